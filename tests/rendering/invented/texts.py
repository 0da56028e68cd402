"""Two invented reports of a city, and the places where their words stand."""

from __future__ import annotations

import re
from dataclasses import replace

from reportdiff.model import (
    Indicator,
    Paragraph,
    Part,
    ReadingWarning,
    Report,
    Section,
    Sentence,
)
from reportdiff.zh.sentences import sentence_spans

OLD = """\
2031年政府工作报告
各位代表：现在，我代表云岭市人民政府，向大会报告工作，请予审议。
一、2030年工作回顾
过去一年，全市生产总值增长4.8%，城镇新增就业3.1万人。
二、2031年主要预期目标
地区生产总值增长5%左右；城镇新增就业3万人以上；居民消费价格涨幅3%左右；粮食产量40万吨以上；\
单位地区生产总值能耗继续下降；研发投入强度达到2.5%；空气质量优良天数比率85%以上；新建保障房2000套。
三、2031年重点工作
（一）扩大有效需求。发放消费券1亿元，支持家电以旧换新。鼓励汽车更新换代。推进云岭大桥开工建设。
（二）建设现代化产业体系。培育专精特新企业50家。实施工业倍增计划。统一规划园区布局。
（三）办好民生实事。新增普惠托位800个。改造老旧小区30个，惠及居民1万户。举办首届云岭马拉松。
（四）加强政府自身建设。坚持过紧日子，一般性支出压减5%。
各位代表，让我们团结奋斗！"""

NEW = """\
2032年政府工作报告
各位代表：现在，我代表云岭市人民政府，向大会报告工作，请予审议。
一、2031年工作回顾
过去一年，全市生产总值增长5.2%，城镇新增就业3.4万人，居民消费价格上涨0.2%，粮食产量39.5万吨，研发投入强度提高。
二、2032年主要预期目标
地区生产总值增长5.5%左右；城镇新增就业3万人左右；居民消费价格涨幅2%左右；粮食产量40万吨以上；\
居民收入增长与经济增长基本同步；数字经济核心产业增加值增长10%以上；空气质量优良天数比率86%以上。
三、2032年重点工作
（一）大力提振消费。发放消费券2亿元，支持家电、汽车以旧换新。
（二）保障和改善民生。新增普惠托位1000个。改造老旧小区30个，惠及居民1万户。
（三）建设现代化产业体系。培育专精特新企业60家。支持企业争创单项冠军。开展“人工智能+”行动。统筹规划园区布局。
（四）加强政府自身建设。坚持过紧日子，一般性支出压减5%。建设数字政府一体化平台。
（五）推进低空经济试点。开通无人机物流航线3条。
各位代表，让我们团结奋斗！"""

_HEADING = re.compile(r"(?:[一二三四五]、[^。]*|（[一二三四五]）[^。]*)")
_PARTS: dict[str, Part] = {"回顾": "review", "目标": "plan", "重点": "plan"}


def build_report(text: str, source: str, year: int, region: str | None = "云岭市") -> Report:
    """A report of lines: 一、 opens a main part, （一） a block of work that runs on."""
    paragraphs, sentences, sections = [], [], []
    part: Part = "other"
    top = sub = 0
    parent = current = None
    for index, line in enumerate(text.splitlines()):
        paragraphs.append(Paragraph(text=line, line=index + 1))
        heading = _HEADING.match(line)
        for number, (start, end) in enumerate(sentence_spans(line), start=1):
            is_heading = heading is not None and number == 1
            if is_heading and heading is not None:
                level = 2 if line.startswith("（") else 1
                top, sub = (top, sub + 1) if level == 2 else (top + 1, 0)
                part = next((p for w, p in _PARTS.items() if w in line and level == 1), part)
                sections.append(
                    Section(
                        index=len(sections),
                        number=f"{top}.{sub}" if level == 2 else str(top),
                        title=heading.group(),
                        level=level,
                        part=part,
                        parent=parent if level == 2 else None,
                        start=len(sentences),
                        end=len(sentences) + 1,
                        runin=len(line) > heading.end() + 1,
                    )
                )
                current = sections[-1].index
                parent = current if level == 1 else parent
            sentences.append(
                Sentence(
                    index=len(sentences),
                    text=line[start:end],
                    paragraph=index,
                    number=number,
                    start=start,
                    end=end,
                    section=current,
                    part=part,
                    heading=is_heading,
                )
            )
    return Report(
        title=text.splitlines()[0],
        region=region,
        year=year,
        source=source,
        paragraphs=tuple(paragraphs),
        sentences=tuple(sentences),
        sections=tuple(sections),
        sha256="0" * 64,
        speaker="林云",
        session="云岭市第九届人民代表大会第二次会议",
        date=f"{year}-01-12",
    )


def sentence_with(report: Report, words: str) -> int:
    """The index of the first sentence that holds ``words``."""
    return next(s.index for s in report.sentences if words in s.text)


def indicator(
    report: Report, name: str, quote: str, value: float | None, unit: str, **more: object
):
    """An indicator at the first place of ``quote``; a target unless ``role`` says otherwise."""
    index = sentence_with(report, quote)
    start = report.sentences[index].text.index(quote)
    base = Indicator(
        name=name,
        key=None,
        value=value,
        upper=None,
        unit=unit,
        bound="exact",
        kind="level",
        role="target",
        year=str(report.year),
        quote=quote,
        sentence=index,
        start=start,
        end=start + len(quote),
    )
    return replace(base, **more)  # type: ignore[arg-type]


def reports() -> tuple[Report, Report]:
    """The two reports, with a warning of every code that matters to a reader."""
    old = build_report(OLD, "2031.docx", 2031)
    new = build_report(NEW, "2032.txt", 2032)
    warnings = (
        ReadingWarning("licence_dropped", "文末授权声明不属于报告，已略去", 18),
        ReadingWarning(
            "repaired", "改回被误替换的字", 12, "改造老旧小L30个", "改造老旧小区30个", 0.93
        ),
    )
    damage = (ReadingWarning("damaged", "此行有无法辨认的字符", 13),)
    return (
        replace(old, warnings=warnings),
        replace(new, warnings=damage, damaged_lines=frozenset({13})),
    )

"""A comparison of two invented reports, built by hand, with a row of every kind."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from reportdiff.model import (
    Commitment,
    Extract,
    ExtractedReport,
    Indicator,
    Paragraph,
    Part,
    ReadingWarning,
    Report,
    Section,
    Sentence,
)
from reportdiff.result import (
    Alignment,
    Candidate,
    CommitmentChange,
    Comparison,
    DiffSegment,
    Fulfilment,
    SectionMatch,
    SentenceLink,
    TargetChange,
    TermChange,
)
from reportdiff.view import ViewOptions
from reportdiff.zh.sentences import sentence_spans

OPTIONS = ViewOptions(generated_at=date(2032, 1, 20), program_version="9.9")

OLD = """\
2031年政府工作报告
各位代表：现在，我代表云岭市人民政府，向大会报告工作，请予审议。
一、2030年工作回顾
过去一年，全市生产总值增长4.8%，城镇新增就业3.1万人。
二、2031年主要预期目标
地区生产总值增长5%左右；城镇新增就业3万人以上；居民消费价格涨幅3%左右；粮食产量40万吨以上；\
单位地区生产总值能耗继续下降；研发投入强度达到2.5%；空气质量优良天数比率85%以上；新建保障房2000套。
三、2031年重点工作
（一）扩大有效需求。发放消费券1亿元，支持家电以旧换新。推进云岭大桥开工建设。
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
（三）建设现代化产业体系。培育专精特新企业60家。开展“人工智能+”行动。统筹规划园区布局。
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


def _commitment(report: Report, words: str) -> Commitment:
    index = sentence_with(report, words)
    return Commitment(report.sentences[index].text, index)


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


def _targets(old: Report, new: Report) -> dict[str, tuple[Indicator | None, Indicator | None]]:
    growth = {"kind": "growth", "bound": "about"}
    return {
        "地区生产总值增长": (
            indicator(
                old,
                "地区生产总值增长",
                "地区生产总值增长5%左右",
                5.0,
                "%",
                key="gdp_growth",
                **growth,
            ),
            indicator(
                new,
                "地区生产总值增长",
                "地区生产总值增长5.5%左右",
                5.5,
                "%",
                key="gdp_growth",
                **growth,
            ),
        ),
        "居民消费价格涨幅": (
            indicator(
                old, "居民消费价格涨幅", "居民消费价格涨幅3%左右", 3.0, "%", key="cpi", **growth
            ),
            indicator(
                new, "居民消费价格涨幅", "居民消费价格涨幅2%左右", 2.0, "%", key="cpi", **growth
            ),
        ),
        "城镇新增就业": (
            indicator(
                old,
                "城镇新增就业",
                "城镇新增就业3万人以上",
                3.0,
                "万人",
                key="new_urban_jobs",
                bound="at_least",
            ),
            indicator(
                new,
                "城镇新增就业",
                "城镇新增就业3万人左右",
                3.0,
                "万人",
                key="new_urban_jobs",
                bound="about",
            ),
        ),
        "粮食产量": (
            indicator(old, "粮食产量", "粮食产量40万吨以上", 40.0, "万吨", bound="at_least"),
            indicator(new, "粮食产量", "粮食产量40万吨以上", 40.0, "万吨", bound="at_least"),
        ),
        "数字经济核心产业增加值增长": (
            None,
            indicator(
                new,
                "数字经济核心产业增加值增长",
                "数字经济核心产业增加值增长10%以上",
                10.0,
                "%",
                kind="growth",
                bound="at_least",
            ),
        ),
        "研发投入强度": (
            indicator(old, "研发投入强度", "研发投入强度达到2.5%", 2.5, "%", kind="share"),
            None,
        ),
        "空气质量优良天数比率": (
            indicator(
                old,
                "空气质量优良天数比率",
                "空气质量优良天数比率85%以上",
                85.0,
                "%",
                kind="share",
                bound="at_least",
            ),
            indicator(
                new,
                "空气质量优良天数比率",
                "空气质量优良天数比率86%以上",
                86.0,
                "%",
                kind="share",
                bound="at_least",
            ),
        ),
        "居民收入增长": (
            None,
            indicator(
                new, "居民收入增长", "居民收入增长与经济增长基本同步", None, "", kind="qualitative"
            ),
        ),
        "单位地区生产总值能耗": (
            indicator(
                old,
                "单位地区生产总值能耗",
                "单位地区生产总值能耗继续下降",
                None,
                "",
                kind="qualitative",
            ),
            None,
        ),
    }


_LABELS = {
    "地区生产总值增长": ("raised", True, "同一指标，数值由5变为5.5"),
    "居民消费价格涨幅": ("lowered", True, "同一指标，数值由3变为2"),
    "城镇新增就业": ("reworded", True, "数值相同，“以上”改为“左右”"),
    "粮食产量": ("unchanged", True, "数值与约束都相同"),
    "数字经济核心产业增加值增长": ("added", True, "去年目标中没有同名指标"),
    "研发投入强度": ("dropped", False, "今年目标中没有同名指标"),
    "空气质量优良天数比率": ("raised", True, "同一指标，数值由85变为86"),
    "居民收入增长": ("qualitative", True, "定性目标，没有数值"),
    "单位地区生产总值能耗": ("qualitative", False, "定性目标，没有数值"),
}


def target_changes(old: Report, new: Report) -> tuple[TargetChange, ...]:
    """A target row of every label; the unsure ones have a nearest candidate."""
    rows = []
    for name, (before, after) in _targets(old, new).items():
        change, sure, reason = _LABELS[name]
        nearest = None if before and after else Candidate(sentence_with(new, "粮食产量"), 0.41)
        if before is None:
            nearest = Candidate(sentence_with(old, "粮食产量"), 0.38)
        rows.append(
            TargetChange(name, change, before, after, 0.96 if sure else 0.52, sure, reason, nearest)  # type: ignore[arg-type]
        )
    return tuple(rows)


def fulfilments(old: Report, new: Report) -> tuple[Fulfilment, ...]:
    """A fulfilment row of every outcome."""
    targets = {name: pair[0] for name, pair in _targets(old, new).items() if pair[0]}
    actual = {"role": "actual", "year": "2031"}
    results = {
        "地区生产总值增长": indicator(
            new,
            "全市生产总值增长",
            "全市生产总值增长5.2%",
            5.2,
            "%",
            key="gdp_growth",
            kind="growth",
            **actual,
        ),
        "城镇新增就业": indicator(
            new, "城镇新增就业", "城镇新增就业3.4万人", 3.4, "万人", **actual
        ),
        "居民消费价格涨幅": indicator(
            new,
            "居民消费价格涨幅",
            "居民消费价格上涨0.2%",
            0.2,
            "%",
            key="cpi",
            kind="growth",
            **actual,
        ),
        "粮食产量": indicator(new, "粮食产量", "粮食产量39.5万吨", 39.5, "万吨", **actual),
        "研发投入强度": indicator(
            new, "研发投入强度", "研发投入强度提高", None, "", kind="qualitative", **actual
        ),
    }
    verdicts = {
        "地区生产总值增长": ("met", 0.2, True, "结果5.2在目标5左右之内"),
        "城镇新增就业": ("exceeded", 0.4, True, "结果3.4高于目标3"),
        "居民消费价格涨幅": ("missed", -2.8, False, "结果0.2低于目标3左右"),
        "粮食产量": ("missed", -0.5, True, "结果39.5低于目标40"),
        "研发投入强度": ("unclear", None, True, "只有定性说法，没有数值"),
        "空气质量优良天数比率": ("not_reported", None, True, "今年报告的回顾部分没有这个指标"),
        "单位地区生产总值能耗": ("not_reported", None, False, "今年报告的回顾部分没有这个指标"),
    }
    rows = []
    for name, (outcome, gap, sure, reason) in verdicts.items():
        nearest = Candidate(sentence_with(new, "过去一年"), 0.33) if name not in results else None
        rows.append(
            Fulfilment(
                name,
                outcome,
                targets[name],
                results.get(name),
                gap,  # type: ignore[arg-type]
                0.9 if sure else 0.5,
                sure,
                reason,
                nearest,
            )
        )
    return tuple(rows)


def _diff(*segments: tuple[str, str]) -> tuple[DiffSegment, ...]:
    return tuple(DiffSegment(op, text) for op, text in segments)  # type: ignore[arg-type]


def commitment_changes(old: Report, new: Report) -> tuple[CommitmentChange, ...]:
    """Commitments of every status, sure and unsure, with figures, wording and a split promise."""
    changed = [
        (
            "发放消费券1亿元",
            "发放消费券2亿元",
            ("数值：1亿元→2亿元", "范围：增加汽车"),
            _diff(
                ("equal", "发放消费券"),
                ("delete", "1亿元"),
                ("insert", "2亿元"),
                ("equal", "，支持家电"),
                ("insert", "、汽车"),
                ("equal", "以旧换新。"),
            ),
        ),
        (
            "新增普惠托位800个",
            "新增普惠托位1000个",
            ("数值：800个→1000个",),
            _diff(
                ("equal", "新增普惠托位"),
                ("delete", "800个"),
                ("insert", "1000个"),
                ("equal", "。"),
            ),
        ),
        (
            "培育专精特新企业50家",
            "培育专精特新企业60家",
            ("数值：50家→60家",),
            _diff(
                ("equal", "培育专精特新企业"),
                ("delete", "50家"),
                ("insert", "60家"),
                ("equal", "。"),
            ),
        ),
        (
            "统一规划园区布局",
            "统筹规划园区布局",
            (),
            _diff(("delete", "统一"), ("insert", "统筹"), ("equal", "规划园区布局。")),
        ),
    ]
    rows = [
        CommitmentChange(
            "changed",
            _commitment(old, a),
            _commitment(new, b),
            0.82,
            diff,
            changes,
            "similar",
            changes != (),
            "措辞相近，数值有变" if changes else "措辞有变",
        )
        for a, b, changes, diff in changed
    ]
    for words in ("改造老旧小区30个", "坚持过紧日子"):
        before, after = _commitment(old, words), _commitment(new, words)
        rows.append(
            CommitmentChange(
                "continued",
                before,
                after,
                1.0,
                _diff(("equal", after.text)),
                (),
                "exact",
                True,
                "逐字相同",
            )
        )
    near_old, near_new = sentence_with(old, "实施工业倍增"), sentence_with(new, "开展“人工")
    for words, sure in (
        ("开展“人工智能+”行动", True),
        ("建设数字政府", True),
        ("开通无人机", False),
    ):
        rows.append(
            CommitmentChange(
                "new",
                None,
                _commitment(new, words),
                0.0,
                (),
                (),
                "",
                sure,
                "去年报告中没有相近的句子",
                Candidate(near_old, 0.34),
            )
        )
    for words, sure in (("推进云岭大桥", True), ("实施工业倍增", False), ("举办首届云岭", True)):
        rows.append(
            CommitmentChange(
                "dropped",
                _commitment(old, words),
                None,
                0.0,
                (),
                (),
                "",
                sure,
                "今年报告中没有相近的句子",
                Candidate(near_new, 0.31),
            )
        )
    rows[0] = replace(rows[0], others=(sentence_with(old, "推进云岭大桥"),))
    return tuple(rows)


def _sections(old: Report, new: Report) -> tuple[SectionMatch, ...]:
    def of(report: Report, words: str) -> int:
        return next(s.index for s in report.sections if words in s.title)

    rows = [
        ("matched", "2030年工作回顾", "2031年工作回顾", 0.9),
        ("matched", "主要预期目标", "主要预期目标", 0.9),
        ("matched", "重点工作", "重点工作", 0.9),
        ("split", "扩大有效需求", "提振消费", 0.6),
        ("split", "扩大有效需求", "低空经济", 0.3),
        ("moved", "现代化产业", "现代化产业", 1.0),
        ("merged", "民生实事", "改善民生", 0.7),
        ("merged", "政府自身", "改善民生", 0.2),
    ]
    found = [SectionMatch(k, of(old, a), of(new, b), s) for k, a, b, s in rows]  # type: ignore[arg-type]
    found.append(SectionMatch("removed", of(old, "政府自身"), None, 0.0))
    found.append(SectionMatch("added", None, of(new, "政府自身"), 0.0))
    return tuple(found)


def comparison() -> Comparison:
    """The comparison of the two reports."""
    old, new = reports()
    commitments = commitment_changes(old, new)
    links = [
        SentenceLink(c.old.sentence, c.new.sentence, c.rung, c.similarity)
        for c in commitments
        if c.old and c.new
    ]
    links += [
        SentenceLink(s.index, t.index, "exact", 1.0)
        for s in old.sentences
        for t in new.sentences
        if s.text == t.text and (s.index, t.index) not in {(x.old, x.new) for x in links}
    ]
    sections = _sections(old, new)
    return Comparison(
        old=old,
        new=new,
        old_extract=Extract(),
        new_extract=Extract(),
        alignment=Alignment(sections, tuple(links), {}, {}),
        sections=sections,
        targets=target_changes(old, new),
        fulfilment=fulfilments(old, new),
        commitments=commitments,
        terms=(
            TermChange("人工智能+", "new", 0, 3),
            TermChange("低空经济", "new", 0, 2),
            TermChange("工业倍增", "dropped", 2, 0),
            TermChange("消费", "risen", 2, 7),
            TermChange("园区", "fallen", 6, 2),
        ),
        warnings=(ReadingWarning("year_gap", "两份报告的年份由文件名推断", None),),
    )


def extracted() -> ExtractedReport:
    """The new report with its extract."""
    old, new = reports()
    targets = [pair[1] for pair in _targets(old, new).values() if pair[1]]
    results = [f.actual for f in fulfilments(old, new) if f.actual]
    found = sorted([*targets, *results], key=lambda i: (i.sentence, i.start))
    planned = [c.new for c in commitment_changes(old, new) if c.new]
    return ExtractedReport(new, Extract(tuple(found), tuple(planned), {"人工智能+": 3}))


def unchanged() -> Comparison:
    """A report compared with itself."""
    _, new = reports()
    found = comparison()
    same = tuple(
        CommitmentChange(
            "continued",
            c.new,
            c.new,
            1.0,
            _diff(("equal", c.new.text)),
            (),
            "exact",
            True,
            "逐字相同",
        )
        for c in found.commitments
        if c.new
    )
    sections = tuple(SectionMatch("matched", s.index, s.index, 1.0) for s in new.sections)
    links = tuple(SentenceLink(s.index, s.index, "exact", 1.0) for s in new.sentences)
    return replace(
        found,
        old=new,
        alignment=Alignment(sections, links, {}, {}),
        sections=sections,
        targets=tuple(
            replace(t, change="unchanged", old=t.new, nearest=None) for t in found.targets if t.new
        ),
        fulfilment=(),
        commitments=same,
        terms=(),
        warnings=(),
    )

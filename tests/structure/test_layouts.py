"""Layouts that reports of cities, counties and the nation come in.

A line that is a heading of level 1 or 2 has its level and part in front, its
title ends with the line or at the first full stop. ``P1`` to ``P3`` stand for
paragraphs of text, ``[h2]`` and ``[h3]`` for what the format says.
"""

from __future__ import annotations

import re

import pytest

from reportdiff.model import Document, Paragraph
from reportdiff.structure import build_report

TEXTS = {
    "P1": "工业经济加快恢复。规模以上工业增加值增长7.5%，新增规模企业36家，完成技改投资21亿元，比上年增长6%。",
    "P2": "深入实施产业链提升行动，今年要培育规模企业30家以上，推进亿元项目80个，加快园区基础设施建设。",
    "P3": "坚持依法行政，自觉接受人大监督，坚持过紧日子，驰而不息纠治“四风”，建设廉洁政府。",
}
HEADING = re.compile(r"([12]) (review|plan|governance|problems|other) ")
RANK = re.compile(r"\[h([1-6])\]")


def layout(text: str) -> tuple[Document, list[tuple[int, str, str]]]:
    expected, paragraphs = [], []
    for n, raw in enumerate(text.strip().splitlines(), 1):
        line = raw.strip()
        heading = HEADING.match(line)
        line = line[heading.end() :] if heading else line
        rank = RANK.match(line)
        line = line[rank.end() :] if rank else line
        for name, body in TEXTS.items():
            line = line.replace(name, body)
        if heading:
            title = line.split("。")[0].rstrip("：").strip("●◆【】")
            expected.append((int(heading[1]), heading[2], title))
        paragraphs.append(Paragraph(line, n, heading_level=int(rank[1]) if rank else None))
    return Document("report.txt", "txt", tuple(paragraphs)), expected


LAYOUTS = {
    "blocks in parallel words": """
        各位代表：
        1 review 一、2023年工作回顾
        过去一年，我们攻坚克难，完成了全年目标任务。
        2 review 一年来，我们坚持实业为本，产业体系加快升级。P1
        2 review 一年来，我们坚持民生为大，社会事业加快发展。P1
        2 review 一年来，我们坚持生态为底，绿色转型加快步伐。P1
        1 plan 二、2024年工作安排
        2 plan 突出项目为王，扩大有效投资。P2
        2 plan 突出改革开放，激发市场活力。P2
        2 plan 突出民生为本，增进群众福祉。P2
        1 governance 三、加强政府自身建设
        坚持政治引领，对党忠诚。P3
        坚持依法行政，建设法治政府。P3
        坚持清正廉洁，守住底线。P3
    """,
    "parallel words beside numbered blocks are topics": """
        各位代表：
        1 review 一、过去五年和2023年工作回顾
        五年来，综合实力迈上新台阶。P1
        五年来，城乡面貌发生新变化。P1
        五年来，人民生活达到新水平。P1
        2 review （一）抓产业，经济运行稳中向好
        P1
        2 review （二）抓民生，群众福祉持续改善
        P1
        1 plan 二、今后五年的奋斗目标
        P2
        1 plan 三、2024年重点工作
        P2
    """,
    "two in parallel and others between are topics": """
        各位代表：
        1 review 一、2023年工作回顾
        加快产业升级，效益提升。P1
        加快改革开放，活力迸发。P1
        民生持续改善。P1
        加快生态建设，环境变好。P1
        1 plan 二、2024年工作安排
        P2
    """,
    "bullets": """
        各位代表：
        1 review 一、2023年工作回顾
        2 review ●经济运行稳中向好。P1
        2 review ●改革开放纵深推进。P1
        2 review ●民生福祉持续增进。P1
        1 plan 二、2024年工作安排
        P2
        2 plan ◆着力扩大内需
        P2
        2 plan ◆着力改善民生
        P2
    """,
    "colons behind titles of parts": """
        各位代表：
        1 review 2023年工作回顾：
        P1
        2 review 一、经济运行稳中向好
        P1
        2 review 二、民生福祉持续增进
        P1
        1 plan 2024年工作安排：
        今年的主要任务：
        P2
        2 plan 一、着力扩大内需
        P2
        2 plan 二、着力改善民生
        P2
    """,
    "ranks of the format where titles are slogans": """
        各位代表：
        1 review [h2]奋进的一年
        P1
        2 review [h3]经济运行稳中向好
        P1
        2 review [h3]民生福祉持续增进
        P1
        1 plan [h2]崭新的篇章
        今年要继续深化改革，要加强项目建设，今后要坚持开放，我们要进一步改善民生。
        2 plan [h3]着力扩大内需
        P2
        2 plan [h3]着力改善民生
        P2
    """,
    "brackets": """
        各位代表：
        1 review 【2023年工作回顾】
        P1
        1 plan 【2024年工作安排】
        P2
    """,
    "contents behind the salutation": """
        各位代表：
        目录
        一、2023年工作回顾………………1
        二、2024年工作安排………………7
        1 review 一、2023年工作回顾
        P1
        1 plan 二、2024年工作安排
        P2
    """,
    "difficulties under a title": """
        各位代表：
        1 review 一、2023年工作回顾
        2 review （一）坚决攻克突出困难和问题
        P1
        2 review （二）民生福祉持续增进
        P1
        2 problems （三）存在的困难和问题
        一是经济总量偏小，产业结构不优。二是财政增收困难，民生短板较多，群众期待还有差距。
        1 plan 二、2024年工作安排
        P2
    """,
    "difficulties as a main part": """
        各位代表：
        1 review 一、2023年工作回顾
        P1
        1 problems 二、当前面临的主要困难和问题
        经济总量偏小，产业结构不优，财政增收困难，民生短板较多。
        1 plan 三、奋力谱写新的篇章
        P2
    """,
    "own building under a slogan": """
        各位代表：
        1 review 一、2023年工作回顾
        P1
        1 plan 二、2024年工作安排
        P2
        1 governance 三、恪尽职守，以优良作风护航发展
        我们要切实加强政府自身建设。P3
    """,
    "own building in other words": """
        各位代表：
        1 review 2023年工作回顾
        P1
        1 plan 2024年工作安排
        P2
        2 plan 一、加快建设数字政府
        P2
        2 plan 二、着力改善民生
        P2
        1 governance 努力打造让人民满意的模范政府
        P3
    """,
    "five years, the next five, and this year": """
        各位代表：
        1 review 一、“十三五”和2020年工作回顾
        P1
        1 plan 二、“十四五”时期的指导思想、主要目标和
        重点任务
        P2
        1 plan 三、2021年主要工作
        2 plan (一)着力扩大内需
        P2
        2 plan (二)着力改善民生
        P2
        2 governance (三)切实加强自身建设
        P3
    """,
    "projects for the people are a list": """
        各位代表：
        1 review 一、2023年工作回顾
        P1
        1 plan 二、2024年工作安排
        2 plan （一）着力扩大内需
        P2
        2 plan （二）着力改善民生
        P2
        今年，我们将办好三件民生实事：
        1.新建公园。在城区新建口袋公园10个，方便群众休闲健身娱乐活动。
        2.改造校舍。改造农村中小学校舍20所，惠及学生和家庭，改善办学条件。
        3.提标低保。城乡低保标准提高5%，惠及群众1.3万人，兜牢民生底线。
    """,
    "notes": """
        各位代表：
        1 review 一、2023年工作回顾
        P1
        1 plan 二、2024年工作安排
        P2
        1 other 《政府工作报告》有关术语解释：
        1.“双碳”：碳达峰、碳中和。
        2.“两癌”：宫颈癌、乳腺癌。
    """,
    "a block on the line of its part": """
        各位代表：
        1 review 一、2023年工作回顾
        P1
        1 plan 二、2024年工作安排
        今年要坚持：（一）稳中求进；（二）改革创新。
        2 plan （一）着力扩大内需
        P2
        2 plan （二）着力改善民生
        P2
    """,
}  # fmt: skip


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    document, expected = layout(LAYOUTS[name])
    if name == "five years, the next five, and this year":
        expected[1] = (1, "plan", "二、“十四五”时期的指导思想、主要目标和重点任务")
    built = build_report(document)
    assert [(s.level, s.part, s.title) for s in built.sections if s.level < 3] == expected


PIECES = [
    "各位代表：", "现在，我代表市人民政府，向大会报告工作，请予审议。", "一、2023年工作回顾",
    TEXTS["P1"] * 3, "（一）经济运行稳中向好。" + TEXTS["P1"] * 2, "（二）民生福祉持续增进。" + TEXTS["P1"] * 2,
    "二、2024年工作安排", TEXTS["P2"] * 3, "三、加强政府自身建设", TEXTS["P3"],
]  # fmt: skip


@pytest.mark.parametrize("space", ["", " ", "\u3000\u3000"])
def test_a_text_without_line_ends_has_its_headings(space: str) -> None:
    built = build_report(Document("report.txt", "txt", (Paragraph(space.join(PIECES), 1),)))
    assert [(s.level, s.part, s.title) for s in built.sections if s.level < 3] == [
        (1, "review", "一、2023年工作回顾"),
        (2, "review", "（一）经济运行稳中向好"),
        (2, "review", "（二）民生福祉持续增进"),
        (1, "plan", "二、2024年工作安排"),
        (1, "governance", "三、加强政府自身建设"),
    ]
    assert "".join(p.text for p in built.paragraphs) == "".join(PIECES)


def test_a_first_block_behind_its_part_gets_a_paragraph() -> None:
    lines = [
        "各位代表：", "一、2023年工作回顾", TEXTS["P1"],
        f"二、2024年工作安排（一）着力扩大内需。{TEXTS['P2']}", f"（二）着力改善民生。{TEXTS['P2']}",
    ]  # fmt: skip
    paragraphs = tuple(Paragraph(t, n) for n, t in enumerate(lines, 1))
    built = build_report(Document("report.txt", "txt", paragraphs))
    assert [(s.number, s.title) for s in built.sections if s.level < 3] == [
        ("1", "一、2023年工作回顾"),
        ("2", "二、2024年工作安排"),
        ("2.1", "（一）着力扩大内需"),
        ("2.2", "（二）着力改善民生"),
    ]


def test_topics_under_parallel_words_keep_their_own_level() -> None:
    document, _ = layout(LAYOUTS["two in parallel and others between are topics"])
    topics = [s.title for s in build_report(document).sections if s.level == 3]
    assert topics[:3] == ["加快产业升级，效益提升", "加快改革开放，活力迸发", "民生持续改善"]

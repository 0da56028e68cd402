"""What stands behind the closing words of a report: kept, and marked as no part of it."""

from __future__ import annotations

import pytest

from reportdiff.extraction import extract
from reportdiff.model import Report
from reportdiff.reading import read_bytes
from reportdiff.structure import build_report
from tests.reading.forms import TEXTS

BEHIND = {
    "a title on the line of its label": ["附件1：2024年民生实事项目清单", "新建公办幼儿园4所。"],
    "a title below its label": ["附件1", "2024年民生实事项目", "新建公办幼儿园4所，增加学位1200个。"],
    "a label in brackets": ["（附件1）", "2024年民生实事", "新建公办幼儿园4所，增加学位1200个。"],
    "a label in lenticular brackets": ["【附件】2024年民生实事", "新建公办幼儿园4所。"],
    "a long title": ["附件：2024年云川市国民经济和社会发展主要预期目标任务分解表", "粮食产量增长6%左右。"],
    "a table": ["附表1：2024年主要经济指标", "地区生产总值\t1113亿元\t6%左右"],
    "a map": ["附图1：云川市发展布局图"],
    "a glossary": ["名词解释", "专精特新：指专业化、精细化，2024年新增100家。"],
    "remarks": ["报告名词注解", "1.专精特新：指专业化，2024年新增100家。"],
    "numbered headings": ["附件1：任务分解表", "一、加快建设产业强市", "招引亿元以上产业项目150个。"],
    "two annexes": ["附件一：", "2024年民生实事", "新建幼儿园4所。", "附件二：", "重大项目表", "总投资30亿元。"],
    "a list without a label": ["2024年云川市为民办实事项目", "1.新建公办幼儿园4所。", "2.改造老旧小区30个。"],
    "a note": ["注：本报告中2023年数据为预计数，地区生产总值增长5.5%。"],
}  # fmt: skip


def read(lines: list[str]) -> Report:
    return build_report(read_bytes("\n".join(lines).encode(), "r.txt"))


def found(report: Report) -> tuple[int, int]:
    extracted = extract(report)
    return len(extracted.indicators), len(extracted.commitments)


WHOLE = read(list(TEXTS))


@pytest.mark.parametrize("case", BEHIND)
def test_annexes_stay_and_state_nothing(case: str) -> None:
    report = read([*TEXTS, *BEHIND[case]])
    behind = [s for s in report.sentences if s.paragraph >= len(TEXTS)]
    assert [p.text for p in report.paragraphs[len(TEXTS) :]] == BEHIND[case]
    assert {s.part for s in behind} == {"other"}
    assert found(report) == found(WHOLE)
    if case != "a note":
        assert report.sections[-1].title in BEHIND[case]
        assert report.sections[-1].parent is None


@pytest.mark.parametrize(
    ("at", "line"),
    [(0, "附件：云川市2024年政府工作报告.docx"), (3, "附件：名词解释"), (10, "（附表1）"), (9, "附表1：完成情况")],
)  # fmt: skip
def test_a_link_to_an_annex_or_a_table_inside_takes_nothing_from_the_report(
    at: int, line: str
) -> None:
    report = read([*TEXTS[:at], line, *TEXTS[at:]])
    assert [s.number for s in report.sections if s.level < 3] == [
        s.number for s in WHOLE.sections if s.level < 3
    ]
    assert found(report) == found(WHOLE)


def test_livelihood_projects_inside_the_plan_are_part_of_it() -> None:
    report = read([*TEXTS[:14], "2024年十件民生实事", *TEXTS[14:]])
    at = next(s for s in report.sentences if s.text == "2024年十件民生实事")
    assert at.part == "plan"

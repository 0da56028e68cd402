"""The scorer tells right from wrong, missed from invented."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportdiff.model import Indicator, Paragraph, Report, Section, Sentence
from tests.accuracy.answers import FigureAnswer, HeadingAnswer, ReportAnswers
from tests.accuracy.sameness import best_pairs, name_likeness, same_place
from tests.accuracy.scoring import score_headings, score_indicators

TEXT = "城镇新增就业4.8万人，能耗下降3%。"
REPORT = Report(
    title="政府工作报告",
    region=None,
    year=2023,
    source="invented.txt",
    paragraphs=(Paragraph(TEXT, 1),),
    sentences=(Sentence(0, TEXT, 0, 1, 0, len(TEXT), None, "review"),),
    sections=(),
)
JOBS = Indicator(
    name="城镇新增就业",
    key=None,
    value=48000,
    upper=None,
    unit="人",
    bound="exact",
    kind="level",
    role="actual",
    year="2022",
    quote="城镇新增就业4.8万人",
    sentence=0,
    start=0,
    end=11,
)
ENERGY = replace(JOBS, name="能耗下降", value=-3, unit="%", kind="growth", quote="能耗下降3%")
JOBS_ANSWER = FigureAnswer(
    "p001s01", JOBS.quote, "城镇新增就业", 4.8, "万人", "exact", "level", "actual", "2022"
)
ENERGY_ANSWER = FigureAnswer(
    "p001s01", ENERGY.quote, "能耗下降", -3, "%", "exact", "growth", "actual", "2022"
)


def key(*figures: FigureAnswer) -> ReportAnswers:
    return ReportAnswers(Path("invented.txt"), {"p001s01": TEXT}, (), figures)


def test_an_extract_equal_to_the_key_is_right_in_everything() -> None:
    figures = score_indicators(REPORT, [JOBS, ENERGY], key(JOBS_ANSWER, ENERGY_ANSWER))
    assert set(figures.values()) == {1.0}


def test_a_missed_and_an_invented_figure_both_cost() -> None:
    missed = score_indicators(REPORT, [JOBS], key(JOBS_ANSWER, ENERGY_ANSWER))
    invented = score_indicators(REPORT, [JOBS, ENERGY], key(JOBS_ANSWER))
    assert missed["indicators"] == invented["indicators"] == pytest.approx(2 / 3)


def test_history_costs_nothing_found_or_not() -> None:
    past = replace(ENERGY_ANSWER, role="other")
    assert score_indicators(REPORT, [JOBS, ENERGY], key(JOBS_ANSWER, past))["indicators"] == 1
    assert score_indicators(REPORT, [JOBS], key(JOBS_ANSWER, past))["indicators"] == 1


@pytest.mark.parametrize(
    ("wrong", "attribute", "full"),
    [
        (replace(JOBS, name="居民消费价格涨幅"), "names", 0),
        (replace(JOBS, role="target"), "roles", 0),
        (replace(JOBS, value=-48000), "signs", 0),
        (replace(JOBS, bound="about"), "bounds", 1),
        (replace(JOBS, kind="change"), "kinds", 1),
        (replace(JOBS, year="2021"), "years", 1),
    ],
)
def test_a_wrong_attribute_counts_against_itself(
    wrong: Indicator, attribute: str, full: int
) -> None:
    figures = score_indicators(REPORT, [wrong], key(JOBS_ANSWER))
    assert figures["indicators"] == 1
    assert [name for name, figure in figures.items() if figure == 0 and name[0] != "i"] == [
        attribute
    ]
    assert figures["indicators_full"] == full


def test_a_heading_is_known_with_or_without_its_number_and_judged_by_level() -> None:
    found = Section(0, "1", "抓产业、扩投资", 1, "review", None, 0, 1)
    answer = HeadingAnswer("p001s01", "（一）抓产业、扩投资", 2, "review")
    assert score_headings([found], [answer]) == {
        "headings": 1,
        "heading_levels": 0,
        "heading_parts": 1,
    }


def test_a_sentence_set_apart_is_still_the_same_place() -> None:
    assert same_place("能耗下降3%", TEXT)
    assert not same_place("居民收入增长6%。", TEXT)


def test_the_best_fitting_pair_is_taken_first() -> None:
    pairs = best_pairs(["新增亿元企业", "新增规上企业"], ["新增规上企业"], name_likeness)
    assert pairs == [("新增规上企业", "新增规上企业")]

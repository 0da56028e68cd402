"""Roles, years and qualitative targets of a whole report."""

from __future__ import annotations

from reportdiff.extraction.indicators import extract_indicators
from tests.comparison.reports import plan, report, review


def found(one):
    return [(i.name, i.value, i.role, i.year) for i in extract_indicators(one)]


def test_a_review_reports_the_year_before():
    assert found(review("地区生产总值增长5%。", 2024)) == [
        ("地区生产总值增长", 5, "actual", "2023")
    ]


def test_a_look_back_over_five_years_has_a_span_and_its_end():
    text = "五年来，我们奋力前行。新建公园20个。公路里程突破3000公里。"
    rows = found(report([("review", text)], 2023))
    assert [(n, y) for n, _, _, y in rows] == [("新建公园", "2018-2022"), ("公路里程", "2022")]


def test_a_plan_sets_targets_but_not_by_what_it_recalls():
    rows = found(plan("新建公园20个。截至去年底，全市公园达到300个。", 2024))
    assert [(r, y) for _, _, r, y in rows] == [("target", "2024"), ("actual", "2023")]


def test_the_starting_point_of_a_rise_is_no_result():
    rows = found(review("城镇化率从50%提高到55%。", 2024))
    assert [r for _, _, r, _ in rows] == ["other", "actual"]


def test_targets_without_figures_are_found_in_the_list_only():
    text = "主要预期目标是：地区生产总值增长6%；国际收支基本平衡；生态环境质量持续改善。实现目标很不容易。"
    rows = found(plan(text))
    assert [n for n, v, _, _ in rows if v is None] == ["国际收支", "生态环境质量"]


def test_a_quote_is_a_substring_of_its_sentence():
    one = report([("review", "新增企业87家、亿元企业33家；收入 ５０ 亿元，增长５％。")], 2024)
    for i in extract_indicators(one):
        sentence = one.sentences[i.sentence].text
        assert sentence[i.start : i.end] == i.quote


def test_annexes_and_openings_state_nothing():
    assert found(report([("other", "“5+N”：指5项活动。共有30个项目。")])) == []

"""This year's targets against last year's, and last year's against this year's results."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportdiff.comparison.fulfilment import compare_fulfilment
from reportdiff.comparison.targets import compare_targets, plan_targets
from reportdiff.extraction.indicators import extract_indicators
from reportdiff.model import Extract, Report
from reportdiff.zh.results import judge_goal
from tests.comparison.reports import plan, report


def extracted(one: Report) -> Extract:
    return Extract(extract_indicators(one))


def changes(old: str, new: str) -> list[tuple[str, str]]:
    a, b = plan(old, 2023), plan(new, 2024)
    return [(r.name, r.change) for r in compare_targets(a, b, extracted(a), extracted(b))]


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        ("地区生产总值增长6%左右。", "地区生产总值增长6.5%左右。", "raised"),
        ("地区生产总值增长6%左右。", "地区生产总值增长5%左右。", "lowered"),
        ("地区生产总值增长6%左右。", "地区生产总值增长6%左右。", "unchanged"),
        ("地区生产总值增长6%左右。", "地区生产总值增长6%以上。", "reworded"),
        ("单位地区生产总值能耗下降2.5%。", "单位地区生产总值能耗下降3%。", "raised"),
        ("城镇新增就业1.2万人。", "城镇新增就业12000人。", "unchanged"),
    ],
)
def test_a_target_of_both_years_has_one_row(old, new, change):
    assert [c for _, c in changes(old, new)] == [change]


def test_targets_of_different_things_with_one_number_are_not_joined():
    assert sorted(c for _, c in changes("新建公园20个。", "引进博士20个。")) == ["added", "dropped"]


def test_a_figure_given_up_for_words_is_qualitative():
    assert [
        c for _, c in changes("新开工改造城镇老旧小区53个。", "再开工改造一批城镇老旧小区。")
    ] == ["qualitative"]


def test_a_target_said_twice_counts_once():
    text = "主要预期目标是：地区生产总值增长6%左右；居民收入稳步增长。"
    again = report([("plan", text), ("plan", "实现地区生产总值增长6%左右，要靠实干。")])
    assert [t.name for t in plan_targets(again, extracted(again))] == [
        "地区生产总值增长",
        "居民收入",
    ]


def test_a_target_for_later_years_is_not_this_years():
    far = plan("到2030年，森林覆盖率达到45%。新造林3万亩。")
    assert [t.name for t in plan_targets(far, extracted(far))] == ["新造林"]


def test_an_absent_target_names_the_best_rejected_candidate():
    a, b = plan("新建公园20个。", 2023), plan("新建口袋公厕20个。", 2024)
    dropped = [
        r for r in compare_targets(a, b, extracted(a), extracted(b)) if r.change == "dropped"
    ]
    assert dropped[0].nearest is not None
    assert dropped[0].nearest.sentence == 0


def test_swapping_the_reports_swaps_the_labels():
    swap = {"raised": "lowered", "lowered": "raised", "added": "dropped", "dropped": "added"}
    old = "地区生产总值增长6%左右。新建公园20个。城镇新增就业3万人。"
    new = "地区生产总值增长5%左右。引进博士30名。城镇新增就业4万人。"
    forth = sorted(swap.get(c, c) for _, c in changes(old, new))
    assert forth == sorted(c for _, c in changes(new, old))


def test_a_report_against_itself_changes_no_target():
    text = "主要预期目标是：地区生产总值增长6%左右；国际收支基本平衡。新建公园20个。"
    assert {c for _, c in changes(text, text)} == {"unchanged"}


def test_a_result_is_found_under_another_unit_and_far_from_the_summary():
    old = plan("城镇新增就业1.2万人。新建公园20个。", 2023)
    new = report(
        [("review", "2023年，改革深化。城镇新增就业12000人。"), ("plan", "新建公园30个。")], 2024
    )
    rows = compare_fulfilment(old, new, extracted(old), extracted(new))
    assert [(r.name, r.outcome) for r in rows] == [
        ("城镇新增就业", "met"),
        ("新建公园", "not_reported"),
    ]


def test_results_of_other_years_do_not_count():
    old = plan("城镇新增就业1.2万人。", 2023)
    new = report([("review", "2020年城镇新增就业1.3万人。")], 2024)
    rows = compare_fulfilment(old, new, extracted(old), extracted(new))
    assert [r.outcome for r in rows] == ["not_reported"]


@pytest.mark.parametrize(
    ("wanted", "income", "outcome"),
    [
        ("居民收入增长与经济增长同步", "6.1%", "exceeded"),
        ("居民收入增长与经济增长同步", "5.1%", "met"),
        ("居民收入增长与经济增长同步", "4%", "missed"),
        ("居民收入增长快于经济增长", "5%", "missed"),
    ],
)
def test_a_target_in_step_with_the_economy_is_held_against_its_growth(wanted, income, outcome):
    old = plan(f"主要预期目标是：地区生产总值增长5%；{wanted}。", 2023)
    new = report([("review", f"地区生产总值增长5.2%。居民人均可支配收入增长{income}。")], 2024)
    rows = compare_fulfilment(old, new, extracted(old), extracted(new))
    assert rows[1].outcome == outcome


def test_indicators_of_two_grades_are_two_indicators():
    assert sorted(c for _, c in changes("新增省级智能工厂4家。", "新增国家级智能工厂4家。")) == [
        "added",
        "dropped",
    ]


def test_growth_in_one_year_and_words_in_the_other_are_one_indicator():
    old = "主要预期目标是：单位地区生产总值能耗继续下降。"
    assert [c for _, c in changes(old, "单位地区生产总值能耗下降2%。")] == ["qualitative"]


def outcomes(old: str, new: str) -> list[tuple[str, bool, str, str]]:
    a, b = plan(old, 2023), report([("review", new)], 2024)
    rows = compare_fulfilment(a, b, extracted(a), extracted(b))
    return [(r.outcome, r.sure, r.rule, r.doubt) for r in rows]


def test_money_whose_purpose_is_not_named_is_no_result_of_other_money():
    assert outcomes("中央财政投入3318亿元。", "中央财政安排429亿元。")[0][0] == "not_reported"


def test_amounts_that_are_far_apart_are_doubted():
    [(outcome, sure, _, doubt)] = outcomes("城镇新增就业900万人。", "城镇新增就业4200万人。")
    assert (outcome, sure, doubt) == ("exceeded", False, "far_apart")
    [(_, sure, rule, doubt)] = outcomes("城镇新增就业900万人。", "城镇新增就业950万人。")
    assert (sure, rule, doubt) == (True, "higher", "")


@pytest.mark.parametrize(
    ("part", "text", "outcome"),
    [
        ("problems", "去年我曾提出，要把零售物价涨幅控制在10%以内。", "not_reported"),
        ("problems", "去年零售物价上涨21.7%。", "missed"),
        ("problems", "没有实现年初确定的零售物价涨幅10%以内的目标。", "missed"),
        ("plan", "零售物价涨幅从去年的10%提高到12%。", "not_reported"),
        ("plan", "去年零售物价上涨2.6%，这是一个重要成果。", "met"),
    ],
)
def test_a_target_told_again_is_no_result_unless_it_is_admitted_to_be_missed(part, text, outcome):
    a, b = plan("零售物价涨幅控制在10%以内。", 2023), report([(part, text)], 2024)
    [row] = compare_fulfilment(a, b, extracted(a), extracted(b))
    assert row.outcome == outcome
    assert (row.rule == "admitted") == ("没有实现" in text)


def test_a_rise_of_prices_does_not_tell_whether_they_are_steady():
    [rise] = extract_indicators(report([("review", "居民消费价格上涨4.8%。")], 2024))
    wanted = replace(rise, value=None, kind="qualitative", quote="物价总水平基本稳定")
    assert judge_goal(wanted, rise, growth=None) == "unclear"
    assert judge_goal(replace(wanted, quote="进出口量稳质升"), rise, growth=None) == "met"
    fall = replace(rise, value=-2.9)
    assert judge_goal(replace(wanted, quote="节能降碳完成省定目标"), fall, growth=None) == "met"


def test_a_short_name_is_not_joined_over_a_gulf():
    assert outcomes("产值突破1600亿元。", "产值突破100亿元。")[0][0] == "not_reported"


def test_what_is_about_a_figure_says_how_near_is_near():
    a, b = (
        plan("地区生产总值增长6%左右。", 2023),
        report([("review", "地区生产总值增长5.8%。")], 2024),
    )
    [row] = compare_fulfilment(a, b, extracted(a), extracted(b))
    assert (row.outcome, row.tolerance) == ("met", 0.3)
    assert "±0.3个百分点" in row.reason


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("地区生产总值增长6%左右。", "地区生产总值增长6.5%左右。", "catalogue"),
        ("新建屏河碧道12公里。", "新建屏河碧道14公里。", "name"),
        ("新建屏河碧道12公里。", "全面建设美丽乡村。", "alone"),
    ],
)
def test_a_row_carries_the_code_of_its_reason(old, new, rule):
    a, b = plan(old, 2023), plan(new, 2024)
    assert compare_targets(a, b, extracted(a), extracted(b))[0].rule == rule

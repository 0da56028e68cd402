"""When a result meets a target."""

from __future__ import annotations

import pytest

from reportdiff.comparison.outcome import judge
from reportdiff.extraction.indicators import extract_indicators
from reportdiff.model import Indicator
from tests.comparison.reports import plan, review


def target(text: str) -> Indicator:
    return extract_indicators(plan(text))[0]


def result(text: str) -> Indicator:
    return extract_indicators(review(text))[0]


@pytest.mark.parametrize(
    ("wanted", "got", "outcome"),
    [
        ("地区生产总值增长6%左右。", "地区生产总值增长6.2%。", "met"),
        ("地区生产总值增长6%左右。", "地区生产总值增长5.7%。", "met"),
        ("地区生产总值增长6%左右。", "地区生产总值增长6.4%。", "exceeded"),
        ("地区生产总值增长6%左右。", "地区生产总值增长5.2%。", "missed"),
        ("城镇新增就业1.2万人以上。", "城镇新增就业12000人。", "met"),
        ("城镇新增就业1.2万人以上。", "城镇新增就业12500人。", "met"),
        ("城镇新增就业1.2万人以上。", "城镇新增就业1.3万人。", "exceeded"),
        ("城镇新增就业1.2万人以上。", "城镇新增就业11999人。", "missed"),
        ("城镇登记失业率控制在4.5%以内。", "城镇登记失业率4.4%。", "met"),
        ("城镇登记失业率控制在4.5%以内。", "城镇登记失业率4.0%。", "exceeded"),
        ("城镇登记失业率控制在4.5%以内。", "城镇登记失业率4.6%。", "missed"),
        ("单位地区生产总值能耗下降3%。", "单位地区生产总值能耗下降3.5%。", "exceeded"),
        ("单位地区生产总值能耗下降3%。", "单位地区生产总值能耗下降2.1%。", "missed"),
        ("居民消费价格涨幅3%左右。", "居民消费价格上涨0.2%。", "met"),
        ("居民消费价格涨幅3%左右。", "居民消费价格上涨4%。", "missed"),
        ("社会消费品零售总额增长8%—9%。", "社会消费品零售总额增长8.6%。", "met"),
        ("社会消费品零售总额增长8%—9%。", "社会消费品零售总额增长7.9%。", "missed"),
        ("社会消费品零售总额增长8%—9%。", "社会消费品零售总额增长10%。", "exceeded"),
    ],
)
def test_a_result_is_judged_by_bound_and_good_direction(wanted, got, outcome):
    assert judge(target(wanted), result(got)).outcome == outcome


def test_the_gap_is_in_the_unit_of_the_target():
    judgement = judge(target("城镇新增就业1.2万人以上。"), result("城镇新增就业13000人。"))
    assert judgement.gap == pytest.approx(0.1)

"""Odd pairs are put right or warned of."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.comparison.order import in_order
from reportdiff.options import CompareOptions
from tests.comparison.reports import plan


def codes(a, b, **options):
    return [w.code for w in in_order(a, b, CompareOptions(**options))[2]]


def test_successive_reports_need_no_warning():
    assert codes(plan("", 2023), plan("", 2024)) == []


def test_reports_in_the_wrong_order_are_put_in_order():
    old, new, warnings = in_order(plan("", 2024), plan("", 2023), CompareOptions())
    assert (old.year, new.year) == (2023, 2024)
    assert [w.code for w in warnings] == ["order"]


def test_the_order_can_be_kept():
    old, _, _ = in_order(plan("", 2024), plan("", 2023), CompareOptions(keep_order=True))
    assert old.year == 2024


def test_other_regions_equal_years_and_long_gaps_are_warned_of():
    other = replace(plan("", 2024), region="云川省")
    assert codes(plan("", 2023), other) == ["region"]
    assert codes(plan("", 2024), plan("", 2024)) == ["year"]
    assert codes(plan("", 2018), plan("", 2024)) == ["year"]


def test_an_unknown_year_is_asked_for():
    assert codes(replace(plan("", 2024), year=None), plan("", 2024)) == ["year"]

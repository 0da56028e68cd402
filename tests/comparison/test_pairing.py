"""Which indicators are weighed against each other at all."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.comparison.pairing import assign
from reportdiff.extraction import extract
from reportdiff.zh.likeness import name_parts

from .reports import plan


def test_one_entry_of_the_catalogue_is_one_indicator_whatever_its_name() -> None:
    (gdp,) = extract(plan("国内生产总值增长5%左右。")).indicators
    other = replace(gdp, name="经济")
    assert name_parts(gdp.name)[0].isdisjoint(name_parts(other.name)[0])
    assert assign([gdp], [other]) == {0: (0, 1.0)}


def test_names_without_a_common_character_are_never_joined() -> None:
    (gdp,) = extract(plan("国内生产总值增长5%左右。")).indicators
    assert assign([gdp], [replace(gdp, name="绿化", key=None)]) == {}

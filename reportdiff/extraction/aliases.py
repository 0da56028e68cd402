"""Indicators that a user's lexicon calls by another name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportdiff.lexicon import active
from reportdiff.model import Indicator
from reportdiff.zh import catalogue
from reportdiff.zh.lexicon import load_table


def with_full_names(indicators: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """The indicators, those that go by an alias renamed and looked up in the catalogue again.

    An alias is a whole name, or a name that only a word of change follows.
    """
    names = dict(active().aliases)
    return tuple(_renamed(i, names) if names else i for i in indicators)


def _renamed(indicator: Indicator, names: dict[str, str]) -> Indicator:
    naming = load_table("naming")
    for change in ("", *naming["rises"], *naming["falls"]):
        stem = indicator.name.removesuffix(change)
        if stem in names and stem + change == indicator.name:
            full = names[stem] + change
            match = catalogue.find(names[stem], indicator.kind, indicator.unit, full)
            return replace(indicator, name=full, key=match.key if match else None)
    return indicator

"""Figures that lend each other a unit, a bound or a starting point."""

from __future__ import annotations

import re
from itertools import pairwise

from reportdiff.zh.quantity import Quantity

_SCALE = re.compile(r"^(?:十|百|千)?(?:万亿|亿|万)")
_ONLY_SCALE = re.compile(r"^(?:十|百|千)?(?:万亿|亿|万)?$")


def share_units(found: list[Quantity], text: str) -> list[Quantity]:
    """净减少10.6万、3.8万、3.3万平方公里: a figure without unit takes that of the next in its list."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        here, after = out[i], out[i + 1]
        between = text[here.end : after.start]
        if between not in _SEPARATORS:
            continue
        if _ONLY_SCALE.match(here.unit) and after.unit:
            bare = _SCALE.sub("", after.unit)
            out[i] = here = here._replace(unit=here.unit + bare, unit_class=after.unit_class)
        listed = between in "、和与" and here.unit == after.unit
        if listed and here.bound == "exact" and text[: after.end].endswith(_SHARED_BOUNDS):
            # 达到95%、97%以上: the bound behind the last figure is for all of them.
            out[i] = here._replace(bound=out[i + 1].bound)
    return out


_SEPARATORS = frozenset("、和与及，")
_SHARED_BOUNDS = ("以上", "以内", "以下", "左右")


_FROM = re.compile(r"(?:从|由|自)(?:\d{4}年)?(?:[^，。；0-9]{0,12}?)$")
_TO = re.compile(
    r"^(?:左右|以上|以下)?(?:左右)?(?:大幅|逐步|逐年|明显|累计|扩大|稳步)?(?:提高|增加|上升|增长|下降|降低|减少|压缩|缩短|提升|扩大|增|降|升|压减|调整|扩展|扩|跃升|拓展|调|发展|缩小|跃|攀升)?(?:至|到|为)"
)


def mark_baselines(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with ``baseline`` set on the first figure of 从…提高到…."""
    out = list(quantities)
    for i, (here, following) in enumerate(pairwise(quantities)):
        has_from = _FROM.search(text[max(0, here.start - 16) : here.start])
        if has_from and _TO.match(text[here.end : following.start]):
            out[i] = here._replace(baseline=True)
    return out

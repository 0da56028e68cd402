"""Whether a result meets a target, by the target's bound and the indicator's good direction."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.model import Indicator
from reportdiff.result import Outcome
from reportdiff.zh import catalogue
from reportdiff.zh.likeness import in_base_units

# 左右 holds within 0.3 percentage points or 3 %; more than 5 % beyond a bound is clearly better.
# Both from the annotation guide of the evaluation.
ABOUT_POINTS = 0.3
ABOUT_SHARE = 0.03
CLEARLY_SHARE = 0.05
_EPSILON = 1e-9


@dataclass(frozen=True, slots=True)
class Judgement:
    """An outcome, the gap (result minus target, in the target's unit) and the rule it rests on.

    ``rule`` and ``tolerance`` are those of :class:`reportdiff.result.Fulfilment`.
    """

    outcome: Outcome
    gap: float | None
    rule: str
    tolerance: float | None = None


def judge(target: Indicator, actual: Indicator) -> Judgement:
    """Judge a numeric result against a numeric target; anything else is ``unclear``."""
    if target.value is None or actual.value is None:
        return Judgement("unclear", None, "words")
    goal = in_base_units(target.value, target.unit)
    top = None if target.upper is None else in_base_units(target.upper, target.unit)
    result = in_base_units(actual.value, actual.unit)
    scale = goal / target.value if target.value else 1.0
    gap = round((result - goal) / (scale or 1.0), 6)
    slack = _tolerance(target, goal) if target.bound == "about" else 0.0
    tolerance = round(slack / (scale or 1.0), 6) if slack else None
    direction = _direction(target)
    if direction == "ceiling":
        limit = max(goal, top or goal) + slack
        outcome: Outcome = "met" if result <= limit + _EPSILON else "missed"
        return Judgement(outcome, gap, "ceiling", tolerance)
    sign = _sign(target, direction, goal)
    rule = "cut" if goal < 0 else "higher" if sign > 0 else "lower"
    low, high = sorted((sign * goal, sign * (top if top is not None else goal)))
    return Judgement(_outcome(target, sign * result, low, high), gap, rule, tolerance)


def _direction(target: Indicator) -> str:
    match = catalogue.find(target.name, target.kind, target.unit, target.name)
    if match:
        return match.entry.good
    return "down" if target.bound == "at_most" else "up"


def _sign(target: Indicator, direction: str, goal: float) -> int:
    """+1 where a greater number is better. A cut (-2.5 %) is better the further below zero."""
    if goal < 0:
        return -1
    return -1 if direction == "down" or target.bound == "at_most" else 1


def _tolerance(target: Indicator, goal: float) -> float:
    if target.kind in ("growth", "share") or target.unit.endswith("百分点"):
        return ABOUT_POINTS
    return abs(goal) * ABOUT_SHARE


def _outcome(target: Indicator, result: float, low: float, high: float) -> Outcome:
    """Compare on a scale where greater is better."""
    clear = CLEARLY_SHARE * abs(high)
    if target.bound == "about":
        slack = _tolerance(target, low)
        if result < low - slack - _EPSILON:
            return "missed"
        return "exceeded" if result > high + slack + _EPSILON else "met"
    if result < low - _EPSILON:
        return "missed"
    return "exceeded" if result > high + clear + _EPSILON else "met"

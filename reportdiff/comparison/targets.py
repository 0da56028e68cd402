"""This year's targets against last year's."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.comparison.pairing import assign, best_rejected, doubts
from reportdiff.comparison.wordless import PlainClauses, counterpart
from reportdiff.model import Extract, Indicator, Part, Report
from reportdiff.result import Candidate, TargetChange, TargetLabel
from reportdiff.zh.likeness import in_base_units, name_likeness
from reportdiff.zh.wording import bare_goal, bound_words, target_reason

# A pair at least this alike is sure, and an absence whose closest name is no nearer than that.
# Calibrated on five annotated pairs: 97 % of the rows called sure are right, see docs/accuracy.md.
SURE = 0.75
SURE_ABSENT = 0.25
PLAN: tuple[Part, ...] = ("plan", "governance")


def plan_targets(report: Report, extract: Extract) -> tuple[Indicator, ...]:
    """The targets that a report sets for its plan year, each once, in reading order.

    A change that only restates a level (增加1500亿元 after 财政赤字13500亿元) and a
    target repeated elsewhere in the plan are left out.
    """
    found: list[Indicator] = []
    for indicator in extract.indicators:
        if indicator.role != "target" or _restates(indicator):
            continue
        if report.year and indicator.year != str(report.year):
            continue
        if not any(_same_target(indicator, earlier) for earlier in found):
            found.append(indicator)
    return tuple(found)


def _restates(indicator: Indicator) -> bool:
    return indicator.kind == "change" and indicator.score < 0.8


def _same_target(left: Indicator, right: Indicator) -> bool:
    """Whether the plan says the same target twice (once in the list, once explained)."""
    if left.sentence == right.sentence or left.kind != right.kind:
        return False
    if left.kind == "qualitative":
        return bare_goal(left.quote) == bare_goal(right.quote)
    if _size(left) != _size(right) or left.bound != right.bound:
        return False
    if left.key is not None and left.key == right.key:
        return True
    return name_likeness(left.name, right.name) >= 0.9


def _size(indicator: Indicator) -> float | None:
    return None if indicator.value is None else in_base_units(indicator.value, indicator.unit)


def compare_targets(
    old: Report, new: Report, old_extract: Extract, new_extract: Extract
) -> tuple[TargetChange, ...]:
    """One row for each target of either plan year: those of NEW in order, then what was dropped.

    Pairs are found by what the targets measure (catalogue, name, unit), as an
    optimal assignment; a row without a counterpart carries the best rejected one.
    """
    before, after = plan_targets(old, old_extract), plan_targets(new, new_extract)
    pairs = assign(after, before)
    rows = []
    said_before, said_after = PlainClauses(old, PLAN), PlainClauses(new, PLAN)
    for i, target in enumerate(after):
        if i in pairs:
            j, score = pairs[i]
            rows.append(_paired(before[j], target, score))
        elif target.value is not None and (found := counterpart(target, said_before)):
            rows.append(_paired(found[0], target, found[1]))
        else:
            rows.append(_single(target, before, added=True))
    matched = {j for j, _ in pairs.values()}
    for j, target in enumerate(before):
        if j in matched:
            continue
        if target.value is not None and (found := counterpart(target, said_after)):
            rows.append(_paired(target, found[0], found[1]))
        else:
            rows.append(_single(target, after, added=False))
    return tuple(rows)


def _paired(old: Indicator, new: Indicator, score: float) -> TargetChange:
    change = change_label(old, new)
    numbers = (old.value is None) == (new.value is None)
    by_key = old.key is not None and old.key == new.key
    rule = ("catalogue" if by_key else "name") if numbers else "words"
    doubt = doubts(old, new)
    return TargetChange(
        new.name,
        change,
        old,
        new,
        round(score, 3),
        sure=score >= SURE and not doubt,
        reason=target_reason(change, rule, score, doubt),
        rule=rule,
        doubt=doubt,
    )


def _single(target: Indicator, others: Sequence[Indicator], *, added: bool) -> TargetChange:
    rejected = best_rejected(target, others)
    closest = rejected[1] if rejected else 0.0
    nearest = Candidate(rejected[0].sentence, rejected[1]) if rejected else None
    change: TargetLabel = "added" if added else "dropped"
    score = round(1.0 - closest, 3)
    rule = "absent" if rejected else "alone"
    return TargetChange(
        target.name,
        change,
        None if added else target,
        target if added else None,
        score,
        closest < SURE_ABSENT and target.score >= 0.9,
        target_reason(change, rule, closest),
        nearest,
        rule,
    )


def change_label(old: Indicator, new: Indicator) -> TargetLabel:
    """What happened to a target: by the number itself, its bound and its wording.

    ``raised`` and ``lowered`` compare sizes, so that a cut from 2.5 to 3 % is raised.
    """
    if old.value is None or new.value is None:
        if old.value is None and new.value is None and bare_goal(old.quote) == bare_goal(new.quote):
            return "unchanged"
        return "qualitative"
    a, b = _middle(old), _middle(new)
    if abs(a - b) > 1e-9 * max(abs(a), abs(b), 1.0):
        return "raised" if abs(b) > abs(a) else "lowered"
    same = old.bound == new.bound and bound_words(old.quote) == bound_words(new.quote)
    return "unchanged" if same else "reworded"


def _middle(indicator: Indicator) -> float:
    """The figure in base units, the middle of a range."""
    value = indicator.value or 0.0
    if indicator.upper is not None:
        value = (value + indicator.upper) / 2
    return in_base_units(value, indicator.unit)

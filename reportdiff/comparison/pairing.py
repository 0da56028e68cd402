"""Which indicator of one report is the same as which of another: scores and the best assignment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from reportdiff.model import Indicator
from reportdiff.zh import catalogue
from reportdiff.zh.likeness import adds, name_likeness, units_agree

# Below this two names are not taken for one indicator. Between 0.5 and 0.7 the targets of the
# annotated pairs are joined equally well; below 0.5 different indicators of one unit are joined.
MIN_LIKENESS = 0.66


def likeness(left: Indicator, right: Indicator) -> float:
    """How sure it is, from 0 to 1, that two indicators measure the same thing.

    The catalogue decides where it knows both names; otherwise the names do,
    and units and kinds must agree.
    """
    if left.kind != "qualitative" and right.kind != "qualitative":
        if not units_agree(left.unit, right.unit):
            return 0.0
        if left.kind != right.kind:
            flows = {left.kind, right.kind} == {"level", "change"}
            # 新增60家 is a level and 净增63家 a change, but both count what was added.
            return 0.9 * _by_name(left, right) if flows and adds(left.name, right.name) else 0.0
    return _by_name(left, right)


def _by_name(left: Indicator, right: Indicator) -> float:
    a, b = entry_id(left), entry_id(right)
    if a and b:
        return 1.0 if a == b else 0.0
    plain = name_likeness(left.name, right.name)
    # A name the catalogue knows is seldom the same as one that it does not.
    return plain * (0.85 if (a or b) and plain < 1.0 else 1.0)


def entry_id(indicator: Indicator) -> str | None:
    """The catalogue's entry of an indicator, the same for its level, its growth and its wording."""
    key = indicator.key
    if key is None:
        return None
    known = _entries_by_key()
    if key in known:
        return known[key]
    # Of a grade (省级) or in another unit: an indicator of its own, in whatever kind.
    bare = key
    for kind in _KINDS:
        bare = bare.removesuffix(f"_{kind}")
    return known.get(bare, bare)


_KINDS = ("level", "growth", "change", "share", "qualitative")


@cache
def _entries_by_key() -> dict[str, str]:
    return {key: e.id for e in catalogue.entries() for key in (e.id, *e.keys.values())}


def assign(
    rows: Sequence[Indicator],
    columns: Sequence[Indicator],
    score: Callable[[Indicator, Indicator], float] = likeness,
    minimum: float = MIN_LIKENESS,
) -> dict[int, tuple[int, float]]:
    """The one-to-one pairs with the greatest total score: row -> (column, score)."""
    if not rows or not columns:
        return {}
    from reportdiff.alignment.assignment import best_pairs

    scores = {(i, j): score(r, c) for i, r in enumerate(rows) for j, c in enumerate(columns)}
    found = best_pairs({pair: value for pair, value in scores.items() if value >= minimum})
    return {i: (j, scores[i, j]) for i, j in found}


def best_rejected(wanted: Indicator, others: Sequence[Indicator]) -> tuple[Indicator, float] | None:
    """The closest candidate of all, for a claim that there is none.

    Closeness is by name alone: another unit or kind may be the very reason why
    the program did not join what a reader would.
    """
    scored = [(name_likeness(wanted.name, o.name), -i, o) for i, o in enumerate(others)]
    best = max(scored, default=None)
    return None if best is None or best[0] <= 0.0 else (best[2], round(best[0], 3))

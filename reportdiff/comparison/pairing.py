"""Which indicator of one report is the same as which of another: scores and the best assignment."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from reportdiff.model import Indicator
from reportdiff.result import Doubt
from reportdiff.zh import catalogue
from reportdiff.zh.likeness import (
    adds,
    in_base_units,
    name_likeness,
    name_parts,
    names_no_matter,
    units_agree,
)

# Below this two names are not taken for one indicator. Between 0.5 and 0.7 the targets of the
# annotated pairs are joined equally well; below 0.5 different indicators of one unit are joined.
MIN_LIKENESS = 0.66

# Amounts of one matter seldom differ so much from a year to the next. Of the pairs of 36
# successive national reports 12 of 16 beyond the factor 3 were of two matters (or of one year
# and of five); of those beyond 4 with a name that does not say whose (产值, 亏损), all.
FAR_APART = 3.0
TOO_FAR_APART = 4.0
VAGUE_NAME = 3


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
    elif {left.kind, right.kind} & {"level", "change"}:
        # A goal without a figure is judged by a rate (收入增长6%) where a sum is told beside it.
        return 0.999 * _by_name(left, right)
    return _by_name(left, right)


def _by_name(left: Indicator, right: Indicator) -> float:
    a, b = entry_id(left), entry_id(right)
    if a and b:
        return 1.0 if a == b else 0.0
    if names_no_matter(left.name) or names_no_matter(right.name):
        return 0.0
    plain = name_likeness(left.name, right.name)
    if plain >= MIN_LIKENESS and _vague(left, right) and _times(left, right) > TOO_FAR_APART:
        return 0.0
    # A name the catalogue knows is seldom the same as one that it does not.
    return plain * (0.85 if (a or b) and plain < 1.0 else 1.0)


def entry_id(indicator: Indicator) -> str | None:
    """The catalogue's entry of an indicator, the same for its level, its growth and its wording."""
    return None if indicator.key is None else _entry_of(indicator.key)


@lru_cache(maxsize=4096)
def _entry_of(key: str) -> str:
    known = _entries_by_key()
    if key in known:
        return known[key]
    # Of a grade (省级) or in another unit: an indicator of its own, in whatever kind.
    bare = key
    for kind in _KINDS:
        bare = bare.removesuffix(f"_{kind}")
    return known.get(bare, bare)


def _vague(left: Indicator, right: Indicator) -> bool:
    return min(len(name_parts(one.name)[2]) for one in (left, right)) <= VAGUE_NAME


def doubts(left: Indicator, right: Indicator) -> Doubt:
    """What speaks against a pair that was made: amounts that are far apart."""
    return "far_apart" if _times(left, right) > FAR_APART else ""


def _times(left: Indicator, right: Indicator) -> float:
    """How many times the larger of two amounts is the smaller; 1 for what is no amount."""
    kinds = {left.kind, right.kind}
    if left.value is None or right.value is None or not {"level"} <= kinds <= {"level", "change"}:
        return 1.0
    sizes = sorted(abs(in_base_units(i.value or 0.0, i.unit)) for i in (left, right))
    return sizes[1] / sizes[0] if sizes[0] else 1.0


_KINDS = ("level", "growth", "change", "share", "qualitative")


@cache
def _entries_by_key() -> dict[str, str]:
    return {key: e.id for e in catalogue.entries() for key in (e.id, *e.keys.values())}


def assign(
    rows: Sequence[Indicator], columns: Sequence[Indicator], minimum: float = MIN_LIKENESS
) -> dict[int, tuple[int, float]]:
    """The one-to-one pairs with the greatest total likeness: row -> (column, likeness)."""
    if not rows or not columns:
        return {}
    from reportdiff.alignment.assignment import best_pairs

    known = _marks(columns)
    scores = {
        (i, j): score
        for i, row in enumerate(rows)
        for j in _within_reach(row, known)
        if (score := likeness(row, columns[j])) >= minimum
    }
    return {i: (j, scores[i, j]) for i, j in best_pairs(scores)}


_Mark = tuple["frozenset[str]", "str | None"]


def _marks(indicators: Sequence[Indicator]) -> list[_Mark]:
    """The characters of each name and its entry of the catalogue."""
    return [(name_parts(i.name)[0], entry_id(i)) for i in indicators]


def _within_reach(wanted: Indicator, others: Sequence[_Mark]) -> list[int]:
    """Which of the others can be alike at all: of the same entry, or with a character in common."""
    ((own, entry),) = _marks([wanted])
    return [
        i
        for i, (characters, other) in enumerate(others)
        if not own.isdisjoint(characters) or (entry is not None and other == entry)
    ]


def best_rejected(wanted: Indicator, others: Sequence[Indicator]) -> tuple[Indicator, float] | None:
    """The closest candidate of all, for a claim that there is none.

    Closeness is by name alone: another unit or kind may be the very reason why
    the program did not join what a reader would.
    """
    near = _within_reach(wanted, _marks(others))
    best = max(((name_likeness(wanted.name, others[i].name), -i) for i in near), default=(0.0, 0))
    return (others[-best[1]], round(best[0], 3)) if best[0] > 0.0 else None

"""Findings as rows, in the order they are shown."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from reportdiff.model import Indicator, Report
from reportdiff.result import (
    CommitmentChange,
    Comparison,
    Fulfilment,
    SectionMatch,
    Side,
    TargetChange,
)
from reportdiff.view.figures import difference, figure, quoted, ratio
from reportdiff.view.labels import Labels
from reportdiff.view.options import Lang
from reportdiff.view.places import (
    content_id,
    distinct,
    heading,
    heading_path,
    keyed_id,
    nearest,
    place,
)
from reportdiff.view.reasons import of_commitment, of_edits, of_fulfilment, of_target
from reportdiff.view.rows import (
    CommitmentRow,
    FulfilmentRow,
    Group,
    Judgement,
    Place,
    SectionRow,
    TargetRow,
    TermRow,
)
from reportdiff.zh.likeness import base_unit, in_base_units

OUTCOMES = ("missed", "not_reported", "unclear", "exceeded", "met")
CHANGES = ("raised", "lowered", "reworded", "added", "dropped", "qualitative", "unchanged")
STATUSES = ("new", "dropped", "changed", "continued")
SECTION_KINDS = ("moved", "split", "merged", "added", "removed", "matched")
TERM_KINDS = ("new", "dropped", "risen", "fallen")
# The blocks of findings in the order of every output, with the prefix of their kinds' labels.
BLOCKS = (
    ("fulfilment", "outcome"),
    ("targets", "change"),
    ("commitments", "status"),
    ("sections", "section"),
    ("terms", "term"),
)
# The two tables of targets: block, prefix of its kinds, titles of the kind and of this year.
TABLES = (
    ("fulfilment", "outcome", "verdict", "new_result"),
    ("targets", "change", "change", "new_target"),
)
SHARED = ("merged", "split")  # rungs whose rows share a counterpart with others
SHOWN_LEVELS = 2  # level 3 is a paragraph's topic sentence: the commitments tell of those

Found = TypeVar("Found")
Kind = TypeVar("Kind", bound=Hashable)


def by_kind(
    rows: Sequence[Found], kinds: Sequence[Kind], kind_of: Callable[[Found], Kind]
) -> list[Found]:
    """The rows in the order of ``kinds``, within a kind as they came."""
    rank = {kind: position for position, kind in enumerate(kinds)}
    return sorted(rows, key=lambda row: rank[kind_of(row)])


def fulfilment_rows(comparison: Comparison, labels: Labels) -> tuple[FulfilmentRow, ...]:
    """Last year's targets: not met, not reported and unclear first, then in report order."""
    found = by_kind(comparison.fulfilment, OUTCOMES, lambda f: f.outcome)
    ids = distinct(keyed_id("f", f.target.key, f.name) for f in found)
    return tuple(
        _fulfilment(comparison, f, row_id, labels) for f, row_id in zip(found, ids, strict=True)
    )


def _fulfilment(
    comparison: Comparison, found: Fulfilment, row_id: str, labels: Labels
) -> FulfilmentRow:
    target, actual = found.target, found.actual
    return FulfilmentRow(
        id=row_id,
        kind=found.outcome,
        name=found.name,
        key=target.key,
        target=figure(target, labels),
        actual=None if actual is None else figure(actual, labels),
        gap=difference(found.gap, target.unit, labels),
        gap_value=found.gap,
        rate=ratio(actual, target),
        old=place("old", comparison.old, target.sentence, target),
        new=None if actual is None else place("new", comparison.new, actual.sentence, actual),
        why=Judgement(
            of_fulfilment(found, labels.lang),
            found.score,
            found.sure,
            nearest("new", comparison.new, found.nearest),
        ),
        found=found,
    )


def target_rows(comparison: Comparison, labels: Labels) -> tuple[TargetRow, ...]:
    """The targets of both years: changed ones first, unchanged last."""
    found = by_kind(comparison.targets, CHANGES, lambda t: t.change)
    ids = distinct(keyed_id("t", _target_key(t), t.name) for t in found)
    return tuple(
        _target(comparison, t, row_id, labels) for t, row_id in zip(found, ids, strict=True)
    )


def _target_key(found: TargetChange) -> str | None:
    indicator = found.new or found.old
    return None if indicator is None else indicator.key


def _gap(old: Indicator | None, new: Indicator | None) -> float | None:
    """NEW minus OLD in the unit of OLD, which may be of another scale: 13500亿元 and 1.62万亿元."""
    if old is None or new is None or old.value is None or new.value is None:
        return None
    if old.unit == new.unit:
        return new.value - old.value
    if base_unit(old.unit) != base_unit(new.unit):
        return None
    apart = in_base_units(new.value, new.unit) - in_base_units(old.value, old.unit)
    return round(apart / in_base_units(1.0, old.unit), 6)


def _target(comparison: Comparison, found: TargetChange, row_id: str, labels: Labels) -> TargetRow:
    old, new = found.old, found.new
    gap = _gap(old, new)
    rejected: Side = "new" if new is None else "old"
    before, after = (None if i is None else figure(i, labels) for i in (old, new))
    if (
        old
        and new
        and before
        and after
        and found.change == "reworded"
        and str(before) == str(after)
    ):
        # 控制在4.6%以内 and 低于4.6%: one figure, and what differs are the words around it.
        before, after = quoted(before, old), quoted(after, new)
    return TargetRow(
        id=row_id,
        kind=found.change,
        name=found.name,
        key=_target_key(found),
        before=before,
        after=after,
        gap=difference(gap, old.unit, labels) if old is not None and gap else "",
        gap_value=gap,
        old=None if old is None else place("old", comparison.old, old.sentence, old),
        new=None if new is None else place("new", comparison.new, new.sentence, new),
        why=Judgement(
            of_target(found, labels.lang),
            found.score,
            found.sure,
            nearest(rejected, _side(comparison, rejected), found.nearest),
        ),
        found=found,
    )


def _side(comparison: Comparison, side: Side) -> Report:
    return comparison.old if side == "old" else comparison.new


def commitment_rows(comparison: Comparison, labels: Labels) -> tuple[CommitmentRow, ...]:
    """The commitments by status; dropped ones in the order of OLD, the others in that of NEW."""
    found = sorted(comparison.commitments, key=lambda c: (STATUSES.index(c.status), _position(c)))
    ids = distinct(
        content_id("c", c.old.text if c.old else "", c.new.text if c.new else "") for c in found
    )
    return tuple(
        _commitment(comparison, c, i, labels.lang) for c, i in zip(found, ids, strict=True)
    )


def most_notable(rows: Sequence[CommitmentRow], limit: int) -> tuple[CommitmentRow, ...]:
    """The rows to name first where there is room for few, in the order they had.

    Sure rows go before unsure ones; changed figures before changed words; the
    less the other report has of it, the earlier.
    """

    def rank(row: CommitmentRow) -> tuple[bool, bool, float]:
        rejected = row.why.nearest
        near = row.similarity if row.old and row.new else rejected.score if rejected else 0.0
        return not row.why.sure, not row.figures_changed, near

    chosen = {row.id for row in sorted(rows, key=rank)[:limit]}
    return tuple(row for row in rows if row.id in chosen)


def _position(found: CommitmentChange) -> int:
    if found.new is not None:
        return found.new.sentence
    return found.old.sentence if found.old is not None else -1


def _commitment(
    comparison: Comparison, found: CommitmentChange, row_id: str, lang: Lang
) -> CommitmentRow:
    old, new = found.old, found.new
    other: Side = "old" if old is None else "new"
    main: Side = "old" if new is None else "new"
    return CommitmentRow(
        id=row_id,
        kind=found.status,
        old=None if old is None else place("old", comparison.old, old.sentence, text=old.text),
        new=None if new is None else place("new", comparison.new, new.sentence, text=new.text),
        old_text="" if old is None else old.text,
        new_text="" if new is None else new.text,
        similarity=found.similarity,
        diff=() if found.rung in SHARED else found.diff,
        changes=of_edits(found, lang),
        others=_others(comparison, found),
        topic=_topic(_side(comparison, main), _position(found)),
        figures_changed=_figures_changed(found),
        why=Judgement(
            of_commitment(found, lang),
            None,
            found.sure,
            nearest(other, _side(comparison, other), found.nearest),
            found.rung if old is not None and new is not None else "",
        ),
        found=found,
    )


def _figures_changed(found: CommitmentChange) -> bool:
    """Whether a figure differs; where the edits are not named, whether a digit went or came."""
    if found.edits or found.rung in SHARED:
        return any(edit.kind.startswith("figure") for edit in found.edits)
    return any(s.op != "equal" and any(c.isdigit() for c in s.text) for s in found.diff)


def _others(comparison: Comparison, found: CommitmentChange) -> tuple[Place, ...]:
    side: Side = "old" if found.old is None else "new"
    report = _side(comparison, side)
    return tuple(place(side, report, index) for index in found.others)


def _topic(report: Report, sentence: int) -> str:
    """The title of the block of work (level 2) a sentence stands in, or of its main part."""
    path = [s.title for s in heading_path(report, sentence) if s.level <= SHOWN_LEVELS]
    return path[-1] if path else ""


def section_rows(comparison: Comparison) -> tuple[SectionRow, ...]:
    """The sections of levels 1 and 2 as aligned, in the order of NEW, removed ones last."""
    shown = [s for s in comparison.sections if _level(comparison, s) <= SHOWN_LEVELS]
    old_rank = _ranks(comparison.old, [s.old for s in shown])
    new_rank = _ranks(comparison.new, [s.new for s in shown])
    shown.sort(key=lambda s: (s.new is None, s.new if s.new is not None else s.old or 0))
    rows = [
        (
            s,
            heading("old", comparison.old, s.old, old_rank.get(s.old, 0)),
            heading("new", comparison.new, s.new, new_rank.get(s.new, 0)),
        )
        for s in shown
    ]
    ids = distinct(
        content_id("s", old.title if old else "", new.title if new else "") for _, old, new in rows
    )
    return tuple(
        SectionRow(row_id, s.kind, old, new, s.similarity)
        for row_id, (s, old, new) in zip(ids, rows, strict=True)
    )


def _level(comparison: Comparison, match: SectionMatch) -> int:
    if match.new is not None:
        return comparison.new.sections[match.new].level
    return comparison.old.sections[match.old].level if match.old is not None else 0


def _ranks(report: Report, indexes: Sequence[int | None]) -> dict[int | None, int]:
    present = sorted({i for i in indexes if i is not None})
    return {index: rank for rank, index in enumerate(present, start=1)}


def term_groups(comparison: Comparison) -> tuple[Group[TermRow], ...]:
    """The terms by status, the most used first; statuses without a term are left out."""
    groups = []
    for kind in TERM_KINDS:
        found = [t for t in comparison.terms if t.status == kind]
        found.sort(key=lambda t: (-abs(t.new_count - t.old_count), t.term))
        if found:
            rows = tuple(
                TermRow(content_id("w", t.term), t.status, t.term, t.old_count, t.new_count)
                for t in found
            )
            groups.append(Group(kind, rows))
    return tuple(groups)

"""What has become of each commitment: new, dropped, changed or continued.

Every plan sentence of either side is the subject of exactly one row. A row that joins two
sentences by a strict rung, or because each is the other's best counterpart, is about both.
Where several sentences go into one (or one into several), the further ones have rows of their
own, with the rungs ``merged`` (its subject is the OLD sentence) and ``split`` (its subject is
the NEW one); the sentence they share then stands in more rows than the one it is a subject of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from reportdiff.comparison.redline import word_diff
from reportdiff.model import Commitment, Report
from reportdiff.result import (
    Alignment,
    Candidate,
    CommitmentChange,
    CommitmentStatus,
    Edit,
    SentenceLink,
)
from reportdiff.zh.changes import (
    apart,
    commitment_reason,
    degree_edits,
    figure_edits,
    figures,
    instrument_edits,
    said,
)

REEQUIPPED = 0.70
"""Share of a sentence's characters that its counterpart lacks from which another instrument counts.

Other words alone change nothing: of 129 rows called changed for their scope 116 had gone on.
"""

SURE_KEPT = 0.90
"""Score from which a mutual link is sure: 95 of 100 have the right status and counterpart.

Links of the rungs ``merged`` and ``split`` are never sure: the status is right for 92 of 100,
the very counterpart only for two of three.
"""

SURE_ABSENT = 0.20
"""Score of the best rejected candidate up to which an absence with a figure is sure.

Of such rows 42 of 45 are right on six annotated pairs; without a figure (a motto, a principle)
only two of three, however far the nearest sentence is.
"""

_STRICT = ("identical", "near")
_MUTUAL = (*_STRICT, "meaning")


def compare_commitments(
    old: Report,
    new: Report,
    old_commitments: Sequence[Commitment],
    new_commitments: Sequence[Commitment],
    alignment: Alignment,
) -> tuple[CommitmentChange, ...]:
    """Say for each commitment of either report whether it goes on, has changed, is new or gone.

    Rows come in the order of NEW, then the dropped ones in the order of OLD.
    """
    before = {c.sentence: c for c in old_commitments}
    after = {c.sentence: c for c in new_commitments}
    links = [x for x in alignment.links if x.old in before and x.new in after]
    chosen = _rows_to_show(links)
    carriers: dict[int, list[int]] = defaultdict(list)
    for link in links:
        carriers[link.old].append(link.new)
    rows = [_joined(before[x.old], after[x.new], x, carriers[x.old]) for x in chosen]
    linked_old, linked_new = {x.old for x in chosen}, {x.new for x in chosen}
    fresh = [c for c in new_commitments if c.sentence not in linked_new]
    rows += [_absent("new", new, old, c, alignment.rejected_new.get(c.sentence)) for c in fresh]
    rows.sort(key=_place)
    gone = [c for c in old_commitments if c.sentence not in linked_old]
    rows += [_absent("dropped", old, new, c, alignment.rejected_old.get(c.sentence)) for c in gone]
    return tuple(rows)


def _place(row: CommitmentChange) -> tuple[int, int]:
    return row.new.sentence if row.new else -1, row.old.sentence if row.old else -1


def _rows_to_show(links: Iterable[SentenceLink]) -> list[SentenceLink]:
    """One link for each sentence that has any: its mutual one, else the best of its own."""
    links = list(links)
    chosen = {(x.old, x.new): x for x in links if x.rung in _MUTUAL}
    done_old, done_new = {x.old for x in chosen.values()}, {x.new for x in chosen.values()}
    by_old: dict[int, list[SentenceLink]] = defaultdict(list)
    by_new: dict[int, list[SentenceLink]] = defaultdict(list)
    for link in links:
        by_old[link.old].append(link)
        by_new[link.new].append(link)
    for sentence, own in by_old.items():
        if sentence not in done_old:
            best = max(own, key=lambda x: (x.rung == "merged", x.score))
            chosen[best.old, best.new] = best
    for sentence, own in by_new.items():
        if sentence not in done_new:
            best = max(own, key=lambda x: (x.rung == "split", x.score))
            chosen[best.old, best.new] = best
    return [chosen[key] for key in sorted(chosen)]


def _joined(
    old: Commitment, new: Commitment, link: SentenceLink, carriers: Sequence[int]
) -> CommitmentChange:
    edits = _edits(old.text, new.text, link.rung)
    others = () if link.rung == "split" else tuple(n for n in carriers if n != new.sentence)
    return CommitmentChange(
        status="changed" if edits else "continued",
        old=old,
        new=new,
        similarity=link.score,
        diff=word_diff(old.text, new.text),
        changes=tuple(said(edit) for edit in edits),
        rung=link.rung,
        sure=link.rung in _MUTUAL and link.score >= SURE_KEPT,
        reason=commitment_reason(link.rung, link.score),
        others=others,
        rule=link.rung,
        edits=edits,
    )


def _edits(old: str, new: str, rung: str) -> tuple[Edit, ...]:
    """What has changed; nothing where the commitment only goes on.

    A sentence that is one of several parts is judged by its own figures and words alone: what
    else the other sentence holds is the business of its other parts.
    """
    if rung == "identical":
        return ()
    figures = figure_edits(old, new, whole=rung in _MUTUAL)
    degrees = degree_edits(old, new) if rung in _STRICT else ()
    if rung == "merged":
        return figures + degrees
    share = apart(new, old)
    if rung in _MUTUAL:
        share = (share + apart(old, new)) / 2
    if share < REEQUIPPED:
        return figures + degrees
    named = instrument_edits(old, new)
    if rung == "split":
        named = tuple(edit for edit in named if edit.kind == "instrument_new")
    return figures + degrees + named


def _absent(
    status: CommitmentStatus,
    report: Report,
    other: Report,
    found: Commitment,
    nearest: Candidate | None,
) -> CommitmentChange:
    damaged = report.is_damaged(report.sentences[found.sentence])
    score = nearest.score if nearest else 0.0
    rule = "damaged" if damaged else "absent" if nearest else "alone"
    return CommitmentChange(
        status=status,
        old=found if status == "dropped" else None,
        new=found if status == "new" else None,
        similarity=0.0,
        diff=(),
        changes=(),
        rung="none",
        # A counterpart may be among the sentences of the other report that cannot be read.
        sure=not (damaged or other.damaged_lines)
        and score <= SURE_ABSENT
        and bool(figures(found.text)),
        reason=commitment_reason(status if rule == "absent" else rule, score),
        nearest=nearest,
        rule=rule,
    )

"""Which plan sentences say the same: strict rungs first, then by meaning.

The ladder: ``identical`` (equal but for marks and numbering), ``near`` (a few characters
differ), ``meaning`` (each the other's best counterpart), ``merged`` (the best counterpart of the
OLD sentence, which itself goes better with another OLD one) and ``split`` (the same for the NEW).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from reportdiff.alignment.assignment import best_pairs
from reportdiff.alignment.families import PLAN
from reportdiff.alignment.similarity import Similarity, Texts, coverage
from reportdiff.result import Candidate, SentenceLink
from reportdiff.zh.meaning import Array, unit_rows

# Fitted with the weights of the rank (see similarity.py). Leaving a pair out, the three labels
# (goes on, fresh, none) reach a macro-F1 of 0.82. On the samples, a city's reports that had no
# part in it, macro-F1 is 0.84 and 92 of 100 counterparts are right.
COVERED_PAIRS, COVERED_WORDS = 4.5, 1.1
BIAS = -11.3

HEADING = 3.0
"""What it adds that two sentences head sections or paragraphs which belong together.

From 2 to 4 nothing changes but the samples' right counterparts: 0.88 at 2, 0.91 from 3 on.
"""

ACCEPT = 0.55
"""Least score of a link by meaning. Macro-F1 is 0.83 from here to 0.65, 0.81 at 0.48 and 0.75."""

NEAR = 0.85
"""Least share of characters in common for two sentences to be called nearly identical."""

NEAR_MEANING = 0.80
"""Least cosine of their word vectors: 2 of 269 such pairs in 39 national reports have less."""


_Found: TypeAlias = "dict[tuple[int, int], tuple[str, float]]"


@dataclass(frozen=True, slots=True)
class PlanText:
    """The sentences of one side that take part, by index and plain text, and the side's texts."""

    index: tuple[int, ...]
    plain: tuple[str, ...]
    texts: Texts


@dataclass(frozen=True, slots=True)
class Links:
    """The links found, and for each sentence without one the best candidate rejected."""

    links: tuple[SentenceLink, ...]
    rejected_old: dict[int, Candidate]
    rejected_new: dict[int, Candidate]


def link_sentences(
    old: PlanText,
    new: PlanText,
    measured: Similarity,
    headings: Collection[tuple[int, int]] = (),
) -> Links:
    """Link the plan sentences; ``measured`` covers all the sentences of both reports.

    ``headings`` are pairs of sentence indexes that head sections which belong together.
    """
    if not old.index or not new.index:
        return Links((), {}, {})
    family = measured.kin[PLAN]
    at = np.ix_(np.searchsorted(family.old, old.index), np.searchsorted(family.new, new.index))
    rank = _rank(old, new, family.rank[at], headings)
    best_old, best_new = rank.argmax(1), rank.argmax(0)
    score_old = _sigmoid(rank[np.arange(len(best_old)), best_old] + _bias(old, new))
    score_new = _sigmoid(rank[best_new, np.arange(len(best_new))] + _bias(new, old))
    found: _Found = {}
    _link_identical(old, new, found)
    _link_near(old, new, rank, _near_in_meaning(old, new, measured, found), found)
    settled_old = {i for i, _ in found}
    settled_new = {j for _, j in found}
    for row in np.flatnonzero(score_old >= ACCEPT):
        if row not in settled_old:
            _propose(found, int(row), int(best_old[row]), "merged", float(score_old[row]))
    for column in np.flatnonzero(score_new >= ACCEPT):
        if column not in settled_new:
            score = float(score_new[column])
            _propose(found, int(best_new[column]), int(column), "split", score)
    for i, j in found:
        mutual = best_old[i] == j and best_new[j] == i
        if mutual and i not in settled_old and j not in settled_new:
            found[i, j] = ("meaning", found[i, j][1])
    linked_old = {i for i, _ in found}
    linked_new = {j for _, j in found}
    return Links(
        links=tuple(
            SentenceLink(old.index[i], new.index[j], rung, round(score, 4))
            for (i, j), (rung, score) in sorted(found.items())
        ),
        rejected_old={
            old.index[i]: Candidate(new.index[best_old[i]], round(float(score_old[i]), 4))
            for i in range(len(old.index))
            if i not in linked_old
        },
        rejected_new={
            new.index[j]: Candidate(old.index[best_new[j]], round(float(score_new[j]), 4))
            for j in range(len(new.index))
            if j not in linked_new
        },
    )


def _propose(found: _Found, i: int, j: int, rung: str, score: float) -> None:
    known = found.get((i, j))
    if known is None or known[1] < score:
        found[i, j] = (known[0] if known else rung, score)


def _rank(
    old: PlanText, new: PlanText, rank: Array, headings: Collection[tuple[int, int]]
) -> Array:
    """How well each pair goes together, before it is asked whether either says anything new."""
    row, column = ({s: n for n, s in enumerate(side.index)} for side in (old, new))
    for i, j in headings:
        if i in row and j in column:
            rank[row[i], column[j]] += HEADING
    # A report and its mirror image must choose alike: without rounding, sums of floats taken
    # in another order break ties differently.
    return np.round(rank, 3, out=rank)


def _bias(own: PlanText, others: PlanText) -> Array:
    covered = coverage(own.texts, others.texts, np.array(own.index), np.array(others.index))
    bias: Array = BIAS + COVERED_PAIRS * covered[:, 0] + COVERED_WORDS * covered[:, 1]
    return bias


def _sigmoid(x: Array) -> Array:
    y: Array = (1.0 / (1.0 + np.exp(-x))).astype(np.float32)
    return y


def _link_identical(old: PlanText, new: PlanText, found: _Found) -> None:
    """Link sentences that are equal; where one is repeated, the first with the first."""
    places: dict[str, list[int]] = defaultdict(list)
    for j, plain in enumerate(new.plain):
        places[plain].append(j)
    for i, plain in enumerate(old.plain):
        if plain and places.get(plain):
            found[i, places[plain].pop(0)] = ("identical", 1.0)


def _near_in_meaning(
    old: PlanText, new: PlanText, measured: Similarity, found: _Found
) -> list[tuple[int, int]]:
    """Pairs of sentences not linked yet whose words mean the same."""
    settled_old, settled_new = {i for i, _ in found}, {j for _, j in found}
    rows = [i for i in range(len(old.index)) if i not in settled_old]
    columns = [j for j in range(len(new.index)) if j not in settled_new]
    left = unit_rows(measured.old_vectors[[old.index[i] for i in rows]])
    right = unit_rows(measured.new_vectors[[new.index[j] for j in columns]])
    alike = np.argwhere(left @ right.T >= NEAR_MEANING)
    return [(rows[i], columns[j]) for i, j in alike.tolist()]


def _link_near(
    old: PlanText, new: PlanText, rank: Array, pairs: list[tuple[int, int]], found: _Found
) -> None:
    """Link those of some pairs that differ in a few characters, at most one to one.

    A one-to-one assignment is right only here. Over all sentences it costs 2 to 9 points of
    the right counterparts, because in this genre one sentence takes up several of last year's.
    """
    from rapidfuzz.distance import Indel

    alike: dict[tuple[int, int], float] = {}
    for i, j in pairs:  # asking all the sentences would take 40 ms
        ratio = Indel.normalized_similarity(old.plain[i], new.plain[j], score_cutoff=NEAR)
        if ratio:
            alike[i, j] = ratio
    # The rank breaks ties between equally near sentences.
    for i, j in best_pairs({(i, j): near + rank[i, j] / 1000 for (i, j), near in alike.items()}):
        found[i, j] = ("near", round(alike[i, j], 4))

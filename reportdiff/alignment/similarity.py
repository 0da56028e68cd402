"""How alike the sentences of two reports are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from reportdiff.alignment.families import family_of
from reportdiff.model import Report
from reportdiff.zh.meaning import (
    Array,
    Numbers,
    character_pairs_of,
    content_words,
    distinct,
    load_meaning,
    unit_rows,
)

# Fitted on the 457 matched and the 541 judged rows of four national pairs (2013-14, 2018-19,
# 2021-22, 2023-24), the word vectors made without the two reports in question. Leaving a pair
# out, the right counterpart comes first for 77 to 92 of 100 (with all pairs in: the same). More
# measures (words, trigrams, clauses, sections) brought nothing that another pair confirmed.
OVERLAP, MEANING, CONTEXT = 2.1, 5.0, 4.2

OVERLAP_UNIT = 30.0
"""The weight of about one character pair that stands in three sentences of two reports."""


def _found(among: Numbers, wanted: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_]]:
    """Where each wanted number stands among numbers in order, and whether it does.

    ``np.isin`` does the second as fast, but loads masked arrays for 30 ms.
    """
    at = np.searchsorted(among, wanted)
    return at, np.append(among, -1)[at] == wanted


@dataclass(frozen=True, slots=True)
class Places:
    """In which sentences things stand: sentence and number of each, once a sentence, in order."""

    sentence: Numbers
    number: Numbers

    def within(self, chosen: Numbers) -> Places:
        """The places in chosen sentences, these numbered from 0."""
        at, inside = _found(chosen, self.sentence)
        return Places(at[inside], self.number[inside])


@dataclass(frozen=True, slots=True)
class Texts:
    """The sentences of a report as the measures see them, with paragraph and family of each.

    ``pairs`` are the neighbouring Chinese characters by their code, ``words`` the distinct
    words; a word has the same number in both reports.
    """

    pairs: Places
    words: Places
    paragraph: Numbers
    family: npt.NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.paragraph)


@dataclass(frozen=True, slots=True)
class Kin:
    """The sentences of both reports that can belong together, and how well each pair goes.

    ``old`` and ``new`` are sentence indexes in order; ``rank`` has a row for each of the OLD and
    a column for each of the NEW ones. It adds up, with the weights in which they tell
    counterparts from others: the weight of the character pairs two sentences share, on a
    logarithmic scale (a rare pair weighs more), the cosine of their word vectors, and that of
    their paragraphs.
    """

    old: Numbers
    new: Numbers
    rank: Array


@dataclass(frozen=True, slots=True)
class Similarity:
    """What is alike between two reports: a :class:`Kin` for each family of their parts.

    The vectors have a row for each sentence. The length of a word vector grows with the number
    and rarity of the words; contexts are directions, of the paragraph around the sentence.
    """

    kin: dict[str, Kin]
    old_vectors: Array
    new_vectors: Array
    old_contexts: Array
    new_contexts: Array


def read_texts(old: Report, new: Report) -> tuple[Texts, Texts]:
    """Take the sentences of two reports apart."""
    others: dict[str, int] = {}
    return _taken_apart(old, others), _taken_apart(new, others)


def _taken_apart(report: Report, others: dict[str, int]) -> Texts:
    texts = [s.text for s in report.sentences]
    words = [content_words(text) for text in texts]
    numbers = load_meaning().numbers_of([word for own in words for word in own], others)
    sentence = np.repeat(np.arange(len(texts)), [len(own) for own in words])
    # Distinct and in order: a sum of floats in the order of a set differs from run to run.
    place = distinct(sentence << 32 | np.array(numbers, dtype=np.int64))
    return Texts(
        Places(*character_pairs_of(texts)),
        Places(place >> 32, place & 0xFFFFFFFF),
        np.array([s.paragraph for s in report.sentences], dtype=np.int64),
        np.array([family_of(s.part) for s in report.sentences], dtype=np.str_),
    )


def measure(old: Texts, new: Texts) -> Similarity:
    """Hold the sentences of two reports against those of their family; neither may be empty."""
    table = load_meaning()
    left, right = (
        table.sums_of(len(side), side.words.sentence, side.words.number) for side in (old, new)
    )
    contexts = _contexts(old, left), _contexts(new, right)
    # One product of longer vectors gives the weighted sum of both cosines.
    joint = [
        np.hstack([np.sqrt(MEANING) * unit_rows(words), np.sqrt(CONTEXT) * context])
        for words, context in zip((left, right), contexts, strict=True)
    ]
    pairs = _shared_pairs(old, new)
    kin = {}
    for family in sorted(set(old.family.tolist()) & set(new.family.tolist())):
        rows, columns = (np.flatnonzero(side.family == family) for side in (old, new))
        rank = _shared_weight(pairs, rows, columns)
        rank *= 1 / OVERLAP_UNIT
        rank += 1
        np.log(rank, out=rank)  # log1p takes ten times as long
        rank *= OVERLAP
        rank += joint[0][rows] @ joint[1][columns].T
        kin[family] = Kin(rows, columns, rank)
    return Similarity(kin, left, right, *contexts)


def coverage(texts: Texts, others: Texts, chosen: Numbers, among: Numbers) -> Array:
    """What share of each chosen sentence is said anywhere ``among`` the others.

    Two columns: of its character pairs and of its words, rare ones weighing more. A sentence
    whose own words appear nowhere in the other plan is new even if it resembles another.
    """
    pairs, words = texts.pairs.within(chosen), texts.words.within(chosen)
    weight = load_meaning().weights_of(words.number) ** 2
    return np.column_stack(
        [
            _share(pairs, others.pairs.within(among), np.ones(len(pairs.number)), len(chosen)),
            _share(words, others.words.within(among), weight, len(chosen)),
        ]
    ).astype(np.float32)


def _share(
    own: Places, others: Places, weight: npt.NDArray[np.floating[Any]], height: int
) -> npt.NDArray[np.float64]:
    """The share of the weight of each sentence's things that stand among the others."""
    _, known = _found(distinct(others.number), own.number)
    whole = np.bincount(own.sentence, weight, height)
    inside = np.bincount(own.sentence[known], weight[known], height)
    return inside / np.maximum(whole, 1e-9)


CHUNK = 1 << 22
"""Cells of a table that are filled at a time: ten times the text still fits in memory."""


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The character pairs that stand in both reports, numbered from 0.

    ``weight`` has for each number the square of the pair's rarity.
    """

    old: Places
    new: Places
    weight: npt.NDArray[np.float64]


def _shared_pairs(old: Texts, new: Texts) -> _Pairs:
    codes, others = np.sort(old.pairs.number), np.sort(new.pairs.number)
    both = distinct(codes)
    both = both[np.searchsorted(others, both, "right") > np.searchsorted(others, both)]
    often = sum(
        np.searchsorted(side, both, "right") - np.searchsorted(side, both)
        for side in (codes, others)
    )
    rarity = np.log((len(old) + len(new) + 1) / (often + 1))
    return _Pairs(_renumbered(old.pairs, both), _renumbered(new.pairs, both), rarity**2)


def _renumbered(places: Places, both: Numbers) -> Places:
    """The places of the pairs that stand on both sides."""
    numbers, shared = _found(both, places.number)
    return Places(places.sentence[shared], numbers[shared])


def _shared_weight(pairs: _Pairs, rows: Numbers, columns: Numbers) -> Array:
    """For some OLD and some NEW sentences the squared rarity of the character pairs they share.

    Of the cells of this table few are not zero: each pair is counted where it stands on both
    sides (100,000 additions for two national reports, in 2 ms; a product of dense tables took
    20, and sparse matrices would have to be loaded for 0.4 s).
    """
    width = len(columns)
    own, other = pairs.old.within(rows), pairs.new.within(columns)
    order = np.argsort(other.number, kind="stable")
    column, wanted = other.sentence[order], other.number[order]
    first = np.searchsorted(wanted, own.number)
    times = np.searchsorted(wanted, own.number, side="right") - first
    total = np.zeros((len(rows), width), dtype=np.float32)
    step = max(1, CHUNK // max(1, width))
    for top in range(0, len(rows), step):
        start, end = np.searchsorted(own.sentence, (top, top + step))
        count = times[start:end]
        offsets = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        cells = np.repeat((own.sentence[start:end] - top) * width, count)
        cells += column[np.repeat(first[start:end], count) + offsets]
        weights = np.repeat(pairs.weight[own.number[start:end]], count)
        part = total[top : top + step]
        part += np.bincount(cells, weights, part.size).reshape(part.shape)
    return total


def _contexts(texts: Texts, vectors: Array) -> Array:
    """The direction of each sentence's paragraph."""
    starts = np.flatnonzero(np.diff(texts.paragraph, prepend=-1))
    total = np.add.reduceat(vectors, starts, axis=0)
    directions: Array = unit_rows(total)[
        np.searchsorted(starts, np.arange(len(vectors)), "right") - 1
    ]
    return directions

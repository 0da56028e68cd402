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
    WordNumbers,
    character_pairs_of,
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


@dataclass(frozen=True, slots=True)
class Places:
    """In which sentences things stand: sentence and number of each, once a sentence, in order."""

    sentence: Numbers
    number: Numbers

    def within(self, chosen: Numbers) -> Places:
        """The places in chosen sentences (in order), these numbered from 0."""
        if not len(self.sentence) or not len(chosen):
            return Places(self.sentence[:0], self.number[:0])
        among = np.full(max(self.sentence[-1], chosen[-1]) + 1, -1)
        among[chosen] = np.arange(len(chosen))
        sentence = among[self.sentence]
        return Places(sentence[sentence >= 0], self.number[sentence >= 0])


@dataclass(frozen=True, slots=True)
class Texts:
    """The sentences of a report as the measures see them, with paragraph and family of each.

    ``pairs`` are the distinct pairs of neighbouring Chinese characters, ``words`` the distinct
    words; a pair or a word has the same number in both reports.
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
    numbers = WordNumbers()
    texts = [[s.text for s in report.sentences] for report in (old, new)]
    pairs = _numbered(*(Places(*character_pairs_of(own)) for own in texts))
    words = [Places(*numbers.words_of(own)) for own in texts]
    return (
        Texts(pairs[0], words[0], *_surroundings(old)),
        Texts(pairs[1], words[1], *_surroundings(new)),
    )


def _numbered(old: Places, new: Places) -> tuple[Places, Places]:
    """The same places with numbers from 0 on, without gaps, in the same order.

    After that tables take the place of searches: one search of all places takes as long.
    """
    codes = np.concatenate([old.number, new.number])
    order = np.argsort(codes)
    numbers = np.empty_like(codes)
    numbers[order] = np.cumsum(np.diff(codes[order], prepend=codes[order[:1]]) > 0)
    own, other = np.split(numbers, [len(old.number)])
    return Places(old.sentence, own), Places(new.sentence, other)


def _surroundings(report: Report) -> tuple[Numbers, npt.NDArray[np.str_]]:
    """The paragraph and the family of each sentence."""
    return (
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
    there = np.zeros(max(_beyond(own), _beyond(others)), dtype=np.bool_)
    there[others.number] = True
    known = there[own.number]
    whole = np.bincount(own.sentence, weight, height)
    inside = np.bincount(own.sentence[known], weight[known], height)
    return inside / np.maximum(whole, 1e-9)


def _beyond(places: Places) -> int:
    """The first number that none of the places has from there on."""
    return int(places.number.max(initial=-1)) + 1


CHUNK = 1 << 22
"""Cells of a table that are filled at a time: ten times the text still fits in memory."""


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Where the character pairs stand that both reports have.

    ``weight`` has for each number the square of the pair's rarity.
    """

    old: Places
    new: Places
    weight: npt.NDArray[np.float64]


def _shared_pairs(old: Texts, new: Texts) -> _Pairs:
    height = max(_beyond(old.pairs), _beyond(new.pairs))
    often_old, often_new = (np.bincount(x.pairs.number, minlength=height) for x in (old, new))
    both = (often_old > 0) & (often_new > 0)
    rarity = np.log((len(old) + len(new) + 1) / (often_old + often_new + 1))
    own, other = (
        Places(x.pairs.sentence[both[x.pairs.number]], x.pairs.number[both[x.pairs.number]])
        for x in (old, new)
    )
    return _Pairs(own, other, rarity**2)


def _shared_weight(pairs: _Pairs, rows: Numbers, columns: Numbers) -> Array:
    """For some OLD and some NEW sentences the squared rarity of the character pairs they share.

    Of the cells of this table few are not zero: each pair is counted where it stands on both
    sides (100,000 additions for two national reports, in 2 ms; a product of dense tables took
    20, and sparse matrices would have to be loaded for 0.4 s).
    """
    width = len(columns)
    own, other = pairs.old.within(rows), pairs.new.within(columns)
    column = np.sort(other.number << 32 | other.sentence) & 0xFFFFFFFF
    often = np.bincount(other.number, minlength=len(pairs.weight))
    first, times = (np.cumsum(often) - often)[own.number], often[own.number]
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

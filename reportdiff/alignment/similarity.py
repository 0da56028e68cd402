"""How alike the sentences of two reports are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportdiff.zh.meaning import (
    Array,
    character_pairs_of,
    content_words,
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
class Text:
    """A sentence as the measures see it; ``group`` numbers the paragraph it stands in.

    ``pairs`` are the codes of its neighbouring Chinese characters, ``words`` its distinct
    words, both in order: a sum of floats in the order of a set differs from run to run.
    """

    pairs: npt.NDArray[np.int64]
    words: tuple[str, ...]
    group: int


@dataclass(frozen=True, slots=True)
class Kin:
    """The sentences of both reports that can belong together, and how well each pair goes.

    ``old`` and ``new`` are sentence indexes in order; the tables have a row for each of the OLD
    and a column for each of the NEW ones. ``rank`` adds up, with the weights in which they tell
    counterparts from others: the weight of the character pairs two sentences share, on a
    logarithmic scale (a rare pair weighs more), the cosine of their word vectors, and that of
    their paragraphs. ``meaning`` is the cosine of the word vectors alone.
    """

    old: npt.NDArray[np.int64]
    new: npt.NDArray[np.int64]
    rank: Array
    meaning: Array


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


def read_texts(texts: Sequence[str], groups: Sequence[int]) -> list[Text]:
    """Take sentences apart; ``groups`` numbers the paragraph of each."""
    words = (tuple(sorted(set(content_words(text)))) for text in texts)
    return [Text(*parts) for parts in zip(character_pairs_of(texts), words, groups, strict=True)]


def measure(
    old: Sequence[Text], new: Sequence[Text], families: tuple[Sequence[str], Sequence[str]]
) -> Similarity:
    """Compare the sentences of two reports; neither side may be empty.

    ``families`` names for each sentence of OLD and of NEW the family its part belongs to. Only
    sentences of one family are held against each other.
    """
    table = load_meaning()
    left, right = (table.sums_of([text.words for text in side]) for side in (old, new))
    contexts = _contexts(old, left), _contexts(new, right)
    pairs = _shared_pairs(old, new)
    meant = unit_rows(left), unit_rows(right)
    # One product of longer vectors gives the weighted sum of both cosines.
    joint = [
        np.hstack([MEANING**0.5 * words, CONTEXT**0.5 * context]).astype(np.float32)
        for words, context in zip(meant, contexts, strict=True)
    ]
    kin = {}
    for family in sorted(set(families[0]) & set(families[1])):
        rows, columns = (np.flatnonzero(np.array(side) == family) for side in families)
        rank = OVERLAP * np.log1p(_shared_weight(pairs, rows, columns) / OVERLAP_UNIT)
        rank += joint[0][rows] @ joint[1][columns].T
        kin[family] = Kin(rows, columns, rank, meant[0][rows] @ meant[1][columns].T)
    return Similarity(kin, left, right, *contexts)


def coverage(texts: Sequence[Text], others: Sequence[Text]) -> Array:
    """What share of each sentence is said anywhere among the others.

    Two columns: of its character pairs and of its words, rare ones weighing more. A sentence
    whose own words appear nowhere in the other plan is new even if it resembles another.
    """
    known = np.isin(
        np.concatenate([text.pairs for text in texts]),
        np.concatenate([text.pairs for text in others]),
    )
    words = {word for text in others for word in text.words}
    table = load_meaning()
    weight = {w: table.weight_of(w) ** 2 for w in {w for text in texts for w in text.words}}
    found = np.zeros((len(texts), 2), dtype=np.float32)
    end = 0
    for i, text in enumerate(texts):
        start, end = end, end + len(text.pairs)
        found[i, 0] = np.count_nonzero(known[start:end]) / len(text.pairs) if end > start else 0.0
        whole = sum(weight[word] for word in text.words)
        inside = sum(weight[word] for word in text.words if word in words)
        found[i, 1] = inside / whole if whole else 0.0
    return found


CHUNK = 1 << 22
"""Cells of a table that are filled at a time: ten times the text still fits in memory."""


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The character pairs that stand in both reports.

    For OLD and for NEW the sentence and the number of every such pair, in order of sentences;
    ``weight`` has for each number the square of the pair's rarity.
    """

    old: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]
    new: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]
    weight: npt.NDArray[np.float64]


def _shared_pairs(old: Sequence[Text], new: Sequence[Text]) -> _Pairs:
    all_old, all_new = (np.concatenate([text.pairs for text in side]) for side in (old, new))
    (left, in_old), (right, in_new) = (
        np.unique(codes, return_counts=True) for codes in (all_old, all_new)
    )
    both, at_old, at_new = np.intersect1d(left, right, assume_unique=True, return_indices=True)
    rarity = np.log((len(old) + len(new) + 1) / (in_old[at_old] + in_new[at_new] + 1))
    places = [_places(side, codes, both) for side, codes in ((old, all_old), (new, all_new))]
    return _Pairs(places[0], places[1], rarity**2)


def _places(
    side: Sequence[Text], codes: npt.NDArray[np.int64], both: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Sentence and number of each character pair that stands on both sides."""
    rows = np.repeat(np.arange(len(side)), [len(text.pairs) for text in side])
    numbers = np.searchsorted(both, codes)
    shared = np.append(both, -1)[numbers] == codes
    return rows[shared], numbers[shared]


def _shared_weight(
    pairs: _Pairs, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64]
) -> Array:
    """For some OLD and some NEW sentences the squared rarity of the character pairs they share.

    Of the cells of this table few are not zero: each pair is counted where it stands on both
    sides (100,000 additions for two national reports, in 2 ms; a product of dense tables took
    20, and sparse matrices would have to be loaded for 0.4 s).
    """
    height, width = len(rows), len(columns)
    sentence, number = _within(pairs.old, rows)
    column, wanted = _within(pairs.new, columns)
    order = np.argsort(wanted, kind="stable")
    column, wanted = column[order], wanted[order]
    first = np.searchsorted(wanted, number)
    times = np.searchsorted(wanted, number, side="right") - first
    total = np.zeros((height, width), dtype=np.float32)
    step = max(1, CHUNK // max(1, width))
    for top in range(0, height, step):
        start, end = np.searchsorted(sentence, (top, top + step))
        count = times[start:end]
        offsets = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        cells = np.repeat((sentence[start:end] - top) * width, count)
        cells += column[np.repeat(first[start:end], count) + offsets]
        weights = np.repeat(pairs.weight[number[start:end]], count)
        part = total[top : top + step]
        part += np.bincount(cells, weights, part.size).reshape(part.shape)
    return total


def _within(
    places: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]], chosen: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The places in chosen sentences, these numbered from 0."""
    sentences, numbers = places
    at = np.searchsorted(chosen, sentences)
    inside = np.append(chosen, -1)[at] == sentences
    return at[inside], numbers[inside]


def _contexts(texts: Sequence[Text], vectors: Array) -> Array:
    """The direction of each sentence's paragraph."""
    groups, member = np.unique([text.group for text in texts], return_inverse=True)
    total = np.zeros((len(groups), vectors.shape[1]), dtype=np.float32)
    np.add.at(total, member, vectors)
    return unit_rows(total)[member]

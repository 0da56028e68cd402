"""How alike the sentences of two reports are: one dense table for each measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from reportdiff.zh.meaning import (
    Array,
    Meaning,
    character_pairs_of,
    content_words,
    load_meaning,
    unit_rows,
)

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
class Similarity:
    """Tables with a row for each OLD and a column for each NEW sentence.

    ``overlap`` is the weight of the character pairs two sentences share, on a logarithmic scale
    (a rare pair weighs more), ``meaning`` the cosine of their word vectors, ``context`` that of
    their paragraphs. ``old_vectors`` and ``new_vectors`` are the sentences' word vectors, whose
    lengths grow with the number and rarity of their words.
    """

    overlap: Array
    meaning: Array
    context: Array
    old_vectors: Array
    new_vectors: Array


def read_texts(texts: Sequence[str], groups: Sequence[int]) -> list[Text]:
    """Take sentences apart; ``groups`` numbers the paragraph of each."""
    words = (tuple(sorted(set(content_words(text)))) for text in texts)
    return [Text(*parts) for parts in zip(character_pairs_of(texts), words, groups, strict=True)]


def measure(old: Sequence[Text], new: Sequence[Text]) -> Similarity:
    """Compare every OLD with every NEW sentence; neither side may be empty."""
    table = load_meaning()
    shared = _shared_weight(old, new)
    left, right = _vectors(old, table), _vectors(new, table)
    return Similarity(
        overlap=np.log1p(shared / OVERLAP_UNIT).astype(np.float32),
        meaning=unit_rows(left) @ unit_rows(right).T,
        context=_contexts(old, left) @ _contexts(new, right).T,
        old_vectors=left,
        new_vectors=right,
    )


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


BLOCK = 2048
"""Character pairs multiplied at a time: the tables of ten times the text still fit in memory."""


def _shared_weight(old: Sequence[Text], new: Sequence[Text]) -> Array:
    """For each OLD and each NEW sentence the squared rarity of the character pairs they share.

    Only pairs that stand on both sides take part. Blocks of dense tables do it as fast as
    sparse ones (20 ms for two reports of 500 sentences) without the 0.4 s to load those.
    """
    all_old, all_new = (np.concatenate([text.pairs for text in side]) for side in (old, new))
    (left, in_old), (right, in_new) = (
        np.unique(codes, return_counts=True) for codes in (all_old, all_new)
    )
    both, at_old, at_new = np.intersect1d(left, right, assume_unique=True, return_indices=True)
    number = (in_old[at_old] + in_new[at_new]).astype(np.float32)
    weight = np.log((len(old) + len(new) + 1) / (number + 1)).astype(np.float32)
    places = [_places(side, codes, both) for side, codes in ((old, all_old), (new, all_new))]
    total = np.zeros((len(old), len(new)), dtype=np.float32)
    for start in range(0, len(both), BLOCK):
        blocks = [
            _block(place, len(side), start, weight)
            for place, side in zip(places, (old, new), strict=True)
        ]
        total += blocks[0] @ blocks[1].T
    return total


def _places(
    side: Sequence[Text], codes: npt.NDArray[np.int64], both: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Rows and columns of the ones in a table of sentences by character pairs."""
    rows = np.repeat(np.arange(len(side)), [len(text.pairs) for text in side])
    columns = np.searchsorted(both, codes)
    shared = np.append(both, -1)[columns] == codes
    return rows[shared], columns[shared]


def _block(
    places: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
    height: int,
    start: int,
    weight: Array,
) -> Array:
    """Columns ``start`` to ``start + BLOCK`` of a table, each one replaced by its pair's rarity."""
    rows, columns = places
    inside = (columns >= start) & (columns < start + BLOCK)
    block = np.zeros((height, min(BLOCK, len(weight) - start)), dtype=np.float32)
    block[rows[inside], columns[inside] - start] = weight[columns[inside]]
    return block


def _vectors(texts: Sequence[Text], table: Meaning) -> Array:
    return table.sums_of([text.words for text in texts])


def _contexts(texts: Sequence[Text], vectors: Array) -> Array:
    """The direction of each sentence's paragraph."""
    groups, member = np.unique([text.group for text in texts], return_inverse=True)
    total = np.zeros((len(groups), vectors.shape[1]), dtype=np.float32)
    np.add.at(total, member, vectors)
    return unit_rows(total)[member]

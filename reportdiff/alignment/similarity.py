"""How alike the sentences of two reports are: one dense table for each measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from reportdiff.zh.meaning import (
    Array,
    Meaning,
    character_pairs,
    content_words,
    load_meaning,
    unit_rows,
)

OVERLAP_UNIT = 30.0
"""The weight of about one character pair that stands in three sentences of two reports."""


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence as the measures see it; ``group`` numbers the paragraph it stands in."""

    pairs: frozenset[str]
    words: frozenset[str]
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


def read_text(text: str, group: int) -> Text:
    """Take a sentence apart."""
    return Text(frozenset(character_pairs(text)), frozenset(content_words(text)), group)


def measure(old: Sequence[Text], new: Sequence[Text]) -> Similarity:
    """Compare every OLD with every NEW sentence; neither side may be empty."""
    table = load_meaning()
    a, b, rarity = _incidence([t.pairs for t in old], [t.pairs for t in new])
    shared = (a.multiply(rarity[None, :]).tocsr() @ b.T).toarray()
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
    pairs = {pair for text in others for pair in text.pairs}
    words = {word for text in others for word in text.words}
    table = load_meaning()
    found = np.zeros((len(texts), 2), dtype=np.float32)
    for i, text in enumerate(texts):
        found[i, 0] = len(text.pairs & pairs) / len(text.pairs) if text.pairs else 0.0
        weight = {word: table.weight_of(word) ** 2 for word in text.words}
        whole = sum(weight.values())
        inside = sum(w for word, w in weight.items() if word in words)
        found[i, 1] = inside / whole if whole else 0.0
    return found


def _incidence(
    old: Sequence[frozenset[str]], new: Sequence[frozenset[str]]
) -> tuple[Any, Any, npt.NDArray[np.float32]]:
    """Two sparse 0/1 tables over the same character pairs, and each pair's squared rarity."""
    from scipy.sparse import csr_matrix

    column: dict[str, int] = {}
    rows: list[tuple[list[int], list[int]]] = []
    for side in (old, new):
        indices: list[int] = []
        ends = [0]
        for pairs in side:
            indices.extend([column.setdefault(pair, len(column)) for pair in sorted(pairs)])
            ends.append(len(indices))
        rows.append((indices, ends))
    a, b = (
        csr_matrix(
            (np.ones(len(indices), dtype=np.float32), indices, ends),
            shape=(len(ends) - 1, len(column)),
        )
        for indices, ends in rows
    )
    count = np.asarray(a.sum(0)).ravel() + np.asarray(b.sum(0)).ravel()
    rarity = np.log((len(old) + len(new) + 1) / (count + 1)).astype(np.float32) ** 2
    return a, b, rarity


def _vectors(texts: Sequence[Text], table: Meaning) -> Array:
    return np.stack([table.sum_of(text.words) for text in texts])


def _contexts(texts: Sequence[Text], vectors: Array) -> Array:
    """The direction of each sentence's paragraph."""
    groups, member = np.unique([text.group for text in texts], return_inverse=True)
    total = np.zeros((len(groups), vectors.shape[1]), dtype=np.float32)
    np.add.at(total, member, vectors)
    return unit_rows(total)[member]

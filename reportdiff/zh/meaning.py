"""What words mean to each other: a small table of word counts and word vectors.

``data/meaning.npz`` holds, for the words of some fifty reports, in how many sentences each
stands and 64 numbers that say which other words it keeps company with. It is counts and
statistics, no text; ``benchmarks/build_meaning.py`` makes it and says how.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from reportdiff.zh.segment import cut

Array = npt.NDArray[np.float32]

_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
_HAN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """Row of each word in ``vectors`` (length 1), and its weight: how rare it is in the genre."""

    row: dict[str, int]
    weight: Array
    vectors: Array
    rarest: float

    def weight_of(self, word: str) -> float:
        """The natural logarithm of one over the share of sentences that hold the word."""
        row = self.row.get(word)
        return self.rarest if row is None else float(self.weight[row])

    def sums_of(self, texts: Sequence[Sequence[str]]) -> Array:
        """The weighted sum of the vectors of the words of each text; zeros for none."""
        row = self.row
        found = [(at, row[word]) for at, words in enumerate(texts) for word in words if word in row]
        total = np.zeros((len(texts), self.vectors.shape[1]), dtype=np.float32)
        if found:
            text, rows = np.array(found).T
            places, starts = np.unique(text, return_index=True)
            weighed = self.weight[rows, None] * self.vectors[rows]
            total[places] = np.add.reduceat(weighed, starts, axis=0)
        return total


@lru_cache(maxsize=1)
def load_meaning() -> Meaning:
    """Read the table that ships with the package (some 10 ms)."""
    path = resources.files("reportdiff.zh") / "data" / "meaning.npz"
    with path.open("rb") as file, np.load(file) as table:
        words = bytes(table["words"]).decode().split("\n")
        sentences = float(table["sentences"])
        counts = table["counts"].astype(np.float32)
        vectors = table["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + np.float32(1e-9)
    weight = np.log((sentences + 1) / (counts + 1)).astype(np.float32)
    rarest = float(np.log((sentences + 1) / 3))
    return Meaning({word: i for i, word in enumerate(words)}, weight, vectors, rarest)


def content_words(text: str) -> list[str]:
    """The words of a text that are written in Chinese characters alone: no figures, no marks."""
    return [word for word in cut(text) if _HAN.fullmatch(word)]


@lru_cache(maxsize=256)  # a row of two sentences asks for each of them four times
def character_pairs(text: str) -> frozenset[str]:
    """Every two neighbouring Chinese characters, numbering and figures left out.

    >>> sorted(character_pairs("稳就业，2"))
    ['就业', '稳就']
    """
    return frozenset(run[i : i + 2] for run in _HAN.findall(text) for i in range(len(run) - 1))


def character_pairs_of(texts: Sequence[str]) -> list[npt.NDArray[np.int64]]:
    """What :func:`character_pairs` finds in each of many texts, as sorted numbers.

    All at once: 4 ms for the thousand sentences of two national reports.

    >>> [len(pairs) for pairs in character_pairs_of(["稳就业，2", "稳稳稳"])]
    [2, 1]
    """
    code = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    text = np.repeat(np.arange(len(texts)), [len(t) for t in texts])
    han = (code >= _FIRST_HAN) & (code <= _LAST_HAN)
    pair = np.flatnonzero(han[:-1] & han[1:] & (text[:-1] == text[1:]))
    found = np.unique(text[pair] << 32 | code[pair] << 16 | code[pair + 1])
    starts = np.searchsorted(found >> 32, np.arange(1, len(texts)))
    return np.split(found & 0xFFFFFFFF, starts)


def unit_rows(matrix: Array) -> Array:
    """Scale the rows of a matrix to length 1; rows of zeros stay zeros."""
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit: Array = matrix / np.maximum(lengths, np.float32(1e-9))
    return unit

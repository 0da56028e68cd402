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
from operator import add

import numpy as np
import numpy.typing as npt

from reportdiff.zh.segment import cut

Array = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
_HAN = re.compile(r"[\u3400-\u9fff]+")
_HAN_LINE = re.compile(r"^[\u3400-\u9fff]+$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Row of each word, and its weight: how rare it is in the genre.

    ``vectors`` are as long as the word weighs.
    """

    row: dict[str, int]
    weight: Array
    vectors: Array
    rarest: float

    def weight_of(self, word: str) -> float:
        """The natural logarithm of one over the share of sentences that hold the word."""
        row = self.row.get(word)
        return self.rarest if row is None else float(self.weight[row])

    def numbers_of(self, words: Sequence[str], others: dict[str, int]) -> list[int]:
        """The row of each word; words that the table lacks are numbered on in ``others``."""
        row, first = self.row, len(self.weight)
        return [
            row[word] if word in row else others.setdefault(word, first + len(others))
            for word in words
        ]

    def weights_of(self, numbers: Numbers) -> Array:
        """The weight of each of the words that :meth:`numbers_of` has numbered."""
        known = np.minimum(numbers, len(self.weight) - 1)
        rarest = np.float32(self.rarest)
        weights: Array = np.where(numbers < len(self.weight), self.weight[known], rarest)
        return weights

    def sums_of(self, height: int, texts: Numbers, numbers: Numbers) -> Array:
        """The sum of the vectors of the words of each of ``height`` texts.

        ``texts`` says, in order, in which text each word stands; zeros for a text without any.
        """
        total = np.zeros((height, self.vectors.shape[1]), dtype=np.float32)
        known = numbers < len(self.weight)
        texts, numbers = texts[known], numbers[known]
        if len(texts):
            starts = np.flatnonzero(np.diff(texts, prepend=-1))
            total[texts[starts]] = np.add.reduceat(self.vectors[numbers], starts, axis=0)
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
    weight = np.log((sentences + 1) / (counts + 1)).astype(np.float32)
    vectors *= (weight / (np.linalg.norm(vectors, axis=1) + np.float32(1e-9)))[:, None]
    rarest = float(np.log((sentences + 1) / 3))
    return Meaning({word: i for i, word in enumerate(words)}, weight, vectors, rarest)


def content_words(text: str) -> list[str]:
    """The words of a text that are written in Chinese characters alone: no figures, no marks.

    >>> content_words("稳就业，增长5%。")
    ['稳就业', '增长']
    """
    return _HAN_LINE.findall("\n".join(cut(text)))


@lru_cache(maxsize=256)  # a row of two sentences asks for each of them four times
def character_pairs(text: str) -> frozenset[str]:
    """Every two neighbouring Chinese characters, numbering and figures left out.

    >>> sorted(character_pairs("稳就业，2"))
    ['就业', '稳就']
    """
    return frozenset(pair for run in _HAN.findall(text) for pair in map(add, run, run[1:]))


def character_pairs_of(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """What :func:`character_pairs` finds in each of many texts, as numbers.

    Two arrays of one length, in order: the number of the text, and the code of a pair that
    stands in it. All at once: 4 ms for the thousand sentences of two national reports.

    >>> [found.tolist() for found in character_pairs_of(["稳稳稳", "就"])]
    [[0], [2050193971]]
    """
    code = np.frombuffer("".join(texts).encode("utf-32-le"), dtype=np.uint32).astype(np.int64)
    text = np.repeat(np.arange(len(texts)), [len(t) for t in texts])
    han = (code >= _FIRST_HAN) & (code <= _LAST_HAN)
    pair = np.flatnonzero(han[:-1] & han[1:] & (text[:-1] == text[1:]))
    found = distinct(text[pair] << 32 | code[pair] << 16 | code[pair + 1])
    return found >> 32, found & 0xFFFFFFFF


def distinct(numbers: Numbers) -> Numbers:
    """Numbers from 0 on, each once, in order; a third of the time of ``np.unique``."""
    found = np.sort(numbers)
    return found[np.diff(found, prepend=-1) > 0]


def unit_rows(matrix: Array) -> Array:
    """Scale the rows of a matrix to length 1; rows of zeros stay zeros."""
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    unit: Array = matrix / np.maximum(lengths, np.float32(1e-9))
    return unit

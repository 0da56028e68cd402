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
from itertools import chain
from operator import add

import numpy as np
import numpy.typing as npt

from reportdiff.zh.segment import cut

Array = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]

_FIRST_HAN, _LAST_HAN = 0x3400, 0x9FFF
_HAN = re.compile(r"[\u3400-\u9fff]+")
_CONTENT_WORD = re.compile(r"[\u3400-\u9fff]+")


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

    def weights_of(self, numbers: Numbers) -> Array:
        """The weight of each of the words that :class:`WordNumbers` has numbered."""
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


def is_content_word(word: str) -> bool:
    """Whether a word is written in Chinese characters alone: no figure, no mark.

    >>> [word for word in cut("稳就业，增长5%。") if is_content_word(word)]
    ['稳就业', '增长']
    """
    return _CONTENT_WORD.fullmatch(word) is not None


class WordNumbers(dict[str, int]):
    """A number for each content word of some texts: its row in the table, or one beyond them.

    Words of any other kind have -1. One of these serves all the texts that are compared.
    """

    def __init__(self) -> None:
        super().__init__(load_meaning().row)

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self) if is_content_word(word) else -1
        return number

    def words_of(self, texts: Sequence[str]) -> tuple[Numbers, Numbers]:
        """The distinct content words of each text, in order.

        Two arrays of one length: the number of the text, and that of a word in it.
        """
        words = [cut(text) for text in texts]
        text = np.repeat(np.arange(len(texts)), list(map(len, words)))
        number = np.array(list(map(self.__getitem__, chain.from_iterable(words))), dtype=np.int64)
        # Distinct and in order: a sum of floats in the order of a set differs from run to run.
        found = distinct(text[number >= 0] << 32 | number[number >= 0])
        return found >> 32, found & 0xFFFFFFFF


@lru_cache(maxsize=256)  # a row of two sentences asks for each of them four times
def character_pairs(text: str) -> frozenset[str]:
    """Every two neighbouring Chinese characters, numbering and figures left out.

    >>> sorted(character_pairs("稳就业，2"))
    ['就业', '稳就']
    """
    return frozenset(chain.from_iterable(map(add, run, run[1:]) for run in _HAN.findall(text)))


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

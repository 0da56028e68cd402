"""How likely a piece of Chinese is, given the dictionary, the genre and the rest of its document."""

from __future__ import annotations

import importlib.util
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportdiff.zh.lexicon import load_table

_LONGEST_PHRASE = 8
_LONGEST_WORD = 4
# A character that nothing knows, as a piece of its own.
_UNKNOWN = math.log(1e-9)
# Characters seen less often in jieba's 60 million words are left out, and so are such words.
_RARE = 10.0
# After any character, so many of the commonest may follow.
_COMMON = 800


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """Chances of words, and of a character after another one, apart from any document."""

    words: dict[str, float]
    singles: dict[str, float]
    pairs: dict[str, float]
    known: frozenset[str]
    common: frozenset[str]
    followers: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    """jieba's word list and the genre's own, mixed. 0.5 s, and only for damaged text."""
    counts = _jieba_counts()
    total = sum(counts.values())
    singles: dict[str, float] = {}
    pairs: dict[str, float] = {}
    for word, count in counts.items():
        for char in word:
            singles[char] = singles.get(char, 0.0) + count
        for i in range(len(word) - 1):
            pair = word[i : i + 2]
            pairs[pair] = pairs.get(pair, 0.0) + count
    known = frozenset(char for char, count in singles.items() if count >= _RARE)
    chances = {pair: 0.3 * count / singles[pair[0]] for pair, count in pairs.items()}
    words = {word: 0.3 * count / total for word, count in counts.items()}
    table = load_table("damage_words")
    for count, listed in table["words"].items():
        for word in listed.split():
            words[word] = words.get(word, 0.0) + 0.7 * int(count) / table["total_words"]
    genre = {
        listed[i : i + 2]: int(count)
        for count, listed in table["pairs"].items()
        for i in range(0, len(listed), 2)
    }
    firsts: Counter[str] = Counter()
    for pair, count in genre.items():
        firsts[pair[0]] += count
    for pair, count in genre.items():
        chances[pair] = chances.get(pair, 0.0) + 0.7 * count / firsts[pair[0]]
    return _Vocabulary(
        words,
        {char: count / total for char, count in singles.items()},
        chances,
        known,
        frozenset(char for char, _ in firsts.most_common(_COMMON)),
        _followers(chances),
    )


def _followers(pairs: Iterable[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in pairs:
        found.setdefault(pair[0], set()).add(pair[1])
    return {char: frozenset(seconds) for char, seconds in found.items()}


def _jieba_counts() -> dict[str, float]:
    """Read from jieba's word list without loading jieba; rare and long words tell nothing."""
    spec = importlib.util.find_spec("jieba")
    folder = (spec.submodule_search_locations or [""])[0] if spec else ""
    counts: dict[str, float] = {}
    for line in Path(folder, "dict.txt").read_text("utf-8").splitlines():
        word, count, _ = line.split(" ", 2)
        if len(word) <= _LONGEST_WORD and len(count) > 1:
            counts[word] = float(count)
    return counts


class Language:
    """The language of one document: its own phrases first, genre and dictionary behind them.

    ``texts`` are its undamaged stretches in simplified Chinese.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._vocabulary = _vocabulary()
        phrases: Counter[str] = Counter()
        for text in texts:
            for size in range(1, _LONGEST_PHRASE + 1):
                phrases.update(text[i : i + size] for i in range(len(text) - size + 1))
        self._phrases = phrases
        self._followers = _followers(phrase for phrase in phrases if len(phrase) == 2)
        self._size = max(1, sum(count for phrase, count in phrases.items() if len(phrase) == 1))
        self._steps: dict[str, float] = {}
        self._singles: dict[str, float] = {}
        self._pieces: dict[str, float] = {}
        self._seen_after: dict[str, frozenset[str]] = {}

    def knows(self, char: str) -> bool:
        """Whether a character is in the document or in any usual word."""
        return char in self._phrases or char in self._vocabulary.known

    def likely_after(self, char: str) -> frozenset[str]:
        """The characters that have been seen behind one, and the commonest of all."""
        return self._vocabulary.common | self.seen_after(char)

    def seen_after(self, char: str) -> frozenset[str]:
        """The characters that have been seen behind one."""
        seen = self._seen_after.get(char)
        if seen is None:
            own = self._followers.get(char, frozenset())
            seen = self._vocabulary.followers.get(char, frozenset()) | own
            self._seen_after[char] = seen
        return seen

    def step(self, before: str, char: str) -> float:
        """Log-probability of one character after the two before it: fast, for searching."""
        known = self._steps.get(before + char)
        if known is None:
            known = self._steps[before + char] = self._step(before, char)
        return known

    def score(self, text: str) -> float:
        """Log-likelihood of a text: as words and phrases, and as one character after the other."""
        steps = sum(self.step(text[max(0, i - 2) : i], text[i]) for i in range(len(text)))
        return steps + self._best_pieces(text)

    def _step(self, before: str, char: str) -> float:
        seen, last = self._phrases, before[-1:]
        chance = self._singles.get(char)
        if chance is None:
            chance = 1e-10 + 0.05 * self._vocabulary.singles.get(char, 0.0)
            chance += 0.05 * seen.get(char, 0) / self._size
            self._singles[char] = chance
        if last:
            pair = last + char
            chance += 0.3 * self._vocabulary.pairs.get(pair, 0.0)
            together = seen.get(pair)
            if together:
                chance += 0.2 * together / (1 + seen[last])
        if len(before) > 1:
            together = seen.get(before + char)
            if together:
                chance += 0.4 * together / (0.5 + seen[before])
        return math.log(chance)

    def _best_pieces(self, text: str) -> float:
        pieces, best = self._pieces, [0.0]
        for end in range(1, len(text) + 1):
            top = -math.inf
            for start in range(max(0, end - _LONGEST_PHRASE), end):
                piece = text[start:end]
                score = pieces.get(piece)
                if score is None:
                    score = pieces[piece] = self._piece(piece)
                if best[start] + score > top:
                    top = best[start] + score
            best.append(top)
        return best[-1]

    def _piece(self, piece: str) -> float:
        chance = 0.5 * self._phrases.get(piece, 0) / self._size
        chance += 0.5 * self._vocabulary.words.get(piece, 0.0)
        if chance > 0:
            return math.log(chance)
        return _UNKNOWN if len(piece) == 1 else -math.inf

"""One damaged line: its tokens in step and a byte off, and what pairs not shown can hide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import NamedTuple

from reportdiff.zh.bytepairs import Hiding, Pairs, flat_character
from reportdiff.zh.gbk import pair_of
from reportdiff.zh.likelihood import Language
from reportdiff.zh.script import gloss_pattern, is_han

#: What stands for a byte that was lost.
LOST = "?\ufffd"
_MOST_HIDDEN = 12  # ways to fill the gap between two visible characters
_FIRST_MARGIN = 9.0  # only those so near to the likeliest
_FIRST_HALVES = 40  # in front of a pair that is not shown, so many characters are tried


@dataclass(frozen=True, slots=True)
class Token:
    """A visible character of a line, its span with the gloss behind it, and that gloss.

    ``byte`` is the byte that could not be read, where the source still had it.
    """

    char: str
    start: int
    end: int
    gloss: str | None
    byte: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A finished reading of ``tokens[start:end]``: as it stands there, and as it is judged.

    ``complete`` is False where a figure is lost for good, ``guessed`` says that
    of some character no byte is left, ``unseen`` how many pairs were not shown.
    """

    start: int
    end: int
    text: str
    judged: str
    score: float
    complete: bool = True
    intact: bool = False
    guessed: bool = False
    unseen: int = 0


class Effort:
    """What a search may still cost, in columns of states (1 ms each, measured)."""

    def __init__(self, columns: int) -> None:
        self.left = columns

    def spend(self, columns: int) -> None:
        self.left -= columns


@dataclass(frozen=True, slots=True)
class Page:
    """What the whole document tells: its language, and which characters bear which gloss."""

    language: Language
    glossed: dict[str, frozenset[str]]
    pairs: Pairs
    years: frozenset[str]
    effort: Effort


class Hidden(NamedTuple):
    """Characters with pairs not shown between them: as judged, as written, how many pairs."""

    text: str
    written: str
    unseen: int


class DamagedLine:
    """The tokens of a line and what they are in step, a byte off, and with pairs not shown."""

    def __init__(self, tokens: Sequence[Token], page: Page) -> None:
        self.page = page
        self.tokens = tokens
        self.pairs = [pair_of(token.char) for token in self.tokens]
        self.flat = "".join(flat_character(token.char) for token in self.tokens)
        step = page.language.step
        self._sums = [0.0]
        for i, char in enumerate(self.flat):
            self._sums.append(self._sums[-1] + step(self.flat[max(0, i - 2) : i], char))
        self._hidden: dict[int, list[Hidden]] = {}

    def between(self, k: int) -> tuple[str, str] | None:
        """The character of the second byte of token ``k - 1`` and the first one of token ``k``."""
        before, after = self.pairs[k - 1], self.pairs[k]
        return self.page.pairs.of(before[1], after[0]) if before and after else None

    def before(self, k: int) -> str:
        """The two characters in front of a token."""
        return self.flat[max(0, k - 2) : k]

    def score(self, start: int, end: int) -> float:
        """Log-probability of tokens as they stand."""
        return self._sums[end] - self._sums[start]

    def around(self, reading: Reading, left: int, right: int) -> float:
        """Log-probability of the text around a reading, so that longer and shorter ones compare."""
        step = self.page.language.step
        joined = reading.judged[-2:] + self.flat[reading.end : min(right, reading.end + 2)]
        first = min(2, len(reading.judged))
        edge = sum(step(joined[max(0, i - 2) : i], joined[i]) for i in range(first, len(joined)))
        rest = self.score(min(right, reading.end + 2), right)
        return self.score(left, reading.start) + edge + rest

    def hidden(self, k: int) -> list[Hidden]:
        """The likeliest pairs of characters between token ``k - 1`` and ``k``, one pair not shown."""
        if k not in self._hidden:
            self._hidden[k] = self._find_hidden(k)
        return self._hidden[k]

    def _find_hidden(self, k: int) -> list[Hidden]:
        before, after = self.pairs[k - 1], self.pairs[k]
        if not before or not after:
            return []
        self.page.effort.spend(1)
        earlier = self.between(k - 1) if k > 1 else None
        later = self.between(k + 1) if k + 1 < len(self.pairs) else None
        firsts = self.page.pairs.hiding_after(before[1])
        found = joined(firsts, after[0], earlier[1] if earlier else "", self.page)
        if later:
            step = self.page.language.step
            found = [(score + step(h.text[-1], later[1]), h) for score, h in found]
        return [hidden for _, hidden in nlargest(_MOST_HIDDEN, found)]


def joined(
    firsts: Iterable[Hiding], second: int, before: str, page: Page
) -> list[tuple[float, Hidden]]:
    """Characters with pairs not shown between them, from the first one and the last byte.

    Each comes with its log-probability behind ``before``, by neighbouring characters only.
    """
    step, pairs = page.language.step, page.pairs
    likely = nlargest(_FIRST_HALVES, ((step(before[-1:], first.simple), first) for first in firsts))
    likely = [item for item in likely if item[0] > likely[0][0] - _FIRST_MARGIN]
    found: list[tuple[float, Hidden]] = []
    for score, first in likely:
        for more, simple, char in pairs.hidden_next(first, second):
            text, written = first.simple + simple, first.written + char
            found.append((score + more, Hidden(text, written, 1)))
        for middle_score, middle in pairs.hiding_again(first):
            for more, simple, char in pairs.hidden_next(middle, second, seen=True)[:4]:
                text = first.simple + middle.simple + simple
                written = first.written + middle.written + char
                found.append((score + middle_score + more, Hidden(text, written, 2)))
    return found


def tokens_of(line: str) -> list[Token]:
    """The characters of a line without glosses; a ``?`` may have swallowed a gloss's bracket."""
    tokens: list[Token] = []
    swallowed = re.compile(gloss_pattern().pattern.split("[(（]", 1)[1])
    at = 0
    while at < len(line):
        match = None
        if line[at] == "?":
            match = swallowed.match(line, at + 1)
        elif is_han(line[at]):
            match = gloss_pattern().match(line, at + 1)
        end = match.end() if match else at + 1
        code = ord(line[at])
        if 0xDC80 <= code <= 0xDCFF:
            tokens.append(Token("\ufffd", at, end, None, code - 0xDC00))
        else:
            tokens.append(Token(line[at], at, end, match[1] if match else None))
        at = end
    return tokens

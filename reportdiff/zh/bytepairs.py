"""The characters that a damaged document can have had, by the bytes that are left of them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

from reportdiff.zh.gbk import characters, pair_of, unseen_leads
from reportdiff.zh.likelihood import Language
from reportdiff.zh.script import is_han, is_traditional, simplified, widened

# Of the characters behind one that hides a pair, so many are worth trying, and only those so
# near to the likeliest: many may follow a comma, few the 二 of 二十.
_MOST_MIDDLE = 8
_MOST_NEXT = 16
_MARGIN = 5.0


@lru_cache(maxsize=1)
def _simple_characters() -> dict[str, str]:
    """The simplified form of every character of GBK, one by one."""
    everything = sorted(set(characters().values()))
    return dict(zip(everything, simplified("\n".join(everything)).split("\n"), strict=True))


@lru_cache(maxsize=1 << 15)
def flat_character(char: str) -> str:
    """A character in the form that texts are judged in: simplified, full-width, any digit of ASCII as 0."""
    if "0" <= char <= "9":
        return "0"
    return widened(_simple_characters().get(char, char))


def flat(text: str) -> str:
    """A text in the form that it is judged in, character by character and of the same length."""
    return "".join(map(flat_character, text))


class Hiding(NamedTuple):
    """A character as written and as judged, whose second byte began a pair that is not shown."""

    written: str
    simple: str
    lead: int


class Pairs:
    """The characters that can stand in a document, with their simplified forms, by their bytes.

    ``lines`` are the document's; it writes a character in one script, 業 or 业, throughout.
    """

    def __init__(self, language: Language, lines: Sequence[str]) -> None:
        self._language = language
        self._both: dict[tuple[int, int], tuple[str, str]] = {}
        self._by_first: dict[int, list[tuple[str, str]]] = {}
        self._by_second: dict[int, list[tuple[int, str, str]]] = {}
        self._by_plain: dict[str, list[tuple[int, int, str]]] = {}
        self._hiding: dict[int, list[Hiding]] = {}
        self._middles: dict[tuple[str, int], list[tuple[float, Hiding]]] = {}
        self._nexts: dict[tuple[str, int, int, bool], list[tuple[float, str, str]]] = {}
        own = set().union(*lines)
        written = {flat_character(char) for char in own if pair_of(char)}
        traditional = is_traditional(lines)
        hidden = unseen_leads()
        for (first, second), char in characters().items():
            simple = flat_character(char)
            fits = char in own if simple in written else traditional or simple == char
            # Signs and full-width digits only in documents that have such, which the language knows.
            if not (fits or not is_han(char)) or not language.knows(simple):
                continue
            self._both[first, second] = char, simple
            self._by_first.setdefault(first, []).append((char, simple))
            self._by_second.setdefault(second, []).append((first, char, simple))
            self._by_plain.setdefault(simple, []).append((first, second, char))
            if second in hidden:
                self._hiding.setdefault(first, []).append(Hiding(char, simple, second))

    def of(self, first: int, second: int) -> tuple[str, str] | None:
        """The character of two bytes and its simplified form, or None."""
        return self._both.get((first, second))

    def beginning(self, first: int) -> Sequence[tuple[str, str]]:
        """Characters with this first byte."""
        return self._by_first.get(first, ())

    def ending(self, second: int, firsts: Container[int] | None = None) -> list[tuple[str, str]]:
        """Characters with this second byte, and one of these first ones."""
        found = self._by_second.get(second, ())
        return [
            (char, simple) for first, char, simple in found if firsts is None or first in firsts
        ]

    def hiding(self, firsts: Container[int], before: str) -> Iterator[Hiding]:
        """Characters that often stand behind a text, with one of these first bytes."""
        leads = unseen_leads()
        for simple in self._language.likely_after(before[-1:]):
            for first, second, char in self._by_plain.get(simple, ()):
                if second in leads and first in firsts:
                    yield Hiding(char, simple, second)

    def hiding_after(self, first: int) -> Sequence[Hiding]:
        """As :meth:`hiding`, for one first byte and whatever stands before."""
        return self._hiding.get(first, ())

    def hiding_again(self, hiding: Hiding) -> list[tuple[float, Hiding]]:
        """The likeliest characters behind one that hide a pair too, with their log-probability."""
        key = hiding.simple, hiding.lead
        if key not in self._middles:
            step = self._language.step
            firsts, leads = frozenset(unseen_leads()[hiding.lead]), unseen_leads()
            found = [
                Hiding(char, simple, second)
                for simple in self._language.seen_after(hiding.simple)
                for first, second, char in self._by_plain.get(simple, ())
                if second in leads and first in firsts
            ]
            best = nlargest(_MOST_MIDDLE, ((step(hiding.simple, h.simple), h) for h in found))
            self._middles[key] = [item for item in best if item[0] > best[0][0] - _MARGIN]
        return self._middles[key]

    def hidden_next(
        self, hiding: Hiding, second: int, seen: bool = False
    ) -> list[tuple[float, str, str]]:
        """The likeliest characters behind one, of which the second byte is known.

        With ``seen``, only those that have been seen behind it.
        """
        key = hiding.simple, hiding.lead, second, seen
        if key not in self._nexts:
            step, firsts = self._language.step, unseen_leads()[hiding.lead]
            found = self.ending(second, frozenset(firsts))
            if seen:
                fits = self._language.seen_after(hiding.simple)
                found = [pair for pair in found if pair[1] in fits]
            best = nlargest(_MOST_NEXT, ((step(hiding.simple, s), s, c) for c, s in found))
            self._nexts[key] = [item for item in best if item[0] > best[0][0] - _MARGIN]
        return self._nexts[key]

    def following(self, before: str) -> Iterator[tuple[str, str]]:
        """Characters that often stand behind a text."""
        for simple in self._language.likely_after(before[-1:]):
            for _, _, char in self._by_plain.get(simple, ()):
                yield char, simple

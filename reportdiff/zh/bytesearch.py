"""Reading GBK text that is a byte off, with bytes missing: the search behind :mod:`.damage`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from reportdiff.zh.gbk import LEADS, characters, pair_of, single_of, unseen_leads
from reportdiff.zh.lexicon import load_table
from reportdiff.zh.likelihood import Language
from reportdiff.zh.script import gloss_pattern, is_han, is_traditional, simplified, widened

#: What stands for a byte that was lost.
LOST = "?\ufffd"
#: So many characters can be off: a line of Chinese without a digit is rarely longer.
LONGEST = 40
_BEAM = 80
_BROAD = 16  # so many of the best are followed where a byte can be anything
# Cost of a pair that Windows shows as nothing, in log units, and how many are tried.
_UNSEEN = -2.0
_MOST_UNSEEN = 2
# Right readings have -5 to -8 a character, wrong ones -15 and less. The first few say little.
_HOPELESS = -10.5
_EARLY = 4
_DIGIT = re.compile(r"\d")
_MARKUP = re.compile(r"/[a-z]{1,6}>")


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
class _State:
    """A reading in the making: the next token, the text so far, and the byte left over.

    ``pending`` are the possible values of the first byte of the next pair.
    """

    at: int
    text: str
    pending: tuple[int, ...]
    score: float
    unseen: int = 0
    guessed: bool = False


_Ranked = tuple[int, _State]  # a reading and its rank among those as far


@dataclass(frozen=True, slots=True)
class Reading:
    """A finished reading of ``tokens[start:end]``; ``rest`` is where the source goes on."""

    start: int
    end: int
    text: str
    score: float
    complete: bool = True
    intact: bool = False
    guessed: bool = False
    unseen: int = 0


class Pairs:
    """The characters that can stand in a Chinese text, with simplified forms, by their bytes."""

    def __init__(self, language: Language, lines: Sequence[str]) -> None:
        self._language = language
        self._by_first: dict[int, list[tuple[str, str]]] = {}
        self._by_second: dict[int, list[tuple[int, str, str]]] = {}
        self._by_plain: dict[str, list[tuple[int, int, str, str]]] = {}
        self._likely: dict[str, list[tuple[int, int, str, str]]] = {}
        own = set().union(*lines)
        written = {plain_character(char) for char in own if pair_of(char)}
        traditional = is_traditional(lines)
        for (first, second), char in characters().items():
            simple = plain_character(char)
            # A document writes a word in one script: 業 or 业, as it does elsewhere.
            fits = not is_han(char) or (
                char in own if simple in written else traditional or simple == char
            )
            if fits and language.knows(simple):
                self._by_first.setdefault(first, []).append((char, simple))
                self._by_second.setdefault(second, []).append((first, char, simple))
                self._by_plain.setdefault(simple, []).append((first, second, char, simple))

    def ending(self, firsts: Container[int], second: int) -> Iterator[tuple[str, str]]:
        """Characters with one of these first bytes and this second one."""
        for first, char, simple in self._by_second.get(second, ()):
            if first in firsts:
                yield char, simple

    def beginning(self, firsts: Sequence[int], before: str) -> Iterator[tuple[str, str]]:
        """Characters with one of these first bytes; of many, only what often follows ``before``."""
        if len(firsts) == 1:
            yield from self._by_first.get(firsts[0], ())
        else:
            for first, _, char, simple in self._following(before):
                if first in firsts:
                    yield char, simple

    def unseen(
        self, firsts: Container[int], before: str
    ) -> Iterator[tuple[str, str, tuple[int, ...]]]:
        """Characters whose second byte began a pair that is none, with what can follow it."""
        leads = unseen_leads()
        for first, second, char, simple in self._following(before):
            if first in firsts and second in leads:
                yield char, simple, leads[second]

    def _following(self, before: str) -> list[tuple[int, int, str, str]]:
        last = before[-1:]
        if last not in self._likely:
            likely = self._language.likely_after(last)
            self._likely[last] = [e for char in likely for e in self._by_plain.get(char, ())]
        return self._likely[last]


@dataclass(frozen=True, slots=True)
class Page:
    """What the whole document tells: its language, and which characters bear which gloss."""

    language: Language
    glossed: dict[str, frozenset[str]]
    pairs: Pairs
    years: frozenset[str]


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


def plain(text: str) -> str:
    return widened(simplified(text))


def matter(text: str) -> str:
    """Text for judging: which digit stands somewhere says nothing about the words around it."""
    return _DIGIT.sub("0", plain(text))


@lru_cache(maxsize=1)
def _plain_characters() -> dict[str, str]:
    """The simplified form of every character of GBK, one by one."""
    everything = sorted(set(characters().values()))
    return dict(zip(everything, simplified("\n".join(everything)).split("\n"), strict=True))


def plain_character(char: str) -> str:
    return widened(_plain_characters().get(char, char))


def plain_end(text: str) -> str:
    return "".join(map(plain_character, text[-2:]))


def context_before(tokens: list[Token], start: int) -> str:
    return "".join(plain_character(t.char) for t in tokens[max(0, start - 2) : start])


def leading_readings(tokens: list[Token], site: int, page: Page) -> list[Reading]:
    """Readings in which the ``?`` at ``site`` is the first byte of a pair."""
    return [
        *_search(_leading_starts(tokens, site, page), tokens, site, page, None),
        *_lone_readings(tokens, site, page),
    ]


def _lone_readings(tokens: list[Token], site: int, page: Page) -> list[Reading]:
    """The ``?`` is all that is left of one character, and the rest is in step."""
    before, byte = context_before(tokens, site), tokens[site].byte
    if byte is None:
        found = set(page.pairs.beginning(LEADS, before))
    else:
        found = {*page.pairs.ending(LEADS, byte), *page.pairs.beginning((byte,), before)}
    states = [
        _State(site + 1, char, (), page.language.step(before, simple), 0, byte is None)
        for char, simple in found
    ]
    return [_closed(site, state, tokens, page, False) for state in _best(states, _BROAD)]


def _leading_starts(tokens: list[Token], site: int, page: Page) -> list[_Ranked]:
    """The ``?`` is a first byte. Where a gloss follows, it and the byte before make that syllable."""
    byte = tokens[site].byte
    leads: tuple[int, ...] = tuple(LEADS) if byte is None else (byte,)
    gloss = tokens[site].gloss
    before = pair_of(tokens[site - 1].char) if site else None
    if gloss and before:
        bearers = page.glossed.get(gloss, frozenset())
        known = [p[1] for c in bearers if (p := pair_of(c)) and p[0] == before[1]]
        leads = tuple(known) or leads
    # U+FFFD comes from decoders that also put it where Windows shows nothing.
    unseen = 0 if tokens[site].char == "?" else _MOST_UNSEEN
    return [(0, _State(site + 1, "", leads, 0.0, unseen))]


def trailing_readings(tokens: list[Token], site: int, done: int, page: Page) -> list[Reading]:
    return [
        reading
        for start in _possible_starts(tokens, site, done, page)
        for reading in _search(_trailing_starts(tokens, start, page), tokens, start, page, site)
    ]


def _possible_starts(tokens: list[Token], site: int, done: int, page: Page) -> Iterator[int]:
    """Where a byte may have been lost left of a ``?``: as far as the text reads a byte off."""
    text, score = "", 0.0
    for start in range(site - 1, max(done, site - LONGEST) - 1, -1):
        here = pair_of(tokens[start].char)
        if here is None:
            return
        yield start
        before = pair_of(tokens[start - 1].char) if start else None
        found = list(page.pairs.ending((before[1],), here[0])) if before else []
        if not found:
            return
        text = found[0][1] + text
        score += page.language.step(text[0], text[1]) if len(text) > 1 else 0.0
        if score < _HOPELESS * max(_EARLY, len(text)):
            return


def _trailing_starts(tokens: list[Token], start: int, page: Page) -> list[_Ranked]:
    """A byte was lost in the pair of which the other byte is the first one of ``tokens[start]``."""
    pair = pair_of(tokens[start].char)
    if pair is None:
        return []
    found = {*page.pairs.ending(LEADS, pair[0]), *page.pairs.beginning((pair[0],), "")}
    context = context_before(tokens, start)
    states = [
        _State(start + 1, char, (pair[1],), page.language.step(context, simple))
        for char, simple in found
    ]
    return list(enumerate(_best(states, _BROAD)))


def _search(
    states: list[_Ranked], tokens: list[Token], start: int, page: Page, stop: int | None
) -> list[Reading]:
    """Beam search over the readings that begin at ``start``; with ``stop``, ones that end there."""
    context = context_before(tokens, start)
    ends: dict[tuple[int, int], list[_State]] = {}
    for _ in range(2 * LONGEST):
        following: dict[tuple[int, int], list[_State]] = {}
        for rank, state in states:
            if state.at >= len(tokens) or _is_hopeless(state):
                continue
            before = (context + plain_end(state.text))[-2:]
            broad = rank < _BROAD or len(state.pending) == 1
            if stop is None or state.at < stop:
                for new in _onward(state, tokens[state.at], before, page, stop is None):
                    following.setdefault((new.at, new.unseen), []).append(new)
            if broad and stop in (None, state.at):
                for new in _endings(state, tokens[state.at], before, page, stop is None):
                    ends.setdefault((new.at, new.unseen), []).append(new)
        states = [pair for group in following.values() for pair in enumerate(_best(group, _BEAM))]
        if not states:
            break
    finished = [state for group in ends.values() for state in _best(group, _BROAD)]
    return [_closed(start, state, tokens, page, stop is None) for state in finished]


def _best(states: list[_State], number: int) -> list[_State]:
    """The likeliest of readings that have come equally far, with as many pairs not shown."""
    return nlargest(number, states, key=lambda state: state.score)


def _is_hopeless(state: _State) -> bool:
    return state.score < _HOPELESS * max(_EARLY, len(state.text))


def _onward(
    state: _State, token: Token, before: str, page: Page, leading: bool
) -> Iterator[_State]:
    """The readings one token further, or with a pair in between that was not shown."""
    step, pairs = page.language.step, page.pairs
    pair = pair_of(token.char)
    if pair:
        for char, simple in pairs.ending(state.pending, pair[0]):
            score = state.score + step(before, simple)
            yield _State(state.at + 1, state.text + char, (pair[1],), score, state.unseen)
    if leading and state.unseen < _MOST_UNSEEN:
        for char, simple, trails in pairs.unseen(state.pending, before):
            score = state.score + step(before, simple) + _UNSEEN
            yield _State(state.at, state.text + char, trails, score, state.unseen + 1)


def _endings(
    state: _State, token: Token, before: str, page: Page, leading: bool
) -> Iterator[_State]:
    """The readings that come into step at a token: a single byte, or another ``?``."""
    single = single_of(token.char)
    guessed = len(state.pending) > 1 and single is None and not token.gloss
    found: Iterable[tuple[str, str]] = ()
    if single is not None and leading:
        found = page.pairs.ending(state.pending, single)
    elif token.byte is not None:
        found, guessed = page.pairs.ending(state.pending, token.byte), False
    elif token.char in LOST:
        found = page.pairs.beginning(state.pending, before)
        if token.gloss:
            bearers = page.glossed.get(token.gloss, frozenset())
            found = (pair for pair in found if pair[0] in bearers)
    for char, simple in found:
        score = state.score + page.language.step(before, simple)
        yield _State(state.at + 1, state.text + char, (), score, state.unseen, guessed)


def _closed(start: int, state: _State, tokens: list[Token], page: Page, swallows: bool) -> Reading:
    """A finished reading, with what a ``?`` at its end swallowed of the ASCII behind it.

    That was a bracket of markup where its rest stands there, a digit where a
    measure or another digit does. A lost digit is only put back in a year
    that the document names elsewhere.
    """
    end, text, complete = state.at, state.text, True
    unseen = state.unseen if tokens[start].char == "?" else 0
    last = tokens[end - 1]
    following = "".join(t.char for t in tokens[end : end + 8])
    markup = _MARKUP.match(following)
    if markup:
        end += markup.end()
    elif last.char == "?" and not last.gloss and swallows and _stands_behind_digit(following):
        digits = [year[0] for year in page.years if following.startswith(year[1:])]
        complete = len(digits) == 1
        text += digits[0] if complete else "?"
    return Reading(start, end, text, state.score, complete, False, state.guessed, unseen)


def _stands_behind_digit(following: str) -> bool:
    return following[:1].isdigit() or following[:1] in (*load_table("damage")["measures"],)

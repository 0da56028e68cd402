"""Places where a Chinese page lost a byte of GBK, and what stood there.

A byte lost in front of Chinese text makes every pair after it a byte off, until a byte that
stands alone brings them into step again. What is left is a ``?`` (or U+FFFD) at one end or
both, and improbable characters between. Two kinds are tried at each ``?`` run:

* leading: the ``?`` is the first byte of a pair, the following pairs are off;
* trailing: the byte was lost further left, without a trace, and the ``?`` is the last one.

The unknown bytes are searched for; the language (dictionary, and the same phrases elsewhere in
the document) decides between the readings.
"""

from __future__ import annotations

import math
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from reportdiff.zh.gbk import LEADS, characters, pair_of, single_of, unseen_leads
from reportdiff.zh.lexicon import load_table
from reportdiff.zh.likelihood import Language
from reportdiff.zh.script import gloss_pattern, is_han, is_traditional, simplified, widened

#: Repairs at or above this confidence are made; below it a place stays and is marked.
SURE = 0.9

_LOST = "?\ufffd"
_BEAM = 80
_FINALISTS = 60
_BROAD = 16  # so many of the best are followed where a byte can be anything
_LONGEST = 40  # characters that can be off: a line of Chinese without a digit is rarely longer
_SPOILT = 12  # of a damaged place, so many characters on either side are not evidence
_SHOWN = 8  # characters on either side that a warning quotes
_CONTEXT = 12  # characters behind a place that help to decide
# Costs, in log units: a pair that Windows shows as nothing, and that no byte was lost at all.
_UNSEEN = -2.0
_ODDITY = -15.0
_ODD = re.compile("[，、：“（]$|[，、；：]{2}|“[^“”]{1,8}[，。、；]”")
_MOST_UNSEEN = 2
# Right readings have -5 to -8 a character, wrong ones -15 and less. The first few say little.
_HOPELESS = -10.5
_EARLY = 4
_INTACT = -9.0
# Neighbouring words are not independent, so that the differences of log-likelihoods are too
# large; divided by this the stated confidences are true (tests/reading/test_damage.py).
_LEADING_TEMPERATURE = 1.2
_TRAILING_TEMPERATURE = 2.6
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d{2}年")
# Never sure: a character of which no byte is left (a guess from the words around it), a place
# with two pairs not shown, one with a step as unlikely as this (1 of 90 right readings).
_DOUBTFUL = 0.8
_WEAK = -13.0
_MARKUP = re.compile(r"/[a-z]{1,6}>")


@dataclass(frozen=True, slots=True)
class Repair:
    """One damaged place: ``lines[line][start:end]`` should be ``text``.

    ``before`` and ``after`` show it with a few characters around, simplified.
    ``complete`` is False where a figure is lost for good: ``text`` then has a
    ``?`` in its place. ``confidence`` is from 0 to 1; 0 says that nothing was found.
    """

    line: int
    start: int
    end: int
    text: str
    before: str
    after: str
    confidence: float
    complete: bool


@dataclass(frozen=True, slots=True)
class _Token:
    """A visible character of a line, its span with the gloss behind it, and that gloss."""

    char: str
    start: int
    end: int
    gloss: str | None


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
class _Reading:
    """A finished reading of ``tokens[start:end]``; ``rest`` is where the source goes on."""

    start: int
    end: int
    text: str
    score: float
    complete: bool = True
    intact: bool = False
    guessed: bool = False
    unseen: int = 0


class _Pairs:
    """The characters that can stand in a Chinese text, with simplified forms, by their bytes."""

    def __init__(self, language: Language, lines: Sequence[str]) -> None:
        self._language = language
        self._by_first: dict[int, list[tuple[str, str]]] = {}
        self._by_second: dict[int, list[tuple[int, str, str]]] = {}
        self._by_plain: dict[str, list[tuple[int, int, str, str]]] = {}
        self._likely: dict[str, list[tuple[int, int, str, str]]] = {}
        own = set().union(*lines)
        written = {_plain_character(char) for char in own if pair_of(char)}
        traditional = is_traditional(lines)
        for (first, second), char in characters().items():
            plain = _plain_character(char)
            # A document writes a word in one script: 業 or 业, as it does elsewhere.
            fits = not is_han(char) or (
                char in own if plain in written else traditional or plain == char
            )
            if fits and language.knows(plain):
                self._by_first.setdefault(first, []).append((char, plain))
                self._by_second.setdefault(second, []).append((first, char, plain))
                self._by_plain.setdefault(plain, []).append((first, second, char, plain))

    def ending(self, firsts: Container[int], second: int) -> Iterator[tuple[str, str]]:
        """Characters with one of these first bytes and this second one."""
        for first, char, plain in self._by_second.get(second, ()):
            if first in firsts:
                yield char, plain

    def beginning(self, firsts: Sequence[int], before: str) -> Iterator[tuple[str, str]]:
        """Characters with one of these first bytes; of many, only what often follows ``before``."""
        if len(firsts) == 1:
            yield from self._by_first.get(firsts[0], ())
        else:
            for first, _, char, plain in self._following(before):
                if first in firsts:
                    yield char, plain

    def unseen(
        self, firsts: Container[int], before: str
    ) -> Iterator[tuple[str, str, tuple[int, ...]]]:
        """Characters whose second byte began a pair that is none, with what can follow it."""
        leads = unseen_leads()
        for first, second, char, plain in self._following(before):
            if first in firsts and second in leads:
                yield char, plain, leads[second]

    def _following(self, before: str) -> list[tuple[int, int, str, str]]:
        last = before[-1:]
        if last not in self._likely:
            likely = self._language.likely_after(last)
            self._likely[last] = [e for char in likely for e in self._by_plain.get(char, ())]
        return self._likely[last]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the whole document tells: its language, and which characters bear which gloss."""

    language: Language
    glossed: dict[str, frozenset[str]]
    pairs: _Pairs
    years: frozenset[str]


def find_damage(lines: Sequence[str]) -> list[Repair]:
    """All places of a document that look damaged, with the likeliest reading of each.

    ``lines`` are as the source has them, glosses and script untouched.
    Returns nothing for text in which every question mark asks a question.
    """
    tokens = [_tokens(line) if _LOST_RUN.search(line) else [] for line in lines]
    sites = [[k for k in range(len(ts)) if _is_site(ts, k)] for ts in tokens]
    if not any(sites):
        return []
    language = Language(_undamaged(lines, tokens, sites))
    years = frozenset(year for line in lines for year in _YEAR.findall(line))
    page = _Page(language, _glossed(lines), _Pairs(language, lines), years)
    return [
        repair
        for number, (ts, found) in enumerate(zip(tokens, sites, strict=True))
        if found
        for repair in _line_repairs(number, lines[number], ts, found, page)
    ]


_LOST_RUN = re.compile(f"[{_LOST}]")


def _tokens(line: str) -> list[_Token]:
    """The characters of a line without glosses; a ``?`` may have swallowed a gloss's bracket."""
    tokens: list[_Token] = []
    swallowed = re.compile(gloss_pattern().pattern.split("[(（]", 1)[1])
    at = 0
    while at < len(line):
        match = None
        if line[at] == "?":
            match = swallowed.match(line, at + 1)
        elif is_han(line[at]):
            match = gloss_pattern().match(line, at + 1)
        end = match.end() if match else at + 1
        tokens.append(_Token(line[at], at, end, match[1] if match else None))
        at = end
    return tokens


def _is_site(tokens: list[_Token], k: int) -> bool:
    """Whether a byte may have been lost at a token: a ``?`` that does not just end a sentence."""
    token = tokens[k]
    if token.char not in _LOST:
        return False
    before = tokens[k - 1].char if k else ""
    after = tokens[k + 1].char if k + 1 < len(tokens) else ""
    if token.char == "\ufffd" or token.gloss or after in _LOST or (before and before in _LOST):
        return bool(before or after)
    if not after or after in "”’」』）)》 \u3000":
        return False
    return before > "\x7f" or after > "\x7f"


def _undamaged(
    lines: Sequence[str], tokens: list[list[_Token]], sites: list[list[int]]
) -> Iterator[str]:
    """The stretches of a document that no damage can have reached, simplified."""
    for line, ts, found in zip(lines, tokens, sites, strict=True):
        if not found:
            yield _matter(gloss_pattern().sub("", line))
            continue
        spoilt = {i for k in found for i in range(k - _SPOILT, k + _SPOILT)}
        clean = "".join("\n" if i in spoilt else t.char for i, t in enumerate(ts))
        yield from (_matter(piece) for piece in clean.split("\n") if piece)


def _plain(text: str) -> str:
    return widened(simplified(text))


def _matter(text: str) -> str:
    """Text for judging: which digit stands somewhere says nothing about the words around it."""
    return _DIGIT.sub("0", _plain(text))


@lru_cache(maxsize=1)
def _plain_characters() -> dict[str, str]:
    """The simplified form of every character of GBK, one by one."""
    everything = sorted(set(characters().values()))
    return dict(zip(everything, simplified("\n".join(everything)).split("\n"), strict=True))


def _glossed(lines: Sequence[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines:
        for match in gloss_pattern().finditer(line):
            found.setdefault(match[1], set()).add(line[match.start() - 1])
    return {gloss: frozenset(chars) for gloss, chars in found.items()}


def _line_repairs(
    number: int, line: str, tokens: list[_Token], sites: list[int], page: _Page
) -> Iterator[Repair]:
    done = 0
    for site in sites:
        if site < done:
            continue
        readings = _readings(tokens, site, done, page)
        best, confidence = _decide(tokens, site, done, readings, page)
        if best.intact:
            if _asks(tokens, site):
                continue
            confidence = 0.0
        yield _repair(number, line, tokens, best, confidence)
        done = best.end


def _readings(tokens: list[_Token], site: int, done: int, page: _Page) -> list[_Reading]:
    leading = _search(_leading_starts(tokens, site, page), tokens, site, page, None)
    trailing = [
        reading
        for start in _possible_starts(tokens, site, done, page)
        for reading in _search(_trailing_starts(tokens, start, page), tokens, start, page, site)
    ]
    return [*leading, *trailing]


def _possible_starts(tokens: list[_Token], site: int, done: int, page: _Page) -> Iterator[int]:
    """Where a byte may have been lost left of a ``?``: as far as the text reads a byte off."""
    text, score = "", 0.0
    for start in range(site - 1, max(done, site - _LONGEST) - 1, -1):
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


def _context(tokens: list[_Token], start: int) -> str:
    return "".join(_plain_character(t.char) for t in tokens[max(0, start - 2) : start])


def _plain_character(char: str) -> str:
    return widened(_plain_characters().get(char, char))


def _leading_starts(tokens: list[_Token], site: int, page: _Page) -> list[_Ranked]:
    """The ``?`` is a first byte. Where a gloss follows, it and the byte before make that syllable."""
    leads: tuple[int, ...] = tuple(LEADS)
    gloss = tokens[site].gloss
    before = pair_of(tokens[site - 1].char) if site else None
    if gloss and before:
        bearers = page.glossed.get(gloss, frozenset())
        known = [p[1] for c in bearers if (p := pair_of(c)) and p[0] == before[1]]
        leads = tuple(known) or leads
    # U+FFFD comes from decoders that also put it where Windows shows nothing.
    unseen = 0 if tokens[site].char == "?" else _MOST_UNSEEN
    return [(0, _State(site + 1, "", leads, 0.0, unseen))]


def _trailing_starts(tokens: list[_Token], start: int, page: _Page) -> list[_Ranked]:
    """A byte was lost in the pair of which the other byte is the first one of ``tokens[start]``."""
    pair = pair_of(tokens[start].char)
    if pair is None:
        return []
    found = {*page.pairs.ending(LEADS, pair[0]), *page.pairs.beginning((pair[0],), "")}
    context = _context(tokens, start)
    states = [
        _State(start + 1, char, (pair[1],), page.language.step(context, plain))
        for char, plain in found
    ]
    return list(enumerate(_best(states, _BROAD)))


def _search(
    states: list[_Ranked], tokens: list[_Token], start: int, page: _Page, stop: int | None
) -> list[_Reading]:
    """Beam search over the readings that begin at ``start``; with ``stop``, ones that end there."""
    context = _context(tokens, start)
    ends: dict[tuple[int, int], list[_State]] = {}
    for _ in range(2 * _LONGEST):
        following: dict[tuple[int, int], list[_State]] = {}
        for rank, state in states:
            if state.at >= len(tokens) or _is_hopeless(state):
                continue
            before = (context + _plain_text(state.text))[-2:]
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
    state: _State, token: _Token, before: str, page: _Page, leading: bool
) -> Iterator[_State]:
    """The readings one token further, or with a pair in between that was not shown."""
    step, pairs = page.language.step, page.pairs
    pair = pair_of(token.char)
    if pair:
        for char, plain in pairs.ending(state.pending, pair[0]):
            score = state.score + step(before, plain)
            yield _State(state.at + 1, state.text + char, (pair[1],), score, state.unseen)
    if leading and state.unseen < _MOST_UNSEEN:
        for char, plain, trails in pairs.unseen(state.pending, before):
            score = state.score + step(before, plain) + _UNSEEN
            yield _State(state.at, state.text + char, trails, score, state.unseen + 1)


def _endings(
    state: _State, token: _Token, before: str, page: _Page, leading: bool
) -> Iterator[_State]:
    """The readings that come into step at a token: a single byte, or another ``?``."""
    single = single_of(token.char)
    guessed = len(state.pending) > 1 and single is None and not token.gloss
    found: Iterable[tuple[str, str]] = ()
    if single is not None and leading:
        found = page.pairs.ending(state.pending, single)
    elif token.char in _LOST:
        found = page.pairs.beginning(state.pending, before)
        if token.gloss:
            bearers = page.glossed.get(token.gloss, frozenset())
            found = (pair for pair in found if pair[0] in bearers)
    for char, plain in found:
        score = state.score + page.language.step(before, plain)
        yield _State(state.at + 1, state.text + char, (), score, state.unseen, guessed)


def _plain_text(text: str) -> str:
    return "".join(map(_plain_character, text[-2:]))


def _closed(
    start: int, state: _State, tokens: list[_Token], page: _Page, swallows: bool
) -> _Reading:
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
    return _Reading(start, end, text, state.score, complete, False, state.guessed, unseen)


def _stands_behind_digit(following: str) -> bool:
    return following[:1].isdigit() or following[:1] in (*load_table("damage")["measures"],)


def _decide(
    tokens: list[_Token], site: int, done: int, readings: list[_Reading], page: _Page
) -> tuple[_Reading, float]:
    """The likeliest reading, and its share of the likelihood of all."""
    left = max(done, site - _LONGEST - 2)
    right = max((r.end for r in readings), default=site + 1) + _CONTEXT
    rough = {r: r.score + _outside(tokens, r, left, right, page) for r in readings}
    finalists = nlargest(_FINALISTS, readings, key=lambda r: rough[r])
    finalists.append(_Reading(site, site + 1, "？", 0.0, intact=True))
    line_start = _plain("".join(t.char for t in tokens[:left]))
    line_rest = _plain("".join(t.char for t in tokens[right:]))
    scored: dict[str, tuple[float, _Reading]] = {}
    for reading in finalists:
        read = reading.text if reading.complete else reading.text[:-1] + "0"
        text = _matter(
            "".join(t.char for t in tokens[left : reading.start])
            + read
            + "".join(t.char for t in tokens[reading.end : right])
        )
        score = page.language.score(text) + (_INTACT if reading.intact else 0.0)
        score += _ODDITY * _oddities(line_start + text + line_rest)
        if text not in scored or scored[text][0] < score:
            scored[text] = score, reading
    top = max(score for score, _ in scored.values())
    text, (_, best) = max(scored.items(), key=lambda item: item[1][0])
    temperature = _TRAILING_TEMPERATURE if best.start < site else _LEADING_TEMPERATURE
    temperature *= 1 + 0.5 * best.unseen
    weights = {t: math.exp((score - top) / temperature) for t, (score, _) in scored.items()}
    confidence = weights[text] / sum(weights.values())
    doubtful = best.guessed or best.unseen > 1 or _weakest(tokens, best, page) < _WEAK
    return best, min(confidence, _DOUBTFUL) if doubtful else confidence


def _weakest(tokens: list[_Token], reading: _Reading, page: _Page) -> float:
    """The least likely step of a reading, with those into and out of it."""
    before = _context(tokens, reading.start)
    after = "".join(_plain_character(t.char) for t in tokens[reading.end : reading.end + 2])
    text = _matter(before + reading.text.replace("?", "0") + after)
    return min(
        (page.language.step(text[i - 2 : i], text[i]) for i in range(2, len(text))), default=0.0
    )


def _oddities(paragraph: str) -> int:
    """What edited paragraphs do not have: quotes without a partner, a comma at the very end."""
    odd = len(_ODD.findall(paragraph))
    for opening, closing in ("“”", "（）", "《》"):
        open_now = 0
        for char in paragraph:
            if char == opening:
                odd += open_now
                open_now = 1
            elif char == closing:
                odd += 1 - open_now
                open_now = 0
        odd += open_now
    return odd


def _outside(tokens: list[_Token], reading: _Reading, left: int, right: int, page: _Page) -> float:
    """Log-probability of the text around a reading, so that longer and shorter ones compare."""
    before = "".join(_plain_character(t.char) for t in tokens[left : reading.start])
    after = "".join(_plain_character(t.char) for t in tokens[reading.end : right])
    joined = _plain_text(reading.text) + after
    step, shift = page.language.step, len(joined) - len(after)
    return sum(step(before[max(0, i - 2) : i], before[i]) for i in range(len(before))) + sum(
        step(joined[max(0, i - 2) : i], joined[i]) for i in range(shift, len(joined))
    )


def _asks(tokens: list[_Token], site: int) -> bool:
    """Whether the sentence before a ``?`` may be a question."""
    sentence = "".join(t.char for t in tokens[max(0, site - _LONGEST) : site])
    sentence = re.split("[。！？；]", sentence)[-1]
    return any(word in sentence for word in load_table("damage")["questions"])


def _repair(
    number: int, line: str, tokens: list[_Token], reading: _Reading, confidence: float
) -> Repair:
    start, end = tokens[reading.start].start, tokens[reading.end - 1].end
    # Where a figure is lost, only what was read is quoted: the words around it are not repaired.
    shown = _SHOWN if reading.complete else 2
    left = "".join(t.char for t in tokens[max(0, reading.start - shown) : reading.start])
    right = "".join(t.char for t in tokens[reading.end : reading.end + shown])
    if not reading.complete:
        right = ""
    text = "?" if reading.intact else reading.text
    return Repair(
        line=number,
        start=start,
        end=end,
        text=text,
        before=_plain(left + line[start:end] + right),
        after=_plain(left + text.removesuffix("?") + right),
        confidence=round(confidence, 3),
        complete=reading.complete and not reading.intact,
    )

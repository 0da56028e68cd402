"""Reading GBK text that is a byte off, with bytes missing: the search behind :mod:`.damage`.

While a text is read a byte off, each visible character holds the second byte of one character and
the first byte of the next, so that everything between two visible characters is known. Unknown
are only where this began, where it ended, and pairs of bytes that were not shown at all. A search
therefore follows one chain of characters and branches at these places alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from heapq import nlargest
from typing import NamedTuple

from reportdiff.zh.bytepairs import Hiding
from reportdiff.zh.damagedline import LOST, DamagedLine, Reading, joined
from reportdiff.zh.gbk import LEADS, pair_of, single_of
from reportdiff.zh.lexicon import load_table
from reportdiff.zh.script import is_han

#: So many visible characters can be off: a line of Chinese without a digit is rarely longer.
LONGEST = 120
_WIDTH = 10  # readings that are followed at a time; more found no more
_ALIKE = 2  # of those that end in the same two characters
_BROAD = 12  # of the readings that begin at one place
_ENDED = 40  # of those that end at one
_LAST = 4  # so many last characters are tried for each
_MOST_UNSEEN = 14
# A next character as likely as this has no pair not shown in front of it.
_GOES_ON = -2.5
# Right readings have -5 to -8 a character, wrong ones -15 and less. The first few say little.
_HOPELESS = -10.5
_EARLY = 4
# A start is given up whose best possible score is so much below the best that was found.
_BEHIND = 25.0
_CLOSING = "。！；"
_MARKUP = re.compile(r"/[a-z]{1,6}>")


class _State(NamedTuple):
    """A reading in the making: its score, its text as judged and as written, pairs not shown."""

    score: float
    text: str
    written: str
    unseen: int = 0
    guessed: bool = False


def leading_readings(line: DamagedLine, site: int) -> list[Reading]:
    """Readings in which the ``?`` at ``site`` is the first byte of a pair, or all of a character."""
    # U+FFFD comes from decoders that also put it where Windows shows nothing.
    hides = line.tokens[site].char == "?"
    leads = _leads(line, site)
    readings = [_closed(line, site, site + 1, state, False) for state in _alone(line, site)]
    if site + 1 == len(line.tokens):
        return readings
    opening, before = _State(0.0, "", ""), line.before(site)
    ended = list(_immediate(line, site + 1, leads, opening, before))
    if hides:
        firsts = line.page.pairs.hiding(leads, before)
        ended += _hidden_ending(line, site + 1, firsts, opening, before)
    readings += [_closed(line, site, site + 2, state, True) for state in _best(ended)]
    states = _starts(line, site, leads, hides)
    return readings + list(_followed(line, site, states, hides))


def _leads(line: DamagedLine, site: int) -> frozenset[int]:
    """What the first byte can be. Where a gloss follows, it and the byte before make that syllable."""
    token, page = line.tokens[site], line.page
    if token.byte is not None:
        return frozenset((token.byte,))
    before = line.pairs[site - 1] if site else None
    if token.gloss and before:
        bearers = page.glossed.get(token.gloss, frozenset())
        known = {p[1] for c in bearers if (p := pair_of(c)) and p[0] == before[1]}
        if known:
            return frozenset(known)
    return frozenset(LEADS)


def _alone(line: DamagedLine, site: int) -> list[_State]:
    """The ``?`` is all that is left of one character, and the rest is in step."""
    before, byte, pairs = line.before(site), line.tokens[site].byte, line.page.pairs
    found = set(
        pairs.following(before) if byte is None else (*pairs.ending(byte), *pairs.beginning(byte))
    )
    step = line.page.language.step
    return _best(_State(step(before, s), s, c, 0, byte is None) for c, s in found)


def _starts(line: DamagedLine, site: int, leads: frozenset[int], hides: bool) -> list[_State]:
    """The first character behind a ``?``, or two with a pair not shown between."""
    pair, page, before = line.pairs[site + 1], line.page, line.before(site)
    if pair is None:
        return []
    later = line.between(site + 2) if site + 2 < len(line.tokens) else None
    step = page.language.step
    found = [_State(step(before, s), s, c) for c, s in page.pairs.ending(pair[0], leads)]
    if hides:
        firsts = page.pairs.hiding(leads, before)
        found += [_State(score, *hidden) for score, hidden in joined(firsts, pair[0], before, page)]
    page.effort.spend(2)
    if later is None:
        return _best(found)
    return _best(found, lambda s: s.score + step((before + s.text)[-2:], later[1]))


def _followed(
    line: DamagedLine, start: int, states: list[_State], hides: bool
) -> Iterator[Reading]:
    """The readings that go on from some states, the first of which end behind ``start + 1``."""
    before = line.before(start)
    for k in range(start + 2, min(len(line.tokens), start + LONGEST)):
        states = [s for s in states if s.score >= _HOPELESS * max(_EARLY, len(s.text))]
        if not states:
            return
        for state in nlargest(_ENDED, _endings(line, k, states, before, hides)):
            yield _closed(line, start, k + 1, state, True)
        states = _onward(line, k, states, before, hides)


def _onward(
    line: DamagedLine, k: int, states: list[_State], before: str, hides: bool
) -> list[_State]:
    """The readings one token further, with or without a pair in between that was not shown."""
    step = line.page.language.step
    line.page.effort.spend(1)
    plain = line.between(k)
    if plain and states:
        context = (before + states[0].text)[-2:]
        hides = hides and step(context, plain[1]) < _GOES_ON
    alike: dict[str, list[_State]] = {}
    for score, text, written, unseen, _ in states:
        context = (before + text)[-2:]
        if plain:
            new = _State(
                score + step(context, plain[1]), text + plain[1], written + plain[0], unseen
            )
            alike.setdefault(new.text[-2:], []).append(new)
        if hides and unseen < _MOST_UNSEEN:
            for more, chars, number in line.hidden(k):
                tail = context + more
                gain = sum(step(tail[i - 2 : i], tail[i]) for i in range(len(context), len(tail)))
                new = _State(score + gain, text + more, written + chars, unseen + number)
                alike.setdefault(more[-2:], []).append(new)
    kept = [s for group in alike.values() for s in nlargest(_ALIKE, group)]
    return nlargest(_WIDTH, kept)


def _endings(
    line: DamagedLine, k: int, states: list[_State], before: str, hides: bool
) -> Iterator[_State]:
    """The readings that come into step at a token: a single byte, or another ``?``."""
    token, last = line.tokens[k], line.pairs[k - 1]
    if last is None or (single_of(token.char) is None and token.char not in LOST):
        return
    for state in states:
        ended = _immediate(line, k, frozenset((last[1],)), state, before)
        yield from nlargest(_LAST, ended)
        if hides and state.unseen < _MOST_UNSEEN:
            firsts = line.page.pairs.hiding_after(last[1])
            yield from _hidden_ending(line, k, firsts, state, before)


def _immediate(
    line: DamagedLine, k: int, firsts: frozenset[int], state: _State, before: str
) -> Iterator[_State]:
    """A reading with the one character that ends at a token, by its possible first bytes."""
    token, page = line.tokens[k], line.page
    context = (before + state.text)[-2:]
    single = single_of(token.char) if token.byte is None else token.byte
    guessed = state.guessed
    found: Iterable[tuple[str, str]] = ()
    if single is not None:
        found = page.pairs.ending(single, firsts)
    elif token.char in LOST:
        guessed = len(firsts) > 1 and not token.gloss
        known, pairs = len(firsts) == 1, page.pairs
        found = pairs.beginning(*firsts) if known else pairs.following(context)
        if token.gloss:
            bearers = page.glossed.get(token.gloss, frozenset())
            found = [pair for pair in found if pair[0] in bearers]
    for char, simple in found:
        score = state.score + page.language.step(context, simple)
        yield _State(score, state.text + simple, state.written + char, state.unseen, guessed)


def _hidden_ending(
    line: DamagedLine, k: int, firsts: Iterable[Hiding], state: _State, before: str
) -> Iterator[_State]:
    """A reading that ends at a single byte with a pair not shown in front of it."""
    token, context = line.tokens[k], (before + state.text)[-2:]
    single = single_of(token.char)
    if single is None:
        if k + 1 == len(line.tokens) and token.char == "?":
            yield from _closed_paragraph(line, firsts, state, context)
        return
    for score, (text, written, unseen) in joined(firsts, single, context, line.page):
        total = state.score + score
        yield _State(total, state.text + text, state.written + written, state.unseen + unseen)


def _closed_paragraph(
    line: DamagedLine, firsts: Iterable[Hiding], state: _State, context: str
) -> Iterator[_State]:
    """A paragraph that ends behind a pair not shown: its last ``?`` was half of a closing sign."""
    step = line.page.language.step
    for written, simple, _ in firsts:
        score = state.score + step(context, simple)
        for sign in _CLOSING:
            total = score + step(context[-1:] + simple, sign)
            yield _State(
                total, state.text + simple + sign, state.written + written + sign, state.unseen + 1
            )


def trailing_readings(line: DamagedLine, site: int, done: int) -> list[Reading]:
    """Readings in which the byte was lost left of the ``?`` at ``site``, which ends the damage."""
    last = line.pairs[site - 1] if site else None
    if last is None:
        return []
    firsts = frozenset((last[1],))
    best = nlargest(2 * _BROAD, _trailing_states(line, site, done))
    return [
        _closed(line, start, site + 1, ended, True)
        for _, start, state in best
        for ended in _best(_immediate(line, site, firsts, state, line.before(start)))
    ]


def _trailing_states(
    line: DamagedLine, site: int, done: int
) -> Iterator[tuple[float, int, _State]]:
    """Readings up to a ``?``, with what they and the text before are worth, and their starts.

    The characters between are the same wherever the byte was lost, so that a
    start of which even the best would be far behind is not written out.
    """
    step, left = line.page.language.step, max(done, site - LONGEST)
    chain, written, score, best = "", "", 0.0, -math.inf
    for start in range(site - 1, left - 1, -1):
        if line.pairs[start] is None:
            return
        line.page.effort.spend(1)
        outside = line.score(left, start) + score
        if outside >= best - _BEHIND:
            for first in _first_halves(line, start, chain):
                best = max(best, outside + first.score)
                text, whole = first.text + chain, first.written + written
                yield outside + first.score, start, _State(first.score + score, text, whole)
        off = line.between(start) if start else None
        if off is None:
            return
        if len(chain) > 1:
            score += step(off[1] + chain[0], chain[1])
        chain, written = off[1] + chain, off[0] + written
        if score < _HOPELESS * max(_EARLY, len(chain)):
            return


def _first_halves(line: DamagedLine, start: int, chain: str) -> list[_State]:
    """A byte was lost in the pair of which the other byte is the first one of a token.

    The scores are those of the character and of the first two of ``chain`` behind it.
    """
    pair, page, before = line.pairs[start], line.page, line.before(start)
    if pair is None:
        return []
    step = page.language.step
    found: list[_State] = []
    for char, simple in {*page.pairs.ending(pair[0]), *page.pairs.beginning(pair[0])}:
        score = step(before, simple)
        if chain:
            score += step(before[-1:] + simple, chain[0])
        if len(chain) > 1:
            score += step(simple + chain[0], chain[1])
        found.append(_State(score, simple, char))
    return _best(found)


def _best(states: Iterable[_State], key: Callable[[_State], float] | None = None) -> list[_State]:
    return nlargest(_BROAD, states, key=key)


def _closed(line: DamagedLine, start: int, end: int, state: _State, swallows: bool) -> Reading:
    """A finished reading, with what a ``?`` at its end swallowed of the ASCII behind it.

    That was a bracket of markup where its rest stands there, a digit where a
    measure or another digit does. A lost digit is only put back in a year
    that the document names elsewhere.
    """
    text, judged, complete = state.written, state.text, True
    guessed = state.guessed or any(map(str.isdigit, judged))  # a digit is never made up
    unseen = state.unseen if line.tokens[start].char == "?" else 0
    last = line.tokens[end - 1]
    following = "".join(t.char for t in line.tokens[end : end + 8])
    markup = _MARKUP.match(following)
    if markup:
        end += markup.end()
    elif last.char == "?" and not last.gloss and swallows and _stands_behind_digit(following):
        digits = [year[0] for year in line.page.years if following.startswith(year[1:])]
        complete = len(digits) == 1
        text += digits[0] if complete else "?"
        judged += "0"
    elif last.char == "?" and not last.gloss and swallows and is_han(following[:1] or "，"):
        guessed = True  # a sign of ASCII may be gone: 人工智能?制造
    return Reading(start, end, text, judged, state.score, complete, False, guessed, unseen)


def _stands_behind_digit(following: str) -> bool:
    point = following[:1] == "." and following[1:2].isdigit()
    return point or following[:1].isdigit() or following[:1] in (*load_table("damage")["measures"],)

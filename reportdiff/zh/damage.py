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
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from reportdiff.zh.bytesearch import (
    LONGEST,
    LOST,
    Page,
    Pairs,
    Reading,
    Token,
    context_before,
    leading_readings,
    matter,
    plain,
    plain_character,
    plain_end,
    tokens_of,
    trailing_readings,
)
from reportdiff.zh.lexicon import load_table
from reportdiff.zh.likelihood import Language
from reportdiff.zh.script import gloss_pattern

#: Repairs at or above this confidence are made; below it a place stays and is marked.
SURE = 0.9
#: Of a document, so many places are searched (0.15 s each); the rest are only marked.
MOST_PLACES = 24

_FINALISTS = 60
_SPOILT = 12  # of a damaged place, so many characters on either side are not evidence
_SHOWN = 8  # characters on either side that a warning quotes
_CONTEXT = 12  # characters behind a place that help to decide
# Costs in log units: what edited paragraphs do not have, and that no byte was lost at all.
_ODDITY = -15.0
_ODD = re.compile("[，、：“（]$|[，、；：]{2}|“[^“”]{1,8}[，。、；]”")
_INTACT = -9.0
# Neighbouring words are not independent, so that the differences of log-likelihoods are too
# large; divided by these the stated confidences were true for 400 places in nine reports.
_LEADING_TEMPERATURE = 1.2
_TRAILING_TEMPERATURE = 2.3
_KNOWN_TEMPERATURE = 1.6
# Never sure: a character of which no byte is left (a guess from the words around it), a place
# with two pairs not shown, one with a step as unlikely as this (1 of 90 right readings).
_DOUBTFUL = 0.8
_WEAK = -13.0
# A leading reading as sure as this is taken without looking for a trailing one.
_PLAIN = 0.99
_YEAR = re.compile(r"(?:19|20)\d{2}年")
_LOST_BYTE = re.compile("[\udc80-\udcff]")
_LOST_RUN = re.compile(f"[{LOST}\udc80-\udcff]")


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


def find_damage(lines: Sequence[str]) -> list[Repair]:
    """All places of a document that look damaged, with the likeliest reading of each.

    ``lines`` are as the source has them, glosses and script untouched.
    Returns nothing for text in which every question mark asks a question.
    """
    tokens = [tokens_of(line) if _LOST_RUN.search(line) else [] for line in lines]
    sites = [[k for k in range(len(ts)) if _is_site(ts, k)] for ts in tokens]
    if not any(sites):
        return []
    language = Language(_undamaged(lines, tokens, sites))
    years = frozenset(year for line in lines for year in _YEAR.findall(line))
    page = Page(language, _glossed(lines), Pairs(language, lines), years)
    repairs: list[Repair] = []
    for number, (ts, found) in enumerate(zip(tokens, sites, strict=True)):
        if found:
            search = len(repairs) < MOST_PLACES
            repairs += _line_repairs(number, lines[number], ts, found, page, search)
    return repairs


def _is_site(tokens: list[Token], k: int) -> bool:
    """Whether a byte may have been lost at a token: a ``?`` that does not just end a sentence."""
    token = tokens[k]
    if token.char not in LOST:
        return False
    before = tokens[k - 1].char if k else ""
    after = tokens[k + 1].char if k + 1 < len(tokens) else ""
    if (
        token.char == "\ufffd"
        or token.gloss
        or (after and after in LOST)
        or (before and before in LOST)
    ):
        return bool(before or after)
    if not after or after in "”’」』）)》 \u3000":
        return False
    return before > "\x7f" or after > "\x7f"


def _undamaged(
    lines: Sequence[str], tokens: list[list[Token]], sites: list[list[int]]
) -> Iterator[str]:
    """The stretches of a document that no damage can have reached, simplified."""
    for line, ts, found in zip(lines, tokens, sites, strict=True):
        if not found:
            yield matter(gloss_pattern().sub("", line))
            continue
        spoilt = {i for k in found for i in range(k - _SPOILT, k + _SPOILT)}
        clean = "".join("\n" if i in spoilt else t.char for i, t in enumerate(ts))
        yield from (matter(piece) for piece in clean.split("\n") if piece)


def _glossed(lines: Sequence[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines:
        for match in gloss_pattern().finditer(line):
            found.setdefault(match[1], set()).add(line[match.start() - 1])
    return {gloss: frozenset(chars) for gloss, chars in found.items()}


def _line_repairs(
    number: int, line: str, tokens: list[Token], sites: list[int], page: Page, search: bool
) -> Iterator[Repair]:
    done = 0
    if not search or len(sites) > MOST_PLACES:
        yield _repair(
            number, line, tokens, Reading(sites[0], sites[0] + 1, "", 0.0, intact=True), 0.0
        )
        return
    for site in sites:
        if site < done:
            continue
        readings = leading_readings(tokens, site, page)
        best, confidence = _decide(tokens, site, done, readings, page)
        if confidence < _PLAIN or best.end == site + 1:
            readings += trailing_readings(tokens, site, done, page)
            best, confidence = _decide(tokens, site, done, readings, page)
        if (best.intact or confidence < SURE) and _asks(tokens, site):
            continue
        if best.intact:
            confidence = 0.0
        yield _repair(number, line, tokens, best, confidence)
        done = best.end


def _decide(
    tokens: list[Token], site: int, done: int, readings: list[Reading], page: Page
) -> tuple[Reading, float]:
    """The likeliest reading, and its share of the likelihood of all."""
    left = max(done, site - LONGEST - 2)
    right = max((r.end for r in readings), default=site + 1) + _CONTEXT
    rough = {r: r.score + _outside(tokens, r, left, right, page) for r in readings}
    finalists = nlargest(_FINALISTS, readings, key=lambda r: rough[r])
    finalists.append(Reading(site, site + 1, "？", 0.0, intact=True))
    line_start = plain("".join(t.char for t in tokens[:left]))
    line_rest = plain("".join(t.char for t in tokens[right:]))
    scored: dict[str, tuple[float, Reading]] = {}
    for reading in finalists:
        read = reading.text if reading.complete else reading.text[:-1] + "0"
        text = matter(
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
    temperature = _temperature(best, tokens[site], site)
    weights = {t: math.exp((score - top) / temperature) for t, (score, _) in scored.items()}
    confidence = weights[text] / sum(weights.values())
    doubtful = best.guessed or best.unseen > 1 or _weakest(tokens, best, page) < _WEAK
    return best, min(confidence, _DOUBTFUL) if doubtful else confidence


def _temperature(reading: Reading, token: Token, site: int) -> float:
    if reading.start == site:
        return _LEADING_TEMPERATURE * (1 + 0.5 * reading.unseen)
    return _KNOWN_TEMPERATURE if token.byte is not None else _TRAILING_TEMPERATURE


def _weakest(tokens: list[Token], reading: Reading, page: Page) -> float:
    """The least likely step of a reading, with those into and out of it."""
    before = context_before(tokens, reading.start)
    after = "".join(plain_character(t.char) for t in tokens[reading.end : reading.end + 2])
    text = matter(before + reading.text.replace("?", "0") + after)
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


def _outside(tokens: list[Token], reading: Reading, left: int, right: int, page: Page) -> float:
    """Log-probability of the text around a reading, so that longer and shorter ones compare."""
    before = "".join(plain_character(t.char) for t in tokens[left : reading.start])
    after = "".join(plain_character(t.char) for t in tokens[reading.end : right])
    joined = plain_end(reading.text) + after
    step, shift = page.language.step, len(joined) - len(after)
    return sum(step(before[max(0, i - 2) : i], before[i]) for i in range(len(before))) + sum(
        step(joined[max(0, i - 2) : i], joined[i]) for i in range(shift, len(joined))
    )


def _asks(tokens: list[Token], site: int) -> bool:
    """Whether the sentence before a ``?`` may be a question."""
    sentence = "".join(t.char for t in tokens[max(0, site - LONGEST) : site])
    sentence = re.split("[。！？；]", sentence)[-1]
    return any(word in sentence for word in load_table("damage")["questions"])


def _repair(
    number: int, line: str, tokens: list[Token], reading: Reading, confidence: float
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
        before=plain(left + _LOST_BYTE.sub("\ufffd", line[start:end]) + right),
        after=plain(left + text.removesuffix("?") + right),
        confidence=round(confidence, 3),
        complete=reading.complete and not reading.intact,
    )

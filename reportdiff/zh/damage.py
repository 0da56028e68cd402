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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest

from reportdiff.zh.bytepairs import Pairs, flat
from reportdiff.zh.bytesearch import LONGEST, leading_readings, trailing_readings
from reportdiff.zh.damagedline import (
    LOST,
    DamagedLine,
    Effort,
    Page,
    Reading,
    Token,
    tokens_of,
)
from reportdiff.zh.gbk import single_of
from reportdiff.zh.lexicon import load_table
from reportdiff.zh.likelihood import Language
from reportdiff.zh.script import gloss_pattern, simplified, widened

#: Repairs at or above this confidence are made; below it a place stays and is marked.
SURE = 0.9
#: What the search of one document may cost, in columns of states (1 ms each); what is left
#: then is only marked.
EFFORT = 1800
#: Of a line, so many places are searched, and of a document so many characters of damaged lines.
MOST_IN_LINE = 60
MOST_CHARACTERS = 100_000
# The phrases of so many characters are evidence: the longest report has 40,000.
_MOST_EVIDENCE = 60_000

_FINALISTS = 40
# A reading so much less likely than the best, or by its words so much, is no rival of it.
_FAR = 40.0
_SPOILT = 12  # of a damaged place, so many characters on either side are not evidence
_SHOWN = 8  # characters on either side that a warning quotes
_QUESTION = 40  # characters before a question mark that can be its question
_CONTEXT = 12  # characters behind a place that help to decide
# Costs in log units: what edited paragraphs do not have, and that no byte was lost at all.
_ODDITY = -15.0
_ODD = re.compile("[，、“（]$|[，、；：]{2}|“[^“”]{1,8}[，。、；]”")
# A line of running text is at least so long, and ends with one of these.
_RUNNING = 40
_CLOSING = "。！？；：”）》…0"
_INTACT = -9.0
# Neighbouring words are not independent, and words and neighbours are counted both, so that the
# differences of log-likelihoods are too large. They are divided by these, with which the stated
# confidences were about true for 1,400 places in nine reports; each pair not shown leaves more open.
_LEADING_TEMPERATURE = 1.8
_UNSEEN_TEMPERATURE = 0.25
_TRAILING_TEMPERATURE = 1.8
# Where the source still has the byte, there are few readings.
_KNOWN_LEADING_TEMPERATURE = 1.2
_KNOWN_TRAILING_TEMPERATURE = 1.5
# Never sure: a character of which no byte is left (a guess from the words around it), a place
# with so many pairs not shown, one with a step as unlikely as this (1 of 90 right readings).
_MOST_UNSEEN = 2
_DOUBTFUL = 0.8
_WEAK = -13.0
# A leading reading as sure as this is taken without looking for a trailing one.
_PLAIN = 0.99
_YEAR = re.compile(r"(?:19|20)\d{2}年")
#: A digit that a page a byte off shows for ``。`` and half of what follows.
WIDE_DIGIT = re.compile("[０-９]")
_LOST_BYTE = re.compile("[\udc80-\udcff]")
# A ``?`` that does not just end a sentence, whatever else stands on the line.
_LOST_RUN = re.compile(f"[{LOST}\udc80-\udcff]")
_SUSPECT = re.compile(
    "[\ufffd\udc80-\udcff]|[?](?=[?])"
    "|(?:(?<=[^\x00-\x7f])[?]|[?](?=[^\x00-\x7f]))(?![”’」』）)》 \u3000]|$)"
)


@dataclass(frozen=True, slots=True)
class Repair:
    """One damaged place: ``lines[line][start:end]`` should be ``text``.

    ``before`` and ``after`` show it with a few characters around, simplified.
    ``complete`` is False where a figure is lost for good: ``text`` then has a
    ``?`` in its place. ``confidence`` is from 0 to 1; 0 says that nothing was
    found. ``untried`` is the number of places, from this one to the end of the
    line, that were not searched because the document has too many.
    """

    line: int
    start: int
    end: int
    text: str
    before: str
    after: str
    confidence: float
    complete: bool
    untried: int = 0


def find_damage(lines: Sequence[str]) -> list[Repair]:
    """All places of a document that look damaged, with the likeliest reading of each, by line.

    ``lines`` are as the source has them, glosses and script untouched.
    Returns nothing for text in which every question mark asks a question.
    Lines with little that can be off are searched first; the cost is bounded,
    and what is left over is marked as ``untried``.
    """
    tokens, repairs = _searched_lines(lines)
    sites = {n: found for n, ts in tokens.items() if (found := _sites(ts))}
    if not sites:
        return repairs
    language = Language(_undamaged(lines, tokens, sites))
    years = frozenset(year for line in lines for year in _YEAR.findall(line))
    pairs = Pairs(language, lines)
    page = Page(language, _glossed(lines), pairs, years, Effort(EFFORT))
    for number in sorted(sites, key=lambda n: _extent(tokens[n], sites[n])):
        line = DamagedLine(tokens[number], page)
        repairs += _line_repairs(number, lines[number], line, sites[number])
    return sorted(repairs, key=lambda repair: (repair.line, repair.start))


def _searched_lines(lines: Sequence[str]) -> tuple[dict[int, list[Token]], list[Repair]]:
    """The tokens of the damaged lines that can be searched, and marks for the others."""
    counts = {
        n: len(_SUSPECT.findall(line)) for n, line in enumerate(lines) if _LOST_RUN.search(line)
    }
    tokens: dict[int, list[Token]] = {}
    marks: list[Repair] = []
    left = MOST_CHARACTERS
    for number in sorted(counts, key=lambda n: counts[n]):
        line = lines[number]
        left -= len(line)
        if left >= 0 and counts[number] <= MOST_IN_LINE:
            tokens[number] = tokens_of(line)
        elif counts[number]:
            marks.append(_mark(number, line, counts[number]))
    return tokens, marks


def _mark(number: int, line: str, places: int) -> Repair:
    """A line of which no place is searched, marked at the first."""
    match = _SUSPECT.search(line)
    start, end = match.span() if match else (0, 1)
    shown = line[max(0, start - _SHOWN) : end + _SHOWN]
    before = _shown(_LOST_BYTE.sub("\ufffd", shown))
    return Repair(number, start, end, "?", before, before, 0.0, False, places)


def _sites(tokens: list[Token]) -> list[int]:
    return [k for k, token in enumerate(tokens) if token.char in LOST and _is_site(tokens, k)]


def _is_site(tokens: list[Token], k: int) -> bool:
    """Whether a byte may have been lost at a token: a ``?`` that does not just end a sentence."""
    token = tokens[k]
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
    if before.isdigit() and k + 2 < len(tokens):
        after = max(after, tokens[k + 2].char)  # 20?f元 was 20萬元
    return before > "\x7f" or after > "\x7f"


def _extent(tokens: Sequence[Token], sites: Sequence[int]) -> int:
    """How many characters can be a byte off behind the places of a line, which is what they cost."""
    extent = 0
    for site in sites:
        k = site + 1
        while k < len(tokens) and k - site < LONGEST and single_of(tokens[k].char) is None:
            k += 1
            if tokens[k - 1].char in LOST or tokens[k - 1].char.isascii():
                break
        extent += k - site
    return extent


def _undamaged(
    lines: Sequence[str], tokens: Mapping[int, list[Token]], sites: Mapping[int, list[int]]
) -> Iterator[str]:
    """The stretches of a document that no damage can have reached, as they are judged."""
    left = _MOST_EVIDENCE
    for number, line in enumerate(lines):
        if left <= 0:
            return
        if number in sites:
            spoilt = {i for k in sites[number] for i in range(k - _SPOILT, k + _SPOILT)}
            kept = ("\n" if i in spoilt else t.char for i, t in enumerate(tokens[number]))
            pieces = "".join(kept).split("\n")
        elif number in tokens or not _LOST_RUN.search(line):
            pieces = [gloss_pattern().sub("", line)]
        else:
            continue
        for piece in pieces:
            left -= len(piece)
            yield flat(piece[:_MOST_EVIDENCE])


def _glossed(lines: Sequence[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in lines:
        for match in gloss_pattern().finditer(line):
            found.setdefault(match[1], set()).add(line[match.start() - 1])
    return {gloss: frozenset(chars) for gloss, chars in found.items()}


def _line_repairs(number: int, text: str, line: DamagedLine, sites: list[int]) -> Iterator[Repair]:
    done, marked = 0, False
    for i, site in enumerate(sites):
        if site < done:
            continue
        if line.page.effort.left <= 0:
            intact = Reading(site, site + 1, "", "？", 0.0, intact=True)
            yield replace(_repair(number, text, line, intact, 0.0), untried=len(sites) - i)
            return
        readings = leading_readings(line, site)
        best, confidence = _decide(line, site, done, readings)
        if confidence < _PLAIN or best.end == site + 1:
            readings += trailing_readings(line, site, done)
            best, confidence = _decide(line, site, done, readings)
        sure = confidence >= SURE and not best.intact
        # Behind a place that stays off anything may look like a question.
        if not sure and not marked and _asks(line.tokens, site):
            continue
        marked = marked or not sure
        yield _repair(number, text, line, best, 0.0 if best.intact else confidence)
        done = best.end


def _decide(
    line: DamagedLine, site: int, done: int, readings: list[Reading]
) -> tuple[Reading, float]:
    """The likeliest reading, and its share of the likelihood of all."""
    scored = _weighed(line, site, done, readings)
    top, best = max(scored, key=lambda item: item[0])
    temperature = _temperature(best, line.tokens[site], site)
    confidence = 1 / sum(math.exp((score - top) / temperature) for score, _ in scored)
    doubtful = best.guessed or best.unseen > _MOST_UNSEEN or _weakest(line, best) < _WEAK
    return best, min(confidence, _DOUBTFUL) if doubtful else confidence


def _weighed(
    line: DamagedLine, site: int, done: int, readings: list[Reading]
) -> list[tuple[float, Reading]]:
    """The readings that count, with their log-likelihood by words and by what editors write."""
    finalists = _finalists(line, site, done, readings)
    left = max(done, min(r.start for r in finalists) - _CONTEXT)
    right = min(len(line.tokens), max(r.end for r in finalists) + _CONTEXT)
    words: dict[str, tuple[float, Reading]] = {}
    for reading in finalists:
        text = line.flat[left : reading.start] + reading.judged + line.flat[reading.end : right]
        score = line.page.language.score(text) + (_INTACT if reading.intact else 0.0)
        if text not in words or words[text][0] < score:
            words[text] = score, reading
    line.page.effort.spend(len(words) // 4)
    scored: list[tuple[float, Reading]] = []
    top = -math.inf
    for text, (score, reading) in sorted(words.items(), key=lambda item: -item[1][0]):
        if score < top - _FAR:
            break
        score += _ODDITY * _oddities(line.flat[:left] + text + line.flat[right:])
        if reading.end == len(line.tokens) >= _RUNNING and text[-1] not in _CLOSING:
            score += _ODDITY
        top = max(top, score)
        scored.append((score, reading))
    return scored


def _finalists(line: DamagedLine, site: int, done: int, readings: list[Reading]) -> list[Reading]:
    """The readings whose words are worth weighing, and that nothing was lost."""
    left = max(done, min((r.start for r in readings), default=site))
    right = min(len(line.tokens), max((r.end for r in readings), default=site) + _CONTEXT)
    rough = [(r.score + line.around(r, left, right), i) for i, r in enumerate(readings)]
    best = nlargest(_FINALISTS, rough)
    chosen = [readings[i] for score, i in best if score >= best[0][0] - _FAR]
    return [*chosen, Reading(site, site + 1, "？", "？", 0.0, intact=True)]


def _temperature(reading: Reading, token: Token, site: int) -> float:
    known = token.byte is not None
    if reading.start < site:
        return _KNOWN_TRAILING_TEMPERATURE if known else _TRAILING_TEMPERATURE
    if known:
        return _KNOWN_LEADING_TEMPERATURE
    return _LEADING_TEMPERATURE + _UNSEEN_TEMPERATURE * reading.unseen


def _weakest(line: DamagedLine, reading: Reading) -> float:
    """The least likely step of a reading, with those into and out of it."""
    after = line.flat[reading.end : reading.end + 2]
    text = line.before(reading.start) + reading.judged + after
    step = line.page.language.step
    return min((step(text[i - 2 : i], text[i]) for i in range(2, len(text))), default=0.0)


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


def _asks(tokens: Sequence[Token], site: int) -> bool:
    """Whether the sentence before a ``?`` may be a question."""
    if tokens[site].char != "?":
        return False
    sentence = "".join(t.char for t in tokens[max(0, site - _QUESTION) : site])
    sentence = re.split("[。！？；]", sentence)[-1]
    return any(word in sentence for word in load_table("damage")["questions"])


def _repair(
    number: int, text: str, line: DamagedLine, reading: Reading, confidence: float
) -> Repair:
    tokens = line.tokens
    start, end = tokens[reading.start].start, tokens[reading.end - 1].end
    # Where a figure is lost, only what was read is quoted: the words around it are not repaired.
    shown = _SHOWN if reading.complete else 2
    left = "".join(t.char for t in tokens[max(0, reading.start - shown) : reading.start])
    right = "".join(t.char for t in tokens[reading.end : reading.end + shown])
    if not reading.complete:
        right = ""
    read = "?" if reading.intact else reading.text
    return Repair(
        line=number,
        start=start,
        end=end,
        text=read,
        before=_shown(left + _LOST_BYTE.sub("\ufffd", text[start:end]) + right),
        after=_shown(left + read.removesuffix("?") + right),
        confidence=round(confidence, 3),
        complete=reading.complete and not reading.intact,
    )


def _shown(text: str) -> str:
    return widened(simplified(text))

"""From the lines of the source to paragraphs: damage, glosses and script undone, and said so."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportdiff.model import Paragraph, ReadingWarning
from reportdiff.reading.draft import Draft, Line
from reportdiff.zh.chrome import is_chrome, opens_other_pages
from reportdiff.zh.script import count_glosses, is_traditional, simplified, widened, without_glosses

if TYPE_CHECKING:
    from reportdiff.zh.damage import Repair

_UNREAD = re.compile("[\udc80-\udcff]")
_SUSPECT = re.compile("[?\ufffd\udc80-\udcff]")
_CUT_FIGURE = re.compile(r"\.?[0-9][0-9.,]*")
# The frame of a page has no paragraph of this length.
_RUNNING = 60
# Of the lines that were dropped, so many are quoted, and so much of each.
_QUOTED = 3
_QUOTED_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Restored:
    """Paragraphs, what was done to them, and the lines that stay damaged."""

    paragraphs: tuple[Paragraph, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    damaged_lines: frozenset[int] = frozenset()


def restore(draft: Draft) -> Restored:
    """Turn the lines of a draft into paragraphs.

    Lost bytes are looked for first, because the other steps would hide them;
    then glosses go, then the script is made simplified, then the lines that
    belong to a page's frame are left out.
    """
    sources = [line.text for line in draft.lines]
    texts, repairs, damaged = _repaired(sources, draft.lines)
    clean, warnings = _conversion(texts)
    warnings += repairs
    paragraphs = [
        p
        for line, text in zip(draft.lines, texts, strict=True)
        if (p := _paragraph(line, text, clean)).text
    ]
    frame = _frame(paragraphs)
    dropped = [*draft.dropped, *(paragraphs[i].text for i in sorted(frame))]
    paragraphs = [p for i, p in enumerate(paragraphs) if i not in frame]
    if dropped:
        warnings.append(_dropped_warning(dropped))
    return Restored(tuple(paragraphs), tuple(warnings), damaged)


def _repaired(
    texts: list[str], lines: tuple[Line, ...]
) -> tuple[list[str], list[ReadingWarning], frozenset[int]]:
    """The texts with sure repairs made; a warning for each place; the lines still damaged."""
    if not any(_SUSPECT.search(text) for text in texts):
        return texts, [], frozenset()
    from reportdiff.zh.damage import SURE, WIDE_DIGIT, find_damage

    repaired = [_visible(text) for text in texts]
    warnings: list[ReadingWarning] = []
    damaged: set[int] = set()
    found = find_damage(texts)
    for repair in sorted(found, key=lambda r: (r.line, -r.start)):
        number = lines[repair.line].number
        sure = repair.confidence >= SURE
        repaired[repair.line] = _with(repaired[repair.line], repair, sure)
        if sure:
            warnings.append(_repair_warning(repair, number))
        if not sure or not repair.complete:
            damaged.add(number)
            warnings.append(_damage_warning(repair, number, sure))
    warnings.sort(key=lambda w: w.line or 0)
    off = {repair.line for repair in found if lines[repair.line].number in damaged}
    if not any(WIDE_DIGIT.search(text) for n, text in enumerate(texts) if n not in off):
        for n in off:
            repaired[n] = WIDE_DIGIT.sub("\ufffd", repaired[n])
    if untried := sum(repair.untried for repair in found):
        warnings.append(_untried_warning(untried))
    return repaired, warnings, frozenset(damaged)


def _with(text: str, repair: Repair, sure: bool) -> str:
    """A line with one place repaired, or marked with U+FFFD for each ``?`` that stays.

    A ``?`` that is no question ends no sentence, save at the end of the line,
    and the digits behind it are no figure: the first one may be lost with it.
    """
    place, rest = repair.text if sure else text[repair.start : repair.end], text[repair.end :]
    if sure and repair.complete:
        return text[: repair.start] + place + rest
    figure = _CUT_FIGURE.match(rest) if place.endswith("?") else None
    if figure:
        rest = "\ufffd" * figure.end() + rest[figure.end() :]
    return text[: repair.start] + (place.replace("?", "\ufffd") if rest else place) + rest


def _visible(text: str) -> str:
    """The text with bytes that could not be read (kept so far) as U+FFFD."""
    return _UNREAD.sub("\ufffd", text)


def _repair_warning(repair: Repair, number: int) -> ReadingWarning:
    message = f"bytes were lost: “{repair.before}” was read as “{repair.after}”"
    return ReadingWarning(
        "repaired", message, number, repair.before, repair.after, repair.confidence
    )


def _damage_warning(repair: Repair, number: int, sure: bool) -> ReadingWarning:
    what = "a figure is lost for good" if sure else "bytes were lost and cannot be told for sure"
    message = f"{what}: “{repair.before}”"
    return ReadingWarning("damaged", message, number, repair.before)


def _untried_warning(places: int) -> ReadingWarning:
    message = (
        f"{places} damaged place(s) were not searched, because the text has too many; "
        "their lines are marked"
    )
    return ReadingWarning("damaged", message)


def _conversion(texts: list[str]) -> tuple[Callable[[str], str], list[ReadingWarning]]:
    """What is to be done to every line of a document, and the warnings that say so."""
    steps: list[Callable[[str], str]] = []
    warnings: list[ReadingWarning] = []
    glosses = count_glosses(texts)
    if glosses:
        steps.append(without_glosses)
        message = f"{glosses} pinyin glosses in brackets were removed"
        warnings.append(ReadingWarning("converted", message))
    if is_traditional(texts):
        steps.append(simplified)
        message = "traditional characters were converted to simplified ones"
        warnings.append(ReadingWarning("converted", message))
    if steps:
        steps.append(widened)

    def clean(text: str) -> str:
        for step in steps:
            text = step(text)
        return text.strip()

    return clean, warnings


def _paragraph(line: Line, repaired: str, clean: Callable[[str], str]) -> Paragraph:
    text = clean(repaired)
    source = _visible(line.text)
    if text == source:
        return Paragraph(text, line.number, line.kind, line.heading_level, line.bold_prefix)
    bold = len(clean(line.text[: line.bold_prefix])) if line.bold_prefix else 0
    return Paragraph(
        text, line.number, line.kind, line.heading_level, min(bold, len(text)), original=source
    )


def _frame(paragraphs: list[Paragraph]) -> set[int]:
    """Positions of the lines that framed the page, before and after the running text.

    Inside the text the same words are the report's own: ``主办单位：`` in a list of projects.
    What follows the title of a list of other pages goes with it, teasers too.
    """
    end = _end(paragraphs)
    others = set(range(end, len(paragraphs)))
    return others | _around(paragraphs[:end])


def _end(paragraphs: list[Paragraph]) -> int:
    """Where the text ends: at the title of a list of other pages in its second half."""
    half = sum(len(p.text) for p in paragraphs) / 2
    before = 0
    for i, p in enumerate(paragraphs):
        if before >= half and p.kind == "text" and opens_other_pages(p.text):
            return i
        before += len(p.text)
    return len(paragraphs)


def _around(paragraphs: list[Paragraph]) -> set[int]:
    running = [i for i, p in enumerate(paragraphs) if len(p.text) >= _RUNNING]
    if not running:
        return set()
    outside = (*range(running[0]), *range(running[-1] + 1, len(paragraphs)))
    return {i for i in outside if paragraphs[i].kind == "text" and is_chrome(paragraphs[i].text)}


def _dropped_warning(dropped: list[str]) -> ReadingWarning:
    quoted = ", ".join(f"“{text[:_QUOTED_LENGTH]}”" for text in dropped[:_QUOTED])
    more = " …" if len(dropped) > _QUOTED else ""
    message = f"{len(dropped)} line(s) that are no part of the report were dropped: {quoted}{more}"
    return ReadingWarning("dropped", message)

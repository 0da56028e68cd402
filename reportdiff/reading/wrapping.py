"""Text whose lines were broken at a fixed width, as it is copied from a PDF or an old page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from reportdiff.reading.draft import Line
from reportdiff.zh.layout import closes_sentence, continues, glue, is_page_number, opens_paragraph

# Columns between which texts are set: 15 to 80 Chinese characters a line.
_NARROWEST, _WIDEST = 30, 160
# Full lines end in the last columns, since no line begins with a comma; figures are narrower.
_SLACK = 6
# Of all lines, the share that is full in a text set so. In 57 reports with a paragraph a line no
# width has more than 0.16 of the lines; the same broken at 30, 40, 50 and 76 characters have 0.71,
# 0.64, 0.55 and 0.38 at least. With indents 99 % of their paragraphs come back whole, without them
# 89 to 97 %.
_FULL_SHARE = 0.28
# Only lines that stop inside a sentence tell a width from a list of like entries.
_OPEN_SHARE = 0.6
_FEWEST = 12
# From so many indented lines on, the indent says where paragraphs begin.
_INDENTED_SHARE = 0.04
_MARKDOWN = re.compile(r"[#>*+|-]")


def unwrapped(
    lines: Sequence[Line], joinable: Sequence[bool]
) -> tuple[list[Line], list[str]] | None:
    """Lines joined to paragraphs where all are broken at one width, and the page numbers left out.

    ``joinable`` says of each line whether it may go on from the one before it:
    no blank line, no indent and no element stands between. None for a text
    whose lines are not broken so.
    """
    texts = [line.text for line in lines]
    # Each measure of a line is its length at least, and a line of ordinary length sets the width.
    if len(texts) < _FEWEST or _ordinary(map(len, texts)) > _WIDEST:
        return None
    # Programs count the characters, printers the columns: what fits better was it.
    found = [(*_width(texts, measure), measure) for measure in (_columns, _counted)]
    share, width, measure = max(found, key=lambda f: f[0])
    return None if share < _FULL_SHARE else _joined(lines, joinable, width, measure)


def continued(lines: Sequence[Line], joinable: Sequence[bool]) -> list[Line]:
    """Lines broken by hand joined where one stops inside a sentence: after a comma."""
    out: list[Line] = []
    for line, may in zip(lines, joinable, strict=True):
        if out and may and continues(out[-1].text, line.text):
            out[-1] = _with(out[-1], line)
        else:
            out.append(line)
    return out


def _columns(text: str) -> int:
    """The width on a screen, exact up to the widest: a Chinese character takes two columns."""
    if len(text) > _WIDEST:
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _counted(text: str) -> int:
    return 2 * len(text)


def _width(texts: Sequence[str], measure: Callable[[str], int]) -> tuple[float, int]:
    """The share of lines that are full (0 where it says nothing), and the width they fill."""
    width = _ordinary(map(measure, texts))
    if not _NARROWEST <= width <= _WIDEST:
        return 0.0, width
    full = [text for text in texts if measure(text) >= width - _SLACK]
    within = sum(not closes_sentence(text) for text in full)
    return (0.0 if within < _OPEN_SHARE * len(full) else len(full) / len(texts)), width


def _ordinary(widths: Iterable[int]) -> int:
    """The width of the widest lines but a few: a title or a mended line may be longer."""
    ordered = sorted(widths)
    return ordered[int(0.98 * (len(ordered) - 1))]


def _joined(
    lines: Sequence[Line],
    joinable: Sequence[bool],
    width: int,
    measure: Callable[[str], int],
) -> tuple[list[Line], list[str]]:
    numbers = _page_numbers(lines)
    kept = [
        (line, may)
        for n, (line, may) in enumerate(zip(lines, joinable, strict=True))
        if n not in numbers
    ]
    indented = sum(not may for _, may in kept) >= _INDENTED_SHARE * len(kept)
    out: list[Line] = []
    before = ""
    for line, may in kept:
        goes_on = (
            may
            and measure(before) >= width - _SLACK
            and not opens_paragraph(line.text)
            and not _MARKDOWN.match(line.text)
            and (indented or not closes_sentence(before))
        )
        if out and goes_on:
            out[-1] = _with(out[-1], line)
        else:
            out.append(line)
        before = line.text
    return out, [lines[n].text for n in sorted(numbers)]


def _with(first: Line, second: Line) -> Line:
    joint = glue(first.text, second.text)
    whole = first.bold_prefix == len(first.text) and not joint
    bold = first.bold_prefix + (second.bold_prefix if whole else 0)
    return Line(
        first.text + joint + second.text, first.number, first.kind, first.heading_level, bold
    )


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """The lines that number pages: several, and each number higher than the one before."""
    found = [n for n, line in enumerate(lines) if len(line.text) < 12 and is_page_number(line.text)]
    numbers = [int("".join(c for c in lines[n].text if c.isdigit()) or 0) for n in found]
    rising = all(a < b for a, b in pairwise(numbers))
    return set(found) if len(found) > 1 and rising else set()

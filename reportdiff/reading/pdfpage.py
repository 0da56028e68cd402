"""From the characters of a PDF's pages and their places to lines and paragraphs."""

from __future__ import annotations

import itertools
import statistics
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.reading.draft import Line
from reportdiff.zh.layout import WIDE_SPACE, glue, is_page_number

# Distances are in units of the size of the type ("em"): a Chinese character is one em wide.
_WORD_GAP = 0.3  # between two Latin letters, this much white is a space
_SEGMENT_GAP = 1.8  # more white than this on one line separates columns or table cells
_INDENT = 1.2  # a paragraph begins two em in; less is a slip of the setter
_RAGGED = 2.5  # a full line ends at most this far before the column's edge
_LEADING = 1.7  # lines further apart than this, in units of the usual distance, are apart
_EDGE_LINES = 2  # running heads and page numbers are among the outermost two lines
_COLUMN_SHARE = 0.7  # of a two-column page's lines, at least so many keep to one side


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character on a page; y grows upward."""

    char: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters of one line without a wide gap."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    bold_prefix: int

    @property
    def middle(self) -> float:
        """The height of the middle of the line."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of one column of one page, with the edges of its text."""

    segments: tuple[Segment, ...]
    left: float
    right: float


def segments_of(glyphs: Sequence[Glyph]) -> list[Segment]:
    """The segments of a page, from top to bottom and left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -(g.bottom + g.top)):
        middle = (glyph.bottom + glyph.top) / 2
        if rows and abs(middle - _row_middle(rows[-1])) < 0.5 * max(glyph.size, 1):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [s for row in rows for s in _split_row(sorted(row, key=lambda g: g.left))]


def _row_middle(row: list[Glyph]) -> float:
    last = row[-8:]
    return sum(g.bottom + g.top for g in last) / 2 / len(last)


def _split_row(row: list[Glyph]) -> list[Segment]:
    parts: list[list[Glyph]] = [[row[0]]]
    for before, glyph in itertools.pairwise(row):
        if glyph.left - before.right > _SEGMENT_GAP * glyph.size:
            parts.append([])
        parts[-1].append(glyph)
    return [s for part in parts if (s := _segment(part)).text]


def _segment(part: list[Glyph]) -> Segment:
    chars: list[tuple[str, bool]] = []
    for before, glyph in zip([part[0], *part], part, strict=False):
        gap = (glyph.left - before.right) / max(glyph.size, 1)
        if gap > _WORD_GAP and _is_latin(before.char) and _is_latin(glyph.char):
            chars.append((" ", glyph.bold))
        chars.extend((c, glyph.bold) for c in _plain(glyph.char))
    while chars and chars[0][0].isspace():
        chars.pop(0)
    text = "".join(c for c, _ in chars).rstrip()
    flags = [bold for _, bold in chars[: len(text)]]
    visible = [g for g in part if not g.char.isspace()] or part
    return Segment(
        text,
        min(g.left for g in visible),
        max(g.right for g in visible),
        statistics.median(g.bottom for g in visible),
        statistics.median(g.top for g in visible),
        statistics.median(g.size for g in visible),
        flags.index(False) if False in flags else len(flags),
    )


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _plain(char: str) -> str:
    """Ligatures, and the radicals that some fonts name instead of characters (⼀ for 一)."""
    if "\ufb00" <= char <= "\ufb06" or "\u2e80" <= char <= "\u2fd5" or "\uf900" <= char <= "\ufaff":
        return unicodedata.normalize("NFKC", char)
    return "" if char in "\xad\u200b\ufeff\x00\ufffe" else char


def drop_running_heads(pages: list[list[Segment]]) -> tuple[list[list[Segment]], list[str]]:
    """Pages without page numbers and lines repeated at their edges; the lines that went."""
    repeated = Counter(
        key for page in pages for key in {_head_key(s) for s in _edges(page) if _head_key(s)}
    )
    often = max(3, len(pages) // 3)
    kept: list[list[Segment]] = []
    dropped: list[str] = []
    for page in pages:
        edges = _edges(page)
        out = {id(s) for s in edges if is_page_number(s.text) or repeated[_head_key(s)] >= often}
        dropped += [s.text for s in edges if id(s) in out]
        kept.append([s for s in page if id(s) not in out])
    return kept, dropped


def _edges(page: list[Segment]) -> list[Segment]:
    heights = sorted({round(s.middle) for s in page})
    outer = set(heights[:_EDGE_LINES] + heights[-_EDGE_LINES:])
    return [s for s in page if round(s.middle) in outer]


def _head_key(segment: Segment) -> str:
    return "".join(c for c in segment.text if not c.isdigit() and not c.isspace())


def columns_of(page: list[Segment]) -> list[Column]:
    """The columns of a page in reading order; a line across both ends the ones above it."""
    if not page:
        return []
    left, right = min(s.left for s in page), max(s.right for s in page)
    centre = (left + right) / 2
    sides = [_side(s, centre) for s in page]
    on_left, on_right = sides.count(-1), sides.count(1)
    if min(on_left, on_right) < 5 or on_left + on_right < _COLUMN_SHARE * len(page):
        return [_column(page, left, right)]
    columns: list[Column] = []
    band: list[Segment] = []
    for segment, side in [*zip(page, sides, strict=True), (None, 0)]:
        if side == 0 or segment is None:
            for wanted in (-1, 1):
                part = [s for s in band if _side(s, centre) == wanted]
                if part:
                    columns.append(
                        _column(part, min(s.left for s in part), max(s.right for s in part))
                    )
            band = []
            if segment is not None:
                columns.append(_column([segment], left, right))
        else:
            band.append(segment)
    return columns


def _side(segment: Segment, centre: float) -> int:
    slack = 0.5 * segment.size
    if segment.right <= centre + slack:
        return -1
    return 1 if segment.left >= centre - slack else 0


def _column(segments: list[Segment], left: float, right: float) -> Column:
    """Segments at one height are cells or words of one line: joined by a wide space."""
    lines: list[Segment] = []
    for segment in segments:
        if lines and abs(lines[-1].middle - segment.middle) < 0.5 * segment.size:
            last = lines.pop()
            segment = Segment(
                last.text + WIDE_SPACE + segment.text,
                last.left,
                segment.right,
                last.bottom,
                last.top,
                last.size,
                last.bold_prefix,
            )
        lines.append(segment)
    return Column(tuple(lines), left, right)


def paragraphs_of(columns: list[Column]) -> list[Line]:
    """Lines joined into paragraphs, over the ends of columns and pages."""
    leading = _usual_leading(columns)
    lines: list[Line] = []
    before: tuple[Segment, Column] | None = None
    for column in columns:
        for segment in column.segments:
            if before is not None and _goes_on(before, (segment, column), leading):
                last = lines.pop()
                joint = glue(last.text, segment.text)
                whole = last.bold_prefix == len(last.text)
                bold = last.bold_prefix + (segment.bold_prefix if whole and not joint else 0)
                lines.append(Line(last.text + joint + segment.text, last.number, bold_prefix=bold))
            else:
                lines.append(Line(segment.text, len(lines) + 1, bold_prefix=segment.bold_prefix))
            before = segment, column
    return lines


def _usual_leading(columns: list[Column]) -> float:
    steps = [
        a.middle - b.middle
        for column in columns
        for a, b in zip(column.segments, column.segments[1:], strict=False)
    ]
    return statistics.median(steps) if steps else 0.0


def _goes_on(before: tuple[Segment, Column], after: tuple[Segment, Column], leading: float) -> bool:
    (last, column), (first, next_column) = before, after
    if column.right - last.right > _RAGGED * last.size:
        return False
    if first.left - next_column.left > _INDENT * first.size:
        return False
    if abs(last.size - first.size) > 0.15 * last.size:
        return False
    gap = last.middle - first.middle
    return column is not next_column or gap <= _LEADING * leading

"""Chinese text in columns of a terminal: widths, line breaks, tables.

Rich counts ambiguous characters as one column and breaks ``5.5%`` in the
middle; this wrapper keeps figures whole and closing marks off line starts
(GB/T 15834: no line begins with 。，、；：？！ or a closing bracket).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A figure keeps its unit: 40万吨 is one word, and so is 3.4 万人 with a no-break space.
_TOKEN = re.compile(
    r"[0-9]+->[0-9]+|[0-9][0-9.,:%‰+/-]*\u00a0?[十百千万亿]{0,2}[\u4e00-\u9fff]?"
    r"|[0-9A-Za-z][\w.,:%+/'-]*|\s+|.",
    re.ASCII,
)
_NO_START = frozenset("。，、；：？！）》〉」』】〕”’…—～·,.;:?!)]}%")
_NO_END = frozenset("（《〈「『【〔“‘([{")
_WIDTHS = {"W": 2, "F": 2}
_UNSEEN = frozenset({"Mn", "Me", "Cf"})


def width_of(text: str, ambiguous: int = 1) -> int:
    """Columns that a text takes.

    >>> width_of("增长5%"), width_of("“一”", 2)
    (6, 6)
    """
    return sum(_character_width(c, ambiguous) for c in text)


def _character_width(character: str, ambiguous: int) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in _UNSEEN:
        return 0
    kind = unicodedata.east_asian_width(character)
    return ambiguous if kind == "A" else _WIDTHS.get(kind, 1)


def wrap(text: str, width: int, ambiguous: int = 1) -> list[str]:
    """The text in lines of at most ``width`` columns; at least one line.

    >>> wrap("单位能耗下降2.5%左右。", 13)
    ['单位能耗下降', '2.5%左右。']
    """
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text):
        for part in _fitting(piece, width, ambiguous):
            size = width_of(part, ambiguous)
            if used + size > width and line:
                lines.append(line.rstrip())
                line, used = "", 0
                part = part.lstrip()
                size = width_of(part, ambiguous)
            line += part
            used += size
    return [*lines, line.rstrip()]


def _pieces(text: str) -> Iterator[str]:
    """Runs that no line break may part: a word or a character with the marks that cling to it."""
    held = ""
    for token in _TOKEN.findall(" ".join(text.split("\n"))):
        if held and (token in _NO_START or held[-1] in _NO_END):
            held += token
            continue
        if held:
            yield held
        held = token
    if held:
        yield held


def _fitting(piece: str, width: int, ambiguous: int) -> Iterator[str]:
    """The piece, or parts of it where it alone is wider than a line."""
    if width_of(piece, ambiguous) <= width:
        yield piece
        return
    part, used = "", 0
    for character in piece:
        size = _character_width(character, ambiguous)
        if part and used + size > width:
            yield part
            part, used = "", 0
        part += character
        used += size
    yield part


def filled(items: Sequence[str], width: int, ambiguous: int = 1, gap: int = 2) -> list[str]:
    """The items in lines of at most ``width`` columns, broken between items where they fit.

    >>> filled(["新增 3", "未再提及 2", "有变化 4"], 18)
    ['新增 3  未再提及 2', '有变化 4']
    """
    lines: list[str] = []
    for item in items:
        joined = f"{lines[-1]}{' ' * gap}{item}" if lines else item
        if lines and width_of(joined, ambiguous) <= width:
            lines[-1] = joined
        else:
            lines += wrap(item, width, ambiguous)
    return lines or [""]


def pad(text: str, width: int, ambiguous: int = 1) -> str:
    """The text with spaces up to ``width`` columns."""
    return text + " " * (width - width_of(text, ambiguous))


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title and its width."""

    title: str
    width: int


def table_lines(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], ambiguous: int = 1, gap: int = 2
) -> Iterator[list[str]]:
    """Each row as its lines, cells folded, never cut; the first row is the titles."""
    for row in [tuple(column.title for column in columns), *rows]:
        cells = [
            wrap(cell, column.width, ambiguous) for cell, column in zip(row, columns, strict=True)
        ]
        height = max(len(cell) for cell in cells)
        lines = []
        for at in range(height):
            texts = [cell[at] if at < len(cell) else "" for cell in cells]
            padded = [
                pad(text, column.width, ambiguous)
                for text, column in zip(texts, columns, strict=True)
            ]
            lines.append((" " * gap).join(padded).rstrip())
        yield lines


def clipped(lines: list[str], limit: int, width: int, ambiguous: int = 1) -> list[str]:
    """At most ``limit`` lines, the last ending in ... where some were left out."""
    if len(lines) <= limit:
        return lines
    last = lines[limit - 1]
    while last and width_of(last, ambiguous) > width - 3:
        last = last[:-1]
    return [*lines[: limit - 1], last + "..."]

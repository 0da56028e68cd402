"""Automatic numbering of Word paragraphs, written out as the reader of the page sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from reportdiff.zh.layout import chinese_counting

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
# Longer numbers and labels are no office's; before each paragraph they would fill the memory.
_DIGITS = 9
_LABEL = 40
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


def value(element: Any, path: str) -> str | None:
    """The ``w:val`` of a descendant, or None where there is no such descendant."""
    found = element.find(path) if element is not None else None
    return None if found is None else found.get(f"{W}val", "1")


def integer(text: str | None, otherwise: int | None = None) -> int | None:
    """A number of the XML, or ``otherwise`` where it is missing or none."""
    try:
        return otherwise if text is None or len(text) > _DIGITS else int(text)
    except ValueError:
        return otherwise


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its number format and the pattern it is set in."""

    format: str
    pattern: str
    start: int


@dataclass(slots=True)
class Numbering:
    """All lists of a document, and how far each has been counted."""

    levels: dict[str, dict[int, Level]]
    lists: dict[str, str]
    starts: dict[tuple[str, int], int]
    restarting: set[str] = field(default_factory=set)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, num: str, depth: int) -> str:
        """Count one paragraph of list ``num`` at ``depth`` (from 0); the label it begins with."""
        abstract = self.lists.get(num)
        level = self.levels.get(abstract or "", {}).get(depth)
        if abstract is None or level is None:
            return ""
        # Lists that share a definition go on counting, unless one restarts by an override.
        counter = num if num in self.restarting else abstract
        counts = self.counts.setdefault(counter, {})
        first = self.starts.get((num, depth), level.start)
        counts[depth] = counts.get(depth, first - 1) + 1
        for deeper in [key for key in counts if key > depth]:
            del counts[deeper]
        if level.format in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda m: self._number(abstract, counts, int(m[1]) - 1), level.pattern)

    def _number(self, abstract: str, counts: dict[int, int], depth: int) -> str:
        level = self.levels[abstract].get(depth)
        if level is None:
            return ""
        return written_number(counts.get(depth, level.start), level.format)


def read_numbering(part: Any) -> Numbering:
    """The lists of ``numbering.xml``; ``part`` is None where the document has none."""
    levels: dict[str, dict[int, Level]] = {}
    lists: dict[str, str] = {}
    starts: dict[tuple[str, int], int] = {}
    if part is None:
        return Numbering(levels, lists, starts)
    for abstract in part.iter(f"{W}abstractNum"):
        levels[abstract.get(f"{W}abstractNumId", "")] = {
            integer(lvl.get(f"{W}ilvl"), 0) or 0: Level(
                value(lvl, f"{W}numFmt") or "decimal",
                (value(lvl, f"{W}lvlText") or "")[:_LABEL],
                integer(value(lvl, f"{W}start"), 1) or 0,
            )
            for lvl in abstract.iter(f"{W}lvl")
        }
    for num in part.iter(f"{W}num"):
        number = num.get(f"{W}numId", "")
        lists[number] = value(num, f"{W}abstractNumId") or ""
        for override in num.iter(f"{W}lvlOverride"):
            start = integer(value(override, f"{W}startOverride"))
            if start is not None:
                starts[number, integer(override.get(f"{W}ilvl"), 0) or 0] = start
    return Numbering(levels, lists, starts, {number for number, _ in starts})


def written_number(number: int, style: str) -> str:
    """A number in one of Word's number formats; an unknown format is written in digits."""
    if style.startswith(("chineseCounting", "japaneseCounting", "taiwaneseCounting")):
        return chinese_counting(number)
    if style == "ideographDigital":
        return "".join("〇一二三四五六七八九"[int(d)] for d in str(abs(number)))
    if style in (
        "decimalEnclosedCircle",
        "decimalEnclosedCircleChinese",
        "ideographEnclosedCircle",
    ):
        return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
    if style == "ideographTraditional" and 1 <= number <= 10:
        return _STEMS[number - 1]
    if style == "ideographZodiac" and 1 <= number <= 12:
        return _BRANCHES[number - 1]
    if style in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr((65 if style == "upperLetter" else 97) + number - 1)
    if style in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        return _roman(number) if style == "upperRoman" else _roman(number).lower()
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for size, sign in (
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
        (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        written += sign * (number // size)
        number %= size
    return written

"""How Chinese text is laid out: which lines belong together, how lists are numbered."""

from __future__ import annotations

import re
from functools import lru_cache

from reportdiff.zh.lexicon import load_table

#: As wide as a character: between a name and a title, and between what stands apart in a line.
WIDE_SPACE = "\u3000"

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")


def chinese_counting(number: int) -> str:
    """A number as lists are numbered with it, from 0 to 9999.

    >>> [chinese_counting(n) for n in (3, 10, 12, 20, 105, 110)]
    ['三', '十', '十二', '二十', '一百零五', '一百一十']
    """
    if number == 0:
        return _DIGITS[0]
    if not 0 < number < 10000:
        return str(number)
    written, gap = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            written += ("零" if gap and written else "") + _DIGITS[digit] + _UNITS[power]
        gap = not digit
    return written.removeprefix("一") if 10 <= number < 20 else written


@lru_cache(maxsize=1)
def _opening() -> re.Pattern[str]:
    return re.compile("|".join(load_table("script_layout")["paragraph_openings"]))


def opens_paragraph(line: str) -> bool:
    """Whether a line opens like a heading or list item.

    >>> [opens_paragraph(t) for t in ("（二）工业", "一、回顾", "3.5万亩")]
    [True, True, False]
    """
    return _opening().match(line) is not None


def closes_sentence(line: str) -> bool:
    """Whether a line ends as sentences end, so that its paragraph may end with it.

    >>> [closes_sentence(t) for t in ("请予审议。", "请予")]
    [True, False]
    """
    return line[-1:] in load_table("script_layout")["closing"]


def continues(previous: str, following: str, width: int | None = None) -> bool:
    """Whether a line goes on in the next one, so that both are one paragraph.

    ``width`` is the number of characters of a full line, None where lines are
    broken by hand and a full one says nothing. A line goes on when it stops
    after a comma, or is full and closes no sentence, and the next one opens
    like no heading or list item.
    """
    if not previous or not following:
        return False
    if opens_paragraph(following):
        return False
    table = load_table("script_layout")
    if following[0] in table["never_first"]:
        return True
    if closes_sentence(previous):
        return False
    if previous[-1] in table["never_last"]:
        return True
    return width is not None and len(previous) >= width - table["slack"]


@lru_cache(maxsize=1)
def _page_number() -> re.Pattern[str]:
    return re.compile("|".join(load_table("script_layout")["page_numbers"]), re.I)


def is_page_number(line: str) -> bool:
    """Whether a line at the edge of a page is its number.

    >>> [is_page_number(t) for t in ("— 12 —", "第 3 页 共 40 页", "2024年")]
    [True, True, False]
    """
    return _page_number().fullmatch(line) is not None


def glue(before: str, after: str) -> str:
    """What stands between two lines that are joined: a space between Latin words, else nothing."""
    if not before or not after:
        return ""
    letters = before[-1].isascii() and before[-1].isalpha() and after[0].isascii()
    return " " if letters and after[0].isalpha() else ""

"""Which script a Chinese text is in, and undoing what copy sites did to it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from reportdiff.zh.lexicon import load_table

# Sites that set glosses set hundreds; three with a tone mark are no chance.
_FEWEST_GLOSSES = 3
# Of a traditional report 30 % of the characters are of that script, of a simplified one less
# than 0.3 % (names, quotations); 1 % of the commonest ones is the cheap test before that.
_TRADITIONAL_SHARE = 0.05
_TRADITIONAL_HINT = 0.01

_WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}


@lru_cache(maxsize=1)
def _familiar() -> frozenset[str]:
    table = load_table("script")
    return frozenset("".join(table[key] for key in ("common", "common_traditional", "punctuation")))


def chinese_likeness(text: str) -> float:
    """Share of the non-ASCII characters that are common in Chinese, from 0 to 1.

    About 0.85 for a report read in its right encoding, at most 0.03 in a
    wrong one; 0.0 for text without any non-ASCII character.
    """
    foreign = [char for char in text if char > "\x7f"]
    familiar = _familiar()
    return sum(char in familiar for char in foreign) / len(foreign) if foreign else 0.0


_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")


def is_han(char: str) -> bool:
    """Whether a character is Chinese.

    >>> [is_han(c) for c in "仪儀，a"]
    [True, True, False, False]
    """
    return "\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf"


@lru_cache(maxsize=1)
def gloss_pattern() -> re.Pattern[str]:
    """A syllable of pinyin in brackets behind a character."""
    letters = load_table("script")["pinyin_letters"]
    return re.compile(rf"(?<=[\u4e00-\u9fff])[(（]([{letters}]{{1,6}})[)）]")


def count_glosses(lines: Iterable[str]) -> int:
    """How many pinyin glosses with a tone mark are in a text; 0 where they are too few to be that.

    >>> count_glosses(["現(xiàn)在,經濟發(fā)展,產業(yè)"])
    3
    """
    found = [g for line in lines for g in gloss_pattern().findall(line)]
    toned = sum(not g.isascii() for g in found)
    return len(found) if toned >= _FEWEST_GLOSSES else 0


def without_glosses(text: str) -> str:
    """The text without its pinyin glosses.

    >>> without_glosses("現(xiàn)在,我代表(略)")
    '現在,我代表(略)'
    """
    return gloss_pattern().sub("", text)


@lru_cache(maxsize=1)
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("tw2s")  # as t2s, and 著 for 着 as it is written in Taiwan


def simplified(text: str) -> str:
    """Traditional characters as simplified ones, words that differ in context as such."""
    converted: str = _converter().convert(text)
    return converted


@lru_cache(maxsize=1)
def _telling() -> re.Pattern[str]:
    """The commonest characters that are written in traditional script only."""
    table = load_table("script")
    return re.compile(f"[{''.join(set(table['common_traditional']) - set(table['common']))}]")


def is_traditional(lines: Iterable[str]) -> bool:
    """Whether a text is in traditional characters as a whole."""
    text = "".join(lines)
    han = "".join(_HAN.findall(text))
    if not han:
        return False
    if len(_telling().findall(han)) < _TRADITIONAL_HINT * len(han):
        return False
    changed = sum(a != b for a, b in zip(han, simplified(han), strict=False))
    return changed >= _TRADITIONAL_SHARE * len(han)


def widened(text: str) -> str:
    """Half-width punctuation as Chinese text has it, except inside numbers and Latin words.

    >>> widened("增长5.5%;其中(含1,234.5亿元),略")
    '增长5.5%；其中（含1,234.5亿元），略'
    """
    out = []
    for i, char in enumerate(text):
        wide = _WIDE.get(char)
        out.append(char if wide is None or _between_latin(text, i) else wide)
    return "".join(out)


def _between_latin(text: str, i: int) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()

"""One spelling for matching, with a map back to the text as it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_WIDE_PUNCTUATION = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}
_LETTERS = {
    wide: wide - 0xFEE0
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for wide in range(first, last + 1)
}
_SIGNS = str.maketrans("％．﹪－＋／～﹣•・─―〔﹒＜＞＝", "%.%-+/~-··——（.<>=")
_ONE_TO_ONE = {**_LETTERS, **_SIGNS}
_WORDS = {"㎡": "平方米", "㎞": "公里", "㎏": "公斤", "℃": "摄氏度"}
# What changes the number of characters, or depends on its neighbours.
_SPECIAL = re.compile(r"[\s㎡㎞㎏℃,;:()!?]")


class Normalised(NamedTuple):
    """``text`` for matching; ``offsets[i]`` is where its character i stands in the source.

    ``offsets`` has one more entry than ``text`` has characters, so that spans
    can be mapped: ``source[offsets[a]:offsets[b]]``.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that ``text[start:end]`` was made from."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def normalise(source: str) -> Normalised:
    """Full-width digits, letters and signs become ASCII, half-width punctuation after Chinese
    becomes full-width, white space goes (it carries no meaning in Chinese text).

    >>> normalise("增长５．２％, 就业1200 万人").text
    '增长5.2%，就业1200万人'
    """
    if _TO_CHANGE.search(source) is None and _years_in_digits(source) is source:
        return Normalised(source, range(len(source) + 1))
    text = source.translate(_ONE_TO_ONE)
    if not _SPECIAL.search(text):
        return Normalised(_years_in_digits(text), range(len(text) + 1))
    out: list[str] = []
    offsets: list[int] = []
    for i, char in enumerate(text):
        if char.isspace():
            continue
        new = _WORDS.get(char, char)
        if new in _WIDE_PUNCTUATION and not _between_digits(text, i):
            new = _WIDE_PUNCTUATION[new]
        out.append(new)
        offsets += [i] * len(new)
    offsets.append(len(source))
    return Normalised(_years_in_digits("".join(out)), offsets)


_HAN_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=年)")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_WIDE = "".join(map(chr, _ONE_TO_ONE))
# One set of characters: a search for it takes a third of the time of one with alternatives.
_TO_CHANGE = re.compile(rf"[{re.escape(_WIDE)}{_SPECIAL.pattern[1:]}")


def _years_in_digits(text: str) -> str:
    """一九八二年 as 1982年, which leaves every character in its place."""
    if "年" not in text or _HAN_YEAR.search(text) is None:
        return text
    return _HAN_YEAR.sub(lambda match: match.group().translate(_HAN_DIGITS), text)


def _between_digits(source: str, i: int) -> bool:
    """Whether a comma or colon belongs to a number or a foreign word (1,234; 3:1; CPTPP, RCEP)."""
    before = source[i - 1] if i else ""
    after = source[i + 1] if i + 1 < len(source) else ""
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()

"""One spelling for matching, with a map back to the text as it was read."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WIDE_PUNCTUATION = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}
_VARIANTS = {
    "％": "%", "．": ".", "﹪": "%", "－": "-", "＋": "+", "／": "/", "～": "~", "﹣": "-",
    "•": "·", "・": "·", "─": "—", "―": "—", "〔": "（", "〕": "）", "﹒": ".", "＜": "<",
    "＞": ">", "＝": "=", "‰": "‰", "㎡": "平方米", "㎞": "公里", "㎏": "公斤", "℃": "摄氏度",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Normalised:
    """``text`` for matching; ``offsets[i]`` is where its character i stands in the source.

    ``offsets`` has one more entry than ``text`` has characters, so that spans
    can be mapped: ``source[offsets[a]:offsets[b]]``.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the source that ``text[start:end]`` was made from."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char in "”’」』）》】％%"


def _letter(char: str) -> str:
    """Full-width letters and digits, and spelling variants of signs, as ASCII."""
    code = ord(char)
    if 0xFF10 <= code <= 0xFF19 or 0xFF21 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A:
        return chr(code - 0xFEE0)
    return _VARIANTS.get(char, char)


def normalise(source: str) -> Normalised:
    """Full-width digits, letters and signs become ASCII, half-width punctuation after Chinese
    becomes full-width, white space goes (it carries no meaning in Chinese text).

    >>> normalise("增长５．２％, 就业1200 万人").text
    '增长5.2%，就业1200万人'
    """
    out: list[str] = []
    offsets: list[int] = []
    for i, char in enumerate(source):
        if char.isspace():
            continue
        new = _letter(char)
        if new in _WIDE_PUNCTUATION and not _between_digits(source, i):
            new = _WIDE_PUNCTUATION[new]
        for piece in new:
            out.append(piece)
            offsets.append(i)
    offsets.append(len(source))
    return Normalised(_years_in_digits("".join(out)), tuple(offsets))


_HAN_YEAR = re.compile(r"[一二][〇○零一二三四五六七八九]{3}(?=年)")
_HAN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def _years_in_digits(text: str) -> str:
    """一九八二年 as 1982年, which leaves every character in its place."""
    return _HAN_YEAR.sub(lambda match: match.group().translate(_HAN_DIGITS), text)


def _between_digits(source: str, i: int) -> bool:
    """Whether a comma or colon belongs to a number or a foreign word (1,234; 3:1; CPTPP, RCEP)."""
    before = source[i - 1] if i else ""
    after = source[i + 1] if i + 1 < len(source) else ""
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()

"""Numbers written in Chinese characters."""

from __future__ import annotations

DIGITS = {
    "零": 0, "〇": 0, "○": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5,
    "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10_000, "亿": 100_000_000}
SCALES = {
    "十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7,
    "亿": 1e8, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12,
}  # fmt: skip


def parse_numeral(text: str) -> float | None:
    """The value of a numeral in Chinese characters, None where it is none.

    >>> parse_numeral("三亿二千万"), parse_numeral("七点五"), parse_numeral("一九八三")
    (320000000.0, 7.5, 1983.0)
    """
    if "点" in text:
        whole, _, fraction = text.partition("点")
        left = parse_numeral(whole)
        if left is None or not fraction or any(c not in DIGITS for c in fraction):
            return None
        return left + float("0." + "".join(str(DIGITS[c]) for c in fraction))
    if not text or any(c not in DIGITS and c not in _SMALL and c not in _LARGE for c in text):
        return None
    if all(c in DIGITS for c in text):
        return float("".join(str(DIGITS[c]) for c in text))
    return _positional(text)


def _positional(text: str) -> float:
    """Sum of the groups of 亿, 万 and the rest: 三亿二千万 = 3 * 10^8 + 2000 * 10^4."""
    total = group = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in _SMALL:
            group += (digit or 1) * _SMALL[char]
            digit = 0
        else:
            whole = (group + digit) or 1
            total = (total + whole) * _LARGE[char] if char == "亿" else total + whole * _LARGE[char]
            group = digit = 0
    return float(total + group + digit)

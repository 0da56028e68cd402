"""When a finding and a row of the key are the same place, number, name or title.

A reader may set a sentence apart or join it, so places are compared by their
text: its words and figures, without punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

Found = TypeVar("Found")
Answer = TypeVar("Answer")

FULL_WIDTH = str.maketrans({"％": "%", "．": "."})
NUMBERING = re.compile(
    r"^(第?[一二三四五六七八九十\d]+[、.．部分章节是]+|[（(][一二三四五六七八九十\d]+[)）])"
)
UNITS = {"％": "%", "个百分点": "百分点", "公斤": "千克", "km": "公里"}
SCALES = {"万亿": 1e12, "千万": 1e7, "百万": 1e6, "亿": 1e8, "万": 1e4, "千": 1e3, "百": 1e2}


def plain(text: str) -> str:
    """The letters, figures, points and percent signs of a text, in lower case."""
    return re.sub(r"[^\w.%]", "", text.translate(FULL_WIDTH)).lower()


def bigrams(text: str) -> set[str]:
    """The pairs of neighbouring characters of a plain text (a single character for itself)."""
    text = plain(text)
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def same_place(found: str, answer: str) -> bool:
    """Whether one sentence holds the other, or they share 80 % of the shorter's bigrams."""
    a, b = plain(found), plain(answer)
    if not a or not b:
        return False
    if a in b or b in a:
        return True
    x, y = bigrams(a), bigrams(b)
    return len(x & y) >= 0.8 * min(len(x), len(y))


def name_likeness(a: str, b: str) -> float:
    """How far two names use the same characters: Dice's coefficient, 0 to 1."""
    x, y = set(plain(a)), set(plain(b))
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


def bare_title(title: str) -> str:
    """A heading without its number, punctuation and spaces.

    >>> bare_title("（一）抓产业、扩投资"), bare_title("二、重点工作")
    ('抓产业扩投资', '重点工作')
    """
    return plain(NUMBERING.sub("", title.strip()))


def same_value(value: float | None, unit: str, wanted: float, wanted_unit: str) -> bool:
    """Whether two figures are equal in size, scale words multiplied out, signs left aside.

    >>> same_value(1.3, "万亿斤", 13000, "亿斤"), same_value(-3, "%", 3, "%")
    (True, True)
    """
    if value is None:
        return False
    a, a_unit = _multiplied_out(value, unit)
    b, b_unit = _multiplied_out(wanted, wanted_unit)
    return abs(abs(a) - abs(b)) <= 1e-6 * max(1.0, abs(b)) and (
        a_unit in b_unit or b_unit in a_unit
    )


def _multiplied_out(value: float, unit: str) -> tuple[float, str]:
    unit = UNITS.get(unit.strip(), unit.strip())
    for word, factor in SCALES.items():
        if unit.startswith(word) and unit != "百分点":
            return value * factor, unit[len(word) :]
    return value, unit


def best_pairs(
    found: Sequence[Found], answers: Sequence[Answer], fit: Callable[[Found, Answer], float]
) -> list[tuple[Found, Answer]]:
    """One-to-one pairs of things that fit (more than 0), the best fitting first."""
    fits = ((fit(a, b), i, j) for i, a in enumerate(found) for j, b in enumerate(answers))
    taken_found: set[int] = set()
    taken_answers: set[int] = set()
    pairs = []
    for _, i, j in sorted((c for c in fits if c[0] > 0), reverse=True):
        if i not in taken_found and j not in taken_answers:
            taken_found.add(i)
            taken_answers.add(j)
            pairs.append((found[i], answers[j]))
    return pairs

"""Clauses of a sentence, and lists inside a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPEN = {"“": "”", "（": "）", "《": "》", "‘": "’", "「": "」"}
_CLOSE = frozenset(_OPEN.values())
_BREAK = re.compile("[，；：。！？,;]")
_OPENED = re.compile("[“（《‘「]")
_MARK = re.compile("[，；：。！？,;“（《‘「”）》’」]")


def clause_spans(text: str) -> list[tuple[int, int]]:
    """Spans between commas, colons and full stops that stand outside quotes and brackets.

    >>> t = "收入50亿元，增长5%（不含“甲，乙”）。"
    >>> [t[a:b] for a, b in clause_spans(t)]
    ['收入50亿元', '增长5%（不含“甲，乙”）']
    """
    if _OPENED.search(text) is None:
        ends = [match.start() for match in _BREAK.finditer(text)]
    else:
        ends = list(_ends_outside_quotes(text))
    starts = [0, *[end + 1 for end in ends]]
    return [(a, b) for a, b in zip(starts, [*ends, len(text)], strict=True) if a < b]


def _ends_outside_quotes(text: str) -> Iterator[int]:
    depth = 0
    for match in _MARK.finditer(text):
        char = match.group()
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            yield match.start()


_AND = re.compile(r"以及|[、及与]|(?<![总共缓温饱平])和(?![谐平睦解美])")


def outside_quotes(text: str) -> list[bool]:
    """For every character, whether it stands outside quotes and brackets."""
    depth, out = 0, []
    for char in text:
        if char in _CLOSE:
            depth = max(0, depth - 1)
        out.append(depth == 0)
        if char in _OPEN:
            depth += 1
    return out


def split_list(text: str) -> list[str]:
    """The items of a list joined by 、和与及, quotes and brackets kept whole.

    >>> split_list("基础设施、制造业投资")
    ['基础设施', '制造业投资']
    """
    free = outside_quotes(text)
    items, at = [], 0
    for match in _AND.finditer(text):
        if free[match.start()] and match.start() > at:
            items.append(text[at : match.start()])
            at = match.end()
    items.append(text[at:])
    return [i for i in items if i]


def last_separator(text: str) -> re.Match[str] | None:
    """The last 、和与及 of a text outside quotes and brackets."""
    free = outside_quotes(text)
    found = None
    for match in _AND.finditer(text):
        if free[match.start()]:
            found = match
    return found

"""What the edges of a paragraph say: whether it is complete, and whether it continues another."""

from __future__ import annotations

from reportdiff.zh.headings import mark_of

_CLOSED = frozenset("。！？；：!?;:…”’」』）)》】.")
_OPENING = "《“‘「『（(〈【"
_INSIDE = frozenset("》”’」』）)〉】，、。；：！？,;")
_COMMAS = frozenset("，、,")


def ends_closed(text: str) -> bool:
    """Whether a paragraph ends as a complete one does, with closing punctuation or a bracket."""
    return text[-1:] in _CLOSED


def ends_in_word(text: str) -> bool:
    """Whether it ends with a Chinese character or a digit: in mid-sentence, or a title."""
    return "\u4e00" <= text[-1:] <= "\u9fff" or text[-1:].isdigit()


def ends_inside(text: str) -> bool:
    """Whether it stops at an opening bracket or quote, so that the rest must follow."""
    return bool(text) and text[-1] in _OPENING


def ends_in_comma(text: str) -> bool:
    """Whether it stops at a comma."""
    return text[-1:] in _COMMAS


def begins_inside(text: str) -> bool:
    """Whether it starts with what can only stand inside a sentence (》, ，, 。)."""
    return text[:1] in _INSIDE


def is_bare_mark(text: str) -> bool:
    """Whether it is a number and nothing else: its heading stands on the next line.

    >>> [is_bare_mark(t) for t in ("一是", "第一、", "（二）", "二、扩大开放")]
    [True, True, True, False]
    """
    mark = mark_of(text.strip() + " ")
    return mark is not None and mark.ordinal > 0 and mark.length >= len(text.strip())

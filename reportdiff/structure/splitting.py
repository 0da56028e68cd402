"""Paragraphs that a source glued together, taken apart where titles begin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from reportdiff.model import Paragraph
from reportdiff.zh.headings import mark_of
from reportdiff.zh.paragraphs import first_block, glued_breaks, later_blocks

# A paragraph with so much of a text, and at least so long, is no paragraph. In the corpus the
# longest of a report has at most 0.08 of it.
_GLUED_SHARE = 0.3
_GLUED_LENGTH = 600


def split_paragraphs(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those with several titles in them split in front of each.

    Two layouts need it: a text without any line ends, and a block （一） that
    stands on the line of the title above it while （二） has a line of its own.
    The pieces are the text as it was, but for white space between them.
    """
    whole = sum(len(p.text) for p in paragraphs)
    followed = _followed_by_second(paragraphs)
    out: list[Paragraph] = []
    for n, p in enumerate(paragraphs):
        if p.original is not None or p.kind != "text":
            out.append(p)
        elif len(p.text) >= max(_GLUED_LENGTH, _GLUED_SHARE * whole):
            out += _pieces(p, glued_breaks(p.text))
        else:
            out += _pieces(p, _blocks_inside(p.text, n in followed))
    return out


def _followed_by_second(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The paragraphs after which the next block or main part is a block （二）."""
    followed: set[int] = set()
    second = False
    for n in range(len(paragraphs) - 1, -1, -1):
        if second:
            followed.add(n)
        mark = mark_of(paragraphs[n].text)
        if mark is not None and mark.kind in ("cn", "chapter", "cn_paren"):
            second = mark.kind == "cn_paren" and mark.ordinal == 2
    return followed


def _blocks_inside(text: str, followed: bool) -> list[int]:
    """Where （一） begins in a paragraph behind other text, if it is a block and no enumeration."""
    at = first_block(text)
    if at is None:
        return []
    inside = later_blocks(text, at)
    mark = mark_of(text)
    if mark is not None and mark.kind in ("cn", "chapter") and inside:
        return [at, *inside]
    return [at] if followed and not inside else []


def _pieces(p: Paragraph, breaks: Iterable[int]) -> list[Paragraph]:
    """A paragraph cut at positions of its text, without white space at the cuts."""
    cuts = [0, *breaks, len(p.text)]
    if len(cuts) == 2:
        return [p]
    texts = [p.text[a:b].strip() for a, b in pairwise(cuts)]
    return [
        replace(p, text=t, heading_level=None if n else p.heading_level, bold_prefix=0)
        for n, t in enumerate(t for t in texts if t)
    ]

"""Anchors that stay the same from run to run, and the sentences they name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256

from reportdiff.model import Indicator, Report, Section
from reportdiff.result import Candidate, Side
from reportdiff.view.rows import Heading, Nearest, Place

_KEY = re.compile(r"[a-z0-9_]{1,60}")


def paragraph_anchor(side: Side, paragraph: int) -> str:
    """The id of a paragraph (index from 0) on the page.

    >>> paragraph_anchor("new", 30)
    'n-p031'
    """
    return f"{side[0]}-p{paragraph + 1:03d}"


def sentence_anchor(side: Side, report: Report, sentence: int) -> str:
    """The id of a sentence on the page: that of its paragraph and its number in it."""
    found = report.sentences[sentence]
    return f"{paragraph_anchor(side, found.paragraph)}s{found.number:02d}"


def place(
    side: Side, report: Report, sentence: int, quoted: Indicator | None = None, text: str = ""
) -> Place:
    """A sentence as a piece of evidence; ``quoted`` or ``text`` narrows it to a part."""
    found = report.sentences[sentence]
    start, end = (quoted.start, quoted.end) if quoted is not None else (0, 0)
    if text and text != found.text and text in found.text:
        start = found.text.index(text)
        end = start + len(text)
    return Place(
        side=side,
        sentence=sentence,
        paragraph=found.paragraph + 1,
        anchor=sentence_anchor(side, report, sentence),
        text=found.text,
        section=tuple(s.title for s in heading_path(report, sentence)),
        start=start,
        end=end,
        damaged=report.is_damaged(found),
    )


def nearest(side: Side, report: Report, candidate: Candidate | None) -> Nearest | None:
    """The best rejected sentence of ``side``, or None."""
    if candidate is None:
        return None
    return Nearest(place(side, report, candidate.sentence), candidate.score)


def heading_path(report: Report, sentence: int) -> tuple[Section, ...]:
    """The sections a sentence stands in, outermost first."""
    path: list[Section] = []
    index = report.sentences[sentence].section
    while index is not None:
        path.append(report.sections[index])
        index = report.sections[index].parent
    return tuple(reversed(path))


def heading(side: Side, report: Report, index: int | None, rank: int) -> Heading | None:
    """A section as a row names it; ``rank`` is its position among those shown."""
    if index is None:
        return None
    section = report.sections[index]
    if section.start < len(report.sentences):
        anchor = sentence_anchor(side, report, section.start)
        paragraph = report.sentences[section.start].paragraph + 1
    else:
        anchor, paragraph = "", 0
    return Heading(index, section.number, section.title, section.level, rank, paragraph, anchor)


def content_id(prefix: str, *texts: str) -> str:
    """An id made of what a row says, so that it survives a new run and other rows.

    >>> content_id("c", "去年", "今年")
    'c-d32d0cb2'
    """
    digest = sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:8]}"


def keyed_id(prefix: str, key: str | None, name: str) -> str:
    """The id of a target: its catalogue key, or a digest of its name."""
    if key is not None and _KEY.fullmatch(key):
        return f"{prefix}-{key}"
    return content_id(prefix, name)


def distinct(ids: Iterable[str]) -> list[str]:
    """The same ids, repeated ones numbered.

    >>> distinct(["a", "b", "a"])
    ['a', 'b', 'a-2']
    """
    seen: dict[str, int] = {}
    result: list[str] = []
    for wanted in ids:
        seen[wanted] = seen.get(wanted, 0) + 1
        result.append(wanted if seen[wanted] == 1 else f"{wanted}-{seen[wanted]}")
    return result

"""The paragraphs of the report itself: residue of copy sites left out, broken paragraphs joined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportdiff.model import Document, Paragraph, ReadingWarning
from reportdiff.structure.splitting import split_paragraphs
from reportdiff.zh.headings import cues, mark_of, plain
from reportdiff.zh.layout import is_page_number
from reportdiff.zh.paragraphs import (
    begins_inside,
    ends_closed,
    ends_in_comma,
    ends_in_conjunction,
    ends_in_word,
    ends_inside,
    is_bare_mark,
)

# Of the gaps between lines, the share that must hold an empty line for lines without one between
# them to be pieces of one paragraph. Measured: 0.59 to 0.94 in 40 reports laid out so, else 0.
_BLANK_SEPARATED = 0.5
# A paragraph this long that stops without punctuation was cut by a page break; the longest
# headings of 1978 to 2024 have 46 characters, but for one of 139 with a number before it.
_CUT_LENGTH = 80
# Zero-width characters that text copied from web pages has alone on a line, at page breaks.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff "
# Longer lines at the end are text of the report, whatever they start with.
_RESIDUE_LENGTH = 120
# So many page numbers or repeated titles, and no longer ones, are of the layout of pages.
_PAGES = 2
_HEAD_LENGTH = 40


def report_paragraphs(document: Document) -> tuple[tuple[Paragraph, ...], list[ReadingWarning]]:
    """The document's paragraphs without residue and with broken ones joined, and what was dropped.

    Joining concatenates the pieces as they are and splitting leaves out white
    space only, so the text without its line ends stays what was read.
    """
    kept, warnings = _without_residue(document.paragraphs)
    return tuple(split_paragraphs(_joined(kept, document.form))), warnings


def _without_residue(
    paragraphs: Sequence[Paragraph],
) -> tuple[list[Paragraph], list[ReadingWarning]]:
    """Cut what copy sites add in front of and behind a report."""
    residue = cues().residue
    texts = [plain(p.text) for p in paragraphs]
    end = len(texts)
    sizes = [len(text) for text in texts]
    for n, text in enumerate(texts):
        # A notice in front of the report ends nothing.
        if residue["rest"].search(text) and sum(sizes[:n]) >= sum(sizes[n:]):
            end = n
            break
    while end > 1 and len(texts[end - 1]) <= _RESIDUE_LENGTH and _is_line(texts[end - 1]):
        end -= 1
    first = next((n for n, text in enumerate(texts[:12]) if _is_salutation(text)), 0)
    added = {n for n in range(min(first, end)) if residue["front"].search(texts[n])}
    added |= _page_numbers(texts) | _running_heads(texts)
    kept = [p for n, p in enumerate(paragraphs[:end]) if n not in added]
    lost = [p for n, p in enumerate(paragraphs) if n >= end or n in added]
    if not lost:
        return kept, []
    count = sum(len("".join(p.text.split())) for p in lost)
    message = (
        f"left out {len(lost)} paragraphs ({count} characters) "
        "that a website or the layout of pages added to the report"
    )
    return kept, [ReadingWarning("dropped", message, lost[0].line)]


def _page_numbers(texts: Sequence[str]) -> set[int]:
    """Lines that are the numbers of pages: several, each higher than the one before."""
    found = [n for n, text in enumerate(texts) if len(text) < 12 and is_page_number(text)]
    numbers = [int("".join(c for c in texts[n] if c.isdigit()) or 0) for n in found]
    rising = all(a < b for a, b in pairwise(numbers))
    return set(found) if len(found) >= _PAGES and rising else set()


def _running_heads(texts: Sequence[str]) -> set[int]:
    """Lines that repeat the title of the report at the head of pages; the first one stays."""
    titles = cues().titles["report"]
    lines = [n for n, text in enumerate(texts) if len(text) <= _HEAD_LENGTH and titles.search(text)]
    often = Counter(texts[n] for n in lines)
    seen: set[str] = set()
    heads: set[int] = set()
    for n in lines:
        if often[texts[n]] > _PAGES and mark_of(texts[n]) is None and texts[n] in seen:
            heads.add(n)
        seen.add(texts[n])
    return heads


def _is_line(text: str) -> bool:
    return cues().residue["line"].search(text) is not None


def _is_salutation(text: str) -> bool:
    return cues().titles["salutation"].match(text) is not None


def _joined(paragraphs: Sequence[Paragraph], form: str) -> list[Paragraph]:
    """Join the pieces of broken paragraphs. The lines before the salutation stay as they are."""
    blank_separated = form == "txt" and _is_blank_separated(paragraphs)
    out: list[Paragraph] = []
    last_line = 0
    text_began = False
    for p in paragraphs:
        if not p.text.strip(_INVISIBLE):
            last_line = p.line
            continue
        if text_began and _continues(out[-1], p, p.line - last_line, blank_separated):
            out[-1] = _merged(out[-1], p)
        else:
            out.append(p)
        last_line = p.line
        text_began = text_began or _is_salutation(p.text) or len(p.text) > _CUT_LENGTH
    return out


def _is_blank_separated(paragraphs: Sequence[Paragraph]) -> bool:
    gaps = [b.line - a.line for a, b in pairwise(paragraphs)]
    return bool(gaps) and sum(gap > 1 for gap in gaps) >= _BLANK_SEPARATED * len(gaps)


def _merged(before: Paragraph, after: Paragraph) -> Paragraph:
    original = None
    if before.original is not None or after.original is not None:
        original = (before.original or before.text) + (after.original or after.text)
    return replace(before, text=before.text + after.text, original=original)


def _continues(before: Paragraph, after: Paragraph, gap: int, blank_separated: bool) -> bool:
    """Whether two paragraphs are pieces of one."""
    a, b = before.text, after.text
    if {before.kind, after.kind} & {"table_row", "note"} or after.heading_level:
        return False
    if begins_inside(b) or ends_inside(a):
        return True
    if mark_of(b) is not None or _is_salutation(plain(b)) or before.heading_level:
        return False
    if ends_in_conjunction(a) and len(b) < _CUT_LENGTH:
        return True
    if is_bare_mark(a) or ends_in_comma(a):
        return not _is_salutation(plain(a))
    if blank_separated and gap == 1:
        return not _is_whole_heading(a) and not (_is_salutation(plain(a)) and len(a) < 10)
    return len(a) >= _CUT_LENGTH and ends_in_word(a) and mark_of(a) is None


def _is_whole_heading(text: str) -> bool:
    """Whether a line with a number stands for itself: a title without closing punctuation."""
    mark = mark_of(text)
    return bool(mark and mark.ordinal and len(text) < _CUT_LENGTH and not ends_closed(text))

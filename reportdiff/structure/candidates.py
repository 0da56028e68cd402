"""Paragraphs that can be headings by their look: a number, or a short line of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.model import Paragraph
from reportdiff.zh.headings import MarkKind, cues, is_annex_label, mark_of, plain
from reportdiff.zh.paragraphs import (
    begins_inside,
    contents_entry,
    ends_closed,
    ends_in_colon,
    ends_in_comma,
    ends_in_word,
    is_enumerated,
    is_title_line,
    title_span,
)
from reportdiff.zh.sentences import sentence_spans, title_end

# The longest titles in the corpus have 58 characters with their number, but for one of 139.
LONGEST_TITLE = 75
_UNNUMBERED = 40
# 附录： is the title of an annex, and so is what has few words more.
_SHORT = 20
# "扎实开展“四个年”行动：" is a title where a numbered list follows it.
_LONGEST_WITH_COLON = 25
# So many lines in a row that come again are a table of contents.
_CONTENTS = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that can be a heading; its title is ``text[start:end]``.

    ``kind`` and ``ordinal`` are those of its number, None and 0 without one.
    ``runin``: text follows in the paragraph. ``closed``: it ends with closing
    punctuation, ``enumerated``: with a semicolon, ``leads``: with a colon in
    front of its list or text. ``main``, ``own_building`` (the government's),
    ``closing`` and ``annex`` say what its words announce, ``hint`` what the
    format says.
    """

    paragraph: int
    kind: MarkKind | None
    ordinal: int
    start: int
    end: int
    runin: bool
    closed: bool
    enumerated: bool = False
    leads: bool = False
    main: bool = False
    own_building: bool = False
    closing: bool = False
    annex: bool = False
    hint: int | None = None


def candidates(paragraphs: Sequence[Paragraph], first: int) -> list[Candidate]:
    """All paragraphs from ``first`` on that can be headings of level 1 or 2, in order."""
    found: list[Candidate] = []
    in_annex = False
    contents = _contents(paragraphs, first)
    last = _last_words(paragraphs)
    for n in range(first, len(paragraphs)):
        if paragraphs[n].kind in ("table_row", "note") or n in contents:
            continue
        candidate = _numbered(paragraphs, n) or _unnumbered(paragraphs, n)
        labelled = n > first and is_annex_label(paragraphs[n - 1].text)
        if candidate is None or (in_annex and not candidate.annex and not labelled):
            continue
        if n < last and (candidate.annex or labelled):
            continue  # a link to an annex, or a table inside the text
        if candidate.annex and _has_title_below(paragraphs, n):
            in_annex = True
            continue
        if labelled:
            candidate = replace(candidate, closing=True, annex=True, kind=None, ordinal=0)
        in_annex = in_annex or candidate.annex
        found.append(candidate)
    return found


def _contents(paragraphs: Sequence[Paragraph], first: int) -> set[int]:
    """The lines of a table of contents: several in a row that all come again further below."""
    early = range(first, first + (len(paragraphs) - first) // 2)
    lines = {n: contents_entry(paragraphs[n].text) for n in early}
    last = {p.text: n for n, p in enumerate(paragraphs) if len(p.text) <= LONGEST_TITLE}
    found: set[int] = set()
    run: list[int] = []
    for n in early:
        if last.get(lines[n], 0) > n:
            run.append(n)
            continue
        if len(run) >= _CONTENTS:
            found.update(run)
        run = []
    # The last line of the contents and the first heading are neighbours where no text is between.
    return found | (set(run) if len(run) >= _CONTENTS else set())


def _last_words(paragraphs: Sequence[Paragraph]) -> int:
    """The last paragraph that speaks to the congress: annexes stand behind it."""
    for n in range(len(paragraphs) - 1, 0, -1):
        text = plain(paragraphs[n].text)
        if cues().titles["salutation"].match(text) or cues().paragraphs["appeal"].search(text):
            return n
    return 0


def _has_title_below(paragraphs: Sequence[Paragraph], n: int) -> bool:
    """Whether a line is the bare label of an annex (附件1) with its title on the next line."""
    if n + 1 >= len(paragraphs) or not is_annex_label(paragraphs[n].text):
        return False
    return is_title_line(paragraphs[n + 1].text, _UNNUMBERED)


def _numbered(paragraphs: Sequence[Paragraph], n: int) -> Candidate | None:
    text = paragraphs[n].text
    mark = mark_of(text)
    if mark is None or not mark.ordinal:
        return None
    spans = sentence_spans(text)
    start, end = spans[0][0], title_end(text, *spans[0])
    if end - start > LONGEST_TITLE or end <= mark.length:
        return None
    title = plain(text[mark.length : end])
    closing = cues().titles["closing"].search(title) is not None
    return Candidate(
        n, mark.kind, mark.ordinal, start, end,
        runin=len(spans) > 1,
        closed=ends_closed(text),
        enumerated=is_enumerated(text),
        main=_announces_part(title),
        closing=closing,
        annex=closing and cues().titles["annex"].search(title) is not None,
        hint=paragraphs[n].heading_level,
    )  # fmt: skip


def _unnumbered(paragraphs: Sequence[Paragraph], n: int) -> Candidate | None:
    text = paragraphs[n].text
    mark = mark_of(text)
    if mark is not None and mark.kind != "bullet":
        return None
    start, end = title_span(text)
    line = text[start:end] if start else text
    title = plain(line)
    if len(title) > LONGEST_TITLE and not ends_in_colon(line):  # most paragraphs
        return None
    if cues().titles["no_title"].search(title):
        return None
    listed = _is_list_behind(paragraphs, n, title)
    closing = listed or (
        cues().titles["closing"].search(title) is not None and _is_short_title(line, title)
    )
    hint = paragraphs[n].heading_level
    if ends_in_colon(line):
        if not closing and not _leads(paragraphs, n, title):
            return None
    elif not closing and not _stands_alone(
        paragraphs, n, line, LONGEST_TITLE if hint else _UNNUMBERED
    ):
        return None
    return Candidate(
        n, None, 0, start, end,
        runin=False,
        closed=ends_closed(line),
        leads=ends_in_colon(line),
        main=_announces_part(title),
        own_building=not closing and _is_own_building(title),
        closing=closing,
        annex=listed or (closing and cues().titles["annex"].search(title) is not None),
        hint=hint,
    )  # fmt: skip


def _is_short_title(line: str, title: str) -> bool:
    long = _UNNUMBERED if cues().titles["annex_label"].search(title) else _SHORT
    return len(title) < long and len(sentence_spans(line)) == 1


def _is_list_behind(paragraphs: Sequence[Paragraph], n: int, title: str) -> bool:
    """Whether a title is that of a list (民生实事) that follows the closing words of a report."""
    if not n or len(title) > _UNNUMBERED or not cues().titles["annex_list"].search(title):
        return False
    return cues().paragraphs["closing"].search(plain(paragraphs[n - 1].text)) is not None


def _stands_alone(paragraphs: Sequence[Paragraph], n: int, line: str, longest: int) -> bool:
    """Whether a line is a title, and no piece of the paragraph before or after it."""
    if not is_title_line(line, longest):
        return False
    before = paragraphs[n - 1].text if n else ""
    after = paragraphs[n + 1].text if n + 1 < len(paragraphs) else ""
    cut = ends_in_word(before) and len(before) > LONGEST_TITLE
    return not cut and not ends_in_comma(before) and not begins_inside(after)


def _announces_part(title: str) -> bool:
    """Whether a title is worded as those of main parts are."""
    return cues().titles["main"].search(title) is not None or _is_own_building(title)


def _is_own_building(title: str) -> bool:
    return cues().parts["governance"].search(title) is not None


def _leads(paragraphs: Sequence[Paragraph], n: int, title: str) -> bool:
    """Whether a line that ends with a colon is the title of a part, or of the list after it."""
    if cues().titles["main_with_colon"].search(title):
        return True
    if n + 1 >= len(paragraphs) or len(title) > _LONGEST_WITH_COLON:
        return False
    mark = mark_of(paragraphs[n + 1].text)
    listed = mark is not None and mark.kind == "digit" and mark.ordinal == 1
    return listed and cues().titles["lead_in"].search(title) is None

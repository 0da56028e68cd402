"""Plain text and Markdown: one paragraph a line."""

from __future__ import annotations

import re
from dataclasses import replace

from reportdiff.errors import ReadingError
from reportdiff.options import ReadOptions
from reportdiff.reading.draft import Draft, Line, Reader, check_length
from reportdiff.reading.encoding import decode
from reportdiff.reading.wrapping import unwrapped

_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(\S.*)")
_BOLD = re.compile(r"(?:\*\*|__)([^*_]+)(?:\*\*|__)")
_RULE = re.compile(r"(?:[-*_=][ \t]*){3,}")


def read_text(content: bytes, name: str, options: ReadOptions) -> Draft:
    """Every line that is not blank is a paragraph; its number is that of ``str.splitlines``.

    Where all lines are broken at one width, they are joined; the number is that of the first.
    """
    decoded = decode(content, name, keep_bytes=True)
    check_length(decoded.text, name)
    lines: list[Line] = []
    joinable: list[bool] = []
    before = ""
    for number, line in enumerate(decoded.text.splitlines(), 1):
        if stripped := line.strip():
            lines.append(Line(stripped, number))
            joinable.append(bool(before) and not line[0].isspace())
        before = stripped
    lines, dropped = unwrapped(lines, joinable) or (lines, [])
    return Draft(tuple(lines), decoded.warnings, encoding=decoded.encoding, dropped=tuple(dropped))


def read_markdown(content: bytes, name: str, options: ReadOptions) -> Draft:
    """As plain text, with ``#`` headings and ``**bold**`` openings taken as what they say."""
    draft = read_text(content, name, options)
    lines = [_markdown_line(line) for line in draft.lines if not _RULE.fullmatch(line.text)]
    return replace(draft, lines=tuple(lines))


def _markdown_line(line: Line) -> Line:
    text, level = line.text, None
    if heading := _MARKDOWN_HEADING.fullmatch(text):
        level, text = len(heading[1]), heading[2].rstrip("# ")
    text = re.sub(r"^(?:>[ ]?)+", "", text)
    bold = _BOLD.match(text)
    return Line(
        text=_BOLD.sub(r"\1", text),
        number=line.number,
        heading_level=level,
        bold_prefix=len(bold[1]) if bold else 0,
    )


def _never(content: bytes) -> bool:
    return False


def _read(content: bytes, name: str, options: ReadOptions) -> Draft:
    markdown = name.lower().endswith((".md", ".markdown"))
    draft = (read_markdown if markdown else read_text)(content, name, options)
    if not draft.lines:
        raise ReadingError(name, "there is no text in it", "give a file with the report's text")
    return draft


READER = Reader("txt", (".txt", ".md", ".markdown", ".text"), _never, _read)

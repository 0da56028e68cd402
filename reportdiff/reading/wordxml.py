"""WordprocessingML to lines: styles, numbering, text boxes, tables, notes, tracked changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from reportdiff.model import ParagraphKind
from reportdiff.reading.draft import Draft, Line
from reportdiff.reading.numbering import Numbering, W, integer, read_numbering, value
from reportdiff.zh.layout import continues

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING_NAME = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
# What an accepted document no longer shows, and what is no text.
_SKIPPED = {f"{W}{tag}" for tag in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "rt")}
_BREAKS = {f"{W}br", f"{W}cr"}
_OFF = {"0", "false", "off", "none"}
# A cell as long as this is no figure of a table: the table is there for the layout.
_LAYOUT_CELL = 300
# Styles of offices are based on each other three deep; Word itself stops at 11.
_DEEPEST_STYLE = 11
_MOST_STYLES = 10_000


@dataclass(frozen=True, slots=True)
class Style:
    """What counts of a paragraph style, inherited from the ones it is based on."""

    name: str = ""
    outline: int | None = None
    bold: bool = False
    num: str | None = None
    depth: int | None = None


@dataclass(slots=True)
class Walk:
    """The state of going through a document: where we are, and the lines so far."""

    styles: dict[str, Style]
    numbering: Numbering
    ordinal: int = 0
    title: str | None = None
    lines: list[Line] = field(default_factory=list)
    pending: list[tuple[str, bool]] = field(default_factory=list)


def read_parts(parts: dict[str, Any]) -> Draft:
    """Lines of ``word/document.xml`` in reading order, the notes after them.

    ``parts`` maps ``document``, ``styles``, ``numbering``, ``footnotes`` and
    ``endnotes`` to parsed XML; all but the first may be missing. A line's
    number is that of the Word paragraph, from 1, empty ones counted.
    """
    walk = Walk(_read_styles(parts.get("styles")), read_numbering(parts.get("numbering")))
    body = parts["document"].find(f"{W}body")
    if body is not None:
        _walk_blocks(walk, body, "text")
    for part in ("footnotes", "endnotes"):
        for note in parts.get(part, ()):
            if note.get(f"{W}type") is None:
                _walk_blocks(walk, note, "note")
    return Draft(tuple(walk.lines), title=walk.title)


def _walk_blocks(walk: Walk, parent: Any, kind: ParagraphKind) -> None:
    for child in parent:
        if child.tag == f"{W}p":
            _add_paragraph(walk, child, kind)
        elif child.tag == f"{W}tbl":
            _add_table(walk, child, kind)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"):
            _walk_blocks(walk, child, kind)
        elif child.tag == f"{_MC}AlternateContent":
            _walk_blocks(walk, _chosen(child), kind)


def _chosen(alternate: Any) -> Any:
    choice = alternate.find(f"{_MC}Choice")
    return alternate.find(f"{_MC}Fallback") if choice is None else choice


def _add_paragraph(walk: Walk, paragraph: Any, kind: ParagraphKind) -> None:
    walk.ordinal += 1
    number = walk.ordinal
    properties = paragraph.find(f"{W}pPr")
    style = walk.styles.get(value(properties, f"{W}pStyle") or "", Style())
    boxes: list[Any] = []
    pieces = walk.pending
    pieces.extend(_runs(paragraph, style.bold, boxes))
    if not _mark_deleted(properties):  # else the next paragraph goes on here
        walk.pending = []
        label = _label(walk.numbering, properties, style) if _has_text(pieces) else ""
        if label:
            pieces.insert(0, (_apart(label, pieces), pieces[0][1]))
        level = _outline(properties, style)
        for text, bold_prefix in _split_at_breaks(pieces):
            walk.lines.append(Line(text, number, kind, level, bold_prefix))
            if style.name.lower() in ("title", "标题") and walk.title is None:
                walk.title = text
    for box in boxes:
        _walk_blocks(walk, box, kind)


def _apart(label: str, pieces: list[tuple[str, bool]]) -> str:
    """A label with the white that Word shows behind it, where figures would run together."""
    text = "".join(piece for piece, _ in pieces).lstrip()
    return f"{label} " if label[-1].isascii() and text[0].isascii() else label


def _has_text(pieces: list[tuple[str, bool]]) -> bool:
    return any(text.strip() for text, _ in pieces)


def _mark_deleted(properties: Any) -> bool:
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None


def _runs(element: Any, bold: bool, boxes: list[Any]) -> Iterator[tuple[str, bool]]:
    """Pieces of text with whether they are bold; text boxes are put aside into ``boxes``."""
    for child in element:
        tag = child.tag
        if tag == f"{W}r":
            properties = child.find(f"{W}rPr")
            if not _is_on(properties, f"{W}vanish", False):
                yield from _runs(child, _is_on(properties, f"{W}b", bold), boxes)
        elif tag == f"{W}t":
            yield child.text or "", bold
        elif tag in _BREAKS:
            yield "\n", bold
        elif tag == f"{W}tab":
            yield " ", bold
        elif tag == f"{W}noBreakHyphen":
            yield "-", bold
        elif tag == f"{_MC}AlternateContent":
            chosen = _chosen(child)
            if chosen is not None:
                yield from _runs(chosen, bold, boxes)
        elif tag == f"{W}txbxContent":
            boxes.append(child)
        elif isinstance(tag, str) and tag not in _SKIPPED:
            yield from _runs(child, bold, boxes)


def _is_on(properties: Any, path: str, otherwise: bool) -> bool:
    setting = value(properties, path)
    return otherwise if setting is None else setting not in _OFF


def _label(numbering: Numbering, properties: Any, style: Style) -> str:
    num = value(properties, f"{W}numPr/{W}numId")
    depth = integer(value(properties, f"{W}numPr/{W}ilvl"))
    num = style.num if num is None else num
    depth = style.depth if depth is None else depth
    return numbering.label(num, depth or 0) if num is not None and num != "0" else ""


def _outline(properties: Any, style: Style) -> int | None:
    level = integer(value(properties, f"{W}outlineLvl"))
    level = style.outline if level is None else level
    return level + 1 if level is not None and 0 <= level < 9 else None


def _split_at_breaks(pieces: list[tuple[str, bool]]) -> Iterator[tuple[str, int]]:
    """The lines between soft returns, those that go on in the next one joined."""
    text = "".join(piece for piece, _ in pieces)
    bold = [flag for piece, flag in pieces for _ in piece]
    start = 0
    lines: list[tuple[str, int]] = []
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            begin = start + len(line) - len(line.lstrip())
            flags = bold[begin : begin + len(stripped)]
            prefix = flags.index(False) if False in flags else len(flags)
            if lines and not line[0].isspace() and continues(lines[-1][0], stripped):
                before, old = lines.pop()
                lines.append((before + stripped, old + prefix if old == len(before) else old))
            else:
                lines.append((stripped, prefix))
        start += len(line) + 1
    return iter(lines)


def _add_table(walk: Walk, table: Any, kind: ParagraphKind) -> None:
    # Tables in tables are not looked at twice: 70 deep, that took minutes.
    nested = table.find(f".//{W}tbl") is not None
    rows = [] if nested else [list(row.iter(f"{W}tc")) for row in table.iter(f"{W}tr")]
    texts = [[_cell_text(cell) for cell in row] for row in rows]
    if nested or _is_layout(texts):
        for cell in (c for row in table.findall(f"{W}tr") for c in row.findall(f"{W}tc")):
            _walk_blocks(walk, cell, kind)
        return
    for row, row_texts in zip(rows, texts, strict=True):
        first = walk.ordinal + 1
        walk.ordinal += sum(1 for cell in row for _ in cell.iter(f"{W}p"))
        text = "\t".join(row_texts).strip()
        if text:
            walk.lines.append(Line(text, first, "table_row"))


def _is_layout(rows: list[list[str]]) -> bool:
    widest = max((len(row) for row in rows), default=0)
    return widest < 2 or any(len(cell) > _LAYOUT_CELL for row in rows for cell in row)


def _cell_text(cell: Any) -> str:
    boxes: list[Any] = []
    return " ".join(
        "".join(piece for p in cell.iter(f"{W}p") for piece, _ in _runs(p, False, boxes)).split()
    )


def _read_styles(part: Any) -> dict[str, Style]:
    if part is None:
        return {}
    styles = islice(part.iter(f"{W}style"), _MOST_STYLES)
    elements = {e.get(f"{W}styleId", ""): e for e in styles}
    return {key: _style(elements, key) for key in elements}


def _style(elements: dict[str, Any], key: str) -> Style:
    """One style with what it inherits; a circle of styles based on each other ends too."""
    chain: list[Any] = []
    while key in elements and len(chain) < _DEEPEST_STYLE:
        chain.append(elements[key])
        key = value(chain[-1], f"{W}basedOn") or ""
    name = value(chain[0], f"{W}name") or ""
    outline = _first(chain, f"{W}pPr/{W}outlineLvl")
    heading = _HEADING_NAME.fullmatch(name)
    bold = _first(chain, f"{W}rPr/{W}b")
    return Style(
        name=name,
        outline=int(heading[1]) - 1 if heading else integer(outline),
        bold=bold is not None and bold not in _OFF,
        num=_first(chain, f"{W}pPr/{W}numPr/{W}numId"),
        depth=integer(_first(chain, f"{W}pPr/{W}numPr/{W}ilvl")),
    )


def _first(chain: list[Any], path: str) -> str | None:
    return next((found for e in chain if (found := value(e, path)) is not None), None)

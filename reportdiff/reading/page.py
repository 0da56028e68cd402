"""A parsed web page as blocks of text, and which of them are its main text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from reportdiff.model import ParagraphKind

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "form", "li", "main", "ol", "p", "pre", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "header", "hr", "nav",
    "footer", "aside", *_HEADINGS,
))  # fmt: skip
_NO_TEXT = frozenset((
    "script", "style", "noscript", "template", "head", "button", "select", "option", "textarea",
    "iframe", "object", "svg", "canvas", "audio", "video", "input", "img", "map", "rt", "rp",
))  # fmt: skip
# Frames by their name, unless they hold the page: ASP.NET sites wrap all of it in a form.
_FRAME_TAGS = frozenset(("nav", "footer", "aside", "form"))
# Whole words of class and id attributes that frame a text on Chinese sites.
_FRAME = re.compile(
    r"(?<![a-z])(?:nav\w*|menu|breadcrumbs?|crumbs?|foot(?:er)?|copyright|share\w*|bdshare\w*|"
    r"related?|relation|recommend\w*|sidebar|side|toolbar|tools?|print|comments?|qrcode|ewm|erweima|"
    r"friendlinks?|toplinks?|login|search\w*|pagination|pager|ad|ads|advert\w*)(?![a-z])",
    re.I,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_PLAIN_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.I)
_WRAP = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_SPACES = re.compile(r"[ \t\r\f\xa0]+")
# A frame's class on an element with this share of the page's text is a misnomer.
_MISNOMER = 0.4
# The main text is the innermost element with this share of the page's running text: what the
# frame has of it (a notice, a footer in sentences) was 6 % at most on the layouts in the tests.
_MAIN_SHARE = 0.85
# A paragraph of running text is at least this long, or it is a heading, a button, a link.
_RUNNING = 30
# But for one that goes on from the line before, as lines broken at a width do.
_RUNNING_ON = 12
_LINKED = 0.6
_LAYOUT_CELL = 300


@dataclass(frozen=True, slots=True)
class Block:
    """One visual line: its text, where it is bold, and what the page says it is.

    ``joinable`` says that a ``<br>`` and no indent stands in front of it.
    """

    text: str
    bold_prefix: int
    heading_level: int | None
    kind: ParagraphKind
    linked: int
    element: Any
    joinable: bool = False


@dataclass(slots=True)
class Linearising:
    """The state of the walk: blocks so far and the pieces of the one being collected."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, bool, bool]] = field(default_factory=list)
    sizes: dict[Any, int] = field(default_factory=dict)
    whole: int = 1

    def flush(self, element: Any, level: int | None, kind: ParagraphKind = "text") -> None:
        """Close the block being collected."""
        pieces, self.pieces = self.pieces, []
        for text, bold_prefix, linked, joinable in lines_of(pieces):
            self.blocks.append(Block(text, bold_prefix, level, kind, linked, element, joinable))


def linearise(body: Any) -> list[Block]:
    """All visible lines under an element, in reading order."""
    sizes = _text_sizes(body)
    walk = Linearising(sizes=sizes, whole=max(1, sizes[body]))
    _walk(walk, body, False, False, None)
    walk.flush(body, None)
    return walk.blocks


def main_blocks(blocks: list[Block], body: Any) -> list[Block]:
    """The blocks of the main text: those in the innermost element with nearly all running text.

    Link lists inside it are left out.
    """
    running = [
        b
        for b in blocks
        if len(b.text) >= (_RUNNING_ON if b.joinable else _RUNNING)
        and b.linked < _LINKED * len(b.text)
    ]
    weight: dict[Any, int] = {}
    for block in running:
        element = block.element
        while element is not None:
            weight[element] = weight.get(element, 0) + len(block.text)
            element = None if element is body else element.getparent()
    total = weight.get(body, 0)
    main = body
    while True:
        inner = [c for c in main if weight.get(c, 0) >= _MAIN_SHARE * total]
        if not inner or not total or inner[0].tag in ("p", "tr", "table"):
            break
        main = inner[0]
    inside = set(main.iter()) | {main}
    return [b for b in blocks if b.element in inside and b.linked < max(1, _LINKED * len(b.text))]


def _walk(walk: Linearising, element: Any, bold: bool, linked: bool, level: int | None) -> None:
    tag = element.tag
    if not isinstance(tag, str) or tag in _NO_TEXT or _is_frame(walk, element):
        return
    if tag == "br":
        walk.pieces.append(("\v", bold, linked))
        return
    if tag == "table" and not _is_layout(element):
        walk.flush(element.getparent(), level)
        for row in element.iter("tr"):
            _add_row(walk, row)
        return
    block = tag in _BLOCKS
    if block:
        walk.flush(element.getparent(), level)
        level = _HEADINGS.get(tag, level)
    bold = _boldness(element, bold)
    linked = linked or tag == "a"
    if element.text:
        walk.pieces.append((element.text, bold, linked))
    for child in element:
        _walk(walk, child, bold, linked, level)
        if child.tail:
            walk.pieces.append((child.tail, bold, linked))
    if block:
        walk.flush(element, level)


def _boldness(element: Any, bold: bool) -> bool:
    style = element.get("style") or ""
    if (
        element.tag in ("b", "strong", "th")
        or element.tag in _HEADINGS
        or _BOLD_STYLE.search(style)
    ):
        return True
    return bold and not _PLAIN_STYLE.search(style)


def _is_frame(walk: Linearising, element: Any) -> bool:
    """Whether an element is hidden or named as a page's frame, and is no large part of it."""
    if element.tag in ("body", "html"):
        return False
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return _share(walk, element) < _MISNOMER
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    framed = element.tag in _FRAME_TAGS or _FRAME.search(names)
    return bool(framed) and _share(walk, element) < _MISNOMER


def _share(walk: Linearising, element: Any) -> float:
    return walk.sizes.get(element, 0) / walk.whole


def _text_sizes(body: Any) -> dict[Any, int]:
    """The number of characters in every element; children come after their parents."""
    sizes: dict[Any, int] = {}
    for element in reversed(list(body.iter())):
        own = len(element.text or "") if isinstance(element.tag, str) else 0
        sizes[element] = own + sum(sizes[child] + len(child.tail or "") for child in element)
    return sizes


def _is_layout(table: Any) -> bool:
    """Tables of old sites lay the page out; tables of figures have short cells, side by side."""
    if table.find(".//table") is not None:
        return True
    rows = [row.findall("td") + row.findall("th") for row in table.iter("tr")]
    widest = max((len(row) for row in rows), default=0)
    return widest < 2 or any(
        len("".join(cell.itertext())) > _LAYOUT_CELL for row in rows for cell in row
    )


def _add_row(walk: Linearising, row: Any) -> None:
    cells = [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")]
    text = "\t".join(cells).strip()
    if text:
        linked = sum(len("".join(a.itertext())) for a in row.iter("a"))
        walk.blocks.append(Block(text, 0, None, "table_row", linked, row))


def lines_of(pieces: list[tuple[str, bool, bool]]) -> list[tuple[str, int, int, bool]]:
    """Text, bold prefix, number of linked characters of each line, and whether it may go on.

    ``\\v`` breaks lines. A line may go on from the one before it where it has no indent
    and no empty line is between them.
    """
    lines: list[tuple[str, int, int, bool]] = []
    blank = True
    for group in _split_breaks(pieces):
        text, bold, linked = "", [], 0
        for piece, is_bold, is_linked in group:
            shown = _SPACES.sub(" ", _WRAP.sub("\n", piece))
            text += shown
            bold += [is_bold] * len(shown)
            linked += len(shown.strip()) if is_linked else 0
        text, bold = _without_wraps(text, bold)
        stripped = text.strip()
        if not stripped:
            blank = True
            continue
        begin = len(text) - len(text.lstrip())
        flags = bold[begin : begin + len(stripped)]
        prefix = flags.index(False) if False in flags else len(flags)
        lines.append((stripped, prefix, linked, not blank and not begin))
        blank = False
    return lines


def _split_breaks(pieces: list[tuple[str, bool, bool]]) -> list[list[tuple[str, bool, bool]]]:
    groups: list[list[tuple[str, bool, bool]]] = [[]]
    for piece in pieces:
        if piece[0] == "\v":
            groups.append([])
        else:
            groups[-1].append(piece)
    return groups


def _without_wraps(text: str, bold: list[bool]) -> tuple[str, list[bool]]:
    """Line ends of the page's source: a space between Latin words, nothing beside Chinese."""
    kept: list[str] = []
    flags: list[bool] = []
    for i, char in enumerate(text):
        if char == "\n":
            before = kept[-1] if kept else ""
            after = text[i + 1] if i + 1 < len(text) else ""
            if not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum()):
                continue
            char = " "
        kept.append(char)
        flags.append(bold[i])
    return "".join(kept), flags

"""Web pages as government and copy sites serve them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportdiff.errors import ReadingError
from reportdiff.options import ReadOptions
from reportdiff.reading.draft import Draft, Line, Reader, check_length
from reportdiff.reading.encoding import decode
from reportdiff.reading.wrapping import continued, unwrapped

if TYPE_CHECKING:
    from reportdiff.reading.page import Block

_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?"
    rb"<(?:!doctype\s+html|html|head|body|meta)\b",
    re.I | re.S,
)
_LABEL = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{1,40})", re.I)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}>")
_REMEDY = "open the page in a browser and save its text"
# A page without any running text is left to trafilatura. Of the five layouts in the tests it
# got one right (two lost all paragraphs to <section> and nested tables), so it comes second.
_SHORT = 60
# A line of the title has few words beside it.
_TITLE_MORE = 10
_MAX_FOR_TRAFILATURA = 5_000  # tags; it took 13 s for 96,000
# Pictures inside a page are most of it; the tags of a saved report are some 300 KB at most.
_EMBEDDED = re.compile(r"(?<=;base64,)[A-Za-z0-9+/=\s]{100,}")
# libxml2 takes time quadratic in the length of white space: 2 MB of it took minutes.
_BLANKS = re.compile(r"\s{16,}")
_SCRIPT = re.compile(r"<script\b", re.I)
_MAX_MARKUP = 4_000_000
_MAX_TAGS = 100_000


def _recognises(content: bytes) -> bool:
    head = content[:4096].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[2:].replace(b"\x00", b"")
    return bool(_START.match(head))


def _read(content: bytes, name: str, options: ReadOptions) -> Draft:
    from reportdiff.reading.page import linearise, main_blocks

    label = _LABEL.search(content[:4096])
    decoded = decode(content, name, label[1].decode("ascii", "ignore") if label else None)
    text = _BLANKS.sub("\n", _EMBEDDED.sub("", decoded.text))
    check_length(text, name, _MAX_MARKUP)
    if text.count("<") > _MAX_TAGS:
        raise ReadingError(name, "the page has more tags than a report can have", _REMEDY)
    root = _parse(text, name)
    body = root.find("body") if root.find("body") is not None else root
    blocks = linearise(body)
    kept = main_blocks(blocks, body)
    lines, dropped = _paragraphs(kept)
    inside = {id(block) for block in kept}
    dropped += [block.text for block in blocks if id(block) not in inside]
    if _is_meagre(lines):
        lines = _otherwise(text, lines, name)
    title = _title(root, lines)
    if title and not any(_same(title, line.text) for line in lines[:6]):
        lines = [Line(title, 0, heading_level=1), *lines]
    lines = [replace(line, number=number) for number, line in enumerate(lines, 1)]
    return Draft(tuple(lines), decoded.warnings, title, decoded.encoding, tuple(dropped))


def _paragraphs(kept: list[Block]) -> tuple[list[Line], list[str]]:
    """The paragraphs of the main text, and the page numbers that stood between them."""
    lines = [Line(b.text, 0, b.kind, b.heading_level, b.bold_prefix) for b in kept]
    joinable = [block.joinable for block in kept]
    return unwrapped(lines, joinable) or (continued(lines, joinable), [])


def _is_meagre(lines: list[Line]) -> bool:
    return sum(len(line.text) for line in lines) < _SHORT


def _otherwise(text: str, lines: list[Line], name: str) -> list[Line]:
    """What trafilatura finds in a page where next to nothing was found."""
    if text.count("<") < _MAX_FOR_TRAFILATURA:
        lines = max(lines, _by_trafilatura(text), key=lambda ls: sum(len(x.text) for x in ls))
    if not lines:
        raise ReadingError(name, "there is no text in it", _REMEDY)
    if _is_meagre(lines) and _SCRIPT.search(text):
        raise ReadingError(name, "the page has no text before a script fills it in", _REMEDY)
    return lines


def _parse(text: str, name: str) -> Any:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(
            _DECLARATION.sub("", text, count=1).encode("utf-8", "replace"), parser
        )
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise ReadingError(name, "there is no text in it", _REMEDY)
    return root


def _title(root: Any, lines: list[Line]) -> str | None:
    """The page's own name for the text: its meta title, its first ``<h1>``, its ``<title>``."""
    for meta in root.iter("meta"):
        if (meta.get("name") or "").lower() == "articletitle" and meta.get("content"):
            return " ".join(meta.get("content").split())
    for heading in root.iter("h1"):
        text = " ".join("".join(heading.itertext()).split())
        if text:
            return text
    title = root.find(".//title")
    text = " ".join("".join(title.itertext()).split()) if title is not None else ""
    # Sites put their own name behind the title, separated by - _ or |.
    return re.split(r"[-_|–—]", text)[0].strip() or None


def _same(title: str, text: str) -> bool:
    """Whether a line is the title, also a shorter or a longer form of it (市政府, 市人民政府)."""
    a, b = "".join(title.split()), "".join(text.split())
    if len(b) > 2 * len(a) + _TITLE_MORE:
        return a in b
    return _is_within(a, b) or (len(b) >= 6 and _is_within(b, a))


def _is_within(short: str, long: str) -> bool:
    """Whether the characters of one text come in the other, in their order."""
    rest = iter(long)
    return all(char in rest for char in short)


def _by_trafilatura(text: str) -> list[Line]:
    import trafilatura

    found = trafilatura.extract(
        text, include_comments=False, include_tables=True, favor_recall=True
    )
    paragraphs = [line.strip() for line in (found or "").splitlines() if line.strip()]
    return [Line(paragraph, number) for number, paragraph in enumerate(paragraphs, 1)]


READER = Reader("html", (".html", ".htm", ".xhtml", ".shtml"), _recognises, _read)

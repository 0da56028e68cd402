"""Web pages as government and copy sites serve them."""

from __future__ import annotations

import re

from reportdiff.errors import ReadingError
from reportdiff.options import ReadOptions
from reportdiff.reading.draft import Draft, Line, Reader
from reportdiff.reading.encoding import decode

_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b",
    re.I | re.S,
)
_LABEL = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]+)", re.I)


def _recognises(content: bytes) -> bool:
    head = content[:4096].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[2:].replace(b"\x00", b"")
    return bool(_START.match(head))


def _read(content: bytes, name: str, options: ReadOptions) -> Draft:
    from lxml import etree
    from lxml import html as lxml_html

    label = _LABEL.search(content[:4096])
    decoded = decode(content, name, label[1].decode("ascii") if label else None)
    try:
        root = lxml_html.document_fromstring(decoded.text)
    except (etree.ParserError, ValueError):
        raise ReadingError(
            name, "there is no text in it", "save the page again as html or text"
        ) from None
    lines = [
        Line(" ".join(text.split()), block.sourceline or 1)
        for block in root.iter("p", "h1", "h2", "h3", "h4")
        if (text := block.text_content().strip())
    ]
    if not lines:
        raise ReadingError(name, "there is no text in it", "save the page again as html or text")
    return Draft(tuple(lines), decoded.warnings, encoding=decoded.encoding)


READER = Reader("html", (".html", ".htm", ".xhtml", ".shtml"), _recognises, _read)

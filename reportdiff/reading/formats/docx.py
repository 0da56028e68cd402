"""Word documents, read from their XML: python-docx leaves out numbering, text boxes and notes."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from reportdiff.errors import ReadingError
from reportdiff.options import ReadOptions
from reportdiff.reading.archive import ZIP_ERRORS, read_member
from reportdiff.reading.draft import Draft, Reader
from reportdiff.reading.source import too_large

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Some programs number the main part (document2.xml).
_PART = re.compile(r"word/(document|styles|numbering|footnotes|endnotes)\d*\.xml")
# Files saved as "Strict Open XML" differ in the name of the namespace only.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Thirteen reports have 2,000 to 25,000 tags; two million took 8 s.
_MAX_TAGS = 500_000
_REMEDY = "open it in Word or LibreOffice and save it again as docx"


def _recognises(content: bytes) -> bool:
    return content.startswith(b"PK\x03\x04") and b"word/document" in content


def _read(content: bytes, name: str, options: ReadOptions) -> Draft:
    from reportdiff.reading.wordxml import read_parts

    parts = _parse_parts(content, name, options)
    draft = read_parts(parts)
    if not draft.lines:
        raise ReadingError(
            name, "there is no text in it", "if it is a scan, recognise its text first"
        )
    return draft


def _parse_parts(content: bytes, name: str, options: ReadOptions) -> dict[str, Element]:
    """The XML parts that hold text, by file name; document.xml is always among them."""
    from lxml import etree

    parts: dict[str, Element] = {}
    budget, tags = options.max_bytes, 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for path in archive.namelist():
                known = _PART.fullmatch(path)
                if known is None or known[1] in parts:
                    continue
                xml = read_member(archive, path, budget)
                if xml is None:
                    raise too_large(name, options)
                budget -= len(xml)
                tags += xml.count(b"<")
                if tags > _MAX_TAGS:
                    raise ReadingError(name, "there is more in it than in a report", _REMEDY)
                parts[known[1]] = parse_xml(xml)
    except ZIP_ERRORS:
        raise ReadingError(name, "this is no readable docx file", _REMEDY) from None
    except etree.XMLSyntaxError:
        raise ReadingError(name, "the XML in the docx file is broken", _REMEDY) from None
    if "document" not in parts:
        raise ReadingError(name, "there is no document in the docx file", _REMEDY)
    return parts


def parse_xml(xml: bytes) -> Element:
    """Parse with entities, DTDs and the network off: a report needs none of them."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False
    )
    return etree.fromstring(xml.replace(_STRICT, _USUAL), parser)


READER = Reader("docx", (".docx", ".docm"), _recognises, _read, binary=True)

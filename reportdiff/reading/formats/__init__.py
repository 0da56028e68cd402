"""The formats that can be read: one module each, found by its ``READER``.

A new format is a new module here with a ``READER``; nothing else changes.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache
from pathlib import PurePath

from reportdiff.errors import ReadingError
from reportdiff.reading.draft import Reader


@lru_cache(maxsize=1)
def readers() -> dict[str, Reader]:
    """All readers by the suffix they claim."""
    found: dict[str, Reader] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        reader: Reader = importlib.import_module(f"{__name__}.{module}").READER
        found.update(dict.fromkeys(reader.suffixes, reader))
    return found


# First bytes of what people name .docx or .pdf by mistake, and that no reader can use.
_FOREIGN = (
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x00\x00\x00\x18ftyp", "a video"),
    (b"\x00\x00\x00\x20ftyp", "a video"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
)
_PICTURE_REMEDY = "give the report as text, html, docx or pdf"


def choose(content: bytes, name: str) -> Reader:
    """The reader for some bytes: what they are wins over what the name says.

    Raises ReadingError for pictures, programs and other things that no reader
    knows by their first bytes, whatever they are called.
    """
    by_suffix = readers()
    for reader in dict.fromkeys(by_suffix.values()):
        if reader.recognises(content):
            return reader
    for magic, what in _FOREIGN:
        if content.startswith(magic) and _is_binary(content):
            raise ReadingError(name, f"this is {what}, not a report", _PICTURE_REMEDY)
    if content.startswith(b"PK\x03\x04"):
        what = "a spreadsheet" if b"xl/workbook" in content else "no Word document"
        raise ReadingError(name, f"this is {what}", "save the report as docx or text")
    suffix = PurePath(name).suffix.lower()
    claimed = by_suffix.get(suffix, by_suffix[".txt"])
    if claimed.binary and not _is_binary(content):
        return by_suffix[".txt"]  # plain text with an office suffix is still plain text
    return claimed


def _is_binary(content: bytes) -> bool:
    head = content[:4096]
    return sum(byte < 32 and byte not in b"\t\n\r\f\x1a" for byte in head) > len(head) // 100

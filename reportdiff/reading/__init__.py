"""Bytes to :class:`~reportdiff.model.Document`: one module a format, see ``formats``."""

from __future__ import annotations

import hashlib
import os
from typing import BinaryIO

from reportdiff.errors import ReadingError
from reportdiff.model import Document
from reportdiff.options import ReadOptions
from reportdiff.reading.archive import unpack
from reportdiff.reading.draft import MAX_LINE, Draft, check_length
from reportdiff.reading.formats import choose
from reportdiff.reading.restoring import restore
from reportdiff.reading.source import check_size, load

__all__ = ["read_bytes", "read_document"]


def read_document(
    source: str | os.PathLike[str] | BinaryIO,
    options: ReadOptions | None = None,
    *,
    name: str | None = None,
) -> Document:
    """Read one report.

    ``source`` is a path, ``"-"`` for standard input, or a binary file object;
    ``name`` is what to call it in messages and what to take its suffix from
    (default: the file's name). What the bytes are decides on the format; the
    suffix only where the bytes do not say. Raises
    :class:`~reportdiff.errors.ReadingError`.
    """
    options = options or ReadOptions()
    content, label = load(source, options, name)
    return read_bytes(content, label, options)


def read_bytes(content: bytes, name: str, options: ReadOptions | None = None) -> Document:
    """Read one report from its bytes; ``name`` and errors as in :func:`read_document`."""
    options = options or ReadOptions()
    check_size(len(content), options, name)
    inner, inner_name = unpack(content, name, options)
    reader = choose(inner, inner_name)
    draft = reader.read(inner, inner_name, options)
    _check_length(draft, name)
    restored = restore(draft)
    return Document(
        source=name,
        form=reader.form,
        paragraphs=restored.paragraphs,
        warnings=(*draft.warnings, *restored.warnings),
        title=draft.title,
        encoding=draft.encoding,
        sha256=hashlib.sha256(content).hexdigest(),
        damaged_lines=restored.damaged_lines,
    )


def _check_length(draft: Draft, name: str) -> None:
    longest = max((len(line.text) for line in draft.lines), default=0)
    if longest > MAX_LINE:
        remedy = "give the text of one report, with its line breaks"
        raise ReadingError(name, f"a line of {longest:,} characters is in it", remedy)
    check_length("".join(line.text for line in draft.lines), name)

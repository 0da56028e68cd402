"""Bytes to :class:`~reportdiff.model.Document`: one module a format."""

from __future__ import annotations

import hashlib
from pathlib import Path

from reportdiff.errors import ReadingError
from reportdiff.model import Document, Paragraph
from reportdiff.options import ReadOptions


def read_document(path: str | Path, options: ReadOptions | None = None) -> Document:
    """Read one file as a document. (First form: txt and docx.)"""
    path = Path(path)
    options = options or ReadOptions()
    if not path.is_file():
        raise ReadingError(path.name, "there is no such file", "check the path")
    data = path.read_bytes()
    if path.suffix == ".docx":
        import docx

        lines = [p.text for p in docx.Document(str(path)).paragraphs]
    else:
        lines = data.decode("utf-8").splitlines()
    paragraphs = tuple(
        Paragraph(line.strip().strip("\u3000").strip(), n)
        for n, line in enumerate(lines, 1)
        if line.strip()
    )
    return Document(
        path.name, path.suffix[1:], paragraphs, sha256=hashlib.sha256(data).hexdigest()
    )

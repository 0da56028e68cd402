"""Formats that LibreOffice turns into docx: .doc, .wps, .rtf, .odt."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path, PurePath

from reportdiff.errors import ReadingError
from reportdiff.options import ReadOptions
from reportdiff.reading.draft import Draft, Reader
from reportdiff.reading.formats import docx

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# A cold start with an empty profile took 3 s for a report of 34,000 characters.
_SECONDS = 60


def _recognises(content: bytes) -> bool:
    return (
        content.startswith((_OLE, b"{\\rtf"))
        or b"mimetypeapplication/vnd.oasis.opendocument.text" in content[:200]
    )


def _read(content: bytes, name: str, options: ReadOptions) -> Draft:
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise ReadingError(name, "the document is encrypted", "save it without a password")
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise ReadingError(
            name, "this format needs LibreOffice", "install it, or save the report as docx"
        )
    return docx.READER.read(_converted(content, name, office), name, options)


def _converted(content: bytes, name: str, office: str) -> bytes:
    suffix = ".rtf" if content.startswith(b"{\\rtf") else PurePath(name).suffix.lower() or ".doc"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"report{suffix}")
        source.write_bytes(content)
        command = [
            office,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            *("--headless", "--norestore", "--convert-to", "docx", "--outdir"),
            str(Path(folder, "out")),
            str(source),
        ]
        try:
            _run(command)
            return Path(folder, "out", "report.docx").read_bytes()
        except (subprocess.TimeoutExpired, OSError):
            raise ReadingError(
                name, "LibreOffice cannot convert it", "open it there and save it as docx"
            ) from None


def _run(command: list[str]) -> None:
    """Run a program, with all that it starts itself stopped when its time is over."""
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as program:
        try:
            program.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            if hasattr(os, "killpg"):
                os.killpg(program.pid, signal.SIGKILL)
            program.kill()
            raise


READER = Reader("docx", (".doc", ".wps", ".rtf", ".odt"), _recognises, _read, binary=True)

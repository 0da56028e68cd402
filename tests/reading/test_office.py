"""Formats that LibreOffice has to convert."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from reportdiff.errors import ReadingError
from reportdiff.reading import read_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize("name", ["r.doc", "r.wps"])
def test_without_libreoffice_one_line_says_what_to_do(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    with pytest.raises(ReadingError) as refused:
        read_bytes(OLE, name)
    assert str(refused.value) == (
        f"{name}: this format needs LibreOffice; install it, or save the report as docx"
    )


def fake_office(folder: Path, script: str) -> str:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_a_conversion_that_does_not_end_is_stopped_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = fake_office(tmp_path, f"sleep 60 & echo $! > {tmp_path}/pid; wait")
    monkeypatch.setattr(shutil, "which", lambda program: office)
    monkeypatch.setattr("reportdiff.reading.formats.office._SECONDS", 1)
    started = time.monotonic()
    with pytest.raises(ReadingError, match="cannot convert"):
        read_bytes(OLE, "r.doc")
    assert time.monotonic() - started < 20
    status = Path("/proc", (tmp_path / "pid").read_text().strip(), "status")
    assert not status.exists() or "State:\tZ" in status.read_text()


def test_a_conversion_without_a_result_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: fake_office(tmp_path, "exit 1"))
    with pytest.raises(ReadingError, match="cannot convert"):
        read_bytes(OLE, "r.wps")

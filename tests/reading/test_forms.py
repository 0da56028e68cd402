"""The same report in all its forms reads the same."""

from __future__ import annotations

import gzip
import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportdiff.extraction import extract
from reportdiff.model import Document
from reportdiff.reading import formats, read_bytes, read_document
from reportdiff.reading.draft import Draft, Line, Reader
from reportdiff.structure import build_report
from reportdiff.zh.script import widened
from tests.reading import forms

ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be")


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def traditional(text: str) -> str:
    import opencc

    converted: str = opencc.OpenCC("s2tw").convert(text)
    return converted


def zipped(content: bytes, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, content)
    return out.getvalue()


FORMS: dict[str, Callable[[], tuple[bytes, str]]] = {
    **{f"txt in {e}": lambda e=e: (forms.as_text().encode(e), "r.txt") for e in ENCODINGS},  # type: ignore[misc]
    **{
        f"{name} in {encoding}": lambda f=f, e=encoding: (f(e).encode(e), "r.html")  # type: ignore[misc]
        for name, f in forms.LAYOUTS.items()
        for encoding in ("utf-8", "gb18030")
    },
    "html that calls gb18030 gb2312": lambda: (forms.modern("gb2312").encode("gb18030"), "r.html"),
    "html with a wrong label": lambda: (forms.modern("big5").encode("utf-8"), "r.html"),
    "html with a byte order mark": lambda: (forms.mobile().encode("utf-8-sig"), "r.htm"),
    "html without a suffix": lambda: (forms.modern().encode(), "page"),
    "docx with heading styles": lambda: (forms.docx_styles(), "r.docx"),
    "docx with automatic numbering": lambda: (forms.docx_numbered(), "r.docx"),
    "docx with bold headings": lambda: (forms.docx_bold(), "r.docx"),
    "docx called doc": lambda: (forms.docx_styles(), "r.doc"),
    "pdf": lambda: (forms.pdf_report(), "r.pdf"),
    "pdf in two columns": lambda: (forms.pdf_columns(), "r.pdf"),
    "gz": lambda: (gzip.compress(forms.as_text().encode()), "r.txt.gz"),
    "zip": lambda: (zipped(forms.as_text().encode("gbk"), "报告.txt"), "r.zip"),
    "zip of a docx": lambda: (zipped(forms.docx_styles(), "r.docx"), "r.zip"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_paragraphs(form: str) -> None:
    content, name = FORMS[form]()
    assert texts(read_bytes(content, name)) == list(forms.TEXTS)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_structure_and_indicators(form: str) -> None:
    def found(content: bytes, name: str) -> object:
        report = build_report(read_bytes(content, name))
        extract_ = extract(report)
        return (
            [(s.number, s.title, s.level, s.part) for s in report.sections],
            [(i.name, i.value, i.unit, i.bound, i.role) for i in extract_.indicators],
            [c.text for c in extract_.commitments],
        )

    assert found(*FORMS[form]()) == found(forms.as_text().encode(), "r.txt")


@pytest.mark.parametrize(
    ("encoding", "name", "content"),
    [
        ("big5", "r.txt", forms.as_text()),
        ("utf-8", "r.txt", forms.as_text()),
        ("gb18030", "r.txt", forms.as_text()),
        *[("big5", "r.html", layout("big5")) for layout in forms.LAYOUTS.values()],
    ],
)
def test_traditional_text_reads_as_simplified_and_keeps_the_original(
    encoding: str, name: str, content: str
) -> None:
    document = read_bytes(traditional(content).encode(encoding, "replace"), name)
    assert document.encoding == encoding
    assert texts(document) == [widened(text) for text in forms.TEXTS]
    assert [w.code for w in document.warnings].count("converted") == 1
    changed = [p for p in document.paragraphs if p.original]
    assert changed
    assert changed[0].original == traditional(changed[0].text)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["pdf", "doc", "rtf"])
def test_what_libreoffice_writes_reads_the_same(suffix: str, tmp_path: Path) -> None:
    source = tmp_path / "report.docx"
    source.write_bytes(forms.docx_bold())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
    converted = tmp_path / f"report.{suffix}"
    assert texts(read_document(converted)) == list(forms.TEXTS)
    if suffix == "doc":
        assert texts(read_document(converted.rename(tmp_path / "report.wps"))) == list(forms.TEXTS)


def test_a_reader_of_text_is_chosen_by_the_suffix_it_claims(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours = Reader("lines", (".lines",), lambda content: False, lambda *_: Draft((Line("行", 1),)))
    known = formats.readers()
    monkeypatch.setattr(formats, "readers", lambda: {**known, ".lines": ours})
    assert read_bytes(forms.as_text().encode(), "r.lines").form == "lines"


@pytest.mark.parametrize("suffix", ["docx", "doc", "pdf"])
def test_text_with_an_office_suffix_is_read_as_text(suffix: str) -> None:
    assert read_bytes(forms.as_text().encode(), f"r.{suffix}").form == "txt"


def test_standard_input_and_open_files_are_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Input:
        buffer = io.BytesIO(forms.as_text().encode())

    monkeypatch.setattr(sys, "stdin", Input)
    document = read_document("-")
    assert (document.source, texts(document)) == ("<stdin>", list(forms.TEXTS))
    path = tmp_path / "r.txt"
    path.write_text(forms.as_text(), encoding="utf-8")
    with path.open("rb") as stream:
        assert read_document(stream).source == "r.txt"


def test_lines_of_plain_text_are_counted_with_the_blank_ones() -> None:
    document = read_bytes("甲。\r\n\r\n　　乙。\n".encode(), "a.txt")
    assert [(p.line, p.text) for p in document.paragraphs] == [(1, "甲。"), (3, "乙。")]


def test_markdown_headings_and_bold_openings_are_hints() -> None:
    document = read_bytes("# 总则\n\n**一是稳增长。**全力以赴。\n\n---\n".encode(), "a.md")
    heading, paragraph = document.paragraphs
    assert (heading.text, heading.heading_level) == ("总则", 1)
    assert (paragraph.text, paragraph.bold_prefix) == ("一是稳增长。全力以赴。", 6)


def test_reading_plain_text_loads_no_heavy_library() -> None:
    code = (
        "import sys; from reportdiff.reading import read_bytes; "
        "read_bytes('各位代表：现在报告工作。'.encode(), 'a.txt'); "
        "heavy = {'lxml', 'jieba', 'opencc', 'trafilatura', 'docx', 'pypdfium2', 'pdfplumber', "
        "'numpy', 'charset_normalizer'}; sys.exit(str(heavy & set(sys.modules)) "
        "if heavy & set(sys.modules) else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)

"""Bad input: one clear line, in bounded time and memory, and nothing but ReportdiffError."""

from __future__ import annotations

import gzip
import io
import os
import random
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.errors import ReadingError, ReportdiffError
from reportdiff.options import ReadOptions
from reportdiff.reading import read_bytes, read_document
from tests.reading import forms

MB = 1024 * 1024


def archive(method: int = zipfile.ZIP_DEFLATED, **files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return out.getvalue()


def nameless_zip() -> bytes:
    """A member without a name, as fuzzing found it."""
    return archive(x=b"text").replace(b"\x01\x00\x00\x00x", b"\x00\x00\x00\x00x")


def docx_of(xml: bytes) -> bytes:
    return archive(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": xml})


def encrypted_zip() -> bytes:
    content = bytearray(archive(**{"a.txt": b"text"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def encrypted_pdf() -> bytes:
    encrypt = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 "
        b"/O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >> /ID [<00><00>]"
    )
    return forms.pdf_report().replace(b"trailer << ", b"trailer << " + encrypt + b" ")


def crowded_pdf(lines: int) -> bytes:
    """One page on which a line is set again and again; packed, 1,000 lines are 50 bytes."""
    font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    page = zlib.compress(
        b"BT /F1 9 Tf 10 10 Td " + (b"(" + b"a" * 40 + b") Tj ") * lines + b"ET", 9
    )
    return (
        b"%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources %s >>\nendobj\n4 0 obj\n<< /Filter /FlateDecode /Length %d >>\n"
        b"stream\n%s\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%%%EOF\n"
        % (font, len(page), page)
    )


LAUGHS = (
    b'<!DOCTYPE z [<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = LAUGHS.replace(b'<!ENTITY a0 "ha">', b'<!ENTITY a9 SYSTEM "file:///etc/passwd">', 1)

W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
NUMBERED = f"<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>{forms.run('x')}</w:p>"


def many_styles(count: int) -> str:
    """Styles that are all based on each other in one chain."""
    styles = (
        f"<w:style w:styleId='s{n}'><w:basedOn w:val='s{n + 1}'/></w:style>" for n in range(count)
    )
    return f"<w:styles {W}>{''.join(styles)}</w:styles>"


def many_lists(count: int, label: str = "%1") -> str:
    """Lists that all start again, and one that does not."""
    lists = "".join(
        f"<w:num w:numId='{n}'><w:abstractNumId w:val='0'/>"
        + (
            "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
            if n > 1
            else ""
        )
        + "</w:num>"
        for n in range(1, count + 2)
    )
    level = f"<w:lvl w:ilvl='0'><w:lvlText w:val='{label}'/></w:lvl>"
    return f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'>{level}</w:abstractNum>{lists}</w:numbering>"


def nested_tables(depth: int) -> str:
    return (
        "<w:tbl><w:tr><w:tc>" * depth
        + f"<w:p>{forms.run('x')}</w:p>"
        + "</w:tc></w:tr></w:tbl>" * depth
    )


def crowded_zip(count: int) -> bytes:
    """An archive of one member that is listed again and again."""
    one = archive(a=b"")
    at, end = one.index(b"PK\x01\x02"), one.index(b"PK\x05\x06")
    return one[:at] + one[at:end] * count + one[end:]


BAD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "nothing": (lambda: b"", "r.txt", "empty"),
    "only white space": (lambda: " \n\u3000\n".encode(), "r.txt", "no text"),
    "a picture called docx": (lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" * 9, "r.docx", "JPEG"),
    "a spreadsheet": (
        lambda: archive(**{"[Content_Types].xml": b"", "xl/workbook.xml": b""}),
        "r.xlsx",
        "spreadsheet",
    ),
    "binary garbage": (lambda: random.Random(1).randbytes(20000), "r.txt", "text"),
    "binary garbage called docx": (lambda: random.Random(2).randbytes(9000), "r.docx", "docx"),
    "binary garbage called pdf": (lambda: random.Random(3).randbytes(9000), "r.pdf", "pdf"),
    "only NULs": (lambda: bytes(100000), "r.txt", ""),
    "a docx that is cut off": (lambda: forms.docx_styles()[:-300], "r.docx", "docx"),
    "a docx with broken XML": (lambda: docx_of(b"<w:document"), "r.docx", "XML"),
    "an entity bomb": (lambda: docx_of(LAUGHS), "r.docx", ""),
    "an external entity": (lambda: docx_of(OUTSIDE), "r.docx", ""),
    "a docx that unpacks to 200 MB": (
        lambda: docx_of(b"<a>" + b" " * 200 * MB),
        "r.docx",
        "more than 50 MB",
    ),
    "a docx of two million paragraphs": (
        lambda: forms.docx("<w:p/>" * 2_000_000),
        "r.docx",
        "more in it than in a report",
    ),
    "a docx of a long chain of styles": (
        lambda: forms.docx("<w:p/>", styles=many_styles(100_000)),
        "r.docx",
        "no text",
    ),
    "a docx of many lists": (
        lambda: forms.docx(NUMBERED * 20_000, numbering=many_lists(20_000)),
        "r.docx",
        "",
    ),
    "a docx of long labels": (
        lambda: forms.docx(NUMBERED * 20_000, numbering=many_lists(0, "%1" * 20_000)),
        "r.docx",
        "",
    ),
    "a docx of nested tables": (lambda: forms.docx(nested_tables(70) * 1000), "r.docx", ""),
    "a docx of deleted paragraph ends": (
        lambda: forms.docx(
            f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{forms.run('x')}</w:p>" * 20_000
        ),
        "r.docx",
        "no text",
    ),
    "a zip of a million files": (lambda: crowded_zip(900_000), "r.zip", "files"),
    "a zip bomb": (lambda: archive(**{"r.txt": bytes(200 * MB)}), "r.zip", "more than 50 MB"),
    "a bzip2 bomb": (
        lambda: archive(zipfile.ZIP_BZIP2, **{"r.txt": bytes(200 * MB)}),
        "r.zip",
        "packed in a rare way",
    ),
    "a docx that LZMA packed": (
        lambda: archive(zipfile.ZIP_LZMA, **{"[Content_Types].xml": b"", "word/document.xml": b""}),
        "r.docx",
        "docx",
    ),
    "a zip of a file without a name": (nameless_zip, "r.zip", ""),
    "a gz bomb": (lambda: gzip.compress(bytes(200 * MB)), "r.txt.gz", "more than 50 MB"),
    "a gz that is cut off": (lambda: gzip.compress(b"text" * 999)[:-9], "r.gz", "cut off"),
    "a zip of two files": (lambda: archive(**{"a.txt": b"a", "b.txt": b"b"}), "r.zip", "2 files"),
    "a zip in a zip": (
        lambda: archive(**{"a.zip": archive(**{"b.txt": b"b"})}),
        "r.zip",
        "another archive",
    ),
    "an encrypted zip": (encrypted_zip, "r.zip", "encrypted"),
    "an encrypted docx": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "r.docx",
        "encrypted",
    ),
    "an encrypted pdf": (encrypted_pdf, "r.pdf", "encrypted"),
    "a pdf with a broken table": (lambda: b"%PDF-1.4\n" + bytes(range(256)) * 9, "r.pdf", "broken"),
    "a pdf page of 400,000 characters": (
        lambda: crowded_pdf(10_000),
        "r.pdf",
        "page 1 has 400,000",
    ),
    "a pdf page that needs gigabytes": (lambda: crowded_pdf(200_000), "r.pdf", "too much memory"),
    "a scan": (lambda: forms.pdf([[], [], []]), "r.pdf", "scan"),
    "a line of 10 MB": (lambda: "稳中求进".encode() * (10 * MB // 12), "r.txt", "too many"),
    "a line of 1 MB": (lambda: "稳中求进".encode() * (MB // 12), "r.txt", "a line of"),
    "45 MB of lines": (lambda: "稳中求进。\n".encode() * (45 * MB // 16), "r.txt", "too many"),
    "a page of nothing but tags": (lambda: b"<html>" + b"<div>" * 90000, "r.html", "no text"),
    "a page of too many tags": (lambda: b"<html>" + b"<p>x" * 200000, "r.html", "more tags"),
    "a page of 4 MB of paragraphs": (
        lambda: b"<html><body>" + b"<p>x</p>" * 49000 + b" " * 2000000,
        "r.html",
        "",
    ),
    "a page of nested frames": (
        lambda: b"<html><body>" + (b"<div class=nav>" * 200 + b"x" + b"</div>" * 200) * 240,
        "r.html",
        "",
    ),
}


def refusal(content: bytes, name: str) -> str | None:
    """What is said of a file that cannot be read, None where it can; other errors come out."""
    try:
        read_bytes(content, name)
    except ReportdiffError as error:
        return str(error)
    return None


@pytest.mark.parametrize("case", BAD)
def test_bad_input_is_refused_in_one_line(case: str) -> None:
    make, name, expected = BAD[case]
    content = make()
    started = sum(os.times()[:4])
    message = refusal(content, name)
    assert sum(os.times()[:4]) - started < 5
    assert message is not None or expected == "", "it was read"
    if message is not None:
        assert expected in message
        assert "\n" not in message
        assert message.startswith(name)


def test_no_external_entity_is_read() -> None:
    assert refusal(docx_of(OUTSIDE), "r.docx") is not None


MEASURING = """
import os, re, resource, sys
from pathlib import Path
from tests.reading.test_hostile import BAD, refusal

def forked(task):
    pid = os.fork()
    if pid == 0:
        task()
        os._exit(0)
    os.waitpid(pid, 0)

def read(path, case):
    refusal(path.read_bytes(), BAD[case][1])
    own = int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
    peak = max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    print(peak // 1024, case, flush=True)

path = Path(sys.argv[1])
for case in BAD:
    forked(lambda: path.write_bytes(BAD[case][0]()))
    forked(lambda: read(path, case))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
def test_no_bad_input_takes_500_megabytes(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURING, str(tmp_path / "case")],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    peaks = [line.partition(" ") for line in done.stdout.splitlines()]
    assert len(peaks) == len(BAD)
    assert [(megabytes, case) for megabytes, _, case in peaks if int(megabytes) >= 500] == []


def test_a_pdf_is_read_in_a_process_that_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportdiff.reading.pdfchild._SECONDS", 0.5)
    monkeypatch.setattr("reportdiff.reading.pdfchild._CODE", "import time; time.sleep(60)")
    assert "too long" in (refusal(forms.pdf_report(), "r.pdf") or "")


def test_a_crash_of_the_pdf_library_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportdiff.reading.pdfchild._CODE", "import os; os.abort()")
    assert "broken" in (refusal(forms.pdf_report(), "r.pdf") or "")


def test_where_no_python_can_be_started_a_pdf_is_read_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", "/usr/sbin/server")
    assert refusal(forms.pdf_report(), "r.pdf") is None


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    empty = tmp_path / "empty.docx"
    empty.touch()
    for path, problem in (
        (tmp_path / "none.txt", "no such file"),
        (tmp_path, "directory"),
        (empty, "empty"),
        (empty / "below", "no such file"),
        ("a\0b", "opened"),
        ("x" * 5000, "opened"),
    ):
        with pytest.raises(ReadingError, match=problem):
            read_document(path)


def test_the_limit_of_the_size_is_the_users(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_bytes("各位代表。".encode() * 1000)
    for source in (path, io.BytesIO(path.read_bytes())):
        with pytest.raises(ReadingError, match="--max-size"):
            read_document(source, ReadOptions(max_bytes=1000))


SEEDS: list[tuple[bytes, str]] = [
    (forms.as_text().encode(), "r.txt"),
    (forms.as_text().encode("gb18030"), "r.md"),
    (forms.as_text().encode("utf-16"), "r.txt"),
    *[(layout().encode("gb18030"), "r.html") for layout in forms.LAYOUTS.values()],
    (forms.docx_numbered(), "r.docx"),
    (archive(**{"r.txt": forms.as_text().encode()}), "r.zip"),
    (gzip.compress(forms.as_text().encode()), "r.txt.gz"),
]


@st.composite
def mutated(draw: st.DrawFn) -> tuple[bytes, str]:
    """A good file with some of its bytes replaced, removed, repeated or cut off."""
    content, name = draw(st.sampled_from(SEEDS))
    mutable = bytearray(content)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(0, len(mutable) - 1)))
        length = draw(st.integers(0, 40))
        mutable[at : at + length] = draw(st.binary(max_size=40))
    return bytes(mutable), name


@settings(max_examples=60, deadline=None)
@given(mutated())
def test_damaged_files_raise_nothing_but_reportdiff_errors(case: tuple[bytes, str]) -> None:
    assert "\n" not in (refusal(*case) or "")


XML = st.recursive(
    st.sampled_from(
        ["稳中求进，", "<w:t>文</w:t>", "<w:br/>", "<w:numPr><w:numId w:val='7'/></w:numPr>"]
    ),
    lambda inner: st.builds(
        lambda tag, parts: f"<w:{tag}>{''.join(parts)}</w:{tag}>",
        st.sampled_from(
            ["p", "r", "t", "pPr", "rPr", "tbl", "tr", "tc", "ins", "del", "sdt", "txbxContent"]
        ),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None)
@given(XML)
def test_any_nesting_of_word_elements_is_read_or_refused(xml: str) -> None:
    refusal(forms.docx(xml), "r.docx")


HTML = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div>", "</table>", "<table><tr><td>", "<br>", "<b>", "稳中求进，着力推动。" * 4,
         "<!--", "&#x0;", "&nbsp;", "<td>", "</html>", "<form class=nav>", "\x00", "<h2>", "二、"]
    ),
    max_size=30,
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(HTML)
def test_any_tag_soup_is_read_or_refused(parts: list[str]) -> None:
    refusal(("<html>" + "".join(parts)).encode(), "r.html")

"""Good files of every form, and ways to make bad ones of them, each decided by a random generator."""

from __future__ import annotations

import gzip
import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.reading import forms

_TOKEN = re.compile(rb"<[^<>]{0,400}>")
_NUMBER = re.compile(rb"[0-9]{1,10}")
_NUMBERS = (b"0", b"-1", b"1", b"9", b"65536", b"2147483648", b"99999999999999999999", b"1e9", b"")
_VALUES = (
    "",
    "-1",
    "0",
    "1",
    "9",
    "99999999999",
    "中",
    "none",
    "bullet",
    "%1%9%",
    "a5",
    "chineseCounting",
    "upperRoman",
)
_MARKUP = (
    "<!--", "-->", "<![CDATA[", "<table><tr><td>", "</table>", "<form class=nav>", "</div>", "<div class=footer>",
    "<br>", "<b>", "<h2>", "&#x0;", "&#xFFFFFFFF;", "&nbsp;" * 9, "&lt", "<td colspan=999999>", "<p style='display:none'>",
    "<script>", "<style>", "<svg><math>", "<?xml version='1.0' encoding='utf-7'?>", "<meta charset=utf-16>", "<a href=x>",
    "<w:p>", "</w:p>", "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>", "<w:r><w:br/></w:r>", "<w:del>", "<w:ins>",
    "<w:numPr><w:ilvl w:val='99'/><w:numId w:val='7'/></w:numPr>", "<w:txbxContent>", "<x" * 50,
)  # fmt: skip
_TEXT = (
    "?", "??？", "?？。", "\ufffd", "\ufffd\ufffd?", "現(xiàn)在", "（zhòng）", "\x00", "\x0c", "\u2028", "\u200b" * 5,
    "\u202e", "０１２", "𠮷", "\ue000", "，" * 60, "一、", "（一）", "附件1", "各位代表：", "\t\t", "\r", "1,234.5%", "ﬁ", "⼀",
    "年" * 300, "A" * 300, "9" * 300, "增长5.5%，" * 40,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """One file to start from: its form, its name and its bytes."""

    form: str
    name: str
    content: bytes


Mutation = Callable[[bytes, random.Random], bytes]


def archive(files: Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file that is the same whenever it is made."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two members of one name are meant
        for path, content in files:
            target.writestr(zipfile.ZipInfo(path), content, method)
    return out.getvalue()


def samples() -> list[Sample]:
    """The report of :mod:`tests.reading.forms` in every form that needs no other program."""
    text = forms.as_text()
    encodings = ("utf-8", "gb18030", "utf-16", "utf-8-sig")
    found = [Sample("txt", "r.txt", text.encode(encoding)) for encoding in encodings]
    found.append(Sample("txt", "r.md", text.replace("一、", "# 一、").encode()))
    found += [
        Sample("html", "r.html", layout(encoding).encode(encoding))
        for layout in forms.LAYOUTS.values()
        for encoding in ("utf-8", "gb18030")
    ]
    found += [
        Sample("docx", "r.docx", content)
        for content in (forms.docx_styles(), forms.docx_numbered(), forms.docx_bold(), rich_docx())
    ]
    found += [
        Sample("pdf", "r.pdf", forms.pdf_report()),
        Sample("pdf", "r.pdf", forms.pdf_columns()),
    ]
    found += [
        Sample("zip", "r.zip", archive([("报告.txt", text.encode("gbk"))])),
        Sample("zip", "r.zip", archive([("r.docx", forms.docx_styles())])),
        Sample("gz", "r.txt.gz", gzip.compress(text.encode(), mtime=0)),
        Sample("gz", "r.html.gz", gzip.compress(forms.modern().encode(), mtime=0)),
    ]
    return found


def rich_docx() -> bytes:
    """A Word file with all that Word keeps outside of plain paragraphs."""
    cell = "<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>"
    table = "".join(
        f"<w:tr>{cell.format(forms.run(a))}{cell.format(forms.run(b))}</w:tr>"
        for a, b in (("指标", "目标"), ("地区生产总值", "6%左右"), ("粮食产量", "12万吨"))
    )
    box = f"<w:txbxContent><w:p>{forms.run('专栏：十件实事。')}</w:p></w:txbxContent>"
    change = f"<w:del><w:r><w:delText>5%</w:delText></w:r></w:del><w:ins>{forms.run('6%')}</w:ins>"
    body = "".join(
        f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{t.level - 1}'/><w:numId w:val='7'/></w:numPr></w:pPr>{forms.run(t.bare or '', True)}</w:p>"
        if t.level
        else f"<w:p>{forms.run(t.text)}<w:r><w:br/></w:r><w:r><w:tab/></w:r></w:p>"
        for t in forms.REPORT
    )
    notes = (
        "<w:{0}s xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:{0} w:id='2'>"
        "<w:p>{1}</w:p></w:{0}></w:{0}s>"
    )
    return forms.docx(
        f"{body}<w:p><w:r>{box}</w:r>{change}</w:p><w:tbl>{table}</w:tbl>",
        styles=forms._STYLES,
        numbering=forms._NUMBERING,
        footnotes=notes.format("footnote", forms.run("专精特新：专业化、精细化。")),
        endnotes=notes.format("endnote", forms.run("名词解释。")),
    )


def mutated(sample: Sample, others: Sequence[Sample], rng: random.Random) -> bytes:
    """One to six mutations of a sample's bytes, those of its form preferred."""
    content = sample.content
    for _ in range(rng.choice((1, 1, 2, 3, 6))):
        if sample.form in ("docx", "zip") and rng.random() < 0.9:
            content = in_member(content, rng)
        elif sample.form == "gz" and rng.random() < 0.9:
            content = _in_gzip(content, rng)
        elif rng.random() < 0.1:
            content = spliced(content, rng.choice(others).content, rng)
        else:
            content = rng.choice(_OF_FORM.get(sample.form, _BYTES))(content, rng)
    return content


def flipped(content: bytes, rng: random.Random) -> bytes:
    """Some bits the other way."""
    mutable = bytearray(content)
    for _ in range(rng.choice((1, 3, 20)) if mutable else 0):
        mutable[rng.randrange(len(mutable))] ^= 1 << rng.randrange(8)
    return bytes(mutable)


def overwritten(content: bytes, rng: random.Random) -> bytes:
    """A stretch of random bytes, NULs or 0xFF."""
    at, end = _stretch(content, rng)
    filler = rng.choice((rng.randbytes(end - at), bytes(end - at), b"\xff" * (end - at)))
    return content[:at] + filler + content[end:]


def cut(content: bytes, rng: random.Random) -> bytes:
    """A stretch taken out."""
    at, end = _stretch(content, rng)
    return content[:at] + content[end:]


def truncated(content: bytes, rng: random.Random) -> bytes:
    """The beginning only."""
    return content[: rng.randrange(len(content) + 1)]


def repeated(content: bytes, rng: random.Random) -> bytes:
    """A stretch many times."""
    at, end = _stretch(content, rng)
    return content[:end] + content[at:end] * rng.choice((1, 10, 300)) + content[end:]


def spliced(content: bytes, other: bytes, rng: random.Random) -> bytes:
    """The beginning of one file and the end of another."""
    return content[: rng.randrange(len(content) + 1)] + other[rng.randrange(len(other) + 1) :]


def renumbered(content: bytes, rng: random.Random) -> bytes:
    """A number replaced by one that nobody expects."""
    found = list(_NUMBER.finditer(content))
    if not found:
        return content
    match = rng.choice(found)
    return content[: match.start()] + rng.choice(_NUMBERS) + content[match.end() :]


def retagged(content: bytes, rng: random.Random) -> bytes:
    """A tag taken out, doubled, moved, or repeated until it nests deeply."""
    tags = list(_TOKEN.finditer(content))
    if not tags:
        return content
    one, two = rng.choice(tags), rng.choice(tags)
    match rng.randrange(4):
        case 0:
            return content[: one.start()] + content[one.end() :]
        case 1:
            return content[: one.start()] + two.group() + content[one.end() :]
        case 2:
            return content[: one.end()] + two.group() + content[one.end() :]
        case _:
            return (
                content[: one.end()]
                + one.group() * rng.choice((2, 50, 2000))
                + content[one.end() :]
            )


def rebuilt(content: bytes, rng: random.Random) -> bytes:
    """A tree of XML with elements lost, doubled, moved or renamed, or with other attributes.

    What comes out is well-formed, so that it gets behind the parser.
    """
    from lxml import etree

    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return retagged(content, rng)
    for _ in range(rng.choice((1, 2, 8))):
        nodes = [e for e in root.iter() if isinstance(e.tag, str)]
        if len(nodes) < 3:
            break
        one, two = rng.choice(nodes[1:]), rng.choice(nodes[1:])
        match rng.randrange(6):
            case 0:
                one.getparent().remove(one)
            case 1:
                one.tag = two.tag
            case 2:
                one.text = rng.choice(_TEXT[9:] if one.text else ("", "文"))
            case 3 if one not in two.iterancestors() and one is not two:
                two.append(one)
            case 4 if one.attrib:
                one.set(rng.choice(list(one.attrib)), rng.choice((*_VALUES, str(rng.random()))))
            case _:
                parent = one.getparent()
                again = etree.tostring(one)
                parent.extend(etree.fromstring(again) for _ in range(rng.choice((1, 30))))
    return bytes(etree.tostring(root))


def with_markup(content: bytes, rng: random.Random) -> bytes:
    """A piece of HTML or WordprocessingML somewhere."""
    return _inserted(content, rng.choice(_MARKUP), rng)


def with_text(content: bytes, rng: random.Random) -> bytes:
    """Characters somewhere that copies of reports have."""
    return _inserted(content, rng.choice(_TEXT), rng)


def in_member(content: bytes, rng: random.Random) -> bytes:
    """A zip file one of whose members is changed, renamed, doubled, missing or stored otherwise."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as source:
            files = [(info.filename, source.read(info)) for info in source.infolist()]
    except Exception:  # whatever zipfile says of what an earlier mutation left
        return flipped(content, rng)
    if not files:
        return content
    at = rng.randrange(len(files))
    path, member = files[at]
    method = rng.choice(
        (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    )
    choice = rng.random()
    if choice < 0.8:
        files[at] = path, rng.choice(_MEMBER)(member, rng)
        method = zipfile.ZIP_DEFLATED
    elif choice < 0.85:
        files.append((path, flipped(member, rng)))
    elif choice < 0.9:
        del files[at]
    elif choice < 0.95:
        files[at] = (
            rng.choice(("../" + path, path + "/", "word/document2.xml", "", "a" * 300)),
            member,
        )
    return archive(files, method)


def _in_gzip(content: bytes, rng: random.Random) -> bytes:
    try:
        return gzip.compress(rng.choice(_MEMBER)(gzip.decompress(content), rng), mtime=0)
    except Exception:  # as above
        return flipped(content, rng)


def _stretch(content: bytes, rng: random.Random) -> tuple[int, int]:
    at = rng.randrange(len(content) + 1)
    return at, min(len(content), at + rng.choice((1, 4, 40, 400)))


def _inserted(content: bytes, text: str, rng: random.Random) -> bytes:
    at = rng.randrange(len(content) + 1)
    encoding = rng.choice(("utf-8", "gb18030"))
    return content[:at] + text.encode(encoding, "replace") + content[at:]


_BYTES: tuple[Mutation, ...] = (flipped, overwritten, cut, truncated, repeated)
_OF_FORM: dict[str, tuple[Mutation, ...]] = {
    "txt": (*_BYTES, with_text, with_text, renumbered),
    "html": (*_BYTES, with_markup, with_markup, retagged, retagged, with_text, renumbered),
    "pdf": (*_BYTES, renumbered, renumbered, renumbered),
}
_MEMBER = (*_BYTES, *[rebuilt] * 8, retagged, with_markup, with_text, renumbered)

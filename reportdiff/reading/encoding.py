"""Bytes to text. The evidence of the bytes wins over any label."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reportdiff.errors import ReadingError
from reportdiff.model import ReadingWarning
from reportdiff.zh.script import chinese_likeness

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# gb18030 holds GB2312 and GBK, big5hkscs holds Big5; cp950 has a few signs of its own.
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
# Right encodings score 0.85 on reports, wrong ones 0.03 at most; the gap is wide enough that
# markup, tables of figures and damaged stretches do not close it.
_ENOUGH = 0.3
_SAMPLE = 1 << 16
_BAD = re.compile("[\ufffd\udc80-\udcff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and warnings about places that could not be read."""

    text: str
    encoding: str
    warnings: tuple[ReadingWarning, ...] = ()


def decode(
    content: bytes, name: str, label: str | None = None, *, keep_bytes: bool = False
) -> Decoded:
    """Text of some bytes.

    A byte order mark decides; else the encoding in which the text looks most
    like Chinese; ``label`` (what a page says of itself) only where the text
    has no Chinese to go by. Bytes that are wrong in an otherwise right
    encoding become U+FFFD, or with ``keep_bytes`` in GBK text U+DC00 and the
    byte, from which :mod:`reportdiff.zh.damage` can tell more. Raises
    ReadingError for what is no text.
    """
    encoding = _by_mark(content) or _by_evidence(content, label)
    if encoding is None:
        raise ReadingError(name, "this is no text in any known encoding", "save it as UTF-8 text")
    text = _decoded(content, encoding, keep_bytes).removeprefix("\ufeff")
    controls = len(_CONTROL.findall(text))
    if controls > max(8, len(text) // 100) or len(_BAD.findall(text)) > len(text) // 10:
        raise ReadingError(
            name, "this is binary data, not a report", "give it as text, html, docx or pdf"
        )
    shown = {"utf-8-sig": "utf-8", "cp950": "big5", "big5hkscs": "big5"}.get(encoding, encoding)
    warnings: tuple[ReadingWarning, ...] = ()
    if controls:
        text = _CONTROL.sub("", text)
        warnings = (ReadingWarning("dropped", f"{controls} control characters were dropped"),)
    return Decoded(text, shown, warnings)


def _decoded(content: bytes, encoding: str, keep_bytes: bool) -> str:
    if keep_bytes and encoding == "gb18030":
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            # Its four-byte characters would swallow the figures behind a lost byte.
            return content.decode("gbk", "surrogateescape")
    return content.decode(encoding, "replace")


def _by_mark(content: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if content.startswith(mark)), None)


def _by_evidence(content: bytes, label: str | None) -> str | None:
    if _is_utf8(content) and b"\x00" not in content:
        return "utf-8"
    # The middle of a page holds its text, the beginning its scripts.
    middle = max(0, (len(content) - _SAMPLE) // 2) & ~3
    samples = (content[:_SAMPLE], content[middle : middle + _SAMPLE])
    scores = {
        encoding: max(chinese_likeness(s.decode(encoding, "ignore")) for s in samples)
        for encoding in _CANDIDATES
    }
    if b"\x00" not in content:  # UTF-16 without any ASCII character is no real text
        del scores["utf-16-le"], scores["utf-16-be"]
    best = max(scores, key=lambda encoding: _preference(content, encoding, scores[encoding]))
    if scores[best] >= _ENOUGH:
        return best
    return _labelled(content, label) or _guessed(content)


def _preference(content: bytes, encoding: str, score: float) -> tuple[float, int]:
    """Likeness first; among relatives of the same likeness the one with the fewest bad bytes."""
    return round(score, 2), -content[:_SAMPLE].decode(encoding, "replace").count("\ufffd")


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _labelled(content: bytes, label: str | None) -> str | None:
    if label is None:
        return None
    try:
        encoding = codecs.lookup(label.strip().strip("\"'")).name
        content.decode(encoding)
    except (LookupError, ValueError):
        return None
    return encoding


def _guessed(content: bytes) -> str | None:
    """For text without Chinese: whatever charset-normalizer makes of its beginning."""
    if b"\x00" in content[:_SAMPLE]:
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(content[:_SAMPLE], steps=3, chunk_size=512).best()
    return best.encoding if best else None

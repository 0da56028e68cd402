"""What a format's reader is, and what it hands over: lines as they stand in the source."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportdiff.errors import ReadingError
from reportdiff.model import ParagraphKind, ReadingWarning
from reportdiff.options import ReadOptions

# A report with all its annexes has some 100,000 characters (the longest of 54 that were
# looked at: 60,000). Twenty times that is no report, and all later stages would choke on it.
MAX_CHARACTERS = 2_000_000
# The longest paragraph of the same 54 has 2,300 characters; copies without any line break
# put a whole report into one.
MAX_LINE = 200_000


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as the source has it, before glosses, script and damage are looked at.

    The fields are those of :class:`reportdiff.model.Paragraph`.
    """

    text: str
    number: int
    kind: ParagraphKind = "text"
    heading_level: int | None = None
    bold_prefix: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """The result of one format's reader.

    ``dropped`` are the lines that it left out as no part of the text: the frame
    of a page, running heads, page numbers.
    """

    lines: tuple[Line, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    title: str | None = None
    encoding: str | None = None
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """One format.

    ``form`` is its name in :class:`~reportdiff.model.Document`, ``suffixes``
    the endings of file names it claims, with the dot and in lower case.
    ``recognises`` says from the first bytes that the content is of this
    format whatever the name says (False where a format has no mark of its
    own). ``read`` takes the bytes, the file's name for messages, and the
    options; it raises :class:`~reportdiff.errors.ReadingError`. ``binary``
    says that plain text is none of this format, whatever its name: text saved
    as ``.doc`` is read as text.
    """

    form: str
    suffixes: tuple[str, ...]
    recognises: Callable[[bytes], bool]
    read: Callable[[bytes, str, ReadOptions], Draft]
    binary: bool = False


def check_length(text: str, name: str, most: int = MAX_CHARACTERS) -> None:
    """Refuse text that is too long for a report before any work is spent on it."""
    if len(text) > most:
        raise ReadingError(
            name,
            f"{len(text):,} characters are too many for a report",
            "give the text of one report",
        )

"""What the lines before the text say: title, date, session, speaker, region and year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.model import Document, Paragraph
from reportdiff.options import ReadOptions
from reportdiff.zh.dates import delivery_date, plan_year, session_of, speaker_of
from reportdiff.zh.headings import cues, plain
from reportdiff.zh.paragraphs import is_front_line, is_garbled
from reportdiff.zh.regions import NATION, is_national, region_of

DEFAULT_TITLE = "政府工作报告"
# The salutation stands within so many paragraphs; the longest line before it has 49 characters.
_FRONT_PARAGRAPHS = 20
_FRONT_LENGTH = 90
# The characters in which a report says on whose behalf it speaks, and the longest heading line.
_OPENING = 400
_TITLE_LINE = 60


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``length`` is the number of paragraphs before the text of the report."""

    length: int
    title: str
    region: str | None
    year: int | None
    speaker: str | None
    session: str | None
    date: str | None


def front_matter(
    document: Document, paragraphs: Sequence[Paragraph], options: ReadOptions
) -> FrontMatter:
    """Read the lines before the text. ``options`` win over what they say."""
    length = _front_length(paragraphs)
    lines = [plain(p.text) for p in paragraphs[:length]]
    front = "".join(lines)
    stem = plain(document.source.rpartition(".")[0] or document.source)
    body = paragraphs[length:]
    opening = "".join(plain(p.text) for p in body[:4])[:_OPENING]
    titles = "\n".join(plain(p.text) for p in body if len(p.text) <= _TITLE_LINE)
    names = [plain(document.title or ""), stem]
    return FrontMatter(
        length=length,
        title=_title(document, paragraphs[:length], front),
        region=options.region or _region(front, opening, [*lines, *names], body),
        year=options.year or plan_year(front, titles, " ".join(names), opening),
        speaker=speaker_of(front),
        session=session_of(front),
        date=delivery_date(front),
    )


def _front_length(paragraphs: Sequence[Paragraph]) -> int:
    """Paragraphs before the salutation, or before the first that is none of a title page's."""
    for n, p in enumerate(paragraphs[:_FRONT_PARAGRAPHS]):
        if cues().titles["salutation"].match(plain(p.text[:_FRONT_LENGTH])):
            return n
        if len(p.text) > _FRONT_LENGTH:
            break
    for n, p in enumerate(paragraphs[:_FRONT_PARAGRAPHS]):
        if len(p.text) > _FRONT_LENGTH or not is_front_line(plain(p.text)):
            return n
    return 0


def _region(
    front: str, opening: str, names: Sequence[str], body: Sequence[Paragraph]
) -> str | None:
    named = region_of(front, opening, names)
    if named is not None:
        return named
    return NATION if is_national(plain("".join(p.text for p in body))) else None


def _is_title(line: str) -> bool:
    return len(line) <= _TITLE_LINE and cues().titles["report"].search(line) is not None


def _title(document: Document, front: Sequence[Paragraph], joined: str) -> str:
    """The title as printed; some copies break it over lines."""
    titles = [p.text for p in front if _is_title(plain(p.text))]
    if titles:
        return next((t for t in titles if not is_garbled(t)), titles[0])
    if DEFAULT_TITLE in joined or not (document.title or "").strip():
        return DEFAULT_TITLE
    return (document.title or "").strip()

"""Putting a report together from what the other modules of this package find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.model import Document, Paragraph, Part, Report, Section, Sentence
from reportdiff.options import ReadOptions
from reportdiff.structure.frontmatter import front_matter
from reportdiff.structure.genre import require_report
from reportdiff.structure.outline import outline
from reportdiff.structure.paragraphs import report_paragraphs
from reportdiff.structure.parts import heading_parts, paragraph_parts
from reportdiff.structure.topics import Heading
from reportdiff.zh.headings import cues, plain
from reportdiff.zh.sentences import sentence_spans


def build_report(document: Document, options: ReadOptions | None = None) -> Report:
    """Find the structure of a work report.

    ``options.year`` and ``options.region`` win over what the text says. Raises
    :class:`~reportdiff.errors.NotAReportError` where the text is none of this
    genre. Paragraphs of the result can be fewer than the document's: what a
    website added is left out (a ``dropped`` warning says how much), and broken
    paragraphs are joined.
    """
    options = options or ReadOptions()
    paragraphs, dropped = report_paragraphs(document)
    require_report(document.source, paragraphs)
    front = front_matter(document, paragraphs, options)
    headings = outline(paragraphs, front.length)
    main_parts = heading_parts(headings, paragraphs)
    parts = paragraph_parts(headings, main_parts, paragraphs, front.year)
    layout = _Layout(paragraphs, headings, main_parts, parts)
    return Report(
        title=front.title,
        region=front.region,
        year=front.year,
        source=document.source,
        paragraphs=paragraphs,
        sentences=tuple(layout.sentences),
        sections=layout.closed(),
        warnings=(*document.warnings, *dropped),
        speaker=front.speaker,
        session=front.session,
        date=front.date,
        form=document.form,
        sha256=document.sha256,
        damaged_lines=document.damaged_lines,
    )


@dataclass(slots=True)
class _Open:
    """A section while its end is not known."""

    heading: Heading
    title: str
    number: str
    part: Part
    parent: int | None
    start: int
    end: int = 0
    children: int = 0


class _Layout:
    """Sentences and sections in one pass over the paragraphs."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        headings: Sequence[Heading],
        main_parts: Sequence[Part],
        parts: Sequence[Part],
    ) -> None:
        self.sentences: list[Sentence] = []
        self._sections: list[_Open] = []
        self._stack: list[int] = []
        self._tops = 0
        at = {h.paragraph: (h, part) for h, part in zip(headings, main_parts, strict=True)}
        for n, paragraph in enumerate(paragraphs):
            self._add(n, paragraph, at.get(n), parts[n])

    def _add(
        self, n: int, paragraph: Paragraph, found: tuple[Heading, Part] | None, part: Part
    ) -> None:
        text = paragraph.text
        courteous = part != "other" and cues().paragraphs["courtesy"].search(text) is not None
        if found is None:
            # A paragraph without a topic sentence of its own is no part of the one before it, and
            # what follows a salutation is no part of the block before it.
            self._close_down_to(1 if _is_salutation(text) else 2)
        for k, (a, b) in enumerate(sentence_spans(text), 1):
            heading = found is not None and a <= found[0].start < b
            if heading and found is not None:
                self._open(found[0], text, found[1] if found[0].level < 3 else part)
            section = self._stack[-1] if self._stack else None
            own = "other" if courteous and _is_thanks(text[a:b]) else part
            self.sentences.append(
                Sentence(len(self.sentences), text[a:b], n, k, a, b, section, own, heading)
            )

    def _open(self, heading: Heading, text: str, part: Part) -> None:
        self._close_down_to(heading.level - 1)
        parent = self._stack[-1] if self._stack else None
        if parent is None:
            self._tops += 1
            number = str(self._tops)
        else:
            self._sections[parent].children += 1
            number = f"{self._sections[parent].number}.{self._sections[parent].children}"
        title = text[heading.start : heading.end].strip()
        self._stack.append(len(self._sections))
        self._sections.append(_Open(heading, title, number, part, parent, len(self.sentences)))

    def _close_down_to(self, level: int) -> None:
        """Close the open sections of a deeper level."""
        while self._stack and self._sections[self._stack[-1]].heading.level > level:
            self._sections[self._stack.pop()].end = len(self.sentences)

    def closed(self) -> tuple[Section, ...]:
        """All sections, those still open ending with the report."""
        self._close_down_to(0)
        return tuple(
            Section(
                n, s.number, s.title, s.heading.level, s.part, s.parent, s.start, s.end,
                s.heading.runin,
            )
            for n, s in enumerate(self._sections)
        )  # fmt: skip


def _is_salutation(text: str) -> bool:
    return cues().titles["salutation"].match(plain(text[:40])) is not None


def _is_thanks(sentence: str) -> bool:
    return cues().paragraphs["thanks"].search(plain(sentence)) is not None

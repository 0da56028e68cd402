"""From the lines of the source to paragraphs: damage, glosses and script undone, and said so."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.model import Paragraph, ReadingWarning
from reportdiff.reading.draft import Draft


@dataclass(frozen=True, slots=True)
class Restored:
    """Paragraphs, what was done to them, and the lines that stay damaged."""

    paragraphs: tuple[Paragraph, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    damaged_lines: frozenset[int] = frozenset()


def restore(draft: Draft) -> Restored:
    """Turn the lines of a draft into paragraphs."""
    return Restored(
        tuple(
            Paragraph(line.text, line.number, line.kind, line.heading_level, line.bold_prefix)
            for line in draft.lines
        )
    )

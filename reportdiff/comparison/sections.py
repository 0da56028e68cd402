"""The rows of the section table: the alignment in reading order."""

from __future__ import annotations

from reportdiff.model import Report
from reportdiff.result import Alignment, SectionMatch


def compare_sections(old: Report, new: Report, alignment: Alignment) -> tuple[SectionMatch, ...]:
    """Order the aligned sections as NEW has them; a removed one stands where OLD had it.

    That is after the counterpart of the last section before it that has one.
    """
    place: dict[int, int] = {}
    for match in alignment.sections:
        if match.old is not None and match.new is not None:
            place[match.old] = max(place.get(match.old, -1), match.new)

    def position(match: SectionMatch) -> tuple[int, int, int]:
        if match.new is not None:
            return match.new, 0, -1 if match.old is None else match.old
        assert match.old is not None
        before = [place[i] for i in range(match.old) if i in place]
        return (before[-1] if before else -1), 1, match.old

    return tuple(sorted(alignment.sections, key=position))

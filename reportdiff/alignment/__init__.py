"""Two Reports to an :class:`~reportdiff.result.Alignment`: similarity, sections, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportdiff.alignment.families import PLAN, family_of
from reportdiff.extraction.commitments import extract_commitments
from reportdiff.model import Commitment, Report
from reportdiff.result import Alignment, SectionMatch

if TYPE_CHECKING:
    from reportdiff.alignment.sentences import PlanText
    from reportdiff.alignment.similarity import Texts

__all__ = ["align"]


def align(
    old: Report,
    new: Report,
    old_commitments: Sequence[Commitment] | None = None,
    new_commitments: Sequence[Commitment] | None = None,
) -> Alignment:
    """Find which sections and which plan sentences of two reports belong together.

    Sentences take part that commit to something; they are extracted where they are not given.
    Sections take part at levels 1 and 2. A sentence may have several links, and one without any
    has the best counterpart that was rejected.
    """
    from reportdiff.alignment.sections import align_sections, topic_pairs
    from reportdiff.alignment.sentences import link_sentences
    from reportdiff.alignment.similarity import measure, read_texts

    if not old.sentences or not new.sentences:
        return Alignment((), (), {}, {})
    texts = read_texts(old, new)
    measured = measure(*texts)
    plan_old, plan_new = (
        _plan(report, extract_commitments(report) if given is None else given, read)
        for report, given, read in zip(
            (old, new), (old_commitments, new_commitments), texts, strict=True
        )
    )
    sections = align_sections(old, new, measured)
    headings = _heads(old, new, sections) | topic_pairs(old, new, measured)
    found = link_sentences(plan_old, plan_new, measured, headings)
    return Alignment(
        sections=sections,
        links=found.links,
        rejected_old=found.rejected_old,
        rejected_new=found.rejected_new,
    )


def _heads(old: Report, new: Report, sections: Sequence[SectionMatch]) -> set[tuple[int, int]]:
    return {
        (old.sections[match.old].start, new.sections[match.new].start)
        for match in sections
        if match.old is not None and match.new is not None
    }


def _plan(report: Report, commitments: Sequence[Commitment], texts: Texts) -> PlanText:
    from reportdiff.alignment.sentences import PlanText
    from reportdiff.zh.cues import plain

    own = [c for c in commitments if family_of(report.sentences[c.sentence].part) == PLAN]
    return PlanText(tuple(c.sentence for c in own), tuple(plain(c.text) for c in own), texts)

"""Which sentences of a plan commit to something."""

from __future__ import annotations

from reportdiff.model import Commitment, Report, Sentence
from reportdiff.zh.cues import directs, goes_on, lists_targets, states_target


def extract_commitments(report: Report) -> tuple[Commitment, ...]:
    """Find the plan sentences that commit to something, in reading order.

    Headings of the plan count as well: they name what will be done. Slogans, analysis,
    explanations, thanks and licence lines are none.
    """
    plan = [
        s for s in report.sentences if s.part in ("plan", "governance") and _is_prose(report, s)
    ]
    listing = _target_lists(plan)
    return tuple(
        Commitment(s.text, s.index)
        for s in plan
        if directs(s.text) or s.index in listing or states_target(s.text)
    )


def _is_prose(report: Report, sentence: Sentence) -> bool:
    return report.paragraphs[sentence.paragraph].kind in ("text", "heading")


def _target_lists(plan: list[Sentence]) -> set[int]:
    """The sentences of a list of targets that a semicolon carries on."""
    found: set[int] = set()
    paragraph = -1
    for sentence in plan:
        if sentence.paragraph == paragraph:
            found.add(sentence.index)
            if not goes_on(sentence.text):
                paragraph = -1
        elif lists_targets(sentence.text):
            found.add(sentence.index)
            paragraph = sentence.paragraph
    return found

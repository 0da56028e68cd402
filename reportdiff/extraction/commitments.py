"""Which sentences of a plan commit to something."""

from __future__ import annotations

from reportdiff.model import Commitment, Report, Sentence
from reportdiff.zh.cues import directs, lists_targets, states_target


def extract_commitments(report: Report) -> tuple[Commitment, ...]:
    """Find the plan sentences that commit to something, in reading order.

    Headings of the plan count as well: they name what will be done. Slogans, analysis,
    explanations, thanks and licence lines are none. What stands after the plan outside
    any part (defence, foreign affairs, the close) is read like the plan.
    """
    plan = _plan_sentences(report)
    listing = _target_lists(plan)
    return tuple(
        Commitment(s.text, s.index)
        for s in plan
        if directs(s.text) or s.index in listing or _is_plain_figure(s)
    )


def _plan_sentences(report: Report) -> list[Sentence]:
    started = False
    found = []
    for sentence in report.sentences:
        if sentence.part in ("plan", "governance"):
            started = True
            found.append(sentence)
        elif sentence.part == "other" and started and _is_prose(report, sentence):
            found.append(sentence)
    return found


def _is_prose(report: Report, sentence: Sentence) -> bool:
    return report.paragraphs[sentence.paragraph].kind == "text"


def _target_lists(plan: list[Sentence]) -> set[int]:
    """The sentences that go on a list of targets: 主要预期目标是：…；…；…。"""
    found: set[int] = set()
    paragraph = -1
    for sentence in plan:
        if sentence.paragraph == paragraph:
            found.add(sentence.index)
            if not sentence.text.endswith(("；", ";")):
                paragraph = -1
        elif lists_targets(sentence.text):
            found.add(sentence.index)
            paragraph = sentence.paragraph
    return found


def _is_plain_figure(sentence: Sentence) -> bool:
    return states_target(sentence.text)

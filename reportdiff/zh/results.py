"""Results that a review states without figures, and what they say of a target without one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportdiff.model import Indicator, Report, Sentence
from reportdiff.result import Outcome
from reportdiff.zh.goals import Goal, qualitative_goals
from reportdiff.zh.normalise import normalise
from reportdiff.zh.wording import bare_goal


def reported_goals(report: Report) -> Iterator[tuple[Sentence, Goal, int, int]]:
    """Clauses of the review that state an outcome in words, with their span in the sentence."""
    for sentence in report.sentences:
        if sentence.part != "review":
            continue
        text = normalise(sentence.text)
        for goal in qualitative_goals(text.text, 0):
            start, end = text.span(goal.start, goal.end)
            yield sentence, goal, start, end


_OF_LAST_YEAR = re.compile(r"(?:去年|上年|上一年|过去一年|过去的一年)")
_TOLD_AGAIN = re.compile(r"提出[，：]?要|年初确定|预期目标|目标是")
_ADMITTED = re.compile(r"(?:没有|没能|未能|未)(?:如期|全面|全部)?(?:实现|完成|达到)[^，；。]*$")


def tells_result(sentence: Sentence, end: int) -> bool:
    """Whether the figure that ends at ``end`` can be last year's result, and not a target told again.

    Outside the review only a sentence that opens with last year reports of it: 赤字率从去年的
    2.1%提高到2.3% sets a target. What is told again among the problems (去年曾提出，要控制在10%
    以内) is no result, unless the sentence admits that it was missed.
    """
    if sentence.part == "review":
        return True
    if sentence.part in ("plan", "governance") and not _OF_LAST_YEAR.match(sentence.text):
        return False
    return admits(sentence, end) or not _TOLD_AGAIN.search(sentence.text, 0, end)


def admits(sentence: Sentence, end: int) -> bool:
    """Whether a sentence says that the target it tells again, up to ``end``, was not reached."""
    told = sentence.text[:end]
    return bool(_ADMITTED.search(told) and _TOLD_AGAIN.search(told))


_GOOD = (
    "增长", "改善", "下降", "降低", "平衡", "同步", "提高", "提升", "稳定", "好转", "增强", "优化", "快于", "高于", "完成",
)  # fmt: skip
_BESIDE_GROWTH = re.compile(r"(?:经济(?:增长|发展|增速)|生产总值)")
_FASTER = re.compile(r"快于|高于")
_STEADY = re.compile(r"稳")
_PRICES = re.compile(r"物价|价格")
_FALLING = re.compile(r"降|减少|减排|节能")
# In step with the economy: within half a percentage point of its growth.
IN_STEP = 0.5


def judge_goal(target: Indicator, actual: Indicator, growth: float | None) -> Outcome:
    """Whether a result meets a target that has no figure on one side or both.

    The same words, or a growing figure for a target that asks for growth, meet
    it. A target to keep in step with the economy is held against ``growth``,
    the reported growth of the economy in %; without it nothing can be said.
    """
    wanted, said = bare_goal(target.quote), bare_goal(actual.quote)
    if actual.value is None:
        if "控制在" in said and ("范围" in said or "以内" in said):
            return "met"
        shared = [w for w in _GOOD if w in wanted and w in said]
        return "met" if shared or wanted == said else "unclear"
    if target.value is not None or actual.kind != "growth":
        return "unclear"
    if _BESIDE_GROWTH.search(wanted):
        return "unclear" if growth is None else _beside(wanted, actual.value, growth)
    if _FALLING.search(wanted) or not _STEADY.search(wanted):
        return "met" if (actual.value < 0) == bool(_FALLING.search(wanted)) else "missed"
    if _PRICES.search(wanted):  # how much of a rise is steady is not said
        return "unclear"
    return "met" if actual.value >= 0 else "missed"


def _beside(wanted: str, value: float, growth: float) -> Outcome:
    if _FASTER.search(wanted):
        return "met" if value > growth else "missed"
    if value < growth - IN_STEP:
        return "missed"
    return "exceeded" if value > growth + IN_STEP else "met"

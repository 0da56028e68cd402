"""Results that a review states without figures, and what they say of a target without one."""

from __future__ import annotations

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


_GOOD = (
    "增长",
    "改善",
    "下降",
    "降低",
    "平衡",
    "同步",
    "提高",
    "提升",
    "稳定",
    "好转",
    "增强",
    "优化",
    "快于",
    "高于",
    "完成",
)


def judge_goal(target: Indicator, actual: Indicator) -> Outcome:
    """Whether a result meets a target that has no figure on one side or both.

    The same words, or a growing figure for a target that asks for growth, meet
    it; a target of two things in step (居民收入增长与经济增长同步) needs both
    figures and stays ``unclear`` here.
    """
    wanted, said = bare_goal(target.quote), bare_goal(actual.quote)
    if actual.value is None:
        shared = [w for w in _GOOD if w in wanted and w in said]
        if "控制在" in said and ("范围" in said or "以内" in said):
            return "met"
        return "met" if shared or wanted == said else "unclear"
    if target.value is not None or any(w in wanted for w in ("同步", "经济增长", "经济发展")):
        return "unclear"
    falling = any(w in wanted for w in ("下降", "降低", "减少"))
    return "met" if (actual.value < 0) == falling else "unclear"

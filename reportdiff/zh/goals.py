"""The list of main expected targets (主要预期目标) of a plan, and who a figure speaks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.zh.clauses import clause_spans, split_list
from reportdiff.zh.naming import take_apart
from reportdiff.zh.quantities import find_quantities

_GOAL_CUE = re.compile(
    r"(?:主要预期目标|预期目标|主要目标|发展目标|总体目标|工作目标|奋斗目标|调控目标|目标任务)[^，。；：]{0,12}?(?:是|为|：|如下|，要|建议)"
)
_PREDICATE = re.compile(
    r"(?:(?:实现|保持|力争|努力|持续|稳步|稳定|继续|进一步|总体|基本|大体|明显|不断|有效|全面|大幅|合理|逐步|稳中|健康|平稳|更加|较快|适度|与|和|同|高于|快于|不低于|在|得到|圆满)*)"
    r"(?:同步|平衡|改善|下降|稳定|增长|提高|提升|优化|完成|控制|增强|降低|缩小|一致|达到|持平|向好|量稳质升|稳质升|促稳提质|保稳提质|稳量提质|提质增效|提质|好转|减少|加快|收窄|扩大|充分|匹配|适应|领先|前列|目标|任务|平稳|增加|上升|合理|运行|经济增长|经济发展|完成国家)"
)


@dataclass(frozen=True, slots=True)
class Goal:
    """One item of a list of targets that has no figure; ``start`` and ``end`` in the sentence."""

    name: str
    start: int
    end: int


def goal_list_start(text: str) -> int | None:
    """Where the items of a list of main targets start in a normalised sentence, None if none do.

    >>> goal_list_start("今年主要预期目标是：国际收支基本平衡；")
    10
    """
    match = _GOAL_CUE.search(text)
    if match is None or text[: match.start()].endswith(("增长", "增速")):
        return None
    end = match.end()
    while end < len(text) and text[end] in "：，要":
        end += 1
    return end


def list_goes_on(text: str) -> int:
    """How many paragraphs further the list goes on: 0 after a semicolon, 1 after a colon, else -1."""
    if text.endswith("；"):
        return 0
    return 1 if text.endswith("：") else -1


def qualitative_goals(text: str, start: int) -> list[Goal]:
    """The items without figures in a sentence of a target list, from ``start`` on.

    >>> [g.name for g in qualitative_goals("国际收支基本平衡，物价涨幅3%左右；", 0)]
    ['国际收支']
    """
    figures = [q.start for q in find_quantities(text)]
    goals = []
    for a, b in clause_spans(text):
        if b <= start or any(a <= f < b for f in figures):
            continue
        a = max(a, start)
        goals += _clause_goals(text[a:b], a)
    return goals


_NOT_A_GOAL = re.compile(
    r"^(?:为|以|通过|坚持|这|我们|必须|确保(?:完成|实现)?$|在实际|同时)|考虑|体现|(?:弹性|基础上)$"
)
_MAX_GOAL = 45


def _clause_goals(clause: str, offset: int) -> list[Goal]:
    clause = clause.rstrip("。；！")
    if not 4 <= len(clause) <= _MAX_GOAL or _NOT_A_GOAL.search(clause):
        return []
    match = None
    for match in _PREDICATE.finditer(clause):
        if match.start() >= 2:
            break
    if match is None:
        return []
    subject = take_apart(clause[: match.start()] + "达").subject or clause[: match.start()]
    if len(subject) < 2:
        return [Goal(clause, offset, offset + len(clause))]
    names = split_list(subject) if "与" not in subject or "、" in subject else [subject]
    if len(names) == 1 or any(len(n) < 3 for n in names):
        return [Goal(_goal_name(subject), offset, offset + len(clause))]
    goals = []
    for i, name in enumerate(names):
        at = 0 if i == 0 else clause.find(name)
        goals.append(Goal(_goal_name(name), offset + max(at, 0), offset + len(clause)))
    return goals


def _goal_name(subject: str) -> str:
    """居民收入增长与经济(增长基本同步): the first of two things that go together."""
    return re.split(r"[与和同](?=经济|国内生产|劳动生产|GDP|地区生产)", subject)[0].rstrip("要应的")


_PAST = re.compile(
    r"(?<![比较])(?:去年|上年)|过去|截至|截止|已(?:经|达|有|建|完成)|目前|现有|现已|近年来|以来|一年来|五年来|曾经|我国有|全国有|"
    r"我市有|我省有"
)
# Forecasts of what will happen anyway are reported, not aimed at.
_ESTIMATE = re.compile(
    r"(?:今年|预计|全年|届|全国|全省|全市)[^，。；]{0,6}高校毕业生(?:人数|规模|总量)?(?:将|预计|超过|达|突破|有|约|$)"
)
_NO_TARGET = re.compile(
    r"耕地红线|亿亩耕地|承包期?[^，。；]{0,8}再?延长|折合|相当于(?!.*(?:比重|比例))"
)


def states_past(clause: str) -> bool:
    """Whether words of a plan speak of what was (去年, 截至目前): no target."""
    return bool(_PAST.search(clause) or _ESTIMATE.search(clause))


def states_condition(clause: str) -> bool:
    """Whether words of a plan give a circumstance or a standing amount rather than a target."""
    return bool(_NO_TARGET.search(clause))

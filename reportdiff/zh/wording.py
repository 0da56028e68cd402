"""Wordings of targets: what makes two of them the same, and the sentences that explain a verdict."""

from __future__ import annotations

import re

_BOUND_WORDS = re.compile(
    r"不低于|不少于|至少|超过|突破|高于|以上|不超过|不高于|低于|以内|以下|左右|约|近|力争|确保"
)
_SOFT = frozenset(("力争", "确保"))
_GOAL_NOISE = re.compile(
    r"[，。；：、！“”\s]|努力|实现|确保|力争|继续保持|保持|要|应|城乡|的|全市|全省|全国|全县"
)
_AND = re.compile(r"[与和同及]")


def bound_words(quote: str) -> frozenset[str]:
    """The words that bound a figure, 超过 and 以上 kept apart: another word is another wording."""
    words = frozenset(_BOUND_WORDS.findall(quote))
    return words - _SOFT


def bare_goal(quote: str) -> str:
    """A qualitative target without words that leave its meaning alone.

    >>> bare_goal("国际收支保持基本平衡") == bare_goal("国际收支基本平衡")
    True
    """
    return _AND.sub("和", _GOAL_NOISE.sub("", quote))


_TARGET_REASONS = {
    "raised": "同一指标，数值提高",
    "lowered": "同一指标，数值降低",
    "unchanged": "同一指标，数值与表述相同",
    "reworded": "数值相同，限定词不同",
    "qualitative": "一方或双方为定性表述，表述有变",
    "added": "去年计划部分未见同一指标的目标",
    "dropped": "今年计划部分未见同一指标的目标",
}


_DOUBTS = {"": "", "far_apart": "；两个数字相差悬殊，未必是同一事项"}


def target_reason(change: str, rule: str, score: float, doubt: str = "") -> str:
    """Why a target row says what it says, as a short Chinese sentence.

    ``rule`` and ``doubt`` are those of :class:`reportdiff.result.TargetChange`; ``score`` is
    that of the pair, or of the closest candidate.
    """
    if change in ("added", "dropped"):
        return _TARGET_REASONS[change] + _closest(rule, score)
    how = {
        "catalogue": "指标目录确认为同一指标",
        "name": f"按名称配对，相似度{score:.2f}",
        "words": f"按文字配对，相似度{score:.2f}",
    }[rule]
    return f"{_TARGET_REASONS[change]}（{how}）{_DOUBTS[doubt]}"


def _closest(rule: str, score: float) -> str:
    return f"，最接近者相似度{score:.2f}" if rule == "absent" else ""


_OUTCOME_REASONS = {
    "exceeded": "结果明显好于目标",
    "met": "结果在目标表述的范围内",
    "missed": "结果未达到目标的数字",
    "unclear": "有相关结果，但无法直接判定",
    "not_reported": "今年报告的回顾部分未见同一指标的结果",
}
_JUDGED_BY = {
    "higher": "越高越好",
    "lower": "越低越好",
    "cut": "降幅越大越好",
    "ceiling": "上限型指标",
    "words": "定性表述",
    "admitted": "今年报告自述未达到",
}


def outcome_reason(
    outcome: str,
    rule: str,
    score: float,
    tolerance: float | None = None,
    unit: str = "",
    doubt: str = "",
) -> str:
    """Why a fulfilment row says what it says, as a short Chinese sentence.

    ``rule``, ``tolerance`` (in ``unit``) and ``doubt`` are those of
    :class:`reportdiff.result.Fulfilment`.
    """
    if outcome == "not_reported":
        return _OUTCOME_REASONS[outcome] + _closest(rule, score)
    # A ceiling is no number to be reached: more than it is what misses it.
    over = outcome == "missed" and rule in ("ceiling", "lower")
    said = "结果高于目标的数字" if over else _OUTCOME_REASONS[outcome]
    details = [_JUDGED_BY[rule], f"配对相似度{score:.2f}"]
    if tolerance is not None:
        points = "个百分点" if unit == "%" else unit
        details.insert(1, f"“左右”按±{tolerance:.6g}{points}计")
    return f"{said}（{'，'.join(details)}）{_DOUBTS[doubt]}"

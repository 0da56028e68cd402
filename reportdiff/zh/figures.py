"""The figures of a clause, each with the words that belong to it on both sides."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportdiff.zh.clauses import last_separator
from reportdiff.zh.naming import take_apart
from reportdiff.zh.quantities import Quantity


class Item(NamedTuple):
    """A figure of a clause.

    ``left`` are the words before it (from ``left_start`` on), ``right`` those
    behind that may belong to its name, ``tail`` all behind it up to the end of
    the clause, ``joined`` whether it follows another figure in a list. The first
    ``borrowed`` characters of ``left`` stand before the figure of 从… already.
    """

    quantity: Quantity
    left: str
    left_start: int
    right: str
    tail: str
    joined: bool
    borrowed: int = 0

    def start_of(self, offset: int) -> int:
        """Where in the sentence the words at an offset of ``left`` stand."""
        return self.left_start + max(0, offset - self.borrowed)


_TIME_NAME = re.compile(
    r"(?:时间|用时|耗时|年限|寿命|时长|周期|工期|期限|时限|天数|年龄)[^，。；]{0,8}$|"
    r"(?:压缩|缩短|减少|提高|增加|上升)(?:到|至|为)[^，。；]{0,6}$"
)
_NO_OUTCOME = re.compile(
    r"(?:方面|环节|层面|维度|原则|意识|自信|维护|坚持|确保|必须|全面|文明|以来|多年|后的|前)"
)
# 年收入10万元以下的村: the figure says which ones are meant.
_OF_THOSE = re.compile(r"的(?!新?(?:阶段|台阶|水平|高度|规模|目标))")
_POPULATION = re.compile(r"(?:多|余)?(?:人口|中国人|人民|各族|中华|人的)")
_REACHED = re.compile(r"覆盖|惠及|参保|达|到$")
# The national population, in 亿, as it is invoked in the genre; a figure of that size is no outcome.
_NATION = (9, 15)


def counts_as_fact(text: str, quantity: Quantity) -> bool:
    """Whether a quantity states an outcome: not the length of history, not the population."""
    before = text[max(0, quantity.number - 24) : quantity.start]
    after = text[quantity.end :]
    if quantity.unit_class == "duration":
        return bool(_TIME_NAME.search(before)) and not _NO_OUTCOME.match(after)
    if quantity.unit.startswith("亿") and _NATION[0] <= quantity.value < _NATION[1]:
        named = quantity.unit in ("亿人", "亿人口") and not _REACHED.search(before)
        return not (named or _POPULATION.match(after[:4]))
    if quantity.unit_class == "measure" and _OF_THOSE.match(after):
        return not text[: quantity.end].endswith(("以上", "以下"))
    return not _NO_OUTCOME.match(after)


_JOIN = re.compile(r"(?:、|和(?![谐平睦解美])|与|及|以及|并|或)")
_FROM = re.compile(r"(?:从|由|自)(?=[^从由自]{0,12}$)")


def split_items(text: str, start: int, end: int, quantities: list[Quantity]) -> list[Item]:
    """Give every figure of a clause the words before and behind it.

    Figures that only describe the things counted (10亿元以上项目26个) or the
    scope of a change (31个省份公务接待费减少26%) are no items of their own.
    """
    items: list[Item] = []
    left_start, joined, origin = start, False, ""
    for i, quantity in enumerate(quantities):
        last = i + 1 == len(quantities)
        between = text[quantity.end : end if last else quantities[i + 1].start]
        left, borrowed = origin + text[left_start : quantity.start], len(origin)
        origin = ""
        joiner = _JOIN.match(between)
        right, step = between, quantity.end
        if last:
            right = "" if joiner and quantity.unit != "%" else _until_clause(between)
        elif joiner:
            right, step = "", quantity.end + joiner.end()
        elif quantity.baseline:
            cut = _FROM.search(left)
            left, right = left[: cut.start()] if cut else left, ""
            origin = left
        elif (cut := last_separator(between)) is not None:
            right, step = between[: cut.start()], quantity.end + cut.end()
        elif _is_threshold(text, quantity, quantities[i + 1], between):
            continue
        elif _is_scope(quantity, between):
            left_start = quantity.end
            continue
        items.append(Item(quantity, left, left_start, right, between, joined, borrowed))
        joined = bool(joiner) or step > quantity.end
        left_start = step
    return items


def _until_clause(right: str) -> str:
    """The words behind the last figure of a clause, without a following clause joined by 、并."""
    match = _NEXT_CLAUSE.search(right)
    return right[: match.start()] if match else right


_NEXT_CLAUSE = re.compile(
    r"、(?=[^、，]{0,4}(?:创|位居|居|为|比|占|同比|再创|连续|较|增速|实现稳|总量|排名|列|规模|明显))|并(?=[连再创实])"
)
_SHARE_OF = re.compile(r"的?[^，]{1,10}(?:占比|比重|比例|率)")
_CHANGE_INSIDE = re.compile(r"增长|下降|提高|惠及|带动|，|；|覆盖|新增|累计")


def _is_threshold(text: str, quantity: Quantity, following: Quantity, between: str) -> bool:
    """10亿元以上重大产业项目26个: the first figure describes the things counted."""
    if quantity.unit_class != "measure":
        return False
    if following.unit_class == "rate":
        bounded = text[: quantity.end].endswith(("以上", "以下"))
        return bounded and bool(_SHARE_OF.search(between))
    if following.unit_class != "count":
        return False
    if not between:
        return text[: quantity.end].endswith(("以上", "以下"))
    return 2 <= len(between) <= 20 and not _CHANGE_INSIDE.search(between)


def _is_scope(quantity: Quantity, between: str) -> bool:
    """31个省份本级公务接待费减少26%: the first figure says whose, not how much."""
    if quantity.unit_class != "count" or len(between) < 4:
        return False
    wording = take_apart(between)
    return wording.form in ("rise", "fall") and len(wording.subject) >= 4

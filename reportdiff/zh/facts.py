"""Statements of figures in a sentence: each number with the full name of what it measures.

Reports leave out what the reader can carry over (新增规模工业企业87家、亿元企业33家；
收入50亿元，增长5%). This module carries it over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportdiff.model import Kind
from reportdiff.zh import naming
from reportdiff.zh.clauses import clause_spans, last_separator
from reportdiff.zh.quantities import Quantity, find_quantities, mark_baselines


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its name. ``start`` and ``end`` span the quote in the normalised sentence.

    ``stem`` is the name without its word of change: what a following 增长5% is
    about. ``clause`` is where the clause starts.
    """

    name: str
    stem: str
    kind: Kind
    value: float
    upper: float | None
    quantity: Quantity
    start: int
    end: int
    clause: int
    carried: bool = False


@dataclass(slots=True)
class _State:
    """What a sentence has said so far that later figures lean on."""

    stem: str = ""
    verb: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class _Item:
    """A figure with the words that belong to it on both sides."""

    quantity: Quantity
    left: str
    left_start: int
    right: str
    joined: bool


def find_facts(text: str) -> list[Fact]:
    """All figures of one normalised sentence with their names, in order.

    >>> [(f.name, f.value) for f in find_facts("新增规模工业企业87家、亿元企业33家，利润增长5%。")]
    [('新增规模工业企业', 87.0), ('新增亿元企业', 33.0), ('利润增长', 5.0)]
    """
    quantities = [q for q in mark_baselines(text, find_quantities(text)) if _counts(text, q)]
    facts: list[Fact] = []
    state = _State()
    for start, end in clause_spans(text):
        inside = [q for q in quantities if start <= q.number < end]
        if inside:
            facts += _clause_facts(text, start, end, inside, state, facts)
        else:
            state.topic = text[start:end]
    return facts


_TIME_NAME = re.compile(
    r"(?:时间|年限|寿命|时长|周期|工期|期限|时限|天数|年龄|时|日)[^，。；]{0,8}$|"
    r"(?:压缩|缩短|减少|提高|延长|增加|上升)(?:到|至|了)?[^，。；]{0,6}$|平均$|从[^，。；]{0,8}$"
)
_NO_OUTCOME = re.compile(
    r"(?:方面|环节|层面|维度|原则|意识|自信|维护|坚持|确保|必须|全面|文明|以来|多年|后的|前)"
)
_POPULATION = re.compile(r"(?:多|余)?(?:人口|中国人|人民|各族|中华|人的)")


def _counts(text: str, quantity: Quantity) -> bool:
    """Whether a quantity states an outcome: not the length of history, not the population."""
    before, after = text[max(0, quantity.number - 14) : quantity.start], text[quantity.end :]
    if quantity.unit_class == "duration":
        return bool(_TIME_NAME.search(before)) and not _NO_OUTCOME.match(after)
    if (
        quantity.unit.startswith("亿")
        and 13 <= quantity.value < 15
        and _POPULATION.match(after[:4])
    ):
        return False
    if quantity.unit in ("亿人", "亿人口") and 13 <= quantity.value < 15:
        return False
    if quantity.unit in ("次", "届", "期", "个", "年", "门", "站", "里", "份", "道", "对", "度"):
        return not _NO_OUTCOME.match(after)
    return True


def _clause_facts(
    text: str, start: int, end: int, quantities: list[Quantity], state: _State, before: list[Fact]
) -> list[Fact]:
    items = _items(text, start, end, quantities)
    facts: list[Fact] = []
    at = 0
    while at < len(items):
        group = _distributed(text, items, at, state, before + facts)
        if group:
            facts += group
            at += len({f.quantity.number for f in group})
        else:
            fact = _fact(text, items[at], state, start)
            if fact is not None:
                facts.append(fact)
            at += 1
        if facts:
            state.stem, state.verb = facts[-1].stem, naming.opening_verb(facts[-1].stem)
    return facts


_JOIN = re.compile(r"(?:、|和|与|及|以及|并|或)")


def _items(text: str, start: int, end: int, quantities: list[Quantity]) -> list[_Item]:
    """Give every figure of a clause the words before and behind it."""
    items: list[_Item] = []
    left_start, joined = start, False
    for i, quantity in enumerate(quantities):
        last = i + 1 == len(quantities)
        stop = end if last else quantities[i + 1].start
        between = text[quantity.end : stop]
        left = text[left_start : quantity.start]
        joiner = _JOIN.match(between)
        if last:
            right = "" if joiner and quantity.unit != "%" else between
            items.append(_Item(quantity, left, left_start, _until_list(right), joined))
        elif joiner:
            items.append(_Item(quantity, left, left_start, "", joined))
            left_start, joined = quantity.end + joiner.end(), True
        elif (cut := last_separator(between)) is not None:
            items.append(_Item(quantity, left, left_start, between[: cut.start()], joined))
            left_start, joined = quantity.end + cut.end(), True
        elif _is_threshold(quantity, quantities[i + 1], between):
            continue
        else:
            items.append(
                _Item(quantity, left, left_start, "" if quantity.baseline else between, joined)
            )
            left_start = left_start if quantity.baseline else quantity.end
    return items


def _until_list(right: str) -> str:
    """The words behind the last figure of a clause, without a following clause joined by 、并."""
    match = re.search(
        r"、(?=[^、，]{0,4}(?:创|位居|居|为|比|占|同比|再创|连续|较|增速|实现稳|总量|排名|列))|并(?=[连再创实])",
        right,
    )
    return right[: match.start()] if match else right


def _is_threshold(quantity: Quantity, following: Quantity, between: str) -> bool:
    """10亿元以上重大产业项目26个: the first figure describes the things counted."""
    if following.unit_class != "count" or quantity.unit_class not in ("measure", "count"):
        return False
    return (
        quantity.unit_class == "measure"
        and 2 <= len(between) <= 20
        and not _CHANGE_INSIDE.search(between)
    )


_CHANGE_INSIDE = re.compile(r"增长|下降|提高|惠及|带动|，|；|覆盖|新增|累计")
_EACH = re.compile(r"(?<![年人平村亩户月日次校县])(?:均|都|皆)(?!衡|等|质|匀|价|可支配)")


def _distributed(
    text: str, items: list[_Item], at: int, state: _State, before: list[Fact]
) -> list[Fact]:
    """甲、乙分别增长5%、6%; 甲、乙均超过10%; 甲、乙80家、16家."""
    item = items[at]
    run = [item]
    for following in items[at + 1 :]:
        if not following.joined or following.left:
            break
        run.append(following)
    respectively = item.left.find("分别")
    if respectively >= 0:
        return _respective_facts(text, item, run, respectively, before)
    each = _EACH.search(item.left)
    if each and len(run) == 1:
        names = naming.shared_items(_named_part(item.left[: each.start()]), 0)
        wording = naming.take_apart(item.left[each.end() :])
        return [_named_fact(text, item, n, wording, item.left_start) for n in names[:4]]
    if len(run) > 1 and item.quantity.unit_class != "rate":
        wording = naming.take_apart(item.left)
        names = naming.shared_items(wording.subject, len(run))
        if names:
            return [
                _named_fact(text, r, n, wording, _quote_start(r, item))
                for r, n in zip(run, names, strict=True)
            ]
    return []


def _named_part(left: str) -> str:
    return naming.take_apart(left + "达").subject


def _quote_start(here: _Item, first: _Item) -> int:
    return first.left_start if here is first else here.quantity.start


def _respective_facts(
    text: str, first: _Item, run: list[_Item], respectively: int, before: list[Fact]
) -> list[Fact]:
    subject = _named_part(_without_average(first.left[:respectively]))
    average = "年均" if first.left[:respectively].endswith("年均") else ""
    tail = first.left[respectively + 2 :]
    wording = naming.take_apart(tail)
    names = naming.shared_items(subject, len(run)) if subject else []
    if not names and not subject and len(before) >= len(run):
        names = [_cumulative(f.stem, tail + first.left) for f in before[-len(run) :]]
    if not names:
        names = [subject] * len(run) if subject and len(run) > 1 else []
    if wording.subject and not wording.verb:
        names = [wording.subject + n for n in names]
    wording = replace(wording, modifier=average or wording.modifier)
    return [
        _named_fact(text, r, n, wording, _quote_start(r, first))
        for r, n in zip(run, names, strict=False)
    ]


def _without_average(text: str) -> str:
    return text[:-2] if text.endswith("年均") else text


def _cumulative(stem: str, left: str) -> str:
    """新增公园141座、累计达到973座: the total of the same things, without 新增."""
    if "累计" not in left and "总数" not in left and "共" not in left:
        return stem
    return stem[len(naming.opening_verb(stem)) :] + "累计数"


def _named_fact(text: str, item: _Item, stem: str, wording: naming.Wording, start: int) -> Fact:
    quantity = item.quantity
    kind, sign = _kind(quantity, wording, stem)
    name = stem + wording.modifier + wording.verb
    return Fact(
        name, stem, kind, *_signed(quantity, sign), quantity, start, quantity.end, item.left_start
    )


_GROWTH_NAME = re.compile(r"(?:涨幅|增幅|增速|增长率|增长速度|降幅|增长预期目标|增长目标|增长)$")
_FALLING_VERBS = re.compile(r"^(?:净?减少|压减|降低|削减|缩减|压缩|调减)(?!税|排|贫|灾|负|碳|费)")


def _kind(quantity: Quantity, wording: naming.Wording, subject: str) -> tuple[Kind, int]:
    """The kind of a figure and its sign (-1 for a decline)."""
    falling = bool(_FALLING_VERBS.match(subject)) and wording.form == "level"
    sign = -1 if wording.form == "fall" or falling else 1
    unit = quantity.unit
    if unit.endswith(("百分点", "千分点", "基点")):
        return "change", sign
    if quantity.unit_class == "rate":
        if wording.form in ("rise", "fall") or _GROWTH_NAME.search(subject) or falling:
            return "growth", -1 if subject.endswith("降幅") else sign
        return ("growth" if unit == "倍" else "share"), 1
    if wording.form in ("rise", "fall") or falling or subject.startswith("净增"):
        return "change", sign
    return "level", 1


def _signed(quantity: Quantity, sign: int) -> tuple[float, float | None]:
    return quantity.value * sign, None if quantity.upper is None else quantity.upper * sign


_DETACHED = re.compile(
    r"^(?:安排|的水平|的幅度|的目标|的速度|水平|以上水平|目标|区间|的规模|、|，|部分|创|再创|位居|居|连续)"
)
_SHARE_TAIL = re.compile(
    r"^(?:的[^，]{0,20})?(?:用于|实现|来自|投向|达到|集中|完成|以上用于|纳入|由)"
)


def _fact(text: str, item: _Item, state: _State, clause: int) -> Fact | None:
    """One figure with its own words, or with those carried over from before."""
    quantity = item.quantity
    wording = naming.take_apart(item.left)
    subject = wording.subject
    start = item.left_start + wording.offset
    end = quantity.end
    right = _right_words(item, subject, wording)
    carried = False
    if right:
        end = quantity.end + len(item.right) - len(item.right.lstrip("的")) + len(right)
    lean = not subject or (naming.is_bare_verb(subject) and not right)
    if lean and not right:
        subject, carried = _carried(subject, item, state), True
        if not subject:
            return None
    elif (item.joined or item.left.startswith("其中")) and state.verb and not wording.verb:
        subject = _with_verb(subject, right, state.verb)
    stem = subject + right if right else subject
    kind, sign = _kind(quantity, wording, stem)
    if quantity.unit_class == "rate" and kind == "share" and not stem:
        return None
    name = _full_name(stem, wording, kind)
    return Fact(
        name,
        stem,
        kind,
        *_signed(quantity, sign),
        quantity,
        min(start, quantity.start),
        end,
        clause,
        carried,
    )


def _full_name(stem: str, wording: naming.Wording, kind: Kind) -> str:
    if kind == "share" and "占" in stem and not re.search(r"(?:比重|比例|占比|率)$", stem):
        return stem + "比重"
    return stem + wording.modifier + wording.verb


def _with_verb(subject: str, right: str, verb: str) -> str:
    """The opening verb of a list, for an item that has none of its own."""
    return subject if naming.opening_verb(subject + right) else verb + subject


def _carried(subject: str, item: _Item, state: _State) -> str:
    """The name for a figure without one: that of the figure before, or the clause before."""
    base = state.stem
    if not base and state.topic:
        topic = naming.take_apart(state.topic).subject
        base = topic if len(topic) <= 16 else ""
    if not base:
        return ""
    if "累计" in item.left or item.left.endswith(("共", "总数", "总数达")):
        return _cumulative(base, "累计")
    if subject:
        return base[len(naming.opening_verb(base)) :] + subject
    return base


def _right_words(item: _Item, subject: str, wording: naming.Wording) -> str:
    """The words behind a figure that belong to its name (打造28个未来产业试验场)."""
    right = item.right.lstrip("的")
    if not right or _DETACHED.match(right) or wording.verb or item.quantity.baseline:
        return ""
    if wording.form == "reached":
        return ""
    open_left = naming.is_bare_verb(subject) or naming.ends_open(subject)
    if item.quantity.unit_class == "rate" and not open_left:
        return right[:30] if _SHARE_TAIL.match(right) else ""
    if not open_left and item.quantity.unit_class == "measure" and naming.head_of(subject):
        return ""
    return right[:30]

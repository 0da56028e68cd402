"""Statements of figures in a sentence: each number with the full name of what it measures.

Reports leave out what the reader can carry over (新增规模工业企业87家、亿元企业33家；
收入50亿元，增长5%). This module carries it over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from reportdiff.model import Kind
from reportdiff.zh import listing, naming
from reportdiff.zh.clauses import clause_spans, split_list
from reportdiff.zh.figures import Item, counts_as_fact, split_items
from reportdiff.zh.quantities import Quantity, find_quantities, mark_baselines


class Fact(NamedTuple):
    """A figure with its name. ``start`` and ``end`` span the quote in the normalised sentence.

    ``stem`` is the name without its word of change: what a following 增长5% is
    about. ``clause`` is where the clause starts; ``carried`` says that the name
    was taken over from the words before.
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
    """What the text has said so far that later figures lean on."""

    stem: str = ""
    verb: str = ""
    topic: str = ""
    about: str | None = None

    def turn_to(self, clause: str) -> None:
        """A clause without figures, whose topic is made out when a figure asks for it."""
        self.topic, self.about = clause, None

    def learn(self, facts: list[Fact]) -> None:
        self.stem = facts[-1].stem
        self.verb = naming.opening_verb(self.stem) or self.verb

    @property
    def subject(self) -> str:
        """What the words before are about: the last figure's name, or the last clause."""
        if self.stem:
            return self.stem
        if self.about is None:
            self.about = naming.topic_of(self.topic)
        return self.about


# 从就业看，6.5%左右的增速: what is looked at is not what the figure is about.
_VIEWPOINT = re.compile(r"(?:从.{1,24}|总的|总体|整体|综合)来?看$")


def find_facts(text: str, before: str = "") -> list[Fact]:
    """All figures of one normalised sentence with their names, in order.

    ``before`` is what the sentence before was about, for a sentence that
    starts with a bare 增长8%.

    >>> [(f.name, f.value) for f in find_facts("新增规模工业企业87家、亿元企业33家，财政收入增长5%。")]
    [('新增规模工业企业', 87.0), ('新增亿元企业', 33.0), ('财政收入增长', 5.0)]
    """
    figures = find_quantities(text)
    if not figures:
        return []
    quantities = [q for q in mark_baselines(text, figures) if counts_as_fact(text, q)]
    facts: list[Fact] = []
    if not quantities:
        return facts
    state = _State(topic=before)
    for start, end in clause_spans(text):
        inside = [q for q in quantities if start <= q.number < end]
        found = _clause_facts(text, start, end, inside, state, facts) if inside else []
        facts += found
        if not found and not _VIEWPOINT.match(text, start, end):
            state.turn_to(text[start:end])
    return facts


def _clause_facts(
    text: str, start: int, end: int, quantities: list[Quantity], state: _State, before: list[Fact]
) -> list[Fact]:
    items = split_items(text, start, end, quantities)
    facts: list[Fact] = []
    at = 0
    while at < len(items):
        group = _distributed(items, at, before + facts)
        if group:
            facts += group
            at += len({f.quantity.number for f in group})
        else:
            fact = _fact(items[at], state, start)
            facts += [fact] if fact is not None else []
            at += 1
        if facts:
            state.learn(facts)
    return _with_common_noun(facts, items)


_COMMON_NOUN = re.compile(r"等([\u4e00-\u9fff]{2,8})$")


def _with_common_noun(facts: list[Fact], items: list[Item]) -> list[Fact]:
    """淘汰钢铁2700万吨、水泥4200万吨等落后产能: the noun behind 等 belongs to every item."""
    match = _COMMON_NOUN.match(items[-1].tail) if len(facts) > 1 else None
    if not match:
        return facts
    noun = match.group(1)
    return [f._replace(name=f.name + noun, stem=f.stem + noun) for f in facts]


_EACH = re.compile(
    r"(?<![年人平村亩户月日次校县])(?:均|(?<![首成古旧帝])都(?!市|会|江|匀)|皆)(?!衡|等|质|匀|价|可支配)"
)


def _distributed(items: list[Item], at: int, before: list[Fact]) -> list[Fact]:
    """甲、乙分别增长5%、6%; 甲、乙均超过10%; 甲、乙80家、16家."""
    item = items[at]
    run = [item]
    for following in items[at + 1 :]:
        if not following.joined or following.left:
            break
        run.append(following)
    respectively = item.left.find("分别")
    if respectively >= 0:
        return _respective_facts(item, run, respectively, before)
    each = _EACH.search(item.left) if len(run) == 1 else None
    if each:
        names = listing.shared_items(_named_part(item.left[: each.start()]), 0)
        wording = naming.take_apart(item.left[each.end() :])
        return [_named_fact(item, n, wording, item.left_start) for n in names[:4]]
    if len(run) > 1 and item.quantity.unit_class != "rate":
        wording = naming.take_apart(item.left)
        names = listing.shared_items(wording.subject, len(run), share_verb=True)
        starts = [item.left_start] + [r.quantity.start for r in run[1:]]
        return [_named_fact(r, n, wording, s) for r, n, s in zip(run, names, starts, strict=False)]
    return []


def _named_part(left: str) -> str:
    return naming.take_apart(left + "达").subject


def _respective_facts(
    first: Item, run: list[Item], respectively: int, before: list[Fact]
) -> list[Fact]:
    listed = first.left[:respectively]
    average = "年均" if listed.endswith("年均") else ""
    subject = _named_part(listed[: -len(average)] if average else listed)
    tail = first.left[respectively + 2 :]
    wording = naming.take_apart(tail)
    names = listing.shared_items(subject, len(run)) if subject else []
    if not names and not subject and len(before) >= len(run):
        names = [_cumulative(f.stem, first.left) for f in before[-len(run) :]]
    if not names and subject and len(run) > 1:
        names = [subject] * len(run)
    if wording.subject and not wording.verb:
        names = [n + wording.subject for n in names]
    wording = wording._replace(modifier=average or wording.modifier)
    starts = [first.left_start] + [r.quantity.start for r in run[1:]]
    return [_named_fact(r, n, wording, s) for r, n, s in zip(run, names, starts, strict=False)]


def _cumulative(stem: str, left: str) -> str:
    """新增公园141座、累计达到973座: the total of the same things, without 新增."""
    if not re.search(r"累计|总数|共", left):
        return stem
    return stem[len(naming.opening_verb(stem)) :] + "累计数"


def _named_fact(item: Item, stem: str, wording: naming.Wording, start: int) -> Fact:
    quantity = item.quantity
    kind, sign = _kind(quantity, wording, stem)
    value, upper = _signed(quantity, sign)
    name = stem + wording.modifier + wording.verb
    return Fact(name, stem, kind, value, upper, quantity, start, quantity.end, item.left_start)


_GROWTH_NAME = re.compile(
    r"(?:涨幅|幅度|增幅|增速|增长率|增长速度|降幅|增长预期目标|增长目标|增长|涨跌幅)$"
)
_FALLING_VERBS = re.compile(r"^(?:净?减少|压减|降低|削减|缩减|压缩|调减)(?!税|排|贫|灾|碳)")


def _kind(quantity: Quantity, wording: naming.Wording, subject: str) -> tuple[Kind, int]:
    """The kind of a figure and its sign (-1 for a decline)."""
    falling = bool(_FALLING_VERBS.match(subject)) and wording.form == "level"
    sign = -1 if wording.form == "fall" or falling else 1
    if quantity.unit.endswith(("百分点", "千分点", "基点")):
        return "change", sign
    if quantity.unit_class == "rate":
        if wording.form in ("rise", "fall") or _GROWTH_NAME.search(subject) or falling:
            return "growth", -1 if subject.endswith("降幅") else sign
        return ("growth" if quantity.unit == "倍" else "share"), 1
    if wording.form in ("rise", "fall") or falling:
        return "change", sign
    if subject.startswith("净增") or subject.endswith(("面积新增", "规模新增")):
        return "change", 1
    return "level", 1


def _signed(quantity: Quantity, sign: int) -> tuple[float, float | None]:
    return quantity.value * sign, None if quantity.upper is None else quantity.upper * sign


def _fact(item: Item, state: _State, clause: int) -> Fact | None:
    """One figure with its own words, or with those carried over from before."""
    quantity = item.quantity
    wording = naming.take_apart(item.left)
    right = naming.right_words(item.right, wording, quantity)
    subject = listing.without_listing(wording.subject, bool(right))
    end = quantity.end + (item.right.find(right) + len(right) if right else 0)
    carried = False
    if right and item.right.startswith("的") and naming.is_size(subject):
        stem = right + subject
    elif not right and (not subject or naming.is_bare_verb(subject)):
        stem, carried = _carried(subject, item, state), True
    else:
        stem = _completed(subject, right, wording, item, state) + right
    if not stem or _enumerates(wording.subject, right, quantity):
        return None
    kind, sign = _kind(quantity, wording, stem)
    name = naming.full_name(stem, wording, kind == "share")
    value, upper = _signed(quantity, sign)
    start = min(item.start_of(wording.offset), quantity.start)
    return Fact(name, stem, kind, value, upper, quantity, start, end, clause, carried)


def _completed(subject: str, right: str, wording: naming.Wording, item: Item, state: _State) -> str:
    """A subject with what the list or the words before lend to it."""
    listed = item.joined or item.left.startswith("其中")
    if listed and state.stem and not right:
        parallel = listing.parallel_prefix(state.stem, subject)
        if parallel:
            return parallel + subject
    name = subject + right
    if naming.leans(name) and state.subject and naming.can_have(state.subject, name):
        if not naming.opening_verb(subject):
            return listing.joined_name(state.subject, subject)
        return state.subject + subject if state.subject not in subject else subject
    if listed and state.verb and not wording.verb:
        return listing.with_verb(subject, right, state.verb, state.stem)
    return subject


_CUMULATIVE = re.compile(r"累计|共(?:有)?$|总数")


def _carried(subject: str, item: Item, state: _State) -> str:
    """The name for a figure without one: that of the figure before, or the clause before."""
    base = state.subject
    if not base:
        return subject
    if _CUMULATIVE.search(item.left):
        return _cumulative(base, "累计")
    return listing.other_verb(base, subject) if subject else base


_PIECES = re.compile(r"(?:专项)?行动|方面|领域|任务|机制|战略|计划|原则|环节")


def _enumerates(subject: str, right: str, quantity: Quantity) -> bool:
    """甲、乙、丙、丁4项行动: the number only counts what has been listed."""
    if not right or not _PIECES.match(right):
        return False
    return len(split_list(subject)) == quantity.value

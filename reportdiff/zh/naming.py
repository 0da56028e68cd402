"""The words around a figure: what was measured, and whether it is a level or a change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportdiff.zh.clauses import split_list
from reportdiff.zh.lexicon import alternation, load_table

Form = Literal["level", "reached", "rise", "fall"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words before a figure, taken apart.

    ``subject`` is the name without openings and attainment words, ``modifier``
    what a change keeps of its surroundings (年均, 实际), ``verb`` the word of
    change (增长), ``form`` what the figure states, ``offset`` where the subject
    starts in the words given.
    """

    subject: str
    modifier: str
    verb: str
    form: Form
    offset: int


@dataclass(frozen=True, slots=True)
class _Words:
    opening: re.Pattern[str]
    fillers: re.Pattern[str]
    attained: re.Pattern[str]
    reached: re.Pattern[str]
    change: re.Pattern[str]
    head: re.Pattern[str]
    falls: frozenset[str]
    joined: dict[str, list[str]]
    guards: dict[str, str]


@cache
def _words() -> _Words:
    table = load_table("naming")
    verbs = alternation(table["rises"] + table["falls"])
    return _Words(
        opening=re.compile(rf"(?:{alternation(table['opening_verbs'])})"),
        fillers=re.compile(
            rf"(?:{alternation(table['fillers'])}|\d{{4}}年(?:以来)?|\d{{1,2}}月(?:底|末)?)"
        ),
        attained=re.compile(rf"(?:{alternation(table['attained'])})$"),
        reached=re.compile(
            rf"(?:{verbs}|调整|发展|拓展|扩展|推广|延伸|上浮|调)?(?:到|至)$|(?:{verbs}|调整)为$"
        ),
        change=re.compile(rf"(?:{verbs})了?$"),
        head=re.compile(rf"(?:{alternation(table['heads'])})$"),
        falls=frozenset(table["falls"]),
        joined=table["joined"],
        guards=table["guards"],
    )


_COMPARED = re.compile(
    r"(?:分别)?(?:同比|环比|比(?:上年|去年|上一年|年初|前年|制度建立之初|上年同期|同期|计划)?|"
    r"较(?:上年|去年|年初)?|(?:比|较)[^，、]{1,8}?(?:年|期|前|初|末|时))(?:同期|末|底)?$"
)
_MODIFIER = re.compile(
    r"(?:年均|平均每年|实际|名义|可比价|按可比价格|可比口径|净|总体|一次性|大幅|小幅|再|共|累计|平均|预期|拟|要|均|都|又|还|比例|也)$"
)
_KEPT_MODIFIERS = ("年均", "平均每年", "实际", "名义", "净")
_TRAILING = re.compile(r"(?:了|的|约|各|再|又|仅|只|，|：|—|－|-|“)$")


def take_apart(left: str) -> Wording:
    """Analyse the words before a figure.

    >>> take_apart("全年国内生产总值比上年增长")
    Wording(subject='国内生产总值', modifier='', verb='增长', form='rise', offset=2)
    """
    words = _words()
    rest = _strip_trailing(left)
    form: Form = "level"
    verb = modifier = ""
    reached = words.reached.search(rest)
    change = None if reached else words.change.search(rest)
    if reached:
        form, rest = "reached", rest[: reached.start()]
    elif change:
        verb = change.group().rstrip("了")
        form = "fall" if verb in words.falls else "rise"
        rest, modifier = _strip_modifiers(rest[: change.start()])
    rest = _strip_attained(rest, words)
    offset = _skip_fillers(rest, words)
    return Wording(rest[offset:], modifier, verb, form, offset)


def _strip_trailing(text: str) -> str:
    match = _TRAILING.search(text)
    while match:
        text = text[: match.start()]
        match = _TRAILING.search(text)
    return text


def _strip_modifiers(text: str) -> tuple[str, str]:
    """Cut comparisons and adverbs before a word of change; keep those that change its meaning."""
    kept = ""
    while True:
        match = _COMPARED.search(text) or _MODIFIER.search(text)
        if match is None or match.group() == text == "":
            return text, kept
        if match.group() in _KEPT_MODIFIERS:
            kept = match.group() + kept
        text = text[: match.start()]


def _strip_attained(text: str, words: _Words) -> str:
    while True:
        match = words.attained.search(text) or _TRAILING.search(text)
        # 规模 and 总体 are names by themselves when nothing stands before them.
        if match is None or (match.group() in ("规模", "目标") and match.start() <= 1):
            return text
        if match.group() in ("规模", "占", "实现", "目标"):
            return text
        text = text[: match.start()]


def _skip_fillers(text: str, words: _Words) -> int:
    at = 0
    while True:
        match = words.fillers.match(text, at)
        if match is None or match.end() == at:
            return at
        following = text[match.end() : match.end() + 1]
        if following and following in words.guards.get(match.group(), ""):
            return at
        at = match.end()
        while at < len(text) and text[at] in "，：、—":
            at += 1


def opening_verb(name: str) -> str:
    """The verb that opens an item of a list (新增规模工业企业 -> 新增), or nothing."""
    match = _words().opening.match(name)
    return match.group() if match else ""


def is_bare_verb(subject: str) -> bool:
    """Whether nothing but verbs stands there (开工建设, 新启动): the name follows the figure."""
    words = _words()
    at = 0
    while at < len(subject):
        match = words.opening.match(subject, at) or words.fillers.match(subject, at)
        if match is None:
            return False
        at = match.end()
    return True


def ends_open(subject: str) -> bool:
    """Whether the words before a figure ask for a noun behind it: …等, 发放, 推进首批."""
    if not subject or subject.endswith(("等", "首批", "的", "共", "这", "等共", "内", "各")):
        return True
    words = _words()
    return any(
        m.end() == len(subject) for m in words.opening.finditer(subject, max(0, len(subject) - 4))
    )


def head_of(item: str) -> str:
    """The noun at the end of an indicator's name (高技术制造业增加值 -> 增加值), or nothing."""
    match = _words().head.search(item)
    return match.group() if match else ""


def shared_items(text: str, count: int) -> list[str]:
    """The names that a list in front of 分别 or 均 stands for, heads and openings shared out.

    Empty where the list has not ``count`` items (any number from 2 where ``count`` is 0).

    >>> shared_items("高技术制造业、装备制造业增加值", 2)
    ['高技术制造业增加值', '装备制造业增加值']
    """
    items = split_list(text)
    if len(items) == 1:
        items = _split_joined(text)
    if len(items) < 2 or (count and len(items) != count):
        return []
    head = head_of(items[-1])
    verb = opening_verb(items[0])
    out = []
    for i, item in enumerate(items):
        full = item if head_of(item) or not head or i == len(items) - 1 else item + head
        out.append(full if i == 0 or not verb or opening_verb(full) else verb + full)
    return out


def _split_joined(text: str) -> list[str]:
    """城乡低保标准 -> 城市低保标准, 农村低保标准."""
    for word, halves in _words().joined.items():
        if word in text:
            return [text.replace(word, half, 1) for half in halves]
    return [text]

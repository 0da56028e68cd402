"""The words around a figure: what was measured, and whether it is a level or a change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from reportdiff.zh.lexicon import alternation, load_table
from reportdiff.zh.quantities import Quantity

Form = Literal["level", "reached", "rise", "fall"]


class Wording(NamedTuple):
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
class Vocabulary:
    opening: re.Pattern[str]
    fillers: re.Pattern[str]
    attained: re.Pattern[str]
    attained_ends: frozenset[str]
    reached: re.Pattern[str]
    change: re.Pattern[str]
    change_ends: frozenset[str]
    head: re.Pattern[str]
    leaning: re.Pattern[str]
    owned: frozenset[str]
    owners: tuple[str, ...]
    empty: re.Pattern[str]
    actions: tuple[str, ...]
    carrying_out: frozenset[str]
    sizes: frozenset[str]
    falls: frozenset[str]
    joined: dict[str, list[str]]
    guards: dict[str, str]


# No ending of the words before a figure is longer (a test asks all of them): what stands before
# that cannot matter, and a pattern for an ending need not be tried there.
_LONGEST_ENDING = 24
_TRAILING = re.compile(r"(?:了|的|约|各|再|又|仅|只|，|：|—|－|-|“|目前的?平均|目前的?|的?平均)$")
_TRAILING_ENDS = frozenset("了的约各再又仅只，：—－-“均前")


def _ending(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The longest match of a pattern that ends with the text."""
    return pattern.search(text, max(0, len(text) - _LONGEST_ENDING))


_PER_HEAD = r"(?:\d{4}年的?)?(?:人均|每人每年|每人每月|户均|每年|每月|平均)?"


@cache
def vocabulary() -> Vocabulary:
    table = load_table("naming")
    changes = table["rises"] + table["falls"]
    verbs = alternation(changes)
    needing = alternation(table["dependent_verbs"])
    return Vocabulary(
        opening=re.compile(rf"(?:{alternation(table['opening_verbs'])})"),
        fillers=re.compile(
            rf"(?:{alternation(table['fillers'])}|\d{{4}}年(?:以来|全年|[底末]?(?:以?前)?)|\d{{1,2}}月(?:底|末)?|"
            rf"[两三四五六七八九十几]{{1,2}}年(?:来|间|里|中|内)?)"
        ),
        attained=re.compile(rf"(?:{alternation(table['attained'])})$"),
        attained_ends=frozenset(word[-1] for word in table["attained"]) | _TRAILING_ENDS,
        reached=re.compile(
            rf"(?:{verbs}|调整|发展|拓展|扩展|推广|延伸|上浮|调)?(?:到|至){_PER_HEAD}$|(?:{verbs}|调整)为{_PER_HEAD}$"
        ),
        change=re.compile(rf"(?<!新)(?:{verbs})了?$"),
        change_ends=frozenset(["了", *(word[-1] for word in changes)]),
        head=re.compile(rf"(?:{alternation(table['heads'])})$"),
        leaning=re.compile(
            rf"(?:{needing})|.{{0,6}}(?:受益|参与)$|(?:{alternation(table['dependent_nouns'])})$"
        ),
        owned=frozenset(table["owned_nouns"]),
        owners=tuple(table["owners"]),
        empty=re.compile(rf"(?:{alternation(table['empty_predicates'])})$"),
        actions=tuple(table["actions"]),
        carrying_out=frozenset(table["carrying_out"]),
        sizes=frozenset(table["sizes"]),
        falls=frozenset(table["falls"]),
        joined=table["joined"],
        guards=table["guards"],
    )


_COMPARED = re.compile(
    r"(?:分别)?(?:同比|环比|(?<!占)比(?:上年|去年|上一年|上次|上届|年初|前年|制度建立之初|上年同期|同期|计划)?|"
    r"较(?:上年|去年|年初)?|(?:比|较)[^，、]{1,8}?(?:年|期|前|初|末|时|预算|数))(?:同期|末|底)?$"
)
_MODIFIER = re.compile(
    r"(?:年均|平均每年|实际|名义|可比价|按可比价格|可比口径|净|总体|一次性|大幅|小幅|再|共|累计|平均|每年平均|预期|只|仅|却|大幅度|拟|要|均|都|又|还|比例|也|年内|全年|至少|最少)$"
)
_KEPT_MODIFIERS = ("年均", "平均每年", "实际", "名义", "净")


_BASIS = re.compile(r"在[^，、在]{2,20}基础上")


# 比去年预算低0.4个百分点: a comparison without a verb of change.
_BESIDE = re.compile(r"(?:比|较)(?P<what>[^，、比较]{1,10}?)(?P<way>[高低多少])$")
_WAYS = {"高": "提高", "低": "降低", "多": "增加", "少": "减少"}


def _as_change(match: re.Match[str]) -> str:
    return f"比上年{_WAYS[match.group('way')]}"


_REACHING = frozenset("到至为")


def take_apart(left: str) -> Wording:
    """Analyse the words before a figure.

    >>> take_apart("全年国内生产总值比上年增长")
    Wording(subject='国内生产总值', modifier='', verb='增长', form='rise', offset=2)
    """
    words = vocabulary()
    rest = _strip_trailing(_BASIS.sub("", left) if "基础上" in left else left)
    if rest[-1:] in _WAYS:
        rest = _BESIDE.sub(_as_change, rest)
    form: Form = "level"
    verb = modifier = ""
    change = reached = None
    if not _REACHING.isdisjoint(rest[-_LONGEST_ENDING:]):
        reached = _ending(words.reached, rest)
    if not reached and rest[-1:] in words.change_ends:
        change = _ending(words.change, rest)
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
    while text[-1:] in _TRAILING_ENDS:
        match = _ending(_TRAILING, text)
        if match is None:
            break
        text = text[: match.start()]
    return text


def _strip_modifiers(text: str) -> tuple[str, str]:
    """Cut comparisons and adverbs before a word of change; keep those that change its meaning."""
    kept = ""
    while True:
        match = _ending(_COMPARED, text) or _ending(_MODIFIER, text)
        if match is None or match.group() == text == "":
            return text, kept
        if match.group() in _KEPT_MODIFIERS:
            kept = match.group() + kept
        text = text[: match.start()]


def _strip_attained(text: str, words: Vocabulary) -> str:
    while text[-1:] in words.attained_ends:
        match = _ending(words.attained, text) or _ending(_TRAILING, text)
        # 规模 and 总体 are names by themselves when nothing stands before them.
        if match is None or (match.group() in ("规模", "目标") and match.start() <= 1):
            return text
        if match.group() in ("规模", "占", "实现", "目标") or _PER_UNIT.search(text):
            return text
        text = text[: match.start()]
    return text


_PER_UNIT = re.compile(r"[人年户亩村月日]均$")


def _skip_fillers(text: str, words: Vocabulary) -> int:
    at = 0
    while True:
        match = words.fillers.match(text, at)
        if match is None or match.end() == at:
            return at
        following = text[match.end() : match.end() + 1]
        if following and following in words.guards.get(match.group(), ""):
            return at
        at = match.end()
        while at < len(text) and text[at] in "，：、—的":
            at += 1


def opening_verb(name: str) -> str:
    """The verb that opens an item of a list (新增规模工业企业 -> 新增), or nothing."""
    match = vocabulary().opening.match(name)
    return match.group() if match else ""


def is_bare_verb(subject: str) -> bool:
    """Whether nothing but verbs stands there (开工建设, 新启动): the name follows the figure."""
    words = vocabulary()
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
    return ends_in_verb(subject)


def head_of(item: str) -> str:
    """The noun at the end of an indicator's name (高技术制造业增加值 -> 增加值), or nothing."""
    match = _ending(vocabulary().head, item)
    return match.group() if match else ""


def ends_in_verb(subject: str) -> bool:
    """Whether the last word before a figure is a verb that takes the counted noun."""
    words = vocabulary()
    return any(
        m.end() == len(subject) for m in words.opening.finditer(subject, max(0, len(subject) - 4))
    )


_DETACHED = re.compile(
    r"^(?:安排|的?(?:新?水平|幅度|目标|速度|规模|新?阶段|新?台阶|新?高度|大关|关口)|以上水平|水平|目标|区间|、|，|部分|"
    r"再?创|位居|居(?=全|第|首|前)|连续|大关|关口|台阶|等)"
)
_SHARE_TAIL = re.compile(
    r"^(?:的[^，]{0,20})?(?:用于|实现|来自|投向|达到|集中|完成|以上用于|纳入|由)"
)
# Longer words behind a figure are a statement of their own, not part of a name.
_MAX_RIGHT = 30


_PACE = ("增速", "速度", "增长", "增幅", "水平")


def right_words(behind: str, wording: Wording, quantity: Quantity) -> str:
    """The words behind a figure that belong to its name (打造28个未来产业试验场)."""
    right = behind.lstrip("的")
    if not right or _DETACHED.match(behind) or wording.verb or wording.form == "reached":
        return ""
    right = vocabulary().empty.sub("", right[:_MAX_RIGHT])
    subject = wording.subject
    if quantity.unit_class == "rate" and not subject and right.startswith(_PACE):
        return ""
    if behind.startswith("的") and is_size(subject):
        return right
    open_left = is_bare_verb(subject) or ends_open(subject)
    if quantity.unit_class == "rate" and not open_left:
        return right if _SHARE_TAIL.match(behind) else ""
    if not open_left and quantity.unit_class == "measure" and head_of(subject):
        return ""
    return right


def is_size(subject: str) -> bool:
    """Whether a subject only names a size (总投资), so that its thing must follow 的."""
    sizes = vocabulary().sizes
    return subject in sizes or subject[len(opening_verb(subject)) :] in sizes


def leans(name: str) -> bool:
    """Whether a name says nothing without what it speaks of (惠及家庭, 总规模)."""
    words = vocabulary()
    return name in words.owned or (len(name) <= 12 and bool(words.leaning.match(name)))


def can_have(base: str, name: str) -> bool:
    """Whether a leaning name can be of what the words before speak of.

    Nouns like 产值 can be of somebody who has one (三大主导产业), not of another indicator.
    """
    words = vocabulary()
    return name not in words.owned or base.endswith(words.owners)


_TOPIC_TAIL = re.compile(r"(?:力度|工作|步伐|效应|作用|完工验收|逐步|不断|持续|稳步|进一步)$")


def topic_of(clause: str) -> str:
    """What a clause without figures is about: its object, without openings."""
    subject = take_apart(clause).subject
    tail = _ending(_TOPIC_TAIL, subject)
    subject = subject[: tail.start()] if tail else subject
    while len(subject) > 4 and (verb := opening_verb(subject)):
        subject = subject[len(verb) :]
    return subject if len(subject) <= 20 else ""


def full_name(stem: str, wording: Wording, share: bool) -> str:
    """A stem with its word of change; 占… becomes a name of a share."""
    if share and "占" in stem and not stem.endswith(("比重", "比例", "占比", "率")):
        return stem + "比重"
    return stem + wording.modifier + wording.verb

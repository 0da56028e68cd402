"""What the items of a list lend each other: heads, verbs, ranks, examples left out."""

from __future__ import annotations

import re

from reportdiff.zh.clauses import split_list
from reportdiff.zh.naming import ends_in_verb, head_of, opening_verb, vocabulary


def shared_items(text: str, count: int, *, share_verb: bool = False) -> list[str]:
    """The names that a list in front of 分别 or 均 stands for, heads (and openings) shared out.

    Empty where the list has not ``count`` items (any number from 2 where ``count`` is 0).

    >>> shared_items("高技术制造业、装备制造业增加值", 2)
    ['高技术制造业增加值', '装备制造业增加值']
    >>> shared_items("进口、出口通关时间", 2)
    ['进口通关时间', '出口通关时间']
    """
    items = split_list(text)
    if len(items) == 1:
        items = _split_joined(text)
    if len(items) < 2 or (count and len(items) != count):
        return []
    last = items[-1]
    head = _parallel_head(items[0], last) or head_of(last)
    whose = items[0][: -len(head_of(items[0]))] if head_of(items[0]) else ""
    if last in _OF_SOMEBODY and len(whose) >= 2:
        last = whose + last
    out = [_with_head(item, head) for item in items[:-1]] + [last]
    verb = opening_verb(items[0]) if share_verb else ""
    return [n if i == 0 or not verb or opening_verb(n) else verb + n for i, n in enumerate(out)]


# Figures of an event that follow another figure of it (生产安全事故起数、死亡人数).
_OF_SOMEBODY = ("死亡人数", "受伤人数", "伤亡人数", "死亡率", "交易额", "销售额", "利润")


def _parallel_head(first: str, last: str) -> str:
    """What follows in the last item the words that stand parallel to the first (进口/出口…)."""
    twin = last[: len(first)]
    return last[len(first) :] if twin != first and twin[-1:] == first[-1:] else ""


_GROWTH_HEADS = ("增速", "增幅", "涨幅", "降幅")


def _with_head(item: str, head: str) -> str:
    own = head_of(item)
    if not head or (own and len(own) < len(item) and head not in _GROWTH_HEADS):
        return item
    return item if item.endswith(head) else item + head


def _split_joined(text: str) -> list[str]:
    """城乡低保标准 -> 城市低保标准, 农村低保标准."""
    for word, halves in vocabulary().joined.items():
        if word in text:
            return [text.replace(word, half, 1) for half in halves]
    return [text]


_EXAMPLES = re.compile(r"(?:[^等]*、)?[^等]*等(?=[^等]*$)")
_OF_THESE = ("方面", "领域", "行业", "地区", "部门", "单位", "各项")


def without_listing(subject: str, has_noun: bool) -> str:
    """A subject without examples: 开展中国芍药节、文化艺术节等文旅活动 -> 开展文旅活动.

    ``has_noun`` says that the noun follows the figure (长白山、三江、吉光3个省实验室).
    """
    listing = _EXAMPLES.match(subject) if "等" in subject else None
    rest = subject[listing.end() :] if listing else ""
    if listing and (has_noun or len(rest) >= 2) and not rest.startswith(_OF_THESE):
        return opening_verb(subject) + rest
    if has_noun and "、" in subject and len(split_list(subject)) > 1 and not ends_in_verb(subject):
        return opening_verb(subject)
    return subject


def joined_name(base: str, subject: str) -> str:
    """村集体资产交易量 and 交易额: the head is replaced; otherwise the name is added."""
    head = head_of(base)
    if head and head_of(subject) and len(subject) <= len(head) + 1:
        return base[: -len(head)] + subject
    return base + subject


def parallel_prefix(before: str, item: str) -> str:
    """燃煤电厂脱硫改造 and 脱硝改造: the words that the item shares without saying them."""
    twin = before[-len(item) :]
    shared = 0
    while shared < len(item) and twin[-1 - shared :][:1] == item[-1 - shared :][:1]:
        shared += 1
    alike = twin[:1] == item[:1] and 2 * shared >= len(item)
    if twin == item or not alike or len(before) - len(item) < 2:
        return ""
    return before[: -len(item)]


# The rank of what is counted, which the items of a list share (新增省级智能工厂4家、绿色工厂6家).
_RANK = re.compile(r"(?:国家|省|市|国|省市|国省)级(?:以上|及以上)?")
_RANKED = re.compile(r"(?:国家|省|市|县|区|级|全国|[\u4e00-\u9fff]{2}市)")


def with_verb(subject: str, right: str, verb: str, before: str) -> str:
    """The opening verb (and the rank) of a list, for an item that has none of its own.

    ``before`` is the name of the item before it.
    """
    words = vocabulary()
    if opening_verb(subject + right):
        return subject
    if subject.endswith(words.actions) and verb not in words.carrying_out:
        return subject
    rank = _RANK.match(before[len(verb) :])
    if rank and not _RANKED.search(subject + right):
        return verb + rank.group() + subject
    return verb + subject


def other_verb(base: str, verb: str) -> str:
    """安置房开工, 建成 -> 安置房建成; 改造污水管网, 新建 -> 污水管网新建."""
    for match in vocabulary().opening.finditer(base, 1):
        if match.end() == len(base):
            return base[: match.start()] + verb
    return base[len(opening_verb(base)) :] + verb

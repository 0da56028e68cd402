"""What has changed between two wordings of one commitment, and how to say it in Chinese."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from reportdiff.result import Edit
from reportdiff.zh.lexicon import load_table
from reportdiff.zh.likeness import without_payer
from reportdiff.zh.meaning import character_pairs
from reportdiff.zh.segment import cut, quantity_pattern

_NAMED = re.compile(r"[“《]([^”》，。]{2,15})[”》]")
_NUMBER = re.compile(r"[\d.,．\-—–~～至到]+")
_SHOWN = 3  # names or figures named in one phrase
_BARE = re.compile(r"\d+(?:\.\d+|[年月日](?:\d+[年月日])*)?")  # a date, or no unit at all
_CONTEXT = 8  # characters before a figure that say what it counts


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return load_table("changes")


@lru_cache(maxsize=4)
def _list_of(key: str) -> tuple[str, ...]:
    return tuple(_table()[key])


def figures(text: str) -> list[str]:
    """The figures of a text with units and bounds; years, dates and bare numbers left out.

    >>> figures("2024年增长5%左右，粮食1.3万亿斤以上")
    ['5%左右', '1.3万亿斤以上']
    """
    found = [match.group() for match in quantity_pattern().finditer(text)]
    return list(dict.fromkeys(f for f in found if not _BARE.fullmatch(f)))


def apart(text: str, other: str) -> float:
    """What share of a text's neighbouring characters the other does not have, from 0 to 1."""
    own = character_pairs(text)
    return len(own - character_pairs(other)) / len(own) if own else 0.0


def figure_edits(old: str, new: str, *, whole: bool = True) -> tuple[Edit, ...]:
    """How the figures differ: paired where the unit is the same, else named as added or gone.

    With ``whole`` false only figures that have a counterpart in the same unit after like words
    are compared: 亿元 stands for many a matter in a sentence that went into several.

    >>> [said(edit) for edit in figure_edits("赤字率2.8%", "赤字率3%左右、国债1万亿元")]
    ['数字：2.8%→3%左右', '数字：新增1万亿元']
    """
    before, after = figures(old), figures(new)
    gone = [f for f in before if f not in after]
    added = [f for f in after if f not in before]
    found = []
    for figure in tuple(gone):
        same = [f for f in added if _unit(f) == _unit(figure)]
        if not whole:
            same = [f for f in same if _alike(_context(old, figure), _context(new, f))]
        if same:
            found.append(Edit("figure", (figure,), (same[0],)))
            gone.remove(figure)
            added.remove(same[0])
    if whole and added:
        found.append(Edit("figure_new", new=tuple(added[:_SHOWN])))
    if whole and gone:
        found.append(Edit("figure_gone", old=tuple(gone[:_SHOWN])))
    return tuple(found)


def _context(text: str, figure: str) -> frozenset[str]:
    at = text.find(figure)
    clause = re.split("[，；：、]", text[max(0, at - _CONTEXT) : at])[-1]
    return character_pairs(without_payer(clause))


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return 2 * len(left & right) > min(len(left), len(right))


def instrument_edits(old: str, new: str) -> tuple[Edit, ...]:
    """Programmes, rules and institutions that only one of two wordings names."""
    before, after = _instruments(old), _instruments(new)
    added = [name for name in after if not _known(name, old)]
    gone = [name for name in before if not _known(name, new)]
    found = []
    if added:
        found.append(Edit("instrument_new", new=tuple(added[:_SHOWN])))
    if gone:
        found.append(Edit("instrument_gone", old=tuple(gone[:_SHOWN])))
    return tuple(found)


def degree_edits(old: str, new: str) -> tuple[Edit, ...]:
    """Whether words of one degree of urgency give way to those of another."""
    degrees: dict[str, list[str]] = _table()["degrees"]
    before = {d: [w for w in words if w in old] for d, words in degrees.items()}
    after = {d: [w for w in words if w in new] for d, words in degrees.items()}
    for left in degrees:
        for right in degrees:
            lost = [w for w in before[left] if w not in new]
            won = [w for w in after[right] if w not in old]
            if left != right and lost and won and not before[right] and not after[left]:
                return (Edit("degree", (lost[0],), (won[0],)),)
    return ()


def said(edit: Edit) -> str:
    """What differs, in Chinese.

    >>> said(Edit("instrument_gone", old=("开放平台", "试验区")))
    '手段：未再提及开放平台、试验区'
    """
    phrase: str = _table()["phrases"][edit.kind]
    return phrase.format(old="、".join(edit.old), new="、".join(edit.new))


def commitment_reason(rule: str, score: float) -> str:
    """Why two sentences are one commitment, or why a sentence has no counterpart."""
    reason: str = _table()["reasons"][rule]
    return reason.format(score=score)


def _unit(figure: str) -> str:
    """The unit of a figure, without scale word and bound."""
    bounds = load_table("userwords")["bounds"]
    unit = _NUMBER.sub("", figure).lstrip("十百千万亿多余")
    return next((unit.removesuffix(b) for b in bounds if unit.endswith(b)), unit)


def _instruments(text: str) -> list[str]:
    named = _NAMED.findall(text)
    words, endings, vague = cut(text), _list_of("instruments"), _list_of("vague")
    for i in [i for i, word in enumerate(words) if word.endswith(endings)]:
        before = words[i - 1] if i and len(words[i]) < 4 else ""
        named.append((before if before.isalpha() and len(before) > 1 else "") + words[i])
    names = dict.fromkeys(named)
    return [n for n in names if len(n) >= 4 and not n.startswith(vague)]


def _known(name: str, text: str) -> bool:
    """Whether a text has a name, be it with other words in between."""
    return not (character_pairs(name) - character_pairs(text)) or all(c in text for c in name)

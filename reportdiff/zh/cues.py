"""Which sentences of a plan direct something to be done: the cue words of the genre at work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.zh.segment import load_table

_CLAUSE = re.compile(r"[，,；;：:。！？!?]+")
_NUMBERING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]|第[一二三四五六七八九十]+，|[“”‘’「」《》\s])+")
_FIGURE = re.compile(r"\d|百分之|翻一番")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Cues:
    opener: re.Pattern[str]
    verb: re.Pattern[str]
    modal: re.Pattern[str]
    not_modal: re.Pattern[str]
    analysis: re.Pattern[str]
    copula: re.Pattern[str]
    transition: re.Pattern[str]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    table = load_table("commitments")

    def any_of(key: str) -> str:
        return "|".join(sorted(map(re.escape, set(table[key])), key=len, reverse=True))

    return _Cues(
        opener=re.compile(any_of("openers")),
        verb=re.compile(any_of("verbs")),
        modal=re.compile(any_of("modals")),
        not_modal=re.compile(any_of("not_modal")),
        analysis=re.compile(any_of("analysis")),
        copula=re.compile(any_of("copulas")),
        transition=re.compile(any_of("transitions")),
    )


def clauses(text: str) -> list[str]:
    """The clauses of a sentence, without numbering and punctuation.

    >>> clauses("（一）加强农业，稳定粮食生产。")
    ['加强农业', '稳定粮食生产']
    """
    found = (_NUMBERING.sub("", part) for part in _CLAUSE.split(text))
    return [part for part in found if part]


def _is_directive(clause: str, cues: _Cues) -> bool:
    at = 0
    while match := cues.opener.match(clause, at):
        if cues.verb.match(clause, at) and not cues.opener.match(clause, match.end()):
            break
        at = match.end()
    if cues.verb.match(clause, at):
        return True
    if cues.modal.search(clause):
        return True
    return "要" in cues.not_modal.sub("", clause)


def directs(text: str) -> bool:
    """Whether a sentence of a plan commits to something rather than weighs up, explains or hopes.

    >>> directs("加强农田水利建设。"), directs("改革是今年政府工作的首要任务。")
    (True, False)
    """
    cues = _cues()
    if len(_HAN.findall(text)) < 4 or cues.analysis.search(text):
        return False
    parts = clauses(text)
    ordered = [_is_directive(part, cues) for part in parts]
    return any(ordered)


def announces(text: str) -> bool:
    """Whether a sentence or heading only announces a list that follows."""
    return _cues().transition.search(text) is not None


def states_figure(text: str) -> bool:
    """Whether a sentence holds a figure, which in a list of targets is a commitment by itself."""
    return _FIGURE.search(text) is not None

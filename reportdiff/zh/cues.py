"""Which sentences of a plan direct something to be done: the cue words of the genre at work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.zh.lexicon import alternation, load_table
from reportdiff.zh.quantities import find_quantities

_CLAUSE = re.compile(r"[，,；;：:。！？!?]+")
_NUMBERING = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]+[)）、.．是]|第[一二三四五六七八九十]+，|[“”‘’「」《》\s])+"
)
_MARKS = re.compile(r"[^\w.%]+")
_LONG_ENOUGH = re.compile(r"(?:[^\u3400-\u9fff]*[\u3400-\u9fff]){4}")
_SUBJECT = 14  # characters before the verb of a defining statement


@dataclass(frozen=True, slots=True)
class _Cues:
    opener: re.Pattern[str]
    verb: re.Pattern[str]
    output: re.Pattern[str]
    modal: re.Pattern[str]
    not_modal: re.Pattern[str]
    formula: re.Pattern[str]
    analysis: re.Pattern[str]
    copula: re.Pattern[str]
    outcome: re.Pattern[str]
    hope: re.Pattern[str]
    must: re.Pattern[str]
    definition: re.Pattern[str]
    past: re.Pattern[str]
    targets: re.Pattern[str]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    table = load_table("commitments")

    def any_of(key: str) -> str:
        return "|".join(sorted(map(re.escape, set(table[key])), key=len, reverse=True))

    return _Cues(
        opener=re.compile(any_of("openers")),
        verb=re.compile(any_of("verbs")),
        output=re.compile(alternation(load_table("naming")["opening_verbs"])),
        modal=re.compile(any_of("modals")),
        not_modal=re.compile(any_of("not_modal")),
        formula=re.compile(any_of("formulas")),
        analysis=re.compile(any_of("analysis")),
        copula=re.compile(rf".{{1,{_SUBJECT}}}?(?<![别其但可凡])(?:{any_of('copulas')})"),
        outcome=re.compile(any_of("outcomes")),
        hope=re.compile(any_of("hopes")),
        must=re.compile(any_of("must")),
        definition=re.compile(
            rf".{{1,{_SUBJECT}}}?(?<![别其但可凡就标求点键务])(?:{any_of('definitions')})"
        ),
        past=re.compile(any_of("past")),
        targets=re.compile(any_of("target_lists")),
    )


def clauses(text: str) -> list[str]:
    """The clauses of a sentence, without numbering and punctuation.

    >>> clauses("（一）加强农业，稳定粮食生产。")
    ['加强农业', '稳定粮食生产']
    """
    found = (_NUMBERING.sub("", part) for part in _CLAUSE.split(text))
    return [part for part in found if part]


def plain(text: str) -> str:
    """A sentence without numbering, marks and white space, to compare by.

    >>> plain("（一）稳就业、促增收，增长5.5%。")
    '稳就业促增收增长5.5%'
    """
    return _MARKS.sub("", _NUMBERING.sub("", text))


def _directive(clause: str, cues: _Cues) -> float:
    """How clearly a clause tells that something is to be done: 1, 0.5 (a verb inside) or 0."""
    at = 0
    while match := cues.opener.match(clause, at):
        at = match.end()
    if cues.hope.match(clause, at):
        return 0.0
    if cues.modal.search(clause) or "要" in cues.not_modal.sub("", clause):
        return 1.0
    if cues.copula.match(clause, at):
        return 0.0
    if cues.verb.match(clause, at) or cues.verb.match(clause) or cues.output.match(clause, at):
        return 1.0
    return 0.5 if cues.verb.search(clause) else 0.0


def _names_work(clause: str, cues: _Cues) -> bool:
    """Whether a verb of work follows the modal word of a clause."""
    return any(cues.verb.match(clause, m.end()) for m in cues.must.finditer(clause))


def _is_maxim(parts: list[str], cues: _Cues) -> bool:
    """Whether a sentence says what a thing is and then only that it matters.

    So 项目是发展的压舱石，必须一个一个抓, but not 民间投资是短板，必须放宽准入.
    """
    if not cues.definition.match(parts[0]) or cues.verb.match(parts[0]):
        return False
    return not any(cues.verb.match(part) or _names_work(part, cues) for part in parts[1:])


def directs(text: str) -> bool:
    """Whether a sentence of a plan commits to something rather than weighs up, explains or hopes.

    >>> directs("加强农田水利建设。"), directs("改革是今年政府工作的首要任务。")
    (True, False)
    """
    cues = _cues()
    if _LONG_ENOUGH.match(text) is None or cues.formula.search(text):
        return False
    if text.endswith(("！", "!", "？", "?")):  # calls and rhetorical questions
        return False
    parts = clauses(text)
    if not parts or cues.outcome.match(parts[0]) or _is_maxim(parts, cues):
        return False
    strength = [_directive(part, cues) for part in parts]
    if cues.analysis.search(text):
        return strength.count(1.0) > len(parts) / 2
    return max(strength) > 0


def states_target(text: str) -> bool:
    """Whether a sentence sets a figure without any word of looking back or weighing up.

    >>> states_target("粮食产量1.3万亿斤以上；"), states_target("去年增长5.2%。")
    (True, False)
    """
    cues = _cues()
    if not (find_quantities(text) or "翻一番" in text) or cues.past.search(text):
        return False
    if cues.formula.search(text) or cues.analysis.search(text):
        return False
    return not any(cues.copula.match(part) for part in clauses(text))


def lists_targets(text: str) -> bool:
    """Whether a sentence opens a list of targets that goes on after semicolons.

    >>> lists_targets("今年发展主要预期目标是：国内生产总值增长5%左右；")
    True
    """
    cues = _cues()
    return goes_on(text) and cues.targets.search(text) is not None


def goes_on(text: str) -> bool:
    """Whether a list goes on after a sentence: it ends in a semicolon."""
    return text.endswith(("；", ";"))

"""Which sentences of a plan direct something to be done: the cue words of the genre at work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.zh.lexicon import alternation, load_table
from reportdiff.zh.quantities import find_quantities

_NUMBERS = r"[（(]?[一二三四五六七八九十\d]+[)）、.．是]|[“”‘’「」《》\s]"
_NUMBERING = re.compile(rf"(?:{_NUMBERS}|第[一二三四五六七八九十]+，)+")
# The end of a clause, with the numbering of the next.
_CLAUSE_END = re.compile(rf"[，,；;：:。！？!?](?:{_NUMBERS})*")
_MARKS = re.compile(r"[^\w.%]+")
_LONG_ENOUGH = re.compile(r"(?:[^\u3400-\u9fff]*[\u3400-\u9fff]){4}")
_SUBJECT = 14  # characters before the verb of a defining statement

# Words by their first character, the longest first: to try all of 600 at each clause takes a
# pattern five times as long.
_Openings = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Cues:
    """The cue words as they are looked for.

    ``work`` are the verbs and those that name an output; ``stating`` has the words of
    ``copula`` and ``definition``, without which neither can match.
    """

    opener: _Openings
    verb: _Openings
    work: _Openings
    inner_verb: re.Pattern[str]
    modal: re.Pattern[str]
    not_modal: re.Pattern[str]
    formula: re.Pattern[str]
    analysis: re.Pattern[str]
    stating: re.Pattern[str]
    copula: re.Pattern[str]
    outcome: tuple[str, ...]
    hope: tuple[str, ...]
    must: re.Pattern[str]
    definition: re.Pattern[str]
    past: re.Pattern[str]
    targets: re.Pattern[str]


@lru_cache(maxsize=1)
def _cues() -> _Cues:
    table = load_table("commitments")
    outputs = load_table("naming")["opening_verbs"]

    def any_of(key: str) -> str:
        return alternation(list(set(table[key])))

    return _Cues(
        opener=_by_first(table["openers"]),
        verb=_by_first(table["verbs"]),
        work=_by_first(table["verbs"] + outputs),
        inner_verb=re.compile(any_of("verbs")),
        modal=re.compile(any_of("modals")),
        not_modal=re.compile(any_of("not_modal")),
        formula=re.compile(any_of("formulas")),
        analysis=re.compile(any_of("analysis")),
        stating=re.compile(alternation(table["copulas"] + table["definitions"])),
        copula=re.compile(rf".{{1,{_SUBJECT}}}?(?<![别其但可凡])(?:{any_of('copulas')})"),
        outcome=tuple(table["outcomes"]),
        hope=tuple(table["hopes"]),
        must=re.compile(any_of("must")),
        definition=re.compile(
            rf".{{1,{_SUBJECT}}}?(?<![别其但可凡就标求点键务])(?:{any_of('definitions')})"
        ),
        past=re.compile(any_of("past")),
        targets=re.compile(any_of("target_lists")),
    )


def _by_first(words: list[str]) -> _Openings:
    found: dict[str, list[str]] = {}
    for word in sorted(set(words), key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return {first: tuple(group) for first, group in found.items()}


def _opens(text: str, words: _Openings, at: int = 0) -> bool:
    """Whether one of the words stands at a position."""
    return text.startswith(words.get(text[at : at + 1], ()), at)


def clauses(text: str) -> list[str]:
    """The clauses of a sentence, without numbering and punctuation.

    >>> clauses("（一）加强农业，稳定粮食生产。")
    ['加强农业', '稳定粮食生产']
    """
    parts = _CLAUSE_END.split(text)
    parts[0] = _unnumbered(parts[0])
    return list(filter(None, parts))


def _unnumbered(text: str) -> str:
    numbering = _NUMBERING.match(text)
    return text[numbering.end() :] if numbering else text


def plain(text: str) -> str:
    """A sentence without numbering, marks and white space, to compare by.

    >>> plain("（一）稳就业、促增收，增长5.5%。")
    '稳就业促增收增长5.5%'
    """
    return _MARKS.sub("", _unnumbered(text))


def _directive(clause: str, cues: _Cues, stating: bool) -> float:
    """How clearly a clause tells that something is to be done: 1, 0.5 (a verb inside) or 0.

    ``stating`` says that a word of ``cues.stating`` can be in it.
    """
    at = _behind_openers(clause, cues.opener) if clause[0] in cues.opener else 0
    if clause.startswith(cues.hope, at):
        return 0.0
    opening = _opens(clause, cues.work, at) or (at > 0 and _opens(clause, cues.verb))
    if opening and not stating:
        return 1.0
    if cues.modal.search(clause) or ("要" in clause and "要" in cues.not_modal.sub("", clause)):
        return 1.0
    if stating and cues.copula.match(clause, at):
        return 0.0
    if opening:
        return 1.0
    return 0.5 if cues.inner_verb.search(clause) else 0.0


def _behind_openers(clause: str, openers: _Openings) -> int:
    at = 0
    while found := openers.get(clause[at : at + 1]):
        length = next((len(word) for word in found if clause.startswith(word, at)), 0)
        if not length:
            break
        at += length
    return at


def _names_work(clause: str, cues: _Cues) -> bool:
    """Whether a verb of work follows the modal word of a clause."""
    return any(_opens(clause, cues.verb, m.end()) for m in cues.must.finditer(clause))


def _is_maxim(parts: list[str], cues: _Cues) -> bool:
    """Whether a sentence says what a thing is and then only that it matters.

    So 项目是发展的压舱石，必须一个一个抓, but not 民间投资是短板，必须放宽准入.
    """
    if not cues.definition.match(parts[0]) or _opens(parts[0], cues.verb):
        return False
    return not any(_opens(part, cues.verb) or _names_work(part, cues) for part in parts[1:])


def directs(text: str) -> bool:
    """Whether a sentence of a plan commits to something rather than weighs up, explains or hopes.

    >>> directs("加强农田水利建设。"), directs("改革是今年政府工作的首要任务。")
    (True, False)
    """
    cues = _cues()
    if text.endswith(("！", "!", "？", "?")):  # calls and rhetorical questions
        return False
    if _LONG_ENOUGH.match(text) is None:
        return False
    parts = clauses(text)
    if not parts or parts[0].startswith(cues.outcome):
        return False
    stating = cues.stating.search(text) is not None
    if stating and _is_maxim(parts, cues):
        return False
    return _mostly_directs(parts, text, cues, stating) and cues.formula.search(text) is None


def _mostly_directs(parts: list[str], text: str, cues: _Cues, stating: bool) -> bool:
    """Whether most clauses tell what is to be done, or any where the sentence does not weigh up."""
    clear, some = 0, False
    for part in parts:
        strength = _directive(part, cues, stating)
        some = some or strength > 0
        clear += strength == 1.0
        if 2 * clear > len(parts):
            return True
    return some and cues.analysis.search(text) is None


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

"""Which runs of words in a text are terms that a reader would name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.zh.lexicon import load_table
from reportdiff.zh.meaning import load_meaning
from reportdiff.zh.segment import cut

_QUOTED = re.compile(r"“([^”“，。；]{2,14})”")
_PLUS = re.compile(r"[\u3400-\u9fff]{2,6}[+＋]")
_RUN = re.compile(r"[\u3400-\u9fffA-Za-z0-9+＋]+")
_MIXED = re.compile(r"[\d!-~＋\u3400-\u4dff\u9fd6-\u9fff]")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_SHORTEST, _LONGEST = 2, 12  # characters of a term
_MOST_WORDS = 4
_COMPOUND = 4  # characters of the shortest compound
_RARE = 4.0  # weight of a word that stands in two of a hundred sentences


@dataclass(frozen=True, slots=True)
class _Lists:
    stop: frozenset[str]
    breaks: frozenset[str]
    verbs: frozenset[str]
    not_first: frozenset[str]
    not_last: tuple[str, ...]
    adverbs: tuple[str, ...]
    never_inside: frozenset[str]
    endings: tuple[str, ...]
    heads: tuple[str, ...]
    known: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table = load_table("stopwords")
    return _Lists(
        stop=frozenset(table["words"]),
        breaks=frozenset(table["breaks"]),
        verbs=frozenset(load_table("commitments")["verbs"]),
        not_first=frozenset(table["not_first"]),
        not_last=tuple(table["not_last"]),
        adverbs=tuple(table["adverbs"]),
        never_inside=frozenset(table["breaks"]) | frozenset(table["adverbs"]),
        endings=tuple(table["name_endings"]),
        heads=tuple(table["heads"]),
        known=frozenset(load_table("userwords")["terms"]),
    )


def quoted_names(text: str) -> Iterator[str]:
    """Names in quotation marks, with the word that belongs to a short one.

    >>> list(quoted_names("开展“四个年”行动，推行“一网通办”。"))
    ['“四个年”行动', '“一网通办”']
    """
    for match in _QUOTED.finditer(text):
        after = text[match.end() :]
        ending = next((e for e in _lists().endings if after.startswith(e)), "")
        yield match.group() + ending


def plus_names(text: str) -> Iterator[str]:
    """Names of the kind 人工智能+.

    >>> list(plus_names("拓展“智能+”，推进互联网+"))
    ['智能+', '互联网+']
    """
    if "+" not in text and "＋" not in text:
        return
    for match in _PLUS.finditer(text):
        for run in _runs_between_breaks(cut(match.group()[:-1])):
            yield "".join(run) + "+"


def noun_runs(text: str) -> list[tuple[str, ...]]:
    """Runs of words between marks, particles and the verbs that open them.

    >>> [''.join(run) for run in noun_runs("打造生物制造、商业航天、低空经济等新增长引擎")]
    ['生物制造', '商业航天', '低空经济', '增长引擎']
    """
    return [run for words in _cut_runs(text) for run in _runs_between_breaks(words)]


_BREAKS, _OPENS, _CLOSES = 1, 2, 4


@lru_cache(maxsize=1 << 15)
def _role(word: str) -> int:
    """What a word does to a run: it breaks it, can't stand first in it, or can't stand last."""
    lists = _lists()
    if word in lists.breaks or not _HAN.fullmatch(word):
        return _BREAKS
    opens = word in lists.verbs or word in lists.not_first
    return _OPENS * opens | _CLOSES * (word in lists.not_last)


def _runs_between_breaks(words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    run: list[str] = []
    for word in (*words, ""):
        role = _role(word)
        if role & _BREAKS:
            while run and _role(run[-1]) & _CLOSES:
                run.pop()
            if run:
                yield tuple(run)
                run = []
        elif run or not role & _OPENS:
            run.append(word)


def _cut_runs(text: str) -> Iterable[list[str]]:
    """The words of each run of characters between marks.

    Where nothing but Chinese characters and marks stands in a text its words are those of its
    runs, and the text is cut once for all that ask. A figure takes in what stands around it.
    """
    if _MIXED.search(text):
        return (cut(match.group()) for match in _RUN.finditer(text))
    return [cut(text)]


@lru_cache(maxsize=1 << 14)
def is_term_shaped(term: str) -> bool:
    """Whether a run of characters is of a term's length and not one of the everyday words."""
    lists = _lists()
    everyday = term in lists.stop or term in lists.verbs or term in lists.not_first
    return _SHORTEST <= len(term) <= _LONGEST and not everyday


def is_name(term: str) -> bool:
    """Whether quotation marks, a plus sign or the genre's word list make a name of it."""
    return term.startswith("“") or term.endswith("+") or term in _lists().known


def bare_name(text: str) -> str:
    """A text without its quotation marks."""
    return text.replace("“", "").replace("”", "")


def core(term: str) -> str:
    """What must stand in a text for a term to be in it: of a quoted name what is in the marks.

    >>> core("“三北”工程"), core("低空经济")
    ('三北', '低空经济')
    """
    return term[1:].split("”")[0] if term.startswith("“") else term


def has_head(term: str) -> bool:
    """Whether a compound ends in a word that often heads a new term."""
    return len(term) >= _COMPOUND and term.endswith(_lists().heads)


def standing(term: str) -> float:
    """How likely a reader is to call a run of words a term, from 0 (never) to 3.5.

    >>> standing("“新三样”"), standing("低空经济"), standing("困难比较多")
    (3.0, 3.5, 0.0)
    """
    lists = _lists()
    if term in lists.known:
        return 3.5 if len(term) >= _COMPOUND else 2.2
    if is_name(term):
        return 3.0
    words = cut(term)
    if not is_term_shaped(term) or len(words) > _MOST_WORDS:
        return 0.0
    if len(words[0]) < 2 or not lists.never_inside.isdisjoint(words):
        return 0.0
    if term.startswith(lists.adverbs) or words[0] in lists.not_first:
        return 0.0
    if term.endswith(lists.not_last):
        return 0.0
    if len(term) < _COMPOUND:
        return 0.5 if len(words) == 1 and rarity(term) >= _RARE else 0.0
    headed = has_head(term) and lists.verbs.isdisjoint(words)
    return 2.0 if headed else 1.0


def rarity(term: str) -> float:
    """How rare the words of a term are in the genre, as the mean of their weights.

    A name counts as rare even where the reports behind the table are full of it by now.
    """
    table = load_meaning()
    if is_name(term):
        return table.rarest
    weights = [table.weight_of(w) for w in cut(term.strip("“”+")) if _HAN.fullmatch(w)]
    return sum(weights) / len(weights) if weights else table.rarest

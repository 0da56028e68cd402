"""Which runs of words in a text are terms that a reader would name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportdiff.zh.lexicon import alternation, load_table
from reportdiff.zh.meaning import is_content_word, load_meaning
from reportdiff.zh.segment import cut

_PLUS = re.compile(r"[\u3400-\u9fff]{2,6}[+＋]")
_PIECE = re.compile(r"[\u3400-\u9fffA-Za-z0-9+＋]+")
_MIXED = re.compile(r"[\d!-~＋\u3400-\u4dff\u9fd6-\u9fff]")
_SHORTEST, _LONGEST = 2, 12  # characters of a term
_MOST_WORDS = 4
_COMPOUND = 4  # characters of the shortest compound
_RARE = 4.0  # weight of a word that stands in two of a hundred sentences

_ByEdge = Mapping[str, tuple[str, ...]]
"""Words by their first or their last character: one or two of them are tried, not a hundred."""


@dataclass(frozen=True, slots=True)
class _Lists:
    stop: frozenset[str]
    breaks: frozenset[str]
    verbs: frozenset[str]
    not_first: frozenset[str]
    not_last: frozenset[str]
    never_inside: frozenset[str]
    known: frozenset[str]
    adverbs_from: _ByEdge
    not_last_by: _ByEdge
    heads_by: _ByEdge


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table = load_table("stopwords")
    return _Lists(
        stop=frozenset(table["words"]),
        breaks=frozenset(table["breaks"]),
        verbs=frozenset(load_table("commitments")["verbs"]),
        not_first=frozenset(table["not_first"]),
        not_last=frozenset(table["not_last"]),
        never_inside=frozenset(table["breaks"]) | frozenset(table["adverbs"]),
        known=frozenset(load_table("userwords")["terms"]),
        adverbs_from=_by_edge(table["adverbs"], 0),
        not_last_by=_by_edge(table["not_last"], -1),
        heads_by=_by_edge(table["heads"], -1),
    )


def _by_edge(words: Sequence[str], edge: int) -> _ByEdge:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for word in words:
        found[word[edge]] += (word,)
    return dict(found)


@lru_cache(maxsize=1)
def _quoted() -> re.Pattern[str]:
    endings = alternation(load_table("stopwords")["name_endings"])
    return re.compile(rf"“[^”“，。；\n]{{2,14}}”(?:{endings})?")


def quoted_names(text: str) -> list[str]:
    """Names in quotation marks, with the word that belongs to a short one.

    >>> quoted_names("开展“四个年”行动，推行“一网通办”。")
    ['“四个年”行动', '“一网通办”']
    """
    return _quoted().findall(text)


def plus_names(text: str) -> list[str]:
    """Names of the kind 人工智能+.

    >>> plus_names("拓展“智能+”，推进互联网+")
    ['智能+', '互联网+']
    """
    if "+" not in text and "＋" not in text:
        return []
    names = (match.group()[:-1] for match in _PLUS.finditer(text))
    return ["".join(run) + "+" for name in names for run in _runs_between_breaks(tuple(cut(name)))]


def noun_runs(texts: Iterable[str]) -> list[tuple[str, ...]]:
    """Runs of words between marks, particles and the verbs that open them.

    >>> [''.join(run) for run in noun_runs(["打造生物制造、商业航天、低空经济等新增长引擎"])]
    ['生物制造', '商业航天', '低空经济', '增长引擎']
    """
    words: list[str] = []
    for text in texts:
        for piece in _pieces(text):
            words += cut(piece)
            words.append("\n")
    return _runs_between_breaks(tuple(words))


def _pieces(text: str) -> Sequence[str]:
    """What is cut into words: the runs of characters between marks.

    Where nothing but Chinese characters and marks stands in a text its words are those of its
    runs, and the text is cut once for all that ask. A figure takes in what stands around it.
    """
    return _PIECE.findall(text) if _MIXED.search(text) else (text,)


_ROLES = "wocb"  # of a word that is neither of these, of an opener, of a closer, of both
_CLOSERS = "cb"
_BREAK = "|"
_RUN = re.compile("[wc][wocb]*")


@lru_cache(maxsize=1 << 15)
def _role(word: str) -> str:
    """What a word does to a run: it breaks it, can't stand first in it, or can't stand last."""
    lists = _lists()
    if word in lists.breaks or not is_content_word(word):
        return _BREAK
    opens = word in lists.verbs or word in lists.not_first
    return _ROLES[opens + 2 * (word in lists.not_last)]


def _runs_between_breaks(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """All runs of a text at once, found in a string that has one character for each word."""
    roles = "".join(map(_role, words))
    runs = []
    for match in _RUN.finditer(roles):
        start, end = match.span()
        if roles[end - 1] in _CLOSERS:
            end = start + len(match.group().rstrip(_CLOSERS))
        if start < end:
            runs.append(words[start:end])
    return runs


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


def is_headed(term: str) -> bool:
    """Whether a compound ends in a word that often heads a new term."""
    return len(term) >= _COMPOUND and term.endswith(_lists().heads_by.get(term[-1], ()))


def named_at_once(terms: Iterable[str]) -> list[str]:
    """Those of many terms that count the first time they are used: names, and headed compounds.

    >>> named_at_once(["低空经济", "困难比较多", "“新三样”", "智能+"])
    ['低空经济', '“新三样”', '智能+']
    """
    heads, known = _lists().heads_by, _lists().known
    return [
        term
        for term in terms
        if (last := term[-1]) == "+"
        or (last in heads and is_headed(term))
        or term[0] == "“"
        or term in known
    ]


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
    if term.endswith(lists.not_last_by.get(term[-1], ())) or not is_term_shaped(term):
        return 0.0
    if term.startswith(lists.adverbs_from.get(term[0], ())):
        return 0.0
    words = cut(term)
    first = words[0]
    if len(words) > _MOST_WORDS or len(first) < 2 or first in lists.not_first:
        return 0.0
    if not lists.never_inside.isdisjoint(words):
        return 0.0
    if len(term) < _COMPOUND:
        return 0.5 if len(words) == 1 and rarity(term) >= _RARE else 0.0
    return 2.0 if is_headed(term) and lists.verbs.isdisjoint(words) else 1.0


def rarity(term: str) -> float:
    """How rare the words of a term are in the genre, as the mean of their weights.

    A name counts as rare even where the reports behind the table are full of it by now.
    """
    table = load_meaning()
    if is_name(term):
        return table.rarest
    weights = [table.weight_of(w) for w in cut(term.strip("“”+")) if is_content_word(w)]
    return sum(weights) / len(weights) if weights else table.rarest

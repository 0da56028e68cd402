"""The catalogue of recurring indicators: which name of a figure means which indicator.

The indicators are in ``data/indicators.toml``, whose head explains the format.
Names are looked up exactly, after words have gone that never tell two
indicators apart; nothing here is fuzzy, since a wrong key is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, cast

from reportdiff.model import Kind
from reportdiff.zh.lexicon import alternation, load_table

Good = Literal["up", "down", "ceiling", "none"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An indicator. ``id`` is its identity across kinds and units.

    ``title`` is what to call it where two reports use different names, ``keys``
    the key of each kind it occurs in, ``units`` the base units (scale words
    left out) of its levels and changes, and ``good`` the direction wanted:
    ``up``, ``down``, ``ceiling`` (an upper limit: below it is met) or ``none``.
    """

    id: str
    title: str
    keys: Mapping[Kind, str] = field(hash=False)
    units: frozenset[str]
    good: Good


@dataclass(frozen=True, slots=True)
class Match:
    """What a name means: the indicator, and the key for the kind and unit asked for."""

    key: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Index:
    """``bare`` names mean an indicator by themselves, ``opened`` ones after a verb."""

    rows: dict[str, dict[str, Any]]
    bare: dict[str, str]
    opened: dict[str, list[str]]
    worded: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Words:
    """Words that may stand at the start or end of a name, and how long the longest is.

    Sets, and not regular expressions, which take 4 ms to compile.
    """

    words: frozenset[str]
    longest: int

    def opening(self, text: str) -> int:
        """The length of the longest of the words that a text starts with and goes on after."""
        for length in range(min(self.longest, len(text) - 1), 0, -1):
            if text[:length] in self.words:
                return length
        return 0

    def closing(self, text: str) -> int:
        """The length of the longest of the words that a text ends in and has more before."""
        for length in range(min(self.longest, len(text) - 1), 0, -1):
            if text[-length:] in self.words:
                return length
        return 0


@dataclass(frozen=True, slots=True)
class _Spelling:
    """What never tells two names apart."""

    same: re.Pattern[str]
    same_as: dict[str, str]
    scopes: _Words
    tails: dict[str, _Words]
    openings: _Words
    endings: _Words
    compared: re.Pattern[str]
    grade: re.Pattern[str]
    grades: dict[str, str]


def find(stem: str, kind: Kind, unit: str, name: str = "") -> Match | None:
    """The indicator that a figure measures, or None when the catalogue doesn't surely have it.

    ``stem`` is the name without its word of change (国内生产总值), ``name`` the
    full one, tried when the stem says nothing. ``unit`` may carry its scale
    word. For the kind ``qualitative`` the stem may be the whole clause.

    >>> find("全市生产总值", "growth", "%").key
    'gdp_growth'
    >>> find("居民收入增长与经济增长基本同步", "qualitative", "").entry.id
    'residents_income'
    >>> find("中央财政赤字", "level", "亿元").key
    'central_deficit'
    >>> find("养殖业投资", "growth", "%") is None
    True
    """
    for text in dict.fromkeys((stem, name)):
        for form in _forms(text, kind):
            match = _look_up(form, kind, unit)
            if match is not None:
                return match
    return None


def good_direction(key: str) -> Good:
    """The direction wanted of the indicator of a key; ``none`` for keys not of the catalogue."""
    rows = _index().rows
    part = key
    while part:
        row = rows.get(part) or rows.get(part.removeprefix("new_"))
        if row is not None:
            return cast("Good", row.get("good", "up"))
        part = part.rpartition("_")[0]
    return "none"


def normal_stem(stem: str) -> str:
    """A name in one spelling, without scope, time, quotes and brackets, to compare names by.

    >>> normal_stem("全市“专精特新”企业的占比")
    '专精特新企业比重'
    """
    *_, text = _without_scopes(_one_spelling(stem))
    *_, text = _without_tails(text, None)
    return text


@lru_cache(maxsize=1)
def known_names() -> frozenset[str]:
    """All names of the catalogue as written there, for a segmenter that should keep them whole."""
    rows = load_table("indicators")["indicators"].values()
    return frozenset(n for row in rows for n in row["names"].split() if len(n) > 1)


def entries() -> list[Entry]:
    """All indicators, those that a year adds to a stock included, graded ones left out."""
    rows = _index().rows
    gained = [f"new_{id_}" for id_, row in rows.items() if "gains" in row]
    return [_entry(id_) for id_ in dict.fromkeys([*rows, *gained])]


@lru_cache(maxsize=1)
def _index() -> _Index:
    rows = cast("dict[str, dict[str, Any]]", load_table("indicators")["indicators"])
    bare: dict[str, str] = {}
    opened: dict[str, list[str]] = {}
    worded: dict[str, str] = {}
    for id_, row, names in zip(rows, rows.values(), _column(rows, "names"), strict=True):
        if row.get("bare", True):
            bare.update(dict.fromkeys(names, id_))
        if "verbs" in row or "gains" in row:
            for name in names:
                opened.setdefault(name, []).append(id_)
    for index, column in ((bare, "also"), (worded, "worded")):
        for id_, names in zip(rows, _column(rows, column), strict=True):
            index.update(dict.fromkeys(names, id_))
    return _Index(rows, bare, opened, worded)


def _column(rows: dict[str, dict[str, Any]], column: str) -> list[list[str]]:
    """The names in one column of every row, in one spelling (in one pass, three times faster)."""
    lines = "\n".join(cast("str", row.get(column, "")) for row in rows.values())
    return [line.split() for line in _respelled(lines).split("\n")]


@lru_cache(maxsize=1)
def _spelling() -> _Spelling:
    table = load_table("indicators")
    same_as = {v: word for word, variants in table["same"].items() for v in variants.split()}
    scopes, qualitative = table["scopes"], table["qualitative"]
    regions = [r + end for r in scopes["regions"].split() for end in ("", *_REGION_ENDS)]
    tails = {kind: words.split() for kind, words in table["tails"].items()}
    grades = {w: grade for grade, words in table["grades"].items() for w in words.split()}
    return _Spelling(
        same=re.compile(alternation(list(same_as))),
        same_as=same_as,
        scopes=_words(scopes["words"].split() + regions),
        tails={kind: _words(words + tails["any"]) for kind, words in tails.items()},
        openings=_words(scopes["words"].split() + qualitative["openings"].split()),
        endings=_words(f"{qualitative['predicates']} {qualitative['adverbs']}".split()),
        compared=re.compile(alternation(qualitative["compared"].split())),
        grade=re.compile(alternation(list(grades))),
        grades=grades,
    )


_REGION_ENDS = ("省", "市", "自治区", "地区", "全市", "全省")


def _words(words: list[str]) -> _Words:
    return _Words(frozenset(words), max(map(len, words)))


_BRACKETED = re.compile(r"[（(][^（）()\n]*[）)]|[（(].*$")
_SIGNS = re.compile(r"[“”‘’\"《》「」『』的，：；。）)]+")
# What an extractor carries along from 由1997年的…增加到: the years of comparison.
_FROM_YEAR = re.compile(r"(?:从|由|自)\d.*$|\d{4}年.{0,4}$")


def _one_spelling(text: str) -> str:
    return _FROM_YEAR.sub("", _respelled("".join(text.split())))


def _respelled(text: str) -> str:
    spelling = _spelling()
    text = _SIGNS.sub("", _BRACKETED.sub("", text))
    return spelling.same.sub(lambda m: spelling.same_as[m.group()], text)


# The longest name of the catalogue has under 30 characters; longer stems are clauses.
_LONGEST = 48


def _forms(text: str, kind: Kind) -> Iterator[str]:
    """What may be looked up for a name, from what is written to what is left of it."""
    text = _one_spelling(text)
    if not text or len(text) > _LONGEST:
        return
    endings = list(_without_predicates(text)) if kind == "qualitative" else [text]
    if kind == "share" and "占" in text and not text.endswith("比重"):
        endings.append(text + "比重")
    if kind == "change" and text.endswith("新"):
        # 公共充电桩新增5.4万个, whose 增 was taken for the word of change
        endings.insert(0, "新增" + text[:-1])
    for ending in endings:
        for shorter in _without_tails(ending, kind):
            yield from _without_scopes(shorter, in_words=kind == "qualitative")


def _without_predicates(text: str) -> Iterator[str]:
    """生态环境质量持续改善 -> 生态环境质量; 居民收入增长与经济增长同步 -> 居民收入."""
    spelling = _spelling()
    yield text
    compared = spelling.compared.search(text)
    if compared and compared.start() > 0:
        text = text[: compared.start()]
        yield text
    while length := spelling.endings.closing(text):
        text = text[:-length]
        yield text


def _without_tails(text: str, kind: Kind | None) -> Iterator[str]:
    tails = _spelling().tails
    alike = {"change": "level", "qualitative": "growth"}
    own = tails.get(alike.get(str(kind), str(kind)), tails["any"])
    yield text
    while length := own.closing(text):
        text = text[:-length]
        yield text


def _without_scopes(text: str, *, in_words: bool = False) -> Iterator[str]:
    scopes = _spelling().openings if in_words else _spelling().scopes
    yield text
    while length := scopes.opening(text):
        text = text[length:]
        yield text


def _look_up(form: str, kind: Kind, unit: str) -> Match | None:
    index, spelling = _index(), _spelling()
    if kind == "qualitative" and form in index.worded:
        return _match(index.worded[form], kind, unit)
    for id_ in _ids(form, kind, index):
        match = _match(id_, kind, unit)
        if match is not None:
            return match
    grade = spelling.grade.search(form)
    if grade is None:
        return None
    for id_ in _ids(form[: grade.start()] + form[grade.end() :], kind, index):
        if _row(id_).get("graded"):
            return _match(f"{id_}_{spelling.grades[grade.group()]}", kind, unit)
    return None


# The longest opening words (新增建设和改造提升).
_LONGEST_VERB = 9


def _ids(form: str, kind: Kind, index: _Index) -> Iterator[str]:
    """The ids that a name may stand for; new_<id> is what a year adds to a stock."""
    if form in index.bare:
        id_ = index.bare[form]
        gained = kind == "change" and "gains" in index.rows[id_]
        yield f"new_{id_}" if gained else id_
    for cut in range(2, min(len(form), _LONGEST_VERB + 1)):
        for id_ in index.opened.get(form[cut:], ()):
            if form[:cut] in _verbs(index.rows[id_].get("verbs", "")):
                yield id_
            elif form[:cut] in _verbs(index.rows[id_].get("gains", "")):
                yield f"new_{id_}"


@lru_cache(maxsize=256)
def _verbs(words: str) -> frozenset[str]:
    groups = load_table("indicators")["verbs"]
    return frozenset(v for word in words.split() for v in groups.get(word, word).split())


def _match(id_: str, kind: Kind, unit: str) -> Match | None:
    """The match, if figures of this kind and unit can be of the indicator."""
    entry = _entry(id_)
    if kind == "qualitative":
        return Match(f"{id_}_qualitative", entry)
    key = entry.keys.get(kind)
    if key is None:
        return None
    if kind in ("growth", "share"):
        return Match(key, entry) if unit in _RATES else None
    if unit.endswith(_POINTS):
        return Match(key, entry) if kind == "change" and "share" in entry.keys else None
    group = _unit_group(id_, unit)
    return None if group is None else Match(key + group, entry)


_POINTS = ("百分点", "千分点", "基点")
_RATES = frozenset({"%", "‰", "成", "倍"})
_SCALE = re.compile(r"^(?:[十百千]?(?:万亿|亿|万)|[百千](?![分克瓦米伏公]))")


def _unit_group(id_: str, unit: str) -> str | None:
    """Nothing for the first group of an indicator's units, _<group> for another, None for none."""
    base = _SCALE.sub("", unit) or "-"
    for place, group in enumerate(_unit_groups(_row(id_))):
        if base in _units(group) or f"={unit}" in _units(group):
            return f"_{group}" if place else ""
    return None


def _unit_groups(row: dict[str, Any]) -> list[str]:
    default = "money" if "level" in _kinds(row) else ""
    return cast("str", row.get("units", default)).split()


def _kinds(row: dict[str, Any]) -> str:
    words = cast("str", row.get("kinds", "amount"))
    return cast("str", load_table("indicators")["kinds"].get(words, words))


@lru_cache(maxsize=64)
def _units(group: str) -> frozenset[str]:
    return frozenset(load_table("indicators")["units"][group].split())


def _row(id_: str) -> dict[str, Any]:
    return _index().rows[_origin(id_)[0]]


def _origin(id_: str) -> tuple[str, str]:
    """The id of the line that an id comes from, and its grade: the stock for new_<id>."""
    rows = _index().rows
    stock = id_.removeprefix("new_")
    if id_ in rows or stock in rows:
        return (id_ if id_ in rows else stock), ""
    grades = sorted(load_table("indicators")["grades"], key=len, reverse=True)
    grade = next(g for g in grades if stock.endswith(f"_{g}"))
    return stock.removesuffix(f"_{grade}"), grade


@lru_cache(maxsize=1024)
def _entry(id_: str) -> Entry:
    origin, grade = _origin(id_)
    row = _index().rows[origin]
    gained = origin != id_ and id_.startswith("new_")
    title = row.get("title", row["names"].split()[0])
    if grade:
        title = load_table("indicators")["grades"][grade].split()[0] + title
    first, *others = ("level+change growth" if gained else _kinds(row)).split()
    keys = dict.fromkeys(first.split("+"), id_)
    for kinds in others:
        same = kinds.split("+")
        keys |= dict.fromkeys(same, f"{id_}_{same[0]}")
    units = frozenset(u.lstrip("=") for group in _unit_groups(row) for u in _units(group))
    return Entry(
        id=id_,
        title=f"新增{title}" if gained else title,
        keys=cast("Mapping[Kind, str]", keys),
        units=units,
        good=row.get("good", "up"),
    )

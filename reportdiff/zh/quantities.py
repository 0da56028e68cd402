"""Finding figures with their units, bounds and ranges in normalised Chinese text.

Dates, ordinals, names with numerals (5G, G331, “十四五”, 15分钟生活圈) are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportdiff.lexicon import active, per_lexicon
from reportdiff.zh.lexicon import alternation, load_table
from reportdiff.zh.numerals import SCALES, parse_numeral
from reportdiff.zh.quantity import Quantity, bounded, scale_of
from reportdiff.zh.series import mark_baselines, share_units

__all__ = ["Quantity", "find_quantities", "has_quantity", "mark_baselines", "scale_of"]


_ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
_DIGIT_WORDS = "零〇一二三四五六七八九"
_HAN_WORDS = _DIGIT_WORDS + "两十百千万亿"
_HAN = rf"[{_HAN_WORDS}]+(?:点[{_DIGIT_WORDS}]+)?"
_SCALE = r"(?:[多余来几]?(?:十|百|千)?(?:万亿|亿|万)|[多余]?(?:千|百)(?![分克瓦米伏公]))"
_MORE = r"[多余来]"
_JOIN = r"(?:-|~|—{1,2}|至|到)"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """``figure`` is any number with what follows it, ``plain`` one that is not the first of a range."""

    start: re.Pattern[str]
    plain: re.Pattern[str]
    figure: re.Pattern[str]
    bare_scale: re.Pattern[str]
    percent_words: re.Pattern[str]
    fraction: re.Pattern[str]
    half: re.Pattern[str]
    classes: dict[str, str]


@per_lexicon
def _patterns() -> _Patterns:
    table = load_table("units")
    classes = {u: name for name in ("duration", "count", "measure", "rate") for u in table[name]}
    classes |= dict.fromkeys(active().units, "count")
    per = r"(?:/(?:每)?[\u4e00-\u9fff]{1,4}?(?=[以左，。；、）]|$))?"
    unit = rf"(?!{alternation(table['words'])})(?:{alternation(list(classes))})"
    number = rf"(?P<a>{_ARABIC}|{_HAN})(?P<am>{_MORE})?"
    measured = rf"(?P<scale>{_SCALE})?(?P<m>{_MORE})?(?P<unit>(?:{unit}){per})?"
    return _Patterns(
        start=re.compile(_start(max(map(len, classes)))),
        plain=re.compile(number + measured),
        figure=re.compile(
            rf"{number}(?:(?P<as>{_SCALE}|%)?(?P<au>{unit})?{_JOIN}(?P<b>{_ARABIC}))?{measured}"
        ),
        bare_scale=re.compile(rf"(?P<scale>万亿|千亿|百亿|亿|万|千万|百万)(?P<unit>{unit})"),
        percent_words=re.compile(rf"百分之(?P<a>{_HAN}|{_ARABIC})"),
        fraction=re.compile(r"(?P<d>[二三四五六七八九十])分之(?P<n>[一二两三四五六七八九])"),
        half=re.compile(
            r"一半|半数|(?P<n>[一二两三四五六七八九])成(?P<h>半)?(?![功立果为员效长本年就品])"
        ),
        classes=classes,
    )


def _start(longest_unit: int) -> str:
    """Where a quantity may start.

    A single numeral in characters is in every third sentence (一揽子, 三年, 万众): it can only be a
    quantity by what stands right beside it, or be the first of a range that ends in digits. All
    starts are one set of characters, over which a search runs faster than over alternatives.
    """
    beside = rf"[{_HAN_WORDS}多余来几分成半件%]|点[{_DIGIT_WORDS}]"
    ranged = rf".{{0,{longest_unit}}}?{_JOIN}\d"
    here = rf"(?<=[0-9])|(?<=[近超过破达约][万亿])|(?=(?:{beside}|{ranged}))(?<!半)|(?<=半)数"
    return rf"[0-9半{_HAN_WORDS}](?:{here})"


_RANGE_AHEAD = re.compile(rf"{_JOIN}\d")


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of a normalised sentence, in order; see :mod:`reportdiff.zh.normalise`.

    >>> [(q.value, q.unit, q.bound) for q in find_quantities("就业1200万人以上，失业率控制在5.5%以内")]
    [(1200.0, '万人', 'at_least'), (5.5, '%', 'at_most')]
    """
    patterns = _patterns()
    if patterns.start.search(text) is None:
        return []
    found = list(_quantities(text, patterns))
    return share_units(found, text) if len(found) > 1 else found


def has_quantity(text: str) -> bool:
    """Whether :func:`find_quantities` finds any, at the cost of the first."""
    return next(_quantities(text, _patterns()), None) is not None


def _quantities(text: str, patterns: _Patterns) -> Iterator[Quantity]:
    head = patterns.start.search(text)
    while head is not None:
        quantity, at = _quantity_at(text, head.start(), patterns)
        if quantity is not None:
            yield quantity
        head = patterns.start.search(text, at)


def _quantity_at(text: str, start: int, patterns: _Patterns) -> tuple[Quantity | None, int]:
    """The quantity that starts at a position, or None, and where to go on."""
    if not text[start].isascii():
        special = _special_at(text, start, patterns) or _bare_scale_at(text, start, patterns)
        if special is not None:
            return special, special.end
    match = patterns.plain.match(text, start)
    if match is None:
        return None, start + 1
    number, high = "a", None
    if _RANGE_AHEAD.match(text, match.end()):
        match = patterns.figure.match(text, start) or match
        high = match.group("b")
        number = "b" if high else "a"
    quantity = _figure(text, match, high, patterns)
    return quantity, match.end(number) if quantity is None else quantity.end


def _special_at(text: str, start: int, patterns: _Patterns) -> Quantity | None:
    """百分之七点五, 三分之二, 五成, 一半."""
    match = patterns.percent_words.match(text, start)
    if match:
        raw = match.group("a")
        value = float(raw.replace(",", "")) if raw[0].isdigit() else parse_numeral(raw)
        return (
            None if value is None else bounded(text, start, match.end(), value, None, "%", "rate")
        )
    match = patterns.fraction.match(text, start)
    if match:
        numerator, denominator = parse_numeral(match.group("n")), parse_numeral(match.group("d"))
        if numerator and denominator:
            value = round(100 * numerator / denominator, 2)
            return bounded(text, start, match.end(), value, None, "%", "rate")
    match = patterns.half.match(text, start)
    halved = text[match.end() : match.end() + 2] in ("以上", "左右") if match else False
    if match and (match.group("n") or halved or text[start - 1 : start] == "的"):
        tens = parse_numeral(match.group("n")) if match.group("n") else 5.0
        value = (tens or 0) * 10 + (5 if match.group("h") else 0)
        return bounded(text, start, match.end(), value, None, "%", "rate")
    return None


_BEFORE_SCALE = ("近", "超", "超过", "突破", "达", "约", "过")


def _bare_scale_at(text: str, start: int, patterns: _Patterns) -> Quantity | None:
    """近亿人次, 超万亿元: one of the scale itself, only where a bound word says so."""
    if not text.endswith(_BEFORE_SCALE, 0, start):
        return None
    match = patterns.bare_scale.match(text, start)
    if match is None:
        return None
    unit = match.group("unit")
    scale = match.group("scale")
    # 近千万 and 百亿 are 1000 万 and 100 亿: the written scale word is the last character.
    value, word = (
        (1.0, scale) if len(scale) == 1 or scale == "万亿" else (SCALES[scale[0]], scale[1:])
    )
    return bounded(text, start, match.end(), value, None, word + unit, patterns.classes[unit])


# What makes a number part of a name or an ordinal when it stands right before it.
_NAMED_BEFORE = frozenset(
    "第-—_.“‘(（＃#前双满abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)


def _figure(
    text: str, match: re.Match[str], high: str | None, patterns: _Patterns
) -> Quantity | None:
    start, end = match.span()
    before = text[max(0, start - 2) : start]
    # A dash at the start of a clause (——) is no name's dash.
    if (before[-1:] in _NAMED_BEFORE and before != "——") or before == "时速" or before == "No":
        return None
    raw, am, scale, m, unit = match.group("a", "am", "scale", "m", "unit")
    scale = scale or ""
    if "几" in scale:
        return None
    if not raw[0].isdigit():
        return None if high else _han_figure(text, match, patterns)
    if not unit and (not scale or (high and match.group("as") == "%")):
        return None
    after = text[end : end + 1]
    if after == "+" or (after.isascii() and after.isalpha()):
        return None
    unit = unit or ""
    if after in _CLOSING_QUOTES and _inside_quotes(text, start):
        return None
    if unit in _UNITS_OF_NAMES and _is_date_or_name(text, match, raw, unit, scale):
        return None
    more = bool(am or m or scale[:1] in ("多", "余"))
    scale = scale.lstrip("多余来")
    unit_class = patterns.classes.get(unit.split("/")[0], patterns.classes.get(unit, "count"))
    value = float(raw.replace(",", ""))
    upper = float(high.replace(",", "")) if high else None
    return bounded(text, start, end, value, upper, scale + unit, unit_class, more=more)


# Classifiers after which a plain numeral in characters is a count of things said, not a figure.
_WEAK_HAN_UNITS = frozenset(
    [
        "年",
        "天",
        "日",
        "小时",
        "分钟",
        "岁",
        "届",
        "次",
        "期",
        "里",
        "家",
        "户",
        "方",
        "度",
        "位",
        "成",
    ]
)
_VAGUE = frozenset("数几若上")
_HAN_FIGURE = re.compile(r"[一二两三四五六七八九十][百千万亿]|[十百千][一二三四五六七八九万亿]|点")
# 十件民生实事: the one list whose length is a yearly promise.
_HAN_PROJECTS = re.compile(r"(?:民生|为民|惠民)?(?:办)?实事")
_HAN_SCALES = (("万亿", 1e12), ("亿", 1e8), ("万", 1e4))


def _han_figure(text: str, match: re.Match[str], patterns: _Patterns) -> Quantity | None:
    """Figures in characters: 一千二百万人, 四百多个. Single digits are enumerations, not figures."""
    written, unit = match.group("a"), match.group("unit")
    if unit is None:
        return None
    tail = (match.group("scale") or "").lstrip("多余来")
    value = parse_numeral(written)
    if value is None:
        return None
    if unit == "件" and _HAN_PROJECTS.match(text, match.end()):
        return bounded(text, match.start(), match.end(), value, None, unit, "count")
    if not (_HAN_FIGURE.search(written) or tail):
        return None
    if written[0] in "百千万亿" or text[match.start() - 1 : match.start()] in _VAGUE:
        return None
    if unit in _WEAK_HAN_UNITS and not re.search("[万亿]", written + tail):
        return None
    more = bool(match.group("am") or match.group("m"))
    total = value * SCALES.get(tail, 1.0)
    scale, factor = next(
        ((s, f) for s, f in _HAN_SCALES if s[-1] in written + tail and total >= f), ("", 1.0)
    )
    unit_class = patterns.classes.get(unit.split("/")[0], "count")
    return bounded(
        text,
        match.start(),
        match.end(),
        round(total / factor, 8),
        None,
        scale + unit,
        unit_class,
        more=more,
    )


_YEARISH = re.compile(r"(?:1[89]|20)\d\d$")
_CLOSING_QUOTES = frozenset("”》’")


def _inside_quotes(text: str, at: int) -> bool:
    """Whether a quotation is open at a position: “科技金融15条” is a name as a whole."""
    lead = text[max(0, at - 12) : at]
    return max(map(lead.rfind, "“《‘")) > max(map(lead.rfind, "”》’"))


_PLACES = frozenset("省市县乡镇村")
_UNITS_OF_NAMES = _PLACES | {"年", "日", "年级", "个", "位"}


def _is_date_or_name(text: str, match: re.Match[str], raw: str, unit: str, scale: str) -> bool:
    """2023年, 3月5日, 5级, 7位: numerals that state no quantity."""
    start, end = match.span()
    after = text[end : end + 2]
    if unit in ("年", "日", "年级"):
        after_month = "月" in text[max(0, start - 2) : start]
        return len(raw) == 4 or after_month or _YEARISH.search(raw) is not None
    if unit == "个":
        return after.startswith("月")
    if unit == "位":
        return text[max(0, start - 1) : start] in ("第", "前", "列")
    if scale or after[:1] in ("、", "，", "。", "以", "的", "（", ""):
        return False
    return after[:1] in ("道", "级", "域")

"""Finding figures with their units, bounds and ranges in normalised Chinese text.

Dates, ordinals, names with numerals (5G, G331, “十四五”, 15分钟生活圈) are no quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.lexicon import active, per_lexicon
from reportdiff.zh.lexicon import alternation, load_table
from reportdiff.zh.numerals import SCALES, parse_numeral
from reportdiff.zh.quantity import Quantity, bounded, scale_of
from reportdiff.zh.series import mark_baselines, share_units

__all__ = ["Quantity", "find_quantities", "mark_baselines", "scale_of"]


_ARABIC = r"\d+(?:,\d{3})*(?:\.\d+)?"
_HAN = r"[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?"
_SCALE = r"(?:[多余来几]?(?:十|百|千)?(?:万亿|亿|万)|[多余]?(?:千|百)(?![分克瓦米伏公]))"
_MORE = r"[多余来]"


@dataclass(frozen=True, slots=True)
class _Patterns:
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
    unit = alternation(list(classes))
    per = r"(?:/(?:每)?[\u4e00-\u9fff]{1,4}?(?=[以左，。；、）]|$))?"
    unit = rf"(?!{alternation(table['words'])})(?:{unit})"
    join = r"(?:-|~|—{1,2}|至|到)"
    return _Patterns(
        figure=re.compile(
            rf"(?P<a>{_ARABIC}|{_HAN})(?P<am>{_MORE})?"
            rf"(?:(?P<as>{_SCALE}|%)?(?P<au>{unit})?{join}(?P<b>{_ARABIC}))?"
            rf"(?P<scale>{_SCALE})?(?P<m>{_MORE})?(?P<unit>(?:{unit}){per})?"
        ),
        bare_scale=re.compile(rf"(?P<scale>万亿|千亿|百亿|亿|万|千万|百万)(?P<unit>{unit})"),
        percent_words=re.compile(rf"百分之(?P<a>{_HAN}|{_ARABIC})"),
        fraction=re.compile(r"(?P<d>[二三四五六七八九十])分之(?P<n>[一二两三四五六七八九])"),
        half=re.compile(
            r"一半|半数|(?P<n>[一二两三四五六七八九])成(?P<h>半)?(?![功立果为员效长本年就品])"
        ),
        classes=classes,
    )


_SKIP_BEFORE = re.compile(r"(?:第|[A-Za-z\-—_.“‘]|[(（]|No|＃|#|时速|前|双|满)$")
_LETTER_AFTER = re.compile(r"[A-Za-z+]")
_YEARISH = re.compile(r"(?:1[89]|20)\d\d$")
_VAGUE = re.compile(r"[数几若上]$")


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of a normalised sentence, in order; see :mod:`reportdiff.zh.normalise`.

    >>> [(q.value, q.unit, q.bound) for q in find_quantities("就业1200万人以上，失业率控制在5.5%以内")]
    [(1200.0, '万人', 'at_least'), (5.5, '%', 'at_most')]
    """
    found: list[Quantity] = []
    at = 0
    while at < len(text):
        quantity, at = _next_quantity(text, at)
        if quantity is not None:
            found.append(quantity)
    return share_units(found, text)


_STARTS = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿半]")


def _next_quantity(text: str, at: int) -> tuple[Quantity | None, int]:
    """The quantity at or after a position (None if that place is none) and where to go on."""
    head = _STARTS.search(text, at)
    if head is None:
        return None, len(text)
    start = head.start()
    patterns = _patterns()
    if not text[start].isascii():
        for special in (_special_at, _bare_scale_at):
            quantity = special(text, start, patterns)
            if quantity is not None:
                return quantity, quantity.end
    match = patterns.figure.match(text, start)
    if match is None:
        return None, start + 1
    quantity = _figure(text, match, patterns)
    if quantity is None:
        return None, _after_number(text, match)
    return quantity, quantity.end


def _after_number(text: str, match: re.Match[str]) -> int:
    return match.end("b") if match.group("b") else match.end("a")


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


def _figure(text: str, match: re.Match[str], patterns: _Patterns) -> Quantity | None:
    start = match.start()
    raw, high = match.group("a"), match.group("b")
    before = text[max(0, start - 2) : start]
    if _SKIP_BEFORE.search(before) and not _range_dash(text, start):
        return None
    arabic = raw[0].isdigit()
    scale = (match.group("scale") or "").lstrip("多余来")
    if "几" in scale:
        return None
    unit = match.group("unit") or ""
    if not arabic:
        return _han_figure(text, match, patterns)
    after = text[match.end() : match.end() + 1]
    if _LETTER_AFTER.match(after) or (not unit and not scale and match.group("as") != "%"):
        return None
    value = float(raw.replace(",", ""))
    upper = float(high.replace(",", "")) if high else None
    if match.group("as") == "%" and not unit:
        return None
    if _is_date_or_name(text, match, unit, scale):
        return None
    more = bool(
        match.group("am")
        or match.group("m")
        or ((match.group("scale") or "")[:1] in "多余" and match.group("scale"))
    )
    unit_class = patterns.classes.get(unit.split("/")[0], patterns.classes.get(unit, "count"))
    return bounded(text, start, match.end(), value, upper, scale + unit, unit_class, more=more)


def _range_dash(text: str, start: int) -> bool:
    """A dash right before a figure at the start of a clause (——) or inside 6—7% is no name's dash."""
    return start >= 2 and text[start - 2 : start] == "——"


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
_HAN_FIGURE = re.compile(r"[一二两三四五六七八九十][百千万亿]|[十百千][一二三四五六七八九万亿]|点")
# 十件民生实事: the one list whose length is a yearly promise.
_HAN_PROJECTS = re.compile(r"(?:民生|为民|惠民)?(?:办)?实事")
_HAN_SCALES = (("万亿", 1e12), ("亿", 1e8), ("万", 1e4))


def _han_figure(text: str, match: re.Match[str], patterns: _Patterns) -> Quantity | None:
    """Figures in characters: 一千二百万人, 四百多个. Single digits are enumerations, not figures."""
    written, unit = match.group("a"), match.group("unit")
    if unit is None or match.group("b"):
        return None
    tail = (match.group("scale") or "").lstrip("多余来")
    value = parse_numeral(written)
    if value is None:
        return None
    if unit == "件" and _HAN_PROJECTS.match(text, match.end()):
        return bounded(text, match.start(), match.end(), value, None, unit, "count")
    if not (_HAN_FIGURE.search(written) or tail):
        return None
    if written[0] in "百千万亿" or _VAGUE.search(text[max(0, match.start() - 1) : match.start()]):
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


def _inside_quotes(text: str, at: int) -> bool:
    """Whether a quotation is open at a position: “科技金融15条” is a name as a whole."""
    lead = text[max(0, at - 12) : at]
    return max(map(lead.rfind, "“《‘")) > max(map(lead.rfind, "”》’"))


def _is_date_or_name(text: str, match: re.Match[str], unit: str, scale: str) -> bool:
    """2023年, 3月5日, 15分钟生活圈, “31条”, 5级, 7位: numerals that state no quantity."""
    start, end = match.start(), match.end()
    raw = match.group("a")
    after = text[end : end + 2]
    if unit in ("年", "日", "年级") and (
        _YEARISH.search(raw) or len(raw) == 4 or "月" in text[max(0, start - 2) : start]
    ):
        return True
    if not unit and not scale:
        return True
    if after[:1] in ("”", "》", "’") and _inside_quotes(text, start):
        return True
    if unit == "个" and after.startswith("月"):
        return True
    if (
        unit in ("省", "市", "县", "乡", "镇", "村")
        and not scale
        and after[:1] not in ("、", "，", "。", "以", "的", "（", "")
    ):
        return after[:1] in ("道", "级", "域")
    return unit == "位" and bool(re.search(r"第$|前$|列$", text[max(0, start - 1) : start]))

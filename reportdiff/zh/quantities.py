"""Finding figures with their units, bounds and ranges in normalised Chinese text.

Dates, ordinals, names with numerals (5G, G331, “十四五”, 15分钟生活圈) are no quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportdiff.model import Bound
from reportdiff.zh.lexicon import alternation, load_table
from reportdiff.zh.numerals import SCALES, parse_numeral


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: ``text[start:end]`` with its bound words, ``text[number:end]`` without those before.

    ``value`` and ``upper`` are in ``unit``, scale word included (``1.3``, ``万亿斤``).
    ``unit_class`` is ``rate``, ``measure``, ``count`` or ``duration``. ``baseline`` marks the
    first figure of 从…提高到….
    """

    start: int
    number: int
    end: int
    value: float
    upper: float | None
    unit: str
    unit_class: str
    bound: Bound
    baseline: bool = False

    @property
    def size(self) -> float:
        """The value with the scale word multiplied out."""
        return self.value * scale_of(self.unit)


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


@cache
def _patterns() -> _Patterns:
    table = load_table("units")
    classes = {u: name for name in ("duration", "count", "measure", "rate") for u in table[name]}
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


def scale_of(unit: str) -> float:
    """The factor that the scale word at the head of a unit stands for (万人 -> 10000)."""
    for n in (2, 1):
        factor = SCALES.get(unit[:n])
        if (
            factor
            and not (n == len(unit) and unit in ("千", "百"))
            and unit[n:] not in ("克", "瓦")
        ):
            return factor
    return 1.0


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
    return _with_units_shared(found, text)


_STARTS = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿半]")


def _next_quantity(text: str, at: int) -> tuple[Quantity | None, int]:
    """The quantity at or after a position (None if that place is none) and where to go on."""
    head = _STARTS.search(text, at)
    if head is None:
        return None, len(text)
    start = head.start()
    patterns = _patterns()
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
            None if value is None else _bounded(text, start, match.end(), value, None, "%", "rate")
        )
    match = patterns.fraction.match(text, start)
    if match:
        numerator, denominator = parse_numeral(match.group("n")), parse_numeral(match.group("d"))
        if numerator and denominator:
            value = round(100 * numerator / denominator, 2)
            return _bounded(text, start, match.end(), value, None, "%", "rate")
    match = patterns.half.match(text, start)
    halved = text[match.end() : match.end() + 2] in ("以上", "左右") if match else False
    if match and (match.group("n") or halved or text[start - 1 : start] == "的"):
        tens = parse_numeral(match.group("n")) if match.group("n") else 5.0
        value = (tens or 0) * 10 + (5 if match.group("h") else 0)
        return _bounded(text, start, match.end(), value, None, "%", "rate")
    return None


def _bare_scale_at(text: str, start: int, patterns: _Patterns) -> Quantity | None:
    """近亿人次, 超万亿元: one of the scale itself, only where a bound word says so."""
    if not re.search(r"(?:近|超|超过|突破|达|约|过)$", text[max(0, start - 2) : start]):
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
    return _bounded(text, start, match.end(), value, None, word + unit, patterns.classes[unit])


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
    return _bounded(text, start, match.end(), value, upper, scale + unit, unit_class, more=more)


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
        return _bounded(text, match.start(), match.end(), value, None, unit, "count")
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
    return _bounded(
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


_PREFIX = re.compile(
    r"(?P<at_least>(?:不低于|不少于|不小于|至少|超过|突破|高于|大于|多于|超出|跨越|跃过|越过|迈上|超|过))$|"
    r"(?P<at_most>(?:最高|最多|上限为?|不超过|不高于|不大于|不多于|低于|少于|小于|不突破|控制在不超过))$|"
    r"(?P<about>(?:大约|接近|将近|大体|约合|约为|约|近))$"
)
_SUFFIX = re.compile(
    r"(?P<at_least>以上|及以上|[多余](?=[，。；、）]|$))|(?P<at_most>以内|以下|之内|内(?=[，。；、）]|$))|(?P<about>左右|上下)"
)


def _bounded(
    text: str,
    number: int,
    end: int,
    value: float,
    upper: float | None,
    unit: str,
    unit_class: str,
    *,
    more: bool = False,
) -> Quantity:
    """The quantity with the bound words around it (不低于…, …以上)."""
    before = _PREFIX.search(text[max(0, number - 6) : number])
    after = _SUFFIX.match(text, end)
    start = number - (len(before.group()) if before else 0)
    bound: Bound = "exact"
    if before:
        bound = _named(before)
    if after:
        end = after.end()
        bound = _named(after) if bound == "exact" or bound == "about" else bound
    if more and bound in ("exact", "about"):
        bound = "at_least"
    if upper is not None:
        bound = "range"
    if (
        bound == "exact"
        and re.search(r"控制在$", text[max(0, start - 3) : start])
        and after is None
    ):
        bound = "exact"
    return Quantity(start, number, end, value, upper, unit, unit_class, bound)


def _named(match: re.Match[str]) -> Bound:
    name = match.lastgroup
    return "at_least" if name == "at_least" else "at_most" if name == "at_most" else "about"


_ONLY_SCALE = re.compile(r"^(?:十|百|千)?(?:万亿|亿|万)?$")


def _with_units_shared(found: list[Quantity], text: str) -> list[Quantity]:
    """净减少10.6万、3.8万、3.3万平方公里: a figure without unit takes that of the next in its list."""
    from dataclasses import replace

    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        here, after = out[i], out[i + 1]
        between = text[here.end : after.start]
        if (
            _ONLY_SCALE.match(here.unit)
            and between in ("、", "和", "与", "及", "，")
            and after.unit
        ):
            bare = re.sub(r"^(?:十|百|千)?(?:万亿|亿|万)", "", after.unit)
            out[i] = here = replace(here, unit=here.unit + bare, unit_class=after.unit_class)
        listed = between in ("、", "和", "与") and here.unit == after.unit
        if listed and here.bound == "exact" and text[: after.end].endswith(_SHARED_BOUNDS):
            # 达到95%、97%以上: the bound behind the last figure is for all of them.
            out[i] = replace(here, bound=out[i + 1].bound)
    return out


_SHARED_BOUNDS = ("以上", "以内", "以下", "左右")


_FROM = re.compile(r"(?:从|由|自)(?:\d{4}年)?(?:[^，。；0-9]{0,12}?)$")
_TO = re.compile(
    r"^(?:左右|以上|以下)?(?:左右)?(?:大幅|逐步|逐年|明显|累计|扩大|稳步)?(?:提高|增加|上升|增长|下降|降低|减少|压缩|缩短|提升|扩大|增|降|升|压减|调整|扩展|扩|跃升|拓展|调|发展|缩小|跃|攀升)?(?:至|到|为)"
)


def mark_baselines(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities with ``baseline`` set on the first figure of 从…提高到…."""
    from dataclasses import replace

    out = list(quantities)
    for i, here in enumerate(out):
        has_from = _FROM.search(text[max(0, here.start - 16) : here.start])
        if has_from and i + 1 < len(out) and _TO.match(text[here.end : out[i + 1].start]):
            out[i] = replace(here, baseline=True)
    return out

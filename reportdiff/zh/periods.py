"""Which year, or span of years, a sentence of a report speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportdiff.zh.numerals import parse_numeral

_SPAN = re.compile(
    r"(?:过去|这|近|最近)?(?P<n>[三四五六七八九十]|十[一二])(?:年来|年间|年里|年工作|年累计|年总体|年平均|年年均|年的|年(?=增加|增长|接近|新增|[0-9]|，|$))"
)
_SINGLE = re.compile(
    r"一年来|过去一年|过去的一年|去年|上年|全年|年末|年底|(?:19|20)\d\d年(?=[是，]|工作|全年|以来)"
)
_EXPLICIT_END = re.compile(r"(?:到|至|截至|截止)(?P<y>(?:19|20)\d\d)年")
_EXPLICIT = re.compile(r"(?<![比较由从自])(?P<y>(?:19|20)\d\d)年(?!版|来|以来|以后|国家|度)")
_PLAN_END = re.compile(r"“(?P<n>[一二三四五六七八九十]{1,3})五”(?:期末|末|时期末|规划末)")
_PER_YEAR = re.compile(r"年均|平均每年|每年|连年|多年|逐年")


@dataclass(frozen=True, slots=True)
class Period:
    """The period that the surrounding text is about: ``length`` years that end in ``end``."""

    end: int
    length: int = 1

    @property
    def label(self) -> str:
        """``"2023"``, or ``"2018-2022"`` for a longer one."""
        if self.length == 1:
            return str(self.end)
        return f"{self.end - self.length + 1}-{self.end}"


def span_length(text: str) -> int | None:
    """The number of years that a text says it looks back on (五年来 -> 5), None if it does not."""
    match = _SPAN.search(text)
    if match is None:
        return None
    value = parse_numeral(match.group("n"))
    return int(value) if value else None


_ONE_YEAR = re.compile(r"(?:刚刚过去的|过去的)?(?:一年|(?:19|20)\d\d年)，?是")


def context_after(text: str, opening: bool, current: Period, end: int) -> Period:
    """The period after reading the first sentence of a paragraph, or a heading.

    A look back over five years holds until a text speaks of a single year again.
    """
    length = span_length(text)
    if length and length >= 3:
        return Period(end, length)
    if _ONE_YEAR.match(text) or (opening and (_SINGLE.search(text) or f"{end}年" in text)):
        return Period(end)
    return current


_CUMULATIVE = re.compile(
    r"累计|新增|新建|改造|新设|完成|年均|每年|连年|稳定在|保持在|增长|下降|总体|上亿|多年|总计"
)
_REACHED = re.compile(r"(?:到|至|达|突破|超过|占|为|已)")


def year_of(clause: str, sentence: str, context: Period, *, level: bool) -> str | None:
    """The year or span that a reported figure is for.

    ``clause`` are the words before the figure, ``level`` whether it is a state
    reached (by the end of the period) rather than a sum or change over it.
    """
    explicit = _EXPLICIT_END.search(clause) or _EXPLICIT.search(clause)
    if explicit:
        return str(explicit.group("y"))
    length = span_length(clause) or (span_length(sentence) if context.length == 1 else None)
    if length and length >= 3:
        return Period(context.end, length).label
    if context.length > 1:
        if re.search(r"去年|上年|年末|年底|目前", sentence):
            return str(context.end)
        if level and _REACHED.search(clause) and not _CUMULATIVE.search(clause):
            return str(context.end)
        if re.search(r"多年|历年", clause):
            return None
    elif _PER_YEAR.search(clause) and "年均" in clause:
        return Period(context.end, 5).label
    return context.label


_SOME_TIME = re.compile(r"(?:今后|未来)(?:一个时期|一段时期|几年|一段时间)")

_NEXT_FIVE = re.compile(r"(?:今后|未来)五年")
_PAST_YEAR = re.compile(r"(?<![比较由从自])(?P<y>(?:19|20)\d\d)年(?!以前)")


def past_year(clause: str, plan_year: int) -> str | None:
    """The year before the plan that a clause speaks of, where it names no later one."""
    years = [int(y) for y in _PAST_YEAR.findall(clause)]
    return str(years[-1]) if years and max(years) < plan_year else None


def target_year(clause: str, sentence: str, plan_year: int) -> str | None:
    """The year that a target is to be reached in: the plan year unless another is named.

    None where the text only says that it will take some years (今后一个时期).
    """
    if _SOME_TIME.search(sentence):
        return None
    if _NEXT_FIVE.search(clause):
        return str(plan_year + 4)
    for text in (clause, sentence):
        explicit = _EXPLICIT_END.search(text)
        if explicit and int(explicit.group("y")) >= plan_year:
            return str(explicit.group("y"))
        ending = _PLAN_END.search(text)
        if ending:
            number = parse_numeral(ending.group("n"))
            if number:
                return str(int(number) * 5 + 1955)
        if text is clause:
            named = [y for y in _EXPLICIT.findall(text) if int(y) >= plan_year]
            if named:
                return str(named[-1])
    return str(plan_year)


_FIVE_YEARS_PAST = re.compile(
    r"“[^”]{2,3}五”(?:时期|期间)?[^，。；]{0,12}(?:成就|成绩|回顾|完成|实现|顺利)|(?:过去|这)五年"
)
_LONG_PLAN = re.compile(
    r"“(?P<n>[一二三四五六七八九十]{1,3})五”(?:时期|期间)|(?:今后|未来)(?:五年|一个时期|几年)|(?P<y>20[2-6][05])年远景目标"
)
_THIS_YEAR = re.compile(r"今年|(?:19|20)\d\d年(?=[，是政经工重主]|发展|要)|做好\d{4}年")


def plan_horizon(text: str, opening: bool, current: Period, year: int) -> Period:
    """The year that a plan is speaking of: this one, or the end of a five-year plan.

    ``opening`` is the first sentence of a paragraph; only there the horizon
    changes. A look back inside the plan (“十三五”时期的成就) is a period before it.
    """
    if not opening:
        return current if current.end >= year or current.length > 1 else Period(year)
    if _THIS_YEAR.search(text):
        return Period(year)
    if _FIVE_YEARS_PAST.search(text):
        return Period(year - 1, 5)
    match = _LONG_PLAN.search(text[:40])
    if match:
        number = parse_numeral(match.group("n")) if match.group("n") else None
        return Period(int(number) * 5 + 1955 if number else year + 4, 5)
    if current.end > year or current.length > 1:
        return current
    return Period(year)


_TIME_LEAD = re.compile(
    r"(?:^|[，；。：])(?P<lead>[^，；。：]{0,4}(?:截至|截止|到|去年|今年|目前|年底|年末)[^，；。：]{0,8})，$"
)


def time_lead(text: str, clause: int) -> int:
    """Where the words of a clause start when the clause before only gives the time (截至去年底，)."""
    match = _TIME_LEAD.search(text[:clause])
    return match.start("lead") if match else clause

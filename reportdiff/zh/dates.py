"""Dates, sessions and speakers in the lines before a report, and the years it names."""

from __future__ import annotations

import re
from datetime import date

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "Ｏ": "0",
}
_NUMERAL = "[〇○零Ｏ一二三四五六七八九]"
_CHINESE_YEAR = re.compile(rf"({_NUMERAL}{{4}})年")
_CHINESE_DAY = re.compile(r"(?<=[年月])([一二三四五六七八九十]{1,3})(?=[月日])")
_DATE = re.compile(r"((?:19|20)[0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")
_SESSION = re.compile(
    r"(?:(?<=在)|(?<=日)|(?<=上)|(?<=：)|^)((?:[\u4e00-\u9fff]{2,20}?)?第?[一二三四五六七八九十百0-9]+届"
    r"[\u4e00-\u9fff]{0,6}?(?:代表大会|人大)第?[一二三四五六七八九十0-9]+次(?:全体)?会议)"
)
_OFFICES = "国务院总理|总理|省长|市长|州长|县长|区长|旗长|镇长|乡长|盟长|专员|主席|主任|行政长官"
_SPEAKER = re.compile(
    rf"(?:代理?)?(?:{_OFFICES})(?:同志)?[：:]?([\u4e00-\u9fff]{{1,8}}(?:·[\u4e00-\u9fff]{{1,8}})+|[\u4e00-\u9fff]{{2,4}}?)"
    r"(?=$|同志|作|在|代表|[0-9（(，。—-])"
)
_NAME_FIRST = re.compile(rf"(?:日)([\u4e00-\u9fff]{{2,4}})(?:代理?)?(?:{_OFFICES})")
_REVIEWED = re.compile(r"((?:19|20)[0-9]{2})年[^0-9\n]{0,10}?工作的?(?:回顾|总结|完成情况)")
_PLANNED = re.compile(
    r"((?:19|20)[0-9]{2})年(?:度)?(?:的)?[^0-9]{0,12}(?:安排|任务|目标|部署|要求|建议|重点|打算|计划|工作$)",
    re.MULTILINE,
)
_AHEAD = re.compile(
    r"(?:([0-9]{4})年|今年|新的一年)(?:[^，。]{0,12}是|，?(?:我们)?(?:要|将|做好|搞好))"
)
# Also before a month and a day without separators: 20240110.
_ANY_YEAR = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:年|(?![0-9])|(?=[01][0-9][0-3][0-9](?![0-9])))"
)
_LOOKS_BACK = re.compile("总结|回顾|执行|完成")


def arabic_years(text: str) -> str:
    """Years and days in Chinese numerals as digits: 二〇二四年三月五日 -> 2024年3月5日."""
    text = _CHINESE_YEAR.sub(lambda m: "".join(_DIGITS[c] for c in m.group(1)) + "年", text)

    def day(match: re.Match[str]) -> str:
        tens, sep, ones = match.group(1).rpartition("十")
        value = int(_DIGITS.get(ones, "0")) + (int(_DIGITS.get(tens, "1")) * 10 if sep else 0)
        return str(value)

    return _CHINESE_DAY.sub(day, _CHINESE_DAY.sub(day, text))


def delivery_date(front: str) -> str | None:
    """The first whole date in the lines before a report, as YYYY-MM-DD.

    >>> delivery_date("——二〇二四年三月五日在第十四届全国人民代表大会第二次会议上")
    '2024-03-05'
    """
    for match in _DATE.finditer(arabic_years(front)):
        try:
            return date(*(int(g) for g in match.groups())).isoformat()
        except ValueError:
            continue
    return None


def session_of(front: str) -> str | None:
    """The congress and session, 第十四届全国人民代表大会第二次会议."""
    match = _SESSION.search(front)
    return match.group(1).rpartition("在")[2] if match else None


def speaker_of(front: str) -> str | None:
    """Who delivered it, by the office before the name.

    >>> speaker_of("国务院总理李强"), speaker_of("自治区主席艾尔肯·吐尼亚孜")
    ('李强', '艾尔肯·吐尼亚孜')
    """
    match = _SPEAKER.search(front) or _NAME_FIRST.search(front)
    return match.group(1) if match else None


def plan_year(front: str, titles: str, names: str, text: str) -> int | None:
    """The year a report was delivered in and makes commitments for.

    In this order: a date before the text, the title of the review (a review of
    2023 is delivered in 2024), the report's title and file name, titles about
    what is planned, the year the text begins with (it is about the year before).

    >>> plan_year("", "一、2023年工作回顾", "", ""), plan_year("", "", "2019.txt", "")
    (2024, 2019)
    """
    delivered = delivery_date(front)
    if delivered:
        return int(delivered[:4])
    titles, front = arabic_years(titles), arabic_years(front)
    reviewed = _REVIEWED.search(titles) or _REVIEWED.search(front) or _REVIEWED.search(names)
    planned = [int(m.group(1)) for m in _PLANNED.finditer(titles)]
    if reviewed:
        return int(reviewed.group(1)) + 1
    for title in (front, names):
        years = [int(m.group(1)) for m in _ANY_YEAR.finditer(title)]
        if years:
            both = years[0] + 1 in years and _LOOKS_BACK.search(title)
            return years[0] + 1 if both else years[0]
    if planned:
        return planned[0]
    years = [int(m.group(1)) for m in _ANY_YEAR.finditer(arabic_years(text))]
    return years[0] + 1 if years else None


def looks_ahead(opening: str, year: int | None) -> bool:
    """Whether a paragraph turns to the plan year: 今年是…, 2024年是…, 今年，我们要….

    >>> looks_ahead("2024年是关键之年", 2024), looks_ahead("2023年是很不平凡的一年", 2024)
    (True, False)
    """
    match = _AHEAD.match(arabic_years(opening))
    return match is not None and (match.group(1) is None or int(match.group(1)) == year)

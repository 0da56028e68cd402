"""Whose report it is: names of administrative places in titles, date lines and file names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reportdiff.zh.lexicon import alternation, load_table

NATION = "全国"

_NATIONAL = re.compile(r"国务院|全国人民代表大会")
_CONGRESS = re.compile(
    r"在([\u4e00-\u9fff]{2,20}?)第?[一二三四五六七八九十百0-9]+届(?:人民代表|人大)"
)
_OFFICE = re.compile(
    r"([\u4e00-\u9fff]{2,20}?)(?:人民)?(?:政府|人大|街道办事处|管委会|管理委员会)?(?:政府)?"
    r"(?:20[0-9]{2}年度?)?(?:政府)?(?:工作(?:报告|总结)|施政报告)"
)
_HEAD = re.compile(
    r"^([\u4e00-\u9fff]{2,20}?)(?:人民政府)?代?理?"
    r"(?:省长|市长|州长|县长|区长|旗长|镇长|乡长|盟长|行政长官|自治区主席|主席)"
)
# A department names the place it belongs to: 江苏省仪征市水利局.
_DEPARTMENT = re.compile(
    r"^((?:[\u4e00-\u9fff]{2,10}?(?:省|自治区))?[\u4e00-\u9fff]{1,10}?[省市州盟县区旗镇乡])"
    r"[\u4e00-\u9fff]{2,16}(?:局|委|委员会|办|办公室|厅|中心|院|处)$"
)
# What file names have around the place: 政府工作报告-青崖县-2024.
_AROUND = re.compile(r"人民政府|(?:政府)?工作报告|工作总结|全文|[^\u4e00-\u9fff]+")
_BEFORE = re.compile(r"^(?:关于|第[一二三四五六七八九十]{1,3}师)(?=[\u4e00-\u9fff])")
_SPEAKS_FOR = re.compile(r"代表([\u4e00-\u9fff]{2,16}?)(?:人民)?政府")
_YEAR = re.compile(r"(?:关于)?(?:19|20)[0-9]{2}年?度?(?:的)?")
_LOCAL = re.compile("[全我][省市县区州盟旗镇乡村街]")
# National reports say 我国 38 to 190 times, provincial ones at most 10 times.
_OFTEN = 20
# 省人民政府, 市政府: which one, the text has said elsewhere.
# And 政府信息公开专区 of a website is no district.
_GENERIC = re.compile(
    r"^(?:本|全|我|各级|一级|今年|全面)|^[省市县区州乡镇]$|^自治[区州县旗]$|公开|专区$|社区$|会议"
)


@lru_cache(maxsize=1)
def _place() -> re.Pattern[str]:
    units = load_table("regions")["units"]
    upper, every = alternation(units["upper"]), alternation(units["all"])
    holder = rf"[\u4e00-\u9fff]{{2,10}}?(?:{upper})"
    return re.compile(rf"(?:{holder})?(?:{holder})?([\u4e00-\u9fff]+?(?:{every}))$")


def region_of(front: str, opening: str, names: Iterable[str]) -> str | None:
    """The place a report is about, by its lines before the text, its first words and other names.

    ``front`` and ``opening`` are plain text (simplified, without white space),
    ``names`` titles and file names, best first. The answer is the full name of
    a province (西藏自治区 for 西藏), the last unit of a longer name (仪征市 for
    江苏省仪征市), 全国 for the State Council, or None.

    >>> region_of("2025年1月19日在西藏自治区第十二届人民代表大会第三次会议上", "", [])
    '西藏自治区'
    >>> region_of("", "现在，我代表市人民政府报告工作", ["江苏省仪征市2024年政府工作报告.txt"])
    '仪征市'
    """
    if _NATIONAL.search(front) and not _CONGRESS.search(front):
        return NATION
    found = [m.group(1) for m in _CONGRESS.finditer(front)]
    for name in [front, *names]:
        found += [m.group(1) for m in _OFFICE.finditer(_YEAR.sub("", name))]
    found += [m.group(1) for m in _SPEAKS_FOR.finditer(opening)]
    for name in names:
        found += [m.group(1) for m in _HEAD.finditer(name)]
    for name in names:
        found += _AROUND.sub(" ", _YEAR.sub(" ", name)).split()
    for name in found:
        place = full_name(name)
        if place is not None:
            return place
    return NATION if _NATIONAL.search(opening) else None


def is_national(text: str) -> bool:
    """Whether a text without a place name speaks of the whole country.

    >>> is_national("我国" * 20), is_national("我国" * 20 + "全市" * 30)
    (True, False)
    """
    ours = text.count("我国")
    return ours >= _OFTEN and ours > len(_LOCAL.findall(text))


def full_name(name: str) -> str | None:
    """The full name of a place, None where the words are no name of one.

    >>> [full_name(n) for n in ("新疆", "江苏省仪征市", "吉林省吉林市", "省", "推进")]
    ['新疆维吾尔自治区', '仪征市', '吉林市', None, None]
    """
    provinces: dict[str, str] = load_table("regions")["provinces"]
    if name in provinces:
        return provinces[name]
    if name in provinces.values():
        return name
    if _GENERIC.search(name):
        return None
    department = _DEPARTMENT.match(name)
    name = _BEFORE.sub("", department.group(1) if department else name)
    match = _place().fullmatch(name)
    if match is None:
        return None
    place = match.group(1) if len(match.group(1)) > 2 else match.group()
    return None if _GENERIC.search(place) else place

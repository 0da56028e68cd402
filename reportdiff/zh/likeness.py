"""How alike two indicator names are, and whether two units can measure the same thing."""

from __future__ import annotations

import re
from functools import lru_cache

from reportdiff.zh.catalogue import normal_stem
from reportdiff.zh.naming import opening_verb
from reportdiff.zh.quantities import scale_of

# Characters that carry no identity in a name; measured against nothing, chosen by meaning.
_NOISE = re.compile(r"[“”‘’（）()《》、，·的了各类等和与及或]|预期|目标")
_CHANGE_WORDS = re.compile(r"(?:增长|增加|提高|上升|上涨|下降|降低|减少|压减|涨幅|增幅|增速)$")
_SCALE_HEAD = re.compile(r"^(?:百|千|十)?(?:万亿|亿|万)|^[百千](?![克瓦])")
_SAME_UNITS = {
    "元人民币": "元", "人民币": "元", "人民币元": "元", "个百分点": "百分点", "名": "人", "位": "人", "人口": "人", "人次": "人次",
    "家": "个", "所": "个", "处": "个", "座": "个", "项": "个", "件": "个", "条": "个", "户": "户", "千米": "公里", "公斤": "千克",
    "平米": "平方米", "场次": "场", "套间": "套", "套（间）": "套", "": "",
}  # fmt: skip


# Units of one magnitude: the unit they are compared in, and the factor.
_CONVERSIONS = {
    "吨": ("斤", 2000.0),
    "公斤": ("斤", 2.0),
    "千克": ("斤", 2.0),
    "公里": ("米", 1000.0),
    "千米": ("米", 1000.0),
    "公顷": ("亩", 15.0),
    "平方公里": ("亩", 1500.0),
    "兆瓦": ("千瓦", 1000.0),
    "吉瓦": ("千瓦", 1_000_000.0),
}


@lru_cache(maxsize=1024)
def _bare(unit: str) -> str:
    bare = _SCALE_HEAD.sub("", unit)
    return _SAME_UNITS.get(bare, bare)


def base_unit(unit: str) -> str:
    """A unit without its scale word; units of one magnitude, and classifiers of one, made one."""
    bare = _bare(unit)
    return _CONVERSIONS[bare][0] if bare in _CONVERSIONS else bare


def in_base_units(value: float, unit: str) -> float:
    """A value in the base unit, scale word multiplied out (1.2, 万人 -> 12000.0; 万吨 in 斤)."""
    factor = _CONVERSIONS.get(_bare(unit), ("", 1.0))[1]
    return round(value * scale_of(unit) * factor, 6)


def units_agree(left: str, right: str) -> bool:
    """Whether figures in these units can be the same measure (万人 and 人; 户 and 万户)."""
    a, b = base_unit(left), base_unit(right)
    return a == b or not a or not b


@lru_cache(maxsize=4096)
def name_parts(name: str) -> tuple[frozenset[str], frozenset[str], str]:
    """Characters and character pairs of a name without openings and noise, and the bare name."""
    bare = _NOISE.sub("", normal_stem(name))
    bare = _CHANGE_WORDS.sub("", bare) or bare
    bare = bare[len(opening_verb(bare)) :] or bare
    return frozenset(bare), frozenset(bare[i : i + 2] for i in range(len(bare) - 1)), bare


def without_noise(text: str) -> str:
    """A text without the characters that carry no identity in a name.

    >>> without_noise("保障和改善民生")
    '保障改善民生'
    """
    return _NOISE.sub("", text)


def name_likeness(left: str, right: str) -> float:
    """From 0 to 1: shared characters and character pairs, containment counted kindly.

    >>> name_likeness("城镇新增就业", "城镇新增就业") == 1.0
    True
    >>> name_likeness("工业投资", "固定资产投资") < 0.6
    True
    """
    chars_a, pairs_a, bare_a = name_parts(left)
    chars_b, pairs_b, bare_b = name_parts(right)
    if chars_a.isdisjoint(chars_b):  # so are most, and names of noise alone
        return 0.0
    if bare_a == bare_b:
        return 1.0
    by_char = 2 * len(chars_a & chars_b) / (len(chars_a) + len(chars_b))
    by_pair = 2 * len(pairs_a & pairs_b) / max(1, len(pairs_a) + len(pairs_b))
    inside = 0.0
    if bare_a.endswith(bare_b) or bare_b.endswith(bare_a):
        # Only a narrower name of the same thing: 财政赤字率 and 赤字率, not 国内生产总值 and its 能耗.
        inside = 0.6 + 0.4 * min(len(bare_a), len(bare_b)) / max(len(bare_a), len(bare_b))
    return max(0.4 * by_char + 0.6 * by_pair, inside if min(len(bare_a), len(bare_b)) >= 3 else 0.0)


def coverage(name: str, words: str) -> tuple[float, float, int]:
    """How much of a name a text holds, how much of the text the name fills, and the name's length.

    Both shares are over pairs of neighbouring characters, noise left out.
    """
    _, pairs, bare = name_parts(name)
    text = without_noise(words)
    there = {text[i : i + 2] for i in range(len(text) - 1)}
    shared = len(pairs & there)
    return shared / max(1, len(pairs)), shared / max(1, len(there)), len(bare)


# Who pays and that he pays. 中央财政安排429亿元 stands a dozen times in a report, each time for
# another purpose, which the name then does not say.
_PAYING = re.compile(
    r"(?:中央|地方|各级|全国|财政|政府|预算|安排|投入|支出|资金|下达|拨付|筹集|增加|新增|累计|共计|总计|此项|为此|今年|去年"
    r"|[将拟要再还又共到])+"
)


@lru_cache(maxsize=4096)
def names_no_matter(name: str) -> bool:
    """Whether a name says who pays but not for what.

    >>> names_no_matter("中央财政拟投入资金"), names_no_matter("中央财政救灾款")
    (True, False)
    """
    return _PAYING.fullmatch(name) is not None


def without_payer(text: str) -> str:
    """A text without the words that only say who pays, and that more is paid than last year.

    >>> without_payer("今年中央财政安排“三农”支出")
    '“三农”'
    """
    return _PAYING.sub("", text.replace("比上年", "").replace("比去年", ""))


def adds(left: str, right: str) -> bool:
    """Whether both names count what was added (新增, 净增)."""
    return all("新增" in n or "净增" in n for n in (left, right))

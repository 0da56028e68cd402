"""The marks and cue words by which headings and parts of a work report are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from reportdiff.zh.lexicon import load_table

MarkKind = Literal[
    "chapter",
    "cn",
    "cn_paren",
    "digit",
    "digit_paren",
    "circled",
    "shi",
    "yao",
    "di",
    "dash",
    "bullet",
]

_CN = "一二三四五六七八九十百"
_MARKS: tuple[tuple[MarkKind, re.Pattern[str]], ...] = (
    ("chapter", re.compile(rf"第([{_CN}]{{1,4}})(?:部分|[章编篇])[、：:，,\s\u3000]*")),
    ("di", re.compile(rf"第([{_CN}]{{1,3}})[，,、：:]\s*")),
    ("cn_paren", re.compile(rf"[（(〔]\s*([{_CN}]{{1,4}})\s*[）)〕]\s*[、．.]?\s*")),
    ("cn", re.compile(rf"([{_CN}]{{1,4}})(?:\s*[、．.]\s*|[ \t\u3000]{{1,4}}(?=\S))")),
    ("shi", re.compile(rf"([{_CN}]{{1,3}})则?是(?!否)\s*")),
    ("yao", re.compile(rf"([{_CN}]{{1,3}})要\s*")),
    ("digit_paren", re.compile(r"[（(〔]\s*([0-9０-９]{1,2})\s*[）)〕]\s*[、．.]?\s*")),
    ("digit", re.compile(r"([0-9０-９]{1,2})\s*(?:[、．]|\.(?![0-9]))\s*")),
    ("circled", re.compile(r"([①-⑳㈠-㈩])\s*")),
    ("bullet", re.compile(r"[●◆★■▲◇□☆▶►➢❖◎✦]\s*")),
    ("dash", re.compile(r"(?:[—–－─]{1,3}|-{2,4})\s*")),
)
_MARK_BEGINS = re.compile(rf"[第（(〔{_CN}0-9０-９①-⑳㈠-㈩●◆★■▲◇□☆▶►➢❖◎✦—–－─-]")
# normalise() of this package does the same with an offset map, at twenty times the cost.
_WIDE = {",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"}
# Not between Latin letters or digits: 1,200 and 9:30 stay. A class first is ten times as fast.
_HALF_PUNCTUATION = re.compile(r"[,;:()!?](?:(?![0-9A-Za-z])|(?<![0-9A-Za-z].))")
_FULL_AND_HALF = {0xFF10 + i: 0x30 + i for i in range(10)} | {
    start + i: ascii_start + i
    for start, ascii_start in ((0xFF21, 0x41), (0xFF41, 0x61))
    for i in range(26)
}
_FULL_AND_HALF |= str.maketrans("％．─―〔〕", "%.——（）")
# A pattern finds the few characters of other width in a third of the time that translating takes.
_OTHER_WIDTH = re.compile(f"[{''.join(map(chr, _FULL_AND_HALF))}]")
_ANNEX_LABEL = re.compile(
    r"[（(【\[]?附[件錄录表圖图]?\s*[0-9一二三四五六七八九十]{0,2}(?:[-－][0-9]{1,2})?\s*[）)】\]]?[：:]?"
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
# The pinyin that some copy sites put after each character, in brackets.
_PINYIN = re.compile(r"[（(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7}[)）]")
# The characters of the cue words that exist in traditional script only: does a text need conversion?
_TRADITIONAL = re.compile(
    "["
    "結語詞釋說錄關縮設爭務潔創現滿體從嚴職風顧總過幾來執況績進發歷轉變經濟勢標點議舉計劃後預奮鬥見個兩項問題會實難戰臨們當時"
    "爲為這踐證員領導觀認識還應須該視許諸幹顯較險與環節隱綜誠摯謝級統對強堅僑國鑄華團區軍隊門臺灣際產讓緊萬歲貢獻偉復興檢獲類"
    "責編輯閉頁頂掃條閱讀鏈聞權網圖辦單備瀏覽數間號報開業資農長財衛醫療養態羣衆眾黨縣鎮動學書記齊質]"
)
# What plain() changes; most texts hold none of it.
_UNUSUAL = re.compile(
    rf"[\s,;:()!?{_OTHER_WIDTH.pattern[1:-1]}{_TRADITIONAL.pattern[1:-1]}]|{_PINYIN.pattern}"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """The number or sign at the start of a paragraph: what kind, which ordinal, and its length."""

    kind: MarkKind
    ordinal: int
    length: int


def ordinal(numeral: str) -> int:
    """The number that 十二, 12, １２, ③ or ㈢ stands for (0 where it is none, up to 199).

    >>> [ordinal(n) for n in ("三", "十", "十二", "二十", "一百", "１２", "③", "㈢")]
    [3, 10, 12, 20, 100, 12, 3, 3]
    """
    if len(numeral) == 1:
        if "①" <= numeral <= "⑳":
            return ord(numeral) - ord("①") + 1
        if "㈠" <= numeral <= "㈩":
            return ord(numeral) - ord("㈠") + 1
    if numeral.isdecimal():
        return int(numeral)
    hundreds, _, rest = numeral.rpartition("百")
    tens, sep, ones = rest.rpartition("十")
    value = _DIGITS.get(hundreds, 0) * 100 + _DIGITS.get(ones, 0)
    return value + (_DIGITS.get(tens, 1) * 10 if sep else 0)


def mark_of(text: str) -> Mark | None:
    """The mark that a paragraph starts with, or None.

    >>> mark_of("（十）切实保障和改善民生").kind, mark_of("2024年，我们")
    ('cn_paren', None)
    """
    if _MARK_BEGINS.match(text) is None:
        return None
    for kind, pattern in _MARKS:
        match = pattern.match(text)
        if match:
            number = ordinal(match.group(1)) if match.groups() else 0
            return Mark(kind, number, match.end())
    return None


def parallel_openings(sentence: str) -> tuple[str, ...]:
    """The words by which a sentence that opens a paragraph can run parallel to others.

    Its first four characters, its first two where it is made of clauses, or
    its bullet. Numbers and dashes open enumerations and say nothing.

    >>> parallel_openings("一年来，我们坚持实业为本，产业体系加快升级。")
    ('一年来，', '一年+')
    >>> parallel_openings("聚力转型升级。"), parallel_openings("●经济稳中向好。")
    (('聚力转型',), ('●',))
    """
    mark = mark_of(sentence)
    if mark is not None:
        return (sentence[0],) if mark.kind == "bullet" else ()
    title = plain(sentence)
    return (title[:4], f"{title[:2]}+") if "，" in title else (title[:4],)


def is_annex_label(text: str) -> bool:
    """Whether a line is the label of an annex and nothing else.

    >>> [is_annex_label(t) for t in ("附件1", "附件：", "附件2 名词解释")]
    [True, True, False]
    """
    return _ANNEX_LABEL.fullmatch(text.strip()) is not None


@lru_cache(maxsize=512)  # half a dozen questions of each paragraph of a report
def plain(text: str) -> str:
    """Text for matching cues: simplified, full-width punctuation, no white space, no pinyin.

    It has another length than the source, so it is for questions of yes or no only.

    >>> plain("全面加強政府自身建設, 質態(tài)")
    '全面加强政府自身建设，质态'
    """
    if _UNUSUAL.search(text) is None:
        return text
    text = "".join(_PINYIN.sub("", text).split())
    text = _OTHER_WIDTH.sub(lambda m: m.group().translate(_FULL_AND_HALF), text)
    text = _HALF_PUNCTUATION.sub(lambda m: _WIDE[m.group()], text)
    return str(_simplifier().convert(text)) if _TRADITIONAL.search(text) else text


@lru_cache(maxsize=1)
def _simplifier() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled cue words of ``headings.toml``, one pattern for each list."""

    parts: dict[str, re.Pattern[str]]
    titles: dict[str, re.Pattern[str]]
    paragraphs: dict[str, re.Pattern[str]]
    residue: dict[str, re.Pattern[str]]
    strong: tuple[str, ...]
    words: tuple[str, ...]


def _compiled(table: dict[str, Any]) -> dict[str, re.Pattern[str]]:
    return {
        key: re.compile(value if isinstance(value, str) else "|".join(f"(?:{v})" for v in value))
        for key, value in table.items()
    }


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The cue words of the genre, read once from the package."""
    table = load_table("headings")
    return Cues(
        parts=_compiled(table["parts"]),
        titles=_compiled(table["titles"]),
        paragraphs=_compiled(table["paragraphs"]),
        residue=_compiled(table["residue"]),
        strong=tuple(table["genre"]["strong"]),
        words=tuple(table["genre"]["words"]),
    )

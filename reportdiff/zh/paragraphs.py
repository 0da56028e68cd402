"""What the edges of a paragraph say: whether it is complete, and whether it continues another."""

from __future__ import annotations

import re

from reportdiff.zh.headings import mark_of
from reportdiff.zh.sentences import title_end

_CLOSED = frozenset("。！？；：!?;:…”’」』）)》】.")
_OPENING = "《“‘「『（(〈【"
_INSIDE = frozenset("》”’」』）)〉】，、。；：！？,;")
_COMMAS = frozenset("，、,")


def ends_closed(text: str) -> bool:
    """Whether a paragraph ends as a complete one does, with closing punctuation or a bracket."""
    return text[-1:] in _CLOSED


def ends_in_word(text: str) -> bool:
    """Whether it ends with a Chinese character or a digit: in mid-sentence, or a title."""
    return "\u4e00" <= text[-1:] <= "\u9fff" or text[-1:].isdigit()


def ends_inside(text: str) -> bool:
    """Whether it stops at an opening bracket or quote, so that the rest must follow."""
    return bool(text) and text[-1] in _OPENING


def ends_in_comma(text: str) -> bool:
    """Whether it stops at a comma."""
    return text[-1:] in _COMMAS


def begins_inside(text: str) -> bool:
    """Whether it starts with what can only stand inside a sentence (》, ，, 。)."""
    return text[:1] in _INSIDE


def is_bare_mark(text: str) -> bool:
    """Whether it is a number and nothing else: its heading stands on the next line.

    >>> [is_bare_mark(t) for t in ("一是", "第一、", "（二）", "二、扩大开放")]
    [True, True, True, False]
    """
    mark = mark_of(text.strip() + " ")
    return mark is not None and mark.ordinal > 0 and mark.length >= len(text.strip())


def ends_in_colon(text: str) -> bool:
    """Whether it ends with a colon and so leads into what follows."""
    return text[-1:] in ("：", ":")


def is_enumerated(text: str) -> bool:
    """Whether it ends as a member of an enumeration does, with a semicolon."""
    return text[-1:] in ("；", ";")


def is_title_line(text: str, longest: int) -> bool:
    """Whether a line without a number can be a title: short, one phrase, no closing punctuation.

    >>> [is_title_line(t, 40) for t in ("2023年工作回顾", "名词解释", "（完）", "今年，我们要：")]
    [True, True, False, False]
    """
    return (
        3 <= len(text) <= longest
        and not (ends_closed(text) and text[-1] not in "”」）)》")
        and not ends_in_comma(text)
        and text[0] not in _INSIDE
        and text[0] not in "（(—-–·•*"
        and not any(c in text for c in "。；！？")
        and sum("\u4e00" <= c <= "\u9fff" for c in text) >= max(3, len(text) // 2)
    )


def title_span(text: str) -> tuple[int, int]:
    """Where the title on a line without number is: behind a bullet, between 【 and 】, without colon.

    >>> [t[slice(*title_span(t))] for t in ("◆扩大内需", "【2023年工作回顾】", "名词解释：")]
    ['扩大内需', '2023年工作回顾', '名词解释']
    """
    if text[:1] == "【" and text[-1:] == "】":
        return 1, len(text) - 1
    mark = mark_of(text)
    start = mark.length if mark is not None and mark.kind == "bullet" else 0
    return start, title_end(text, start, len(text))


def contents_entry(line: str) -> str:
    """A line of a table of contents without its page number.

    >>> contents_entry("一、2023年工作回顾………… 12")
    '一、2023年工作回顾'
    """
    title = line.rstrip("0123456789（）() \t\u3000").rstrip(".…·． \t\u3000")
    led = any(c in ".…·． \t\u3000" for c in line[len(title) :])
    return title if led else line


_NUMERAL = "[一二三四五六七八九十]{1,3}"
# In a text without line ends: white space behind a sentence, and what begins a paragraph.
_GLUE = re.compile(
    r"(?<=[。！；：？”）\s])"
    rf"(?=第{_NUMERAL}部分|{_NUMERAL}、|[（(]{_NUMERAL}[）)]|{_NUMERAL}是|各位代表[！：，]|名词解释)"
    r"|(?<=各位代表：)|(?<=会议上)|(?<=[。！：？”])[ \u3000]+|\u3000{2,}| {2,}| +(?=——)"
)
# A title there ends at the first space, or with the words that titles of main parts end in.
_GLUED_TITLE = re.compile(
    rf"(?:第{_NUMERAL}部分|{_NUMERAL}、|[（(]{_NUMERAL}[）)])\s?[^\s。！；？]{{2,75}}(?=\s)"
)
_GLUED_PART = re.compile(
    rf"{_NUMERAL}、[^，。；：！\s]{{2,30}}?"
    r"(?:回顾|总结|安排|部署|任务|打算|建议|总体要求|[期斗]目标|重点工作|主要工作|自身建设|政府(?![工自职治系]))"
    r"(?![的和与及以、，：。；\s])"
    rf"|{_NUMERAL}、[^。；：！\s]{{2,60}}?(?=[（(]一[）)])|名词解释(?=[1１①一\s])"
)
_FIRST_BLOCK = re.compile(r"(?<=[。：\u4e00-\u9fff])\s*(?=[（(]一[）)])")
_LATER_BLOCK = re.compile(rf"(?<=[。！])\s*(?=[（(]{_NUMERAL}[）)])")


def glued_breaks(text: str) -> list[int]:
    """Where the paragraphs of a whole report begin that has no line ends, but for the first.

    None where there are no main parts 一、 and 二、 in it.

    >>> text = "各位代表：一、2023年工作回顾　　经济向好。二、2024年工作安排　　扩大内需。"
    >>> cuts = [0, *glued_breaks(text), len(text)]
    >>> [t for a, b in zip(cuts, cuts[1:]) if (t := text[a:b].strip())]
    ['各位代表：', '一、2023年工作回顾', '经济向好。', '二、2024年工作安排', '扩大内需。']
    """
    breaks = {m.end() for m in _GLUE.finditer(text)}
    if not all(any(text.startswith(f"{n}、", at) for at in breaks) for n in "一二"):
        return []
    for at in tuple(breaks):
        title = _GLUED_TITLE.match(text, at) or _GLUED_PART.match(text, at)
        if title:
            breaks.add(title.end())
    return sorted(at for at in breaks if 0 < at < len(text))


def first_block(text: str) -> int | None:
    """Where the first block （一） begins in a paragraph that other words begin.

    >>> first_block("二、2024年工作安排（一）扩大内需。"), first_block("（一）扩大内需。")
    (11, None)
    """
    if "一）" not in text and "一)" not in text:  # most paragraphs, at a tenth of the price
        return None
    match = _FIRST_BLOCK.search(text)
    return match.end() if match else None


def later_blocks(text: str, start: int) -> list[int]:
    """Where blocks （二）, （三） begin behind a full stop, from a position on."""
    return [m.end() for m in _LATER_BLOCK.finditer(text, start + 1)]


_OPEN_END = re.compile("(?<![祥平谐温共调缓饱柔总])和$|(?<!参)与$|以及$|[，、]以$")


def ends_in_conjunction(text: str) -> bool:
    """Whether a line stops at an and, so that the rest of its title is on the next.

    >>> [ends_in_conjunction(t) for t in ("二、主要目标和", "三、促进社会祥和", "四、扩大参与")]
    [True, False, False]
    """
    return _OPEN_END.search(text[-3:]) is not None


_FRONT_LINE = re.compile(
    r"工作报告|工作总结|的报告|代表大会|会议|[0-9一二三四五六七八九〇○]年.{0,8}月|"
    r"(?:总理|省长|市长|州长|县长|区长|旗长|镇长|乡长|盟长|主席|主任|专员)|^[（(].{2,40}[）)]$|人民政府$|^[\u4e00-\u9fff]{2,4}$"
)


def is_front_line(text: str) -> bool:
    """Whether a line can stand before the text of a report: its title, the session, the speaker."""
    return _FRONT_LINE.search(text) is not None and not text.startswith(("一、", "（一）"))


def is_garbled(text: str) -> bool:
    """Whether a line shows lost bytes: a question mark in it, or a character for none."""
    return any(c in text for c in "?？\ufffd")

"""What the readers warned of, in Chinese.

A warning carries one English message, which is part of the data (JSON). Where
the interface is Chinese, its sentence is said in Chinese with the figures and
quotes of the message; a message of another form stays as it is.
"""

from __future__ import annotations

import re

from reportdiff.model import ReadingWarning

# By code: the forms its messages take and what each says in Chinese.
_FORMS: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "dropped": (
        (
            re.compile(
                r"left out (\d+) paragraphs \((\d+) characters\) "
                r"that a website or the layout of pages added to the report"
            ),
            r"网站或排版附加的\1段（\2字），不属于报告正文",
        ),
        (
            re.compile(r"(\d+) line\(s\) that are no part of the report were dropped: (.*)", re.S),
            r"不属于报告正文的\1行：\2",
        ),
        (re.compile(r"(\d+) control characters were dropped"), r"\1个控制字符"),
    ),
    "converted": (
        (
            re.compile(r"(\d+) pinyin glosses in brackets were removed"),
            r"去掉了括号中的\1处拼音注音",
        ),
        (
            re.compile(r"traditional characters were converted to simplified ones"),
            "繁体字转为简体字",
        ),
    ),
    "repaired": (
        (re.compile(r"bytes were lost: (“.*”) was read as (“.*”)", re.S), r"字节丢失，\1读作\2"),
    ),
    "damaged": (
        (re.compile(r"a figure is lost for good: (“.*”)", re.S), r"数字丢失，无法恢复：\1"),
        (
            re.compile(r"bytes were lost and cannot be told for sure: (“.*”)", re.S),
            r"字节丢失，原文无法确定：\1",
        ),
        (
            re.compile(
                r"(\d+) damaged place\(s\) were not searched, because the text has too many; "
                r"their lines are marked"
            ),
            r"损坏过多，有\1处未尝试修复，所在行已标出",
        ),
    ),
    "order": (
        (
            re.compile(
                r"(.+) is of (\d+) and (.+) of (\d+): compared in the order of their years", re.S
            ),
            r"\1为\2年报告，\3为\4年报告，已按年份先后比较",
        ),
    ),
    "region": (
        (
            re.compile(r"the reports are of different regions: (.+), (.+)", re.S),
            r"两份报告的地区不同：\1、\2",
        ),
    ),
    "year": (
        (
            re.compile(r"no plan year was found in (.+): give it as an option", re.S),
            r"没有在\1中找到年份，请用选项指定",
        ),
        (re.compile(r"both reports are of (\d+)"), r"两份报告同为\1年"),
        (
            re.compile(
                r"the reports are (\d+) years apart: "
                r"last year's targets and these results are of different years"
            ),
            r"两份报告相隔\1年：前者的目标与后者的结果不是同一年的",
        ),
    ),
}


def in_chinese(warning: ReadingWarning) -> str:
    """The message of a warning in Chinese, or as it is where its form is not known.

    >>> in_chinese(ReadingWarning("year", "both reports are of 2024"))
    '两份报告同为2024年'
    """
    for form, words in _FORMS.get(warning.code, ()):
        found = form.fullmatch(warning.message)
        if found is not None:
            return found.expand(words)
    return warning.message

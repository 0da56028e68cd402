"""Recognising the lines that web pages set around a text."""

from __future__ import annotations

import re
from functools import lru_cache

from reportdiff.zh.lexicon import load_table

_BETWEEN = r"[\s\u3000\[\]【】（）()<>＜＞|｜/·•:：_,，、.…-]*"


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = load_table("script_chrome")
    openings = re.compile("[【\\[（(]?(?:" + "|".join(table["openings"]) + ")", re.I)
    return openings, re.compile("|".join(table["buttons"]), re.I)


def is_chrome(line: str) -> bool:
    """Whether a line is part of a page's frame: a button, a source line, a path, a footer.

    >>> [is_chrome(t) for t in ("【打印】 字号：大 中 小", "责任编辑：某某", "打印设备增长。")]
    [True, True, False]
    """
    if not line or len(line) > load_table("script_chrome")["longest"] or "。" in line:
        return False
    openings, buttons = _patterns()
    if openings.match(line):
        return True
    rest, found = buttons.subn("", line)
    return found > 0 and re.fullmatch(_BETWEEN, rest) is not None


def opens_other_pages(line: str) -> bool:
    """Whether a line stands above a list of other pages, at the end of a page.

    >>> [opens_other_pages(t) for t in ("相关阅读：", "【相关链接】", "相关工作", "推荐阅读古籍。")]
    [True, True, False, False]
    """
    return _others().fullmatch(line.strip()) is not None


@lru_cache(maxsize=1)
def _others() -> re.Pattern[str]:
    return re.compile(load_table("script_chrome")["others"])

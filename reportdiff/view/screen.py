"""The words of standard error: warnings, progress, what was written."""

from __future__ import annotations

from reportdiff.view.options import Lang

_WORDS = {
    "warning": ("提醒", "warning"),
    "wrote": ("已写出", "wrote"),
    "reading": ("正在读取{source}", "reading {source}"),
    "extracting": ("正在识别指标和工作部署", "looking for indicators and commitments"),
    "comparing": ("正在比较", "comparing"),
    "writing": ("正在生成输出", "making the outputs"),
    "more": ("（此类提醒共{n}条，用 -v 全部列出）", " ({n} warnings of the kind; -v shows all)"),
}


def spoken(key: str, lang: Lang, **values: object) -> str:
    """The words for ``key`` with ``values`` filled in.

    >>> spoken("reading", "en", source="2024.txt")
    'reading 2024.txt'
    """
    return _WORDS[key][0 if lang == "zh" else 1].format(**values)

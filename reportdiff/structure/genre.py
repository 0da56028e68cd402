"""Telling work reports from other texts."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.errors import NotAReportError
from reportdiff.model import Paragraph
from reportdiff.zh.headings import cues, plain

# So many different words of the genre in each thousand characters, up to a ceiling. Excerpts of
# 1,500 characters from 53 reports have 11 (one in a hundred) to 30 of the 77, whole reports 32 and
# more; a page of news and one of a modern novel, 6 and 5 however long, a classical novel none.
_WORDS_PER_THOUSAND = 8
_MOST_WORDS = 16
# From this length on one of the stronger words must occur; the corpus has 5 to 14 of the 20.
_STRONG_FROM = 2000
_READ = 6000


def require_report(source: str, paragraphs: Sequence[Paragraph]) -> None:
    """Raise :class:`NotAReportError` where the text has not the vocabulary of a work report.

    The test is lenient: reports of departments and villages, excerpts and
    drafts pass; text in another language, a novel or a list of figures fails.
    """
    text = plain("".join(p.text for p in paragraphs))
    read = text[:_READ]
    if not read:
        problem = "there is no text in it"
    else:
        words = sum(word in read for word in cues().words)
        strong = sum(word in text for word in cues().strong)
        wanted = min(_MOST_WORDS, max(1, _WORDS_PER_THOUSAND * len(read) // 1000))
        if words + strong >= wanted and (strong or len(text) < _STRONG_FROM):
            return
        problem = "this is no government work report (its usual words are missing)"
    raise NotAReportError(source, problem, "give the full text of a 政府工作报告")

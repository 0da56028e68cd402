"""Splitting Chinese paragraphs into sentences."""

from __future__ import annotations

import re
from functools import lru_cache

# Half-width ! and ? close a sentence after a Chinese character or a bracket only: copy sites turn
# all punctuation half-width, and links and foreign names hold these signs too.
_END = re.compile(r"[。！？；;!?](?:(?<![!?])|(?<=[\u4e00-\u9fff”’」』）》%].))[”’」』）》]*")
_TITLE_CLOSING = "。！？；;!?：: \t\u3000"


@lru_cache(maxsize=512)  # each paragraph of a report is asked for up to four times
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The ``(start, end)`` of each sentence of a paragraph.

    A sentence ends at 。！？；; (and at ! or ? after a Chinese character) and
    takes the closing quotes and brackets that follow. Spans leave out
    surrounding white space and are never empty.

    >>> [("就业稳定。", "物价平稳；") == tuple("就业稳定。物价平稳；"[a:b]
    ...   for a, b in sentence_spans("就业稳定。物价平稳；"))]
    [True]
    """
    spans = []
    start = 0
    for end in (*(match.end() for match in _END.finditer(text)), len(text)):
        raw = text[start:end]
        if bare := raw.strip():
            start += len(raw) - len(raw.lstrip())
            spans.append((start, start + len(bare)))
        start = end
    return tuple(spans)


def title_end(text: str, start: int, end: int) -> int:
    """The end of the sentence ``text[start:end]`` without its closing punctuation.

    >>> text = "一是稳住经济基本盘。项目建设提速。"
    >>> text[:title_end(text, 0, 10)]
    '一是稳住经济基本盘'
    """
    while end > start and text[end - 1] in _TITLE_CLOSING:
        end -= 1
    return end


def is_statement(sentence: str) -> bool:
    """Whether a sentence ends with a full stop or an exclamation mark, quotes left aside.

    >>> is_statement("就业稳定。"), is_statement("就业稳定；"), is_statement("“怎么办？”")
    (True, False, False)
    """
    return sentence.rstrip("”’」』）》")[-1:] in ("。", "！", "!")

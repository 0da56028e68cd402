"""Splitting Chinese paragraphs into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SENTENCE = re.compile(r"[^。！？；;]*[。！？；;]?[”’」』）]*")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield ``(start, end)`` of each sentence of a paragraph.

    A sentence ends at 。！？；; and takes the closing quotes and brackets that
    follow. Spans leave out surrounding white space and are never empty.

    >>> [("就业稳定。", "物价平稳；") == tuple("就业稳定。物价平稳；"[a:b]
    ...   for a, b in sentence_spans("就业稳定。物价平稳；"))]
    [True]
    """
    for match in _SENTENCE.finditer(text):
        raw = match.group()
        if raw.strip():
            start = match.start() + len(raw) - len(raw.lstrip())
            yield start, start + len(raw.strip())

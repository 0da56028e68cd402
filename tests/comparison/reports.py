"""Reports of a few sentences, for tests of one judgement."""

from __future__ import annotations

from reportdiff.model import Paragraph, Part, Report, Sentence
from reportdiff.zh.sentences import sentence_spans


def report(parts: list[tuple[Part, str]], year: int = 2024) -> Report:
    """A report whose paragraphs are given with their part; no headings."""
    paragraphs, sentences = [], []
    for n, (part, text) in enumerate(parts):
        paragraphs.append(Paragraph(text, n + 1))
        for k, (a, b) in enumerate(sentence_spans(text), 1):
            sentences.append(Sentence(len(sentences), text[a:b], n, k, a, b, None, part))
    return Report("工作报告", "景澜市", year, "x.txt", tuple(paragraphs), tuple(sentences), ())


def plan(text: str, year: int = 2024) -> Report:
    return report([("plan", text)], year)


def review(text: str, year: int = 2025) -> Report:
    return report([("review", text)], year)

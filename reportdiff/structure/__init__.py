"""Document to :class:`~reportdiff.model.Report`: headings, parts, sentences, year, region."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportdiff.model import Document, Part, Report, Section, Sentence
from reportdiff.options import ReadOptions
from reportdiff.zh.sentences import sentence_spans

_LEVEL1 = re.compile(r"[一二三四五六七八九十]+、")
_LEVEL2 = re.compile(r"（[一二三四五六七八九十]+）|[一二三四五六七八九十]是|第[一二三四五六七八九十]，")


@dataclass
class _Open:
    title: str
    level: int
    part: Part
    parent: int | None
    number: str
    start: int
    runin: bool
    end: int = 0
    children: int = 0


@dataclass
class _Builder:
    sections: list[_Open] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    top: int = 0

    def open(self, title: str, level: int, part: Part, start: int, runin: bool) -> None:
        while self.stack and self.sections[self.stack[-1]].level >= level:
            self.sections[self.stack.pop()].end = start
        parent = self.stack[-1] if self.stack else None
        if parent is None:
            self.top += 1
            number = str(self.top)
        else:
            self.sections[parent].children += 1
            number = f"{self.sections[parent].number}.{self.sections[parent].children}"
        self.stack.append(len(self.sections))
        self.sections.append(_Open(title, level, part, parent, number, start, runin))


def build_report(document: Document, options: ReadOptions | None = None) -> Report:
    """Find the structure of a document. (First form: numbered headings only.)"""
    options = options or ReadOptions()
    builder = _Builder()
    sentences: list[Sentence] = []
    part: Part = "other"
    for n, paragraph in enumerate(document.paragraphs):
        text = paragraph.text
        spans = list(sentence_spans(text))
        for k, (a, b) in enumerate(spans, 1):
            heading = False
            if k == 1:
                level = 1 if _LEVEL1.match(text) else 2 if _LEVEL2.match(text) else 0
                if level == 1 and len(text) > 60:
                    level = 0
                if not level and len(spans) > 1 and b - a <= 25 and builder.stack:
                    level = 3
                if level == 1:
                    part = (
                        "review"
                        if re.search("回顾|过去", text)
                        else "governance"
                        if "政府自身建设" in text
                        else "plan"
                    )
                if level:
                    title = text[a:b].rstrip("。；：")
                    builder.open(title, level, part, len(sentences), len(spans) > 1)
                    heading = True
            section = builder.stack[-1] if builder.stack else None
            sentences.append(Sentence(len(sentences), text[a:b], n, k, a, b, section, part, heading))
    sections = tuple(
        Section(
            i, s.number, s.title, s.level, s.part, s.parent, s.start,
            s.end or len(sentences), s.runin,
        )
        for i, s in enumerate(builder.sections)
    )
    year = re.search(r"(\d{4})年\d+月\d+日", "".join(p.text for p in document.paragraphs[:8]))
    stem = re.search(r"\d{4}", document.source)
    return Report(
        title="政府工作报告",
        region=options.region,
        year=options.year or int(year.group(1) if year else stem.group() if stem else 0) or None,
        source=document.source,
        paragraphs=document.paragraphs,
        sentences=tuple(sentences),
        sections=sections,
        warnings=document.warnings,
        form=document.form,
        sha256=document.sha256,
        damaged_lines=document.damaged_lines,
    )

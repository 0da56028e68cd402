"""A comparison of two invented reports, built by hand, with a row of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportdiff.model import Extract, ExtractedReport, ReadingWarning, Report
from reportdiff.result import (
    Alignment,
    CommitmentChange,
    Comparison,
    DiffSegment,
    SectionMatch,
    SentenceLink,
    TermChange,
)
from reportdiff.view import ViewOptions
from tests.rendering.invented.commitments import commitment_changes
from tests.rendering.invented.targets import fulfilments, target_changes, targets_of
from tests.rendering.invented.texts import build_report, reports

__all__ = ["OPTIONS", "build_report", "comparison", "extracted", "reports", "unchanged"]

OPTIONS = ViewOptions(generated_at=date(2032, 1, 20), program_version="9.9")


def _sections(old: Report, new: Report) -> tuple[SectionMatch, ...]:
    def of(report: Report, words: str) -> int:
        return next(s.index for s in report.sections if words in s.title)

    rows = [
        ("matched", "2030年工作回顾", "2031年工作回顾", 0.9),
        ("matched", "主要预期目标", "主要预期目标", 0.9),
        ("matched", "重点工作", "重点工作", 0.9),
        ("split", "扩大有效需求", "提振消费", 0.6),
        ("split", "扩大有效需求", "低空经济", 0.3),
        ("moved", "现代化产业", "现代化产业", 1.0),
        ("merged", "民生实事", "改善民生", 0.7),
        ("merged", "政府自身", "改善民生", 0.2),
    ]
    found = [SectionMatch(k, of(old, a), of(new, b), s) for k, a, b, s in rows]  # type: ignore[arg-type]
    found.append(SectionMatch("removed", of(old, "政府自身"), None, 0.0))
    found.append(SectionMatch("added", None, of(new, "政府自身"), 0.0))
    return tuple(found)


def comparison() -> Comparison:
    """The comparison of the two reports."""
    old, new = reports()
    commitments = commitment_changes(old, new)
    links = [
        SentenceLink(c.old.sentence, c.new.sentence, c.rung, c.similarity)
        for c in commitments
        if c.old and c.new
    ]
    links += [
        SentenceLink(s.index, t.index, "exact", 1.0)
        for s in old.sentences
        for t in new.sentences
        if s.text == t.text and (s.index, t.index) not in {(x.old, x.new) for x in links}
    ]
    sections = _sections(old, new)
    return Comparison(
        old=old,
        new=new,
        old_extract=Extract(),
        new_extract=Extract(),
        alignment=Alignment(sections, tuple(links), {}, {}),
        sections=sections,
        targets=target_changes(old, new),
        fulfilment=fulfilments(old, new),
        commitments=commitments,
        terms=(
            TermChange("人工智能+", "new", 0, 3),
            TermChange("低空经济", "new", 0, 2),
            TermChange("工业倍增", "dropped", 2, 0),
            TermChange("消费", "risen", 2, 7),
            TermChange("园区", "fallen", 6, 2),
        ),
        warnings=(ReadingWarning("year_gap", "两份报告的年份由文件名推断", None),),
    )


def extracted() -> ExtractedReport:
    """The new report with its extract."""
    old, new = reports()
    targets = [pair[1] for pair in targets_of(old, new).values() if pair[1]]
    results = [f.actual for f in fulfilments(old, new) if f.actual]
    found = sorted([*targets, *results], key=lambda i: (i.sentence, i.start))
    planned = [c.new for c in commitment_changes(old, new) if c.new and c.rung != "merged"]
    return ExtractedReport(new, Extract(tuple(found), tuple(planned), {"人工智能+": 3}))


def unchanged() -> Comparison:
    """A report compared with itself."""
    _, new = reports()
    found = comparison()
    same = tuple(
        CommitmentChange(
            "continued",
            c.new,
            c.new,
            1.0,
            (DiffSegment("equal", c.new.text),),
            (),
            "identical",
            True,
            "逐字相同",
            rule="identical",
        )
        for c in found.commitments
        if c.new and c.rung != "merged"
    )
    sections = tuple(SectionMatch("matched", s.index, s.index, 1.0) for s in new.sections)
    links = tuple(SentenceLink(s.index, s.index, "exact", 1.0) for s in new.sentences)
    return replace(
        found,
        old=new,
        alignment=Alignment(sections, links, {}, {}),
        sections=sections,
        targets=tuple(
            replace(t, change="unchanged", old=t.new, nearest=None) for t in found.targets if t.new
        ),
        fulfilment=(),
        commitments=same,
        terms=(),
        warnings=(),
    )

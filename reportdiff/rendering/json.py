"""The machine interface: one JSON object, texts as they were read, rows with their ids."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from reportdiff.model import Indicator, ReadingWarning, Report, Section
from reportdiff.rendering import payload as p
from reportdiff.view.rows import (
    CommitmentRow,
    ComparisonView,
    FulfilmentRow,
    Heading,
    Judgement,
    Place,
    ReportView,
    TargetRow,
)


def comparison(view: ComparisonView) -> str:
    """The comparison as JSON text that fits ``schema()["compare"]``."""
    found = view.comparison
    return _encode(
        p.ComparePayload(
            schema_version=1,
            old=_head(found.old),
            new=_head(found.new),
            summary=p.Summary(warnings=_warning_count(view), **view.counts),
            warnings=[_warning(w) for w in view.warnings],
            sections=[
                p.SectionChange(
                    id=row.id,
                    kind=row.kind,
                    old=_heading(found.old, row.old),
                    new=_heading(found.new, row.new),
                    similarity=_unit(row.similarity),
                )
                for row in view.sections
            ],
            targets=[_target(found.old, found.new, row) for row in view.targets],
            fulfilment=[_fulfilment(found.old, found.new, row) for row in view.fulfilment],
            commitments=[_commitment_row(found.old, found.new, row) for row in view.commitments],
            terms=[
                p.TermItem(
                    id=row.id,
                    term=row.term,
                    status=row.kind,
                    old_count=row.old_count,
                    new_count=row.new_count,
                )
                for group in view.terms
                for row in group.rows
            ],
        )
    )


def report(view: ReportView) -> str:
    """The report as JSON text that fits ``schema()["show"]``."""
    shown = view.report
    return _encode(
        p.ShowPayload(
            schema_version=1,
            report=_head(shown),
            sections=[_tree(shown, section) for section in shown.children(None)],
            indicators=[_indicator(shown, row.indicator) for row in view.indicators],
            commitments=[
                _commitment(shown, row.commitment.text, row.commitment.sentence)
                for row in view.commitments
            ],
        )
    )


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of both outputs, under the keys ``show`` and ``compare``."""
    (show, compare), definitions = msgspec.json.schema_components(
        [p.ShowPayload, p.ComparePayload], ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reportdiff, schema version 1",
        "anyOf": [show, compare],
        "properties": {"schema_version": {"const": 1}},
        "$defs": definitions,
    }


def _encode(payload: p.ShowPayload | p.ComparePayload) -> str:
    return msgspec.json.format(msgspec.json.encode(payload), indent=2).decode() + "\n"


def _warning_count(view: ComparisonView) -> int:
    return len(view.warnings) + len(view.old.warnings) + len(view.new.warnings)


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _unit(value: float) -> float:
    return round(min(max(value, 0.0), 1.0), 4)


def _head(report: Report) -> p.ReportHead:
    return p.ReportHead(
        title=report.title,
        region=report.region,
        year=report.year,
        source=report.source,
        language=report.language,
        characters=report.characters,
        sentences=len(report.sentences),
        warnings=[_warning(w) for w in report.warnings],
        form=report.form,
        sha256=report.sha256,
        speaker=report.speaker,
        session=report.session,
        date=report.date,
    )


def _warning(warning: ReadingWarning) -> p.Warning:
    return p.Warning(
        code=warning.code,
        message=warning.message,
        line=warning.line,
        before=warning.before,
        after=warning.after,
        confidence=None if warning.confidence is None else _unit(warning.confidence),
    )


def _section(report: Report, section: Section) -> dict[str, Any]:
    at = min(section.start, len(report.sentences) - 1)
    return {
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "part": section.part,
        "paragraph": report.sentences[at].paragraph + 1,
    }


def _tree(report: Report, section: Section) -> p.SectionTree:
    children = [_tree(report, child) for child in report.children(section)]
    return p.SectionTree(children=children, **_section(report, section))


def _heading(report: Report, heading: Heading | None) -> p.SectionHead | None:
    if heading is None:
        return None
    return p.SectionHead(**_section(report, report.sections[heading.index]))


def _section_number(report: Report, sentence: int) -> str:
    section = report.section_of(report.sentences[sentence])
    return "" if section is None else section.number


def _indicator(report: Report, found: Indicator) -> p.IndicatorItem:
    sentence = report.sentences[found.sentence]
    return p.IndicatorItem(
        name=found.name,
        key=found.key,
        value=_finite(found.value),
        upper=_finite(found.upper),
        unit=found.unit,
        bound=found.bound,
        kind=found.kind,
        role=found.role,
        year=found.year,
        quote=found.quote,
        sentence=sentence.text,
        section=_section_number(report, found.sentence),
        paragraph=sentence.paragraph + 1,
        score=round(found.score, 4),
    )


def _commitment(report: Report, text: str, sentence: int) -> p.CommitmentItem:
    found = report.sentences[sentence]
    return p.CommitmentItem(
        text=text,
        sentence=found.text,
        section=_section_number(report, sentence),
        paragraph=found.paragraph + 1,
    )


def _nearest(why: Judgement) -> p.NearestItem | None:
    if why.nearest is None:
        return None
    where = why.nearest.place
    return p.NearestItem(
        sentence=where.text, paragraph=where.paragraph, score=round(why.nearest.score, 4)
    )


def _target(old: Report, new: Report, row: TargetRow) -> p.TargetItem:
    found = row.found
    return p.TargetItem(
        id=row.id,
        name=row.name,
        change=row.kind,
        old=None if found.old is None else _indicator(old, found.old),
        new=None if found.new is None else _indicator(new, found.new),
        score=round(found.score, 4),
        sure=row.why.sure,
        reason=found.reason,
        rule=found.rule,
        doubt=found.doubt,
        nearest=_nearest(row.why),
    )


def _fulfilment(old: Report, new: Report, row: FulfilmentRow) -> p.FulfilmentItem:
    found = row.found
    return p.FulfilmentItem(
        id=row.id,
        name=row.name,
        outcome=row.kind,
        target=_indicator(old, found.target),
        actual=None if found.actual is None else _indicator(new, found.actual),
        gap=_finite(found.gap),
        score=round(found.score, 4),
        sure=row.why.sure,
        reason=found.reason,
        rule=found.rule,
        doubt=found.doubt,
        tolerance=_finite(found.tolerance),
        nearest=_nearest(row.why),
    )


def _commitment_row(old: Report, new: Report, row: CommitmentRow) -> p.CommitmentRowItem:
    def side(report: Report, place: Place | None, text: str) -> p.CommitmentItem | None:
        return None if place is None else _commitment(report, text, place.sentence)

    other = old if row.old is None else new
    return p.CommitmentRowItem(
        id=row.id,
        status=row.kind,
        old=side(old, row.old, row.old_text),
        new=side(new, row.new, row.new_text),
        similarity=_unit(row.similarity),
        diff=[(segment.op, segment.text) for segment in row.found.diff],
        changes=list(row.found.changes),
        edits=[p.EditItem(kind=e.kind, old=list(e.old), new=list(e.new)) for e in row.found.edits],
        rung=row.why.rung,
        sure=row.why.sure,
        reason=row.found.reason,
        rule=row.found.rule,
        nearest=_nearest(row.why),
        others=[_commitment(other, place.text, place.sentence) for place in row.others],
    )

"""A comparison, or a single report, as the rows that every renderer reads."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Protocol

from reportdiff.model import ExtractedReport, ReadingWarning, Report
from reportdiff.result import Comparison, Side
from reportdiff.view.figures import figure
from reportdiff.view.findings import (
    CHANGES,
    OUTCOMES,
    SECTION_KINDS,
    SHOWN_LEVELS,
    STATUSES,
    TERM_KINDS,
    commitment_rows,
    fulfilment_rows,
    section_rows,
    target_rows,
    term_groups,
)
from reportdiff.view.labels import Labels, labels_for
from reportdiff.view.options import ViewOptions
from reportdiff.view.places import place
from reportdiff.view.rows import (
    CommitmentRow,
    ComparisonView,
    FulfilmentRow,
    Group,
    IndicatorRow,
    Mark,
    Nearest,
    Notice,
    Place,
    PlannedRow,
    ReportView,
    SectionRow,
    Source,
    TargetRow,
    TermRow,
    Tile,
)
from reportdiff.view.texts import text_rows

Counts = dict[str, dict[str, int]]
_Finding = FulfilmentRow | TargetRow | CommitmentRow


class _Row(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def kind(self) -> str: ...


def comparison_view(comparison: Comparison, options: ViewOptions | None = None) -> ComparisonView:
    """The rows of a comparison, sorted and worded for ``options.lang``."""
    options = options or ViewOptions()
    labels = labels_for(options.lang)
    fulfilment = fulfilment_rows(comparison, labels)
    targets = target_rows(comparison, labels)
    commitments = commitment_rows(comparison, labels)
    sections = section_rows(comparison)
    terms = term_groups(comparison)
    counts = _counts(fulfilment, targets, commitments, sections, terms)
    old, new = (_source(s, _of(comparison, s), labels) for s in ("old", "new"))
    return ComparisonView(
        options=options,
        labels=labels,
        old=old,
        new=new,
        title=((new.region or old.region) + labels("page_title")).strip(),
        headline=_headline(counts, targets, labels),
        warnings=comparison.warnings,
        notices=(
            *_notices("", comparison.warnings, labels),
            *_notices(old.short, old.warnings, labels),
            *_notices(new.short, new.warnings, labels),
        ),
        tiles=_tiles(counts, commitments),
        counts=counts,
        fulfilment=fulfilment,
        targets=targets,
        new_commitments=_of_kind(commitments, "new"),
        dropped_commitments=_of_kind(commitments, "dropped"),
        changed_commitments=_of_kind(commitments, "changed"),
        continued_commitments=_of_kind(commitments, "continued"),
        sections=sections,
        terms=terms,
        texts=text_rows(
            comparison,
            _anchors(fulfilment, targets, commitments, sections),
            _marks(fulfilment, targets, commitments),
        ),
        comparison=comparison,
    )


def report_view(extracted: ExtractedReport, options: ViewOptions | None = None) -> ReportView:
    """The rows of a single report."""
    options = options or ViewOptions()
    labels = labels_for(options.lang)
    report = extracted.report
    source = _source("new", report, labels)
    return ReportView(
        options=options,
        labels=labels,
        source=source,
        title=report.title,
        notices=tuple(_notices("", report.warnings, labels)),
        outline=tuple(s for s in report.sections if options.all or s.level <= SHOWN_LEVELS),
        indicators=tuple(
            IndicatorRow(i, i.name, figure(i, labels), place("new", report, i.sentence, i))
            for i in extracted.extract.indicators
        ),
        commitments=tuple(
            PlannedRow(c, place("new", report, c.sentence, text=c.text))
            for c in extracted.extract.commitments
        ),
        report=report,
    )


def _of(comparison: Comparison, side: str) -> Report:
    return comparison.old if side == "old" else comparison.new


def _of_kind(rows: Sequence[CommitmentRow], kind: str) -> tuple[CommitmentRow, ...]:
    return tuple(row for row in rows if row.kind == kind)


def _source(side: str, report: Report, labels: Labels) -> Source:
    year = str(report.year) if report.year is not None else labels("unknown_year")
    where: Side = "old" if side == "old" else "new"
    return Source(
        side=where,
        title=report.title,
        region=report.region or "",
        year=year,
        label=labels("old_report", year=year) if report.year is not None else labels(where),
        short=labels("year_of", year=year) if report.year is not None else labels(where),
        name=report.source,
        form=report.form,
        characters=report.characters,
        sentences=len(report.sentences),
        paragraphs=len(report.paragraphs),
        sha256=report.sha256 or "",
        warnings=report.warnings,
    )


def _notices(side: str, warnings: Iterable[ReadingWarning], labels: Labels) -> Iterator[Notice]:
    """The warnings about the report ``side``, with what was repaired and how surely."""
    for warning in warnings:
        where = side
        if warning.line is not None:
            key = "line_of" if side else "line"
            where = labels(key, side=side, n=warning.line)
        parts = [labels.warned(warning)]
        if warning.after and warning.after not in warning.message:
            parts.append(f"{warning.before} {labels('repaired_as')} {warning.after}")
        if warning.confidence is not None:
            parts.append(labels("confidence", n=round(100 * warning.confidence)))
        yield Notice(labels("where", place=where) if where else "", labels("clause").join(parts))


def _counts(
    fulfilment: Iterable[_Row],
    targets: Iterable[_Row],
    commitments: Iterable[_Row],
    sections: Iterable[_Row],
    terms: Iterable[Group[TermRow]],
) -> Counts:
    def tally(rows: Iterable[_Row], kinds: Sequence[str]) -> dict[str, int]:
        counted = Counter(row.kind for row in rows)
        return {kind: counted[kind] for kind in kinds}

    return {
        "fulfilment": tally(fulfilment, OUTCOMES),
        "targets": tally(targets, CHANGES),
        "commitments": tally(commitments, STATUSES),
        "sections": tally(sections, SECTION_KINDS),
        "terms": tally((row for group in terms for row in group.rows), TERM_KINDS),
    }


def _tiles(counts: Counts, commitments: Sequence[CommitmentRow]) -> tuple[Tile, ...]:
    """The six cards of the overview, each with its non-zero parts."""

    def parts(block: str, prefix: str, kinds: Sequence[str]) -> tuple[tuple[str, int], ...]:
        return tuple((f"{prefix}.{k}", counts[block][k]) for k in kinds if counts[block][k])

    def work(status: str) -> Tile:
        rows = _of_kind(commitments, status)
        figures = sum(row.figures_changed for row in rows if status == "changed")
        unsure = sum(not row.why.sure for row in rows)
        named = (("tile.figures", figures), ("tile.unsure", unsure))
        return Tile(f"commitments.{status}", len(rows), tuple(part for part in named if part[1]))

    moved = [k for k in SECTION_KINDS if k != "matched"]
    return (
        Tile(
            "fulfilment",
            sum(counts["fulfilment"].values()),
            parts("fulfilment", "outcome", OUTCOMES),
        ),
        Tile("targets", sum(counts["targets"].values()), parts("targets", "change", CHANGES)),
        work("new"),
        work("dropped"),
        work("changed"),
        Tile(
            "sections",
            sum(counts["sections"][k] for k in moved),
            parts("sections", "section", moved),
        ),
    )


def _headline(counts: Counts, targets: Sequence[TargetRow], labels: Labels) -> str:
    """One sentence that says what moved and what was kept."""
    outcomes = counts["fulfilment"]
    clauses = []
    current: Counter[str] = Counter(row.kind for row in targets if row.new is not None)
    if current:
        parts = _listed(current, "change", CHANGES, labels)
        clauses.append(labels("headline.targets", n=current.total(), parts=parts))
    if left := counts["targets"]["dropped"]:
        clauses.append(labels("headline.dropped", n=left))
    if total := sum(outcomes.values()):
        done = outcomes["exceeded"] + outcomes["met"]
        parts = labels("headline.done", n=done) if done else ""
        rest = _listed(outcomes, "outcome", ("missed", "unclear", "not_reported"), labels)
        joined = labels("sep").join(part for part in (parts, rest) if part)
        clauses.append(labels("headline.fulfilment", n=total, parts=joined))
    if not clauses:
        clauses.append(labels("headline.none"))
    sentence = labels("clause").join(clauses) + labels("stop")
    return sentence[0].upper() + sentence[1:]


def _listed(counts: Mapping[str, int], prefix: str, kinds: Sequence[str], labels: Labels) -> str:
    words = [
        labels("count_of", label=_lower(labels(f"{prefix}.{kind}")), n=counts[kind])
        for kind in kinds
        if counts[kind]
    ]
    return labels("sep").join(words)


def _lower(word: str) -> str:
    return word[0].lower() + word[1:]


def _evidence(row: _Finding) -> Iterator[Place]:
    if row.old is not None:
        yield row.old
    if row.new is not None:
        yield row.new
    if isinstance(row, CommitmentRow):
        yield from row.others


def _anchors(
    fulfilment: Iterable[FulfilmentRow],
    targets: Iterable[TargetRow],
    commitments: Iterable[CommitmentRow],
    sections: Iterable[SectionRow],
) -> frozenset[str]:
    """The ids of all sentences that a row points to."""
    found: set[str] = set()
    rows: Iterable[_Finding] = chain(fulfilment, targets, commitments)
    for row in rows:
        found.update(p.anchor for p in _evidence(row))
        rejected: Nearest | None = row.why.nearest
        if rejected is not None:
            found.add(rejected.place.anchor)
    for match in sections:
        found.update(h.anchor for h in (match.old, match.new) if h is not None)
    return frozenset(found - {""})


def _marks(
    fulfilment: Iterable[FulfilmentRow],
    targets: Iterable[TargetRow],
    commitments: Iterable[CommitmentRow],
) -> dict[str, tuple[Mark, ...]]:
    """For each sentence, the findings that it is evidence of."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    blocks: tuple[tuple[str, Iterable[_Finding]], ...] = (
        ("outcome", fulfilment),
        ("change", targets),
        ("status", commitments),
    )
    for prefix, rows in blocks:
        for row in rows:
            for anchor in dict.fromkeys(p.anchor for p in _evidence(row)):
                marks[anchor].append(Mark(row.id, f"{prefix}.{row.kind}"))
    return {anchor: tuple(found) for anchor, found in marks.items()}

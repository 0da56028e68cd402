"""Findings as flat rows, for data frames and databases.

Every row names the region and the years it belongs to and carries its source
sentences, so that rows of many comparisons can be put in one table. Column
names are part of the interface: columns may be added, none is renamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportdiff.errors import OptionsError
from reportdiff.model import ExtractedReport, Indicator, Report, Sentence
from reportdiff.result import Candidate, Comparison

if TYPE_CHECKING:
    from pandas import DataFrame

Row = dict[str, Any]

_PAIR = ("region", "old_year", "new_year")
_FIGURE = ("quote", "value", "upper", "unit", "bound", "kind", "figure_year", "sentence", "section")
_BOTH = tuple(f"{side}_{column}" for side in ("old", "new") for column in _FIGURE)
_JUDGED = ("score", "sure", "rule", "doubt", "reason", "nearest_sentence", "nearest_score")

COLUMNS: dict[str, tuple[str, ...]] = {
    "targets": (*_PAIR, "name", "key", "change", *_BOTH, *_JUDGED),
    "fulfilment": (*_PAIR, "name", "key", "outcome", "gap", *_BOTH, *_JUDGED, "tolerance"),
    "commitments": (
        *_PAIR,
        "status",
        "old_text",
        "new_text",
        "old_sentence",
        "new_sentence",
        "old_section",
        "new_section",
        "similarity",
        "changes",
        "sure",
        "rule",
        "reason",
        "nearest_sentence",
        "nearest_score",
    ),
    "sections": (
        *_PAIR,
        "kind",
        "old_number",
        "old_title",
        "new_number",
        "new_title",
        "similarity",
    ),
    "terms": (*_PAIR, "term", "status", "old_count", "new_count"),
    "indicators": ("region", "year", "name", "key", "role", *_FIGURE, "score"),
    "report_commitments": ("region", "year", "text", "sentence", "section"),
}
# What pandas would guess from the rows changes where a column is empty in one comparison.
NUMBERS = {"score", "similarity", "gap", "tolerance", "nearest_score"}
NUMBERS |= {f"{side}{column}" for side in ("", "old_", "new_") for column in ("value", "upper")}
YEARS = {"year", "old_year", "new_year"}
COUNTS = {"old_count", "new_count"}
OF_COMPARISON = ("targets", "fulfilment", "commitments", "sections", "terms")
OF_REPORT = ("indicators", "commitments")


def comparison_rows(found: Comparison, table: str) -> list[Row]:
    """The rows of one table of a comparison, in the order of :data:`COLUMNS`.

    ``table`` is one of ``targets``, ``fulfilment``, ``commitments``,
    ``sections`` and ``terms``. Raises OptionsError for another.
    """
    makers = {
        "targets": _targets,
        "fulfilment": _fulfilment,
        "commitments": _commitments,
        "sections": _sections,
        "terms": _terms,
    }
    if table not in makers:
        raise _no_table(table, OF_COMPARISON)
    pair = {
        "region": found.new.region or found.old.region,
        "old_year": found.old.year,
        "new_year": found.new.year,
    }
    return [_ordered(table, pair | row) for row in makers[table](found)]


def report_rows(found: ExtractedReport, table: str) -> list[Row]:
    """The rows of one table of a report: ``indicators`` or ``commitments``."""
    report = found.report
    head = {"region": report.region, "year": report.year}
    if table == "indicators":
        return [
            _ordered(table, head | _figure(report, i, "") | _named(i) | {"score": i.score})
            for i in found.extract.indicators
        ]
    if table == "commitments":
        return [
            _ordered("report_commitments", head | {"text": c.text} | _place(report, c.sentence, ""))
            for c in found.extract.commitments
        ]
    raise _no_table(table, OF_REPORT)


def comparison_frame(found: Comparison, table: str) -> DataFrame:
    """:func:`comparison_rows` as a pandas data frame; OptionsError without pandas."""
    return _frame(comparison_rows(found, table), table)


def report_frame(found: ExtractedReport, table: str) -> DataFrame:
    """:func:`report_rows` as a pandas data frame; OptionsError without pandas."""
    rows = report_rows(found, table)
    return _frame(rows, "report_commitments" if table == "commitments" else table)


def _frame(rows: list[Row], table: str) -> DataFrame:
    """Rows as a data frame that has its columns even when it is empty."""
    try:
        import pandas
    except ImportError:
        remedy = "install it with: pip install pandas"
        raise OptionsError("to_frame", "pandas is not installed", remedy) from None
    frame = pandas.DataFrame(rows, columns=list(COLUMNS[table]))
    text = pandas.Series(["text"]).dtype  # object before pandas 3, str since
    kinds = {column: _type_of(column) or text for column in frame.columns}
    return frame.astype(kinds)


def _type_of(column: str) -> str | None:
    """The type of a column in a data frame, the same in each; None for text."""
    for names, kind in ((NUMBERS, "float64"), (YEARS, "Int64"), (COUNTS, "int64")):
        if column in names:
            return kind
    return "bool" if column == "sure" else None


def _no_table(table: str, known: tuple[str, ...]) -> OptionsError:
    return OptionsError(table, "there is no such table", f"use one of {', '.join(known)}")


def _ordered(table: str, row: Row) -> Row:
    return {column: row.get(column) for column in COLUMNS[table]}


def _targets(found: Comparison) -> list[Row]:
    return [
        {"change": t.change}
        | _named(t.new or t.old)
        | {"name": t.name}
        | _figure(found.old, t.old, "old_")
        | _figure(found.new, t.new, "new_")
        | _nearest(found.old if t.old is None else found.new, t.nearest)
        | {"score": t.score, "sure": t.sure, "rule": t.rule, "doubt": t.doubt, "reason": t.reason}
        for t in found.targets
    ]


def _fulfilment(found: Comparison) -> list[Row]:
    return [
        {"outcome": f.outcome, "gap": f.gap, "tolerance": f.tolerance}
        | _named(f.target)
        | {"name": f.name}
        | _figure(found.old, f.target, "old_")
        | _figure(found.new, f.actual, "new_")
        | _nearest(found.new, f.nearest)
        | {"score": f.score, "sure": f.sure, "rule": f.rule, "doubt": f.doubt, "reason": f.reason}
        for f in found.fulfilment
    ]


def _commitments(found: Comparison) -> list[Row]:
    rows = []
    for change in found.commitments:
        row: Row = {"status": change.status, "similarity": change.similarity}
        row |= {"changes": "; ".join(change.changes), "sure": change.sure}
        row |= {"rule": change.rule, "reason": change.reason}
        for side, report, commitment in (
            ("old_", found.old, change.old),
            ("new_", found.new, change.new),
        ):
            if commitment is not None:
                row[f"{side}text"] = commitment.text
                row |= _place(report, commitment.sentence, side)
        rows.append(row | _nearest(found.old if change.old is None else found.new, change.nearest))
    return rows


def _sections(found: Comparison) -> list[Row]:
    rows = []
    for match in found.sections:
        row: Row = {"kind": match.kind, "similarity": match.similarity}
        for side, report, index in (("old", found.old, match.old), ("new", found.new, match.new)):
            if index is not None:
                section = report.sections[index]
                row |= {f"{side}_number": section.number, f"{side}_title": section.title}
        rows.append(row)
    return rows


def _terms(found: Comparison) -> list[Row]:
    return [
        {"term": t.term, "status": t.status, "old_count": t.old_count, "new_count": t.new_count}
        for t in found.terms
    ]


def _named(indicator: Indicator | None) -> Row:
    if indicator is None:
        return {}
    return {"name": indicator.name, "key": indicator.key, "role": indicator.role}


def _figure(report: Report, indicator: Indicator | None, side: str) -> Row:
    if indicator is None:
        return {}
    row = {
        "quote": indicator.quote,
        "value": indicator.value,
        "upper": indicator.upper,
        "unit": indicator.unit,
        "bound": indicator.bound,
        "kind": indicator.kind,
        "figure_year": indicator.year,
    }
    return {side + column: value for column, value in row.items()} | _place(
        report, indicator.sentence, side
    )


def _place(report: Report, index: int, side: str) -> Row:
    sentence: Sentence = report.sentences[index]
    section = report.section_of(sentence)
    return {
        f"{side}sentence": sentence.text,
        f"{side}section": section.number if section is not None else None,
    }


def _nearest(report: Report, candidate: Candidate | None) -> Row:
    if candidate is None:
        return {}
    sentence = report.sentences[candidate.sentence]
    return {"nearest_sentence": sentence.text, "nearest_score": candidate.score}

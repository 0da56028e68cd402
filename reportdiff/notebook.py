"""Reports and comparisons in a notebook: how they look at the end of a cell, and as plain values.

The page in full is ``reportdiff.render(diff, "html")``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from html import escape
from typing import Any

from reportdiff.compare import extract
from reportdiff.model import ExtractedReport, Report
from reportdiff.rendering import render
from reportdiff.result import Comparison
from reportdiff.view import Labels, ReportView, comparison_view, report_view
from reportdiff.view.rows import CommitmentRow, FulfilmentRow, TargetRow

Row = tuple[tuple[str, ...], str]  # cells, and what shows when the pointer rests on them
ROWS = 30  # more would push the next cell off the screen


def plain(found: Comparison | ExtractedReport) -> dict[str, Any]:
    """What ``--format json`` prints, as a dictionary."""
    payload = json.loads(render(found, "json"))
    assert isinstance(payload, dict)
    return payload


def comparison_html(found: Comparison) -> str:
    """The headline of a comparison, what became of last year's targets, and folded the rest.

    A row shows its sentences when the pointer rests on it; * marks what is to be checked.
    """
    view = comparison_view(found)
    say = view.labels
    kept = [_judged(row, say(f"outcome.{row.kind}")) for row in view.fulfilment]
    moved = [_judged(row, say(f"change.{row.kind}")) for row in view.targets]
    whys = [row.why for row in view.fulfilment] + [row.why for row in view.targets]
    unsure = sum(not why.sure for why in whys + [row.why for row in view.commitments])
    figures = ("indicator", "old_target")
    return "\n".join(
        [
            f'<div lang="{say.html_lang()}">',
            f"<h4>{escape(view.title)} {escape(view.old.year)} → {escape(view.new.year)}</h4>",
            f"<p>{escape(view.headline)} {escape(say('unsure_count', n=unsure))}</p>",
            _table("fulfilment", ("verdict", *figures, "new_result"), kept, say, opened=True),
            _table("targets", ("change", *figures, "new_target"), moved, say),
            _table("commitments.new", ("quote",), [_planned(r) for r in view.new_commitments], say),
            _table(
                "commitments.dropped",
                ("quote",),
                [_planned(r) for r in view.dropped_commitments],
                say,
            ),
            "</div>",
        ]
    )


def extracted(report: Report) -> ExtractedReport:
    """A report with all that is found in it."""
    return ExtractedReport(report, extract(report))


def report_html(found: ExtractedReport) -> str:
    """A report's title and size, its main headings and its indicators."""
    view = report_view(found)
    say = view.labels
    rows: list[Row] = [
        ((say(f"role.{row.indicator.role}"), row.name, row.figure.text), row.place.text)
        for row in view.indicators
    ]
    plans: list[Row] = [((row.place.quote,), "") for row in view.commitments]
    parts = "".join(f"<li>{escape(s.title)}</li>" for s in view.outline if s.level == 1)
    return "\n".join(
        [
            f'<div lang="{say.html_lang()}">',
            f"<h4>{escape(view.title)}</h4>",
            f"<p>{escape(_size(view))}</p>",
            f"<ol>{parts}</ol>",
            _table("indicators", ("role", "indicator", "value"), rows, say, opened=True),
            _table("commitments", ("quote",), plans, say),
            "</div>",
        ]
    )


def _size(view: ReportView) -> str:
    say, source = view.labels, view.source
    words = (
        source.region or say("unknown_region"),
        source.year,
        say("characters", n=source.characters),
        say("sentences", n=source.sentences),
        say("warning_count", n=len(source.warnings)),
    )
    return " · ".join(words)


def _judged(row: FulfilmentRow | TargetRow, verdict: str) -> Row:
    before, after = (figure.text if figure else "–" for figure in (row.before, row.after))
    mark = "" if row.why.sure else " *"
    sentences = [place.text for place in (row.old, row.new) if place is not None]
    return (verdict + mark, row.name, before, after), "\n".join(sentences)


def _planned(row: CommitmentRow) -> Row:
    nearest = row.why.nearest.place.text if row.why.nearest else ""
    return (row.text + ("" if row.why.sure else " *"),), nearest


def _table(
    key: str, columns: Iterable[str], rows: list[Row], say: Labels, *, opened: bool = False
) -> str:
    """A table that folds under its caption. Notebooks would set the cells to the right."""
    if not rows:
        return ""
    style = 'style="text-align:left"'
    head = "".join(f"<th {style}>{escape(say(column))}</th>" for column in columns)
    body = "".join(
        f'<tr title="{escape(hint)}">'
        + "".join(f"<td {style}>{escape(cell)}</td>" for cell in cells)
        + "</tr>"
        for cells, hint in rows[:ROWS]
    )
    rest = len(rows) - ROWS
    more = f"<p>{escape(say('more_page', n=rest))}</p>" if rest > 0 else ""
    return (
        f"<details{' open' * opened}><summary>{escape(say(key))} {len(rows)}</summary>"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}</details>"
    )

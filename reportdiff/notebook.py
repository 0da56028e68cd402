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
from reportdiff.view.rows import FulfilmentRow, TargetRow

ROWS = 30  # more would push the next cell off the screen


def plain(found: Comparison | ExtractedReport) -> dict[str, Any]:
    """What ``--format json`` prints, as a dictionary."""
    payload = json.loads(render(found, "json"))
    assert isinstance(payload, dict)
    return payload


def comparison_html(found: Comparison) -> str:
    """The headline of a comparison with its targets and what became of last year's."""
    view = comparison_view(found)
    say = view.labels
    kept = [_fulfilment_cells(row, say) for row in view.fulfilment]
    moved = [_target_cells(row, say) for row in view.targets]
    head = ("verdict", "indicator", "old_target", "new_result")
    return "\n".join(
        [
            f'<div lang="{say.html_lang()}">',
            f"<h4>{escape(view.title)} {escape(view.old.year)} → {escape(view.new.year)}</h4>",
            f"<p>{escape(view.headline)}</p>",
            _table(say("fulfilment"), [say(key) for key in head], kept, say),
            _table(
                say("targets"),
                [say(key) for key in ("change", "indicator", "old", "new")],
                moved,
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
    rows: list[tuple[str, ...]] = [
        (say(f"role.{row.indicator.role}"), row.name, row.figure.text, row.place.quote)
        for row in view.indicators
    ]
    head = [say(key) for key in ("role", "indicator", "value", "quote")]
    parts = "".join(f"<li>{escape(s.title)}</li>" for s in view.outline if s.level == 1)
    return "\n".join(
        [
            f'<div lang="{say.html_lang()}">',
            f"<h4>{escape(view.title)}</h4>",
            f"<p>{escape(_size(view))}</p>",
            f"<ol>{parts}</ol>",
            _table(say("indicators"), head, rows, say),
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


def _fulfilment_cells(row: FulfilmentRow, say: Labels) -> tuple[str, ...]:
    result = row.actual.text if row.actual else "–"
    return say(f"outcome.{row.kind}"), row.name, row.target.text, result


def _target_cells(row: TargetRow, say: Labels) -> tuple[str, ...]:
    before, after = (figure.text if figure else "–" for figure in (row.before, row.after))
    return say(f"change.{row.kind}"), row.name, before, after


def _table(caption: str, head: Iterable[str], rows: list[tuple[str, ...]], say: Labels) -> str:
    cells = "".join(f"<th>{escape(word)}</th>" for word in head)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows[:ROWS]
    )
    rest = len(rows) - ROWS
    more = f"<p>{escape(say('more_page', n=rest))}</p>" if rest > 0 else ""
    return (
        f"<table><caption>{escape(caption)} ({len(rows)})</caption>"
        f"<thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>{more}"
    )

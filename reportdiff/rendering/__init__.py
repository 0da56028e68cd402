"""Results as text or bytes: JSON, HTML, Markdown, terminal, Excel, Word.

A renderer takes view rows and lays them out; it decides nothing. Adding one
means a module with ``comparison(view)`` (and ``report(view)``, where single
reports can be shown) and a line in :data:`RENDERERS`.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import PurePath
from typing import Literal, overload

from reportdiff.errors import OutputError
from reportdiff.model import ExtractedReport
from reportdiff.result import Comparison
from reportdiff.view import ComparisonView, ReportView, ViewOptions, comparison_view, report_view

__all__ = ["RENDERERS", "SUFFIXES", "Renderer", "ViewOptions", "format_of", "render"]

Renderable = Comparison | ExtractedReport | ComparisonView | ReportView


@dataclass(frozen=True, slots=True)
class Renderer:
    """One output format. ``module`` is imported when it is first used.

    ``suffixes`` are the file endings that select it, ``binary`` says that it
    gives bytes, ``reports`` that it can also show a single report.
    """

    name: str
    module: str
    suffixes: tuple[str, ...]
    binary: bool = False
    reports: bool = False

    def render(self, view: ComparisonView | ReportView) -> str | bytes:
        """The view in this format; OutputError where it has no form for a single report."""
        if isinstance(view, ReportView):
            if not self.reports:
                known = ", ".join(n for n, r in RENDERERS.items() if r.reports)
                raise OutputError(self.name, "cannot show a single report", f"use one of {known}")
            shown = importlib.import_module(self.module).report(view)
        else:
            shown = importlib.import_module(self.module).comparison(view)
        assert isinstance(shown, (str, bytes))
        return shown


RENDERERS: dict[str, Renderer] = {
    renderer.name: renderer
    for renderer in (
        Renderer("terminal", "reportdiff.rendering.terminal", (".txt",), reports=True),
        Renderer("json", "reportdiff.rendering.json", (".json",), reports=True),
        Renderer("markdown", "reportdiff.rendering.markdown", (".md", ".markdown"), reports=True),
        Renderer("html", "reportdiff.rendering.html", (".html", ".htm")),
        Renderer("excel", "reportdiff.rendering.excel", (".xlsx",), binary=True),
        Renderer("word", "reportdiff.rendering.word", (".docx",), binary=True),
    )
}

SUFFIXES: dict[str, str] = {
    suffix: renderer.name for renderer in RENDERERS.values() for suffix in renderer.suffixes
}


def format_of(filename: str) -> str:
    """The format that a file's ending stands for; OutputError for an unknown ending.

    >>> format_of("2023-2024.xlsx")
    'excel'
    """
    suffix = PurePath(filename).suffix.lower()
    if suffix not in SUFFIXES:
        wrong = f"no output format ends in {suffix!r}" if suffix else "the name has no ending"
        raise OutputError(filename, wrong, f"use one of {' '.join(SUFFIXES)}, or say --format")
    return SUFFIXES[suffix]


@overload
def render(
    value: Renderable,
    format: Literal["terminal", "json", "markdown", "html"] = "terminal",
    options: ViewOptions | None = None,
) -> str: ...
@overload
def render(
    value: Renderable, format: Literal["excel", "word"], options: ViewOptions | None = None
) -> bytes: ...
@overload
def render(value: Renderable, format: str, options: ViewOptions | None = None) -> str | bytes: ...
def render(
    value: Renderable, format: str = "terminal", options: ViewOptions | None = None
) -> str | bytes:
    """A comparison or a report in one of :data:`RENDERERS`; bytes for Excel and Word.

    ``value`` may be a view already made, so that several formats share it;
    ``options`` are then those of the view. Raises OutputError for an unknown
    format.
    """
    renderer = RENDERERS.get(format)
    if renderer is None:
        raise OutputError(format, "no such output format", f"use one of {', '.join(RENDERERS)}")
    if isinstance(value, Comparison):
        return renderer.render(comparison_view(value, options))
    if isinstance(value, ExtractedReport):
        return renderer.render(report_view(value, options))
    return renderer.render(value)

"""Compare successive annual government work reports (政府工作报告).

Read two reports, compare them, look at the findings or render them::

    import reportdiff

    old = reportdiff.read("2023.docx")
    new = reportdiff.read("2024.txt")
    diff = reportdiff.compare(old, new)
    diff.targets, diff.fulfilment, diff.commitments, diff.sections, diff.terms
    page = reportdiff.render(diff, "html")

All values are frozen and typed. The names below are loaded when they are first
used, so that ``import reportdiff`` costs nothing.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reportdiff.compare import compare as compare
    from reportdiff.compare import extract as extract
    from reportdiff.compare import read as read
    from reportdiff.errors import NotAReportError as NotAReportError
    from reportdiff.errors import OptionsError as OptionsError
    from reportdiff.errors import OutputError as OutputError
    from reportdiff.errors import ReadingError as ReadingError
    from reportdiff.errors import ReportdiffError as ReportdiffError
    from reportdiff.lexicon import Lexicon as Lexicon
    from reportdiff.lexicon import read_lexicon as read_lexicon
    from reportdiff.model import Commitment as Commitment
    from reportdiff.model import Extract as Extract
    from reportdiff.model import ExtractedReport as ExtractedReport
    from reportdiff.model import Indicator as Indicator
    from reportdiff.model import Report as Report
    from reportdiff.options import CompareOptions as CompareOptions
    from reportdiff.options import ReadOptions as ReadOptions
    from reportdiff.rendering import render as render
    from reportdiff.result import Comparison as Comparison
    from reportdiff.view import ViewOptions as ViewOptions

__version__ = "0.1.0"

_HOMES = {
    "compare": "reportdiff.compare",
    "extract": "reportdiff.compare",
    "read": "reportdiff.compare",
    "NotAReportError": "reportdiff.errors",
    "OptionsError": "reportdiff.errors",
    "OutputError": "reportdiff.errors",
    "ReadingError": "reportdiff.errors",
    "ReportdiffError": "reportdiff.errors",
    "Lexicon": "reportdiff.lexicon",
    "read_lexicon": "reportdiff.lexicon",
    "Commitment": "reportdiff.model",
    "Extract": "reportdiff.model",
    "ExtractedReport": "reportdiff.model",
    "Indicator": "reportdiff.model",
    "Report": "reportdiff.model",
    "CompareOptions": "reportdiff.options",
    "ReadOptions": "reportdiff.options",
    "render": "reportdiff.rendering",
    "Comparison": "reportdiff.result",
    "ViewOptions": "reportdiff.view",
}

__all__ = [
    "Commitment",
    "CompareOptions",
    "Comparison",
    "Extract",
    "ExtractedReport",
    "Indicator",
    "Lexicon",
    "NotAReportError",
    "OptionsError",
    "OutputError",
    "ReadOptions",
    "ReadingError",
    "Report",
    "ReportdiffError",
    "ViewOptions",
    "__version__",
    "compare",
    "extract",
    "read",
    "read_lexicon",
    "render",
]


class _Package(ModuleType):
    """This package, in which ``compare`` is the function, whoever imported its module first."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "compare" and isinstance(value, ModuleType):  # the import system's doing
            value = value.compare
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


if not TYPE_CHECKING:  # else a misspelt name would be of any type

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            problem = f"module 'reportdiff' has no attribute {name!r}"
            raise AttributeError(problem, name=name, obj=sys.modules[__name__])
        from importlib import import_module

        value = getattr(import_module(_HOMES[name]), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__

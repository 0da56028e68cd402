"""From a result to the rows that every output reads: sorted, worded, with stable ids."""

from reportdiff.view.build import comparison_view, report_view
from reportdiff.view.labels import Labels, labels_for
from reportdiff.view.options import ViewOptions
from reportdiff.view.rows import ComparisonView, ReportView

__all__ = [
    "ComparisonView",
    "Labels",
    "ReportView",
    "ViewOptions",
    "comparison_view",
    "labels_for",
    "report_view",
]

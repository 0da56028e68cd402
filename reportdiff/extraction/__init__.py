"""Report to :class:`~reportdiff.model.Extract`: indicators, commitments, terms."""

from __future__ import annotations

from reportdiff.model import Extract, Report


def extract(report: Report) -> Extract:
    """Find everything that one report states. (First form: nothing yet.)"""
    return Extract()

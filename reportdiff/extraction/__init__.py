"""Report to :class:`~reportdiff.model.Extract`: indicators, commitments, terms."""

from __future__ import annotations

from reportdiff.extraction.aliases import with_full_names
from reportdiff.extraction.commitments import extract_commitments
from reportdiff.extraction.indicators import extract_indicators
from reportdiff.extraction.terms import count_terms
from reportdiff.model import Extract, Report

__all__ = ["count_terms", "extract", "extract_commitments", "extract_indicators"]


def extract(report: Report) -> Extract:
    """Find everything that one report states."""
    return Extract(
        indicators=with_full_names(extract_indicators(report)),
        commitments=extract_commitments(report),
        terms=count_terms(report),
    )

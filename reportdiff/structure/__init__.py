"""Document to :class:`~reportdiff.model.Report`: headings, parts, sentences, year, region."""

from reportdiff.structure.build import build_report

__all__ = ["build_report"]

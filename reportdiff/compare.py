"""The whole job, composed: read a report, compare two."""

from __future__ import annotations

import os
from typing import BinaryIO

from reportdiff.alignment import align
from reportdiff.comparison.commitments import compare_commitments
from reportdiff.comparison.fulfilment import compare_fulfilment
from reportdiff.comparison.order import in_order
from reportdiff.comparison.sections import compare_sections
from reportdiff.comparison.targets import compare_targets
from reportdiff.comparison.terms import compare_terms
from reportdiff.extraction import extract as find_all
from reportdiff.lexicon import Lexicon, using
from reportdiff.model import Extract, Report
from reportdiff.options import CompareOptions, ReadOptions
from reportdiff.reading import read_document
from reportdiff.result import Comparison
from reportdiff.structure import build_report

__all__ = ["compare", "extract", "read"]


def read(
    source: str | os.PathLike[str] | BinaryIO,
    *,
    year: int | None = None,
    region: str | None = None,
    max_bytes: int | None = None,
) -> Report:
    """Read a report from a file, ``-`` (standard input) or an open binary file.

    ``year`` (the plan year) and ``region`` win over what the text says;
    ``max_bytes`` is the largest file accepted. Raises
    :class:`~reportdiff.errors.ReadingError` for bytes that cannot be read and
    :class:`~reportdiff.errors.NotAReportError` for a text that is no report.
    """
    if not isinstance(source, (str, os.PathLike)) and not hasattr(source, "read"):
        given = type(source).__name__
        raise TypeError(f"read() takes a path or an open binary file, not {given}")
    options = (
        ReadOptions(year, region) if max_bytes is None else ReadOptions(year, region, max_bytes)
    )
    return build_report(read_document(source, options), options)


def extract(report: Report, lexicon: Lexicon | None = None) -> Extract:
    """Find the indicators, commitments and terms of one report.

    ``lexicon`` adds words to those of the package.
    """
    with using(lexicon):
        return find_all(report)


def compare(old: Report, new: Report, options: CompareOptions | None = None) -> Comparison:
    """Compare two successive reports of one region.

    Returns everything found: aligned sections, targets, last year's targets
    against this year's results, commitments and terms. The result's ``old`` is
    the earlier report, whichever way they were given (see ``CompareOptions``).
    """
    for report in (old, new):
        if not isinstance(report, Report):
            given = type(report).__name__
            raise TypeError(f"compare() takes reports, not {given}: give reportdiff.read(path)")
    options = options or CompareOptions()
    with using(options.lexicon):
        return _compared(old, new, options)


def _compared(old: Report, new: Report, options: CompareOptions) -> Comparison:
    old, new, warnings = in_order(old, new, options)
    before, after = find_all(old), find_all(new)
    alignment = align(old, new, before.commitments, after.commitments)
    return Comparison(
        old=old,
        new=new,
        old_extract=before,
        new_extract=after,
        alignment=alignment,
        sections=compare_sections(old, new, alignment),
        targets=compare_targets(old, new, before, after),
        fulfilment=compare_fulfilment(old, new, before, after),
        commitments=compare_commitments(old, new, before.commitments, after.commitments, alignment),
        terms=compare_terms(before.terms, after.terms),
        warnings=warnings,
        options=options,
    )

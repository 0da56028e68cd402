"""The terms of a report and how often each stands in it."""

from __future__ import annotations

from collections import Counter

from reportdiff.model import Report
from reportdiff.zh.terms import is_term_shaped, noun_runs, plus_names, quoted_names


def count_terms(report: Report) -> dict[str, int]:
    """Count the words and compounds that could be terms, each as often as its characters stand.

    Compounds are runs of words between marks, particles and verbs; a name in quotation marks
    is kept with them. Figures and dates are never part of a term. Whether a term is worth
    naming is for the comparison to say.
    """
    sentences = [s for s in report.sentences if report.paragraphs[s.paragraph].kind == "text"]
    texts = [s.text for s in sentences]
    candidates: set[str] = set()
    for text in texts:
        candidates.update(quoted_names(text))
        candidates.update(plus_names(text))
        for run in noun_runs(text):
            candidates.add("".join(run))
            candidates.update(word for word in run if is_term_shaped(word))
    whole = "\n".join(texts)
    counts = Counter({term: whole.count(term) for term in candidates})
    return {term: n for term, n in sorted(counts.items()) if n}

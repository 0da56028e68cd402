"""The terms of a report and how often each stands in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from reportdiff.model import Report
from reportdiff.zh.occurrences import count_each, recurring_pairs
from reportdiff.zh.terms import is_term_shaped, noun_runs, plus_names, quoted_names


def count_terms(report: Report) -> dict[str, int]:
    """Count the words and compounds that could be terms, each as often as its characters stand.

    Compounds are runs of words between marks, particles and verbs; a name in quotation marks
    is kept with them. Figures and dates are never part of a term. Whether a term is worth
    naming is for the comparison to say.
    """
    texts = _prose(report)
    whole = "\n".join(texts)
    runs = noun_runs(texts)
    longer = [run for run in runs if len(run) > 1]
    words = Counter(chain.from_iterable(longer))
    candidates = Counter(quoted_names(whole))
    candidates.update(chain.from_iterable(map(plus_names, texts)))
    candidates.update(map("".join, runs))
    candidates.update({word: words[word] for word in filter(is_term_shaped, words)})
    for term, count in _recurring(longer).items():
        candidates[term] = max(candidates[term], count)
    terms = sorted(term for term in candidates if len(term) > 1)
    # A run too long to be counted hardly ever stands inside another: its own count is right.
    # 人工智能＋ does not stand as 人工智能+.
    standing = count_each(terms, whole)
    return {t: count or candidates[t] for t, count in zip(terms, standing, strict=True)}


def _recurring(runs: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """Neighbouring words that stand together more than once, and not always in a longer group."""
    words = tuple(chain.from_iterable((*run, _BETWEEN) for run in runs))
    often: dict[tuple[str, ...], int] = {}
    places = recurring_pairs(words, _BETWEEN)
    for size in range(2, _MOST_WORDS + 1):
        # A group stands at least as often as a longer one that begins with it.
        if size > 2:
            places = [at for at in places if words[at : at + size - 1] in often]
        groups = Counter(words[at : at + size] for at in places)
        often.update((g, n) for g, n in groups.items() if n > 1 and _BETWEEN not in g)
    parts = {
        part
        for group, count in often.items()
        for part in (group[1:], group[:-1])
        if often.get(part) == count
    }
    return {"".join(group): count for group, count in often.items() if group not in parts}


_BETWEEN = "\n"  # what stands between two runs
_MOST_WORDS = 4  # words of the longest group that is looked for inside longer runs


def _prose(report: Report) -> list[str]:
    prose = {number for number, p in enumerate(report.paragraphs) if p.kind == "text"}
    return [s.text for s in report.sentences if s.paragraph in prose]

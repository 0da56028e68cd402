"""The terms of a report and how often each stands in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from operator import add

from reportdiff.model import Report, Sentence
from reportdiff.zh.terms import is_term_shaped, noun_runs, plus_names, quoted_names


def count_terms(report: Report) -> dict[str, int]:
    """Count the words and compounds that could be terms, each as often as its characters stand.

    Compounds are runs of words between marks, particles and verbs; a name in quotation marks
    is kept with them. Figures and dates are never part of a term. Whether a term is worth
    naming is for the comparison to say.
    """
    texts = [s.text for s in report.sentences if _is_prose(report, s)]
    found: list[str] = []
    runs: list[tuple[str, ...]] = []
    for text in texts:
        found += quoted_names(text)
        found += plus_names(text)
        runs += noun_runs(text)
    for run in runs:
        found.append("".join(run))
        if len(run) > 1:
            found += filter(is_term_shaped, run)
    candidates = Counter(found) | _recurring(runs)
    # A longer run hardly ever stands inside another: its own count is right.
    standing = _standing([t for t in candidates if len(t) <= _COUNTED], "\n".join(texts))
    return {
        term: standing.get(term) or candidates[term]  # 人工智能＋ is written 人工智能+ here
        for term in sorted(candidates)
        if len(term) > 1
    }


def _standing(terms: Iterable[str], whole: str) -> dict[str, int]:
    """How often the characters of each term (two or more of them) stand in a text.

    One pass over the text, which at each place tries the terms that begin with the two
    characters there: 7 ms for a national report, less than counting every string of each length.
    """
    counts = {term: 0 for term in terms if len(term) > 1}
    lengths: dict[str, set[int]] = defaultdict(set)
    for term in counts:
        lengths[term[:2]].add(len(term))
    none: set[int] = set()
    for at, pair in enumerate(map(add, whole, whole[1:])):
        for length in lengths.get(pair, none):
            found = whole[at : at + length]
            if found in counts:
                counts[found] += 1
    return counts


def _recurring(runs: Sequence[tuple[str, ...]]) -> Counter[str]:
    """Neighbouring words that stand together more than once, and not always in a longer group."""
    groups = Counter(
        run[i : i + size]
        for run in runs
        for size in range(2, min(_MOST_WORDS, len(run)) + 1)
        for i in range(len(run) - size + 1)
    )
    often = {group: count for group, count in groups.items() if count > 1}
    parts = {
        part
        for group, count in often.items()
        for part in (group[1:], group[:-1])
        if often.get(part) == count
    }
    return Counter({"".join(g): count for g, count in often.items() if g not in parts})


_MOST_WORDS = 4  # words of the longest group that is looked for inside longer runs
_COUNTED = 6  # characters of the longest candidate that is counted wherever it stands


def _is_prose(report: Report, sentence: Sentence) -> bool:
    return report.paragraphs[sentence.paragraph].kind == "text"

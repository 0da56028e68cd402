"""The terms of a report and how often each stands in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

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
    candidates = Counter(found)
    for term, count in _recurring(runs).items():
        candidates[term] = max(candidates[term], count)
    # A longer run hardly ever stands inside another: its own count is right.
    standing = _standing([t for t in candidates if len(t) <= _COUNTED], "\n".join(texts))
    return {
        term: standing.get(term) or candidates[term]  # 人工智能＋ is written 人工智能+ here
        for term in sorted(candidates)
        if len(term) > 1
    }


def _standing(terms: Iterable[str], whole: str) -> dict[str, int]:
    """How often the characters of each term (two to six of them) stand in a text.

    The characters from each place on make a number. These numbers are sorted once, and each
    term is looked up among them: 2 ms for a national report, a fifth of a search by places.
    """
    by_length: dict[int, list[str]] = defaultdict(list)
    for term in terms:
        by_length[len(term)].append(term)
    counts: dict[str, int] = {}
    for length in range(2, _COUNTED + 1):
        wanted = by_length[length]
        there = np.sort(_numbers(whole, length))
        sought = _numbers("".join(wanted), length)[::length][: len(wanted)]
        often = np.searchsorted(there, sought, "right") - np.searchsorted(there, sought)
        counts.update(zip(wanted, often.tolist(), strict=True))
    return counts


def _numbers(text: str, length: int) -> npt.NDArray[np.uint64]:
    """The ``length`` characters from each place on as one number, up to six of them.

    Two texts of more than four characters could share a number, by a chance of one in 2**64.
    """
    codes = np.frombuffer((text + "\0" * _COUNTED).encode("utf-32-le"), dtype=np.uint32)
    number = codes.astype(np.uint64)
    for at in range(1, length):
        number = number[:-1] * _BASE + codes[at:]
    return number


_BASE = np.uint64(0x9E37_79B9_7F4A_7C15)  # odd, its bits well mixed: 2**64 over the golden ratio


def _recurring(runs: Sequence[tuple[str, ...]]) -> Counter[str]:
    """Neighbouring words that stand together more than once, and not always in a longer group."""
    often: dict[tuple[str, ...], int] = {}
    for size in range(2, _MOST_WORDS + 1):
        # A group stands at least as often as a longer one that begins with it.
        groups = Counter(
            run[i : i + size]
            for run in runs
            if len(run) >= size
            for i in range(len(run) - size + 1)
            if size == 2 or run[i : i + size - 1] in often
        )
        often.update((group, count) for group, count in groups.items() if count > 1)
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

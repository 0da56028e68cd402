"""Terms that appear, disappear, or are used clearly more or less often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from math import log, log1p

from reportdiff.result import TermChange, TermStatus
from reportdiff.zh.occurrences import holds_each
from reportdiff.zh.terms import bare_name, core, is_name, named_at_once, rarity, standing

NAMED, COMPOUND = 2.0, 1.0
"""Standing from which a term counts the first time it is used, and from the second time on."""

MOST_NEW = 40
"""New (and dropped) terms that are named at most; a reader looks at the first ten or twenty."""

MOST_MOVED = 20

CLEAR = 6.63
"""Log-likelihood ratio of two frequencies that chance exceeds once in a hundred."""

TIMES = 2.0  # by what factor a frequency must have moved
STEPS = 4  # and by how many uses


def compare_terms(old: Mapping[str, int], new: Mapping[str, int]) -> tuple[TermChange, ...]:
    """Name the new and dropped terms, then those risen and fallen, most notable first.

    ``old`` and ``new`` are what :func:`reportdiff.extraction.terms.count_terms` returns. A term
    is absent from a report only if no candidate of that report holds its characters.
    """
    added = _absent_terms(new, old)
    gone = _absent_terms(old, new)
    rows = [TermChange(term, "new", 0, new[term]) for term in added]
    rows += [TermChange(term, "dropped", old[term], 0) for term in gone]
    moved = sorted(_moved(old, new), key=lambda row: (-row[0], row[1].term))
    for status in ("risen", "fallen"):
        rows += _without_parts([row for _, row in moved if row.status == status])[:MOST_MOVED]
    return tuple(rows)


def _absent_terms(counts: Mapping[str, int], other: Mapping[str, int]) -> list[str]:
    # The cheap questions first: cutting and searching 3,000 candidates takes 0.2 s.
    absent = [term for term in counts if term not in other]
    ranks = {term: standing(term) for term in absent if counts[term] > 1}
    candidates = [term for term, rank in ranks.items() if rank >= COMPOUND]
    for term in named_at_once(term for term in absent if counts[term] == 1):
        ranks[term] = standing(term)
        if ranks[term] >= NAMED:
            candidates.append(term)
    there = holds_each(bare_name("\n".join(other)), [core(term) for term in candidates])
    weights = {
        term: ranks[term] * rarity(term) * log1p(counts[term])
        for term, is_there in zip(candidates, there, strict=True)
        if not is_there
    }
    ranked = sorted(weights, key=lambda term: (-weights[term], term))
    return list(islice(_without_nested(ranked), MOST_NEW))


def _without_nested(ranked: Iterable[str]) -> Iterator[str]:
    """Keep one of a term and a longer one that holds it: the one that ranks first.

    A name is kept beside the word it is made of (“人工智能+”行动 beside 人工智能).
    """
    kept: list[tuple[str, str]] = []  # core and bare name of each
    for term in ranked:
        heart, bare = core(term), bare_name(term)
        inside = any(heart in other for _, other in kept)
        around = any(other in bare for other, _ in kept)
        if not inside and (not around or is_name(term)):
            kept.append((heart, bare))
            yield term


def _moved(old: Mapping[str, int], new: Mapping[str, int]) -> Iterable[tuple[float, TermChange]]:
    total_old, total_new = sum(old.values()) or 1, sum(new.values()) or 1
    far = [(term, n, new[term]) for term, n in old.items() if abs(new.get(term, n) - n) >= STEPS]
    for term, before, after in far:
        rank = standing(term)
        if rank <= 0:
            continue
        rate = (after / total_new) / (before / total_old)
        clear = _log_likelihood(before, after, total_old, total_new)
        if clear >= CLEAR and (rate >= TIMES or rate <= 1 / TIMES):
            status: TermStatus = "risen" if after > before else "fallen"
            yield clear * max(rank, 0.5), TermChange(term, status, before, after)


def _log_likelihood(before: int, after: int, total_old: int, total_new: int) -> float:
    """Dunning's G² for one term's counts in two texts."""
    share = (before + after) / (total_old + total_new)
    expected_old, expected_new = share * total_old, share * total_new
    return 2 * (before * log(before / expected_old) + after * log(after / expected_new))


def _without_parts(rows: list[TermChange]) -> list[TermChange]:
    """Leave out a term that moves only because a longer one before it does."""
    kept: list[TermChange] = []
    for row in rows:
        if not any(row.term in other.term or other.term in row.term for other in kept):
            kept.append(row)
    return kept

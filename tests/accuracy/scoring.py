"""How right a report's extract and a comparison are, against the answer key.

Every figure is from 0 to 1: an F1 where findings can be missed or invented
(``headings``, ``indicators``, ``sections``, ``targets`` …), else the share of
the found ones that is right (``names``, ``roles``, ``changes`` …).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from reportdiff.model import Extract, Indicator, Report, Section
from reportdiff.result import CommitmentChange, Comparison, Fulfilment, TargetChange
from tests.accuracy.answers import (
    CommitmentAnswer,
    ComparisonAnswers,
    FigureAnswer,
    HeadingAnswer,
    PairAnswer,
    ReportAnswers,
)
from tests.accuracy.sameness import (
    bare_title,
    best_pairs,
    bigrams,
    name_likeness,
    plain,
    same_place,
    same_value,
)

Figures = dict[str, float]
Found = TypeVar("Found")
Wanted = TypeVar("Wanted")

# A name counts as right when it shares three quarters of its characters with the key's:
# 城镇调查失业率 and 城镇调查失业率平均值 are one name, 新增亿元企业 and 新增规上企业 are two.
SAME_NAME = 0.75
SHORTEST_CLAUSE = 6  # characters from which a part of a sentence is taken for the sentence

GROUPS = {
    "new": "fresh",
    "dropped": "fresh",
    "continued": "kept",
    "changed": "kept",
    "none": "none",
}


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall, 0 where nothing is found or wanted.

    >>> f1(3, 4, 6)
    0.6
    """
    return 2 * right / (found + wanted) if found + wanted else 0.0


def score_report(report: Report, extract: Extract, answers: ReportAnswers) -> Figures:
    """Headings of levels 1 and 2, and every figure with its name, role, bound, kind and year."""
    return {
        **score_headings(report.sections, answers.headings),
        **score_indicators(report, extract.indicators, answers),
    }


def score_comparison(comparison: Comparison, answers: ComparisonAnswers) -> Figures:
    """Sections, targets, fulfilment and commitments, as far as the key has them."""
    figures: Figures = {}
    if answers.sections:
        figures["sections"] = _score_sections(comparison, answers)
    if answers.targets:
        figures |= _score_targets(comparison, answers)
    if answers.fulfilment:
        figures |= _score_fulfilment(comparison, answers)
    if answers.commitments:
        figures |= score_commitments(comparison, answers)
    return figures


def score_headings(sections: Sequence[Section], answers: Sequence[HeadingAnswer]) -> Figures:
    """Headings found (F1), and of those found the share with the right level and part."""
    found = [s for s in sections if s.level in (1, 2)]
    wanted = [h for h in answers if h.level in (1, 2)]
    pairs = best_pairs(
        found,
        wanted,
        lambda s, h: (1 + (s.level == h.level)) * (bare_title(s.title) == bare_title(h.title)),
    )
    return {
        "headings": f1(len(pairs), len(found), len(wanted)),
        "heading_levels": _share(s.level == h.level for s, h in pairs),
        "heading_parts": _share(s.part == h.part for s, h in pairs),
    }


def score_indicators(report: Report, found: Sequence[Indicator], answers: ReportAnswers) -> Figures:
    """Figures found (F1), the share of the found ones with each attribute right, and ``full``.

    ``full`` is the F1 of figures found with the right name, role and sign.
    History and standing amounts (role ``other`` in the key) need not be found,
    and finding them costs nothing.
    """

    def fit(indicator: Indicator, answer: FigureAnswer) -> float:
        text = report.sentences[indicator.sentence].text
        if not same_value(indicator.value, indicator.unit, answer.value, answer.unit):
            return 0.0
        if not same_place(text, answers.sentences[answer.id]):
            return 0.0
        return 1 + name_likeness(indicator.name, answer.name)

    wanted = [a for a in answers.figures if a.role != "other"]
    pairs = best_pairs(found, wanted, fit)
    used = {id(indicator) for indicator, _ in pairs}
    rest = [i for i in found if id(i) not in used]
    free = len(best_pairs(rest, [a for a in answers.figures if a.role == "other"], fit))
    judged = [_judge_indicator(i, a) for i, a in pairs]
    full = sum(j["names"] and j["roles"] and j["signs"] for j in judged)
    return {
        "indicators": f1(len(pairs), len(found) - free, len(wanted)),
        **{kind: _share(j[kind] for j in judged) for kind in ATTRIBUTES},
        "indicators_full": f1(full, len(found) - free, len(wanted)),
    }


ATTRIBUTES = ("names", "roles", "bounds", "kinds", "years", "signs")


def _judge_indicator(found: Indicator, answer: FigureAnswer) -> dict[str, bool]:
    return {
        "names": name_likeness(found.name, answer.name) >= SAME_NAME,
        "roles": found.role == answer.role,
        "bounds": found.bound == answer.bound,
        "kinds": found.kind == answer.kind,
        "years": answer.year is None or found.year == answer.year,
        "signs": ((found.value or 0) < 0) == (answer.value < 0),
    }


def _score_sections(comparison: Comparison, answers: ComparisonAnswers) -> float:
    def title(side: ReportAnswers, sentence: str | None) -> str | None:
        titles = {h.id: h.title for h in side.headings}
        return None if sentence is None else bare_title(titles[sentence])

    def found(report: Report, index: int | None) -> Section | None:
        return None if index is None else report.sections[index]

    wanted = {(title(answers.old, o), title(answers.new, n)) for o, n in answers.sections}
    pairs = set()
    for match in comparison.sections:
        sides = found(comparison.old, match.old), found(comparison.new, match.new)
        if all(s is None or s.level in (1, 2) for s in sides):
            old, new = (None if s is None else bare_title(s.title) for s in sides)
            pairs.add((old, new))
    return f1(len(pairs & wanted), len(pairs), len(wanted))


def _score_targets(comparison: Comparison, answers: ComparisonAnswers) -> Figures:
    def fit(row: TargetChange, answer: PairAnswer) -> float:
        old = _is_side(comparison.old, row.old, answers.old, answer.old, answer.old_quote)
        new = _is_side(comparison.new, row.new, answers.new, answer.new, answer.new_quote)
        return (old and new) * (1 + name_likeness(row.name, answer.name))

    rows, wanted = comparison.targets, answers.targets
    pairs = best_pairs(rows, wanted, fit)
    joined = [r for r in rows if r.old and r.new], [a for a in wanted if a.old and a.new]
    return {
        "targets": f1(len(pairs), len(rows), len(wanted)),
        "targets_joined": _f1_of_pairs(*joined, fit),
        "changes": _share(r.change == a.label for r, a in pairs),
    }


def _score_fulfilment(comparison: Comparison, answers: ComparisonAnswers) -> Figures:
    def fit(row: Fulfilment, answer: PairAnswer) -> float:
        target = _is_side(comparison.old, row.target, answers.old, answer.old, answer.old_quote)
        actual = _is_side(comparison.new, row.actual, answers.new, answer.new, answer.new_quote)
        return (target and actual) * (1 + name_likeness(row.name, answer.name))

    rows, wanted = comparison.fulfilment, answers.fulfilment
    pairs = best_pairs(rows, wanted, fit)
    joined = [r for r in rows if r.actual], [a for a in wanted if a.old and a.new]
    return {
        "fulfilment": f1(len(pairs), len(rows), len(wanted)),
        "fulfilment_joined": _f1_of_pairs(*joined, fit),
        "outcomes": _share(r.outcome == a.label for r, a in pairs),
    }


def _f1_of_pairs(
    found: Sequence[Found], wanted: Sequence[Wanted], fit: Callable[[Found, Wanted], float]
) -> float:
    return f1(len(best_pairs(found, wanted, fit)), len(found), len(wanted))


def _is_side(
    report: Report,
    found: Indicator | None,
    answers: ReportAnswers,
    sentence: str | None,
    quote: str | None,
) -> bool:
    """Whether an indicator is the one meant by a sentence id and a quote (or both are absent)."""
    if sentence is None or quote is None or found is None:
        return found is None and sentence is None
    if not same_place(report.sentences[found.sentence].text, answers.sentences[sentence]):
        return False
    numbers = re.findall(r"\d+(?:\.\d+)?", plain(quote))
    if not numbers:  # a target without a figure: the quotes must overlap
        return bool(bigrams(found.quote) & bigrams(quote))
    value = found.value
    return value is not None and any(
        abs(abs(value) - float(n)) < 1e-6 or n in plain(found.quote) for n in numbers
    )


def score_commitments(comparison: Comparison, answers: ComparisonAnswers) -> Figures:
    """Labels of the annotated plan sentences, and whether the right counterpart is named.

    Labels count as ``kept`` (continued, changed), ``fresh`` (new, dropped) or
    ``none``; a sentence in no row was taken for no commitment.
    ``commitments_f1`` is the mean of the three groups' F1.
    """
    judged = [(a, _rows_of(comparison, answers, a)) for a in answers.commitments]
    labels = [(_majority(rows), GROUPS[answer.label]) for answer, rows in judged]
    matched = [
        _names_match(comparison, answers, answer, rows) for answer, rows in judged if answer.match
    ]
    return {
        "commitments": _share(got == want for got, want in labels),
        "commitments_f1": sum(_group_f1(labels, g) for g in ("fresh", "kept", "none")) / 3,
        "commitments_matched": _share(matched),
    }


def _group_f1(labels: Sequence[tuple[str, str]], group: str) -> float:
    return f1(
        sum(got == want == group for got, want in labels),
        sum(got == group for got, _ in labels),
        sum(want == group for _, want in labels),
    )


def _rows_of(
    comparison: Comparison, answers: ComparisonAnswers, answer: CommitmentAnswer
) -> list[CommitmentChange]:
    """The rows that speak of an annotated sentence: it as a whole or a clause of it."""
    side = answers.new if answer.side == "new" else answers.old
    wanted = plain(side.sentences[answer.id])
    rows = []
    for change in comparison.commitments:
        text = plain(_text(comparison, change, answer.side))
        part = len(text) >= SHORTEST_CLAUSE and (text in wanted or wanted in text)
        if text and (text == wanted or part):
            rows.append(change)
    return rows


def _text(comparison: Comparison, change: CommitmentChange, side: str) -> str:
    report = comparison.new if side == "new" else comparison.old
    commitment = change.new if side == "new" else change.old
    return "" if commitment is None else report.sentences[commitment.sentence].text


def _majority(rows: Sequence[CommitmentChange]) -> str:
    groups = [GROUPS[row.status] for row in rows]
    return max(set(groups), key=lambda g: (groups.count(g), g == "kept"), default="none")


def _names_match(
    comparison: Comparison,
    answers: ComparisonAnswers,
    answer: CommitmentAnswer,
    rows: Sequence[CommitmentChange],
) -> bool:
    other, key = ("old", answers.old) if answer.side == "new" else ("new", answers.new)
    return any(
        same_place(_text(comparison, row, other), key.sentences[match])
        for row in rows
        for match in answer.match
    )


def _share(verdicts: Iterable[bool]) -> float:
    verdicts = list(verdicts)
    return sum(verdicts) / len(verdicts) if verdicts else 0.0

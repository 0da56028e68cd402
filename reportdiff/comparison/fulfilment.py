"""Last year's targets against this year's reported results."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.comparison.outcome import Judgement, judge
from reportdiff.comparison.pairing import assign, best_rejected, doubts
from reportdiff.comparison.targets import plan_targets
from reportdiff.comparison.wordless import PlainClauses, counterpart
from reportdiff.model import Extract, Indicator, Report
from reportdiff.result import Candidate, Fulfilment
from reportdiff.zh.results import admits, judge_goal, reported_goals, tells_result
from reportdiff.zh.wording import outcome_reason

# As for targets: 97 % of the rows called sure are right on five annotated pairs.
SURE = 0.75
SURE_ABSENT = 0.3
MIN_RESULT = 0.62


def compare_fulfilment(
    old: Report, new: Report, old_extract: Extract, new_extract: Extract
) -> tuple[Fulfilment, ...]:
    """One row for each target of OLD's plan, with the result that NEW's review reports for it.

    Results are of the year that OLD planned for. A target without one is
    ``not_reported`` and carries the best rejected candidate.
    """
    targets = plan_targets(old, old_extract)
    results = _results(old, new, new_extract)
    pairs = assign(targets, results, minimum=MIN_RESULT)
    said = PlainClauses(new, ("review",))
    growth = next((r.value for r in results if r.key == "gdp_growth"), None)
    rows = []
    for i, target in enumerate(targets):
        if i in pairs:
            j, score = pairs[i]
            rows.append(_judged(target, results[j], new, score, growth))
        elif target.value is not None and (found := counterpart(target, said)):
            rows.append(_judged(target, found[0], new, found[1], growth))
        else:
            rows.append(_absent(target, results))
    return tuple(rows)


def _results(old: Report, new: Report, extract: Extract) -> list[Indicator]:
    """What NEW reports for OLD's plan year: figures first, then what it says without figures."""
    year = str(old.year) if old.year else None
    figures = [
        i
        for i in extract.indicators
        if i.role == "actual"
        and (year is None or i.year in (None, year))
        and tells_result(new.sentences[i.sentence], i.end)
    ]
    return figures + [
        Indicator(
            name=goal.name,
            key=None,
            value=None,
            upper=None,
            unit="",
            bound="exact",
            kind="qualitative",
            role="actual",
            year=year,
            quote=sentence.text[start:end],
            sentence=sentence.index,
            start=start,
            end=end,
            score=0.7,
        )
        for sentence, goal, start, end in reported_goals(new)
    ]


def _judged(
    target: Indicator, actual: Indicator, new: Report, score: float, growth: float | None
) -> Fulfilment:
    verdict = _verdict(target, actual, growth)
    if admits(new.sentences[actual.sentence], actual.end):
        verdict = Judgement("missed", None, "admitted")
    doubt = doubts(target, actual)
    return Fulfilment(
        target.name,
        verdict.outcome,
        target,
        actual,
        verdict.gap,
        round(score, 3),
        sure=score >= SURE and verdict.outcome != "unclear" and not doubt,
        reason=outcome_reason(
            verdict.outcome, verdict.rule, score, verdict.tolerance, target.unit, doubt
        ),
        rule=verdict.rule,
        tolerance=verdict.tolerance,
        doubt=doubt,
    )


def _verdict(target: Indicator, actual: Indicator, growth: float | None) -> Judgement:
    if target.value is not None and actual.value is not None:
        return judge(target, actual)
    return Judgement(judge_goal(target, actual, growth), None, "words")


def _absent(target: Indicator, results: Sequence[Indicator]) -> Fulfilment:
    rejected = best_rejected(target, results)
    closest = rejected[1] if rejected else 0.0
    nearest = Candidate(rejected[0].sentence, rejected[1]) if rejected else None
    rule = "absent" if rejected else "alone"
    return Fulfilment(
        target.name,
        "not_reported",
        target,
        None,
        None,
        round(1.0 - closest, 3),
        closest < SURE_ABSENT and target.score >= 0.9,
        outcome_reason("not_reported", rule, closest),
        nearest,
        rule,
    )

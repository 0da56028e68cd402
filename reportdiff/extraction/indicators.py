"""Every figure of a report with its name, role and year, and the targets without figures."""

from __future__ import annotations

from collections.abc import Iterator

from reportdiff.model import Indicator, Part, Report, Role, Sentence
from reportdiff.zh import catalogue
from reportdiff.zh.facts import Fact, find_facts
from reportdiff.zh.goals import (
    goal_list_start,
    list_goes_on,
    qualitative_goals,
    states_condition,
    states_past,
)
from reportdiff.zh.normalise import Normalised, normalise
from reportdiff.zh.periods import (
    Period,
    context_after,
    past_year,
    plan_horizon,
    target_year,
    time_lead,
    year_of,
)


def extract_indicators(report: Report) -> tuple[Indicator, ...]:
    """All quantitative statements of a report, and the qualitative targets of its target list.

    In reading order. Values are in the unit as written, declines negative;
    names in full; ``role`` and ``year`` from the part of the report and the
    words around. Annexes and openings (part ``other``) state no results.
    """
    return tuple(_indicators(report))


def _indicators(report: Report) -> Iterator[Indicator]:
    year = report.year or 0
    context = Period(year - 1)
    listing = -1
    topic = ""
    for sentence in report.sentences:
        text = normalise(sentence.text)
        context = _context(sentence, text.text, context, year)
        if sentence.part == "other":
            continue
        facts = find_facts(text.text, topic if sentence.number > 1 else "")
        topic = facts[-1].stem if facts else text.text
        for fact in facts:
            yield _from_fact(report, sentence, text, fact, context)
        if sentence.part == "plan":
            start, listing = _goal_start(sentence, text.text, listing)
            if start is not None and context.end <= year:
                yield from _from_goals(report, sentence, text, start)


def _goal_start(sentence: Sentence, text: str, listing: int) -> tuple[int | None, int]:
    """Where a list of targets goes on in this sentence, and the paragraph it stands in.

    The list starts with its cue (主要预期目标是：) and lasts as long as its
    sentences end with a semicolon, or a colon before the next paragraph.
    """
    start = goal_list_start(text)
    if start is None and sentence.paragraph == listing and not sentence.heading:
        start = 0
    if start is None:
        return None, -1
    return start, sentence.paragraph + list_goes_on(text) if list_goes_on(text) >= 0 else -1


def _context(sentence: Sentence, text: str, context: Period, year: int) -> Period:
    """The period that the text is speaking of at this sentence.

    A review looks back on one year or on five; a plan on the year to come, or
    on the years of a five-year plan (``end`` is then later than the plan year).
    """
    if sentence.part == "review" or (context.length > 1 and sentence.part == "problems"):
        if sentence.heading or sentence.number <= 2:
            return context_after(text, sentence.number == 1, context, year - 1)
        return context
    if sentence.part in ("plan", "governance"):
        return plan_horizon(text, sentence.number == 1, context, year)
    return Period(year - 1)


def _from_fact(
    report: Report, sentence: Sentence, text: Normalised, fact: Fact, context: Period
) -> Indicator:
    words = text.text[time_lead(text.text, fact.clause) : fact.quantity.number]
    role, year = _role_and_year(sentence.part, words, text.text, fact, context, report.year)
    start, end = text.span(fact.start, max(fact.end, fact.quantity.end))
    match = catalogue.find(fact.stem, fact.kind, fact.quantity.unit, fact.name)
    return Indicator(
        name=fact.name,
        key=match.key if match else None,
        value=_tidy(fact.value),
        upper=_tidy(fact.upper),
        unit=fact.quantity.unit,
        bound=fact.quantity.bound,
        kind=fact.kind,
        role=role,
        year=year,
        quote=sentence.text[start:end],
        sentence=sentence.index,
        start=start,
        end=end,
        score=0.7 if fact.carried else 0.95,
    )


def _tidy(value: float | None) -> float | None:
    """5.0 as 5.0, but no binary dust: 12.1 * 10 is 121.0."""
    return None if value is None else round(value, 6)


def _role_and_year(
    part: Part, words: str, sentence: str, fact: Fact, context: Period, plan_year: int | None
) -> tuple[Role, str | None]:
    if plan_year is None:
        return ("actual" if part in ("review", "problems") else "target"), None
    if part in ("review", "problems"):
        if fact.quantity.baseline:
            before = context.end - context.length
            return "other", str(before)
        level = fact.kind in ("level", "share")
        return "actual", year_of(words, sentence, context, level=level)
    around = words + sentence[fact.quantity.number : fact.end]
    if fact.quantity.baseline or states_condition(around):
        return "other", str(plan_year - 1 if fact.quantity.baseline else plan_year)
    if states_past(words) or context.end < plan_year:
        return "actual", past_year(words, plan_year) or str(plan_year - 1)
    if past := past_year(words, plan_year):
        return "actual", past
    return "target", target_year(words, sentence, context.end)


def _from_goals(
    report: Report, sentence: Sentence, text: Normalised, start: int
) -> Iterator[Indicator]:
    for goal in qualitative_goals(text.text, start):
        a, b = text.span(goal.start, goal.end)
        match = catalogue.find(goal.name, "qualitative", "", goal.name)
        yield Indicator(
            name=goal.name,
            key=match.key if match else None,
            value=None,
            upper=None,
            unit="",
            bound="exact",
            kind="qualitative",
            role="target",
            year=str(report.year) if report.year else None,
            quote=sentence.text[a:b],
            sentence=sentence.index,
            start=a,
            end=b,
            score=0.8,
        )

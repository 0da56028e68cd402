"""The same matter without its figure: 新开工改造老旧小区5.3万个 and 再开工改造一批老旧小区."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportdiff.model import Indicator, Part, Report
from reportdiff.zh.clauses import clause_spans
from reportdiff.zh.likeness import coverage, name_parts, names_no_matter
from reportdiff.zh.normalise import normalise
from reportdiff.zh.quantities import find_quantities

# Share of a target's name that a clause must hold, and share of the clause that the name must
# fill. At 0.75 and 0.37 no clause of the annotated plans is taken for another matter.
MIN_HELD = 0.75
MIN_FILLED = 0.37
# Shorter names (赤字率) occur everywhere.
MIN_NAME = 5


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause without figures: its sentence, its span there and its normalised words."""

    sentence: int
    start: int
    end: int
    words: str


def plain_clauses(report: Report, parts: Sequence[Part]) -> list[Clause]:
    """The clauses of some parts of a report that hold no figure, headings left out."""
    found = []
    for sentence in report.sentences:
        if sentence.part not in parts or sentence.heading:
            continue
        text = normalise(sentence.text)
        figures = [q.number for q in find_quantities(text.text)]
        for a, b in clause_spans(text.text):
            if not any(a <= f < b for f in figures):
                start, end = text.span(a, b)
                found.append(Clause(sentence.index, start, end, text.text[a:b]))
    return found


def counterpart(
    target: Indicator, report: Report, clauses: Sequence[Clause]
) -> tuple[Indicator, float] | None:
    """The clause that speaks of a target's matter without a figure, as a qualitative indicator."""
    best: tuple[float, Clause] | None = None
    characters, _, bare = name_parts(target.name)
    if len(bare) < MIN_NAME or names_no_matter(target.name):
        return None
    for clause in clauses:
        if characters.isdisjoint(clause.words):  # not worth the counting
            continue
        held, filled, _ = coverage(target.name, clause.words)
        if held >= MIN_HELD and filled >= MIN_FILLED:
            score = 0.5 * (held + filled)
            best = (score, clause) if best is None or score > best[0] else best
    if best is None:
        return None
    score, clause = best
    quote = report.sentences[clause.sentence].text[clause.start : clause.end]
    found = Indicator(
        name=target.name,
        key=target.key,
        value=None,
        upper=None,
        unit="",
        bound="exact",
        kind="qualitative",
        role=target.role,
        year=str(report.year) if report.year else None,
        quote=quote,
        sentence=clause.sentence,
        start=clause.start,
        end=clause.end,
        score=0.6,
    )
    return found, round(score, 3)

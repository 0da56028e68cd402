"""The same matter without its figure: 新开工改造老旧小区5.3万个 and 再开工改造一批老旧小区."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reportdiff.model import Indicator, Part, Report
from reportdiff.zh.clauses import clause_spans
from reportdiff.zh.likeness import coverage, name_parts, names_no_matter, without_noise
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


class PlainClauses:
    """The clauses of some parts of a report that hold no figure, headings left out.

    Of the sentences few hold the words of a target; only these are taken apart.
    """

    def __init__(self, report: Report, parts: Sequence[Part]) -> None:
        self.report = report
        own = [s for s in report.sentences if s.part in parts and not s.heading]
        self._sentences = [s.index for s in own]
        words = [without_noise(normalise(s.text).text) for s in own]
        self._whole = "\n".join(words)
        self._starts = list(accumulate((len(w) + 1 for w in words), initial=0))
        self._clauses: dict[int, list[Clause]] = {}

    def holding(self, pairs: Collection[str]) -> Iterator[Clause]:
        """The clauses, in order, of the sentences that hold enough of some character pairs."""
        often = Counter(n for pair in pairs for n in self._with(pair))
        for n in sorted(n for n, count in often.items() if count >= MIN_HELD * len(pairs)):
            if n not in self._clauses:
                self._clauses[n] = list(self._taken_apart(self._sentences[n]))
            yield from self._clauses[n]

    def _with(self, pair: str) -> set[int]:
        found = set()
        at = self._whole.find(pair)
        while at >= 0:
            found.add(n := bisect_right(self._starts, at) - 1)
            at = self._whole.find(pair, self._starts[n + 1])
        return found

    def _taken_apart(self, sentence: int) -> Iterator[Clause]:
        text = normalise(self.report.sentences[sentence].text)
        figures = [q.number for q in find_quantities(text.text)]
        for a, b in clause_spans(text.text):
            if not any(a <= f < b for f in figures):
                start, end = text.span(a, b)
                yield Clause(sentence, start, end, text.text[a:b])


def counterpart(target: Indicator, clauses: PlainClauses) -> tuple[Indicator, float] | None:
    """The clause that speaks of a target's matter without a figure, as a qualitative indicator."""
    best: tuple[float, Clause] | None = None
    _, pairs, bare = name_parts(target.name)
    if len(bare) < MIN_NAME or names_no_matter(target.name):
        return None
    for clause in clauses.holding(pairs):
        held, filled, _ = coverage(target.name, clause.words)
        if held >= MIN_HELD and filled >= MIN_FILLED:
            score = 0.5 * (held + filled)
            best = (score, clause) if best is None or score > best[0] else best
    if best is None:
        return None
    score, clause = best
    report = clauses.report
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

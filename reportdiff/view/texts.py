"""Both full texts in one grid: which paragraphs stand side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from reportdiff.model import Paragraph, Report, Sentence
from reportdiff.result import Comparison, Side
from reportdiff.view.places import paragraph_anchor, sentence_anchor
from reportdiff.view.rows import Mark, TextParagraph, TextPart, TextRow

Pair = tuple[int, int]
Weights = dict[Pair, float]


def text_rows(
    comparison: Comparison,
    anchors: frozenset[str],
    marks: Mapping[str, tuple[Mark, ...]],
) -> tuple[TextRow, ...]:
    """The paragraphs of both reports, those with the same content side by side.

    ``anchors`` are the sentences that something links to, ``marks`` the
    findings each is evidence of. Paragraphs between two pairs that have no
    counterpart stand in a row of their own that is not ``paired``.
    """
    weights = paragraph_weights(comparison)
    pairs = best_chain(weights)
    old = _Side(
        "old", comparison.old, anchors, marks, _partners(weights, pairs, "old", comparison.old)
    )
    new = _Side(
        "new", comparison.new, anchors, marks, _partners(weights, pairs, "new", comparison.new)
    )
    rows: list[TextRow] = []
    at_old = at_new = 0
    for to_old, to_new in [*pairs, (len(old.paragraphs), len(new.paragraphs))]:
        if to_old > at_old or to_new > at_new:
            rows.append(TextRow(old.run(at_old, to_old), new.run(at_new, to_new), paired=False))
        if to_old < len(old.paragraphs):
            rows.append(
                TextRow(old.run(to_old, to_old + 1), new.run(to_new, to_new + 1), paired=True)
            )
        at_old, at_new = to_old + 1, to_new + 1
    return tuple(rows)


def paragraph_weights(comparison: Comparison) -> Weights:
    """How much two paragraphs share: the scores of their linked sentences and headings."""
    weights: Weights = defaultdict(float)
    for link in comparison.alignment.links:
        old = comparison.old.sentences[link.old].paragraph
        new = comparison.new.sentences[link.new].paragraph
        weights[old, new] += link.score
    for match in comparison.alignment.sections:
        if match.old is not None and match.new is not None:
            weights[
                _heading_paragraph(comparison.old, match.old),
                _heading_paragraph(comparison.new, match.new),
            ] += match.similarity
    return dict(weights)


def _heading_paragraph(report: Report, section: int) -> int:
    start = min(report.sections[section].start, len(report.sentences) - 1)
    return report.sentences[start].paragraph


def best_chain(weights: Weights) -> list[Pair]:
    """The heaviest set of pairs that keeps the order of both sides, each paragraph once.

    A weighted longest increasing subsequence over a tree of prefix maxima, in
    O(n log n) of the number of pairs.

    >>> best_chain({(0, 0): 1, (1, 2): 1, (2, 1): 3, (3, 3): 1})
    [(0, 0), (2, 1), (3, 3)]
    """
    size = max((new for _, new in weights), default=-1) + 2
    tree: list[tuple[float, Pair | None]] = [(0.0, None)] * (size + 1)
    before: dict[Pair, Pair | None] = {}
    # Descending in NEW within one OLD paragraph, so that it is never extended by itself.
    for old, new in sorted(weights, key=lambda pair: (pair[0], -pair[1])):
        total, last = _prefix_maximum(tree, new)
        before[old, new] = last
        total += weights[old, new]
        position = new + 1
        while position <= size:
            if total > tree[position][0]:
                tree[position] = (total, (old, new))
            position += position & -position
    chain: list[Pair] = []
    pair = _prefix_maximum(tree, size)[1]
    while pair is not None:
        chain.append(pair)
        pair = before[pair]
    return chain[::-1]


def _prefix_maximum(
    tree: list[tuple[float, Pair | None]], position: int
) -> tuple[float, Pair | None]:
    best: tuple[float, Pair | None] = (0.0, None)
    while position > 0:
        if tree[position][0] > best[0]:
            best = tree[position]
        position -= position & -position
    return best


def _partners(
    weights: Weights, pairs: Iterable[Pair], side: Side, report: Report
) -> dict[int, int]:
    """For a paragraph without a pair, the one of the other side that holds half of it or more."""
    here, there = (0, 1) if side == "old" else (1, 0)
    paired = {pair[here] for pair in pairs}
    sizes = Counter(sentence.paragraph for sentence in report.sentences)
    partners: dict[int, int] = {}
    for pair in sorted(weights, key=lambda p: (weights[p], p)):
        if pair[here] not in paired and 2 * weights[pair] >= sizes[pair[here]]:
            partners[pair[here]] = pair[there]
    return partners


class _Side:
    """The paragraphs of one report, ready to be shown."""

    def __init__(
        self,
        side: Side,
        report: Report,
        anchors: frozenset[str],
        marks: Mapping[str, tuple[Mark, ...]],
        partners: Mapping[int, int],
    ) -> None:
        self.side = side
        self.report = report
        self.anchors = anchors
        self.marks = marks
        self.partners = partners
        self.sentences: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in report.sentences:
            self.sentences[sentence.paragraph].append(sentence)
        self.levels = {s.start: s.level for s in report.sections if not s.runin}
        self.paragraphs = report.paragraphs

    def run(self, start: int, stop: int) -> tuple[TextParagraph, ...]:
        return tuple(self._shown(i, self.paragraphs[i]) for i in range(start, stop))

    def _shown(self, index: int, paragraph: Paragraph) -> TextParagraph:
        sentences = self.sentences[index]
        partner = self.partners.get(index)
        other: Side = "new" if self.side == "old" else "old"
        return TextParagraph(
            anchor=paragraph_anchor(self.side, index),
            number=index + 1,
            kind=paragraph.kind,
            level=self.levels.get(sentences[0].index, 0) if sentences else 0,
            parts=tuple(self._parts(paragraph.text, sentences)),
            partner="" if partner is None else paragraph_anchor(other, partner),
            partner_number=0 if partner is None else partner + 1,
            damaged=paragraph.line in self.report.damaged_lines,
        )

    def _parts(self, text: str, sentences: list[Sentence]) -> Iterable[TextPart]:
        """The paragraph cut where something links to; all other text stays in one run."""
        at = 0
        for sentence in sentences:
            anchor = sentence_anchor(self.side, self.report, sentence.index)
            if anchor not in self.anchors and not sentence.heading:
                continue
            if sentence.start > at:
                yield TextPart(text[at : sentence.start])
            yield TextPart(
                text[sentence.start : sentence.end],
                anchor if anchor in self.anchors else "",
                self.marks.get(anchor, ()),
                sentence.heading,
            )
            at = sentence.end
        if at < len(text):
            yield TextPart(text[at:])

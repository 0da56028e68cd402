"""The rows that all renderers read. They are plain values: nothing is left to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from reportdiff.model import Commitment, Indicator, ParagraphKind, ReadingWarning, Report, Section
from reportdiff.result import (
    CommitmentChange,
    CommitmentStatus,
    Comparison,
    DiffSegment,
    Fulfilment,
    Outcome,
    SectionKind,
    Side,
    TargetChange,
    TargetLabel,
    TermStatus,
)
from reportdiff.view.labels import Labels
from reportdiff.view.options import ViewOptions

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of one report, with the part of it that is quoted.

    ``anchor`` is its id on the page, ``paragraph`` its paragraph from 1,
    ``text[start:end]`` the quote (the whole sentence for 0, 0), ``section`` the
    titles of the headings it stands under, outermost first.
    """

    side: Side
    sentence: int
    paragraph: int
    anchor: str
    text: str
    section: tuple[str, ...]
    start: int = 0
    end: int = 0
    damaged: bool = False

    @property
    def quote(self) -> str:
        """The part that is quoted."""
        return self.text[self.start : self.end] if self.end else self.text

    @property
    def before(self) -> str:
        """What stands before the quote in its sentence."""
        return self.text[: self.start] if self.end else ""

    @property
    def after(self) -> str:
        """What stands after the quote in its sentence."""
        return self.text[self.end :] if self.end else ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value as it is printed; ``chinese`` says that its text holds Chinese words."""

    text: str
    value: float | None
    upper: float | None
    unit: str
    bound: str
    chinese: bool

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Nearest:
    """The best sentence that was looked at and rejected, and how near it came (0 to 1)."""

    place: Place
    score: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why a row says what it says, in words, how sure (0 to 1), and the rejected best.

    ``score`` is None where only the similarity is known; ``rung`` is the rule that linked.
    """

    reason: str
    score: float | None
    sure: bool
    nearest: Nearest | None = None
    rung: str = ""


@dataclass(frozen=True, slots=True)
class FulfilmentRow:
    """A target of last year and its result. ``rate`` is result / target for amounts, in %."""

    id: str
    kind: Outcome
    name: str
    key: str | None
    target: Figure
    actual: Figure | None
    gap: str
    gap_value: float | None
    rate: float | None
    old: Place
    new: Place | None
    why: Judgement
    found: Fulfilment

    @property
    def before(self) -> Figure:
        """The target, in the column of last year."""
        return self.target

    @property
    def after(self) -> Figure | None:
        """The result, in the column of this year."""
        return self.actual


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target of either year beside that of the other."""

    id: str
    kind: TargetLabel
    name: str
    key: str | None
    before: Figure | None
    after: Figure | None
    gap: str
    gap_value: float | None
    old: Place | None
    new: Place | None
    why: Judgement
    found: TargetChange


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A plan sentence of either year; ``topic`` is the block of work it stands in.

    A row of the rungs ``merged`` and ``split`` is about one of several sentences that share a
    counterpart. It has no redline (``diff`` is empty): what the counterpart says besides is
    the business of the other rows, and would read as struck out or added.
    """

    id: str
    kind: CommitmentStatus
    old: Place | None
    new: Place | None
    old_text: str
    new_text: str
    similarity: float
    diff: tuple[DiffSegment, ...]
    changes: tuple[str, ...]
    others: tuple[Place, ...]
    topic: str
    figures_changed: bool
    why: Judgement
    found: CommitmentChange

    @property
    def shared(self) -> bool:
        """Whether the counterpart stands in other rows too."""
        return self.counterpart != ""

    @property
    def text(self) -> str:
        """The sentence the row is about: this year's; last year's where it is gone or merged."""
        return self.old_text if self.why.rung == "merged" or not self.new_text else self.new_text

    @property
    def place(self) -> Place:
        """Where the sentence stands that the row is about."""
        place = self.old if self.why.rung == "merged" or self.new is None else self.new
        assert place is not None
        return place

    @property
    def counterpart(self) -> str:
        """The sentence of the other year that is shared with other rows; else nothing."""
        return {"merged": self.new_text, "split": self.old_text}.get(self.why.rung, "")


@dataclass(frozen=True, slots=True)
class Heading:
    """A section as a row names it; ``anchor`` is the id of its heading on the page.

    ``index`` points into ``Report.sections``; ``rank`` is its position among those shown.
    """

    index: int
    number: str
    title: str
    level: int
    rank: int
    paragraph: int
    anchor: str


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A pair of aligned sections, or one without a counterpart."""

    id: str
    kind: SectionKind
    old: Heading | None
    new: Heading | None
    similarity: float


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term and how often each report uses it."""

    id: str
    kind: TermStatus
    term: str
    old_count: int
    new_count: int


@dataclass(frozen=True, slots=True)
class Group(Generic[Row]):
    """The rows of one kind, in the order they are shown."""

    kind: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding that a sentence is the evidence of."""

    row: str
    kind: str


@dataclass(frozen=True, slots=True)
class TextPart:
    """A run of a paragraph: a sentence with an anchor and findings, or plain text between."""

    text: str
    anchor: str = ""
    marks: tuple[Mark, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """One paragraph of a full text. ``partner`` is the anchor of one that shares content."""

    anchor: str
    number: int
    kind: ParagraphKind
    level: int
    parts: tuple[TextPart, ...]
    partner: str = ""
    partner_number: int = 0
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class TextRow:
    """Paragraphs that stand side by side; ``paired`` says that they carry the same content."""

    old: tuple[TextParagraph, ...]
    new: tuple[TextParagraph, ...]
    paired: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader or the comparison warned of, in the words of the interface.

    ``where`` is the report and its line, as far as they are known.
    """

    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where} {self.text}" if self.where else self.text


@dataclass(frozen=True, slots=True)
class Source:
    """One report as the outputs name it: ``label`` in full, ``short`` by its year."""

    side: Side
    title: str
    region: str
    year: str
    label: str
    short: str
    name: str
    form: str
    characters: int
    sentences: int
    paragraphs: int
    sha256: str
    warnings: tuple[ReadingWarning, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A card of the overview: where it leads, its count, and the counts it is made of."""

    id: str
    count: int
    parts: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """All that is shown of a comparison, in the order it is shown."""

    options: ViewOptions
    labels: Labels
    old: Source
    new: Source
    title: str
    headline: str
    warnings: tuple[ReadingWarning, ...]
    notices: tuple[Notice, ...]
    tiles: tuple[Tile, ...]
    counts: dict[str, dict[str, int]]
    fulfilment: tuple[FulfilmentRow, ...]
    targets: tuple[TargetRow, ...]
    new_commitments: tuple[CommitmentRow, ...]
    dropped_commitments: tuple[CommitmentRow, ...]
    changed_commitments: tuple[CommitmentRow, ...]
    continued_commitments: tuple[CommitmentRow, ...]
    sections: tuple[SectionRow, ...]
    terms: tuple[Group[TermRow], ...]
    texts: tuple[TextRow, ...]
    comparison: Comparison

    @property
    def commitments(self) -> tuple[CommitmentRow, ...]:
        """Every commitment row once: new, not mentioned again, changed, continued."""
        return (
            self.new_commitments
            + self.dropped_commitments
            + self.changed_commitments
            + self.continued_commitments
        )


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator of a single report."""

    indicator: Indicator
    name: str
    figure: Figure
    place: Place


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One commitment of a single report."""

    commitment: Commitment
    place: Place


@dataclass(frozen=True, slots=True)
class ReportView:
    """All that is shown of a single report."""

    options: ViewOptions
    labels: Labels
    source: Source
    title: str
    notices: tuple[Notice, ...]
    outline: tuple[Section, ...]
    indicators: tuple[IndicatorRow, ...]
    commitments: tuple[PlannedRow, ...]
    report: Report

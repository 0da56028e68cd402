"""What stands on the sheets of the workbook: columns, and rows of typed cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportdiff.model import Report
from reportdiff.view.findings import CHANGES, OUTCOMES, STATUSES
from reportdiff.view.rows import (
    CommitmentRow,
    ComparisonView,
    FulfilmentRow,
    Judgement,
    Place,
    TargetRow,
)


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to a sentence on one of the sheets of full texts."""

    place: Place


@dataclass(frozen=True, slots=True)
class Redline:
    """A cell with what went struck out and what came in bold."""

    row: CommitmentRow


@dataclass(frozen=True, slots=True)
class Tag:
    """A verdict such as ``outcome.met``, tinted in its role."""

    kind: str


Cell = str | float | int | Link | Redline | Tag | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, width in characters, what may be chosen in it, its number format."""

    title: str
    width: float
    choices: tuple[str, ...] = ()
    number_format: str = "General"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet. ``empty`` is the label of the sentence that stands there without rows.

    The first ``printed`` columns fit a page; the evidence beyond them is for the screen.
    """

    block: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    empty: str
    printed: int


def sheets(view: ComparisonView) -> Iterator[Sheet]:
    """All sheets but the overview, in their order."""
    made = _Sheets(view)
    yield made.fulfilment_sheet()
    yield made.target_sheet()
    yield made.single_sheet("new", view.new_commitments)
    yield made.single_sheet("dropped", view.dropped_commitments)
    yield made.pair_sheet("changed", view.changed_commitments)
    yield made.pair_sheet("continued", view.continued_commitments)
    yield made.sections()
    yield made.terms()
    yield made.full_text("old_text", view.comparison.old)
    yield made.full_text("new_text", view.comparison.new)


class _Sheets:
    """The sheets of one view, in its language."""

    def __init__(self, view: ComparisonView) -> None:
        self.view = view
        self.word = view.labels

    def choices(self, prefix: str, kinds: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.word(f"{prefix}.{kind}") for kind in kinds)

    def fulfilment_sheet(self) -> Sheet:
        rows = [self.fulfilment(at, row) for at, row in enumerate(self.view.fulfilment, start=1)]
        return Sheet("fulfilment", self.fulfilment_columns(), rows, "none.fulfilment", printed=14)

    def target_sheet(self) -> Sheet:
        rows = [self.target(at, row) for at, row in enumerate(self.view.targets, start=1)]
        return Sheet("targets", self.target_columns(), rows, "none.targets", printed=13)

    def single_sheet(self, status: str, rows: Sequence[CommitmentRow]) -> Sheet:
        cells = [self.single(row) for row in rows]
        return Sheet(
            f"commitments.{status}", self.single_columns(), cells, f"none.{status}", printed=7
        )

    def pair_sheet(self, status: str, rows: Sequence[CommitmentRow]) -> Sheet:
        cells = [self.pair(row) for row in rows]
        return Sheet(
            f"commitments.{status}", self.pair_columns(), cells, f"none.{status}", printed=9
        )

    def fulfilment_columns(self) -> list[Column]:
        word = self.word
        choices = self.choices("outcome", OUTCOMES)
        return [
            Column(word("number"), 6),
            Column(word("indicator"), 22),
            Column(word("old_target"), 24),
            Column(f"{word('target')} {word('value')}", 10),
            Column(word("unit"), 9),
            Column(word("bound"), 8),
            Column(word("new_result"), 24),
            Column(f"{word('result')} {word('value')}", 10),
            Column(word("difference"), 10),
            Column(word("rate"), 10, number_format="0.0\\%"),
            Column(word("verdict"), 14),
            *self.judgement_columns(choices),
        ]

    def judgement_columns(self, choices: tuple[str, ...]) -> list[Column]:
        word = self.word
        return [
            Column(word("unsure"), 7),
            Column(word("checked"), 11, choices),
            Column(word("remark"), 14),
            Column(word("basis"), 45),
            Column(word("score"), 8, number_format="0.00"),
            Column(word("old_word"), 9),
            Column(word("new_word"), 9),
            Column(f"{word('old')} {word('quote')}", 80),
            Column(f"{word('new')} {word('quote')}", 80),
            Column(word("nearest"), 60),
            Column(word("similarity"), 8, number_format="0.00"),
            Column("id", 18),
        ]

    def judgement(self, row: FulfilmentRow | TargetRow) -> list[Cell]:
        near = row.why.nearest
        return [
            self.unsure(row.why),
            None,
            None,
            row.why.reason,
            row.why.score,
            Link(row.old) if row.old else None,
            Link(row.new) if row.new else None,
            row.old.text if row.old else None,
            row.new.text if row.new else None,
            near.place.text if near else None,
            near.score if near else None,
            row.id,
        ]

    def unsure(self, why: Judgement) -> str:
        return "" if why.sure else self.word("unsure")

    def fulfilment(self, at: int, row: FulfilmentRow) -> list[Cell]:
        return [
            at,
            row.name,
            row.old.quote,
            row.target.value,
            row.target.unit,
            self.word(f"bound_word.{row.target.bound}") if row.target.value is not None else "",
            row.new.quote if row.new else None,
            row.actual.value if row.actual else None,
            row.gap_value,
            row.rate,
            Tag(f"outcome.{row.kind}"),
            *self.judgement(row),
        ]

    def target_columns(self) -> list[Column]:
        word = self.word
        choices = self.choices("change", CHANGES)
        return [
            Column(word("number"), 6),
            Column(word("indicator"), 22),
            Column(word("old_target"), 24),
            Column(f"{word('old')} {word('value')}", 10),
            Column(f"{word('old')} {word('unit')}", 9),
            Column(word("new_target"), 24),
            Column(f"{word('new')} {word('value')}", 10),
            Column(f"{word('new')} {word('unit')}", 9),
            Column(word("difference"), 10),
            Column(word("change"), 13),
            *self.judgement_columns(choices),
        ]

    def target(self, at: int, row: TargetRow) -> list[Cell]:
        return [
            at,
            row.name,
            row.old.quote if row.old else None,
            row.before.value if row.before else None,
            row.before.unit if row.before else None,
            row.new.quote if row.new else None,
            row.after.value if row.after else None,
            row.after.unit if row.after else None,
            row.gap_value,
            Tag(f"change.{row.kind}"),
            *self.judgement(row),
        ]

    def single_columns(self) -> list[Column]:
        """Commitments that one report only has."""
        word = self.word
        return [
            Column(word("kind"), 11),
            Column(word("place_column"), 9),
            Column(word("section"), 22),
            Column(word("quote"), 70),
            Column(word("unsure"), 7),
            Column(word("checked"), 11, self.choices("status", STATUSES)),
            Column(word("remark"), 14),
            Column(word("basis"), 45),
            Column(word("nearest"), 70),
            Column(word("similarity"), 8, number_format="0.00"),
            Column("id", 16),
        ]

    def single(self, row: CommitmentRow) -> list[Cell]:
        place = row.new or row.old
        near = row.why.nearest
        return [
            Tag(f"status.{row.kind}"),
            Link(place) if place else None,
            row.topic,
            row.text,
            self.unsure(row.why),
            None,
            None,
            row.why.reason,
            near.place.text if near else None,
            near.score if near else None,
            row.id,
        ]

    def pair_columns(self) -> list[Column]:
        """Commitments that both reports have."""
        word = self.word
        return [
            Column(word("kind"), 10),
            Column(word("old_word"), 8),
            Column(word("new_word"), 8),
            Column(word("section"), 20),
            Column(word("redline"), 70),
            Column(word("change"), 20),
            Column(word("unsure"), 7),
            Column(word("checked"), 11, self.choices("status", STATUSES)),
            Column(word("remark"), 14),
            Column(word("basis"), 45),
            Column(f"{word('old')} {word('quote')}", 70),
            Column(f"{word('new')} {word('quote')}", 70),
            Column(word("similarity"), 8, number_format="0.00"),
            Column("id", 16),
        ]

    def pair(self, row: CommitmentRow) -> list[Cell]:
        return [
            Tag(f"status.{row.kind}"),
            Link(row.old) if row.old else None,
            Link(row.new) if row.new else None,
            row.topic,
            Redline(row),
            self.word("clause").join(row.changes),
            self.unsure(row.why),
            None,
            None,
            row.why.reason,
            row.old_text,
            row.new_text,
            row.similarity,
            row.id,
        ]

    def sections(self) -> Sheet:
        word = self.word
        columns = [
            Column(word("kind"), 10),
            Column(word("old"), 50),
            Column(word("new"), 50),
            Column(word("similarity"), 10, number_format="0.00"),
            Column("id", 16),
        ]
        rows: list[list[Cell]] = [
            [
                word(f"section.{row.kind}"),
                row.old.title if row.old else None,
                row.new.title if row.new else None,
                row.similarity,
                row.id,
            ]
            for row in self.view.sections
        ]
        return Sheet("sections", columns, rows, "none.no_sections", printed=4)

    def terms(self) -> Sheet:
        word = self.word
        columns = [
            Column(word("kind"), 12),
            Column(word("term"), 30),
            Column(f"{word('old')} {word('count')}", 12),
            Column(f"{word('new')} {word('count')}", 12),
            Column("id", 16),
        ]
        rows: list[list[Cell]] = [
            [word(f"terms.{group.kind}"), row.term, row.old_count, row.new_count, row.id]
            for group in self.view.terms
            for row in group.rows
        ]
        return Sheet("terms", columns, rows, "none.terms", printed=4)

    def full_text(self, block: str, report: Report) -> Sheet:
        """A row for each sentence: what the links of the other sheets lead to."""
        word = self.word
        columns = [
            Column(word("number"), 7),
            Column(word("place_column"), 7),
            Column(word("section"), 30),
            Column(word("quote"), 100),
        ]
        rows: list[list[Cell]] = []
        for sentence in report.sentences:
            section = report.section_of(sentence)
            rows.append(
                [
                    sentence.index + 1,
                    sentence.paragraph + 1,
                    section.title if section else None,
                    sentence.text,
                ]
            )
        return Sheet(block, columns, rows, "none", printed=4)

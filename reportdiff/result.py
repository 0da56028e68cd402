"""The values that a comparison of two reports is made of.

Indexes point into ``Report.sections`` and ``Report.sentences`` of the side they
are named for. Nothing here decides anything: :mod:`reportdiff.alignment` makes
the links, :mod:`reportdiff.comparison` the judgements.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from reportdiff.model import Commitment, Extract, Indicator, ReadingWarning, Report
from reportdiff.options import CompareOptions

if TYPE_CHECKING:
    from pandas import DataFrame

Side = Literal["old", "new"]
SectionKind = Literal["matched", "moved", "split", "merged", "added", "removed"]
TargetLabel = Literal[
    "raised", "lowered", "unchanged", "reworded", "added", "dropped", "qualitative"
]
Outcome = Literal["exceeded", "met", "missed", "unclear", "not_reported"]
CommitmentStatus = Literal["new", "dropped", "changed", "continued"]
TermStatus = Literal["new", "dropped", "risen", "fallen"]
DiffOp = Literal["equal", "delete", "insert"]
Doubt = Literal["", "far_apart"]
EditKind = Literal[
    "figure", "figure_new", "figure_gone", "instrument_new", "instrument_gone", "degree"
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """The best counterpart that was looked at and rejected: a sentence index of the other side.

    An absence ("dropped", "not reported") is claimed against it, so that a
    reader can overrule the program. ``score`` is from 0 to 1.
    """

    sentence: int
    score: float


@dataclass(frozen=True, slots=True)
class SectionMatch:
    """An aligned pair of sections, or one without a counterpart (None on the other side)."""

    kind: SectionKind
    old: int | None
    new: int | None
    similarity: float


@dataclass(frozen=True, slots=True)
class SentenceLink:
    """Sentence ``old`` and sentence ``new`` say the same; ``rung`` is the rule that linked them."""

    old: int
    new: int
    rung: str
    score: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which sections and sentences of two reports belong together, and how that was found.

    ``links`` may name a sentence more than once (a promise split in two). The
    two mappings give, for a sentence without a link, the best one rejected.
    """

    sections: tuple[SectionMatch, ...]
    links: tuple[SentenceLink, ...]
    rejected_old: dict[int, Candidate]
    rejected_new: dict[int, Candidate]

    def __repr__(self) -> str:
        """The number of links: all of them fill screens."""
        return f"<Alignment: {len(self.sections)} sections, {len(self.links)} sentence links>"


@dataclass(frozen=True, slots=True)
class DiffSegment:
    """A run of text that both sides share, that only OLD has, or that only NEW has."""

    op: DiffOp
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that differs between two wordings of a commitment, in their own words.

    ``figure`` and ``degree`` (of urgency) have words of both sides, the other
    kinds of one: figures or instruments (programmes, rules) that only it names.
    """

    kind: EditKind
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetChange:
    """One target of either plan year. ``raised`` and ``lowered`` speak of the number itself.

    ``score`` is how sure the pairing is (for an absence: how sure that there
    is no counterpart), ``sure`` whether it passes the calibrated bar, ``reason``
    a short Chinese sentence, ``nearest`` the best rejected sentence of the other side.
    ``rule`` is the code of the reason: ``catalogue`` or ``name`` say what joined the two,
    ``words`` that one side speaks of it without a figure, ``absent`` that the best
    candidate was rejected, ``alone`` that there was none. ``doubt`` is ``far_apart`` where
    the two figures differ so much that they may be of different matters.
    """

    name: str
    change: TargetLabel
    old: Indicator | None
    new: Indicator | None
    score: float
    sure: bool
    reason: str
    nearest: Candidate | None = None
    rule: str = ""
    doubt: Doubt = ""


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """One target of OLD's plan against NEW's review; ``gap`` is result minus target in its unit.

    ``rule`` is the code of the reason: ``higher`` or ``lower`` is better, a deeper ``cut``
    is, a ``ceiling``, ``words`` where a side has no figure, ``admitted`` where the report says
    itself that the target was missed, ``absent`` and ``alone`` as for targets.
    ``tolerance`` is what 左右 was taken to allow, in the target's unit; None for other bounds.
    """

    name: str
    outcome: Outcome
    target: Indicator
    actual: Indicator | None
    gap: float | None
    score: float
    sure: bool
    reason: str
    nearest: Candidate | None = None
    rule: str = ""
    tolerance: float | None = None
    doubt: Doubt = ""


@dataclass(frozen=True, slots=True)
class CommitmentChange:
    """One plan sentence of either side, with its counterpart where there is one.

    ``changes`` says in Chinese what changed (figure, scope, instrument,
    intensity), ``edits`` the same in parts; ``diff`` is word-level, for changed and
    continued rows. ``others`` are further sentences of the other side that carry the
    same commitment. ``rule`` is the code of the reason: the rung of a pair, else
    ``absent``, ``alone`` (nothing to compare with) or ``damaged``.
    """

    status: CommitmentStatus
    old: Commitment | None
    new: Commitment | None
    similarity: float
    diff: tuple[DiffSegment, ...]
    changes: tuple[str, ...]
    rung: str
    sure: bool
    reason: str
    nearest: Candidate | None = None
    others: tuple[int, ...] = ()
    rule: str = ""
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term that appears, disappears, or is used clearly more or less often."""

    term: str
    status: TermStatus
    old_count: int
    new_count: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything found between two successive reports."""

    old: Report
    new: Report
    old_extract: Extract
    new_extract: Extract
    alignment: Alignment
    sections: tuple[SectionMatch, ...]
    targets: tuple[TargetChange, ...]
    fulfilment: tuple[Fulfilment, ...]
    commitments: tuple[CommitmentChange, ...]
    terms: tuple[TermChange, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    options: CompareOptions = CompareOptions()

    @property
    def differs(self) -> bool:
        """Whether anything but unchanged and continued rows was found."""
        return (
            any(s.kind not in ("matched",) for s in self.sections)
            or any(t.change != "unchanged" for t in self.targets)
            or any(c.status != "continued" for c in self.commitments)
            or bool(self.terms)
        )

    def __repr__(self) -> str:
        """The comparison in a line: printing both texts would help nobody."""
        sizes = f"{len(self.targets)} targets, {len(self.commitments)} commitments"
        return f"<Comparison {self.new.region} {self.old.year} -> {self.new.year}: {sizes}>"

    def _repr_html_(self) -> str:
        from reportdiff.notebook import comparison_html

        return comparison_html(self)

    def to_dict(self) -> dict[str, Any]:
        """What ``reportdiff compare --format json`` prints, as a dictionary."""
        from reportdiff.notebook import plain

        return plain(self)

    def to_frame(self, table: str = "targets") -> DataFrame:
        """One table as a pandas data frame: every row with its source sentences.

        ``table`` is ``targets``, ``fulfilment``, ``commitments``, ``sections`` or
        ``terms``; columns are those of :data:`reportdiff.tables.COLUMNS`. Raises
        OptionsError for another table, or where pandas is not installed.
        """
        from reportdiff.tables import comparison_frame

        return comparison_frame(self, table)

    def to_json(self) -> str:
        """All of the comparison, both texts included, as JSON for :meth:`from_json`."""
        from reportdiff.archive import dump

        return dump(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Comparison:
        """The comparison that :meth:`to_json` wrote. Raises ReadingError for any other text."""
        from reportdiff.archive import load

        return load(cls, text)

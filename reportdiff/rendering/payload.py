"""The types of the JSON that reportdiff writes, schema version 1.

Names are fixed: more may be added, none renamed, dropped or given another
meaning. A float is always finite.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from reportdiff.model import Bound, Kind, Part, Role
from reportdiff.result import (
    CommitmentStatus,
    DiffOp,
    Doubt,
    EditKind,
    Outcome,
    SectionKind,
    TargetLabel,
    TermStatus,
)

Unit = Annotated[float, Meta(ge=0, le=1)]
Version = Literal[1]


class Warning(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A part of the source that was skipped, repaired or doubted; ``line`` from 1."""

    code: str
    message: str
    line: int | None
    before: str | None = None
    after: str | None = None
    confidence: Unit | None = None


class ReportHead(Struct, frozen=True, kw_only=True):
    """Which report it is and what was analysed of it. ``year`` is the plan year."""

    title: str
    region: str | None
    year: int | None
    source: str
    language: str
    characters: int
    sentences: int
    warnings: list[Warning]
    form: str
    sha256: str | None
    speaker: str | None
    session: str | None
    date: str | None


class SectionHead(Struct, frozen=True, kw_only=True):
    """A section without its children. ``title`` as printed, ``paragraph`` from 1."""

    number: str
    title: str
    level: int
    part: Part
    paragraph: int


class SectionTree(Struct, frozen=True, kw_only=True):
    """A section with the sections under it."""

    number: str
    title: str
    level: int
    part: Part
    paragraph: int
    children: list[SectionTree]


class IndicatorItem(Struct, frozen=True, kw_only=True):
    """One numeric or qualitative statement; ``quote`` is an exact part of ``sentence``."""

    name: str
    key: str | None
    value: float | None
    upper: float | None
    unit: str
    bound: Bound
    kind: Kind
    role: Role
    year: str | None
    quote: str
    sentence: str
    section: str
    paragraph: int
    score: float


class CommitmentItem(Struct, frozen=True, kw_only=True):
    """One plan sentence that commits to something."""

    text: str
    sentence: str
    section: str
    paragraph: int


class NearestItem(Struct, frozen=True, kw_only=True):
    """The best sentence of the other report that was looked at and rejected."""

    sentence: str
    paragraph: int
    score: float


class SectionChange(Struct, frozen=True, kw_only=True):
    """An aligned pair of sections. ``id`` names the row in every output."""

    id: str
    kind: SectionKind
    old: SectionHead | None
    new: SectionHead | None
    similarity: Unit


class TargetItem(Struct, frozen=True, kw_only=True):
    """A target of either plan year; ``sure`` is false for rows to check.

    ``reason`` is Chinese, ``rule`` its code: ``catalogue``, ``name`` or ``words`` paired the
    two; ``absent``, a candidate was rejected; ``alone``, there was none. ``doubt`` is
    ``far_apart`` where two figures differ so much that they may be of different matters.
    """

    id: str
    name: str
    change: TargetLabel
    old: IndicatorItem | None
    new: IndicatorItem | None
    score: float
    sure: bool
    reason: str
    rule: str
    doubt: Doubt
    nearest: NearestItem | None


class FulfilmentItem(Struct, frozen=True, kw_only=True):
    """A target of OLD's plan against NEW's review; ``gap`` is result minus target.

    ``rule`` is ``higher``, ``lower`` or ``cut`` for what is better, ``ceiling``, ``words``
    (no figure on a side), ``admitted`` (the report says itself that the target was missed),
    ``absent`` or ``alone``. ``tolerance`` is what 左右 was taken to
    allow, in the target's unit.
    """

    id: str
    name: str
    outcome: Outcome
    target: IndicatorItem
    actual: IndicatorItem | None
    gap: float | None
    score: float
    sure: bool
    reason: str
    rule: str
    doubt: Doubt
    tolerance: float | None
    nearest: NearestItem | None


class EditItem(Struct, frozen=True, kw_only=True):
    """One thing that differs between two wordings, in their own words."""

    kind: EditKind
    old: list[str]
    new: list[str]


class CommitmentRowItem(Struct, frozen=True, kw_only=True):
    """A plan sentence of either side; ``others`` carry the same commitment.

    ``changes`` says in Chinese what ``edits`` has in parts; ``rule`` is the rung of a pair,
    else ``absent``, ``alone`` or ``damaged``.
    """

    id: str
    status: CommitmentStatus
    old: CommitmentItem | None
    new: CommitmentItem | None
    similarity: Unit
    diff: list[tuple[DiffOp, str]]
    changes: list[str]
    edits: list[EditItem]
    rung: str
    sure: bool
    reason: str
    rule: str
    nearest: NearestItem | None
    others: list[CommitmentItem]


class TermItem(Struct, frozen=True, kw_only=True):
    """A term and how often each report uses it."""

    id: str
    term: str
    status: TermStatus
    old_count: int
    new_count: int


class Summary(Struct, frozen=True, kw_only=True):
    """Number of rows by kind, zeros included."""

    sections: dict[str, int]
    targets: dict[str, int]
    fulfilment: dict[str, int]
    commitments: dict[str, int]
    terms: dict[str, int]
    warnings: int


class ShowPayload(Struct, frozen=True, kw_only=True):
    """What ``reportdiff show REPORT --format json`` prints."""

    schema_version: Version
    report: ReportHead
    sections: list[SectionTree]
    indicators: list[IndicatorItem]
    commitments: list[CommitmentItem]


class ComparePayload(Struct, frozen=True, kw_only=True):
    """What ``reportdiff compare OLD NEW --format json`` prints."""

    schema_version: Version
    old: ReportHead
    new: ReportHead
    summary: Summary
    warnings: list[Warning]
    sections: list[SectionChange]
    targets: list[TargetItem]
    fulfilment: list[FulfilmentItem]
    commitments: list[CommitmentRowItem]
    terms: list[TermItem]

"""The answer key of the samples, read from ``samples/gold`` (its README has the rules)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[2] / "samples"
GOLD = SAMPLES / "gold"

SENTENCE = re.compile(r"[^。！？；;]*[。！？；;]?[”’」』）]*")

Row = Mapping[str, Any]


@dataclass(frozen=True)
class HeadingAnswer:
    """A heading: sentence id, title as printed, level from 1, part."""

    id: str
    title: str
    level: int
    part: str


@dataclass(frozen=True)
class FigureAnswer:
    """One number-fact; ``bound`` in the words of :data:`reportdiff.model.Bound`."""

    id: str
    quote: str
    name: str
    value: float
    unit: str
    bound: str
    kind: str
    role: str
    year: str | None


@dataclass(frozen=True)
class PairAnswer:
    """An indicator of the earlier report, one of the later one, and what is to be said of them.

    A side is a sentence id with its quote, both None where the indicator is absent.
    """

    old: str | None
    old_quote: str | None
    new: str | None
    new_quote: str | None
    name: str
    label: str


@dataclass(frozen=True)
class CommitmentAnswer:
    """What became of one plan sentence of ``side``; ``match`` are ids of the other report."""

    side: str
    id: str
    label: str
    match: tuple[str, ...]


@dataclass(frozen=True)
class ReportAnswers:
    """The key to one report; ``sentences`` maps the ids to the master's sentences."""

    form: Path
    sentences: Mapping[str, str]
    headings: tuple[HeadingAnswer, ...]
    figures: tuple[FigureAnswer, ...]


@dataclass(frozen=True)
class ComparisonAnswers:
    """The key to a pair; a tuple is empty where that part has not been annotated."""

    old: ReportAnswers
    new: ReportAnswers
    sections: tuple[tuple[str | None, str | None], ...]
    targets: tuple[PairAnswer, ...]
    fulfilment: tuple[PairAnswer, ...]
    commitments: tuple[CommitmentAnswer, ...]


BOUNDS = {"=": "exact", ">=": "at_least", "<=": "at_most", "~": "about", "range": "range"}


def comparison_answers(case: str) -> ComparisonAnswers:
    """The key to a pair, ``case`` being its folder under ``samples/gold``."""
    folder = GOLD / case
    names = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    return ComparisonAnswers(
        old=_report_answers(folder, "old", names),
        new=_report_answers(folder, "new", names),
        sections=tuple((r["old"], r["new"]) for r in _rows(folder / "sections.jsonl")),
        targets=tuple(
            PairAnswer(r["old"], r["old_quote"], r["new"], r["new_quote"], r["name"], r["change"])
            for r in _rows(folder / "targets.jsonl")
        ),
        fulfilment=tuple(
            PairAnswer(
                r["target"],
                r["target_quote"],
                r["actual"],
                r["actual_quote"],
                r["name"],
                r["outcome"],
            )
            for r in _rows(folder / "fulfilment.jsonl")
        ),
        commitments=tuple(
            CommitmentAnswer(r["side"], r["id"], r["label"], tuple(r["match"]))
            for r in _rows(folder / "commitments.jsonl")
        ),
    )


def sentences_of(text: str) -> dict[str, str]:
    """A master's sentences by id: ``p007s02`` is the second sentence of the seventh paragraph.

    >>> sentences_of("一、回顾\\n增长5%；好。")
    {'p001s01': '一、回顾', 'p002s01': '增长5%；', 'p002s02': '好。'}
    """
    paragraphs = [line.strip() for line in text.splitlines() if line.strip()]
    return {
        f"p{p:03d}s{s:02d}": found.strip()
        for p, paragraph in enumerate(paragraphs, 1)
        for s, found in enumerate(SENTENCE.findall(paragraph), 1)
        if found.strip()
    }


def _report_answers(folder: Path, side: str, names: Mapping[str, str]) -> ReportAnswers:
    headings = _rows(folder / f"headings.{side}.jsonl")
    figures = _rows(folder / f"indicators.{side}.jsonl")
    return ReportAnswers(
        form=SAMPLES / names[f"{side}_form"],
        sentences=sentences_of((SAMPLES / names[side]).read_text(encoding="utf-8")),
        headings=tuple(HeadingAnswer(r["id"], r["title"], r["level"], r["part"]) for r in headings),
        figures=tuple(_figure(r) for r in figures),
    )


def _figure(row: Row) -> FigureAnswer:
    return FigureAnswer(
        id=row["id"],
        quote=row["quote"],
        name=row["name"],
        value=row["value"],
        unit=row["unit"],
        bound=BOUNDS[row["bound"]],
        kind=row["kind"],
        role=row["role"],
        year=row["year"],
    )


def _rows(path: Path) -> list[Row]:
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]

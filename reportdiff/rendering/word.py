"""A Word document in the layout of official documents, redlines as real tracked changes.

The layout is that of GB/T 9704-2012: A4, margins 37, 35, 28 and 26 mm, title in
小标宋 22 pt, headings in 黑体 and 楷体, text in 仿宋 16 pt on lines of 29 pt, page
number with a dash at either side.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportdiff.rendering.word_parts import Paper
from reportdiff.view.findings import BLOCKS, TABLES
from reportdiff.view.labels import LIMITS, METHOD
from reportdiff.view.rows import (
    CommitmentRow,
    ComparisonView,
    FulfilmentRow,
    Judgement,
    Place,
    TargetRow,
)

_NUMERALS = "一二三四五六七八九十"


def comparison(view: ComparisonView) -> bytes:
    """The document's bytes; the same for the same view."""
    paper = Paper(view.title, view.options.day, view.options.version, view.labels.lang)
    _Document(view, paper).write()
    return paper.saved()


class _Document:
    """The parts of one document, in their order."""

    def __init__(self, view: ComparisonView, paper: Paper) -> None:
        self.view = view
        self.word = view.labels
        self.paper = paper
        self.parts = 0

    def write(self) -> None:
        view, word, paper = self.view, self.word, self.paper
        paper.title(view.title, f"（{view.old.label}与{view.new.label}）" if word.lang == "zh"
                    else f"{view.old.label} and {view.new.label}")  # fmt: skip
        self.highlights()
        for table in TABLES:
            self.targets(*table)
        self.commitments("new", view.new_commitments)
        self.commitments("dropped", view.dropped_commitments)
        self.commitments("changed", view.changed_commitments)
        self.sections()
        self.terms()
        self.commitments("continued", view.continued_commitments)
        self.method()

    def heading(self, label: str, count: int | None = None) -> None:
        """A numbered heading of the first level."""
        words = self.word(label)
        if count is not None:
            words += self.word("brackets", text=self.word("items", n=count))
        if self.word.lang == "zh":
            words = f"{_NUMERALS[self.parts]}、{words}"
        self.parts += 1
        self.paper.heading(words, 1)

    def highlights(self) -> None:
        view, word = self.view, self.word
        self.heading("highlights")
        self.paper.text(view.headline)
        for block, prefix in BLOCKS:
            counted = view.counts[block]
            parts = [f"{word(f'{prefix}.{kind}')} {n}" for kind, n in counted.items() if n]
            listed = word("sep").join(parts) or word("none")
            total = sum(counted.values())
            self.paper.text(f"{word(block)} {total}{word('colon')}{listed}{word('stop')}")
        self.paper.text(word("machine") + word("stop"))

    def targets(self, block: str, prefix: str, kind: str, this_year: str) -> None:
        """One of the two tables of targets."""
        word = self.word
        found: Sequence[FulfilmentRow | TargetRow] = getattr(self.view, block)
        self.heading(block, len(found))
        if not found:
            self.paper.text(word(f"none.{block}"))
            return
        titles = ("indicator", "old_target", this_year, "difference", kind, "basis")
        rows = [
            (
                row.id,
                (
                    row.name,
                    str(row.before or "—"),
                    str(row.after or "—"),
                    row.gap,
                    self.verdict(f"{prefix}.{row.kind}", row.why),
                    self.basis(row.old, row.new, row.why),
                ),
            )
            for row in found
        ]
        self.paper.table([word(t) for t in titles], rows)

    def commitments(self, status: str, rows: Sequence[CommitmentRow]) -> None:
        self.heading(f"commitments.{status}", len(rows))
        if not rows:
            self.paper.text(self.word(f"none.{status}"))
        topic = ""
        for number, row in enumerate(rows, start=1):
            if row.topic != topic:
                topic = row.topic
                self.paper.heading(topic, 2)
            lead, note = f"{number}. ", self.note(row)
            if status == "changed" and row.diff:
                self.paper.redline(row.id, lead, row.diff, note)
            else:
                self.paper.item(row.id, lead, row.text, note)

    def note(self, row: CommitmentRow) -> str:
        """Where it stands, how sure, what changed, what paired it or what came closest."""
        word = self.word
        parts = [self.where(row.old, row.new)]
        if not row.why.sure:
            parts.append(word("unsure"))
        if row.changes:
            parts.append(word("clause").join(row.changes))
        if row.why.nearest is not None and not (row.old and row.new):
            near = row.why.nearest
            parts.append(f"{word('nearest')} {near.score:.2f}{word('colon')}{near.place.quote}")
        elif row.old and row.new:
            shared = f"{word('colon')}{row.counterpart}" if row.shared else ""
            parts.append(f"{word.rung(row.why.rung)} {row.similarity:.2f}{shared}")
        return word("clause").join(parts)

    def sections(self) -> None:
        view, word = self.view, self.word
        self.heading("sections", len(view.sections))
        rows = [
            (
                row.id,
                (
                    word(f"section.{row.kind}"),
                    row.old.title if row.old else "—",
                    row.new.title if row.new else "—",
                ),
            )
            for row in view.sections
            if row.kind != "matched"
        ]
        if rows:
            self.paper.table([word("kind"), view.old.label, view.new.label], rows)
        else:
            self.paper.text(word("none.sections" if view.sections else "none.no_sections"))

    def terms(self) -> None:
        word = self.word
        self.heading("terms", sum(self.view.counts["terms"].values()))
        if not self.view.terms:
            self.paper.text(word("none.terms"))
        for group in self.view.terms:
            words = [f"{row.term}（{row.old_count}→{row.new_count}）" for row in group.rows]
            listed = f"{word('terms.' + group.kind)}{word('colon')}{word('sep').join(words)}"
            self.paper.text(listed, even=False)

    def method(self) -> None:
        view, word = self.view, self.word
        self.paper.heading(word("attachment"), 1)
        for text in self.method_texts():
            self.paper.text(text)
        for source in (view.old, view.new):
            sizes = word("characters", n=source.characters)
            self.paper.text(f"{source.label}{word('colon')}{source.name} ({sizes})")
            self.paper.text(f"SHA-256 {source.sha256 or '—'}")
        self.paper.text(
            word("generated", day=view.options.day.isoformat(), version=view.options.version)
        )

    def method_texts(self) -> Iterable[str]:
        view, word = self.view, self.word
        yield from (f"{word('warnings')}{word('colon')}{notice}" for notice in view.notices)
        yield from METHOD[word.lang]
        yield from LIMITS[word.lang]

    def verdict(self, label: str, why: Judgement) -> str:
        if why.sure:
            return self.word(label)
        return self.word(label) + self.word("brackets", text=self.word("unsure"))

    def basis(self, old: Place | None, new: Place | None, why: Judgement) -> str:
        """The reason and where it stands: of a pair the paragraphs alone, in the order of years."""
        where = self.where(old, new)
        if old and new:
            where = "→".join(self.word("paragraph", n=place.paragraph) for place in (old, new))
        return why.reason + self.word("clause") + where

    def where(self, old: Place | None, new: Place | None) -> str:
        places: tuple[tuple[Any, Place | None], ...] = (
            (self.view.old, old),
            (self.view.new, new),
        )
        return self.word("sep").join(
            self.word("place_link", side=source.short, n=place.paragraph)
            for source, place in places
            if place is not None
        )

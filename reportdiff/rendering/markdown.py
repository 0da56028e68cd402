"""Markdown for chats and issues: the summary, the tables, redlines; details folded.

Text of the reports is escaped: it can neither format, link nor mention anyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportdiff.view.findings import BLOCKS, TABLES, most_notable
from reportdiff.view.labels import Labels
from reportdiff.view.rows import (
    CommitmentRow,
    ComparisonView,
    FulfilmentRow,
    IndicatorRow,
    Judgement,
    Notice,
    Place,
    ReportView,
    Source,
    TargetRow,
)
from reportdiff.view.visible import visible

LIMIT = 60_000  # bytes; GitHub takes 65,536 characters in an issue, chats less
_ALL = 1_000_000
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~@$&:=.^])")


def escaped(text: str) -> str:
    """Text of a report as inert Markdown: one line, nothing formats, links or mentions.

    >>> escaped("5*6 <b>")
    '5\\\\*6 \\\\<b\\\\>'
    """
    plain = visible(" ".join(text.split()))
    return _SPECIAL.sub(_escape, plain)


def _escape(found: re.Match[str]) -> str:
    """A backslash where Markdown reads one; a decimal point or a minus in a figure stays."""
    character, text = found.group(), found.string
    before = text[found.start() - 1 : found.start()]
    after = text[found.end() : found.end() + 1]
    if character in "@":
        return "&#64;"
    if character in ".:" and not (before.isalnum() and before.isascii() and after.isascii()):
        return character
    if character in ".-+" and after.isdigit() and (before.isdigit() or not before.isascii()):
        return character
    return "\\" + character


@dataclass(frozen=True, slots=True)
class _Room:
    """How many commitments of a kind and targets of a table there is room for.

    Without ``reasons`` the tables say where a row stands, and only of those to check why.
    """

    commitments: int = _ALL
    targets: int = _ALL
    reasons: bool = True


_STEPS = (
    _Room(),
    _Room(80),
    _Room(40),
    _Room(20),
    _Room(20, reasons=False),
    _Room(5, reasons=False),
    _Room(5, 100, reasons=False),
    _Room(5, 20, reasons=False),
)


def comparison(view: ComparisonView) -> str:
    """The comparison in under :data:`LIMIT` bytes, or whole with ``options.all``.

    Where it would be longer, the least notable commitments are left out and counted, then the
    reasons of sure targets, then the last targets.
    """
    text = ""
    for room in _STEPS:
        text = _joined(_Paper(view, room).comparison())
        if view.options.all or len(text.encode()) < LIMIT:
            break
    return text


def report(view: ReportView) -> str:
    """The outline, the indicators and the commitments of one report."""
    word = view.labels
    lines = [f"# {escaped(view.source.title)}", ""]
    lines += _source_lines([view.source], word)
    lines += _notice_lines(view.notices, word)
    lines += ["", f"## {word('outline')}", ""]
    lines += [f"{'  ' * (s.level - 1)}- {escaped(s.title)}" for s in view.outline] or [
        word("none.outline")
    ]
    lines += ["", f"## {word('indicators')} {len(view.indicators)}", ""]
    titles = [word(t) for t in ("role", "indicator", "value", "year", "place_column", "quote")]
    rows = [_indicator_cells(row, word(f"role.{row.indicator.role}")) for row in view.indicators]
    lines += _table(titles, rows) if rows else [word("none.indicators")]
    lines += ["", f"## {word('commitments')} {len(view.commitments)}", ""]
    lines += [
        f"- {escaped(row.place.quote)} ({word('paragraph', n=row.place.paragraph)})"
        for row in view.commitments
    ] or [word("none.commitments")]
    return _joined(lines)


def _indicator_cells(row: IndicatorRow, role: str) -> list[str]:
    place = row.place
    cells = [role, row.name, str(row.figure), row.indicator.year or ""]
    return [escaped(cell) for cell in [*cells, str(place.paragraph), place.quote]]


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [titles, ["---"] * len(titles), *rows]
    return [f"| {' | '.join(cells)} |" for cells in lines]


def _source_lines(sources: Iterable[Source], word: Labels) -> list[str]:
    return [
        f"- {escaped(s.label)}{word('colon')}{escaped(s.name)}{word('sep')}"
        f"{word('characters', n=s.characters)}{word('sep')}{word('sentences', n=s.sentences)}"
        f"{word('sep')}SHA-256 {escaped(s.sha256[:16]) or '—'}"
        for s in sources
    ]


def _notice_lines(notices: Sequence[Notice], word: Labels) -> list[str]:
    if not notices:
        return []
    lines = ["", f"<details><summary>{word('warnings')} {len(notices)}</summary>", ""]
    return [*lines, *(f"- {escaped(str(notice))}" for notice in notices), "", "</details>"]


class _Paper:
    """The blocks of a comparison, with as much of each as there is room for."""

    def __init__(self, view: ComparisonView, room: _Room) -> None:
        self.view = view
        self.room = room
        self.word = view.labels

    def comparison(self) -> Iterator[str]:
        view, word = self.view, self.word
        yield f"# {escaped(view.title)} {escaped(view.old.year)} → {escaped(view.new.year)}"
        yield ""
        yield f"**{escaped(view.headline)}**"
        yield ""
        yield from _source_lines([view.old, view.new], word)
        yield from _notice_lines(view.notices, word)
        yield ""
        yield from self.counts()
        for table in TABLES:
            yield from self.targets(*table)
        for block, rows in (
            ("commitments.new", view.new_commitments),
            ("commitments.dropped", view.dropped_commitments),
            ("commitments.changed", view.changed_commitments),
            ("commitments.continued", view.continued_commitments),
        ):
            yield from self.commitments(block, rows)
        yield from self.sections()
        yield from self.terms()
        yield ""
        made = word("generated", day=view.options.day.isoformat(), version=view.options.version)
        yield f"{word('machine')}{word('stop')} {escaped(made)}"

    def counts(self) -> Iterator[str]:
        for block, prefix in BLOCKS:
            counted = self.view.counts[block]
            parts = [f"{self.word(f'{prefix}.{kind}')} {n}" for kind, n in counted.items() if n]
            listed = self.word("sep").join(parts) or self.word("none")
            yield f"- **{self.word(block)} {sum(counted.values())}**{self.word('colon')}{listed}"

    def targets(self, block: str, prefix: str, kind: str, this_year: str) -> Iterator[str]:
        """One of the two tables of targets."""
        word = self.word
        rows: Sequence[FulfilmentRow | TargetRow] = getattr(self.view, block)
        yield from self.title(block, len(rows))
        if not rows:
            yield word(f"none.{block}")
            return
        titles = (kind, "indicator", "old_target", this_year, "difference", "basis")
        yield from _table(
            [word(t) for t in titles],
            [
                [
                    self.tag(f"{prefix}.{row.kind}", row.why),
                    escaped(row.name),
                    escaped(str(row.before or "—")),
                    escaped(str(row.after or "—")),
                    escaped(row.gap),
                    self.basis(row.old, row.new, row.why),
                ]
                for row in rows[: self.room.targets]
            ],
        )
        yield from self.left_out(len(rows) - self.room.targets)

    def left_out(self, count: int) -> Iterator[str]:
        if count > 0:
            yield from ("", self.word("diff_more", n=count))

    def commitments(self, block: str, rows: Sequence[CommitmentRow]) -> Iterator[str]:
        yield from ("", "<details>")
        yield f"<summary><b>{self.word(block)} {len(rows)}</b></summary>"
        yield ""
        if not rows:
            yield self.word("none." + block.removeprefix("commitments."))
        shown = most_notable(rows, self.room.commitments)
        for row in shown:
            yield from self.commitment(row)
        yield from self.left_out(len(rows) - len(shown))
        yield from ("", "</details>")

    def commitment(self, row: CommitmentRow) -> Iterator[str]:
        """A commitment, and under it what changed, what it was paired by, what came closest."""
        word = self.word
        unsure = "" if row.why.sure else f" **{word('unsure')}**"
        where = word("brackets", text=self.where(row.old, row.new))
        yield f"- {self.redline(row)}{where}{unsure}"
        if row.changes:
            yield f"  {escaped(word('clause').join(row.changes))}"
        if row.why.nearest is not None:
            near = row.why.nearest
            yield (
                f"  <sub>{word('nearest')} {near.score:.2f}{word('colon')}"
                f"{escaped(near.place.quote)}</sub>"
            )
        elif row.old and row.new:
            shared = word("colon") + escaped(row.counterpart) if row.shared else ""
            rung = escaped(word.rung(row.why.rung))
            yield f"  <sub>{rung} {row.similarity:.2f}{shared}</sub>"

    def redline(self, row: CommitmentRow) -> str:
        """The text; where it changed, ~~what went~~ and **what came**."""
        if row.kind != "changed" or not row.diff:
            return escaped(row.text)
        marks = {"equal": "{}", "delete": " ~~{}~~ ", "insert": " **{}** "}
        pieces = [
            marks[s.op].format(escaped(s.text)) if s.text.strip() else s.text for s in row.diff
        ]
        return " ".join("".join(pieces).split())

    def sections(self) -> Iterator[str]:
        rows = [row for row in self.view.sections if row.kind != "matched"]
        yield from self.title("sections", len(self.view.sections))
        if not rows:
            some = self.view.sections
            yield self.word("none.sections" if some else "none.no_sections")
            return
        yield from _table(
            [self.word(t) for t in ("kind", "old", "new")],
            [
                [
                    self.word(f"section.{row.kind}"),
                    escaped(row.old.title if row.old else "—"),
                    escaped(row.new.title if row.new else "—"),
                ]
                for row in rows
            ],
        )

    def terms(self) -> Iterator[str]:
        yield from self.title("terms", sum(self.view.counts["terms"].values()))
        if not self.view.terms:
            yield self.word("none.terms")
        for group in self.view.terms:
            words = [f"{escaped(row.term)} {row.old_count}→{row.new_count}" for row in group.rows]
            label = self.word("terms." + group.kind)
            yield f"- **{label}**{self.word('colon')}{self.word('sep').join(words)}"

    def title(self, block: str, count: int) -> Iterator[str]:
        yield from ("", f"## {self.word(block)} {count}", "")

    def tag(self, label: str, why: Judgement) -> str:
        tag = f"**{self.word(label)}**"
        return tag if why.sure else tag + self.word("brackets", text=self.word("unsure"))

    def where(self, old: Place | None, new: Place | None) -> str:
        sources = ((self.view.old, old), (self.view.new, new))
        return self.word("sep").join(
            escaped(self.word("place_link", side=source.short, n=place.paragraph))
            for source, place in sources
            if place is not None
        )

    def basis(self, old: Place | None, new: Place | None, why: Judgement) -> str:
        where = self.where(old, new)
        if why.sure and not self.room.reasons:
            return where
        return escaped(why.reason) + self.word("clause") + where

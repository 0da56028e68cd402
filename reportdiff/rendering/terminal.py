"""The summary for a terminal: counts, the two tables of targets, what is most notable.

ASCII rules and no frames, so that any encoding and either width of ambiguous
characters keeps the columns; escape codes on the tags only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportdiff.rendering.columns import Column, clipped, filled, pad, table_lines, width_of, wrap
from reportdiff.view.findings import BLOCKS, TABLES, most_notable
from reportdiff.view.rows import (
    CommitmentRow,
    ComparisonView,
    FulfilmentRow,
    Notice,
    Place,
    ReportView,
    TargetRow,
)
from reportdiff.view.visible import visible

_FEW = 5  # findings of a kind shown without --all
_TABLE_ROWS = 12  # rows of a table shown without --all
_QUOTE_LINES = 3
_KEPT = 0.3  # share of a sentence that must be left for a redline to be read
_NARROWEST = 40
_COLORS = {
    "missed": "33", "not_reported": "35", "unclear": "33", "exceeded": "36", "met": "36",
    "raised": "36", "lowered": "33", "reworded": "33", "added": "36", "dropped": "35",
    "new": "36", "changed": "33", "removed": "35", "moved": "33", "split": "33", "merged": "33",
}  # fmt: skip


def comparison(view: ComparisonView) -> str:
    """The summary; with ``options.all`` every finding."""
    screen = _Screen(view)
    blocks = [
        screen.head(),
        screen.counts(),
        screen.notices(view.notices),
        *(screen.targets(*table) for table in TABLES),
    ]
    blocks += [
        screen.commitments("commitments.new", view.new_commitments),
        screen.commitments("commitments.dropped", view.dropped_commitments),
        screen.commitments("commitments.changed", view.changed_commitments),
    ]
    if view.options.all:
        blocks += [
            screen.commitments("commitments.continued", view.continued_commitments),
            screen.sections(),
            screen.terms(),
        ]
    blocks.append(screen.foot())
    return _joined(blocks)


def report(view: ReportView) -> str:
    """The outline, the indicators and the commitments of one report."""
    screen = _Screen(view)
    return _joined(
        [
            screen.report_head(),
            screen.notices(view.notices),
            screen.outline(),
            screen.indicators(),
            screen.planned(),
        ]
    )


def _joined(blocks: Iterable[Iterable[str]]) -> str:
    texts = ["\n".join(block) for block in blocks]
    return "\n\n".join(text for text in texts if text) + "\n"


class _Screen:
    """Lines for one view, at the width and in the colours of its options."""

    def __init__(self, view: ComparisonView | ReportView) -> None:
        self.view = view
        self.labels = view.labels
        self.width = max(view.options.width - 1, _NARROWEST)  # a full last column wraps on Windows
        self.ambiguous = view.options.ambiguous_width
        self.all = view.options.all

    # comparison

    def head(self) -> Iterator[str]:
        view = _compared(self.view)
        old, new, word = view.old, view.new, self.labels
        yield from self.wrapped(visible(f"{view.title}  {old.label} -> {new.label}"))
        for name, source in ((word("old_word"), old), (word("new_word"), new)):
            sizes = (
                word("characters", n=source.characters),
                word("sentences", n=source.sentences),
                word("warning_count", n=len(source.warnings)),
            )
            yield from self.wrapped(visible(f"{name} {source.name}  {'  '.join(sizes)}"))
        yield ""
        yield from self.wrapped(view.headline)

    def counts(self) -> Iterator[str]:
        view = _compared(self.view)
        names = max(width_of(self.labels(block)) for block, _ in BLOCKS)
        for block, prefix in BLOCKS:
            counted = view.counts[block]
            parts = [
                f"{self.labels(f'{prefix}.{kind}')} {n}" for kind, n in counted.items() if n
            ] or [self.labels("none")]
            lead = f"{pad(self.labels(block), names)} {sum(counted.values()):>4}   "
            yield from self.listed(lead, parts)
        blocks = (view.fulfilment, view.targets, view.commitments)
        if unsure := sum(not row.why.sure for rows in blocks for row in rows):
            yield self.labels("unsure_count", n=unsure)

    def targets(self, block: str, prefix: str, kind: str, this_year: str) -> Iterator[str]:
        """One of the two tables of targets; those that stay as they were only with ``all``."""
        found: Sequence[FulfilmentRow | TargetRow] = getattr(_compared(self.view), block)
        shown = found if self.all else [r for r in found if r.kind != "unchanged"]
        rows = [
            (
                self.verdict(f"{prefix}.{row.kind}", row.why.sure),
                row.name,
                "-" if row.before is None else str(row.before),
                "-" if row.after is None else str(row.after),
                self.places(row.old, row.new),
            )
            for row in shown
        ]
        titles = (kind, "indicator", "old_target", this_year, "place_column")
        hidden = len(found) - len(shown)
        yield from self.table(block, titles, rows, [row.kind for row in shown], hidden)

    def commitments(self, block: str, rows: Sequence[CommitmentRow]) -> Iterator[str]:
        yield self.title(block, len(rows))
        if not rows:
            yield f"  {self.labels('none.' + block.removeprefix('commitments.'))}"
            return
        shown = rows if self.all else most_notable(rows, _FEW)
        for row in shown:
            yield from self.commitment(row)
        if len(rows) > len(shown):
            yield f"  {self.labels('more', n=len(rows) - len(shown))}"

    def commitment(self, row: CommitmentRow) -> Iterator[str]:
        """The wording, and where most of it is another the wording of last year too."""
        mark = " " if row.why.sure else "*"
        yield from self.clipped(
            f"{mark} {pad(self.places(row.old, row.new), 8)}", self.wording(row)
        )
        if row.kind == "changed" and not _is_redlined(row):
            yield from self.clipped(" " * 10, f"<- {visible(row.counterpart or row.old_text)}")
        if row.kind == "changed" and row.changes:
            yield from self.hanging(
                " " * 10, visible(f"({self.labels('clause').join(row.changes)})")
            )

    def clipped(self, lead: str, text: str) -> list[str]:
        """The text after ``lead``, in few lines unless all is to be shown."""
        lines = self.hanging(lead, text)
        return lines if self.all else clipped(lines, _QUOTE_LINES, self.width, self.ambiguous)

    def wording(self, row: CommitmentRow) -> str:
        """The text; where it changed, [-what went-] and {+what came+}; how it was joined."""
        if row.shared:
            return f"{visible(row.text)} <{self.labels.rung(row.why.rung)}>"
        if not _is_redlined(row):
            return visible(row.text)
        marks = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
        return visible("".join(marks[s.op].format(s.text) for s in row.diff))

    def sections(self) -> Iterator[str]:
        view = _compared(self.view)
        shown = [row for row in view.sections if row.kind != "matched"]
        rows = [
            (
                self.labels(f"section.{row.kind}"),
                row.old.title if row.old else "-",
                row.new.title if row.new else "-",
            )
            for row in shown
        ]
        kinds = [row.kind for row in shown]
        yield from self.table("sections", ("kind", "old", "new"), rows, kinds)

    def terms(self) -> Iterator[str]:
        view = _compared(self.view)
        yield self.title("terms", sum(view.counts["terms"].values()))
        if not view.terms:
            yield f"  {self.labels('none.terms')}"
        names = max((width_of(self.labels("term." + g.kind)) for g in view.terms), default=0)
        for group in view.terms:
            words = [f"{row.term} {row.old_count}->{row.new_count}" for row in group.rows]
            lead = f"  {pad(self.labels('term.' + group.kind), names)}  "
            yield from self.listed(lead, [visible(word) for word in words])

    def foot(self) -> Iterator[str]:
        options = self.view.options
        made = self.labels("generated", day=options.day.isoformat(), version=options.version)
        yield from self.wrapped(f"{self.labels('machine')}  {made}")

    # a single report

    def report_head(self) -> Iterator[str]:
        source, word = _single(self.view).source, self.labels
        yield from self.wrapped(visible(f"{source.title}  {source.region} {source.year}"))
        sizes = (
            word("characters", n=source.characters),
            word("sentences", n=source.sentences),
            word("warning_count", n=len(source.warnings)),
        )
        yield from self.wrapped(visible(f"{source.name}  {'  '.join(sizes)}"))

    def outline(self) -> Iterator[str]:
        sections = _single(self.view).outline
        yield self.title("outline", len(sections))
        if not sections:
            yield f"  {self.labels('none.outline')}"
        for section in sections:
            lead = "  " * section.level
            part = f"  [{self.labels('part.' + section.part)}]" if section.level == 1 else ""
            yield from self.hanging(lead, visible(section.title) + part)

    def indicators(self) -> Iterator[str]:
        found = _single(self.view).indicators
        shown = found if self.all else [r for r in found if r.indicator.role != "other"]
        rows = [
            (
                self.labels(f"role.{row.indicator.role}"),
                row.name,
                str(row.figure),
                row.indicator.year or "-",
                self.paragraph(row.place),
            )
            for row in shown
        ]
        titles = ("role", "indicator", "value", "year", "place_column")
        hidden = len(found) - len(shown)
        yield from self.table("indicators", titles, rows, [""] * len(rows), hidden, limit=False)

    def planned(self) -> Iterator[str]:
        rows = _single(self.view).commitments
        yield self.title("commitments", len(rows))
        if not rows:
            yield f"  {self.labels('none.commitments')}"
        shown = rows if self.all else rows[: 2 * _FEW]
        for row in shown:
            lead = f"  {pad(self.paragraph(row.place), 6)}"
            yield from self.clipped(lead, visible(row.place.quote))
        if len(rows) > len(shown):
            yield f"  {self.labels('more', n=len(rows) - len(shown))}"

    # pieces

    def notices(self, notices: Sequence[Notice]) -> Iterator[str]:
        if not notices:
            return
        yield self.title("warnings", len(notices))
        shown = notices if self.all else notices[:_FEW]
        for notice in shown:
            yield from self.hanging("  ", visible(str(notice)))
        if len(notices) > len(shown):
            yield f"  {self.labels('more', n=len(notices) - len(shown))}"

    def table(
        self,
        block: str,
        titles: Sequence[str],
        rows: Sequence[Sequence[str]],
        kinds: Sequence[str],
        hidden: int = 0,
        limit: bool = True,
    ) -> Iterator[str]:
        """A table under its title; the rows beyond the limit are counted, not dropped silently."""
        yield self.title(block, len(rows) + hidden)
        if not rows:
            yield f"  {self.labels('none.' + block) if not hidden else self.labels('none')}"
            return
        shown = rows if self.all or not limit else rows[:_TABLE_ROWS]
        columns = self.columns([self.labels(title) for title in titles])
        clean = [[visible(cell) for cell in row] for row in shown]
        for at, lines in enumerate(table_lines(columns, clean, self.ambiguous)):
            yield from self.tagged(lines, columns[0].width, kinds[at - 1] if at else "")
            if at == 0:
                yield "-" * self.width
        if left := len(rows) - len(shown) + hidden:
            yield f"  {self.labels('more', n=left)}"

    def columns(self, titles: Sequence[str]) -> list[Column]:
        """Columns as wide as the terminal: a narrow first, and last for five, the rest shared."""
        first = 10 if self.labels.lang == "zh" else 14
        gaps = 2 * (len(titles) - 1)
        if len(titles) == 3:
            half = (self.width - first - gaps) // 2
            return [Column(t, w) for t, w in zip(titles, (first, half, half), strict=True)]
        last = 7
        free = self.width - first - last - gaps
        widths = [first, free - 2 * (free * 3 // 10), free * 3 // 10, free * 3 // 10, last]
        return [Column(t, w) for t, w in zip(titles, widths, strict=True)]

    def tagged(self, lines: Sequence[str], width: int, kind: str) -> Iterator[str]:
        code = _COLORS.get(kind) if self.view.options.color else None
        for at, line in enumerate(lines):
            tag = line.split("  ", 1)[0]
            if code and at == 0 and width_of(tag) <= width:
                yield f"\x1b[1;{code}m{tag}\x1b[0m{line[len(tag) :]}"
            else:
                yield line

    def title(self, block: str, count: int) -> str:
        words = f"{self.labels(block)} {count}"
        return f"\x1b[1m{words}\x1b[0m" if self.view.options.color else words

    def verdict(self, label: str, sure: bool) -> str:
        return self.labels(label) + ("" if sure else " *")

    def places(self, old: Place | None, new: Place | None) -> str:
        """80>9 for a pair, 80> and >9 where a side has none."""
        return f"{self.paragraph(old)}>{self.paragraph(new)}"

    def paragraph(self, place: Place | None) -> str:
        return "" if place is None else str(place.paragraph)

    def wrapped(self, text: str) -> list[str]:
        return wrap(text, self.width, self.ambiguous)

    def hanging(self, lead: str, text: str) -> list[str]:
        """The text after ``lead``, further lines under its start."""
        indent = width_of(lead, self.ambiguous)
        return _under(lead, indent, wrap(text, self.width - indent, self.ambiguous))

    def listed(self, lead: str, items: Sequence[str]) -> list[str]:
        """Items after ``lead``, as many on a line as fit."""
        indent = width_of(lead, self.ambiguous)
        return _under(lead, indent, filled(items, self.width - indent, self.ambiguous))


def _is_redlined(row: CommitmentRow) -> bool:
    """Whether a redline can be read: where little is left of a sentence both are shown instead."""
    kept = sum(len(segment.text) for segment in row.diff if segment.op == "equal")
    return row.kind == "changed" and kept >= _KEPT * max(len(row.old_text), len(row.new_text), 1)


def _under(lead: str, indent: int, lines: Sequence[str]) -> list[str]:
    return [lead + lines[0], *(" " * indent + line for line in lines[1:])]


def _compared(view: ComparisonView | ReportView) -> ComparisonView:
    assert isinstance(view, ComparisonView)
    return view


def _single(view: ComparisonView | ReportView) -> ReportView:
    assert isinstance(view, ReportView)
    return view

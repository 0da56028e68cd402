"""A workbook as an official would hand it on: real numbers, filters, printable, room to check.

Every row has its id and links to its sentences on the sheets of the full texts.
Nothing is a formula, whatever it begins with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from reportdiff.rendering.columns import width_of
from reportdiff.rendering.excel_rows import Cell, Column, Link, Redline, Sheet, Tag, sheets
from reportdiff.view.findings import BLOCKS
from reportdiff.view.labels import LIMITS, METHOD
from reportdiff.view.roles import role
from reportdiff.view.rows import CommitmentRow, ComparisonView, Place
from reportdiff.view.visible import visible

_CELL_LIMIT = 32_000  # Excel drops a string of more than 32,767 characters
_LINE_POINTS = 15.0
_NOTE_WIDTH = 115  # columns that a line of the notes on the overview holds
_TALLEST = 409.0  # Excel's limit
_TINTS = {"new": "#DCEBFA", "gone": "#FCE8DF", "chg": "#FBF0C8", "same": "#EEF1F4"}
_EDGE: dict[str, Any] = {"border": 1, "border_color": "#D5DBE1"}
_INSET: dict[str, Any] = {"align": "left", "indent": 1, **_EDGE}  # no alignment, no indent


def comparison(view: ComparisonView) -> bytes:
    """The workbook's bytes; the same for the same view."""
    import xlsxwriter

    stream = BytesIO()
    workbook = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    day = view.options.day
    workbook.set_properties(
        {
            "title": visible(view.title),
            "comments": view.labels("machine"),
            "author": f"reportdiff {view.options.version}",
            "created": datetime(day.year, day.month, day.day),
        }
    )
    _Book(view, workbook).write()
    workbook.close()
    return stream.getvalue()


class _Book:
    """One workbook in the making, with the formats it has used."""

    def __init__(self, view: ComparisonView, workbook: Any) -> None:
        self.view = view
        self.word = view.labels
        self.workbook = workbook
        self.formats: dict[str, Any] = {}

    def write(self) -> None:
        self.overview()
        for sheet in sheets(self.view):
            self.sheet(sheet)

    def format(self, name: str, **properties: Any) -> Any:
        if name not in self.formats:
            base = {"valign": "top", "font_name": "微软雅黑", "font_size": 10}
            self.formats[name] = self.workbook.add_format({**base, **properties})
        return self.formats[name]

    def sheet(self, content: Sheet) -> None:
        """A sheet with a header that stays, filters and its rows; a sentence where it has none."""
        sheet = self.workbook.add_worksheet(self.word(content.block))
        header = self.format(
            "header", bold=True, bg_color="#1F3A52", font_color="#FFFFFF", text_wrap=True,
            valign="vcenter", border=1, border_color="#C4CCD4",
        )  # fmt: skip
        for at, column in enumerate(content.columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, column.title, header)
        for line, row in enumerate(content.rows, start=1):
            for at, cell in enumerate(row):
                self.cell(sheet, line, at, cell, content.columns[at].number_format)
            sheet.set_row(line, _height(row, content.columns))
        last = len(content.rows)
        sheet.print_area(0, 0, max(last, 1), content.printed - 1)
        sheet.set_row(0, 30)
        sheet.freeze_panes(1, 2 if len(content.columns) > 5 else 0)
        if last:
            sheet.autofilter(0, 0, last, len(content.columns) - 1)
        else:
            sheet.write_string(1, 0, self.word(content.empty), self.format("plain"))
        for at, column in enumerate(content.columns):
            if column.choices and last:
                chosen = {"validate": "list", "source": list(column.choices)}
                sheet.data_validation(1, at, last, at, chosen)
        self.printable(sheet, content.block)

    def printable(self, sheet: Any, block: str) -> None:
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        title = visible(f"{self.view.title} {self.view.old.year}→{self.view.new.year}")
        sheet.set_header(f"&L{_header(title)}&R{_header(self.word(block))}")
        sheet.set_footer(f"&L{_header(self.word('machine'))}&R&P / &N")

    def cell(self, sheet: Any, line: int, at: int, cell: Cell, number_format: str) -> None:
        if isinstance(cell, Redline):
            self.redline(sheet, line, at, cell.row)
        elif isinstance(cell, Link):
            self.link(sheet, line, at, cell.place)
        elif isinstance(cell, Tag):
            color = _TINTS[role(cell.kind)]
            tint = self.format(f"tag {color}", bg_color=color, bold=True, **_INSET)
            sheet.write_string(line, at, self.word(cell.kind), tint)
        elif isinstance(cell, (int, float)):
            name = f"number {number_format}"
            style = self.format(name, num_format=number_format, align="right", indent=1, **_EDGE)
            sheet.write_number(line, at, cell, style)
        else:
            sheet.write_string(line, at, _text(cell or ""), self.text_format())

    def text_format(self) -> Any:
        return self.format("text", text_wrap=True, **_INSET)

    def link(self, sheet: Any, line: int, at: int, place: Place) -> None:
        target = self.word("old_text" if place.side == "old" else "new_text")
        sheet.write_url(
            line,
            at,
            f"internal:'{target}'!A{place.sentence + 2}",
            self.format(
                "link", font_color="#0B57A4", underline=1, border=1, border_color="#D5DBE1"
            ),
            self.word("paragraph", n=place.paragraph),
        )

    def redline(self, sheet: Any, line: int, at: int, row: CommitmentRow) -> None:
        cell = self.text_format()
        styles = {
            "equal": self.format("plain"),
            "delete": self.format("deleted", font_strikeout=True, font_color="#8A2A0B"),
            "insert": self.format("inserted", bold=True, underline=1, font_color="#0A4A7A"),
        }
        runs = [(s.op, visible(s.text)) for s in row.diff if s.text]
        whole = "".join(text for _, text in runs)
        # One fragment, or more than a cell holds, loses the cell with only a warning.
        if len(runs) < 2 or len(whole) > _CELL_LIMIT:
            sheet.write_string(line, at, _text(whole or row.text), cell)
            return
        fragments = [part for op, text in runs for part in (styles[op], text)]
        sheet.write_rich_string(line, at, *fragments, cell)

    # what stands on the sheets

    def overview(self) -> None:
        view, word = self.view, self.word
        sheet = self.workbook.add_worksheet(word("overview"))
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 22)
        sheet.set_column(2, 2, 12)
        sheet.set_column(3, 3, 70)
        wrapped = self.format("wrapped", text_wrap=True)
        title = visible(f"{view.title} {view.old.year}→{view.new.year}")
        sheet.write_string(0, 0, title, self.format("title", bold=True, font_size=16))
        sheet.merge_range(1, 0, 1, 3, visible(view.headline), wrapped)
        sheet.set_row(0, 28)
        sheet.set_row(1, 36)
        line = 3
        for block, prefix in BLOCKS:
            for kind, count in view.counts[block].items():
                self.cell(sheet, line, 0, word(block), "")
                self.cell(sheet, line, 1, Tag(f"{prefix}.{kind}"), "")
                self.cell(sheet, line, 2, count, "General")
                line += 1
        line += 1
        for text in self.notes():
            sheet.merge_range(line, 0, line, 3, _text(text), wrapped)
            sheet.set_row(line, _LINE_POINTS * -(-width_of(text, 2) // _NOTE_WIDTH) + 3)
            line += 1
        self.printable(sheet, "overview")

    def notes(self) -> Iterator[str]:
        """Sources, warnings, and what the comparison cannot tell."""
        view, word = self.view, self.word
        for source in (view.old, view.new):
            sizes = word("characters", n=source.characters)
            named = f"{source.label}{word('colon')}{source.name} ({sizes})"
            yield f"{named} SHA-256 {source.sha256 or '-'}"
        yield from (f"{word('warnings')}{word('colon')}{notice}" for notice in view.notices)
        yield from METHOD[word.lang]
        yield from LIMITS[word.lang]
        yield word("unsure_long")
        yield word("generated", day=view.options.day.isoformat(), version=view.options.version)


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """The height in points that shows all wrapped text: not every program fits rows itself."""
    lines = 1
    for cell, column in zip(row, columns, strict=True):
        text = cell
        if isinstance(cell, Redline):
            text = "".join(segment.text for segment in cell.row.diff) or cell.row.text
        if isinstance(text, str):
            room = max(column.width - 3, 4)
            lines = max(lines, -(-width_of(text, 2) // int(room)))
    return min(_LINE_POINTS * lines + 5, _TALLEST)


def _text(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _CELL_LIMIT else shown[:_CELL_LIMIT] + "…"


def _header(text: str) -> str:
    """Text in a header or footer, where & begins a code; Excel allows 255 characters in all."""
    return text[:60].replace("&", "&&")

"""The building blocks of the Word document: paragraphs, tables, tracked changes."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from reportdiff.result import DiffSegment
from reportdiff.view.options import Lang
from reportdiff.view.visible import visible

# Face for Chinese text; the Latin one is Times New Roman throughout, as offices set it.
_FACES = {"title": "方正小标宋简体", "text": "仿宋_GB2312", 1: "黑体", 2: "楷体_GB2312"}
_LATIN = "Times New Roman"
_TEXT_POINTS, _TITLE_POINTS, _TABLE_POINTS, _NOTE_POINTS = 16, 22, 10.5, 12
_LINE_POINTS = 29
_CHARACTERS = 2  # first-line indent
# Millimetres, 156 in all, by language and number of columns: Difference must fit on a line.
_TABLE_WIDTHS: dict[tuple[Lang, int], tuple[int, ...]] = {
    ("zh", 6): (28, 25, 25, 19, 18, 41),
    ("en", 6): (26, 24, 24, 22, 22, 38),
    ("zh", 3): (18, 69, 69),
    ("en", 3): (20, 68, 68),
}
_CELL_MARGIN = "40"  # twentieths of a point above and below the text of a cell
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


class Paper:
    """A document that is written from top to bottom."""

    def __init__(self, title: str, day: date, version: str, lang: Lang) -> None:
        import docx

        self.document = docx.Document()
        self.stamp = f"{day.isoformat()}T00:00:00Z"
        self.lang: Lang = lang
        self.changes = 0
        self.bookmarks = 0
        properties = self.document.core_properties
        properties.title, properties.author = visible(title), f"reportdiff {version}"
        properties.last_modified_by = properties.author
        properties.comments = ""
        properties.created = properties.modified = datetime(day.year, day.month, day.day)
        self._page()
        self._styles()

    # layout

    def _page(self) -> None:
        """Margins of GB/T 9704 and page numbers, odd ones at the right, even ones at the left."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Mm

        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(37), Mm(35)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        section.footer_distance = Mm(24)
        self.document.settings.odd_and_even_pages_header_footer = True
        for footer, side in (
            (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
            (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
        ):
            paragraph = footer.paragraphs[0]
            paragraph.alignment = side
            self._run(paragraph, "— ", 14, "宋体")
            run = self._run(paragraph, "", 14, "宋体")
            for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
                run._r.append(_field(kind, text))
            self._run(paragraph, " —", 14, "宋体")

    def _styles(self) -> None:
        """Fonts of the styles: Word keeps the Chinese face in an attribute of its own."""
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        for name, face, size in (
            ("Normal", _FACES["text"], _TEXT_POINTS),
            ("Title", _FACES["title"], _TITLE_POINTS),
            ("Heading 1", _FACES[1], _TEXT_POINTS),
            ("Heading 2", _FACES[2], _TEXT_POINTS),
        ):
            style: Any = self.document.styles[name]
            style.font.name, style.font.size = _LATIN, Pt(size)
            style.font.bold = False
            style.font.color.rgb = RGBColor(0, 0, 0)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            fonts.set(qn("w:eastAsia"), face)
            self._lines(style.paragraph_format)
        defaults = self.document.styles.element.find(f".//{_name('rPrDefault')}//{_name('lang')}")
        if defaults is not None:  # without it the marks take their Taiwanese or Japanese forms
            defaults.set(qn("w:eastAsia"), "zh-CN")

    def _lines(self, layout: Any, points: float = _LINE_POINTS) -> None:
        from docx.enum.text import WD_LINE_SPACING
        from docx.shared import Pt

        layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        layout.line_spacing = Pt(points)
        layout.space_before = layout.space_after = Pt(0)

    def _run(self, paragraph: Any, text: str, points: float, face: str = "") -> Any:
        from docx.oxml.ns import qn
        from docx.shared import Pt

        run = paragraph.add_run(visible(text))
        run.font.size = Pt(points)
        run.font.name = _LATIN
        if face:
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
        return run

    def _paragraph(self, row: str = "") -> Any:
        """A paragraph of text with its indent; ``row`` becomes a bookmark on it."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Pt(_TEXT_POINTS * _CHARACTERS)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if row:
            self._bookmark(paragraph, row)
        return paragraph

    def _bookmark(self, paragraph: Any, row: str) -> None:
        self.bookmarks += 1
        name = re.sub(r"\W", "_", row)[:40]
        paragraph._p.append(_element("bookmarkStart", id=str(self.bookmarks), name=name))
        paragraph._p.append(_element("bookmarkEnd", id=str(self.bookmarks)))

    # what is written

    def title(self, text: str, below: str) -> None:
        """The title in the middle, and a line under it."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        title: Any = self.document.add_paragraph(style="Title")
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for border in title.style.element.pPr.findall(_name("pBdr")):
            title.style.element.pPr.remove(border)
        title.add_run(visible(text))
        line = self.document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._run(line, below, _TEXT_POINTS, _FACES[2])
        self.document.add_paragraph()

    def heading(self, text: str, level: int) -> None:
        """A heading of level 1 (黑体) or 2 (楷体)."""
        from docx.shared import Pt

        heading = self.document.add_heading(visible(text), level)
        heading.paragraph_format.first_line_indent = Pt(_TEXT_POINTS * _CHARACTERS)
        heading.paragraph_format.keep_with_next = True

    def text(self, text: str, even: bool = True) -> None:
        """A paragraph of text; a list of short items is not spread to an ``even`` right edge."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = self._paragraph()
        if not even:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        paragraph.add_run(visible(text))

    def item(self, row: str, lead: str, text: str, note: str) -> None:
        """A finding and, in smaller type, where it stands."""
        paragraph = self._paragraph(row)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(visible(lead + text))
        self._note(note)

    def redline(self, row: str, lead: str, diff: Sequence[DiffSegment], note: str) -> None:
        """A finding whose wording changed, as tracked changes that Word can accept or reject."""
        paragraph = self._paragraph(row)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.add_run(lead)
        for segment in diff:
            run = paragraph.add_run(visible(segment.text))
            if segment.op != "equal":
                self._tracked(run._r, segment.op)
        self._note(note)

    def _tracked(self, run: Any, op: str) -> None:
        """Put a run into w:ins or w:del, where its text is w:delText."""
        self.changes += 1
        change = _element(
            "ins" if op == "insert" else "del",
            id=str(1000 + self.changes),
            author="reportdiff",
            date=self.stamp,
        )
        run.addprevious(change)
        change.append(run)
        if op == "delete":
            for text in run.findall(_name("t")):
                text.tag = _name("delText")

    def _note(self, note: str) -> None:
        paragraph = self._paragraph()
        self._lines(paragraph.paragraph_format, 20)
        paragraph.paragraph_format.space_after = 76200  # 6 pt in EMU
        self._run(paragraph, note, _NOTE_POINTS, _FACES[2])

    def table(self, titles: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """A table whose header repeats on every page and whose rows do not break."""
        from docx.shared import Mm

        table = self.document.add_table(rows=0, cols=len(titles), style="Table Grid")
        table.autofit = False
        margins = _element("tblCellMar")
        for side in ("top", "bottom"):
            margins.append(_element(side, w=_CELL_MARGIN, type="dxa"))
        table._tbl.tblPr.append(margins)
        for column, width in zip(table.columns, _TABLE_WIDTHS[self.lang, len(titles)], strict=True):
            column.width = Mm(width)
        self._cells(table, titles, header=True)
        for row, cells in rows:
            self._bookmark(self._cells(table, cells), row)
        self.document.add_paragraph()

    def _cells(self, table: Any, texts: Sequence[str], header: bool = False) -> Any:
        from docx.shared import Mm

        line = table.add_row()
        properties = line._tr.get_or_add_trPr()
        properties.append(_element("cantSplit"))
        if header:
            properties.append(_element("tblHeader"))
        for cell, text, width in zip(
            line.cells, texts, _TABLE_WIDTHS[self.lang, len(texts)], strict=True
        ):
            cell.width = Mm(width)
            paragraph = cell.paragraphs[0]
            self._lines(paragraph.paragraph_format, 15)
            self._run(paragraph, text, _TABLE_POINTS, _FACES[1] if header else "宋体")
        return line.cells[0].paragraphs[0]

    def saved(self) -> bytes:
        """The file's bytes, with one date for all its parts."""
        stream, fixed = BytesIO(), BytesIO()
        self.document.save(stream)
        with zipfile.ZipFile(stream) as made, zipfile.ZipFile(fixed, "w") as final:
            for name in made.namelist():
                entry = zipfile.ZipInfo(name, _ZIP_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                final.writestr(entry, made.read(name))
        return fixed.getvalue()


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    name = qn(f"w:{tag}")
    assert isinstance(name, str)
    return name


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(_name(name), value)
    return element


def _field(kind: str, text: str) -> Any:
    """A part of a field: its beginning, its instruction, its end."""
    if kind:
        return _element("fldChar", fldCharType=kind)
    instruction = _element("instrText")
    instruction.text = text
    return instruction

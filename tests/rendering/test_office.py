"""The workbook and the document as offices use them."""

from __future__ import annotations

import zipfile
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from reportdiff.rendering import render


@pytest.fixture(scope="module")
def book(comparison, options):
    return openpyxl.load_workbook(BytesIO(render(comparison, "excel", options)), rich_text=True)


@pytest.fixture(scope="module")
def document(comparison, options):
    return docx.Document(BytesIO(render(comparison, "word", options)))


def _rows(sheet):
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_figures_are_numbers_with_their_units(book):
    rows = {row["指标"]: row for row in _rows(book["去年目标完成情况"])}
    jobs = rows["城镇新增就业"]
    assert (jobs["目标 数值"], jobs["结果 数值"], jobs["单位"]) == (3, 3.4, "万人")
    assert (jobs["差值"], jobs["完成率"]) == (0.4, 113.3)
    growth = next(r for r in _rows(book["今年目标变化"]) if r["指标"] == "地区生产总值增长")
    assert (growth["去年 数值"], growth["今年 数值"], growth["差值"]) == (5, 5.5, 0.5)


def test_sheets_have_a_standing_header_filters_and_a_printable_width(book):
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0  # and a width of one page, the default
        assert sheet.print_area


def test_a_verdict_can_be_chosen_by_hand(book):
    sheet = book["去年目标完成情况"]
    choices = [v.formula1 for v in sheet.data_validations.dataValidation]
    assert choices == ['"未达到,未见报告,待判断,超额,完成"']


def test_links_lead_to_the_row_of_the_sentence(book):
    sheet = book["新增部署"]
    links = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    texts = [row["原文"] for row in _rows(sheet)]
    assert len(links) == len(texts) == 3
    for link, text in zip(links, texts, strict=True):
        name, cell = link.rsplit("!", 1)
        line = int(cell.removeprefix("A"))
        assert book[name.strip("'")].cell(line, 4).value == text


def test_redlines_are_rich_text(book):
    runs = _rows(book["有变化"])[0]["修订"]
    struck = [str(run) for run in runs if getattr(getattr(run, "font", None), "strike", None)]
    assert struck == ["1亿元"]


def test_the_text_of_a_sheet_without_rows_says_so(unchanged, options):
    empty = openpyxl.load_workbook(BytesIO(render(unchanged, "excel", options)))
    assert "无此类变化" in empty["新增部署"]["A2"].value


def test_the_layout_is_that_of_official_documents(document):
    section = document.sections[0]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(m.mm) for m in margins] == [37, 35, 28, 26]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    faces = {
        name: document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia"))
        for name in ("Normal", "Title", "Heading 1", "Heading 2")
    }
    assert list(faces.values()) == ["仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"]
    assert document.styles["Normal"].paragraph_format.line_spacing.pt == 29
    assert document.settings.odd_and_even_pages_header_footer


def test_changed_wording_is_a_tracked_change_that_can_be_accepted_or_rejected(document):
    body = document.element.body
    paragraph = next(p for p in body.iter(qn("w:p")) if "发放消费券" in "".join(p.itertext()))

    def text(*unwanted):
        runs = [
            t.text
            for t in paragraph.iter(qn("w:t"), qn("w:delText"))
            if not any(a.tag in unwanted for a in t.iterancestors())
        ]
        return "".join(runs).partition(". ")[2]

    assert text(qn("w:del")) == "发放消费券2亿元，支持家电、汽车以旧换新。"
    assert text(qn("w:ins")) == "发放消费券1亿元，支持家电以旧换新。"
    change = next(paragraph.iter(qn("w:ins")))
    assert change.get(qn("w:author")) == "reportdiff"
    assert change.get(qn("w:date")) == "2032-01-20T00:00:00Z"


def test_headers_of_tables_repeat_and_rows_stay_whole(document):
    for table in document.tables:
        properties = [row._tr.trPr for row in table.rows]
        assert properties[0].find(qn("w:tblHeader")) is not None
        assert all(p.find(qn("w:cantSplit")) is not None for p in properties)


def test_the_parts_come_in_order(document):
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert [h.split("（")[0] for h in headings] == [
        "一、要点", "二、去年目标完成情况", "三、今年目标变化", "四、新增部署", "五、未再提及",
        "六、有变化", "七、章节变化", "八、提法变化", "九、延续", "附：方法",
    ]  # fmt: skip


def test_all_parts_of_the_files_have_one_date(comparison, options):
    for name in ("excel", "word"):
        with zipfile.ZipFile(BytesIO(render(comparison, name, options))) as archive:
            assert len({entry.date_time for entry in archive.infolist()}) == 1

"""What Word keeps outside of the text of a paragraph."""

from __future__ import annotations

from reportdiff.model import Paragraph
from reportdiff.reading import read_bytes
from tests.reading.forms import docx, docx_numbered, docx_styles, run

NOTES = (
    "<w:footnotes xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
    "<w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>"
    "<w:footnote w:id='2'><w:p>{}</w:p></w:footnote></w:footnotes>"
)


def paragraphs(body: str, **parts: str) -> tuple[Paragraph, ...]:
    return read_bytes(docx(body, **parts), "r.docx").paragraphs


def texts(body: str, **parts: str) -> list[str]:
    return [p.text for p in paragraphs(body, **parts)]


def test_heading_styles_give_levels_and_bold() -> None:
    headings = [p for p in read_bytes(docx_styles(), "r.docx").paragraphs if p.heading_level]
    assert [p.heading_level for p in headings] == [1, 2, 2, 1, 2, 2]
    assert all(p.bold_prefix == len(p.text) for p in headings)


def test_automatic_numbers_are_written_out_and_restart_below_each_heading() -> None:
    found = [p.text for p in read_bytes(docx_numbered(), "r.docx").paragraphs if p.bold_prefix]
    assert [text[:3] for text in found] == [
        "一、2",
        "（一）",
        "（二）",
        "二、2",
        "（一）",
        "（二）",
    ]


def test_a_number_does_not_run_together_with_a_figure() -> None:
    numbering = (
        "<w:numbering xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
        "<w:abstractNum w:abstractNumId='3'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/>"
        "<w:lvlText w:val='%1.'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='7'><w:abstractNumId w:val='3'/></w:num></w:numbering>"
    )
    item = "<w:p><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr>{}</w:p>"
    body = item.format(run("2024年工作")) + item.format(run("增长"))
    assert texts(body, numbering=numbering) == ["1. 2024年工作", "2.增长"]


def test_tracked_changes_are_read_as_accepted() -> None:
    deleted = "<w:del><w:r><w:delText>5%</w:delText></w:r></w:del>"
    assert texts(f"<w:p>{run('增长')}{deleted}<w:ins>{run('6%')}</w:ins>{run('。')}</w:p>") == [
        "增长6%。"
    ]


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    mark = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    assert texts(f"<w:p>{mark}{run('稳中')}</w:p><w:p>{run('求进。')}</w:p>") == ["稳中求进。"]


def test_soft_returns_end_paragraphs_unless_the_sentence_goes_on() -> None:
    body = f"<w:p>{run('一、工作回顾')}<w:r><w:br/></w:r>{run('成绩很大，')}<w:r><w:br/></w:r>{run('来之不易。')}</w:p>"
    assert texts(body) == ["一、工作回顾", "成绩很大，来之不易。"]


def test_footnotes_follow_the_text_as_notes() -> None:
    found = paragraphs(f"<w:p>{run('正文。')}</w:p>", footnotes=NOTES.format(run("名词解释。")))
    assert [(p.text, p.kind) for p in found] == [("正文。", "text"), ("名词解释。", "note")]


def test_text_boxes_follow_their_paragraph_and_are_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('专栏文字。')}</w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    both = (
        f"<mc:AlternateContent xmlns:mc='{mc}'><mc:Choice Requires='wps'>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(f"<w:p>{run('正文。')}<w:r>{both}</w:r></w:p>") == ["正文。", "专栏文字。"]


def test_tables_are_rows_and_layout_tables_are_paragraphs() -> None:
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    row = f"<w:tr>{cell.format(run('粮食产量'))}{cell.format(run('12万吨'))}</w:tr>"
    assert [(p.kind, p.text) for p in paragraphs(f"<w:tbl>{row}</w:tbl>")] == [
        ("table_row", "粮食产量\t12万吨")
    ]
    whole = f"<w:tbl><w:tr>{cell.format(run('一段。'))}</w:tr></w:tbl>"
    assert [(p.kind, p.text) for p in paragraphs(whole)] == [("text", "一段。")]


def test_hidden_text_is_left_out_and_the_line_is_the_paragraph() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
    found = paragraphs(f"<w:p/><w:p>{hidden}{run('可见。')}</w:p>")
    assert [(p.text, p.line) for p in found] == [("可见。", 2)]

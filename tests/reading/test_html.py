"""What is kept of a page, and what goes."""

from __future__ import annotations

import pytest

from reportdiff.errors import ReadingError
from reportdiff.reading import read_bytes
from tests.reading import forms


def page(body: str) -> list[str]:
    document = read_bytes(f"<html><body>{body}</body></html>".encode(), "p.html")
    return [paragraph.text for paragraph in document.paragraphs]


LONG = (
    "坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，着力推动高质量发展，各项工作取得新的成效。"
    * 3
)


@pytest.mark.parametrize("layout", forms.LAYOUTS.values(), ids=forms.LAYOUTS)
def test_bold_headings_are_marked_as_bold(layout: object) -> None:
    document = read_bytes(layout().encode(), "p.html")  # type: ignore[operator]
    bold = [p.text for p in document.paragraphs if p.bold_prefix == len(p.text)]
    assert set(bold) >= {piece.text for piece in forms.REPORT if piece.level}


def test_heading_elements_keep_their_level() -> None:
    document = read_bytes(forms.several_divs().encode(), "p.html")
    assert [p.heading_level for p in document.paragraphs if p.heading_level] == [
        1,
        2,
        3,
        3,
        2,
        3,
        3,
    ]


def test_dropped_lines_are_counted_and_quoted() -> None:
    document = read_bytes(forms.modern().encode(), "p.html")
    (warning,) = (w for w in document.warnings if w.code == "dropped")
    assert warning.message.startswith("7 line(s)")
    assert "责任编辑" in warning.message


def test_chrome_words_inside_the_report_stay() -> None:
    inside = "主办：云川市人民政府"
    assert inside in page(f"<p>{LONG}</p><p>{inside}</p><p>{LONG}</p><p>责任编辑：某某</p>")


def test_a_table_of_figures_is_read_row_by_row() -> None:
    rows = "<tr><th>指标</th><th>目标</th></tr><tr><td>地区生产总值增长</td><td>6%左右</td></tr>"
    document = read_bytes(f"<body><p>{LONG}</p><table>{rows}</table></body>".encode(), "p.html")
    assert [(p.kind, p.text) for p in document.paragraphs][1:] == [
        ("table_row", "指标\t目标"),
        ("table_row", "地区生产总值增长\t6%左右"),
    ]


def test_line_ends_of_the_source_leave_no_space_between_chinese_characters() -> None:
    wrapped = "<p>实现地区\n    生产总值100亿元，\n PM\n 2.5下降。</p>"
    assert page(f"<p>{LONG}</p>{wrapped}")[1] == "实现地区生产总值100亿元，PM 2.5下降。"


def test_a_line_broken_after_a_comma_goes_on() -> None:
    assert page("<div>各位代表，<br>现在报告工作。<br>　　请予审议。</div>") == [
        "各位代表，现在报告工作。",
        "请予审议。",
    ]


def test_the_title_outside_the_text_comes_first() -> None:
    body = f"<div><h1>云川市政府工作报告</h1></div><div><p>{LONG}</p><p>{LONG}</p></div>"
    assert page(body)[0] == "云川市政府工作报告"


def test_hidden_text_and_scripts_are_not_read() -> None:
    assert page(f"<p>{LONG}</p><p style='display:none'>藏</p><script>x='文'</script>") == [LONG]


def test_nothing_behind_the_title_of_other_pages_is_read_teasers_included() -> None:
    teaser = "本报讯　昨日，云川市召开全市重点项目建设推进会议，强调坚持稳中求进工作总基调，确保完成全年目标任务。"
    others = f"<div>【相关阅读】</div><ul><li><a>一图读懂报告</a> 2024-01-16</li></ul><p>{teaser * 2}</p>"
    assert page(f"<div><p>{LONG}</p><p>{LONG}</p>{others}</div>") == [LONG, LONG]


def test_the_same_words_in_the_first_half_of_the_text_end_nothing() -> None:
    assert len(page(f"<p>{LONG}</p><p>相关文件</p><p>{LONG}</p><p>{LONG}</p>")) == 4


def test_another_form_of_the_title_is_not_put_before_the_text() -> None:
    content = f"<title>云川市政府工作报告_云川</title><p>云川市人民政府工作报告</p><p>{LONG}</p>"
    document = read_bytes(content.encode(), "p.html")
    assert [p.text for p in document.paragraphs] == ["云川市人民政府工作报告", LONG]


def test_a_page_that_a_script_fills_in_is_said_to_have_no_text() -> None:
    content = "<html><title>政府工作报告</title><body><div id=app></div><script>x()</script><p>请启用脚本</p>"
    with pytest.raises(ReadingError, match="script"):
        read_bytes(content.encode(), "p.html")

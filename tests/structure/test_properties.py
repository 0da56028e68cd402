"""What holds for every report, whatever it looks like."""

from __future__ import annotations

from hypothesis import given, reject, settings
from hypothesis import strategies as st

from reportdiff.errors import NotAReportError
from reportdiff.model import Document, Paragraph, Report
from reportdiff.structure import build_report
from reportdiff.zh.sentences import sentence_spans

LINES = st.sampled_from(
    [
        "各位代表：",
        "各位代表！",
        "政府工作报告",
        "一、2023年工作回顾",
        "二、2024年工作安排",
        "三、加强政府自身建设",
        "2024年目标任务",
        "（一）着力扩大内需",
        "（二）稳定和扩大就业。实施就业优先政策，帮助高校毕业生就业创业，完善社会保障体系。",
        "一是扩大投资。全年完成投资300亿元，推进重大项目建设，服务企业发展。",
        "二是促进消费；",
        "第一，坚持稳中求进。全面推进改革开放，保持经济平稳增长，改善人民生活。",
        "1.新建公园10个；",
        "——经济运行稳中向好。地区生产总值增长5.2%，就业总体稳定，民生改善。",
        "我们也清醒看到，发展中还存在不少困难和问题。",
        "认真执行《",
        "》，加强监督",
        "今年要推进改革",
        "让我们更加紧密地团结起来，努力奋斗！",
        "名词解释",
        "附件1",
        "本作品是中华人民共和国的",
        "“你好！”他说；“再见。”",
        "　",
        "\u200b",
    ]
)


def built(lines: list[str], gaps: list[int]) -> Report:
    paragraphs, at = [], 0
    for line, gap in zip(lines, gaps, strict=True):
        at += gap
        paragraphs.append(Paragraph(line.strip() or "政府工作", at))
    paragraphs.append(Paragraph("全市经济社会发展，人民政府工作报告。", at + 1))
    return build_report(Document("any.txt", "txt", tuple(paragraphs)))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    lines = draw(st.lists(LINES, max_size=30))
    gaps = draw(st.lists(st.sampled_from([1, 2]), min_size=len(lines), max_size=len(lines)))
    try:
        return built(lines, gaps)
    except NotAReportError:  # one line thirty times over
        return reject()


@given(reports())
@settings(max_examples=150, deadline=None)
def test_sentences_are_spans_of_their_paragraphs_in_order(report: Report) -> None:
    last = (-1, 0)
    for n, s in enumerate(report.sentences):
        assert s.index == n
        assert report.paragraphs[s.paragraph].text[s.start : s.end] == s.text
        assert (s.paragraph, s.start) >= last
        last = (s.paragraph, s.end)


@given(reports())
@settings(max_examples=100, deadline=None)
def test_the_sentences_of_a_paragraph_hold_all_of_it(report: Report) -> None:
    for n, paragraph in enumerate(report.paragraphs):
        text = "".join(s.text for s in report.sentences if s.paragraph == n)
        assert "".join(text.split()) == "".join(paragraph.text.split())


@given(reports())
@settings(max_examples=150, deadline=None)
def test_sections_nest_and_have_numbers_of_their_own(report: Report) -> None:
    assert len({s.number for s in report.sections}) == len(report.sections)
    for s in report.sections:
        assert 0 <= s.start < s.end <= len(report.sentences)
        assert s.title
        assert s.title in report.sentences[s.start].text
        assert report.sentences[s.start].heading
        if s.parent is not None:
            parent = report.sections[s.parent]
            assert parent.level < s.level
            assert parent.start <= s.start
            assert s.end <= parent.end
            assert s.number.startswith(f"{parent.number}.")


@given(reports())
@settings(max_examples=100, deadline=None)
def test_a_sentence_lies_in_its_section_and_in_no_deeper_one(report: Report) -> None:
    for s in report.sentences:
        around = [x for x in report.sections if x.start <= s.index < x.end]
        innermost = max(around, key=lambda x: (x.level, x.index), default=None)
        assert report.section_of(s) == innermost


@given(st.text(alphabet="一二。！？；;!?”’」（《 a1，增长\n", max_size=80))
def test_sentence_spans_leave_out_white_space_only(text: str) -> None:
    spans = list(sentence_spans(text))
    assert all(a < b for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())

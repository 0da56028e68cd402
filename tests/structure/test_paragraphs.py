"""Broken paragraphs are joined, and what websites add is left out."""

from __future__ import annotations

from reportdiff.structure.paragraphs import report_paragraphs

from .texts import document

BODY = "全市经济社会发展取得新的成绩，改革开放继续推进，人民生活不断改善。" * 2


def joined(text: str, form: str = "txt") -> list[str]:
    return [p.text for p in report_paragraphs(document(text, form=form))[0]]


def test_links_on_lines_of_their_own_are_put_back() -> None:
    text = f"各位代表：\n\n{BODY}认真执行《\n会计法\n》，加强监督。\n\n加入\n（CPTPP）等协定。\n\n{BODY}"
    assert joined(text)[1:3] == [f"{BODY}认真执行《会计法》，加强监督。", "加入（CPTPP）等协定。"]


def test_a_bold_phrase_on_a_line_of_its_own_opens_the_paragraph() -> None:
    text = f"各位代表：\n\n{BODY}\n\n积极发展各类市场。\n要以健全法规为重点。\n\n一是\n扩大开放。\n\n{BODY}"
    assert joined(text)[2:4] == ["积极发展各类市场。要以健全法规为重点。", "一是扩大开放。"]


def test_a_numbered_title_is_not_joined_to_the_text_below() -> None:
    text = f"各位代表：\n\n{BODY}\n\n一、2023年工作回顾\n{BODY}\n\n{BODY}\n\n{BODY}"
    assert joined(text)[2:4] == ["一、2023年工作回顾", BODY]


def test_lines_without_empty_lines_between_are_paragraphs() -> None:
    text = f"各位代表：\n{BODY}\n积极发展各类市场。\n{BODY}"
    assert joined(text) == text.split("\n")


def test_a_paragraph_cut_by_a_page_break_is_joined() -> None:
    text = f"各位代表：\n{BODY}{BODY}今年要全面推进\n改革开放，加强项目建设。\n{BODY}"
    assert joined(text)[1] == f"{BODY}{BODY}今年要全面推进改革开放，加强项目建设。"


def test_a_page_break_can_leave_an_invisible_line() -> None:
    text = f"各位代表：\n\n{BODY}今年要全面推进\n\u200b\n改革开放。\n\n{BODY}\n\n{BODY}"
    assert joined(text)[1] == f"{BODY}今年要全面推进改革开放。"


def test_licence_lines_are_dropped_with_one_warning() -> None:
    text = f"各位代表：\n{BODY}\n本作品是中华人民共和国的\n法律\nPublic domain\nfalse"
    paragraphs, warnings = report_paragraphs(document(text))
    assert [p.text for p in paragraphs] == ["各位代表：", BODY]
    assert [(w.code, w.line) for w in warnings] == [("dropped", 3)]
    assert "4 paragraphs" in warnings[0].message


def test_lines_of_a_website_at_the_edges_are_dropped() -> None:
    text = f"政府工作报告\n来源：某某日报\n各位代表：\n{BODY}\n责任编辑：王某\n打印 关闭"
    assert joined(text) == ["政府工作报告", "各位代表：", BODY]


def test_page_numbers_and_running_heads_are_dropped_and_the_paragraph_between_joined() -> None:
    head = "2024年某市政府工作报告"
    text = (
        f"{head}\n各位代表：\n{BODY}{BODY}今年要全面推进\n— 1 —\n{head}\n改革开放。\n{BODY}\n— 2 —\n{head}"
        f"\n{BODY}\n— 3 —"
    )
    assert joined(text) == [
        head, "各位代表：", f"{BODY}{BODY}今年要全面推进改革开放。", BODY, BODY,
    ]  # fmt: skip


def test_a_number_alone_is_no_page_number() -> None:
    text = f"各位代表：\n{BODY}\n36\n{BODY}\n12\n{BODY}"
    assert joined(text)[2::2] == ["36", "12"]


def test_a_clean_text_has_no_warning() -> None:
    assert report_paragraphs(document(f"各位代表：\n{BODY}"))[1] == []

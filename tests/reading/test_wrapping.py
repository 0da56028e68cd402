"""Lines broken at one width, as text copied from a PDF or an old page has them."""

from __future__ import annotations

import pytest

from reportdiff.reading import read_bytes
from tests.reading import forms


def wrapped(text: str, width: int) -> list[str]:
    """A paragraph cut as printers cut it: no line begins with a comma."""
    lines: list[str] = []
    while text:
        end = width
        while text[end : end + 1] and text[end] in "，。、；：”）":
            end -= 1
        lines.append(text[:end])
        text = text[end:]
    return lines


def texts(content: str, name: str = "r.txt") -> list[str]:
    return [p.text for p in read_bytes(content.encode(), name).paragraphs]


@pytest.mark.parametrize("width", [20, 30, 40])
def test_indented_paragraphs_come_back_whole(width: int) -> None:
    lines = [line for text in forms.TEXTS for line in wrapped("　　" + text, width)]
    assert texts("\n".join(lines)) == list(forms.TEXTS)


@pytest.mark.parametrize("width", [20, 30, 40])
def test_without_indents_a_line_that_closes_a_sentence_ends_its_paragraph(width: int) -> None:
    lines = [line for text in forms.TEXTS for line in wrapped(text, width)]
    found = texts("\n".join(lines))
    assert "".join(found) == "".join(forms.TEXTS)
    assert sum(text in forms.TEXTS for text in found) >= len(forms.TEXTS) - 2


def test_lines_broken_by_br_are_joined() -> None:
    body = "".join("<p>　　" + "<br>".join(wrapped(text, 30)) + "</p>" for text in forms.TEXTS)
    assert texts(f"<html><body>{body}</body></html>", "r.html") == list(forms.TEXTS)


def test_page_numbers_between_the_lines_go_with_a_warning() -> None:
    lines = [line for text in forms.TEXTS for line in wrapped("　　" + text, 20)]
    for number, at in enumerate(range(12, len(lines), 13), 1):
        lines.insert(at, f"— {number} —")
    document = read_bytes("\n".join(lines).encode(), "r.txt")
    assert [p.text for p in document.paragraphs] == list(forms.TEXTS)
    assert [w.code for w in document.warnings] == ["dropped"]


def test_the_line_of_a_joined_paragraph_is_its_first() -> None:
    lines = [line for text in forms.TEXTS for line in wrapped("　　" + text, 30)]
    for paragraph in read_bytes("\n".join(lines).encode(), "r.txt").paragraphs:
        assert paragraph.text.startswith(lines[paragraph.line - 1].strip())


def test_a_list_of_like_lines_is_left_as_it_is() -> None:
    lines = [f"推进第{n:02}个重点产业项目建设，总投资达到{n}亿元以上。" for n in range(10, 40)]
    assert texts("\n".join(lines)) == lines

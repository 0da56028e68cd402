"""Text of a report is inert in every output."""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from reportdiff.rendering import RENDERERS, render
from tests.rendering import hostile

HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufffe]")


@pytest.fixture(scope="module")
def poisoned():
    return hostile.comparison()


@pytest.mark.parametrize("name", sorted(RENDERERS))
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_output_takes_hostile_text(poisoned, options, name, lang):
    assert render(poisoned, name, replace(options, lang=lang, all=True))


def test_the_page_has_no_script_handler_or_style_but_its_own(poisoned, options):
    page = render(poisoned, "html", options)
    assert page.count("<script") == page.count("</script") == 1
    assert page.count("<style") == page.count("</style") == 1
    body = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    tags = re.findall(r"<[a-zA-Z][^>]*>", body)
    assert tags
    assert not [tag for tag in tags if re.search(r"\son\w+\s*=|\sstyle\s*=|javascript:", tag)]
    assert not [tag for tag in tags if tag.startswith("<img")]
    assert "{{7*7}}{% raw %}{# no #}${7*7}" in body
    assert "49$" not in body
    assert not HIDDEN.search(page)
    assert "[U+202E]" in page


def test_ids_on_the_page_are_of_a_safe_alphabet(poisoned, options):
    page = render(poisoned, "html", options)
    assert all(re.fullmatch(r"[a-z0-9_-]+", found) for found in re.findall(r'\sid="([^"]*)"', page))


def test_the_terminal_gets_no_escape_codes_of_the_text(poisoned, options):
    assert not HIDDEN.search(render(poisoned, "terminal", replace(options, all=True)))


def test_markdown_has_no_tag_link_or_mention_of_the_text(poisoned, options):
    text = render(poisoned, "markdown", replace(options, all=True))
    tags = set(re.findall(r"(?<!\\)<[^>\\]*>", text))
    assert tags <= {"<details>", "</details>", "<summary>", "</summary>", "<b>", "</b>", "<sub>",
                    "</sub>"}  # fmt: skip
    assert not re.search(r"(?<!\\)\[[^\]\\]*(?<!\\)\]\(", text)
    assert "@" not in text
    assert not HIDDEN.search(text)


def test_the_workbook_holds_no_formula_and_no_outside_link(poisoned, options):
    import openpyxl

    found = render(poisoned, "excel", options)
    book = openpyxl.load_workbook(BytesIO(found))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    with zipfile.ZipFile(BytesIO(found)) as archive:
        relations = "".join(
            archive.read(n).decode() for n in archive.namelist() if n.endswith(".rels")
        )
    assert 'TargetMode="External"' not in relations


def test_the_word_document_opens_and_has_no_outside_link(poisoned, options):
    import docx

    found = render(poisoned, "word", options)
    document = docx.Document(BytesIO(found))
    assert any("<script>" in p.text for p in document.paragraphs)
    with zipfile.ZipFile(BytesIO(found)) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert 'TargetMode="External"' not in relations


def test_json_keeps_the_text_as_it_was_read(poisoned, options):
    payload = json.loads(render(poisoned, "json", options))
    assert payload["old"]["title"] == hostile.QUOTES + hostile.SCRIPT

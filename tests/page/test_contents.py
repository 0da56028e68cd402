"""What the page says: every finding with its sentence, counts, both languages, two builds."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from reportdiff.rendering import render
from tests.page.conftest import NAMES
from tests.rendering.invented import OPTIONS


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_every_inner_link_leads_somewhere(opened, name):
    lost = opened(name).evaluate(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
        " const twice = ids.filter((id, i) => ids.indexOf(id) !== i);"
        " const dead = [...document.querySelectorAll('a[href^=\"#\"]')]"
        ".filter(a => !document.getElementById(a.getAttribute('href').slice(1)))"
        ".map(a => a.outerHTML); return [...twice, ...dead]; })()"
    )
    assert lost == []


@pytest.mark.parametrize("name", ["invented", "sample"])
def test_every_finding_leads_to_its_sentence_and_back(opened, name):
    # A page without room to spare leaves out the way back from what continues unchanged.
    selector = ".f" if name == "invented" else ".f:not([data-k='status.continued'] *)"
    lost = opened(name).evaluate(
        f"[...document.querySelectorAll(\"{selector}\")].filter(f => ![...f.querySelectorAll('a[href]')]"
        ".some(a => { const s = document.getElementById(a.getAttribute('href').slice(1));"
        " return s && s.closest('.grid') && [...s.parentElement.querySelectorAll('a')]"
        ".some(b => b.getAttribute('href') === '#' + f.id); })).map(f => f.id)"
    )
    assert lost == []


def test_quotes_are_the_words_of_the_sentence_they_link_to(opened):
    wrong = opened("sample").evaluate(
        "[...document.querySelectorAll('.rows details p')].filter(p => { const link ="
        " p.querySelector('a'); const words = p.textContent.replace(link.textContent, '').trim();"
        " const s = document.getElementById(link.getAttribute('href').slice(1));"
        " return !words || !s.textContent.includes(words.replace(/^…|…$/g, '')); })"
        ".map(p => p.textContent)"
    )
    assert wrong == []


@pytest.mark.parametrize("name", ["invented", "unchanged", "sample"])
def test_tiles_count_the_rows_and_so_does_the_json(opened, comparisons, name):
    page = opened(name)
    tiles = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.tiles a')].map(a =>"
        " [a.getAttribute('href').slice(1), +a.querySelector('b').textContent]))"
    )
    rows = page.evaluate(
        "Object.fromEntries(['fulfilment', 'targets', 'new', 'dropped', 'changed'].map(id =>"
        " [id, document.querySelectorAll(`#${id} .f`).length]))"
    )
    summary = json.loads(render(comparisons[name](), "json", OPTIONS))["summary"]
    assert {k: v for k, v in tiles.items() if k != "sections"} == rows
    assert rows["fulfilment"] == sum(summary["fulfilment"].values())
    assert rows["targets"] == sum(summary["targets"].values())
    assert {k: rows[k] for k in ("new", "dropped", "changed")} == {
        k: summary["commitments"][k] for k in ("new", "dropped", "changed")
    }
    moved = {k: n for k, n in summary["sections"].items() if k != "matched"}
    assert tiles["sections"] == sum(moved.values())


def test_a_report_against_itself_says_so_in_every_section(opened):
    page = opened("unchanged")
    for section in ("new", "dropped", "changed", "sections", "terms"):
        assert "无此类变化" in page.inner_text(f"#{section}")
    for section in page.query_selector_all("main > section"):
        assert len(section.inner_text()) > 10


def test_without_script_all_findings_and_both_texts_can_be_read(opened):
    page = opened("invented", java_script_enabled=False)
    html = page.content()
    assert page.locator(".bar").is_hidden()
    assert page.locator("#new .f").first.is_visible()
    assert page.locator("#f-cpi").is_visible()
    assert "结果0.2低于目标3左右" not in page.inner_text("#f-cpi")
    page.locator("#f-cpi summary").click()
    assert "结果0.2低于目标3左右" in page.inner_text("#f-cpi")
    assert page.locator("#texts").is_visible()
    assert "hidden" not in re.findall(r'<(?:tbody|li) class="?f"?[^>]*', html)


def test_the_english_page_marks_its_chinese(opened):
    stray = opened("invented", lang="en").evaluate(
        "(() => { const found = []; const walk = document.createTreeWalker(document.body,"
        " NodeFilter.SHOW_TEXT); for (let n; (n = walk.nextNode());) {"
        " if (/[\\u3400-\\u9fff]/.test(n.data) && !/^zh/.test(n.parentElement.closest('[lang]')"
        ".getAttribute('lang')) && n.parentElement.tagName !== 'SCRIPT') found.push(n.data); } return found; })()"
    )
    assert stray == []


def test_two_builds_are_the_same_to_the_byte(comparisons):
    for name in ("html", "json", "markdown", "terminal", "excel", "word"):
        first, second = (render(comparisons["invented"](), name, OPTIONS) for _ in range(2))
        assert first == second, name


def test_the_source_date_stands_for_today(comparisons, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    page = render(comparisons["invented"](), "html", replace(OPTIONS, generated_at=None))
    assert "2030-03-17" in page

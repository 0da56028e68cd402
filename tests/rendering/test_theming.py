"""A folder of templates changes the page without copying it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reportdiff.errors import OptionsError
from reportdiff.rendering import render

PAGE = '{% extends "reportdiff/page.html.j2" %}'
DOCS = Path(__file__).parents[2] / "docs" / "theming.md"


def _page(comparison, options, folder):
    return render(comparison, "html", replace(options, template_dir=folder))


def test_blocks_can_be_overridden_one_by_one(comparison, options, tmp_path):
    (tmp_path / "page.html.j2").write_text(
        PAGE + "{% block banner %}<p>云岭日报</p>{% endblock %}"
        "{% block footer %}{{ super() }}<p>转载请注明出处</p>{% endblock %}",
        encoding="utf-8",
    )
    page = _page(comparison, options, tmp_path)
    assert "<p>云岭日报</p>" in page
    assert "<p>转载请注明出处</p>" in page
    assert 'class="foot"' in page
    assert "id=t-gdp_growth" in page


def test_a_style_sheet_comes_last_and_is_in_the_policy(comparison, options, tmp_path):
    (tmp_path / "theme.css").write_text(":root{--link:#8a1c1c}\n</style>", encoding="utf-8")
    plain = render(comparison, "html", options)
    page = _page(comparison, options, tmp_path)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    assert style.rstrip().endswith("<\\/style>")
    assert "--link:#8a1c1c" in style

    def policy(text):
        return re.search(r"style-src '(sha256-[^']+)'", text)[1]

    assert policy(page) != policy(plain)


def test_a_part_can_be_replaced_by_a_file_of_its_name(comparison, options, tmp_path):
    (tmp_path / "method.html.j2").write_text(
        '<section id="method"><p>{{ view.new.name }}</p></section>', encoding="utf-8"
    )
    assert '<section id="method"><p>2032.txt</p></section>' in _page(comparison, options, tmp_path)


def test_text_is_escaped_in_templates_of_others_too(comparison, options, tmp_path):
    (tmp_path / "page.html.j2").write_text(
        PAGE + '{% block banner %}{{ "<b>x</b>" }}{% endblock %}', encoding="utf-8"
    )
    assert "&lt;b&gt;x&lt;/b&gt;" in _page(comparison, options, tmp_path)


@pytest.mark.parametrize("wrong", ["{% block x %}", "{{ nothing_of_that_name }}", "{{ 1/0 }}"])
def test_a_template_that_does_not_work_is_named_in_one_line(comparison, options, tmp_path, wrong):
    (tmp_path / "page.html.j2").write_text(wrong, encoding="utf-8")
    with pytest.raises(OptionsError) as caught:
        _page(comparison, options, tmp_path)
    assert "page.html.j2" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_that_is_none_is_refused(comparison, options, tmp_path):
    with pytest.raises(OptionsError, match="not a folder"):
        _page(comparison, options, tmp_path / "missing")


def test_every_block_is_documented_and_the_documented_ones_exist():
    templates = Path(render.__code__.co_filename).parent / "templates"
    blocks = set(re.findall(r"{% block (\w+) %}", (templates / "page.html.j2").read_text("utf-8")))
    lines = DOCS.read_text("utf-8").partition("| block |")[2].splitlines()[2:]
    rows = [line.split("|")[1] for line in lines if line.startswith("|")]
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert named == blocks

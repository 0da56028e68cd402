"""The terminal's columns hold for Chinese text, pipes and old encodings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.rendering import render
from reportdiff.rendering.columns import clipped, filled, width_of, wrap
from reportdiff.result import DiffSegment


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(comparison, options, width, ambiguous, lang):
    wide = replace(options, width=width, ambiguous_width=ambiguous, lang=lang, all=True)
    lines = render(comparison, "terminal", wide).splitlines()
    assert max(width_of(line, ambiguous) for line in lines) < width


def test_figures_keep_their_units_and_stops_stay_off_line_starts():
    text = "城镇新增就业1200万人以上，单位能耗下降2.5%左右。"
    for width in range(12, 40):
        lines = wrap(text, width)
        assert "".join(lines) == text
        assert any("1200万人" in line for line in lines)
        assert any("2.5%" in line for line in lines)
        assert not any(line[0] in "，。%" for line in lines)


@given(st.text(max_size=60), st.integers(4, 40))
def test_wrapping_keeps_every_visible_character_and_the_width(text, width):
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= width for line in lines)


def test_counts_come_first_then_the_tables_then_the_commitments(comparison, options):
    text = render(comparison, "terminal", options)
    order = [
        "今年7项目标",
        "未达到 2",
        "判定",
        "去年目标  ",
        "\n新增部署 3",
        "\n未再提及 3",
        "\n有变化 5",
    ]
    places = [text.index(word) for word in order]
    assert places == sorted(places)


def test_what_is_not_shown_is_counted(comparison, options):
    assert "其余 1 项：--all" in render(comparison, "terminal", options)
    whole = render(comparison, "terminal", replace(options, all=True))
    assert "--all" not in whole
    assert "坚持过紧日子" in whole


def test_our_own_words_survive_gbk(comparison, extracted, options):
    for value in (comparison, extracted):
        text = render(value, "terminal", options)
        assert text.encode("gbk").decode("gbk") == text


def test_colour_is_only_on_demand_and_only_adds_escape_codes(comparison, options):
    import re

    plain = render(comparison, "terminal", options)
    colored = render(comparison, "terminal", replace(options, color=True))
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
    assert colored.count("\x1b[") > 10


def test_a_report_against_itself_says_that_nothing_was_found(unchanged, options):
    text = render(unchanged, "terminal", options)
    assert text.count("无此类变化") >= 4


def test_show_prints_outline_indicators_and_commitments(extracted, options):
    text = render(extracted, "terminal", options)
    assert "（五）推进低空经济试点" in text
    assert "5.5%左右" in text
    assert "开通无人机物流航线3条。" in text


def test_clipping_says_that_something_was_left_out():
    assert clipped(["一二三四", "五六七八", "九"], 2, 8) == ["一二三四", "五六..."]


def test_a_warning_names_its_report_and_line(comparison, options):
    assert "2031年第12行 修复" in render(comparison, "terminal", options)
    english = render(comparison, "terminal", replace(options, lang="en"))
    assert "2031 line 12: " in english


def test_little_that_is_left_of_a_sentence_is_no_redline(comparison, options):
    row = next(c for c in comparison.commitments if c.rung == "near")
    other = (DiffSegment("delete", row.old.text), DiffSegment("insert", row.new.text))
    text = render(replace(comparison, commitments=(replace(row, diff=other),)), "terminal", options)
    assert "[-" not in text
    assert row.new.text in text
    assert f"<- {row.old.text}" in text
    assert "(数值：1亿元→2亿元)" in text


def test_terms_and_counts_are_broken_between_items_only():
    assert filled(["金融危机 0->9", "调结构 0->3"], 16) == ["金融危机 0->9", "调结构 0->3"]
    assert filled([], 16) == [""]
    assert wrap("比重 10->12", 7) == ["比重", "10->12"]
    assert wrap("Last year's target", 12) == ["Last year's", "target"]

"""Markdown stays small, folds its details and lets no text of a report format anything."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.rendering import render
from reportdiff.rendering.markdown import LIMIT, escaped


def test_redlines_are_struck_and_bold(comparison, options):
    assert "~~800个~~ **1000个**" in render(comparison, "markdown", options)


def test_text_of_a_report_is_inert():
    for text in ("<script>", "**bold**", "[a](b)", "`x`", "| cell", "@someone", "# title", "1. x"):
        shown = escaped(text)
        assert "<" not in shown.replace("\\<", "")
        assert "@" not in shown
        assert not shown.startswith(("#", "*", "|", "`", "["))
    assert escaped("增长5.2%") == "增长5.2%"
    assert escaped("a\nb") == "a b"


def test_a_long_comparison_leaves_out_the_least_notable_and_counts_them(comparison, options):
    many = replace(comparison, commitments=comparison.commitments * 80)
    text = render(many, "markdown", options)
    assert len(text.encode()) < LIMIT
    assert "项未列出" in text
    assert "项未列出" not in render(many, "markdown", replace(options, all=True))


def test_many_targets_leave_out_sure_reasons_first_and_then_are_counted(comparison, options):
    many = replace(
        comparison,
        commitments=comparison.commitments * 80,
        targets=comparison.targets * 20,
        fulfilment=comparison.fulfilment * 20,
    )
    text = render(many, "markdown", options)
    assert len(text.encode()) < LIMIT
    assert "| 2.5% | — |  | 今年目标中没有同名指标" in text
    assert "数值由5变为5.5" not in text
    endless = replace(many, targets=comparison.targets * 400)
    text = render(endless, "markdown", options)
    assert len(text.encode()) < LIMIT
    assert "另有 3580 项未列出" in text or "另有 3500 项未列出" in text


def test_every_target_and_its_verdict_is_in_a_table(comparison, options):
    text = render(comparison, "markdown", options)
    assert "| **未达到**（待核） | 居民消费价格涨幅 | 3%左右 | 0.2% |" in text
    assert text.count("<details>") == text.count("</details>") == 5


def test_show_lists_the_report(extracted, options):
    text = render(extracted, "markdown", options)
    assert text.startswith("# 2032年政府工作报告\n")
    assert "| 目标 | 地区生产总值增长 | 5.5%左右 | 2032 | 6 |" in text

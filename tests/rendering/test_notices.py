"""Where the interface is Chinese, what the readers warned of is said in Chinese."""

from dataclasses import replace

import pytest

import reportdiff
from reportdiff.comparison.order import in_order
from reportdiff.model import ReadingWarning
from reportdiff.options import CompareOptions
from reportdiff.view import labels_for
from tests.rendering import invented

LATIN_WORDS = ("the ", "were ", "that ", "bytes", "report", "years")


def said(warning):
    return labels_for("zh").warned(warning)


def changed_pairs():
    found = invented.comparison()
    old, new = found.old, found.new
    assert old.year is not None
    assert new.year is not None
    return {
        "order": (new, old),
        "region": (replace(old, region="甲省"), replace(new, region="乙省")),
        "no year": (replace(old, year=None), new),
        "same year": (replace(old, year=new.year), new),
        "far apart": (replace(old, year=new.year - 9), new),
    }


@pytest.mark.parametrize("name", ["order", "region", "no year", "same year", "far apart"])
def test_what_is_odd_about_a_pair_is_said_in_chinese(name):
    *_, warnings = in_order(*changed_pairs()[name], CompareOptions())
    assert warnings
    for warning in warnings:
        text = said(warning)
        for source in (found.source for found in changed_pairs()[name]):
            text = text.replace(source, "")
        assert not any(word in text for word in LATIN_WORDS)


def test_what_is_read_from_a_file_is_said_in_chinese(tmp_path):
    path = tmp_path / "2024.txt"
    lines = ["來源：某網站", "政府工作報告", "各位代表：", "\x07" + "國內生產總值增長5%左右。" * 20]
    path.write_text("\n".join(lines), encoding="utf-8")
    warnings = reportdiff.read(path).warnings
    assert "converted" in {w.code for w in warnings}
    for warning in warnings:
        assert not any(word in said(warning) for word in LATIN_WORDS), warning.message


@pytest.mark.parametrize(
    ("code", "message", "chinese"),
    [
        (
            "dropped",
            "left out 18 paragraphs (192 characters) that a website or the layout of pages "
            "added to the report",
            "略去：网站或排版附加的18段（192字），不属于报告正文",
        ),
        (
            "dropped",
            "2 line(s) that are no part of the report were dropped: “打印”, “关闭” …",
            "略去：不属于报告正文的2行：“打印”, “关闭” …",
        ),
        (
            "converted",
            "3 pinyin glosses in brackets were removed",
            "转换：去掉了括号中的3处拼音注音",
        ),
        (
            "repaired",
            "bytes were lost: “增?” was read as “增长”",
            "修复：字节丢失，“增?”读作“增长”",
        ),
        ("damaged", "a figure is lost for good: “增长?%”", "受损：数字丢失，无法恢复：“增长?%”"),
        (
            "damaged",
            "bytes were lost and cannot be told for sure: “?”",
            "受损：字节丢失，原文无法确定：“?”",
        ),
        (
            "damaged",
            "37 damaged place(s) were not searched, because the text has too many; "
            "their lines are marked",
            "受损：损坏过多，有37处未尝试修复，所在行已标出",
        ),
    ],
)
def test_figures_and_quotes_of_a_message_are_kept(code, message, chinese):
    assert said(ReadingWarning(code, message)) == chinese


def test_a_message_of_another_form_stays_as_it_is():
    assert said(ReadingWarning("dropped", "something new")) == "略去：something new"
    assert said(ReadingWarning("unheard", "something new")) == "something new"


def test_the_english_interface_says_the_message():
    warning = ReadingWarning("year", "both reports are of 2024")
    assert labels_for("en").warned(warning) == "both reports are of 2024"

"""Lost bytes: what is put back, what stays marked, and how true the confidence is."""

from __future__ import annotations

import json
import random
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportdiff.reading import read_bytes, read_document
from reportdiff.zh.damage import SURE, Repair, find_damage
from reportdiff.zh.script import simplified, widened
from tests.reading import forms

SHARED = Path(__file__).parents[2].parent / "shared"
DAMAGED_CITY = SHARED / "corpus" / "yizheng" / "2024.txt"
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("jinglan-*.*"))
NARROW = str.maketrans("，；：（）！？", ",;:()!?")


def lose_a_byte(line: str, rng: random.Random) -> str:
    """A GBK line with one byte gone, as a strict decoder shows it: U+FFFD where it stumbles."""
    content = bytearray(line.encode("gbk", "replace"))
    wide = [i for i, byte in enumerate(content) if byte >= 0x80]
    del content[rng.choice(wide[10:-10])]
    return bytes(content).decode("gbk", "replace")


def lose_step(line: str, rng: random.Random) -> str:
    """A line as copy sites have it: ``?`` for a first byte, the pairs after it a byte off.

    Windows shows nothing for pairs that are no character, and ``?`` for a byte
    that has an ASCII character after it, which goes with it.
    """
    at = rng.choice([i for i, char in enumerate(line) if char > "\x7f"][5:-5])
    content = line[at:].encode("gbk", "replace")
    shown, i = line[:at] + "?", 1
    while i < len(content) and content[i] > 0x80:
        if i + 1 == len(content) or content[i + 1] < 0x40:
            return shown + "?" + content[i + 2 :].decode("gbk", "replace")
        shown += content[i : i + 2].decode("gbk", "ignore")
        i += 2
    if content[i : i + 1] == b"\x80":
        shown, i = shown + "€", i + 1
    return shown + content[i:].decode("gbk", "replace")


def texts() -> list[str]:
    if not SAMPLES:
        pytest.skip("the samples are not there")
    return [p.text for p in read_document(SAMPLES[0]).paragraphs]


def repaired(line: str, repairs: list[Repair]) -> str:
    for repair in sorted(repairs, key=lambda r: -r.start):
        line = line[: repair.start] + repair.text + line[repair.end :]
    return widened(simplified(line))


@pytest.mark.parametrize("process", ["bytes lost", "step lost"])
def test_of_twenty_damaged_places_most_are_repaired_and_hardly_any_wrongly(process: str) -> None:
    import opencc

    rng = random.Random(7)
    clean = texts()
    if process == "step lost":
        clean = [opencc.OpenCC("s2t").convert(line) for line in clean]
    damaged = list(clean)
    places = rng.sample([i for i, line in enumerate(clean) if len(line) > 40], 20)
    for i in places:
        lose = lose_a_byte if process == "bytes lost" else lose_step
        damaged[i] = lose(clean[i], rng)
    if process == "step lost":
        damaged = [line.translate(NARROW) for line in damaged]
    found: dict[int, list[Repair]] = {}
    for repair in find_damage(damaged):
        found.setdefault(repair.line, []).append(repair)
    assert set(found) <= set(places)
    sure = {
        i: rs for i, rs in found.items() if all(r.confidence >= SURE and r.complete for r in rs)
    }
    wrong = [
        (rs[0].before, rs[0].after)
        for i, rs in sure.items()
        if repaired(damaged[i], rs) != widened(simplified(clean[i]))
    ]
    assert len(sure) - len(wrong) >= 6
    assert len(wrong) <= 1, wrong


def test_a_damaged_gbk_file_is_repaired_from_the_bytes_it_still_has() -> None:
    clean = texts()
    content = bytearray("\n".join(clean).encode("gbk", "replace"))
    starts = [i for i in range(200, len(content) - 200) if content[i] >= 0xB0]
    for at in sorted(random.Random(3).sample(starts, 20), reverse=True):
        del content[at]
    document = read_bytes(bytes(content), "r.txt")
    assert document.encoding == "gb18030"
    same = {"".join(line.split()) for line in clean}
    found = {"".join(p.text.split()): p for p in document.paragraphs}
    lost = [line for line in same if line not in found]
    assert len(lost) <= 5, len(lost)
    wrong = [t for t, p in found.items() if t not in same and p.line not in document.damaged_lines]
    assert len(wrong) <= 1, wrong


@pytest.mark.skipif(not DAMAGED_CITY.exists(), reason="the shared corpus is not there")
def test_the_damaged_city_report_is_repaired_as_its_answers_say() -> None:
    document = read_document(DAMAGED_CITY)
    answers = [
        json.loads(row)
        for row in (SHARED / "gold" / "yizheng-2024" / "damage.jsonl")
        .read_text("utf-8")
        .splitlines()
    ]

    def plain(text: str) -> str:
        return "".join(char for char in text if char.isalnum() or char in "%.")

    warnings = [w for w in document.warnings if w.code == "repaired"]
    right = [
        w
        for w in warnings
        if any(
            a["line"] == w.line
            and (
                plain(a["text"]) in plain(w.after or "") or plain(w.after or "") in plain(a["text"])
            )
            for a in answers
        )
    ]
    assert len(right) == len(warnings) >= 10
    assert all((w.confidence or 0) >= SURE for w in warnings)
    marked = {a["line"] for a in answers} - {w.line for w in warnings}
    assert marked <= document.damaged_lines
    assert not any("xiàn" in p.text or "現" in p.text for p in document.paragraphs)


def test_a_lost_digit_is_not_invented() -> None:
    lines = ["全市新增省级重点专科建设单位一个，重点专科建设全面推进。"] * 3
    damaged = "扬州市级重点???个，成效明显。"
    repairs = find_damage([*lines, damaged])
    assert not any(repair.complete and repair.confidence >= SURE for repair in repairs)
    assert not any(char.isdigit() for repair in repairs for char in repair.text)


def test_a_line_with_a_lost_figure_stays_marked() -> None:
    text = "\n".join(
        ["新增省级重点专科建设单位一个，重点专科建设全面推进。"] * 3
        + ["扬州市级重点???个，成效明显。"]
    )
    document = read_bytes(text.encode(), "r.txt")
    assert document.damaged_lines == {4}
    assert "damaged" in [w.code for w in document.warnings]


def test_questions_are_no_damage() -> None:
    lines = [
        "发展为了谁?发展依靠谁?这是根本问题。",
        "怎么办?我们要坚定信心。",
        "能不能完成?",
        "GDP?",
    ]
    assert [r for r in find_damage(lines) if r.confidence >= SURE] == []
    document = read_bytes("\n".join(lines).encode(), "r.txt")
    assert [p.text for p in document.paragraphs] == lines
    assert not document.damaged_lines


def test_clean_text_is_left_alone() -> None:
    document = read_bytes(forms.as_text().encode(), "r.txt")
    assert document.warnings == ()
    assert all(p.original is None for p in document.paragraphs)


def test_a_document_with_hundreds_of_damaged_places_is_marked_in_bounded_time() -> None:
    text = "\n".join(f"实现地区生产总?值增?长第{n}位。" for n in range(400))
    started = time.process_time()
    document = read_bytes(text.encode(), "r.txt")
    assert time.process_time() - started < 10
    assert len(document.damaged_lines) >= 300
    assert any("were not searched" in w.message for w in document.warnings if w.line is None)


def test_a_page_that_is_off_in_every_line_is_searched_in_bounded_time() -> None:
    rng = random.Random(1)
    text = "\n".join(lose_step(line, rng) for line in texts() * 3 if len(line) > 40)
    started = time.process_time()
    document = read_bytes(text.encode(), "r.txt")
    # Measured: 3 s; twice that for slower machines.
    assert time.process_time() - started < 6
    untried = [w.message for w in document.warnings if "were not searched" in w.message]
    assert len(untried) == 1


def test_the_digits_behind_a_lost_one_are_no_figure() -> None:
    content = "稳定节能降碳目标?略龉伙盎?6万千瓦。\n" + "新增企业33家。\n" * 3
    document = read_bytes(content.encode(), "r.txt")
    assert 1 in document.damaged_lines
    assert "6" not in document.paragraphs[0].text
    assert document.paragraphs[0].original == content.split("\n")[0]


CHINESE = st.text(
    "的一是在不了有和人这中大为上个国我以要他，。、；：“”（）0123456789%.年万元", max_size=60
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CHINESE, max_size=6))
def test_lines_without_a_lost_byte_have_no_damage(lines: list[str]) -> None:
    assert find_damage(lines) == []


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text("发展经济建设全市，。?\ufffd\udcb5稀＝ǔ稍剖嘀0６Pa(", max_size=50), max_size=5)
)
def test_every_place_is_reported_in_order_and_inside_its_line(lines: list[str]) -> None:
    repairs = find_damage(lines)
    for repair in repairs:
        assert 0 <= repair.start < repair.end <= len(lines[repair.line])
        assert 0 <= repair.confidence <= 1
        assert not repair.untried or repair.confidence == 0
    for one, next_one in pairwise(repairs):
        assert (one.line, one.end) <= (next_one.line, next_one.start) or one.line < next_one.line


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.text("发展经济建设全市，。?\ufffd稀＝ǔ稍剖嘀0６P", min_size=1, max_size=50), max_size=5
    )
)
def test_what_differs_from_the_source_is_kept_and_said(lines: list[str]) -> None:
    # So many of U+FFFD alone would be refused as binary data.
    clean = ["全市经济建设和发展取得新的成绩。"] * 150
    content = "\n".join([*clean, *lines]).encode()
    document = read_bytes(content, "r.txt")
    warned = {w.line for w in document.warnings}
    for paragraph in document.paragraphs:
        if paragraph.original is not None:
            assert paragraph.line in warned


def test_glosses_are_removed_and_counted() -> None:
    document = read_bytes("現(xiàn)在,經濟發(fā)展,產業(yè)興旺(見附件)。".encode(), "r.txt")
    assert document.paragraphs[0].text == "现在，经济发展，产业兴旺（见附件）。"
    assert document.paragraphs[0].original == "現(xiàn)在,經濟發(fā)展,產業(yè)興旺(見附件)。"
    assert document.warnings[0].message.startswith("3 pinyin glosses")


def test_numbers_keep_their_signs_when_punctuation_is_widened() -> None:
    assert (
        widened("增长5.5%,达1,234.5亿元(占比3:1);PM2.5下降")
        == "增长5.5%，达1,234.5亿元（占比3:1）；PM2.5下降"
    )

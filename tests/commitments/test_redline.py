from __future__ import annotations

import time
from itertools import pairwise

from diff_match_patch import diff_match_patch
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from reportdiff.comparison.redline import word_diff
from reportdiff.result import DiffOp
from reportdiff.zh.segment import cut

TEXT = st.text(
    alphabet="增长5.%左右以上，。稳就业发展新质生产力1200万人“”\U000f0000a ", max_size=60
)

MARKS = st.text(alphabet="，。；：", max_size=24)  # each a word of its own, and few of them


def joined(old: str, new: str, *ops: str) -> str:
    return "".join(s.text for s in word_diff(old, new) if s.op in ops)


@given(TEXT, TEXT)
def test_what_is_kept_and_deleted_is_the_old_text(old: str, new: str) -> None:
    assert joined(old, new, "equal", "delete") == old


@given(TEXT, TEXT)
def test_what_is_kept_and_inserted_is_the_new_text(old: str, new: str) -> None:
    assert joined(old, new, "equal", "insert") == new


@given(TEXT)
def test_equal_texts_have_no_difference(text: str) -> None:
    assert all(s.op == "equal" for s in word_diff(text, text))


def test_a_figure_is_replaced_whole_with_its_unit_and_bound() -> None:
    found = [(s.op, s.text) for s in word_diff("粮食产量1.3万亿斤", "粮食产量1.4万亿斤左右")]
    assert found == [
        ("equal", "粮食产量"),
        ("delete", "1.3万亿斤"),
        ("insert", "1.4万亿斤左右"),
    ]


def test_a_deletion_stands_before_the_insertion_that_replaces_it() -> None:
    ops = [s.op for s in word_diff("加快发展数字经济。", "大力发展低空经济。")]
    assert all(pair != ("insert", "delete") for pair in pairwise(ops))


@given(MARKS, MARKS)
def test_the_short_way_finds_what_the_whole_clean_up_finds(old: str, new: str) -> None:
    assert cut(old) == list(old)
    diffs: list[tuple[int, str]] = []
    for code in Indel.opcodes(old, new):
        if code.tag == "insert":
            diffs.append((1, new[code.dest_start : code.dest_end]))
        else:
            op = 0 if code.tag == "equal" else -1
            diffs.append((op, old[code.src_start : code.src_end]))
    engine = diff_match_patch()
    engine.diff_cleanupSemantic(diffs)
    engine.diff_cleanupMerge(diffs)
    ops: dict[int, DiffOp] = {0: "equal", -1: "delete", 1: "insert"}
    found = [(s.op, s.text) for s in word_diff(old, new)]
    assert found == [(ops[op], text) for op, text in diffs if text]


def test_two_long_texts_that_share_little_are_compared_in_no_time() -> None:
    old = "".join(f"推进第{n}项改革试点，" for n in range(400))
    new = "".join(f"建设{n}个示范园区；" for n in range(400))
    started = time.perf_counter()
    word_diff(old, new)
    assert time.perf_counter() - started < 1.0

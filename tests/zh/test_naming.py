"""The words before a figure, taken apart at their endings."""

from __future__ import annotations

import pytest

from reportdiff.zh.lexicon import load_table
from reportdiff.zh.naming import _LONGEST_ENDING, _TRAILING, _TRAILING_ENDS, take_apart

ROOM_FOR_PER_HEAD = len("到2024年的每人每年")


@pytest.mark.parametrize("group", ["attained", "rises", "falls", "heads"])
def test_no_ending_is_longer_than_what_is_searched(group: str) -> None:
    longest = max(map(len, load_table("naming")[group]))
    assert longest + ROOM_FOR_PER_HEAD <= _LONGEST_ENDING


@pytest.mark.parametrize(
    "words", ["了", "的", "约", "，", "：", "“", "目前的平均", "的平均", "目前"]
)
def test_what_trails_a_name_is_cut_by_its_last_character(words: str) -> None:
    assert _TRAILING.search(f"粮食产量{words}") is None or words[-1] in _TRAILING_ENDS
    if words != "目前":
        assert take_apart(f"粮食产量{words}").subject == "粮食产量"


def test_what_stands_far_before_an_ending_does_not_change_it() -> None:
    wording = take_apart("一" * 60 + "粮食产量比上年实际增长到每人每年")
    assert (wording.form, wording.subject[-4:]) == ("reached", "上年实际")

"""Lists of words as patterns that share their beginnings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.zh.cues import directs
from reportdiff.zh.lexicon import alternation

_WORDS = st.lists(st.text("加快强推.(", min_size=1, max_size=4), min_size=1, max_size=8)


@given(_WORDS, st.text("加快强推.(步", max_size=12))
def test_shared_beginnings_find_what_a_plain_list_finds(words: list[str], text: str) -> None:
    plain = "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))
    for around in ("{}", "(?<!步)(?:{})步", "(?:{})$"):
        found = [m.span() for m in re.finditer(around.format(alternation(words)), text)]
        assert found == [m.span() for m in re.finditer(around.format(plain), text)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("加快发展，充满压力。", False),
        ("加快发展，推进改革，面临压力。", True),
        ("我们要让人民满意。", False),
        ("农业是加快发展的基础。", False),
        ("农业是基础，必须加快发展。", True),
        ("（一）“加快发展”，推进改革。", True),
        ("加快发展，各位代表。", False),
    ],
)
def test_what_a_sentence_weighs_up_states_or_hopes_is_told_from_what_it_directs(
    sentence: str, expected: bool
) -> None:
    assert directs(sentence) is expected

"""Normalising keeps a map back to the source."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportdiff.zh.normalise import normalise


def test_widths_and_punctuation_become_one_spelling():
    assert normalise("增长５．２％, 就业1200 万人(含)").text == "增长5.2%，就业1200万人（含）"


def test_commas_inside_numbers_stay():
    assert normalise("1,234元").text == "1,234元"


def test_a_span_maps_back_to_the_source():
    source = "增长 ５．２ ％。"
    found = normalise(source)
    start = found.text.index("5.2%")
    a, b = found.span(start, start + 4)
    assert source[a:b] == "５．２ ％"


@given(st.text(max_size=200))
def test_every_character_comes_from_its_place(source):
    found = normalise(source)
    assert len(found.offsets) == len(found.text) + 1
    assert list(found.offsets) == sorted(found.offsets)
    assert not any(c.isspace() for c in found.text)
    assert all(0 <= o <= len(source) for o in found.offsets)

from __future__ import annotations

import builtins
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.lexicon import Lexicon, using
from reportdiff.zh.segment import cut


@given(st.text(max_size=80))
def test_the_words_joined_are_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


@pytest.mark.parametrize(
    "figure",
    [
        "5%左右",
        "5.5%以上",
        "1.3万亿斤",
        "6.5%-7%",
        "3.9万亿元",
        "100多万人",
        "1200万人以上",
        "32微克/立方米",
    ],
)
def test_a_figure_is_one_word(figure: str) -> None:
    assert figure in cut(f"达到{figure}，")


@pytest.mark.parametrize("term", ["新质生产力", "专项债券", "高标准农田", "以旧换新"])
def test_a_word_of_the_genre_is_one_word(term: str) -> None:
    assert term in cut(f"发展{term}。")


def test_without_the_fast_segmenter_the_words_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = "加快发展新质生产力，粮食产量1.3万亿斤以上，深化国资国企改革。"
    fast = cut(sentence)
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "rjieba":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with using(Lexicon(words=("只为换一个词典",))):
        assert cut(sentence) == fast

"""The search for a matter without its figure, held against taking every sentence apart."""

from __future__ import annotations

import pytest

from reportdiff.comparison.wordless import PlainClauses
from reportdiff.zh.paragraphs import first_block

from .reports import plan

SENTENCES = (
    "稳就业。",
    "改造老旧小区，改造老旧小区。",
    "老旧小区改造。",
    "再开工改造一批老旧小区。",
)


@pytest.mark.parametrize("last", SENTENCES)
def test_sentences_that_hold_the_words_are_found_wherever_they_stand(last: str) -> None:
    pairs = {"改造", "老旧", "旧小", "小区"}
    found = PlainClauses(plan("".join((*SENTENCES, last))), ("plan",)).holding(pairs)
    holding = [n for n, s in enumerate((*SENTENCES, last)) if sum(p in s for p in pairs) >= 3]
    assert sorted({clause.sentence for clause in found}) == holding


def test_clauses_with_figures_are_left_out() -> None:
    clauses = PlainClauses(plan("改造老旧小区20个，改造老旧小区。"), ("plan",))
    assert [c.words for c in clauses.holding({"改造", "老旧"})] == ["改造老旧小区"]


@pytest.mark.parametrize("mark", ["（一）", "(一)"])
def test_a_first_block_is_seen_in_brackets_of_either_width(mark: str) -> None:
    assert first_block(f"二、工作安排{mark}扩大内需。") == 6

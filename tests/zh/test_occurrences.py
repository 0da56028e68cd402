"""The short ways of counting against the plain ones."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportdiff.zh.occurrences import LONGEST, count_each, holds_each, recurring_pairs

FEW = "稳就业\n+😀"  # few characters, so that short strings stand in a text by chance
texts = st.text(FEW, max_size=40)


def plain_count(text: str, term: str) -> int:
    return sum(text.startswith(term, at) for at in range(len(text)))


@given(texts, st.lists(st.text(FEW, max_size=8), max_size=8))
def test_terms_of_two_to_six_characters_are_counted_wherever_they_stand(
    text: str, terms: list[str]
) -> None:
    plain = [plain_count(text, t) if 2 <= len(t) <= LONGEST else 0 for t in terms]
    assert count_each(terms, text) == plain


@given(texts, st.lists(st.text(FEW, max_size=8), max_size=8))
def test_terms_of_any_length_are_found_in_a_text(text: str, terms: list[str]) -> None:
    assert holds_each(text, terms) == [term in text for term in terms]


@given(st.lists(st.sampled_from(["稳", "就业", "企业", "|"]), max_size=30))
def test_no_pair_of_words_that_stands_twice_is_left_out(words: list[str]) -> None:
    found = recurring_pairs(words, "|")
    often = Counter(pairwise(words))
    twice = [at for at, p in enumerate(pairwise(words)) if often[p] > 1 and "|" not in p]
    assert set(twice) <= set(found)
    assert all("|" not in words[at : at + 2] for at in found)

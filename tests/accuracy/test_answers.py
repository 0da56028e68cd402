"""The answer key is complete and points to what the sample reports say."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.accuracy.answers import ComparisonAnswers, FigureAnswer, comparison_answers

PAIRS = ("2022-2023", "2023-2024")

# Numbers that are no figures (samples/gold/README.md): dates, names, thresholds, promises.
NO_FIGURE = re.compile(
    r"\d{4}年|\d+月|\d+日|^\d+\.(?=\D)|\d+周年|“7·19”"
    r"|5G|220千伏|24小时|年收入10万元以下|每秒可进行20亿亿次|算力规模200P："
)


@pytest.fixture(params=PAIRS)
def key(request: pytest.FixtureRequest) -> ComparisonAnswers:
    return comparison_answers(request.param)


def unexplained(sentences: Mapping[str, str], figures: tuple[FigureAnswer, ...]) -> list[str]:
    """The numbers in Arabic digits that no row quotes and no rule leaves out."""
    rest = []
    for sentence, text in sentences.items():
        for figure in figures:
            if figure.id == sentence:
                text = text.replace(figure.quote, "□" * len(figure.quote), 1)
        text = NO_FIGURE.sub("", text)
        rest += [f"{sentence} {n}" for n in re.findall(r"\d[\d.]*", text)]
    return rest


def test_every_number_is_in_a_row_or_left_out_on_purpose(key: ComparisonAnswers) -> None:
    assert unexplained(key.old.sentences, key.old.figures) == []
    assert unexplained(key.new.sentences, key.new.figures) == []


def test_headings_and_figures_stand_in_their_sentences(key: ComparisonAnswers) -> None:
    for side in (key.old, key.new):
        assert [h.title for h in side.headings if h.title not in side.sentences[h.id]] == []
        assert [f.quote for f in side.figures if f.quote not in side.sentences[f.id]] == []


def test_sections_pair_exactly_the_headings_of_levels_1_and_2(key: ComparisonAnswers) -> None:
    for side, paired in (
        (key.old, {old for old, _ in key.sections}),
        (key.new, {new for _, new in key.sections}),
    ):
        assert paired - {None} == {h.id for h in side.headings if h.level in (1, 2)}


def test_both_sides_of_a_target_or_a_result_stand_in_their_sentences(
    key: ComparisonAnswers,
) -> None:
    for row in (*key.targets, *key.fulfilment):
        assert row.old is None or (row.old_quote or "-") in key.old.sentences[row.old]
        assert row.new is None or (row.new_quote or "-") in key.new.sentences[row.new]


def test_commitments_name_sentences_that_exist(key: ComparisonAnswers) -> None:
    for answer in key.commitments:
        here, there = (key.new, key.old) if answer.side == "new" else (key.old, key.new)
        assert answer.id in here.sentences
        assert all(match in there.sentences for match in answer.match)

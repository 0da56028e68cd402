"""The rows that all outputs share."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.view import comparison_view, labels_for
from reportdiff.view.labels import label_keys
from reportdiff.view.texts import best_chain


def test_targets_that_were_not_met_or_not_reported_come_first(comparison, options):
    kinds = [row.kind for row in comparison_view(comparison, options).fulfilment]
    assert kinds == ["missed"] * 2 + ["not_reported"] * 2 + ["unclear", "exceeded", "met"]


def test_a_target_with_the_same_figure_in_other_words_shows_the_words(comparison, options):
    found = next(t for t in comparison.targets if t.change == "reworded")
    old = replace(found.old, bound="at_most", quote="城镇新增就业3万人以上")
    new = replace(found.new, bound="at_most")
    same = replace(comparison, targets=(replace(found, old=old, new=new),))
    [row] = comparison_view(same, options).targets
    assert (str(row.before), str(row.after)) == ("城镇新增就业3万人以上", "城镇新增就业3万人左右")
    assert (row.before.value, row.after.value) == (3.0, 3.0)


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        ((13500.0, "亿元"), (1.62, "万亿元"), "+2700亿元"),
        ((5.0, "%"), (4.5, "%"), "-0.5个百分点"),
        ((30.0, "公里"), (2.0, "个"), ""),
    ],
)
def test_targets_in_units_of_another_scale_have_a_difference(
    comparison, options, before, after, gap
):
    found = next(t for t in comparison.targets if t.change == "raised")
    old = replace(found.old, value=before[0], unit=before[1], upper=None)
    new = replace(found.new, value=after[0], unit=after[1], upper=None)
    shown = replace(comparison, targets=(replace(found, old=old, new=new),))
    [row] = comparison_view(shown, options).targets
    assert row.gap == gap


def test_ids_come_from_content_and_not_from_position(comparison, options):
    rows = {r.id for r in comparison_view(comparison, options).commitments}
    fewer = replace(comparison, commitments=comparison.commitments[::-1][:-2])
    assert {r.id for r in comparison_view(fewer, options).commitments} < rows
    ids = [row.id for row in comparison_view(comparison, options).targets]
    assert "t-gdp_growth" in ids


def test_rows_with_the_same_content_still_have_their_own_ids(comparison, options):
    doubled = replace(comparison, commitments=comparison.commitments * 2)
    ids = [row.id for row in comparison_view(doubled, options).commitments]
    assert len(set(ids)) == len(ids)


def test_the_headline_counts_this_years_targets_only(comparison, options):
    view = comparison_view(comparison, options)
    assert view.headline.startswith("今年7项目标：上调2、下调1、改表述1、新设1、定性1、持平1；")
    assert "未再提1" not in view.headline
    assert "完成或超额2、未达到2、待判断1、未见报告2" in view.headline


def test_every_paragraph_of_both_reports_is_shown_once_and_in_order(comparison, options):
    rows = comparison_view(comparison, options).texts
    for side, report in (("old", comparison.old), ("new", comparison.new)):
        shown = [p for row in rows for p in getattr(row, side)]
        assert [p.number for p in shown] == list(range(1, len(report.paragraphs) + 1))
        texts = ["".join(part.text for part in p.parts) for p in shown]
        assert texts == [p.text for p in report.paragraphs]


def test_a_moved_paragraph_points_to_its_counterpart(comparison, options):
    rows = comparison_view(comparison, options).texts
    moved = [p for row in rows for p in row.old + row.new if p.partner]
    assert moved
    assert all(p.partner[0] != p.anchor[0] for p in moved)


def test_a_report_against_itself_stands_side_by_side(unchanged, options):
    assert all(row.paired for row in comparison_view(unchanged, options).texts)


@given(
    st.dictionaries(st.tuples(st.integers(0, 5), st.integers(0, 5)), st.integers(1, 9), max_size=8)
)
def test_the_chain_of_paragraphs_is_the_heaviest_there_is(weights):
    def ordered(chain):
        return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(chain))

    best = max(
        sum(weights[pair] for pair in chain)
        for size in range(len(weights) + 1)
        for chain in combinations(sorted(weights), size)
        if ordered(chain)
    )
    chain = best_chain({pair: float(w) for pair, w in weights.items()})
    assert ordered(chain)
    assert sum(weights[pair] for pair in chain) == best


@pytest.mark.parametrize("word", ["取消", "失败", "cancel", "fail"])
def test_absences_are_never_called_cancellations_or_failures(word):
    for lang in ("zh", "en"):
        for key in label_keys():
            assert word not in labels_for(lang)(key).lower()


def test_both_languages_take_the_same_values():
    import re

    for key in label_keys():
        fields = [set(re.findall(r"{(\w+)}", labels_for(lang)(key))) for lang in ("zh", "en")]
        assert fields[0] == fields[1], key

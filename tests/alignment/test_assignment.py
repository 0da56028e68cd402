"""The assignment is optimal where the greedy one is not."""

from __future__ import annotations

from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reportdiff.alignment.assignment import best_pairs


def test_the_greatest_total_wins_over_the_greatest_single_score():
    assert best_pairs(np.array([[0.9, 0.8], [0.8, 0.1]])) == [(0, 1), (1, 0)]


def test_nothing_is_joined_for_no_reason():
    assert best_pairs(np.array([[0.0, 0.5], [0.0, 0.4]])) == [(0, 1)]
    assert best_pairs(np.zeros((0, 3))) == []


@given(arrays(float, (3, 4), elements=st.floats(0, 1).map(lambda x: round(x, 2))))
def test_no_other_assignment_scores_more(scores):
    best = max(sum(scores[i, j] for i, j in enumerate(p)) for p in permutations(range(4), 3))
    assert abs(sum(scores[i, j] for i, j in best_pairs(scores)) - best) < 1e-9

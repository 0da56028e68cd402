"""The assignment is optimal where the greedy one is not."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reportdiff.alignment.assignment import best_pairs

# Most scores are 0, so that pairs fall apart into groups of every shape.
SPARSE = st.one_of(st.just(0.0), st.floats(0, 1).map(lambda x: round(x, 2)))


def named(table: npt.NDArray[np.float64]) -> dict[tuple[int, int], float]:
    return {(int(i), int(j)): float(table[i, j]) for i, j in np.argwhere(table > 0)}


def test_the_greatest_total_wins_over_the_greatest_single_score() -> None:
    assert best_pairs({(0, 0): 0.9, (0, 1): 0.8, (1, 0): 0.8, (1, 1): 0.1}) == [(0, 1), (1, 0)]


def test_nothing_is_joined_for_no_reason() -> None:
    assert best_pairs({(0, 0): 0.0, (0, 1): 0.5, (1, 1): 0.4}) == [(0, 1)]
    assert best_pairs({}) == []


def test_of_equals_the_first_go_together() -> None:
    equal = {(0, 0): 0.7, (0, 1): 0.7, (1, 1): 0.7, (1, 0): 0.7, (2, 0): 0.7, (2, 1): 0.7}
    assert sorted(j for _, j in best_pairs(equal)) == [0, 1]
    assert [i for i, _ in best_pairs(equal)] == [0, 1]
    assert best_pairs({(5, 9): 0.7, (5, 3): 0.7, (5, 7): 0.7}) == [(5, 3)]


@given(arrays(float, (4, 5), elements=SPARSE))
def test_no_other_assignment_scores_more(scores: npt.NDArray[np.float64]) -> None:
    found = best_pairs(named(scores))
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    best = max(sum(scores[i, j] for i, j in enumerate(p)) for p in permutations(range(5), 4))
    assert abs(sum(scores[i, j] for i, j in found) - best) < 1e-9

"""The best one-to-one assignment, in one place for sentences and indicators."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt


def best_pairs(scores: npt.NDArray[Any]) -> list[tuple[int, int]]:
    """The pairs (row, column) with the greatest total score, one for each row or column.

    ``scores`` has a row for each thing on one side and a column for each on the
    other, of any shape. Pairs of score 0 or less are left out: no link is
    better than an arbitrary one. In order of rows.
    """
    if not scores.size:
        return []
    # lap loads in a hundredth of the time of scipy.optimize (0.4 s) and solves the same problem.
    import lap

    _, columns, _ = lap.lapjv(-np.asarray(scores, dtype=np.float64), extend_cost=True)
    return [(i, int(j)) for i, j in enumerate(columns) if j >= 0 and scores[i, j] > 0]

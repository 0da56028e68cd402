"""The best one-to-one assignment, in one place for sentences and indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

_TIE = 1e-12  # of no weight beside scores, which are rounded to four digits or sums of floats


def best_pairs(scores: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The pairs (row, column) with the greatest total score, one for each row or column.

    ``scores`` holds the pairs that may be joined; those of score 0 or less and those that
    are not named never are: no link is better than an arbitrary one. In order of rows.
    """
    found: list[tuple[int, int]] = []
    for group in _groups([pair for pair, score in scores.items() if score > 0]):
        found += group if len(group) == 1 else _assigned(group, scores)
    return sorted(found)


def _groups(pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Pairs that hang together by a row or a column; what is chosen in one group is its own affair.

    The time of an assignment grows with the third power of its size, and these groups are small.
    """
    above: dict[int, int] = {}

    def root(node: int) -> int:
        while (parent := above.setdefault(node, node)) != node:
            above[node] = node = above[parent]
        return node

    for row, column in pairs:
        above[root(row)] = root(~column)  # columns are the negative nodes
    groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in sorted(pairs):
        groups[root(pair[0])].append(pair)
    return list(groups.values())


def _assigned(
    group: list[tuple[int, int]], scores: Mapping[tuple[int, int], float]
) -> list[tuple[int, int]]:
    # lap loads in a hundredth of the time of scipy.optimize (0.4 s) and solves the same problem.
    import lap

    rows, columns = (sorted({pair[side] for pair in group}) for side in (0, 1))
    table = np.zeros((len(rows), len(columns)))
    for row, column in group:
        table[rows.index(row), columns.index(column)] = scores[row, column]
    # Of equals the first go together: what is said first is more often what is meant.
    earlier = _TIE * np.add.outer(np.arange(len(rows)), np.arange(len(columns)))
    _, chosen, _ = lap.lapjv(earlier - table, extend_cost=True)
    return [(rows[i], columns[j]) for i, j in enumerate(chosen) if j >= 0 and table[i, j] > 0]

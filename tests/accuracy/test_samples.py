"""The library on the shipped samples is at least as right as it has been.

``floors.toml`` holds what has been reached. A figure below its floor is a
regression; one clearly above it is progress to be kept, by raising the floor.
"""

from __future__ import annotations

import math
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from reportdiff.compare import compare, extract, read
from tests.accuracy.answers import ComparisonAnswers, comparison_answers
from tests.accuracy.scoring import Figures, score_comparison, score_report

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FLOORS = Path(__file__).with_name("floors.toml")
SLACK = 0.03  # how far a figure may rise above its floor before the floor must follow
PAIRS = ("2022-2023", "2023-2024")
SUBJECTS = ("2022", "2023", "2024", *PAIRS)


@lru_cache
def answers_of(pair: str) -> ComparisonAnswers:
    return comparison_answers(pair)


@lru_cache
def measured(subject: str) -> Figures:
    """The figures of a report (``2022``) or of a pair (``2022-2023``)."""
    if subject in PAIRS:
        key = answers_of(subject)
        return score_comparison(compare(read(key.old.form), read(key.new.form)), key)
    pair = next(p for p in PAIRS if subject in p)
    key = answers_of(pair)
    answers = key.old if pair.startswith(subject) else key.new
    report = read(answers.form)
    return score_report(report, extract(report), answers)


def floors_of(subject: str) -> Figures:
    floors: dict[str, Figures] = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    return floors.get(subject, {})


def rounded_down(figure: float) -> float:
    """To two decimals, a hair's breadth below a hundredth counting as that hundredth."""
    return math.floor(figure * 100 + 1e-9) / 100


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_figure_falls_below_its_floor(subject: str) -> None:
    figures = measured(subject)
    fallen = {
        name: f"{figures.get(name, 0.0):.3f} < {floor}"
        for name, floor in floors_of(subject).items()
        if figures.get(name, 0.0) + 1e-9 < floor
    }
    assert not fallen, f"{subject}: less right than before: {fallen}"


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_floor_follows_the_figure_that_rose_above_it(subject: str) -> None:
    floors = floors_of(subject)
    risen = [
        f"{name} = {rounded_down(figure):.2f}"
        for name, figure in measured(subject).items()
        if figure > floors.get(name, -1.0) + SLACK
    ]
    assert not risen, (
        f"better than the floors say, well done: in {FLOORS.name} under [{subject!r}] put\n"
        + "\n".join(risen)
    )

"""A short run of the fuzzing command, the same cases every time."""

from __future__ import annotations

import time

import pytest

from tests.reading.fuzz import Outcome, make, run
from tests.reading.mutations import samples

SEEDS = samples()


@pytest.mark.parametrize("form", ["docx", "gz", "html", "pdf", "txt", "zip"])
def test_mutated_files_are_read_or_refused_within_the_limits(form: str) -> None:
    seeds = [sample for sample in SEEDS if sample.form == form]
    outcomes = [outcome for outcome, _ in run(7, 0, seeds, time.monotonic() + 60, 50)]
    assert len(outcomes) == 50
    assert [outcome for outcome in outcomes if outcome.is_finding] == []
    assert {outcome.result for outcome in outcomes} == {"read", "refused"}


def test_a_case_is_decided_by_its_seed_and_number() -> None:
    assert make(3, 14, SEEDS)[1] == make(3, 14, samples())[1]
    assert make(3, 14, SEEDS)[1] != make(4, 14, SEEDS)[1]


def test_what_is_raised_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(content: bytes, name: str) -> None:
        raise KeyError(name)

    monkeypatch.setattr("tests.reading.fuzz.read_bytes", broken)
    outcomes = [outcome for outcome, _ in run(1, 0, SEEDS, time.monotonic() + 60, 3)]
    assert [outcome.result for outcome in outcomes] == ["raises KeyError"] * 3
    assert all(isinstance(outcome, Outcome) and outcome.trace for outcome in outcomes)

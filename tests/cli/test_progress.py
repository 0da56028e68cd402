"""The progress bar: for people who wait, and for nobody else."""

from __future__ import annotations

import io
import time

import pytest

import reportdiff.progress as module
from reportdiff.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)


def test_quick_work_shows_no_bar() -> None:
    terminal = Terminal()
    with Progress(1, stream=terminal) as progress:
        progress.step("reading")
    assert terminal.getvalue() == ""


def test_slow_work_shows_a_bar_and_wipes_it_away() -> None:
    terminal = Terminal()
    with Progress(2, stream=terminal) as progress:
        progress.step("reading a.txt")
        time.sleep(0.2)
        progress.step("comparing")
    shown = terminal.getvalue()
    assert f"[{'-' * 24}] reading a.txt" in shown
    assert f"[{'#' * 12}{'-' * 12}] comparing" in shown
    assert shown.endswith("\r\x1b[K")


def test_nothing_is_drawn_where_nobody_looks() -> None:
    stream = io.StringIO()
    with Progress(1, stream=stream) as progress:
        progress.step("reading")
        time.sleep(0.2)
    assert stream.getvalue() == ""


def test_a_line_never_wraps(monkeypatch: pytest.MonkeyPatch) -> None:
    """What wraps could not be wiped away again."""
    monkeypatch.setenv("COLUMNS", "60")
    terminal = Terminal()
    with Progress(1, stream=terminal) as progress:
        progress.step("读" * 60)
        time.sleep(0.2)
    assert f"[{'-' * 24}] {'读' * 16}\r" in terminal.getvalue()


def test_a_terminal_that_cannot_wipe_a_line_gets_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    terminal = Terminal()
    with Progress(1, stream=terminal) as progress:
        progress.step("reading")
        time.sleep(0.2)
    assert terminal.getvalue() == ""

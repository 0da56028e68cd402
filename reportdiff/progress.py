"""A progress bar on standard error, for work that takes longer than a second."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import unicodedata
from types import TracebackType
from typing import TextIO

PATIENCE = 1.0  # seconds until a person wonders whether anything happens
WIDTH = 24


class Progress:
    """Counts the steps of a job and draws a bar once it has taken a second.

    >>> with Progress(2, enabled=False) as progress:
    ...     progress.step("reading")
    ...     progress.step("comparing")

    Drawn on standard error unless another stream is given, and only where that is a
    terminal unless ``enabled`` says.
    """

    def __init__(
        self, steps: int, *, enabled: bool | None = None, stream: TextIO | None = None
    ) -> None:
        self._stream = stream or sys.stderr
        self._enabled = _is_screen(self._stream) if enabled is None else enabled
        self._steps = steps
        self._done = -1
        self._label = ""
        self._shown = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(PATIENCE, self._appear)
        self._timer.daemon = True

    def __enter__(self) -> Progress:
        if self._enabled:
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            if self._shown:
                self._stream.write("\r\x1b[K")
                self._stream.flush()
            self._shown = self._enabled = False

    def step(self, label: str) -> None:
        """The step before is done, and the one called ``label`` begins."""
        with self._lock:
            self._done += 1
            self._label = label
            if self._shown:
                self._draw()

    def _appear(self) -> None:
        with self._lock:
            if self._enabled:
                self._shown = True
                self._draw()

    def _draw(self) -> None:
        full = WIDTH * max(self._done, 0) // self._steps
        bar = "#" * full + "-" * (WIDTH - full)
        # A line that wraps could not be wiped away.
        room = shutil.get_terminal_size((80, 24)).columns - WIDTH - len("[] ") - 1
        self._stream.write(f"\r\x1b[K[{bar}] {_clipped(self._label, room)}")
        self._stream.flush()


def _is_screen(stream: TextIO | None) -> bool:
    """Whether a person looks at it, on a terminal that can wipe a line."""
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def _clipped(text: str, columns: int) -> str:
    """As much of a text as fits into some columns, of which a Chinese character takes two."""
    for length, character in enumerate(text):
        columns -= 2 if unicodedata.east_asian_width(character) in "FWA" else 1
        if columns < 0:
            return text[:length]
    return text

"""A PDF read in a process of its own, which can be stopped whatever PDFium is busy with.

PDFium cannot be interrupted: one page of 14 KB that repeats a line 100,000
times took 34 s and 1.9 GB, and a crash in it would end the caller's program.
The child costs 0.1 s (it starts Python; the library is loaded there instead
of here).
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import PurePath

from reportdiff.errors import ReadingError
from reportdiff.reading.draft import Draft

# Wall clock and address space of the child. A report of 28 pages takes 0.4 s and 150 MB.
_SECONDS = 4.5
_BYTES = 450 * 1024 * 1024
_CODE = "from reportdiff.reading.pdfchild import serve; serve()"
_REMEDY = "give the pages of one report, or its text"


def in_child(content: bytes, name: str, here: Callable[[bytes, str], Draft]) -> Draft:
    """The draft of a PDF by way of a child process; by ``here`` where none can be started.

    Raises ReadingError, also where the child takes too long, needs too much memory or dies.
    """
    if not _can_start():
        return here(content, name)
    path = os.pathsep.join(entry or os.getcwd() for entry in sys.path)
    try:
        done = subprocess.run(
            [sys.executable, "-c", _CODE],
            input=pickle.dumps((content, name)),
            capture_output=True,
            timeout=_SECONDS,
            env={**os.environ, "PYTHONPATH": path},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ReadingError(name, "the pdf takes too long to read", _REMEDY) from None
    except OSError:
        return here(content, name)
    if done.returncode != 0:
        problem = "the pdf is broken or needs too much memory"
        raise ReadingError(name, problem, "open it in a viewer and print it to a new pdf")
    answer = pickle.loads(done.stdout)  # written by serve() below
    if isinstance(answer, ReadingError):
        raise answer
    return answer  # type: ignore[no-any-return]


def serve() -> None:
    """The child's side: a PDF on standard input, a draft or a ReadingError on standard output."""
    from reportdiff.reading.formats.pdf import read_here

    _limit_memory()
    content, name = pickle.load(sys.stdin.buffer)
    answer: Draft | ReadingError
    try:
        answer = read_here(content, name)
    except ReadingError as error:
        answer = error
    sys.stdout.buffer.write(pickle.dumps(answer))


def _can_start() -> bool:
    """Whether this program is a Python that can be started again; a server's may be none."""
    return "python" in PurePath(sys.executable or "").name.lower()


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # none on Windows

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, hard))

"""Where results go: files that are written whole or not at all, and standard output."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Mapping

from reportdiff.errors import OutputError


class ReaderGoneError(Exception):
    """Whoever read standard output stopped before its end."""


def write_files(contents: Mapping[str, str | bytes]) -> None:
    """Write each content to its path, text as UTF-8; all files appear whole, or none is touched.

    Every content goes to a temporary file in the folder of its target first, and
    only when all are written do they take their places. Raises OutputError.
    """
    waiting: list[tuple[str, str]] = []
    try:
        for path, content in contents.items():
            octets = content.encode("utf-8", "replace") if isinstance(content, str) else content
            target = os.path.realpath(path)
            waiting.append((_write_beside(target, octets), target))
        while waiting:
            temporary, path = waiting[0]
            try:
                os.replace(temporary, path)
            except OSError as error:
                raise _refusal(path, error) from None
            waiting.pop(0)
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def _write_beside(path: str, octets: bytes) -> str:
    """Write to a new file in the folder of ``path`` and return its name."""
    if os.path.isdir(path):
        raise OutputError(path, "is a folder", "name a file in it")
    if os.path.exists(path) and not os.path.isfile(path):
        raise OutputError(path, "is a device or a pipe", "leave -o out and send the output there")
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".reportdiff-", dir=os.path.dirname(path))
    except OSError as error:
        raise _refusal(path, error) from None
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(octets)
        os.chmod(temporary, _mode(path))
    except OSError as error:
        os.unlink(temporary)
        raise _refusal(path, error) from None
    return temporary


def _mode(path: str) -> int:
    """The permissions of the file that is replaced, or those that a new file gets."""
    with contextlib.suppress(OSError):
        return os.stat(path).st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _refusal(path: str, error: OSError) -> OutputError:
    if isinstance(error, FileNotFoundError):
        return OutputError(path, "its folder does not exist", "create the folder first")
    if isinstance(error, PermissionError):
        return OutputError(path, "may not be written", "choose another place or allow writing")
    return OutputError(path, f"cannot be written ({error.strerror})", "choose another place")


def print_result(content: str | bytes, format_name: str) -> None:
    """Print a result on standard output, and nothing else.

    What a person reads on a screen goes out in the screen's own encoding, a
    character that it lacks as ``?``. What a program reads is UTF-8 everywhere.
    Raises ReaderGoneError when its reader stops early (``| head``).
    """
    stream = sys.stdout
    if isinstance(content, str) and not content.endswith("\n"):
        content += "\n"
    if isinstance(content, bytes) and stream.isatty():
        remedy = "add -o FILE, or send it to a file with >"
        raise OutputError("<stdout>", f"{format_name} is not for a screen", remedy)
    for_people = format_name == "terminal" or stream.isatty()
    encoding = (stream.encoding or "utf-8") if for_people else "utf-8"
    octets = content if isinstance(content, bytes) else content.encode(encoding, "replace")
    try:
        stream.flush()
        stream.buffer.write(octets)
        stream.buffer.flush()
    except BrokenPipeError:
        # The interpreter flushes standard output once more at exit; let it have somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise ReaderGoneError from None

"""Where results go: files that are written whole or not at all, and standard output."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Collection, Mapping

from reportdiff.errors import OutputError

STDOUT = "-"  # the name of standard output among the targets


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
            waiting.append((_write_beside(path, octets), path))
        while waiting:
            temporary, path = waiting[0]
            try:
                os.replace(temporary, os.path.realpath(path))
            except OSError as error:
                raise _refusal(path, error) from None
            waiting.pop(0)
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def check_place(path: str, taken: Collection[str] = ()) -> None:
    """Raise OutputError where no file can be written, before any work is done for it.

    ``taken`` are the resolved names of files that must stay as they are.
    """
    target = os.path.realpath(path)
    if target in taken:
        raise OutputError(path, "is an input or is named twice", "write to another file")
    if path == STDOUT:
        raise OutputError(path, "is standard output, which stands alone", "name a file instead")
    if os.path.isdir(path) or path.endswith(("/", os.sep)):
        raise OutputError(path, "is a folder", "name a file in it")
    if os.path.exists(path) and not os.path.isfile(path):
        raise OutputError(path, "is a device or a pipe", "leave -o out and send the output there")
    folder = os.path.dirname(target)
    if not os.path.isdir(folder):
        raise OutputError(path, "its folder does not exist", "create the folder first")
    if not os.access(folder, os.W_OK):
        raise OutputError(path, "may not be written", "choose another place or allow writing")


def _write_beside(path: str, octets: bytes) -> str:
    """Write to a new file in the folder of ``path`` and return its name."""
    check_place(path)
    folder = os.path.dirname(os.path.realpath(path))
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".reportdiff-", dir=folder)
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
    if isinstance(error, PermissionError):
        return OutputError(path, "may not be written", "choose another place or allow writing")
    return OutputError(path, f"cannot be written ({error.strerror})", "choose another place")


def print_result(content: str | bytes, format_name: str) -> None:
    """Print a result on standard output, and nothing else.

    What a person reads on a screen goes out in the screen's own encoding, a
    character that it lacks as ``?``. What a program reads is UTF-8 everywhere.
    Raises ReaderGoneError when its reader stops early (``| head``), and OutputError
    where there is no room for it.
    """
    stream = sys.stdout
    if stream is None:  # the shell closed it: >&-
        raise OutputError("<stdout>", "is closed", "add -o FILE")
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
    except OSError as error:
        # The interpreter flushes standard output once more at exit; let it have somewhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        if isinstance(error, BrokenPipeError):
            raise ReaderGoneError from None
        raise _refusal("<stdout>", error) from None

"""Getting the bytes: a path, standard input or an open binary file."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from reportdiff.errors import ReadingError
from reportdiff.options import ReadOptions

STDIN = "<stdin>"


def load(
    source: str | os.PathLike[str] | BinaryIO, options: ReadOptions, name: str | None
) -> tuple[bytes, str]:
    """The bytes of a source and the name to call it by.

    ``source`` is a path, ``"-"`` for standard input, or a binary file object.
    Raises ReadingError when there is nothing to read or it is larger than
    ``options.max_bytes``.
    """
    if isinstance(source, (str, os.PathLike)):
        if os.fspath(source) == "-":
            return _load_stream(sys.stdin.buffer, options, name or STDIN)
        return _load_path(Path(source), options, name)
    return _load_stream(source, options, name or _stream_name(source))


def check_size(size: int, options: ReadOptions, name: str) -> None:
    """Refuse nothing and too much."""
    if size == 0:
        raise ReadingError(name, "the file is empty", "give a file with the report's text")
    if size > options.max_bytes:
        raise too_large(name, options)


def too_large(name: str, options: ReadOptions) -> ReadingError:
    """The one message about content above the limit."""
    limit = f"{options.max_bytes / 1024 / 1024:.4g} MB"
    return ReadingError(
        name, f"there is more than {limit} in it", "raise the limit with --max-size if it is right"
    )


def _load_path(path: Path, options: ReadOptions, name: str | None) -> tuple[bytes, str]:
    label = name or path.name or str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadingError(label, "this is a directory", "give the file of one report")
        if stat.S_ISREG(status.st_mode):
            check_size(status.st_size, options, label)
        with path.open("rb") as stream:
            return _load_stream(stream, options, label)
    except (FileNotFoundError, NotADirectoryError):
        raise ReadingError(label, "there is no such file", "check the path") from None
    except PermissionError:
        raise ReadingError(label, "the file may not be read", "check its permissions") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(
            _printable(label), f"cannot be opened ({reason})", "check the path"
        ) from None


def _load_stream(stream: BinaryIO, options: ReadOptions, name: str) -> tuple[bytes, str]:
    try:
        content = stream.read(options.max_bytes + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ReadingError(name, f"cannot be read ({reason})", "check the source") from None
    if not isinstance(content, bytes):
        raise ReadingError(name, "the stream gives text, not bytes", "open it in binary mode")
    check_size(len(content), options, name)
    return content, name


def _stream_name(stream: BinaryIO) -> str:
    name = getattr(stream, "name", None)
    return Path(name).name if isinstance(name, str) and name else "<stream>"


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name)[:200]

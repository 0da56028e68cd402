"""Reports and comparisons as complete JSON, and back.

What programs read (``--format json``) leaves out the texts and the alignment;
this keeps everything, so that ``load(type(x), dump(x)) == x``.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from reportdiff.errors import ReadingError

VERSION = 1

Value = TypeVar("Value")


def dump(value: object) -> str:
    """A value as JSON with its type's name and the version of this form."""
    archive = {"reportdiff": type(value).__name__, "version": VERSION, "value": value}
    return msgspec.json.encode(archive).decode()


def load(kind: type[Value], text: str | bytes, source: str = "<json>") -> Value:
    """The value that :func:`dump` wrote. Raises ReadingError when it is none of this kind.

    ``source`` names the text in the error.
    """
    remedy = f"give what {kind.__name__}.to_json() wrote"
    try:
        head = msgspec.json.decode(text)
        if not isinstance(head, dict) or "reportdiff" not in head:
            problem = "is not a whole archive"
            if isinstance(head, dict) and "schema_version" in head:
                problem = "is the short form that programs read (--format json)"
            raise ReadingError(source, problem, remedy)
        if (head["reportdiff"], head.get("version")) != (kind.__name__, VERSION):
            problem = f"holds a {head['reportdiff']} of version {head.get('version')}"
            raise ReadingError(source, problem, remedy)
        return msgspec.convert(head.get("value"), kind, str_keys=True)
    except msgspec.MsgspecError as error:
        raise ReadingError(source, f"cannot be restored ({error})", remedy) from None

"""What a user can set about a comparison. How it is shown is the renderers' business."""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How a report is read: ``year`` and ``region`` win over what the text says.

    ``max_bytes`` is the largest file (and unpacked content) accepted.
    """

    year: int | None = None
    region: str | None = None
    max_bytes: int = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class CompareOptions:
    """How two reports are compared."""

    keep_order: bool = False  # True: do not swap reports that are given in the wrong order
    lexicon: Lexicon | None = None  # words that are added to the package's own

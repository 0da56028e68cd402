"""The genre's recurring indicators. (Interface first; the table follows.)"""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.model import Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """One recurring indicator."""

    id: str
    title: str
    good: str


@dataclass(frozen=True, slots=True)
class Match:
    """A key with the entry it belongs to."""

    key: str
    entry: Entry


def find(stem: str, kind: Kind, unit: str, name: str = "") -> Match | None:
    """The catalogue's key for a name."""
    return None


def normal_stem(stem: str) -> str:
    """The stem without what does not change its meaning."""
    return stem

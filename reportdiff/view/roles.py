"""The four roles of colour that all outputs share."""

from __future__ import annotations

# The four roles of colour; the glyph and the word carry the meaning, colour is an ornament.
_ROLES = {
    "outcome.exceeded": "new", "outcome.met": "new", "outcome.missed": "gone",
    "outcome.unclear": "chg", "outcome.not_reported": "gone",
    "change.raised": "new", "change.lowered": "gone", "change.unchanged": "same",
    "change.reworded": "chg", "change.added": "new", "change.dropped": "gone",
    "change.qualitative": "same",
    "status.new": "new", "status.dropped": "gone", "status.changed": "chg",
    "status.continued": "same",
    "section.matched": "same", "section.moved": "chg", "section.split": "chg",
    "section.merged": "chg", "section.added": "new", "section.removed": "gone",
    "term.new": "new", "term.dropped": "gone", "term.risen": "new", "term.fallen": "gone",
    "tile.unsure": "same", "tile.figures": "chg",
}  # fmt: skip


def role(kind: str) -> str:
    """The role of a kind: ``new``, ``gone``, ``chg`` or ``same``.

    >>> role("outcome.not_reported")
    'gone'
    """
    return _ROLES[kind]

"""Which parts of two reports can belong together."""

from __future__ import annotations

from reportdiff.model import Part

PLAN = "plan"


def family_of(part: Part) -> str:
    """Reviews go with reviews; what the government does about itself is part of the plan."""
    return PLAN if part == "governance" else part

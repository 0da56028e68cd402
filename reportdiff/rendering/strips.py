"""Geometry of the strips: both texts as bars, with a tick for each finding."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from reportdiff.rendering.charts import WIDTH, shortened
from reportdiff.result import Side
from reportdiff.view.rows import ComparisonView, Heading, TextParagraph


@dataclass(frozen=True, slots=True)
class Stretch:
    """A main part of a report on its strip; ``anchor`` is its heading on the page."""

    x: float
    width: float
    anchor: str
    title: str
    label: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A stretch of a strip that can be pressed: the first finding in it, and how many.

    ``first`` and ``last`` are the paragraphs of the first and last finding.
    """

    x: float
    width: float
    row: str
    first: int
    last: int
    count: int


@dataclass(frozen=True, slots=True)
class Strip:
    """A text as a bar, with the ticks of its findings as one SVG path for each role."""

    label: str
    ground: str
    stretches: tuple[Stretch, ...]
    ticks: tuple[tuple[str, str], ...]
    stops: tuple[Stop, ...]


_FONT = 10
_STRIP_LEFT = 56.0
_STRIP_WIDTH = WIDTH - _STRIP_LEFT
# Ticks stand as near as two pixels: what can be pressed is 24 wide, as WCAG 2.5.8 asks.
_STOPS = int(_STRIP_WIDTH // 24)


def strips(view: ComparisonView) -> tuple[Strip, ...]:
    """Both texts as bars; none where nothing changed."""
    found = (_strip(view, "old"), _strip(view, "new"))
    return found if any(strip.ticks for strip in found) else ()


def _strip(view: ComparisonView, side: Side) -> Strip:
    positions, starts, end = _positions(view, side)
    scale = _STRIP_WIDTH / max(end, 1)
    groups = (
        ("new", view.new_commitments),
        ("gone", view.dropped_commitments),
        ("chg", view.changed_commitments),
    )
    ticks, found = [], []
    for ink, rows in groups:
        here = [(row, getattr(row, side)) for row in rows if getattr(row, side) is not None]
        placed = [(positions[p.anchor] * scale, p.paragraph, row.id) for row, p in here]
        if placed:
            xs = sorted({x for x, _, _ in placed})
            ticks.append((ink, "".join(f"M{_STRIP_LEFT + x:.1f} 22v32" for x in xs)))
        found += placed
    stretches = _stretches(view, side, starts, end, scale)
    edges = "".join(f"M{part.x} 24v28" for part in stretches)
    return Strip(
        label=(view.old if side == "old" else view.new).year,
        ground=f"M{_STRIP_LEFT:g} 24H{WIDTH}v28H{_STRIP_LEFT:g}z{edges}",
        stretches=stretches,
        ticks=tuple(ticks),
        stops=_stops(sorted(found)),
    )


def _positions(view: ComparisonView, side: Side) -> tuple[dict[str, int], dict[int, int], int]:
    """Where sentences (by anchor) and paragraphs (by number) start, and the end, in characters."""
    paragraphs: list[TextParagraph] = [p for row in view.texts for p in getattr(row, side)]
    at = 0
    anchors: dict[str, int] = {}
    starts: dict[int, int] = {}
    for paragraph in paragraphs:
        starts[paragraph.number] = at
        for part in paragraph.parts:
            if part.anchor:
                anchors[part.anchor] = at
            at += len(part.text)
    return anchors, starts, at


def _stops(found: list[tuple[float, int, str]]) -> tuple[Stop, ...]:
    """Findings as (x, paragraph, row), in order, gathered into stretches of equal width."""
    width = _STRIP_WIDTH / _STOPS
    bins: dict[int, list[tuple[float, int, str]]] = defaultdict(list)
    for finding in found:
        bins[min(int(finding[0] / width), _STOPS - 1)].append(finding)
    return tuple(
        Stop(
            x=round(_STRIP_LEFT + at * width, 1),
            width=round(width, 1),
            row=members[0][2],
            first=members[0][1],
            last=members[-1][1],
            count=len(members),
        )
        for at, members in bins.items()
    )


def _stretches(
    view: ComparisonView, side: Side, starts: dict[int, int], end: int, scale: float
) -> tuple[Stretch, ...]:
    """The main parts that are wide enough to be pressed (24 pixels)."""
    headings = {}
    for row in view.sections:
        heading: Heading | None = getattr(row, side)
        if heading is not None and heading.level == 1 and heading.paragraph in starts:
            headings[heading.index] = heading
    ordered = [headings[index] for index in sorted(headings)]
    bounds = [starts[h.paragraph] for h in ordered] + [end]
    return tuple(
        Stretch(
            x=round(_STRIP_LEFT + bounds[at] * scale, 1),
            width=round((bounds[at + 1] - bounds[at]) * scale, 1),
            anchor=h.anchor,
            title=h.title,
            label=shortened(h.title, (bounds[at + 1] - bounds[at]) * scale - 6, _FONT),
        )
        for at, h in enumerate(ordered)
        if (bounds[at + 1] - bounds[at]) * scale >= 24
    )

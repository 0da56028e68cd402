"""Geometry of the three charts: numbers for SVG, made when the page is built.

Widths of labels are estimated: one em for a Chinese character, 0.56 for another.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportdiff.result import SectionKind
from reportdiff.view.rows import ComparisonView, FulfilmentRow, Heading, TextParagraph

WIDTH = 720
_FONT = 13
_PERCENT_RANGE = 30.0  # growth beyond it would press all other rows together
_AMOUNT_RANGE = (40.0, 200.0)  # % of target that the axis of amounts can show
_ABOUT = 0.1  # half width of the band of 左右, as a share of the target
_ROW = 30


def text_width(text: str, size: float = _FONT) -> float:
    """Estimated width in pixels."""
    return size * sum(1.0 if ord(c) > 0x2E7F else 0.56 for c in text)


def shortened(text: str, width: float, size: float = _FONT) -> str:
    """The text, cut with … where it would be wider than ``width`` pixels."""
    if text_width(text, size) <= width:
        return text
    kept = ""
    for character in text:
        if text_width(kept + character + "…", size) > width:
            break
        kept += character
    return kept + "…"


# (a) dumbbells


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """A target (open circle) and its result (filled), at ``y``; x in pixels."""

    row: FulfilmentRow
    name: str
    y: float
    target_x: float
    actual_x: float
    band: tuple[float, float] | None
    bracket: str
    target_label: str
    actual_label: str
    target_left: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """Dumbbells on one axis, its ticks as (x, label)."""

    kind: str
    rows: tuple[Dumbbell, ...]
    ticks: tuple[tuple[float, str], ...]
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class DumbbellChart:
    """The chart of fulfilment: how many rows, and how many reach the number."""

    panels: tuple[Panel, ...]
    height: float
    count: int
    over: int
    under: int


def dumbbells(view: ComparisonView) -> DumbbellChart | None:
    """Targets with a number and a result, percentages and amounts apart; None without any."""
    rows = [r for r in view.fulfilment if r.actual is not None and r.actual.value is not None]
    rows = [r for r in rows if r.target.value is not None and r.target.unit == r.actual.unit]  # type: ignore[union-attr]
    percent = [r for r in rows if r.target.unit == "%" and _small(r)]
    amounts = [r for r in rows if r not in percent and _comparable(r)]
    top, panels = 0.0, []
    for kind, chosen in (("percent", percent), ("amount", amounts)):
        if chosen:
            panels.append(_panel(kind, chosen, top))
            top += panels[-1].height
    if not panels:
        return None
    shown = percent + amounts
    over = sum((r.gap_value or 0) >= 0 for r in shown)
    return DumbbellChart(tuple(panels), top, len(shown), over, len(shown) - over)


def _values(row: FulfilmentRow) -> tuple[float, float]:
    assert row.target.value is not None
    assert row.actual is not None
    assert row.actual.value is not None
    return row.target.value, row.actual.value


def _small(row: FulfilmentRow) -> bool:
    return all(abs(value) <= _PERCENT_RANGE for value in _values(row))


def _comparable(row: FulfilmentRow) -> bool:
    target, actual = _values(row)
    return target > 0 and _AMOUNT_RANGE[0] <= 100 * actual / target <= _AMOUNT_RANGE[1]


def _panel(kind: str, rows: list[FulfilmentRow], top: float) -> Panel:
    names = min(max(text_width(row.name) for row in rows), 15 * _FONT) + 12
    points = [_points(kind, row) for row in rows]
    low = min(min(pair) for pair in points)
    high = max(max(pair) for pair in points)
    low = min(low, 0.0) if kind == "percent" else min(low, 90.0)
    high = max(high, 0.0) if kind == "percent" else max(high, 110.0)
    span = (high - low) or 1.0
    left, right = names + 70, WIDTH - 90.0

    def x(value: float) -> float:
        return round(left + (value - low) / span * (right - left), 1)

    placed = tuple(
        _dumbbell(row, pair, top + 42 + at * _ROW, names, x, kind)
        for at, (row, pair) in enumerate(zip(rows, points, strict=True))
    )
    ticks = tuple((x(value), label) for value, label in _ticks(low, high))
    return Panel(kind, placed, ticks, top, 42 + len(rows) * _ROW + 8)


def _points(kind: str, row: FulfilmentRow) -> tuple[float, float]:
    target, actual = _values(row)
    return (target, actual) if kind == "percent" else (100.0, 100 * actual / target)


def _dumbbell(
    row: FulfilmentRow, pair: tuple[float, float], y: float, names: float, x: object, kind: str
) -> Dumbbell:
    assert callable(x)
    target, actual = pair
    band = None
    if row.target.bound == "about":
        half = abs(target) * _ABOUT
        band = (x(target - half), x(target + half))
    return Dumbbell(
        row=row,
        name=shortened(row.name, names - 12),
        y=y,
        target_x=x(target),
        actual_x=x(actual),
        band=band,
        bracket={"at_least": "right", "at_most": "left"}.get(row.target.bound, ""),
        target_label=str(row.target),
        actual_label=str(row.actual),
        target_left=target <= actual,
    )


def _ticks(low: float, high: float) -> list[tuple[float, str]]:
    """Three to six round values on the axis."""
    span = high - low
    step = 1.0
    for candidate in (0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0):
        step = candidate
        if span / candidate <= 6:
            break
    first = -(-low // step) * step
    values = [first + i * step for i in range(int((high - first) // step) + 1)]
    return [(value, f"{value:g}") for value in values]


# (b) the slope of sections


@dataclass(frozen=True, slots=True)
class Node:
    """A section at the side of the slope chart."""

    heading: Heading
    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Slope:
    """A line from a section of last year to one of this year, or a stub beside one."""

    kind: SectionKind
    old_y: float | None
    new_y: float | None


@dataclass(frozen=True, slots=True)
class SlopeChart:
    """Sections of both years in their order, and what became of each."""

    old: tuple[Node, ...]
    new: tuple[Node, ...]
    slopes: tuple[Slope, ...]
    height: float
    counts: dict[str, int]


SLOPE_TEXT = 384.0  # room for a title at either side
_SLOPE_ROW = 24


def slope(view: ComparisonView) -> SlopeChart | None:
    """The chart of sections; None where there are none or all match in order."""
    if not any(row.kind != "matched" for row in view.sections):
        return None
    old = _nodes({row.old.index: row.old for row in view.sections if row.old})
    new = _nodes({row.new.index: row.new for row in view.sections if row.new})
    old_y = {node.heading.index: node.y for node in old}
    new_y = {node.heading.index: node.y for node in new}
    slopes = tuple(
        Slope(
            row.kind,
            old_y[row.old.index] if row.old else None,
            new_y[row.new.index] if row.new else None,
        )
        for row in view.sections
    )
    height = 34 + _SLOPE_ROW * max(len(old), len(new))
    return SlopeChart(old, new, slopes, height, _section_counts(view))


def _nodes(headings: dict[int, Heading]) -> tuple[Node, ...]:
    ordered = [headings[index] for index in sorted(headings)]
    return tuple(
        Node(h, shortened(h.title, SLOPE_TEXT - 10 - 12 * (h.level - 1)), 44.0 + at * _SLOPE_ROW)
        for at, h in enumerate(ordered)
    )


def _section_counts(view: ComparisonView) -> dict[str, int]:
    """Sections, not rows, of each kind: a split of one into two is one."""
    kinds = view.counts["sections"]
    split = {row.old.index for row in view.sections if row.kind == "split" and row.old}
    merged = {row.new.index for row in view.sections if row.kind == "merged" and row.new}
    return {**kinds, "split": len(split), "merged": len(merged)}


# (c) strips of both texts


@dataclass(frozen=True, slots=True)
class Stretch:
    """A main part of a report on its strip; ``anchor`` is its heading on the page."""

    x: float
    width: float
    anchor: str
    title: str
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A text as a bar, with the ticks of its findings as one SVG path for each role."""

    side: str
    label: str
    stretches: tuple[Stretch, ...]
    ticks: tuple[tuple[str, str], ...]


_STRIP_LEFT = 56.0
_STRIP_WIDTH = WIDTH - _STRIP_LEFT


def strips(view: ComparisonView) -> tuple[Strip, ...]:
    """Both texts as bars; none where nothing changed."""
    found = (_strip(view, "old"), _strip(view, "new"))
    return found if any(strip.ticks for strip in found) else ()


def _strip(view: ComparisonView, side: str) -> Strip:
    paragraphs: list[TextParagraph] = [p for row in view.texts for p in getattr(row, side)]
    at, starts = 0, {}
    positions: dict[str, int] = {}
    for paragraph in paragraphs:
        starts[paragraph.number] = at
        for part in paragraph.parts:
            if part.anchor:
                positions[part.anchor] = at
            at += len(part.text)
    scale = _STRIP_WIDTH / max(at, 1)
    groups = (
        ("new", view.new_commitments),
        ("gone", view.dropped_commitments),
        ("chg", view.changed_commitments),
    )
    ticks = []
    for role, rows in groups:
        places = [getattr(row, side) for row in rows]
        xs = sorted({positions[p.anchor] for p in places if p is not None})
        if xs:
            path = "".join(f"M{_STRIP_LEFT + x * scale:.1f} 16v32" for x in xs)
            ticks.append((role, path))
    source = view.old if side == "old" else view.new
    return Strip(side, source.year, _stretches(view, side, starts, at, scale), tuple(ticks))


def _stretches(
    view: ComparisonView, side: str, starts: dict[int, int], end: int, scale: float
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
            label=shortened(h.title, (bounds[at + 1] - bounds[at]) * scale - 6, 10),
        )
        for at, h in enumerate(ordered)
        if (bounds[at + 1] - bounds[at]) * scale >= 24
    )

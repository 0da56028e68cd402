"""Geometry of two charts, dumbbells and slope: numbers for SVG, made when the page is built.

Widths of labels are estimated: one em for a Chinese character and for the dashes, quotes and
dots that Chinese fonts draw as wide, 0.56 for another.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportdiff.view.roles import role
from reportdiff.view.rows import ComparisonView, FulfilmentRow, Heading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH = 720
_FONT = 13
_PERCENT_RANGE = 30.0  # growth beyond it would press all other rows together
_AMOUNT_RANGE = (40.0, 200.0)  # % of target that the axis of amounts can show
_ABOUT = 0.1  # half width of the band of 左右, as a share of the target
_ROW = 30


def text_width(text: str, size: float = _FONT) -> float:
    """Estimated width in pixels."""
    return size * sum(1.0 if ord(c) > 0x2E7F or "\u2010" <= c <= "\u2027" else 0.56 for c in text)


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


@dataclass(frozen=True, slots=True)
class Shape:
    """All marks of one form and role of a chart, as one SVG path."""

    form: str
    role: str
    path: str


def _gathered(marks: Sequence[tuple[str, str, str]]) -> tuple[Shape, ...]:
    """Marks as (form, role, path), those of one form and role in one path, in order."""
    paths: dict[tuple[str, str], str] = defaultdict(str)
    for form, ink, path in marks:
        paths[form, ink] += path
    return tuple(Shape(form, ink, path) for (form, ink), path in paths.items())


# (a) dumbbells

_RADIUS = 5
_LABEL_GAP = 11.0
_LEAST_AXIS = 160.0  # pixels, however long the words around it


@dataclass(frozen=True, slots=True)
class Dumbbell:
    """The words of a target and its result on the line ``y``; x in pixels."""

    name: str
    y: float
    target_text_x: float
    actual_text_x: float
    target_label: str
    actual_label: str
    target_left: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """Dumbbells on one axis: its ticks as (x, label), lines and marks as paths."""

    kind: str
    rows: tuple[Dumbbell, ...]
    ticks: tuple[tuple[float, str], ...]
    grid: str
    shapes: tuple[Shape, ...]
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
    ends = [_ends(row, pair) for row, pair in zip(rows, points, strict=True)]
    left = names + max(end[0] for end in ends)
    right = max(WIDTH - max(end[1] for end in ends), left + _LEAST_AXIS)

    def x(value: float) -> float:
        return round(left + (value - low) / span * (right - left), 1)

    placed, marks = [], []
    for at, (row, pair) in enumerate(zip(rows, points, strict=True)):
        y = top + 42 + at * _ROW
        placed.append(_words(row, (x(pair[0]), x(pair[1])), y, names))
        marks += _marks(row, pair, y, x)
    marks.sort(key=lambda mark: ("band", "stem", "bracket", "open", "dot").index(mark[0]))
    height = 42 + len(rows) * _ROW + 8
    ticks = tuple((x(value), label) for value, label in _ticks(low, high))
    grid = "".join(f"M{at} {top + 28:g}V{top + height - 8:g}" for at, _ in ticks)
    return Panel(kind, tuple(placed), ticks, grid, _gathered(marks), top, height)


def _points(kind: str, row: FulfilmentRow) -> tuple[float, float]:
    target, actual = _values(row)
    return (target, actual) if kind == "percent" else (100.0, 100 * actual / target)


def _ends(row: FulfilmentRow, pair: tuple[float, float]) -> tuple[float, float]:
    """The room that the words of a dumbbell need at its left and its right."""
    words = (text_width(str(row.target)), text_width(str(row.actual)))
    left, right = words if pair[0] <= pair[1] else words[::-1]
    return left + 2 * _LABEL_GAP, right + 2 * _LABEL_GAP


def _words(row: FulfilmentRow, at: tuple[float, float], y: float, names: float) -> Dumbbell:
    left = at[0] <= at[1]
    gap = _LABEL_GAP if left else -_LABEL_GAP
    return Dumbbell(
        name=shortened(row.name, names - 12),
        y=y,
        target_text_x=round(at[0] - gap, 1),
        actual_text_x=round(at[1] + gap, 1),
        target_label=str(row.target),
        actual_label=str(row.actual),
        target_left=left,
    )


def _marks(
    row: FulfilmentRow, pair: tuple[float, float], y: float, x: Callable[[float], float]
) -> list[tuple[str, str, str]]:
    """The open circle of a target, the filled one of its result and what is between and around."""
    ink = role(f"outcome.{row.kind}")
    target, actual = x(pair[0]), x(pair[1])
    ring = f"M{target - _RADIUS:g} {y:g}" + 2 * f"a{_RADIUS} {_RADIUS} 0 1 1 {{}} 0"
    marks = [
        ("stem", ink, f"M{target} {y:g}H{actual}"),
        ("open", ink, ring.format(2 * _RADIUS, -2 * _RADIUS)),
        # A line without length and with round ends is a filled circle.
        ("dot", ink, f"M{actual} {y:g}h0"),
    ]
    if row.target.bound == "about":
        half = abs(pair[0]) * _ABOUT
        low, high = x(pair[0] - half), x(pair[0] + half)
        marks.append(("band", "", f"M{low} {y - 8:g}H{high}v16H{low}z"))
    if row.target.bound in ("at_least", "at_most"):
        foot = 4 if row.target.bound == "at_least" else -4
        marks.append(("bracket", "", f"M{target + foot:g} {y - 10:g}h{-foot}v20h{foot}"))
    return marks


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
class SlopeChart:
    """Sections of both years in their order; lines and stubs say what became of each."""

    old: tuple[Node, ...]
    new: tuple[Node, ...]
    shapes: tuple[Shape, ...]
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
    lines = [
        (
            row.kind,
            role(f"section.{row.kind}"),
            _line(
                old_y[row.old.index] if row.old else None, new_y[row.new.index] if row.new else None
            ),
        )
        for row in view.sections
    ]
    height = 34 + _SLOPE_ROW * max(len(old), len(new))
    return SlopeChart(old, new, _gathered(lines), height, _section_counts(view))


def _line(old: float | None, new: float | None) -> str:
    """From a section of last year to one of this year, or a stub beside the one there is."""
    if old is not None and new is not None:
        return f"M394 {old}C460 {old} 480 {new} 546 {new}"
    return f"M394 {old}h22" if new is None else f"M524 {new}h22"


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

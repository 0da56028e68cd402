"""Numbers as people read them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from reportdiff.model import Indicator
from reportdiff.view.labels import Labels
from reportdiff.view.rows import Figure

_POINTS = {"zh": "个百分点", "en": "\u00a0pp"}


def number(value: float) -> str:
    """A number without superfluous zeros and without an exponent.

    >>> number(1200.0), number(0.2), number(-2.5)
    ('1200', '0.2', '-2.5')
    """
    text = format(Decimal(repr(float(value))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def is_chinese(text: str) -> bool:
    """Whether a text holds a Chinese character or full-width punctuation."""
    return any("⺀" <= c <= "鿿" or "\uff00" <= c <= "\uffef" or "\u3000" <= c <= "〿" for c in text)


def figure(indicator: Indicator, labels: Labels) -> Figure:
    """The value of an indicator in the words of the interface, or its quote when it has none."""
    text = indicator.quote if indicator.value is None else _worded(indicator, labels)
    return Figure(
        text=text,
        value=indicator.value,
        upper=indicator.upper,
        unit=indicator.unit,
        bound=indicator.bound,
        chinese=is_chinese(text),
    )


def quoted(shown: Figure, indicator: Indicator) -> Figure:
    """The same figure in the words of the report."""
    return replace(shown, text=indicator.quote, chinese=is_chinese(indicator.quote))


def _worded(indicator: Indicator, labels: Labels) -> str:
    value, upper, unit = indicator.value, indicator.upper, indicator.unit
    assert value is not None
    declines = value < 0 and indicator.kind in ("growth", "change")
    shown = number(abs(value) if declines else value)
    if upper is not None:
        shown += "～" if labels.lang == "zh" else "–"
        shown += number(abs(upper) if declines else upper)
    joined = shown + unit if labels.lang == "zh" or unit == "%" else f"{shown}\u00a0{unit}"
    bounded = labels("bound." + indicator.bound, figure=joined)
    return labels("declines", figure=bounded) if declines else bounded


def difference(value: float | None, unit: str, labels: Labels) -> str:
    """A signed difference in its unit; differences of percentages are in percentage points."""
    if value is None:
        return ""
    shown = number(round(value, 6))
    sign = "+" if value > 0 else ""
    if unit == "%":
        return sign + shown + _POINTS[labels.lang]
    return sign + shown + (unit if labels.lang == "zh" else f"\u00a0{unit}")


def ratio(actual: Indicator | None, target: Indicator) -> float | None:
    """Result / target in %, for amounts in the same unit; None where it would mean nothing."""
    if actual is None or actual.value is None or not target.value or target.value < 0:
        return None
    if target.kind != "level" or actual.unit != target.unit or target.unit == "%":
        return None
    return round(100 * actual.value / target.value, 1)

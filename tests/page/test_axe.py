"""Axe finds nothing, on pages of both languages, in light and dark, on screens of four widths.

Where axe cannot tell the contrast of a text (charts, single characters, cells that are scrolled
out of view) the test computes it from the inks and grounds that the browser uses.
"""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

REAL = (("national", "zh"), ("2009-2010", "en"), ("1981-1982", "zh"))
WIDTHS, SCHEMES = (1440, 768, 390, 320), ("light", "dark")
EVERY_SCREEN = product(("invented",), ("zh", "en"), WIDTHS, SCHEMES)
# Every width of each, in the one scheme or the other: all eight screens among them.
REAL_SCREENS = (
    (name, lang, width, SCHEMES[(page + screen) % 2])
    for page, (name, lang) in enumerate(REAL)
    for screen, width in enumerate(WIDTHS)
)
# A page of real size takes axe 9 to 21 seconds, nearly all for rows that are built alike: of
# each list and kind a few rows stay.
_FEW = """
const seen = {};
for (const f of document.querySelectorAll('.f,.terms li,#texts .r')) {
  const list = f.closest('[data-k]') || f.parentElement;
  const kind = (list.dataset.k || list.className) + ('u' in f.dataset) + !!f.querySelector('.mv,.ask');
  seen[kind] = (seen[kind] || 0) + 1;
  if (seen[kind] > 8) f.remove();
}
"""
_INK_AND_GROUNDS = """
(selector) => {
  const e = document.querySelector(selector), chart = e.closest('svg');
  const grounds = chart ? [...chart.querySelectorAll('.band,.ground')].map(
    (shape) => getComputedStyle(shape).fill) : [];
  let p = e;
  while (p && /^rgba\\(.*, 0\\)$/.test(getComputedStyle(p).backgroundColor)) p = p.parentElement;
  grounds.push(getComputedStyle(p || document.documentElement).backgroundColor);
  return [getComputedStyle(e)[chart ? 'fill' : 'color'], ...grounds];
}
"""


@pytest.mark.parametrize(("name", "lang", "width", "scheme"), [*EVERY_SCREEN, *REAL_SCREENS])
def test_axe_finds_nothing(opened, name, lang, width, scheme):
    page = opened(name, lang=lang, width=width, color_scheme=scheme, bypass_csp=True)
    if name != "invented":
        page.evaluate(_FEW)
    _nothing_found(page)


@pytest.mark.parametrize(("lang", "width", "scheme"), [("zh", 1440, "dark"), ("en", 320, "light")])
def test_axe_finds_nothing_where_nothing_has_changed(opened, lang, width, scheme):
    page = opened("unchanged", lang=lang, width=width, color_scheme=scheme, bypass_csp=True)
    _nothing_found(page)


def test_axe_finds_nothing_on_a_whole_page_of_real_size(opened):
    _nothing_found(opened("national", bypass_csp=True))


def _nothing_found(page):
    found = _axe(page)
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
    unsure = [n for i in found["incomplete"] if i["id"] == "color-contrast" for n in i["nodes"]]
    for node in unsure:
        (selector,) = node["target"]
        ink, *grounds = map(_luminance, page.evaluate(_INK_AND_GROUNDS, selector))
        assert min(_contrast(ink, ground) for ground in grounds) >= 4.5, node["html"]


def _axe(page):
    axe = pytest.importorskip("axe_playwright_python")
    page.add_style_tag(content=".r{content-visibility:visible!important}")
    page.evaluate(
        "document.querySelectorAll('main details:not(.kinds)').forEach(d => { d.open = true; })"
    )
    page.add_script_tag(path=Path(axe.__file__).with_name("axe.min.js"))
    return page.evaluate(
        "axe.run({ resultTypes: ['violations', 'incomplete'], runOnly: { type: 'tag', values:"
        " ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },"
        " rules: { 'target-size': { enabled: true } } })"
    )


def _contrast(one, other):
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _luminance(color):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(c) / 255 for c in re.findall(r"\d+", color)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

"""What a reader with other eyes, or none, can rely on."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest


@pytest.mark.parametrize("media", [{"forced_colors": "active"}, {"color_scheme": "dark"}])
def test_kinds_differ_without_colour(opened, media):
    page = opened("invented", **media)
    looks = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.f:has(.tag)')].map(f => { const t ="
        " f.querySelector('.tag'); return [f.closest('[data-k]').dataset.k, t.textContent"
        " + getComputedStyle(t, '::before').content]; }))"
    )
    assert len(looks) == 15
    assert len(set(looks.values())) == 15
    assert "none" not in "".join(looks.values())
    edges = page.evaluate(
        "['new', 'dropped', 'changed'].map(k => getComputedStyle(document.querySelector("
        "`.cards[data-k$=${k}] .f`)).borderLeftStyle)"
    )
    assert edges == ["solid", "dashed", "double"]


def test_redlines_copy_as_plain_text(opened):
    page = opened("invented")
    copied = page.evaluate(
        "(() => { const p = document.querySelector('#changed ins').closest('p');"
        " getSelection().selectAllChildren(p); return getSelection().toString(); })()"
    )
    assert copied.replace("\n", "") == "发放消费券1亿元2亿元，支持家电、汽车以旧换新。"


@pytest.mark.parametrize(
    ("name", "lang", "width"),
    [
        *product(("invented", "unchanged"), ("zh", "en"), (1440, 320)),
        *product(("invented",), ("zh",), (768, 390)),
    ],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened, name, lang, scheme, width):
    found = _axe(opened(name, lang=lang, width=width, color_scheme=scheme, bypass_csp=True))
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
    unsure = [n for i in found["incomplete"] if i["id"] == "color-contrast" for n in i["nodes"]]
    assert [n["html"] for n in unsure if not _beyond_axe(n)] == []


def _beyond_axe(node):
    """Arrows, single digits, cells scrolled out of view; the next test measures the charts."""
    message, html = node["any"][0]["message"], node["html"]
    if html.startswith(("<text", "<th", "<td")) and (
        "overlapped" in message or "obscured" in message or "image" in message
    ):
        return True
    return "non-text" in message or "too short" in message or "image node" in message


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_in_charts_has_the_contrast_of_text(opened, scheme):
    fills = opened("invented", color_scheme=scheme).evaluate(
        "[...document.querySelectorAll('svg text')].map(e => getComputedStyle(e).fill)"
        ".concat(getComputedStyle(document.documentElement).backgroundColor)"
    )
    *texts, ground = (_luminance(fill) for fill in fills)
    assert texts
    for ink in texts:
        light, dark = max(ink, ground), min(ink, ground)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(color):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(c) / 255 for c in re.findall(r"\d+", color)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_axe_finds_nothing_on_a_page_of_real_size(opened):
    found = _axe(opened("sample", bypass_csp=True))
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []


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

"""Where things stand, on screens of several widths."""

from __future__ import annotations

import pytest

from tests.page.conftest import NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("width", "zoom"), [(1440, 1), (768, 1), (390, 1), (320, 1), (640, 2)])
def test_the_page_never_scrolls_sideways(opened, name, width, zoom):
    page = opened(name, width=width // zoom)
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [1440, 1024, 768, 390])
def test_tags_stay_in_their_cells_and_the_buttons_off_the_title(opened, lang, width):
    page = opened("invented", lang=lang, width=width)
    wide = page.evaluate(
        "[...document.querySelectorAll('.rows tr:first-child > *')]"
        ".filter(e => (innerWidth > 640 || !e.closest('thead')) && e.scrollWidth > e.clientWidth + 1).map(e => e.outerHTML)"
    )
    assert wide == []
    gap = page.evaluate(
        "(() => { const range = document.createRange();"
        " range.selectNodeContents(document.querySelector('h1'));"
        " const title = range.getBoundingClientRect(), tools ="
        " document.querySelector('.tools').getBoundingClientRect();"
        " return Math.max(tools.left - title.right, tools.top - title.bottom); })()"
    )
    assert gap >= 0


def test_wider_spacing_of_text_clips_nothing(opened):
    page = opened("invented", width=390, bypass_csp=True)
    page.add_style_tag(
        content="*{line-height:1.5!important;letter-spacing:.12em!important;"
        "word-spacing:.16em!important}p{margin-bottom:2em!important}"
    )
    clipped = page.evaluate(
        "[...document.querySelectorAll('main *:not(.v):not(svg *):not(thead):not(caption)')]"
        ".filter(e => { const s = getComputedStyle(e); return /hidden|clip/.test(s.overflow)"
        " && e.clientWidth && (e.scrollWidth > e.clientWidth + 1); }).map(e => e.className)"
    )
    assert clipped == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", ["invented", "sample"])
def test_paragraph_pairs_share_a_top_edge(opened, name):
    page = opened(name, width=1440)
    edges = page.evaluate(
        "[...document.querySelectorAll('.r:not(.gh)')].map(r => [...r.children]"
        ".map(c => c.closest('p') || c.querySelector('p')).filter(Boolean).map(p =>"
        " Math.round(p.getBoundingClientRect().top)))"
    )
    assert edges
    assert all(len(set(tops)) == 1 for tops in edges)

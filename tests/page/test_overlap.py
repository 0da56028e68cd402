"""No text stands on another and none is cut, on screens of four widths and on paper."""

from __future__ import annotations

import pytest

PAGES = (("sample", "zh"), ("2009-2010", "en"), ("1981-1982", "zh"))
PAPER = 665  # the pixels between the margins of A4
_OPEN = """
document.querySelectorAll('main details:not(.kinds)').forEach((d) => { d.open = true; });
const style = document.createElement('style');
style.textContent = '.r{content-visibility:visible!important}'
  + '.bar,.gh,.toc{position:static!important}';
document.head.append(style);
"""
# Each line of text as a box, without the air above and below its characters; boxes that are
# sorted by their top are held against those that begin before they end.
_OVERLAPS = """
() => {
  const unseen = (head) => head && getComputedStyle(head).position === 'absolute';
  const boxes = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; (n = walk.nextNode());) {
    const e = n.parentElement;
    if (!n.data.trim() || e.closest('.v,script,dialog,title,.skip') || unseen(e.closest('thead')) || !e.checkVisibility({
      contentVisibilityAuto: true, visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(n);
    for (const r of range.getClientRects()) {
      const air = r.height * 0.22;
      if (r.width > 1) boxes.push({ n, l: r.left + 1, r: r.right - 1, t: r.top + air, b: r.bottom - air });
    }
  }
  boxes.sort((a, b) => a.t - b.t);
  const found = [];
  boxes.forEach((a, i) => {
    for (let j = i + 1; j < boxes.length && boxes[j].t < a.b; j++) {
      const b = boxes[j];
      if (Math.min(a.r, b.r) - Math.max(a.l, b.l) > 1) found.push(a.n.data.trim().slice(0, 30) + ' × ' + b.n.data.trim().slice(0, 30));
    }
  });
  return [boxes.length, found];
}
"""
# Three pixels: the gap between a Chinese character and a figure may hang at the end of a line.
_CUT = """
() => {
  document.querySelectorAll('.kinds').forEach((d) => { d.open = true; });
  const wide = [...document.querySelectorAll('body *:not(.v,.v *,.scroll,svg,svg *,.skip,.kinds)')]
    .filter((e) => !e.closest('thead') && e.checkVisibility() && e.clientWidth
      && getComputedStyle(e).display !== 'inline' && e.scrollWidth > e.clientWidth + 3);
  const beyond = [...document.querySelectorAll('body :is(p,td,li,a,h1,h2,h3,span,b)')]
    .filter((e) => !e.closest('.scroll,.v,.skip')
      && e.getBoundingClientRect().right > innerWidth + 1);
  return [...wide, ...beyond].map((e) => e.outerHTML.slice(0, 120));
}
"""
# Words of a chart that reach out of its picture.
_OUTSIDE = """
() => [...document.querySelectorAll('svg text')].filter((e) => {
  const t = e.getBoundingClientRect(), p = e.closest('svg').getBoundingClientRect();
  return t.left < p.left - 1 || t.right > p.right + 1 || t.bottom > p.bottom + 2;
}).map((e) => e.outerHTML)
"""


@pytest.mark.parametrize("width", [1440, 768, 390, 320, PAPER])
@pytest.mark.parametrize(("name", "lang"), PAGES)
def test_no_text_stands_on_another_and_none_is_cut(opened, name, lang, width):
    page = opened(name, lang=lang, width=width, bypass_csp=True)
    if width == PAPER:
        page.emulate_media(media="print")
        page.evaluate("document.documentElement.dataset.print = 'all'")
    page.evaluate(_OPEN)
    lines, overlaps = page.evaluate(_OVERLAPS)
    assert lines > 1000
    assert overlaps == []
    assert page.evaluate(_CUT) == []
    assert page.evaluate(_OUTSIDE) == []

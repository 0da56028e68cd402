"""What a reader of the page can rely on, tried in a browser."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from reportdiff.rendering import render
from tests.page.conftest import LARGEST
from tests.rendering.invented import OPTIONS

NAMES = ("invented", "unchanged", "hostile", "sample")
VISIBLE_FINDINGS = "[...document.querySelectorAll('.f')].filter(e => !e.hidden).length"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_is_loaded_and_the_console_is_clean(opened, name, lang):
    page = opened(name, lang=lang)
    page.wait_for_timeout(100)
    assert page.asked == [page.url]
    assert page.said == []
    assert page.evaluate("window.pwned") is None


def test_the_policy_forbids_any_other_script(opened):
    page = opened()
    page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.pwned = 1';"
        " document.body.append(s); }"
    )
    assert page.evaluate("window.pwned") is None
    assert any("Content Security Policy" in text for text in page.said)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_has_no_handlers_styles_or_script_addresses(opened, name):
    found = opened(name).evaluate(
        "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a =>"
        " a.name.startsWith('on') || a.name === 'style' || /^\\s*javascript:/i.test(a.value))"
        ".map(a => a.name + '=' + a.value)"
    )
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_every_inner_link_leads_somewhere(opened, name):
    lost = opened(name).evaluate(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id);"
        " const twice = ids.filter((id, i) => ids.indexOf(id) !== i);"
        " const dead = [...document.querySelectorAll('a[href^=\"#\"]')]"
        ".filter(a => !document.getElementById(a.getAttribute('href').slice(1)))"
        ".map(a => a.outerHTML); return [...twice, ...dead]; })()"
    )
    assert lost == []


@pytest.mark.parametrize("name", ["invented", "sample"])
def test_every_finding_leads_to_its_sentence_and_back(opened, name):
    # A page without room to spare leaves out the way back from what continues unchanged.
    selector = ".f" if name == "invented" else ".f:not([data-k='status.continued'] *)"
    lost = opened(name).evaluate(
        f"[...document.querySelectorAll(\"{selector}\")].filter(f => ![...f.querySelectorAll('a[href]')]"
        ".some(a => { const s = document.getElementById(a.getAttribute('href').slice(1));"
        " return s && s.closest('.grid') && [...s.parentElement.querySelectorAll('a')]"
        ".some(b => b.getAttribute('href') === '#' + f.id); })).map(f => f.id)"
    )
    assert lost == []


def test_quotes_are_the_words_of_the_sentence_they_link_to(opened):
    wrong = opened("sample").evaluate(
        "[...document.querySelectorAll('.rows .why p:not(.y)')].filter(p => { const link ="
        " p.querySelector('a'); const words = p.textContent.replace(link.textContent, '').trim();"
        " const s = document.getElementById(link.getAttribute('href').slice(1));"
        " return !words || !s.textContent.includes(words.replace(/^…|…$/g, '')); })"
        ".map(p => p.textContent)"
    )
    assert wrong == []


@pytest.mark.parametrize("name", ["invented", "unchanged", "sample"])
def test_tiles_count_the_rows_and_so_does_the_json(opened, comparisons, name):
    page = opened(name)
    tiles = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.tiles a')].map(a =>"
        " [a.getAttribute('href').slice(1), +a.querySelector('b').textContent]))"
    )
    rows = page.evaluate(
        "Object.fromEntries(['fulfilment', 'targets', 'new', 'dropped', 'changed'].map(id =>"
        " [id, document.querySelectorAll(`#${id} .f`).length]))"
    )
    summary = json.loads(render(comparisons[name](), "json", OPTIONS))["summary"]
    assert {k: v for k, v in tiles.items() if k != "sections"} == rows
    assert rows["fulfilment"] == sum(summary["fulfilment"].values())
    assert rows["targets"] == sum(summary["targets"].values())
    assert {k: rows[k] for k in ("new", "dropped", "changed")} == {
        k: summary["commitments"][k] for k in ("new", "dropped", "changed")
    }
    moved = {k: n for k, n in summary["sections"].items() if k != "matched"}
    assert tiles["sections"] == sum(moved.values())


def test_a_report_against_itself_says_so_in_every_section(opened):
    page = opened("unchanged")
    for section in ("new", "dropped", "changed", "sections", "terms"):
        assert "无此类变化" in page.inner_text(f"#{section}")
    for section in page.query_selector_all("main > section"):
        assert len(section.inner_text()) > 10


def test_without_script_all_findings_and_both_texts_can_be_read(opened):
    page = opened("invented", java_script_enabled=False)
    html = page.content()
    assert page.locator(".bar").is_hidden()
    assert page.locator("#new .f").first.is_visible()
    assert page.locator("#f-cpi").is_visible()
    page.locator("#f-cpi summary").click()
    assert page.locator("#f-cpi .y").is_visible()
    assert page.locator("#texts").is_visible()
    assert "hidden" not in re.findall(r'<(?:tbody|li) class="f"[^>]*', html)


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
        "[...document.querySelectorAll('.rows tr:not(.e) > *')]"
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
        ".map(c => c.querySelector('p')).filter(Boolean).map(p =>"
        " Math.round(p.getBoundingClientRect().top)))"
    )
    assert edges
    assert all(len(set(tops)) == 1 for tops in edges)


def test_focus_is_visible_in_order_and_never_under_the_bar(opened):
    page = opened("sample")
    last = -1.0
    for _ in range(70):
        page.keyboard.press("Tab")
        page.wait_for_timeout(10)
        seen = page.evaluate(
            "(() => { const e = document.activeElement, r = e.getBoundingClientRect();"
            " const bar = document.querySelector('.bar'), b = bar.getBoundingClientRect();"
            " const covered = b.top <= 0 && !bar.contains(e) && !e.closest('.toc')"
            " && r.top < b.bottom - 1 && r.bottom > b.top && r.bottom < b.bottom - 1;"
            " const o = getComputedStyle(e); return { covered, outline: o.outlineStyle !== 'none',"
            " main: !!e.closest('main'), order: r.top + scrollY, tag: e.outerHTML.slice(0, 90) }; })()"
        )
        assert not seen["covered"], seen
        assert seen["outline"], seen
        if seen["main"] and "bar" not in seen["tag"]:
            assert seen["order"] > last - 400, seen
            last = seen["order"]
    page.keyboard.press("Shift+Tab")


def test_keys_lead_from_finding_to_finding_and_can_be_switched_off(opened):
    page = opened("invented")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first != second
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.locator("#keys").uncheck()
    page.locator("#help button").click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_filters_count_say_so_and_survive_a_reload(opened):
    page = opened("invented")
    whole = page.evaluate(VISIBLE_FINDINGS)
    page.locator(".kinds summary").click()
    page.locator('.kinds input[value="status.new"]').uncheck()
    assert page.evaluate(VISIBLE_FINDINGS) == whole - 3
    assert page.inner_text("#count") == f"显示{whole - 3}/{whole}"
    assert page.get_attribute("#count", "aria-live") == "polite"
    page.fill("#q", "托位")
    page.wait_for_timeout(300)
    assert "q=" in page.url
    assert page.evaluate(VISIBLE_FINDINGS) == 1
    page.reload()
    assert page.input_value("#q") == "托位"
    assert page.evaluate(VISIBLE_FINDINGS) == 1
    page.locator('[data-do="clear"]').click()
    assert page.evaluate(VISIBLE_FINDINGS) == whole


def test_a_filter_without_hits_says_so(opened):
    page = opened("invented", at="?q=%E4%B8%8D%E5%AD%98%E5%9C%A8")
    assert page.inner_text("#count") == "没有符合条件的结果。"


def test_the_order_of_the_report_can_be_chosen(opened):
    page = opened("invented")
    names = "[...document.querySelectorAll('#fulfilment tbody th')].map(e => e.textContent)"
    before = page.evaluate(names)
    page.locator('[data-do="order"]').check()
    assert page.evaluate(names)[:3] == ["地区生产总值增长", "城镇新增就业", "居民消费价格涨幅"]
    page.locator('[data-do="order"]').uncheck()
    assert page.evaluate(names) == before


def test_redlines_can_stand_side_by_side(opened):
    page = opened("invented")
    page.locator('[data-do="sides"]').check()
    texts = page.locator("#changed .sides").first.locator("p").all_inner_texts()
    assert "1亿元" in texts[0]
    assert "2亿元" not in texts[0]
    assert "2亿元" in texts[1]
    page.locator('[data-do="sides"]').uncheck()
    assert page.locator("#changed .sides").count() == 0


def test_a_link_into_a_closed_fold_opens_it(opened):
    page = opened("invented")
    row = page.evaluate("document.querySelector('#continued .f').id")
    deep = opened("invented", at=f"#{row}")
    assert deep.locator(f"#{row}").is_visible()
    assert deep.evaluate("document.activeElement.id") == row


def test_a_link_to_a_sentence_that_is_gone_falls_back_to_its_paragraph(opened):
    page = opened("invented", at="#c-00000000~n-p008")
    assert page.evaluate("document.activeElement.id") == "n-p008"
    page = opened("invented", at="#n-p002s09")
    assert page.evaluate("document.activeElement.id") == "n-p002"


def test_text_in_closed_folds_can_be_searched(opened):
    page = opened("invented")
    assert not page.locator("#f-cpi .y").is_visible()
    assert "结果0.2低于目标3左右" in page.text_content("#f-cpi")


def test_print_holds_the_folds_drops_the_controls_and_keeps_its_length(opened, tmp_path):
    import subprocess

    page = opened("sample")
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    try:
        text = subprocess.run(
            ["pdftotext", "-raw", tmp_path / "page.pdf", "-"], capture_output=True, check=True
        ).stdout.decode()
    except FileNotFoundError:
        pytest.skip("pdftotext is not on this machine")
    flat = re.sub(r"\s+", "", text)
    assert "全部展开" not in flat
    assert "最接近的句子" in flat
    assert text.count("\f") < 75


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


# The limits are for two reports of 18,000 characters; the largest pairs have 20,000 to 22,500 each
# and may be larger when sent. The sample sets 137 targets in 8,500 characters, several times as
# many as real reports.
@pytest.mark.parametrize(
    ("name", "octets", "sent", "elements"),
    [
        ("national", 500_000, 120_000, 8_000),
        *((name, 500_000, 130_000, 8_000) for name in LARGEST),
        ("sample", 620_000, 155_000, 12_000),
    ],
)
def test_the_page_stays_within_its_budgets(opened, page_of, name, octets, sent, elements):
    content = page_of(name).read_bytes()
    page = opened(name)
    count, depth = page.evaluate(
        "(() => { const all = [...document.querySelectorAll('*')]; const deep = e => e ?"
        " 1 + deep(e.parentElement) : 0; return [all.length, Math.max(...all.map(deep))]; })()"
    )
    assert len(content) < octets
    assert len(gzip.compress(content)) < sent
    assert count < elements
    assert depth <= 12
    style, script = (
        re.search(rb"<%s>(.*?)</%s>" % (t, t), content, re.DOTALL)[1] for t in (b"style", b"script")
    )
    assert len(style) < 20_000
    assert len(script) < 15_000


def test_the_page_is_ready_within_a_second_on_a_slow_machine(opened):
    page = opened("national")
    session = page.context.new_cdp_session(page.page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    ready = []
    for _ in range(4):  # the best of four: the machine may be doing other things
        page.reload()
        ready.append(
            page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
        )
    assert min(ready) < 1000


def test_the_english_page_marks_its_chinese(opened):
    stray = opened("invented", lang="en").evaluate(
        "(() => { const found = []; const walk = document.createTreeWalker(document.body,"
        " NodeFilter.SHOW_TEXT); for (let n; (n = walk.nextNode());) {"
        " if (/[\\u3400-\\u9fff]/.test(n.data) && !/^zh/.test(n.parentElement.closest('[lang]')"
        ".getAttribute('lang')) && n.parentElement.tagName !== 'SCRIPT') found.push(n.data); } return found; })()"
    )
    assert stray == []


def test_two_builds_are_the_same_to_the_byte(comparisons):
    for name in ("html", "json", "markdown", "terminal", "excel", "word"):
        first, second = (render(comparisons["invented"](), name, OPTIONS) for _ in range(2))
        assert first == second, name


def test_the_source_date_stands_for_today(comparisons, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    page = render(comparisons["invented"](), "html", replace(OPTIONS, generated_at=None))
    assert "2030-03-17" in page


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

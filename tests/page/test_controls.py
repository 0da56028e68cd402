"""Keys, filters, links into folds: what the script adds."""

from __future__ import annotations

VISIBLE_FINDINGS = "[...document.querySelectorAll('.f')].filter(e => !e.hidden).length"


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
    assert "结果0.2低于目标3左右" not in page.inner_text("#f-cpi")
    assert "结果0.2低于目标3左右" in page.text_content("#f-cpi")

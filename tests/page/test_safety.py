"""Nothing is loaded, and only the script of the page runs."""

from __future__ import annotations

import pytest

from tests.page.conftest import NAMES


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

"""How large a page may be, and how soon it is ready."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.page.conftest import LARGEST


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

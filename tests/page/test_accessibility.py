"""What a reader with other eyes, or none, can rely on."""

from __future__ import annotations

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

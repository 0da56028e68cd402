"""The page on paper."""

from __future__ import annotations

import re

import pytest


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
    assert text.count("\f") < 50

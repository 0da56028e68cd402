"""Make the picture of the README: ``python tools/screenshot.py docs/images/page.png``.

Compares two samples, writes the page and takes a picture of its first screen in Debian's
Chromium, through playwright.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

import reportdiff

SAMPLES = Path(__file__).parents[1] / "samples"
SIZE = {"width": 1280, "height": 860}


def page_of_samples(folder: Path) -> Path:
    """The page of the two newer samples, as a file."""
    names = ("jinglan-2023.html", "jinglan-2024.docx")
    found = reportdiff.compare(*(reportdiff.read(SAMPLES / name) for name in names))
    options = reportdiff.ViewOptions(generated_at=date(2024, 3, 1))
    page = reportdiff.render(found, "html", options)
    target = folder / "page.html"
    target.write_text(str(page), encoding="utf-8")
    return target


def main() -> None:
    """Take the picture."""
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport=SIZE, device_scale_factor=1, color_scheme="light")
        page.goto(page_of_samples(Path(folder)).as_uri())
        page.screenshot(path=str(target))
        browser.close()
    print(f"{target}: {target.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()

"""Pictures of the page, to be looked at: ``python tests/page/screenshots.py PAGE.html FOLDER``.

First screen, targets, a changed commitment, full texts, phone, dark, print.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from chromium import browser

DESK = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}


def take(page_file: Path, folder: Path) -> None:
    """Write the pictures of a page as PNG files (and the print as PDF) into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    address = page_file.resolve().as_uri()
    with browser() as chromium:
        desk = _open(chromium, address, DESK)
        desk.screenshot(path=folder / "1-first-screen.png")
        for number, selector in enumerate(
            ("#fulfilment", "#targets", "#new", "#changed", "#sections", "#terms", "#texts"), 2
        ):
            _scroll(desk, selector)
            desk.screenshot(path=folder / f"{number}-{selector[1:]}.png")
        desk.evaluate("document.querySelectorAll('.why').forEach(e => e.open = true)")
        _scroll(desk, "#fulfilment")
        desk.screenshot(path=folder / "9-evidence.png")
        phone = _open(chromium, address, PHONE, scale=2)
        for number, selector in enumerate(("body", "#fulfilment", "#changed", "#texts"), 10):
            _scroll(phone, selector)
            phone.screenshot(path=folder / f"{number}-phone-{selector.strip('#')}.png")
        dark = _open(chromium, address, DESK, scheme="dark")
        dark.screenshot(path=folder / "14-dark.png")
        _scroll(dark, "#changed")
        dark.screenshot(path=folder / "15-dark-changed.png")
        desk = _open(chromium, address, DESK)
        desk.pdf(path=folder / "print.pdf", prefer_css_page_size=True)
    if shutil.which("pdftoppm"):
        pages = [str(folder / "print.pdf"), str(folder / "16-print")]
        subprocess.run(["pdftoppm", "-png", "-r", "60", "-l", "4", *pages], check=True)


def _open(chromium: Any, address: str, size: dict[str, int], scheme: str = "light", scale: int = 1):
    page = chromium.new_page(viewport=size, color_scheme=scheme, device_scale_factor=scale)
    page.goto(address)
    return page


def _scroll(page: Any, selector: str) -> None:
    page.evaluate(
        "s => { const e = document.querySelector(s); document.documentElement.style.scrollBehavior"
        " = 'auto'; scrollTo(0, e.getBoundingClientRect().top + scrollY - 60); }",
        selector,
    )
    page.wait_for_timeout(150)


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))

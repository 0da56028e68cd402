"""Pictures of the outputs, to be looked at.

    python -m tests.page.screenshots FOLDER [OLD NEW]

First screen, targets, a changed commitment, full texts, phone, dark and print of
the page, and the first pages of the workbook and the document where LibreOffice
is installed. OLD and NEW are two of the samples unless they are given.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import reportdiff
from reportdiff.rendering import render
from reportdiff.view import comparison_view
from tests.page.chromium import browser

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


def take_office(files: list[Path], folder: Path) -> None:
    """Write the first pages of the workbook and the document, as LibreOffice lays them out."""
    if not shutil.which("soffice") or not shutil.which("pdftoppm"):
        return
    convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    for file in files:
        subprocess.run([*convert, str(file)], check=True, capture_output=True)
        pages = [str(folder / f"{file.stem}.pdf"), str(folder / file.stem)]
        subprocess.run(["pdftoppm", "-png", "-r", "70", "-l", "6", *pages], check=True)


def main(folder: Path, old: Path, new: Path) -> None:
    """Compare, render and take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    view = comparison_view(reportdiff.compare(reportdiff.read(old), reportdiff.read(new)))
    page, book, document = (folder / name for name in ("page.html", "excel.xlsx", "word.docx"))
    page.write_text(str(render(view, "html")), encoding="utf-8", newline="\n")
    (folder / "terminal.txt").write_text(str(render(view, "terminal")), encoding="utf-8")
    for file, name in ((book, "excel"), (document, "word")):
        content = render(view, name)
        assert isinstance(content, bytes)
        file.write_bytes(content)
    take(page, folder)
    take_office([book, document], folder)


if __name__ == "__main__":
    samples = Path(__file__).parents[2] / "samples"
    given = [Path(argument) for argument in sys.argv[2:4]]
    if len(given) != 2:
        given = [samples / "jinglan-2023.html", samples / "jinglan-2024.docx"]
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"), *given)

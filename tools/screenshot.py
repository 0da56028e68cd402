"""Pictures of the outputs, to be looked at, and the one of the README.

    python -m tools.screenshot FOLDER [OLD NEW] [--readme IMAGE]

The page as PNG files: first screen, every section, evidence, a changed commitment, full texts,
phone, dark, print; the first pages of the workbook and the document where LibreOffice is
installed; the terminal as text. OLD and NEW are two of the samples unless they are given.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import reportdiff
from reportdiff.view import ViewOptions, comparison_view
from reportdiff.view.options import Lang
from tests.page.chromium import browser

SAMPLES = Path(__file__).parents[1] / "samples"
DESK = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
SECTIONS = ("fulfilment", "targets", "new", "dropped", "changed", "sections", "terms", "texts")
ON_PHONE = ("main", "#fulfilment", "#changed", "#texts")
# A commitment with a word that went and one that came.
CHANGED = "#changed .f:has(ins):has(del)"


def take(address: str, folder: Path) -> None:
    """Write the pictures of a page, and its print as PDF and PNG files, into a folder."""
    with browser() as chromium:
        desk = _open(chromium, address, DESK)
        desk.screenshot(path=folder / "01-first-screen.png")
        for number, section in enumerate(SECTIONS, 2):
            _scroll(desk, f"#{section}")
            desk.screenshot(path=folder / f"{number:02}-{section}.png")
        desk.evaluate("document.querySelectorAll('.rows details').forEach(e => { e.open = true; })")
        _scroll(desk, "#fulfilment")
        desk.screenshot(path=folder / "10-evidence.png")
        if desk.locator(CHANGED).count():
            desk.locator(CHANGED).first.screenshot(path=folder / "11-changed-commitment.png")
        phone = _open(chromium, address, PHONE, scale=2)
        for number, selector in enumerate(ON_PHONE, 12):
            _scroll(phone, selector)
            phone.screenshot(path=folder / f"{number}-phone-{selector.strip('#')}.png")
        dark = _open(chromium, address, DESK, scheme="dark")
        dark.screenshot(path=folder / "16-dark.png")
        _scroll(dark, "#changed")
        dark.screenshot(path=folder / "17-dark-changed.png")
        desk.pdf(path=folder / "print.pdf", prefer_css_page_size=True)
    _pages(folder / "print.pdf", folder / "18-print")


def _open(
    chromium: Any, address: str, size: dict[str, int], scheme: str = "light", scale: int = 1
) -> Any:
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


def _pages(document: Path, names: Path, most: int = 6) -> None:
    """The first pages of a PDF as pictures, where poppler is installed."""
    if shutil.which("pdftoppm"):
        command = ["pdftoppm", "-png", "-r", "70", "-l", str(most), str(document), str(names)]
        subprocess.run(command, check=True)


def take_office(files: list[Path], folder: Path) -> None:
    """Write the first pages of the workbook and the document, as LibreOffice lays them out."""
    if not shutil.which("soffice"):
        return
    convert = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    for file in files:
        subprocess.run([*convert, str(file)], check=True, capture_output=True)
        _pages(folder / f"{file.stem}.pdf", folder / file.stem)


def make(folder: Path, old: Path, new: Path, lang: Lang) -> None:
    """Compare, render and take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    compared = reportdiff.compare(reportdiff.read(old), reportdiff.read(new))
    view = comparison_view(compared, ViewOptions(lang=lang, generated_at=date(2024, 3, 1)))
    names = {"html": "page.html", "terminal": "terminal.txt", "excel": "excel.xlsx"}
    for renderer, name in {**names, "word": "word.docx"}.items():
        content = reportdiff.render(view, renderer)
        octets = content.encode("utf-8") if isinstance(content, str) else content
        (folder / name).write_bytes(octets)
    take((folder / "page.html").resolve().as_uri(), folder)
    take_office([folder / "excel.xlsx", folder / "word.docx"], folder)


def main() -> None:
    """Take the pictures that the command line asks for."""
    parser = argparse.ArgumentParser(description="Pictures of the outputs.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("reports", type=Path, nargs="*", metavar="OLD NEW")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    parser.add_argument("--readme", type=Path, help="where the first screen is kept too")
    given = parser.parse_args()
    old, new = given.reports or (SAMPLES / "jinglan-2023.html", SAMPLES / "jinglan-2024.docx")
    make(given.folder, old, new, given.lang)
    if given.readme:
        given.readme.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(given.folder / "01-first-screen.png", given.readme)
    print(f"Pictures: {given.folder.resolve()}")


if __name__ == "__main__":
    main()

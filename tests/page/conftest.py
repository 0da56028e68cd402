"""Pages of invented, hostile and real reports, and a browser that opens them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import pytest

import reportdiff
from reportdiff.rendering import render
from reportdiff.result import Comparison
from tests.page import chromium
from tests.rendering import hostile, invented

SAMPLES = Path(__file__).parents[2] / "samples"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "national"

NAMES = ("invented", "unchanged", "hostile", "sample")
# National pairs over the years, with the longest texts (1981-1982) and the most findings.
PAIRS = (
    "1979-1980", "1981-1982", "1987-1988", "1993-1994", "2004-2005",
    "2008-2009", "2009-2010", "2014-2015", "2018-2019",
)  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if chromium.executable() is None and not os.environ.get("CI"):
        pytest.skip("no chromium on this machine: install it to run the checks of the page")
    with chromium.browser() as running:
        yield running


@pytest.fixture(scope="session")
def comparisons() -> dict[str, Callable[[], Comparison]]:
    """What the pages show, by name; each made once."""
    return {name: lru_cache(made) for name, made in _comparisons().items()}


def _comparisons() -> dict[str, Callable[[], Comparison]]:
    return {
        "invented": invented.comparison,
        "unchanged": invented.unchanged,
        "hostile": hostile.comparison,
        "sample-2022": lambda: _compared(SAMPLES, "jinglan-2022.txt", "jinglan-2023.html"),
        "sample": lambda: _compared(SAMPLES, "jinglan-2023.html", "jinglan-2024.docx"),
        "national": lambda: _compared(CORPUS, "2023.txt", "2024.txt"),
    } | {pair: partial(_years, pair) for pair in PAIRS}


def _years(pair: str) -> Comparison:
    old, new = pair.split("-")
    return _compared(CORPUS, f"{old}.txt", f"{new}.txt")


def _compared(folder: Path, old: str, new: str) -> Comparison:
    for name in (old, new):
        if not (folder / name).exists():
            pytest.skip(f"{folder.name}/{name} is not here")
    return reportdiff.compare(reportdiff.read(folder / old), reportdiff.read(folder / new))


@pytest.fixture(scope="session")
def page_of(comparisons, tmp_path_factory) -> Callable[..., Path]:
    """The file of a page by the name of its comparison and its language; made once."""
    folder = tmp_path_factory.mktemp("pages")

    def made(name: str, lang: str = "zh") -> Path:
        path = folder / f"{name}-{lang}.html"
        if not path.exists():
            text = render(comparisons[name](), "html", replace(invented.OPTIONS, lang=lang))
            path.write_text(text, encoding="utf-8", newline="\n")
        return path

    return made


class Opened:
    """A page in a browser, with all it said and asked for."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.page, name)


@pytest.fixture
def opened(browser, page_of) -> Iterator[Callable[..., Opened]]:
    """Open a page; ``at`` is what follows its address, the rest are options of the context."""
    contexts = []

    def open_page(
        name: str = "invented", at: str = "", lang: str = "zh", width: int = 1280, **more: Any
    ) -> Opened:
        more.setdefault("viewport", {"width": width, "height": 800})
        context = browser.new_context(**more)
        contexts.append(context)
        shown = Opened(context.new_page())
        shown.goto(page_of(name, lang).as_uri() + at)
        return shown

    yield open_page
    for context in contexts:
        context.close()

"""The documentation builds without network and without a warning, and leaves nothing out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import reportdiff
from reportdiff.cli import main
from reportdiff.tables import COLUMNS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation, built into a folder of its own; any warning is an error."""
    pytest.importorskip("mkdocs", reason="the documentation needs pip install '.[docs]'")
    target = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return target


def test_pages_load_nothing_from_elsewhere(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        loaded = re.findall(
            r"<(?:script|img|link|iframe)\b[^>]*(?:src|href)=\"(https?:[^\"]+)", text
        )
        assert not [url for url in loaded if "canonical" not in url], page.name


def test_the_reference_is_made_from_the_program(site: Path) -> None:
    command_line = (site / "reference" / "cli.html").read_text(encoding="utf-8")
    assert "--exit-code" in command_line
    python = (site / "reference" / "python.html").read_text(encoding="utf-8")
    for name in reportdiff.__all__:
        assert name == "__version__" or name in python, f"{name} is not documented"


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_documented(name: str) -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert f"## {name}\n" in page
    assert main.commands[name].help
    for option in main.commands[name].params:
        if isinstance(option, click.Option):
            assert option.help, f"{name} {option.opts[-1]} has no help"


def test_every_table_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "tables.md").read_text(encoding="utf-8")
    assert set(re.findall(r"<!-- columns: (\w+) -->", page)) == set(COLUMNS)


def test_every_public_name_has_a_docstring() -> None:
    for name in reportdiff.__all__:
        value = getattr(reportdiff, name)
        assert name == "__version__" or (value.__doc__ or "").strip(), name

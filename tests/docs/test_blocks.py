"""Every code block of the documentation runs, in the order of its page, in a folder with the samples."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

import reportdiff
from reportdiff.cli import main
from reportdiff.config import use_settings

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(
    r"^(?:<!-- not run: (?P<excuse>[^\n]+) -->\n)?```(?P<language>\w*)(?: title=\"(?P<title>[^\"]+)\")?\n"
    r"(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
UNCHECKED = {"text", "css", "html", "jinja"}  # what a program printed, and parts of templates


@dataclass(frozen=True)
class Block:
    page: str
    line: int
    language: str
    title: str
    code: str
    excuse: str


def blocks_of(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(
            page.relative_to(ROOT).as_posix(),
            text.count("\n", 0, found.start()) + 1,
            found["language"],
            found["title"] or "",
            found["code"],
            found["excuse"] or "",
        )
        for found in FENCE.finditer(text)
    ]


def shell(code: str, folder: Path) -> str:
    """Run lines of a shell, stopping at the first that fails; return what they print."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", code],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONIOENCODING": "utf-8",
        },
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{code}\n{done.stdout}{done.stderr}"
    return done.stdout


def console(code: str, folder: Path) -> None:
    """Run each line after ``$`` and compare what follows it; ``...`` stands for anything."""
    for command, expected in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", code, re.MULTILINE):
        printed = shell(command, folder)
        pattern = re.escape(expected.strip()).replace(r"\.\.\.", ".*")
        assert re.fullmatch(pattern, printed.strip(), re.DOTALL), f"$ {command}\n{printed}"


def settings(code: str, title: str, folder: Path) -> None:
    """A settings file or a lexicon that is shown must be one that is accepted."""
    if title == "words.toml":
        (folder / title).write_text(code, encoding="utf-8")
        reportdiff.read_lexicon(folder / title)
        return
    path = folder / "shown" / (title or "reportdiff.toml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(code, encoding="utf-8")
    use_settings(click.Context(main), main, str(path))


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_code_blocks_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in blocks_of(page):
        where = f"{block.page}:{block.line}"
        if block.excuse or block.language in UNCHECKED:
            continue
        if block.language == "python":
            exec(compile(block.code, where, "exec"), names)
        elif block.language == "bash" and not block.code.startswith("make "):
            shell(block.code, tmp_path)
        elif block.language == "console":
            console(block.code, tmp_path)
        elif block.language == "toml":
            settings(block.code, block.title, tmp_path)
        elif block.language == "json":
            json.loads(block.code)
        elif not block.code.startswith("make "):
            pytest.fail(f"{where}: a block in {block.language or 'no language'} is not checked")


def test_every_fence_is_seen() -> None:
    """A block that the pattern misses would go unchecked in silence."""
    for page in PAGES:
        fences = len(re.findall(r"^\s*```", page.read_text(encoding="utf-8"), re.MULTILINE))
        assert fences == 2 * len(blocks_of(page)), page


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_both_readmes_say_the_same() -> None:
    """The same commands, links and headings, so that neither falls behind."""
    english, chinese = ((ROOT / name).read_text("utf-8") for name in ("README.md", "README.zh.md"))
    for pattern in (r"\]\(((?!README)[^)]+)\)", r"^#+ ", r"^```(\w+)"):
        assert sorted(re.findall(pattern, english, re.MULTILINE)) == sorted(
            re.findall(pattern, chinese, re.MULTILINE)
        )

"""The order of the stages: a module imports from its own stage and from those above it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "reportdiff"
STAGES = (
    "errors",
    "lexicon",
    "model",
    "options",
    "result",
    "zh",
    "reading",
    "structure",
    "extraction",
    "alignment",
    "comparison",
    "compare",
    "view",
    "rendering",
    "archive",
    "tables",
    "notebook",
    "progress",
    "arguments",
    "output",
    "console",
    "config",
    "cli",
    "__main__",
)
# The values have methods for notebooks (to_frame, to_json). Each imports its stage when it is
# called, so that nothing is loaded with the values and nothing they hold depends on it.
CALLED_LATE = {("model", "archive"), ("model", "notebook"), ("model", "tables")}
CALLED_LATE |= {("result", late) for _, late in CALLED_LATE}
MODULES = sorted(PACKAGE.rglob("*.py"))
# What is slow to import, and may therefore be imported inside the function that uses it only.
HEAVY = {"numpy", "scipy", "pandas", "jieba", "rjieba", "lxml", "docx", "pdfplumber", "trafilatura"}
HEAVY |= {"xlsxwriter", "rich", "jinja2", "opencc", "msgspec", "reportdiff.rendering"}


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def stage_of(module: str) -> str | None:
    parts = module.removesuffix(".__init__").split(".")
    return parts[1] if len(parts) > 1 else None


def imported_stages(path: Path) -> set[tuple[int, str]]:
    """The lines that import from this package, with the stage they import from."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = {id(node) for node in tree.body}
    stage = stage_of(name_of(path))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            pytest.fail(f"{path.name}:{node.lineno}: imports are written out in full here")
        elif isinstance(node, ast.ImportFrom) and node.module == "reportdiff":
            names = [f"reportdiff.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        else:
            continue
        for name in names:
            late = name.removeprefix("reportdiff.").split(".")[0]
            excused = (stage, late) in CALLED_LATE and id(node) not in top
            if name.startswith("reportdiff.") and not excused:
                found.add((node.lineno, late))
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_imports_only_from_stages_above_it(path: Path) -> None:
    stage = stage_of(name_of(path))
    if stage is None:  # the package itself names its parts without importing them
        return
    assert stage in STAGES, f"say in STAGES where {stage} stands"
    later = set(STAGES[STAGES.index(stage) + 1 :])
    wrong = [f"{path.name}:{line} imports {s}" for line, s in imported_stages(path) if s in later]
    assert not wrong


@pytest.mark.parametrize(
    "words", [["--help"], ["compare", "--help"], ["--version"], ["completion", "zsh"]], ids=" ".join
)
def test_help_loads_nothing_heavy(words: list[str]) -> None:
    script = (
        "import sys; sys.argv = ['reportdiff', *sys.argv[1:]]\n"
        "from reportdiff.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print('LOADED', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    loaded = set(done.stdout.rpartition("LOADED ")[2].split())
    assert not loaded & HEAVY


def test_importing_the_package_loads_nothing_heavy() -> None:
    script = "import sys, reportdiff; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert not set(done.stdout.split()) & HEAVY

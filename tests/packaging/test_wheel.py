"""What is shipped installs in a bare environment and works outside the checkout."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import reportdiff

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "reportdiff"


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the source distribution and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def test_the_wheel_holds_every_file_of_the_package(shipped: Path) -> None:
    with zipfile.ZipFile(next(shipped.glob("*.whl"))) as wheel:
        packed = set(wheel.namelist())
    tracked = subprocess.run(
        ["git", "ls-files", "reportdiff"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()
    assert set(tracked) <= packed
    assert "reportdiff/py.typed" in packed
    assert any(name.endswith("licenses/LICENSE") for name in packed)


def test_the_wheel_holds_nothing_else(shipped: Path) -> None:
    with zipfile.ZipFile(next(shipped.glob("*.whl"))) as wheel:
        tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"reportdiff", f"reportdiff-{reportdiff.__version__}.dist-info"}


def test_the_source_distribution_holds_samples_and_documentation(shipped: Path) -> None:
    with tarfile.open(next(shipped.glob("*.tar.gz"))) as source:
        names = {name.split("/", 1)[-1] for name in source.getnames()}
    assert {"samples/jinglan-2022.txt", "docs/index.md", "Makefile", "README.zh.md"} <= names
    assert not any(name.startswith((".venv", "out/", "site/")) for name in names)


def test_the_demo_runs_from_the_wheel_in_a_bare_environment(
    shipped: Path, tmp_path: Path, samples: Path
) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    programs = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    install = ["-m", "pip", "install", "--quiet", str(next(shipped.glob("*.whl")))]
    subprocess.run([str(programs / "python"), *install], check=True, capture_output=True)
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    pair = [str(samples / name) for name in ("jinglan-2023.html", "jinglan-2024.docx")]
    formats = [w for s in ("html", "xlsx", "docx", "json", "md") for w in ("-o", f"demo.{s}")]
    done = subprocess.run(
        [str(programs / "reportdiff"), "compare", *pair, *formats],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "<title>" in (tmp_path / "demo.html").read_text(encoding="utf-8")
    where = subprocess.run(
        [str(programs / "python"), "-c", "import reportdiff; print(reportdiff.__file__)"],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(tmp_path) in where.stdout


def test_versions_agree() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {reportdiff.__version__}" in citation
    assert f"## [{reportdiff.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_names_of_the_package_are_all_there() -> None:
    """``__all__``, the places the names are loaded from, and what editors are told, agree."""
    assert set(reportdiff.__all__) == {*reportdiff._HOMES, "__version__"}
    told = re.findall(
        r"^    from \S+ import \w+ as (\w+)$", (PACKAGE / "__init__.py").read_text(), re.M
    )
    assert sorted(told) == sorted(reportdiff._HOMES)
    for name in reportdiff.__all__:
        assert getattr(reportdiff, name) is not None


def test_compare_is_the_function_whoever_imported_its_module() -> None:
    script = "import reportdiff.compare, reportdiff; assert callable(reportdiff.compare)"
    script += "; from reportdiff.compare import read; assert callable(reportdiff.compare)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr

"""What an editor tells of the package: its types reach the user's own code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """
import reportdiff
from reportdiff import CompareOptions, Comparison, Lexicon

diff: Comparison = reportdiff.compare(
    reportdiff.read("2023.docx", year=2023),
    reportdiff.read("2024.html"),
    CompareOptions(lexicon=Lexicon(words=("word",))),
)
quotes: list[str] = [row.actual.quote for row in diff.fulfilment if row.actual]
page: str = reportdiff.render(diff, "html")
book: bytes = reportdiff.render(diff, "excel", reportdiff.ViewOptions(lang="en"))
again: Comparison = Comparison.from_json(diff.to_json())
"""
SLIPS = """
import reportdiff

reportdiff.compar
reportdiff.CompareOptions(lexcon=None)
reportdiff.ViewOptions(lang="fr")
"""


@pytest.mark.parametrize(("script", "errors"), [(SCRIPT, 0), (SLIPS, 3)], ids=["right", "wrong"])
def test_a_type_checker_knows_the_package(tmp_path: Path, script: str, errors: int) -> None:
    pytest.importorskip("mypy")
    (tmp_path / "script.py").write_text(script)
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", "", "script.py"]
    command += ["--cache-dir", str(ROOT / ".mypy_cache" / "user")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.count(": error:") == errors, done.stdout + done.stderr

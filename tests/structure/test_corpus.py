"""Real reports, where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.model import Report
from reportdiff.reading import read_document
from reportdiff.structure import build_report

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus"
REPORTS = sorted(p for p in CORPUS.glob("*/*") if p.suffix in (".txt", ".docx"))

pytestmark = pytest.mark.skipif(not REPORTS, reason="the corpus of real reports is not here")


@pytest.fixture(scope="module")
def reports() -> dict[Path, Report]:
    return {path: build_report(read_document(path)) for path in REPORTS}


def test_every_report_has_main_parts_in_the_genres_order(reports: dict[Path, Report]) -> None:
    order = {"review": 0, "plan": 1, "governance": 1, "other": 2}
    for path, report in reports.items():
        mains = [order[s.part] for s in report.sections if s.level == 1]
        assert len(mains) >= 2, path.name
        if path.stem not in {"1982"}:  # goes back to the last plan after the next
            assert mains == sorted(mains), path.name


def test_every_report_has_its_plan_year_and_region(reports: dict[Path, Report]) -> None:
    for path, report in reports.items():
        year = int(path.stem[:4])
        assert report.year == year, path.name
        if path.parent.name == "national":
            assert report.region == "全国", path.name
        else:
            assert report.region is not None
            assert report.region.startswith(path.stem.removeprefix("2025年")[:2]) or (
                path.parent.name == "yizheng" and report.region == "仪征市"
            )


def test_reviews_since_1992_end_with_difficulties(reports: dict[Path, Report]) -> None:
    late = {p: r for p, r in reports.items() if int(p.stem[:4]) >= 1992 and p.stem != "2010"}
    assert {p.stem for p, r in late.items() if "problems" not in {s.part for s in r.sentences}} <= {
        "2003"
    }


def test_no_licence_line_is_left(reports: dict[Path, Report]) -> None:
    for path, report in reports.items():
        assert "Public domain" not in {p.text for p in report.paragraphs}, path.name


def test_block_titles_are_short(reports: dict[Path, Report]) -> None:
    titles = [len(s.title) for r in reports.values() for s in r.sections if s.level < 3]
    assert max(titles) <= 75
    assert sorted(titles)[len(titles) * 95 // 100] <= 42

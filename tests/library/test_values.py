"""Reports and comparisons in daily use from Python: shown, stored, put in tables, shared."""

from __future__ import annotations

import copy
import json
import pickle
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import reportdiff
from reportdiff import Comparison, ExtractedReport, Report
from reportdiff.tables import COLUMNS, OF_COMPARISON, comparison_rows
from reportdiff.view import comparison_view

VOID = {"br", "hr", "img", "meta", "link"}


@pytest.fixture(scope="module")
def old(samples: Path) -> Report:
    return reportdiff.read(samples / "jinglan-2023.html")


@pytest.fixture(scope="module")
def new(samples: Path) -> Report:
    return reportdiff.read(samples / "jinglan-2024.docx")


@pytest.fixture(scope="module")
def diff(old: Report, new: Report) -> Comparison:
    return reportdiff.compare(old, new)


@pytest.fixture(scope="module")
def extracted(new: Report) -> ExtractedReport:
    return ExtractedReport(new, reportdiff.extract(new))


def test_values_are_printed_in_a_line(
    old: Report, diff: Comparison, extracted: ExtractedReport
) -> None:
    for value in (old, diff, extracted, extracted.extract, diff.alignment):
        assert len(repr(value)) < 200
        assert "\n" not in repr(value)
    assert "2023" in repr(old)
    assert "2023 -> 2024" in repr(diff)


class Balance(HTMLParser):
    """Counts the elements that are open."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_notebook_shows_tables(old: Report, diff: Comparison, extracted: ExtractedReport) -> None:
    for value in (old, diff, extracted):
        parser = Balance()
        parser.feed(value._repr_html_())
        assert parser.open == []
        assert "<table>" in value._repr_html_()
    assert comparison_view(diff).targets[0].name in diff._repr_html_()


def test_a_row_of_a_notebook_shows_its_sentences_and_whether_it_is_sure(diff: Comparison) -> None:
    shown = diff._repr_html_()
    row = next(row for row in comparison_view(diff).fulfilment if row.new is not None)
    assert row.new is not None
    assert f'title="{escape(row.old.text)}\n{escape(row.new.text)}"' in shown
    unsure = next(row for row in comparison_view(diff).dropped_commitments if not row.why.sure)
    assert f"{escape(unsure.text)} *</td>" in shown


def test_what_a_notebook_shows_is_escaped(extracted: ExtractedReport) -> None:
    report = replace(extracted.report, title="<script>alert(1)</script>")
    shown = replace(extracted, report=report)._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown


def test_a_comparison_comes_back_from_json_as_it_was(diff: Comparison) -> None:
    assert Comparison.from_json(diff.to_json()) == diff
    assert Comparison.from_json(diff.to_json().encode()) == diff


def test_reports_come_back_from_json_as_they_were(old: Report, extracted: ExtractedReport) -> None:
    assert Report.from_json(old.to_json()) == old
    assert ExtractedReport.from_json(extracted.to_json()) == extracted


def test_what_is_no_stored_comparison_is_refused(old: Report, diff: Comparison) -> None:
    wrong = {
        "not JSON": "cannot be restored",
        "[]": "is not a whole archive",
        json.dumps(diff.to_dict()): "is the short form that programs read",
        old.to_json(): "holds a Report of version 1",
        '{"reportdiff": "Comparison", "version": 9}': "holds a Comparison of version 9",
        '{"reportdiff": "Comparison", "version": 1, "value": {"old": 3}}': "cannot be restored",
    }
    for text, message in wrong.items():
        with pytest.raises(reportdiff.ReadingError, match=message):
            Comparison.from_json(text)


def test_values_are_pickled_and_copied(diff: Comparison) -> None:
    assert pickle.loads(pickle.dumps(diff)) == diff
    assert copy.deepcopy(diff) == diff
    assert copy.copy(diff) == diff
    error = pickle.loads(pickle.dumps(reportdiff.ReadingError("a", "b", "c")))
    assert (error.source, error.problem, error.remedy) == ("a", "b", "c")


def test_a_dictionary_is_what_the_command_line_prints(
    diff: Comparison, extracted: ExtractedReport, new: Report
) -> None:
    assert diff.to_dict() == json.loads(reportdiff.render(diff, "json"))
    assert extracted.to_dict() == new.to_dict()
    assert extracted.to_dict()["report"]["year"] == 2024


@pytest.mark.parametrize("table", OF_COMPARISON)
def test_a_table_has_a_row_for_each_finding_and_its_columns(diff: Comparison, table: str) -> None:
    frame = diff.to_frame(table)
    assert len(frame) == len(getattr(diff, table))
    assert list(frame.columns) == list(COLUMNS[table])


@pytest.mark.parametrize("table", OF_COMPARISON)
def test_columns_have_the_same_types_in_every_table(diff: Comparison, table: str) -> None:
    """Also where a column or the whole table is empty, so that many can be put in one frame."""
    empty = replace(diff, targets=(), fulfilment=(), commitments=(), sections=(), terms=())
    nameless = replace(diff, new=replace(diff.new, region=None, year=None))
    types = diff.to_frame(table).dtypes
    for other in (empty, nameless):
        assert (other.to_frame(table).dtypes == types).all()
    if table == "targets":
        assert types["new_upper"] == types["old_value"] == "float64"
        assert types["old_year"] == "Int64"
        assert types["sure"] == "bool"


def test_a_table_without_rows_has_its_columns(diff: Comparison) -> None:
    frame = replace(diff, targets=()).to_frame("targets")
    assert list(frame.columns) == list(COLUMNS["targets"])


def test_rows_carry_their_evidence(diff: Comparison, old: Report, new: Report) -> None:
    sides = {"old": old, "new": new}
    for row in comparison_rows(diff, "fulfilment") + comparison_rows(diff, "targets"):
        assert (row["region"], row["old_year"], row["new_year"]) == ("景澜市", 2023, 2024)
        for side, report in sides.items():
            if row[f"{side}_quote"] is not None:
                assert row[f"{side}_quote"] in row[f"{side}_sentence"]
                assert row[f"{side}_sentence"] in {s.text for s in report.sentences}
    for change, row in zip(diff.commitments, comparison_rows(diff, "commitments"), strict=True):
        assert row["status"] == change.status
        if change.nearest is not None:
            other = old if change.old is None else new
            assert row["nearest_sentence"] == other.sentences[change.nearest.sentence].text


def test_tables_of_one_report(new: Report, extracted: ExtractedReport) -> None:
    indicators = new.to_frame("indicators")
    assert len(indicators) == len(extracted.extract.indicators)
    assert set(indicators["role"]) <= {"actual", "target", "other"}
    commitments = extracted.to_frame("commitments")
    assert list(commitments.columns) == list(COLUMNS["report_commitments"])
    assert len(commitments) == len(extracted.extract.commitments)


def test_a_table_that_does_not_exist_is_refused(
    diff: Comparison, extracted: ExtractedReport
) -> None:
    with pytest.raises(reportdiff.OptionsError, match="use one of targets, fulfilment"):
        diff.to_frame("target")
    with pytest.raises(reportdiff.OptionsError, match="use one of indicators, commitments"):
        extracted.to_frame("targets")


def test_without_pandas_one_is_told_what_to_install(
    diff: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(reportdiff.OptionsError, match=re.escape("pip install pandas")):
        diff.to_frame("targets")


def test_comparisons_in_threads_do_not_disturb_each_other(old: Report, new: Report) -> None:
    pairs: list[tuple[Any, ...]] = [
        (old, new, reportdiff.CompareOptions()),
        (new, old, reportdiff.CompareOptions(keep_order=True)),
    ] * 3
    alone = [reportdiff.compare(*pair).to_json() for pair in pairs[:2]]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda pair: reportdiff.compare(*pair).to_json(), pairs))
    assert together == alone * 3


def test_what_is_no_report_is_answered_with_what_to_give(old: Report) -> None:
    with pytest.raises(
        TypeError, match=r"compare\(\) takes reports, not str: give reportdiff.read"
    ):
        reportdiff.compare(old, "2024.docx")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"read\(\) takes a path or an open binary file, not bytes"):
        reportdiff.read(b"%PDF-1.7")  # type: ignore[arg-type]


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'compar'") as refusal:
        reportdiff.compar  # type: ignore[attr-defined]  # noqa: B018
    assert (refusal.value.name, refusal.value.obj) == ("compar", reportdiff)

from __future__ import annotations

import pytest

from reportdiff.comparison.terms import compare_terms
from reportdiff.extraction.terms import count_terms
from reportdiff.model import Report
from tests.alignment.reports import NEW, OLD, report_of


def statuses(old: list[str], new: list[str]) -> dict[str, str]:
    rows = compare_terms(count_terms(report_of(old, 2023)), count_terms(report_of(new, 2024)))
    return {row.term: row.status for row in rows}


def with_sentence(lines: list[str], *sentences: str) -> list[str]:
    return [*lines, *sentences]


@pytest.mark.parametrize("term", ["新质生产力", "低空经济", "个人养老金"])
def test_a_word_of_the_genre_is_new_from_its_first_use(term: str) -> None:
    assert statuses(OLD, with_sentence(OLD, f"加快发展{term}。"))[term] == "new"


def test_a_name_in_quotation_marks_is_kept_whole_with_its_ending() -> None:
    found = statuses(OLD, with_sentence(OLD, "深入开展“四个年”行动，推进“人工智能+”行动。"))
    assert found["“四个年”行动"] == "new"
    assert any("人工智能+" in term for term in found)


def test_a_compound_is_named_from_its_second_use_on() -> None:
    once = "推进海岛微电网建设。"
    assert "海岛微电网" not in "".join(statuses(OLD, with_sentence(OLD, once)))
    found = statuses(OLD, with_sentence(OLD, once, "海岛微电网覆盖全部渔村。"))
    assert any("海岛微电网" in term for term in found)


def test_quotation_marks_do_not_make_a_known_term_new() -> None:
    found = statuses(with_sentence(OLD, "做好三农工作。"), with_sentence(OLD, "做好“三农”工作。"))
    assert not found


def test_figures_and_dates_are_no_terms() -> None:
    text = "2025年3月底前完成3500个项目，总投资120亿元。" * 3
    assert not any(c.isdigit() for term in statuses(OLD, with_sentence(OLD, text)) for c in term)


def test_a_report_against_itself_has_no_new_terms(old: Report) -> None:
    counts = count_terms(old)
    assert compare_terms(counts, counts) == ()


def test_swapping_the_reports_swaps_new_and_dropped_terms() -> None:
    there, back = statuses(OLD, NEW), statuses(NEW, OLD)
    swapped = {"new": "dropped", "dropped": "new", "risen": "fallen", "fallen": "risen"}
    assert there == {term: swapped[status] for term, status in back.items()}


def test_a_term_used_clearly_more_often_has_risen_with_its_counts() -> None:
    old = with_sentence(OLD, "推动高质量发展。")
    new = with_sentence(OLD, *["推动高质量发展。"] * 15)
    rows = compare_terms(count_terms(report_of(old, 2023)), count_terms(report_of(new, 2024)))
    assert [(r.term, r.status, r.old_count, r.new_count) for r in rows] == [
        ("高质量发展", "risen", 1, 15)
    ]


def test_a_term_counts_wherever_its_characters_stand_inside_longer_ones_too() -> None:
    extra = ["加快发展低空经济。", "建设“低空经济”产业园，培育低空经济新业态。"]
    lines = with_sentence(OLD, *extra)
    report = report_of(lines, 2024)
    counts = count_terms(report)
    whole = "\n".join(s.text for s in report.sentences)
    checked = {term for term in counts if len(term) <= 6 and term in whole}
    assert "低空经济" in checked
    assert {term: counts[term] for term in checked} == {t: whole.count(t) for t in checked}

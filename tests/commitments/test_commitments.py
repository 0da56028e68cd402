from __future__ import annotations

from collections import Counter
from dataclasses import replace

from reportdiff.alignment import align
from reportdiff.comparison.commitments import _edits, compare_commitments
from reportdiff.extraction.commitments import extract_commitments
from reportdiff.model import Report
from reportdiff.result import CommitmentChange, Edit
from tests.alignment.reports import NEW, OLD, report_of


def compared(old: Report, new: Report) -> tuple[CommitmentChange, ...]:
    before, after = extract_commitments(old), extract_commitments(new)
    return compare_commitments(old, new, before, after, align(old, new, before, after))


def row(rows: tuple[CommitmentChange, ...], beginning: str) -> CommitmentChange:
    """The row about the NEW sentence that begins so (or the OLD one, where it was dropped)."""
    for found in rows:
        if (text := (found.new or found.old)) and text.text.startswith(beginning):
            return found
    raise AssertionError(beginning)


def test_a_report_against_itself_only_continues(old: Report) -> None:
    rows = compared(old, old)
    assert {r.status for r in rows} == {"continued"}
    assert len(rows) == len(extract_commitments(old))
    assert all(r.old == r.new and not r.changes for r in rows)


def test_swapping_the_reports_swaps_new_and_dropped(old: Report, new: Report) -> None:
    swapped = {"new": "dropped", "dropped": "new"}

    def keys(rows: tuple[CommitmentChange, ...]) -> Counter[tuple[object, ...]]:
        return Counter((r.status, r.old and r.old.sentence, r.new and r.new.sentence) for r in rows)

    back = Counter(
        {(swapped.get(str(s), s), n, o): k for (s, o, n), k in keys(compared(new, old)).items()}
    )
    assert keys(compared(old, new)) == back


def test_every_commitment_of_either_side_is_in_a_row(old: Report, new: Report) -> None:
    rows = compared(old, new)
    assert {r.old for r in rows} - {None} == set(extract_commitments(old))
    assert {r.new for r in rows} - {None} == set(extract_commitments(new))


def test_every_commitment_is_the_subject_of_one_row(old: Report, new: Report) -> None:
    rows = compared(old, new)
    subjects_old = Counter(r.old for r in rows if r.old and r.rung != "split")
    shared = {r.old for r in rows if r.rung == "split"}
    assert all(count == 1 for count in subjects_old.values())
    assert set(extract_commitments(old)) - set(subjects_old) <= shared
    subjects_new = Counter(r.new for r in rows if r.new and r.rung != "merged")
    assert all(count == 1 for count in subjects_new.values())


def test_what_nothing_in_the_other_plan_carries_is_new_or_dropped(old: Report, new: Report) -> None:
    rows = compared(old, new)
    fresh = row(rows, "布局低空经济")
    assert (fresh.status, fresh.old) == ("new", None)
    assert fresh.nearest is not None
    gone = row(rows, "发放电子消费券")
    assert (gone.status, gone.new) == ("dropped", None)


def test_another_figure_is_a_change_and_the_row_says_which() -> None:
    changed = [line.replace("新建标准厂房50万", "新建标准厂房60万") for line in OLD]
    found = row(compared(report_of(OLD, 2023), report_of(changed, 2024)), "新建标准厂房")
    assert found.status == "changed"
    assert found.changes == ("数字：50万平方米→60万平方米",)
    assert found.edits == (Edit("figure", ("50万平方米",), ("60万平方米",)),)
    assert [s.op for s in found.diff] == ["equal", "delete", "insert", "equal"]


def test_the_same_words_in_another_order_of_numbering_go_on() -> None:
    moved = [line.replace("（三）保障", "（二）保障") for line in OLD if "（二）加快" not in line]
    rows = compared(report_of(OLD, 2023), report_of(moved, 2024))
    assert row(rows, "（二）保障和改善民生").status == "continued"


def test_a_part_of_a_sentence_does_not_lack_what_its_other_parts_hold() -> None:
    old = "完善托育服务体系，推进长期护理保险试点，实施老年助餐提升工程，建设普惠托育园。"
    edits = _edits(old, "支持用人单位办好托育服务，发放托育补贴。", "split")
    assert [e.kind for e in edits] == ["instrument_new"]


def test_money_for_another_purpose_is_no_changed_figure_of_a_part() -> None:
    old = "今年中央财政安排“三农”支出5625亿元，比上年增加1307亿元。"
    assert not _edits(old, "中央财政拟安排补贴资金1230亿元，比上年增加200亿元。", "split")
    assert not _edits("单位地区生产总值能耗下降3%。", "地区生产总值增长6.5%左右。", "merged")
    [edit] = _edits(old, "“三农”支出达到6000亿元。", "split")
    assert (edit.old, edit.new) == (("5625亿元",), ("6000亿元",))


def test_a_reason_names_the_rule_and_the_score(old: Report, new: Report) -> None:
    for found in compared(old, new):
        assert found.reason
        if found.status == "new" and found.nearest:
            assert f"{found.nearest.score:.2f}" in found.reason


def test_nothing_is_surely_absent_from_a_report_that_is_damaged(old: Report, new: Report) -> None:
    assert any(found.sure and found.status in ("new", "dropped") for found in compared(old, new))
    damaged = replace(new, damaged_lines=frozenset({new.paragraphs[-1].line}))
    assert not any(found.sure for found in compared(old, damaged) if found.status == "dropped")
    assert not any(found.sure for found in compared(damaged, old) if found.status == "new")


def test_what_stands_on_a_damaged_line_is_never_surely_new(old: Report) -> None:
    fresh = report_of(NEW, 2024)
    sentence = next(s for s in fresh.sentences if s.text.startswith("布局低空经济"))
    line = fresh.paragraphs[sentence.paragraph].line
    damaged = replace(fresh, damaged_lines=frozenset({line}))
    found = row(compared(old, damaged), "布局低空经济")
    assert not found.sure
    assert found.rule == "damaged"
    assert "缺损" in found.reason

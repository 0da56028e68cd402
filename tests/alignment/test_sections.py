from __future__ import annotations

from reportdiff.alignment import align
from reportdiff.comparison.sections import compare_sections
from reportdiff.model import Report
from tests.alignment.reports import OLD, report_of


def titles(old: Report, new: Report) -> dict[tuple[str | None, str | None], str]:
    return {
        (
            None if m.old is None else old.sections[m.old].title,
            None if m.new is None else new.sections[m.new].title,
        ): m.kind
        for m in align(old, new).sections
    }


def test_sections_are_aligned_by_content_where_titles_share_no_word(
    old: Report, new: Report
) -> None:
    assert ("（一）大力发展先进制造业", "（三）壮大实体经济") in titles(old, new)


def test_a_section_whose_matter_is_spread_over_two_is_split(old: Report, new: Report) -> None:
    found = titles(old, new)
    assert found["（二）加快城乡建设", "（一）建设更加宜居的城市"] == "split"
    assert found["（二）加快城乡建设", "（二）全面推进乡村振兴"] == "split"


def test_a_split_seen_from_the_other_side_is_a_merger(old: Report, new: Report) -> None:
    found = titles(new, old)
    assert found["（二）全面推进乡村振兴", "（二）加快城乡建设"] == "merged"


def test_reviews_go_with_reviews_and_plans_with_plans(old: Report, new: Report) -> None:
    for match in align(old, new).sections:
        if match.old is not None and match.new is not None:
            assert old.sections[match.old].part == new.sections[match.new].part


def test_every_section_of_levels_1_and_2_is_in_a_row(old: Report, new: Report) -> None:
    rows = align(old, new).sections
    for side, report in (("old", old), ("new", new)):
        wanted = {s.index for s in report.sections if s.level <= 2}
        assert {getattr(m, side) for m in rows} - {None} == wanted


def without_towns() -> Report:
    """OLD without its second block of work, the third one numbered anew."""
    kept = [line for line in OLD if not line.startswith("（二）加快城乡建设")]
    return report_of([line.replace("（三）保障", "（二）保障") for line in kept], 2024)


def test_a_section_without_counterpart_is_removed_or_added(old: Report) -> None:
    short = without_towns()
    assert titles(old, short)["（二）加快城乡建设", None] == "removed"
    assert titles(short, old)[None, "（二）加快城乡建设"] == "added"


def test_a_section_that_stands_elsewhere_has_moved() -> None:
    lines = list(OLD)
    at = next(n for n, line in enumerate(lines) if line.startswith("（一）大力发展"))
    lines[at], lines[at + 2] = (
        lines[at + 2].replace("（三）", "（一）"),
        lines[at].replace("（一）", "（三）"),
    )
    kinds = sorted(titles(report_of(OLD, 2023), report_of(lines, 2024)).values())
    assert "moved" in kinds
    assert set(kinds) <= {"moved", "matched"}


def test_a_report_against_itself_is_all_matched(old: Report) -> None:
    matches = align(old, old).sections
    assert {m.kind for m in matches} == {"matched"}
    assert all(m.old == m.new for m in matches)
    assert all(m.similarity > 0.9 for m in matches)


def test_rows_come_in_the_order_of_new_with_removed_ones_where_they_stood(old: Report) -> None:
    short = without_towns()
    rows = compare_sections(old, short, align(old, short))
    place = next(n for n, m in enumerate(rows) if m.kind == "removed")
    before = rows[place - 1].old
    assert before is not None
    assert old.sections[before].title == "（一）大力发展先进制造业"

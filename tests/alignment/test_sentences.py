from __future__ import annotations

from pathlib import Path

import pytest

from reportdiff.alignment import align
from reportdiff.alignment.sentences import ACCEPT
from reportdiff.extraction.commitments import extract_commitments
from reportdiff.model import Report
from reportdiff.reading import read_document
from reportdiff.structure import build_report
from tests.alignment.reports import OLD, report_of

NATIONAL = Path(__file__).parents[3] / "shared" / "corpus" / "national"


def sentence(report: Report, beginning: str) -> int:
    return next(s.index for s in report.sentences if s.text.startswith(beginning))


def partners(old: Report, new: Report) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for link in align(old, new).links:
        found.setdefault(link.old, set()).add(link.new)
    return found


def test_a_promise_in_other_words_under_another_heading_is_found(old: Report, new: Report) -> None:
    i = sentence(old, "培育壮大生物医药产业集群")
    j = sentence(new, "加快药谷产业园建设")
    assert j in partners(old, new)[i]


def test_a_promise_without_counterpart_has_no_link_but_its_best_candidate(
    old: Report, new: Report
) -> None:
    alignment = align(old, new)
    fresh = sentence(new, "布局低空经济")
    assert all(link.new != fresh for link in alignment.links)
    assert alignment.rejected_new[fresh].score < ACCEPT


def test_equal_sentences_are_linked_by_the_strictest_rung(old: Report, new: Report) -> None:
    link = next(x for x in align(old, old).links if x.old == sentence(old, "新建标准厂房"))
    assert (link.new, link.rung, link.score) == (link.old, "identical", 1.0)


def test_a_sentence_said_twice_is_linked_once_each_in_order() -> None:
    lines = [*OLD, "（四）再说一遍。新建标准厂房50万平方米。"]
    report = report_of(lines, 2023)
    twice = [s.index for s in report.sentences if s.text == "新建标准厂房50万平方米。"]
    assert len(twice) == 2
    links = {(x.old, x.new) for x in align(report, report).links if x.old in twice}
    assert links == {(i, i) for i in twice}


def test_only_figures_apart_is_nearly_identical() -> None:
    changed = [line.replace("新建标准厂房50万平方米", "新建标准厂房60万平方米") for line in OLD]
    old, new = report_of(OLD, 2023), report_of(changed, 2024)
    i = sentence(old, "新建标准厂房")
    assert [x.rung for x in align(old, new).links if x.old == i] == ["near"]


def test_every_sentence_without_a_link_has_a_rejected_candidate(old: Report, new: Report) -> None:
    alignment = align(old, new)
    linked = {x.old for x in alignment.links}
    plan = {c.sentence for c in extract_commitments(old)}
    assert plan - linked == set(alignment.rejected_old)


def test_swapping_the_reports_swaps_the_links(old: Report, new: Report) -> None:
    there = {(x.old, x.new) for x in align(old, new).links}
    back = {(x.new, x.old) for x in align(new, old).links}
    assert there == back


def test_a_report_without_a_plan_has_no_links(old: Report) -> None:
    empty = report_of(["政府工作报告", "各位代表：谢谢大家。"], 2024)
    alignment = align(old, empty)
    assert alignment.links == ()
    assert alignment.rejected_old == {}


@pytest.mark.skipif(not NATIONAL.is_dir(), reason="the corpus is not beside the repository")
@pytest.mark.parametrize("pair", [(1985, 1986), (2005, 2006), (2018, 2019)])
def test_national_reports_keep_the_invariants(pair: tuple[int, int]) -> None:
    old, new = (build_report(read_document(NATIONAL / f"{year}.txt")) for year in pair)
    there = {(x.old, x.new) for x in align(old, new).links}
    assert there == {(x.new, x.old) for x in align(new, old).links}
    itself = align(old, old).links
    assert {x.old for x in itself if x.old == x.new} == {
        c.sentence for c in extract_commitments(old)
    }


def test_topic_sentences_go_together_by_what_their_paragraphs_say() -> None:
    farms = "做强茶叶和水产养殖，培育农业龙头企业，办好农产品展销会。"
    water = "整治黑臭水体，完善城市污水管网，新建口袋公园20个。"
    heads = ["政府工作报告", "一、2022年工作回顾", "全市经济增长6%。", "二、2023年工作安排"]
    old = report_of([*heads, f"改善人居环境。{water}", f"做强特色农业。{farms}"], 2023)
    new = report_of([*heads, f"促进乡村产业发展。{farms}", f"打造宜居城市。{water}"], 2024)
    topic = sentence(new, "促进乡村产业发展")
    assert topic in partners(old, new)[sentence(old, "做强特色农业")]
    alone = report_of([*heads, "促进乡村产业发展。整顿市场秩序，打击走私活动。"], 2024)
    assert sentence(old, "做强特色农业") not in partners(old, alone)

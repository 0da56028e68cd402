"""Which part of the report a paragraph belongs to."""

from __future__ import annotations

import pytest

from reportdiff.structure.parts import is_problem

from .texts import NUMBERED, RUN_IN, UNNUMBERED_MAINS, parts, report


def test_difficulties_thanks_and_closing_words_stand_apart() -> None:
    found = parts(report(NUMBERED))
    assert found["现在，我代表"] == "other"
    assert found["2023年，"] == "review"
    assert found["在肯定成绩的"] == "problems"
    assert found["今年经济社会"] == "plan"
    assert found["坚持依法行政"] == "governance"
    assert found["各位代表！奋"] == "other"
    assert found["1.项目为王"] == "other"


def test_only_the_sentence_of_thanks_is_other() -> None:
    sentences = {s.text: s.part for s in report(NUMBERED).sentences}
    assert sentences["成绩来之不易。"] == "review"
    assert sentences["在此，我代表市人民政府，向全市人民表示衷心的感谢！"] == "other"


def test_own_building_without_a_heading_and_the_matters_after_it() -> None:
    found = parts(report(RUN_IN))
    assert found["新征程新使命"] == "governance"
    assert found["我们要坚持和"] == "plan"
    assert found["使命重在担当"] == "other"


def test_a_block_on_own_building_is_governance_in_the_plan_and_review_in_the_review() -> None:
    text = NUMBERED.replace("三、加强政府自身建设", "（三）切实加强政府自身建设").replace(
        "（二）全力增进民生福祉，群众生活持续改善", "（二）切实加强政府自身建设，效能持续提升"
    )
    found = {s.number: s.part for s in report(text).sections}
    assert found["1.2"] == "review"
    assert found["2.3"] == "governance"


def test_difficulties_in_several_paragraphs_go_on_to_the_next_part() -> None:
    text = NUMBERED.replace(
        "主要是产业层次不高，民生领域还有短板。",
        "主要是：\n一是产业层次不高。传统产业占比较大，企业创新能力有待增强，新兴产业规模偏小。\n"
        "二是民生短板不少。教育、医疗、养老等服务与群众期待还有差距，城乡发展不够平衡。",
    )
    found = parts(report(text))
    assert found["一是产业层次"] == "problems"
    assert found["二是民生短板"] == "problems"
    assert not [s for s in report(text).sections if s.title.startswith("一是产业")]


def test_the_review_ends_where_the_plan_year_begins() -> None:
    text = NUMBERED.replace(
        "二、2024年工作安排",
        "2024年是实现规划目标的关键一年，做好各项工作意义重大。\n二、2024年工作安排",
    )
    built = report(text)
    assert [s.part for s in built.sentences if s.text.startswith("2024年是实现")] == ["plan"]


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("过去五年工作回顾", "review"),
        ("2023年经济社会发展主要成就和2024年主要目标任务", "plan"),
        ("今后五年的奋斗目标", "plan"),
        ("全面提升政府治理现代化水平", "governance"),
        ("努力建设人民满意的服务型政府", "governance"),
    ],
)
def test_titles_tell_the_part(title: str, part: str) -> None:
    text = UNNUMBERED_MAINS.replace("2024年目标任务和重点工作", title)
    built = report(text)
    assert next(s.part for s in built.sections if s.title == title) == part


def test_a_first_part_without_a_telling_title_goes_by_what_it_says() -> None:
    past = "过去一年，全市经济增长，完成了全年计划，取得了新的成绩，人民生活比上年改善，去年的任务已经完成。"
    future = "今年要继续推进改革，要加强项目建设，今后要坚持开放，必须进一步改善民生，要完成计划。"
    for text, part in ((past, "review"), (future, "plan")):
        built = report(
            f"各位代表：\n一、在新的征程上奋勇前进\n{text}\n二、2024年工作安排\n{future}"
        )
        assert built.sections[0].part == part


@pytest.mark.parametrize(
    "text",
    [
        "在看到成绩的同时，我们也清醒地认识到，经济社会生活中的困难和问题还不少。",
        "我们在前进中还存在一些问题和困难。",
        "当前，产业支撑还不够强，部分企业生产经营困难，创新能力不强，民生领域还有短板，财政压力较大。",
        "同时，要看到面临诸多困难挑战：有效需求不足，民间投资不振。",
        "成绩属于过去，问题不容回避。经济下行压力较大，财政收支矛盾突出。",
        "当然，我们也存在一些不足，主要是：企业效益下滑，城镇化率偏低。",
    ],
)
def test_paragraphs_on_difficulties_are_known_in_many_words(text: str) -> None:
    assert is_problem(text)


@pytest.mark.parametrize(
    "text",
    [
        "面对严峻复杂的形势和多重困难挑战，全市上下迎难而上，经济实现平稳增长。",
        "人民生活水平不断提高。城镇新增就业1.2万人，居民收入增长6%。",
    ],
)
def test_achievements_in_spite_of_difficulties_are_no_difficulties(text: str) -> None:
    assert not is_problem(text)

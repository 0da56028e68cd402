"""What is no work report is refused; what might be one is not."""

from __future__ import annotations

import pytest

from reportdiff.errors import NotAReportError

from .texts import NUMBERED, report

NOVEL = (
    "他推开门走进院子的时候，天已经黑了。母亲坐在灶台前烧火，火光映着她的脸。村里的人都说，这几年变化大，"
    "修了路，通了电，年轻人却一个个出去打工了。他想起小时候上学要走十里山路，老师讲课时总爱说外面的世界。"
)
NEWS = (
    "上个月居民消费价格同比上涨，其中食品价格下降。专家认为，消费需求有望改善。记者在市场看到，蔬菜和猪肉价格"
    "平稳，商家表示，节前备货充足，市民选购踊跃。某公司负责人介绍，公司新增投资两笔，吸纳就业三百人。"
)


@pytest.mark.parametrize(
    "text", ["Lorem ipsum dolor sit amet. " * 20, NOVEL * 10, NEWS * 10, "1\n2\n3", "天气很好。"]
)
def test_other_texts_are_refused_in_one_line(text: str) -> None:
    with pytest.raises(NotAReportError) as refused:
        report(text, source="story.txt")
    assert str(refused.value).startswith("story.txt: ")
    assert "\n" not in str(refused.value)


def test_an_empty_document_is_refused() -> None:
    with pytest.raises(NotAReportError, match="no text"):
        report("")


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED,
        "城镇新增就业1200万人。",
        "青石村2023年工作总结\n一年来，村两委带领群众发展产业，新建道路3公里，改善人居环境，落实党的政策。"
        "\n2024年工作计划\n继续抓好项目建设，发展集体经济，完善养老服务，加强基层治理。",
        "市交通运输局2023年工作报告\n完成投资20亿元，建设农村公路120公里，安全生产形势稳定，服务群众能力提升。",
    ],
    ids=["city", "excerpt", "village", "department"],
)
def test_small_and_unusual_reports_pass(text: str) -> None:
    assert report(text).sentences

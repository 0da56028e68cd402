"""Names of figures: what sentences leave out is carried over."""

from __future__ import annotations

import pytest

from reportdiff.zh.facts import find_facts
from reportdiff.zh.normalise import normalise


def names(text: str) -> list[tuple[str, float]]:
    return [(f.name, f.value) for f in find_facts(normalise(text).text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "地区生产总值980亿元，增长5.5%。",
            [("地区生产总值", 980), ("地区生产总值增长", 5.5)],
        ),
        (
            "新增规上工业企业87家、亿元企业33家。",
            [("新增规上工业企业", 87), ("新增亿元企业", 33)],
        ),
        ("工业投资200亿元，其中技改投资61亿元。", [("工业投资", 200), ("技改投资", 61)]),
        (
            "高技术制造业、装备制造业增加值分别增长5.2%、6%。",
            [("高技术制造业增加值增长", 5.2), ("装备制造业增加值增长", 6)],
        ),
        (
            "进口、出口通关时间分别压减67%和92%。",
            [("进口通关时间压减", -67), ("出口通关时间压减", -92)],
        ),
        (
            "草原覆盖度和湿地保护率均达50%以上。",
            [("草原覆盖度", 50), ("湿地保护率", 50)],
        ),
        ("数字消费资费年内至少降低30%。", [("数字消费资费降低", -30)]),
        ("去年底企业数量超过52万户。", [("企业数量", 52)]),
        ("2012年底以前全部建成泵站40座。", [("全部建成泵站", 40)]),
        ("提出居民消费价格涨幅控制在3%左右。", [("居民消费价格涨幅", 3)]),
        ("从经济基本面看，6.5%左右的增速可实现较充分就业。", []),
        ("改造老旧小区26个19万平方米。", [("改造老旧小区", 26), ("改造老旧小区", 19)]),
        ("城镇化率从50%提高到75%。", [("城镇化率", 50), ("城镇化率", 75)]),
        ("打造28个未来产业试验场。", [("打造未来产业试验场", 28)]),
        ("开工10亿元以上重大项目26个。", [("开工10亿元以上重大项目", 26)]),
        ("新增公园141座、累计达到973座。", [("新增公园", 141), ("公园累计数", 973)]),
        ("安置房开工1400套以上、建成1800套以上。", [("安置房开工", 1400), ("安置房建成", 1800)]),
        (
            "推进电厂脱硫改造1500万千瓦、脱硝改造300万千瓦。",
            [("推进电厂脱硫改造", 1500), ("推进电厂脱硝改造", 300)],
        ),
        (
            "淘汰钢铁2700万吨、水泥4200万吨等落后产能。",
            [("淘汰钢铁落后产能", 2700), ("淘汰水泥落后产能", 4200)],
        ),
        (
            "改造老旧小区5.6万个，惠及3000多万居民。",
            [("改造老旧小区", 5.6), ("改造老旧小区惠及居民", 3000)],
        ),
        ("31个省份本级公务接待费减少26%。", [("省份本级公务接待费减少", -26)]),
        ("总投资100亿元的电池项目开工。", [("电池项目开工总投资", 100)]),
    ],
)
def test_a_figure_gets_its_full_name(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("财政收入增长6%。", "growth"),
        ("居民消费价格涨幅3%左右。", "growth"),
        ("城镇调查失业率5.5%左右。", "share"),
        ("优良天数比率提高0.8个百分点。", "change"),
        ("净增高新技术企业60家。", "change"),
        ("粮食产量20万吨。", "level"),
        ("新增就业5万人。", "level"),
    ],
)
def test_a_figure_has_its_kind(text, kind):
    assert find_facts(text)[0].kind == kind


def test_declines_are_negative_but_not_levels_reached_by_one():
    assert names("能耗下降2.5%，失业率降至4.1%。") == [("能耗下降", -2.5), ("失业率", 4.1)]


@pytest.mark.parametrize(
    "text",
    [
        "14亿多人口的大国。",
        "土地承包期再延长30年。",
        "连续3年位居第一。",
        "开展市政、供水、供气3项行动。",
    ],
)
def test_what_states_no_outcome_is_no_fact(text):
    assert names(text) == []


def test_a_sentence_can_lean_on_the_one_before():
    assert [f.name for f in find_facts("增长8%。", "财政收入")] == ["财政收入增长"]

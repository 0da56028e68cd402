"""Figures, units, bounds and ranges in normalised text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportdiff.zh.normalise import normalise
from reportdiff.zh.numerals import parse_numeral
from reportdiff.zh.quantities import (
    _patterns,
    _quantities,
    find_quantities,
    has_quantity,
    mark_baselines,
    scale_of,
)


def only(text: str):
    found = find_quantities(normalise(text).text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit", "bound"),
    [
        ("新增就业1200万人以上", 1200, "万人", "at_least"),
        ("失业率控制在5.5%以内", 5.5, "%", "at_most"),
        ("投资不低于３０亿元", 30, "亿元", "at_least"),
        ("能耗不超过2.5%", 2.5, "%", "at_most"),
        ("赤字率拟按3%左右", 3, "%", "about"),
        ("财政补助约1.5万亿元", 1.5, "万亿元", "about"),
        ("受益群众1500余万人", 1500, "万人", "at_least"),
        ("突破4万亿美元", 4, "万亿美元", "at_least"),
        ("里程近2000公里", 2000, "公里", "about"),
        ("PM2.5浓度30微克/立方米以下", 30, "微克/立方米", "at_most"),
        ("游客近亿人次", 1, "亿人次", "about"),
        ("项目减少三分之一", 33.33, "%", "exact"),
        ("天数下降超过五成", 50, "%", "at_least"),
        ("产量增长百分之七点五", 7.5, "%", "exact"),
        ("生产原煤一亿二千万吨", 1.2, "亿吨", "exact"),
        ("比重提高0.8个百分点", 0.8, "个百分点", "exact"),
        ("金额1,234.5万元", 1234.5, "万元", "exact"),
    ],
)
def test_a_figure_has_its_value_unit_and_bound(text, value, unit, bound):
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.bound) == (value, unit, bound)


@pytest.mark.parametrize("text", ["增长6%—7%", "增长6%-7%", "增长6-7%", "增长6%至7%", "增长6%～7%"])
def test_a_range_in_any_dash_has_both_ends(text):
    quantity = only(text)
    assert (quantity.value, quantity.upper, quantity.bound) == (6, 7, "range")


@pytest.mark.parametrize(
    "text",
    [
        "2023年3月5日",
        "“十四五”规划",
        "建设5G基站",
        "推进G331公路",
        "第3次全体会议",
        "15A景区",
        "落实“31条”政策",
        "首架C919交付",
        "千方百计，千家万户",
        "实施千亿斤粮食产能提升行动",
        "数百个项目",
        "党的二十大",
    ],
)
def test_dates_ordinals_and_names_are_no_figures(text):
    assert find_quantities(normalise(text).text) == []


def test_the_first_figure_of_from_to_is_a_baseline():
    text = "比重从60.2%提高到65.2%"
    first, second = mark_baselines(text, find_quantities(text))
    assert (first.baseline, second.baseline) == (True, False)


def test_figures_of_a_list_share_the_unit_of_the_last():
    found = find_quantities("分别减少10.6万、3.8万、3.3万平方公里")
    assert [(q.value, q.unit) for q in found] == [
        (10.6, "万平方公里"),
        (3.8, "万平方公里"),
        (3.3, "万平方公里"),
    ]


@pytest.mark.parametrize(
    ("unit", "factor"),
    [("万亿元", 1e12), ("万人", 1e4), ("元", 1), ("千克", 1), ("千瓦", 1), ("百万吨", 1e6)],
)
def test_a_scale_word_is_told_from_a_unit(unit, factor):
    assert scale_of(unit) == factor


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("二十三", 23),
        ("一千零五", 1005),
        ("三亿二千万", 320_000_000),
        ("一九八三", 1983),
    ],
)
def test_numerals_in_characters(text, value):
    assert parse_numeral(text) == value


@given(
    st.text(
        alphabet="一二三十百千万亿点0123456789.,%元人个项至到—-从约近超以上左右、，。增长",
        max_size=60,
    )
)
def test_any_text_gives_quantities_inside_it_in_order(text):
    at = 0
    for quantity in find_quantities(text):
        assert 0 <= quantity.start <= quantity.number < quantity.end <= len(text)
        assert quantity.number >= at
        at = quantity.end


ANY_NUMERAL = re.compile(r"[0-9零〇一二两三四五六七八九十百千万亿半]")


@given(
    st.text(
        alphabet="一二三九十百千万亿点半成分之数几多余来0159.%元个件实事家日亩从近超过达约以上至到—-，。的",
        max_size=30,
    )
)
def test_a_numeral_that_is_passed_over_starts_no_quantity(text):
    patterns = _patterns()
    everywhere = list(_quantities(text, replace(patterns, start=ANY_NUMERAL)))
    assert list(_quantities(text, patterns)) == everywhere
    assert has_quantity(text) == bool(everywhere)


@pytest.mark.parametrize(
    "word",
    [
        "不低于",
        "不少于",
        "不小于",
        "至少",
        "超过",
        "突破",
        "高于",
        "大于",
        "多于",
        "超出",
        "跨越",
        "跃过",
        "越过",
        "迈上",
        "超",
        "过",
    ],
)
def test_every_word_before_a_figure_that_makes_it_a_lower_bound(word):
    assert only(f"收入{word}5亿元").bound == "at_least"


@pytest.mark.parametrize(
    "word",
    [
        "最高",
        "最多",
        "上限",
        "上限为",
        "不超过",
        "不高于",
        "不大于",
        "低于",
        "少于",
        "小于",
        "不突破",
        "控制在不超过",
    ],
)
def test_every_word_before_a_figure_that_makes_it_an_upper_bound(word):
    assert only(f"支出{word}5亿元").bound == "at_most"


@pytest.mark.parametrize("word", ["大约", "接近", "将近", "大体", "约合", "约为", "约", "近"])
def test_every_word_before_a_figure_that_makes_it_about(word):
    assert only(f"支出{word}5亿元").bound == "about"


@pytest.mark.parametrize(
    ("word", "bound"),
    [(w, "at_least") for w in ("以上", "及以上", "多", "余")]
    + [(w, "at_most") for w in ("以内", "以下", "之内", "内")]
    + [(w, "about") for w in ("左右", "上下")],
)
def test_every_word_behind_a_figure_that_bounds_it(word, bound):
    assert only(f"支出5亿元{word}，").bound == bound


@given(
    st.floats(min_value=0.1, max_value=99999).map(lambda x: round(x, 1)),
    st.sampled_from(["亿元", "万人", "%", "公里"]),
)
def test_a_written_figure_is_read_back(value, unit):
    quantity = only(f"总额达到{value}{unit}。")
    assert (quantity.value, quantity.unit) == (value, unit)


def test_a_long_line_of_digits_takes_no_quadratic_time():
    assert find_quantities("1" * 200_000 + "元")[0].unit == "元"
    assert find_quantities("，".join(["增长5%"] * 20_000))

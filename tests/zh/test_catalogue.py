"""The catalogue: which names are one indicator, and which only look like it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from reportdiff.model import Kind
from reportdiff.zh import catalogue
from reportdiff.zh.catalogue import find, good_direction, known_names, normal_stem
from reportdiff.zh.lexicon import load_table

GOLD = Path(__file__).parents[2].parent / "shared" / "gold"
FIELDS = {"names", "also", "worded", "verbs", "gains", "bare", "graded"}
FIELDS |= {"kinds", "units", "good", "title"}


def key(stem: str, kind: Kind = "level", unit: str = "", name: str = "") -> str | None:
    match = find(stem, kind, unit, name)
    return None if match is None else match.key


def identity(stem: str, kind: Kind, unit: str = "") -> str | None:
    match = find(stem, kind, unit)
    return None if match is None else match.entry.id


@pytest.mark.parametrize(
    ("stem", "kind", "unit", "expected"),
    [
        ("地区生产总值", "level", "亿元", "gdp"),
        ("国内生产总值", "growth", "%", "gdp_growth"),
        ("全市生产总值", "growth", "%", "gdp_growth"),
        ("GDP", "level", "万亿元", "gdp"),
        ("经济增长预期目标", "growth", "%", "gdp_growth"),
        ("国民生产总值", "growth", "%", "gnp_growth"),
        ("工农业总产值", "level", "亿元", "industry_agriculture_output"),
        ("我国社会总产值", "growth", "%", "social_output_growth"),
        ("规模以上工业增加值", "growth", "%", "industrial_value_added_growth"),
        ("规上工业增加值", "growth", "%", "industrial_value_added_growth"),
        ("完成固定资产投资", "level", "亿元", "fixed_investment"),
        ("社零总额", "growth", "%", "retail_sales_growth"),
        ("地方一般公共预算收入", "level", "亿元", "fiscal_revenue"),
        ("税收占一般公共预算收入", "share", "%", "tax_share"),
        ("实际使用外资", "level", "亿美元", "foreign_capital"),
        ("外贸进出口总值", "growth", "%", "trade_growth"),
        ("全省城镇新增就业", "level", "万人", "urban_jobs"),
        ("新增城镇就业", "level", "人", "urban_jobs"),
        ("城镇调查失业率平均值", "share", "%", "survey_unemployment"),
        ("居民消费价格涨幅", "growth", "%", "cpi"),
        ("财政赤字率", "share", "%", "deficit_ratio"),
        ("拟安排地方政府专项债券", "level", "万亿元", "special_bonds"),
        ("粮食总产量", "level", "亿公斤", "grain"),
        ("粮食产量", "change", "亿斤", "grain_change"),
        ("新建和改造提升高标准农田", "level", "万亩", "good_farmland"),
        ("建成高标准农田", "level", "万亩", "good_farmland"),
        ("单位GDP能耗", "growth", "%", "energy_intensity"),
        ("能源消耗强度", "growth", "%", "energy_intensity"),
        ("细颗粒物（PM2.5）平均浓度", "level", "微克/立方米", "pm25"),
        ("PM2.5年均浓度", "growth", "%", "pm25_growth"),
        ("空气质量优良天数比率", "share", "%", "air_days"),
        ("环境空气质量优良率", "change", "个百分点", "air_days_change"),
        ("国考断面水质优Ⅲ比例", "share", "%", "water_quality"),
        ("全社会研发经费支出相当于全市生产总值的比例", "share", "%", "rd_intensity"),
        ("研究与试验发展经费支出与国内生产总值之比", "share", "%", "rd_intensity"),
        ("高技术制造业增加值占规上工业", "share", "%", "hightech_share"),
        ("居民医保人均财政补助标准", "change", "元", "health_subsidy_change"),
        ("北京地区进出口总额", "level", "万亿元", "trade"),
        ("国内生产总值从54万亿元", "level", "万亿元", "gdp"),
    ],
)
def test_an_indicator_is_found_under_its_names(
    stem: str, kind: Kind, unit: str, expected: str
) -> None:
    assert key(stem, kind, unit) == expected


@pytest.mark.parametrize(
    ("one", "other", "kind", "unit"),
    [
        ("工业投资", "固定资产投资", "growth", "%"),
        ("中央财政赤字", "财政赤字", "level", "亿元"),
        ("大型商业银行普惠小微企业贷款", "普惠小微贷款", "growth", "%"),
        ("财政总收入", "一般公共预算收入", "level", "亿元"),
        ("城镇登记失业率", "城镇调查失业率", "share", "%"),
        ("脱贫县农村居民人均可支配收入", "农村居民人均可支配收入", "growth", "%"),
        ("省考以上断面水质优Ⅲ比例", "国考断面水质优Ⅲ比例", "share", "%"),
        ("农村公路里程", "新改建农村公路", "level", "公里"),
        ("高新技术企业", "新增高新技术企业", "level", "家"),
        ("获批国家级5G工厂", "获批省级5G工厂", "level", "家"),
        ("专精特新中小企业", "专精特新“小巨人”企业", "level", "家"),
        ("污水管网改造", "新建污水管网", "level", "公里"),
        ("水土流失面积", "治理水土流失面积", "level", "平方公里"),
        ("义务教育学位", "幼儿园学位", "level", "个"),
        ("技改投资", "工业投资", "level", "亿元"),
    ],
)
def test_look_alikes_are_different_indicators(one: str, other: str, kind: Kind, unit: str) -> None:
    first, second = identity(one, kind, unit), identity(other, kind, unit)
    assert first is not None
    assert second is not None
    assert first != second


@pytest.mark.parametrize(
    ("stem", "kind", "unit"),
    [
        ("养殖业投资", "growth", "%"),
        ("县域经济", "growth", "%"),
        ("苏州市地区生产总值", "growth", "%"),
        ("东部地区生产总值", "growth", "%"),
        ("高新区一般公共预算收入", "growth", "%"),
        ("城镇居民人均可支配收入和农村居民人均纯收入", "growth", "%"),
        ("新增", "level", "个"),
        ("", "level", "个"),
    ],
)
def test_what_only_contains_a_name_is_not_the_indicator(stem: str, kind: Kind, unit: str) -> None:
    assert key(stem, kind, unit) is None


@pytest.mark.parametrize(
    ("stem", "kind", "unit"),
    [
        ("国内生产总值", "share", "%"),
        ("城镇新增就业", "level", "亿元"),
        ("赤字率", "change", "亿元"),
        ("粮食产量", "level", "万亩"),
        ("国内生产总值", "change", "个百分点"),
        ("城镇居民收入", "level", "亿元"),
    ],
)
def test_a_figure_of_the_wrong_kind_or_unit_is_not_the_indicator(
    stem: str, kind: Kind, unit: str
) -> None:
    assert key(stem, kind, unit) is None


@pytest.mark.parametrize(
    ("words", "stem", "kind", "unit"),
    [
        ("居民收入增长与经济增长基本同步", "居民人均可支配收入", "growth", "%"),
        ("努力实现居民收入增长和经济发展同步", "全体居民人均可支配收入", "growth", "%"),
        ("单位国内生产总值能耗继续下降", "单位GDP能耗", "growth", "%"),
        ("单位地区生产总值能耗完成国家下达目标任务", "万元GDP能耗", "growth", "%"),
        ("主要污染物排放量继续下降", "主要污染物排放总量", "growth", "%"),
        ("进出口促稳提质", "货物进出口总额", "growth", "%"),
        ("进出口量稳质升", "外贸进出口", "growth", "%"),
        ("物价总体稳定", "居民消费价格涨幅", "growth", "%"),
        ("城镇调查失业率控制在合理区间", "城镇调查失业率", "share", "%"),
        ("坚守耕地红线", "耕地保有量", "level", "亿亩"),
        ("继续推进农村危房改造", "改造农村危房", "level", "万户"),
        ("中央本级支出继续安排负增长", "中央本级支出", "growth", "%"),
    ],
)
def test_a_target_in_words_and_one_in_figures_are_one_indicator(
    words: str, stem: str, kind: Kind, unit: str
) -> None:
    stated = find(words, "qualitative", "")
    figure = find(stem, kind, unit)
    assert stated is not None
    assert figure is not None
    assert stated.entry.id == figure.entry.id
    assert stated.key != figure.key


@pytest.mark.parametrize("words", ["国际收支基本平衡", "生态环境质量持续改善"])
def test_targets_that_never_have_figures_are_found(words: str) -> None:
    assert find(words, "qualitative", "") is not None


def test_measures_of_one_thing_in_different_units_have_different_keys() -> None:
    estates = [key("改造老旧小区", "level", unit) for unit in ("个", "万户", "万平方米")]
    assert len({*estates, None}) == 4
    assert {identity("改造老旧小区", "level", unit) for unit in ("个", "万户")} == {"old_estates"}


def test_scale_words_and_currencies_make_no_difference() -> None:
    assert key("固定资产投资", "level", "元") == key("固定资产投资", "level", "万亿元")
    assert key("实际使用外资", "level", "亿美元") == key("实际使用外资", "level", "亿元人民币")
    assert key("农村贫困人口", "change", "万") == key("农村贫困人口", "change", "万人")


def test_what_a_year_adds_to_a_stock_is_one_indicator_however_it_is_said() -> None:
    added = {
        key("新增国家高新技术企业", "level", "家"),
        key("认定高新技术企业", "level", "家"),
        key("高新技术企业", "change", "户"),
        key("高新技术企业新", "change", "家"),
    }
    assert added == {"new_hightech_firms"}


def test_the_full_name_is_tried_when_the_stem_says_nothing() -> None:
    assert key("的", "growth", "%", name="地区生产总值增长") == "gdp_growth"


def test_the_grade_is_part_of_the_indicator_and_of_its_title() -> None:
    match = find("认定省级智能工厂", "level", "家")
    assert match is not None
    assert match.key == "new_smart_factories_provincial"
    assert match.entry.title == "新增省级智能工厂"


@pytest.mark.parametrize(
    ("stem", "kind", "unit", "good"),
    [
        ("地区生产总值", "growth", "%", "up"),
        ("城镇调查失业率", "share", "%", "down"),
        ("单位国内生产总值能耗", "growth", "%", "down"),
        ("PM2.5浓度", "change", "微克/立方米", "down"),
        ("居民消费价格", "growth", "%", "ceiling"),
        ("赤字率", "share", "%", "ceiling"),
        ("安排地方政府专项债券", "level", "亿元", "none"),
        ("新增5G基站", "growth", "%", "up"),
        ("建设国家区域医疗中心", "level", "个", "up"),
        ("改造老旧小区", "level", "万户", "up"),
    ],
)
def test_the_good_direction_follows_from_the_key(
    stem: str, kind: Kind, unit: str, good: str
) -> None:
    match = find(stem, kind, unit)
    assert match is not None
    assert good_direction(match.key) == match.entry.good == good


def test_unknown_keys_have_no_good_direction() -> None:
    assert good_direction("of_no_catalogue") == "none"


def test_normal_stems_leave_out_what_tells_no_names_apart() -> None:
    assert normal_stem("全市“专精特新”企业的占比") == normal_stem("我省专精特新企业比重")
    assert normal_stem("规模以上工业企业数量从") != normal_stem("规模以上服务业企业")
    assert normal_stem("全市") == "全市"


def test_there_are_at_least_150_indicators_with_keys_of_their_own() -> None:
    owners = Counter(k for entry in catalogue.entries() for k in set(entry.keys.values()))
    assert len(catalogue.entries()) >= 150
    assert [k for k, n in owners.items() if n > 1] == []
    assert all(k.isascii() and k.isidentifier() for k in owners)


def test_no_name_belongs_to_two_indicators() -> None:
    owners = defaultdict(set)
    for id_, row in load_table("indicators")["indicators"].items():
        names = catalogue._respelled(row["names"]).split()
        for name in names if row.get("bare", True) else []:
            owners[name].add(id_)
        for name in catalogue._respelled(row.get("also", "")).split():
            owners[name].add(id_)
        for field, owner in (("verbs", id_), ("gains", f"new_{id_}")):
            for verb in catalogue._verbs(row.get(field, "")):
                for name in names:
                    owners[verb + name].add(owner)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_every_line_uses_the_fields_and_groups_that_the_head_explains() -> None:
    table = load_table("indicators")
    for id_, row in table["indicators"].items():
        assert set(row) <= FIELDS, id_
        assert set(row.get("units", "").split()) <= set(table["units"]), id_
        assert row.get("good", "up") in {"up", "down", "ceiling", "none"}, id_
        words = f"{row.get('verbs', '')} {row.get('gains', '')}".split()
        assert {w for w in words if w.isascii()} <= set(table["verbs"]), id_
        kinds = catalogue._kinds(row).replace("+", " ").split()
        assert set(kinds) <= {"level", "growth", "change", "share"}, id_
        assert row.get("bare", True) or row.get("verbs"), id_


def test_every_name_finds_its_own_line() -> None:
    units = load_table("indicators")["units"]
    for id_, row in load_table("indicators")["indicators"].items():
        if not row.get("bare", True):
            continue
        entry = next(e for e in catalogue.entries() if e.id == id_)
        kind = next(iter(entry.keys))
        group = next(iter(row.get("units", "money").split()))
        unit = "%" if kind in ("growth", "share") else units[group].split()[0].lstrip("=")
        for name in row["names"].split():
            wanted = f"new_{id_}" if kind == "change" and "gains" in row else id_
            assert identity(name, kind, unit) == wanted, name


def test_known_names_are_words_for_a_segmenter() -> None:
    assert {"固定资产投资", "专精特新企业", "空气质量优良天数比重"} <= known_names()
    assert all(len(name) > 1 for name in known_names())


@pytest.mark.skipif(not GOLD.exists(), reason="the annotated reports are not beside the repository")
def test_names_that_recur_over_annotated_reports_are_in_the_catalogue() -> None:
    cases: defaultdict[tuple[str, Kind, str], set[Path]] = defaultdict(set)
    for path in GOLD.glob("*/indicators*.jsonl"):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            cases[row["name"], row["kind"], row["unit"]].add(path)
    recurring = [row for row, paths in cases.items() if len(paths) > 1]
    missing = [n for n, kind, unit in recurring if find(n, kind, unit) is None]
    assert len(missing) <= len(recurring) * 0.1, missing

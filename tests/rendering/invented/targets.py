"""Rows of targets, of every label and every outcome."""

from __future__ import annotations

from reportdiff.model import Indicator, Report
from reportdiff.result import Candidate, Fulfilment, TargetChange
from tests.rendering.invented.texts import indicator, sentence_with


def targets_of(old: Report, new: Report) -> dict[str, tuple[Indicator | None, Indicator | None]]:
    """The targets of both years by their names."""
    growth = {"kind": "growth", "bound": "about"}
    return {
        "地区生产总值增长": (
            indicator(
                old,
                "地区生产总值增长",
                "地区生产总值增长5%左右",
                5.0,
                "%",
                key="gdp_growth",
                **growth,
            ),
            indicator(
                new,
                "地区生产总值增长",
                "地区生产总值增长5.5%左右",
                5.5,
                "%",
                key="gdp_growth",
                **growth,
            ),
        ),
        "居民消费价格涨幅": (
            indicator(
                old, "居民消费价格涨幅", "居民消费价格涨幅3%左右", 3.0, "%", key="cpi", **growth
            ),
            indicator(
                new, "居民消费价格涨幅", "居民消费价格涨幅2%左右", 2.0, "%", key="cpi", **growth
            ),
        ),
        "城镇新增就业": (
            indicator(
                old,
                "城镇新增就业",
                "城镇新增就业3万人以上",
                3.0,
                "万人",
                key="new_urban_jobs",
                bound="at_least",
            ),
            indicator(
                new,
                "城镇新增就业",
                "城镇新增就业3万人左右",
                3.0,
                "万人",
                key="new_urban_jobs",
                bound="about",
            ),
        ),
        "粮食产量": (
            indicator(old, "粮食产量", "粮食产量40万吨以上", 40.0, "万吨", bound="at_least"),
            indicator(new, "粮食产量", "粮食产量40万吨以上", 40.0, "万吨", bound="at_least"),
        ),
        "数字经济核心产业增加值增长": (
            None,
            indicator(
                new,
                "数字经济核心产业增加值增长",
                "数字经济核心产业增加值增长10%以上",
                10.0,
                "%",
                kind="growth",
                bound="at_least",
            ),
        ),
        "研发投入强度": (
            indicator(old, "研发投入强度", "研发投入强度达到2.5%", 2.5, "%", kind="share"),
            None,
        ),
        "空气质量优良天数比率": (
            indicator(
                old,
                "空气质量优良天数比率",
                "空气质量优良天数比率85%以上",
                85.0,
                "%",
                kind="share",
                bound="at_least",
            ),
            indicator(
                new,
                "空气质量优良天数比率",
                "空气质量优良天数比率86%以上",
                86.0,
                "%",
                kind="share",
                bound="at_least",
            ),
        ),
        "居民收入增长": (
            None,
            indicator(
                new, "居民收入增长", "居民收入增长与经济增长基本同步", None, "", kind="qualitative"
            ),
        ),
        "单位地区生产总值能耗": (
            indicator(
                old,
                "单位地区生产总值能耗",
                "单位地区生产总值能耗继续下降",
                None,
                "",
                kind="qualitative",
            ),
            None,
        ),
    }


_LABELS = {
    "地区生产总值增长": ("raised", True, "同一指标，数值由5变为5.5", "catalogue"),
    "居民消费价格涨幅": ("lowered", True, "同一指标，数值由3变为2", "catalogue"),
    "城镇新增就业": ("reworded", True, "数值相同，“以上”改为“左右”", "catalogue"),
    "粮食产量": ("unchanged", True, "数值与约束都相同", "name"),
    "数字经济核心产业增加值增长": ("added", True, "去年目标中没有同名指标", "absent"),
    "研发投入强度": ("dropped", False, "今年目标中没有同名指标", "absent"),
    "空气质量优良天数比率": ("raised", True, "同一指标，数值由85变为86", "name"),
    "居民收入增长": ("qualitative", True, "定性目标，没有数值", "words"),
    "单位地区生产总值能耗": ("qualitative", False, "定性目标，没有数值", "words"),
}


def target_changes(old: Report, new: Report) -> tuple[TargetChange, ...]:
    """A target row of every label; the unsure ones have a nearest candidate."""
    rows = []
    for name, (before, after) in targets_of(old, new).items():
        change, sure, reason, rule = _LABELS[name]
        nearest = None if before and after else Candidate(sentence_with(new, "粮食产量"), 0.41)
        if before is None:
            nearest = Candidate(sentence_with(old, "粮食产量"), 0.38)
        rows.append(
            TargetChange(
                name,
                change,  # type: ignore[arg-type]
                before,
                after,
                0.96 if sure else 0.52,
                sure,
                reason,
                nearest,
                rule,
            )
        )
    return tuple(rows)


def fulfilments(old: Report, new: Report) -> tuple[Fulfilment, ...]:
    """A fulfilment row of every outcome."""
    targets = {name: pair[0] for name, pair in targets_of(old, new).items() if pair[0]}
    actual = {"role": "actual", "year": "2031"}
    results = {
        "地区生产总值增长": indicator(
            new,
            "全市生产总值增长",
            "全市生产总值增长5.2%",
            5.2,
            "%",
            key="gdp_growth",
            kind="growth",
            **actual,
        ),
        "城镇新增就业": indicator(
            new, "城镇新增就业", "城镇新增就业3.4万人", 3.4, "万人", **actual
        ),
        "居民消费价格涨幅": indicator(
            new,
            "居民消费价格涨幅",
            "居民消费价格上涨0.2%",
            0.2,
            "%",
            key="cpi",
            kind="growth",
            **actual,
        ),
        "粮食产量": indicator(new, "粮食产量", "粮食产量39.5万吨", 39.5, "万吨", **actual),
        "研发投入强度": indicator(
            new, "研发投入强度", "研发投入强度提高", None, "", kind="qualitative", **actual
        ),
    }
    verdicts = {
        "地区生产总值增长": ("met", 0.2, True, "结果5.2在目标5左右之内", "higher"),
        "城镇新增就业": ("exceeded", 0.4, True, "结果3.4高于目标3", "higher"),
        "居民消费价格涨幅": ("missed", -2.8, False, "结果0.2低于目标3左右", "ceiling"),
        "粮食产量": ("missed", -0.5, True, "结果39.5低于目标40", "higher"),
        "研发投入强度": ("unclear", None, True, "只有定性说法，没有数值", "words"),
        "空气质量优良天数比率": ("not_reported", None, True, "回顾部分没有这个指标", "absent"),
        "单位地区生产总值能耗": ("not_reported", None, False, "回顾部分没有这个指标", "absent"),
    }
    rows = []
    for name, (outcome, gap, sure, reason, rule) in verdicts.items():
        nearest = Candidate(sentence_with(new, "过去一年"), 0.33) if name not in results else None
        rows.append(
            Fulfilment(
                name,
                outcome,
                targets[name],
                results.get(name),
                gap,  # type: ignore[arg-type]
                0.9 if sure else 0.5,
                sure,
                reason,
                nearest,
                rule,
                0.3 if outcome == "met" else None,
                "far_apart" if name == "居民消费价格涨幅" else "",
            )
        )
    return tuple(rows)

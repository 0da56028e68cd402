"""Commitments of every status, sure and unsure, with figures, wording, and several in one."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.model import Commitment, Report
from reportdiff.result import Candidate, CommitmentChange, DiffSegment, Edit
from tests.rendering.invented.texts import sentence_with


def _commitment(report: Report, words: str) -> Commitment:
    index = sentence_with(report, words)
    return Commitment(report.sentences[index].text, index)


def _diff(*segments: tuple[str, str]) -> tuple[DiffSegment, ...]:
    return tuple(DiffSegment(op, text) for op, text in segments)  # type: ignore[arg-type]


def _shared(old: Report, new: Report) -> list[CommitmentChange]:
    """Last year's sentence that became part of one, and this year's that was part of one."""
    return [
        CommitmentChange(
            "changed",
            _commitment(old, "鼓励汽车更新换代"),
            _commitment(new, "发放消费券2亿元"),
            0.64,
            _diff(
                ("delete", "鼓励汽车更新换代"),
                ("insert", "发放消费券2亿元，支持家电、汽车以旧换新"),
                ("equal", "。"),
            ),
            ("手段：新增消费券",),
            "merged",
            False,
            "去年的几句并入今年的一句，得分0.64",
            rule="merged",
            edits=(Edit("instrument_new", new=("消费券",)),),
        ),
        CommitmentChange(
            "continued",
            _commitment(old, "培育专精特新企业50家"),
            _commitment(new, "支持企业争创单项冠军"),
            0.58,
            _diff(
                ("delete", "培育专精特新企业50家"),
                ("insert", "支持企业争创单项冠军"),
                ("equal", "。"),
            ),
            (),
            "split",
            False,
            "去年的一句在今年分见几句，得分0.58",
            rule="split",
        ),
    ]


def commitment_changes(old: Report, new: Report) -> tuple[CommitmentChange, ...]:
    """Commitments of every status, sure and unsure, with figures, wording and a split promise."""
    changed = [
        (
            "发放消费券1亿元",
            "发放消费券2亿元",
            ("数值：1亿元→2亿元",),
            (Edit("figure", ("1亿元",), ("2亿元",)),),
            _diff(
                ("equal", "发放消费券"),
                ("delete", "1亿元"),
                ("insert", "2亿元"),
                ("equal", "，支持家电"),
                ("insert", "、汽车"),
                ("equal", "以旧换新。"),
            ),
        ),
        (
            "新增普惠托位800个",
            "新增普惠托位1000个",
            ("数值：800个→1000个",),
            (Edit("figure", ("800个",), ("1000个",)),),
            _diff(
                ("equal", "新增普惠托位"),
                ("delete", "800个"),
                ("insert", "1000个"),
                ("equal", "。"),
            ),
        ),
        (
            "培育专精特新企业50家",
            "培育专精特新企业60家",
            ("数值：50家→60家",),
            (Edit("figure", ("50家",), ("60家",)),),
            _diff(
                ("equal", "培育专精特新企业"),
                ("delete", "50家"),
                ("insert", "60家"),
                ("equal", "。"),
            ),
        ),
        (
            "统一规划园区布局",
            "统筹规划园区布局",
            (),
            (),
            _diff(("delete", "统一"), ("insert", "统筹"), ("equal", "规划园区布局。")),
        ),
    ]
    rows = [
        CommitmentChange(
            "changed",
            _commitment(old, a),
            _commitment(new, b),
            0.82,
            diff,
            changes,
            "near",
            changes != (),
            "措辞相近，数值有变" if changes else "措辞有变",
            rule="near",
            edits=edits,
        )
        for a, b, changes, edits, diff in changed
    ]
    for words in ("改造老旧小区30个", "坚持过紧日子"):
        before, after = _commitment(old, words), _commitment(new, words)
        rows.append(
            CommitmentChange(
                "continued",
                before,
                after,
                1.0,
                _diff(("equal", after.text)),
                (),
                "identical",
                True,
                "逐字相同",
                rule="identical",
            )
        )
    rows += _shared(old, new)
    near_old, near_new = sentence_with(old, "实施工业倍增"), sentence_with(new, "开展“人工")
    for words, sure in (
        ("开展“人工智能+”行动", True),
        ("建设数字政府", True),
        ("开通无人机", False),
    ):
        rows.append(
            CommitmentChange(
                "new",
                None,
                _commitment(new, words),
                0.0,
                (),
                (),
                "",
                sure,
                "去年报告中没有相近的句子",
                Candidate(near_old, 0.34),
                rule="absent",
            )
        )
    for words, sure in (("推进云岭大桥", True), ("实施工业倍增", False), ("举办首届云岭", True)):
        rows.append(
            CommitmentChange(
                "dropped",
                _commitment(old, words),
                None,
                0.0,
                (),
                (),
                "",
                sure,
                "今年报告中没有相近的句子",
                Candidate(near_new, 0.31),
                rule="absent",
            )
        )
    rows[0] = replace(rows[0], others=(sentence_with(old, "推进云岭大桥"),))
    return tuple(rows)

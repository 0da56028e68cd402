from __future__ import annotations

import pytest

from reportdiff.extraction.commitments import extract_commitments
from reportdiff.model import Report
from reportdiff.zh.cues import directs
from tests.alignment.reports import OLD, report_of


@pytest.mark.parametrize(
    "text",
    [
        "加强农田水利建设。",
        "一是适当增加财政赤字和国债规模。",
        "多管齐下稳定和扩大就业。",
        "工程建设项目审批时间要再压减一半。",
        "我们要坚持和完善民族区域自治制度，促进各民族共同团结奋斗。",
        "把恢复和扩大消费摆在优先位置。",
        "政府投资比重越来越小，必须进一步放宽市场准入，激发民间投资活力。",
    ],
)
def test_a_sentence_that_directs_something_commits(text: str) -> None:
    assert directs(text)


@pytest.mark.parametrize(
    "text",
    [
        "改革是今年政府工作的首要任务。",
        "当前社会结构发生深刻变化，社会矛盾明显增多。",
        "综合分析国内外形势，我市发展面临的机遇和挑战并存。",
        "让每一个身处困境者都能得到社会关爱和温暖。",
        "城镇化是现代化的必由之路，是破除城乡二元结构的重要依托。",
        "奋斗铸就辉煌，实干赢得未来。",
        "开放的大市场，一定能为各国企业提供更多机遇。",
        "让我们更加紧密地团结起来，为实现全年目标而奋斗！",
        "向全市人民表示衷心的感谢！",
        "本作品是中华人民共和国的法律，属于公有领域。",
    ],
)
def test_slogans_analysis_and_thanks_commit_to_nothing(text: str) -> None:
    assert not directs(text)


def test_commitments_come_from_the_plan_alone(old: Report) -> None:
    texts = [c.text for c in extract_commitments(old)]
    assert "新建标准厂房50万平方米。" in texts
    assert not any("新建学校12所" in text for text in texts)


def test_each_line_of_a_list_of_targets_commits(old: Report) -> None:
    texts = [c.text for c in extract_commitments(old)]
    assert "城镇新增就业3万人以上。" in texts


def test_headings_of_the_plan_that_name_work_count(old: Report) -> None:
    assert any("大力发展先进制造业" in c.text for c in extract_commitments(old))


def test_a_commitment_is_its_sentence(old: Report) -> None:
    for commitment in extract_commitments(old):
        assert old.sentences[commitment.sentence].text == commitment.text


def test_the_thanks_at_the_end_are_no_commitment() -> None:
    report = report_of([*OLD, "各位代表！让我们紧密团结起来，为美好明天而奋斗！"], 2023)
    assert not any("奋斗" in c.text for c in extract_commitments(report))

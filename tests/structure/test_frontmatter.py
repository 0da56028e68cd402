"""Title, region, year, session, speaker and date."""

from __future__ import annotations

import pytest

from reportdiff.zh.dates import plan_year, session_of, speaker_of
from reportdiff.zh.regions import full_name, region_of

from .texts import NUMBERED, RUN_IN, UNNUMBERED_MAINS, report


def test_the_lines_before_the_text() -> None:
    built = report(NUMBERED)
    assert built.title == "政府工作报告"
    assert built.region == "澄江市"
    assert built.year == 2024
    assert built.date == "2024-01-10"
    assert built.session == "澄江市第九届人民代表大会第三次会议"
    assert built.speaker == "林致远"


def test_options_win() -> None:
    built = report(NUMBERED, year=2030, region="乌有县")
    assert (built.year, built.region) == (2030, "乌有县")


def test_the_state_council_speaks_for_the_nation() -> None:
    assert report(RUN_IN).region == "全国"


def test_a_review_of_one_year_is_delivered_in_the_next() -> None:
    assert report(UNNUMBERED_MAINS).year == 2024


def test_the_file_name_tells_what_the_text_does_not() -> None:
    text = UNNUMBERED_MAINS.replace("2023年", "过去一年").replace("2024年", "今年")
    built = report(text, source="云岭省澄江县2019年政府工作报告.txt")
    assert (built.region, built.year) == ("澄江县", 2019)


def test_a_title_that_lost_bytes_is_passed_over() -> None:
    text = "（云岭??024年澄江市人民政府工作报告\n澄江市人民政府工作报告（2024）" + NUMBERED
    assert report(text).title == "澄江市人民政府工作报告（2024）"


@pytest.mark.parametrize(
    ("front", "year"),
    [
        ("——二〇二四年三月五日在第十四届全国人民代表大会第二次会议上", 2024),
        ("1999年3月5日", 1999),
        ("2025年某省政府工作报告", 2025),
    ],
)
def test_years_in_digits_and_in_characters(front: str, year: int) -> None:
    assert plan_year(front, "", "", "") == year


@pytest.mark.parametrize(
    ("front", "session"),
    [
        ("政府工作报告——2024年3月5日在第十四届全国人民代表大会第二次会议上", "第十四届全国人民代表大会第二次会议"),
        ("2025年1月15日龚某市长在上海市第十六届人民代表大会第三次会议的报告", "上海市第十六届人民代表大会第三次会议"),
        ("没有会议", None),
    ],
)  # fmt: skip
def test_sessions(front: str, session: str | None) -> None:
    assert session_of(front) == session


@pytest.mark.parametrize(
    ("front", "speaker"),
    [
        ("第二次会议上国务院总理李强", "李强"),
        ("2025年1月15日龚正市长在上海市第十六届人民代表大会", "龚正"),
        ("第三次会议上省长毛伟明作政府工作报告", "毛伟明"),
        ("自治区主席艾尔肯·吐尼亚孜", "艾尔肯·吐尼亚孜"),
        ("代市长孟德和", "孟德和"),
        ("国务院总理周恩来1959年4月18日在第二届全国人民代表大会", "周恩来"),
        ("政府工作报告", None),
    ],
)
def test_speakers(front: str, speaker: str | None) -> None:
    assert speaker_of(front) == speaker


@pytest.mark.parametrize(
    ("name", "full"),
    [
        ("西藏", "西藏自治区"),
        ("上海市", "上海市"),
        ("江苏省仪征市", "仪征市"),
        ("延边朝鲜族自治州", "延边朝鲜族自治州"),
        ("北京市朝阳区", "朝阳区"),
        ("市", None),
        ("全市", None),
        ("本级", None),
        ("政府信息公开专区", None),
    ],
)
def test_places_have_their_full_name(name: str, full: str | None) -> None:
    assert full_name(name) == full


PLACES = [
    ("政府工作报告|青崖县人民政府代县长 李华", "r.txt", "青崖县", 2019),
    ("澄江市发展和改革委员会2023年工作总结和2024年工作计划", "r.txt", "澄江市", 2024),
    ("关于澄江市2023年国民经济计划执行情况与2024年计划草案的报告", "r.txt", "澄江市", 2024),
    ("石塘镇人民政府2023年工作总结", "r.txt", "石塘镇", 2024),
    ("临空新区管委会2023年度工作报告", "r.txt", "临空新区", 2023),
    ("第一师阿拉尔市2024年政府工作报告", "r.txt", "阿拉尔市", 2024),
    ("政府工作报告", "2024年政府工作报告（仪征市）.docx", "仪征市", 2024),
    ("政府工作报告", "政府工作报告-青崖县-2024.txt", "青崖县", 2024),
    ("政府工作报告", "江苏省扬州市仪征市2021政府工作报告全文.html", "仪征市", 2021),
    ("政府工作报告", "2024zfgzbg.txt", None, 2024),
    ("政府工作报告", "20240110政府工作报告.txt", None, 2024),
    ("政府工作报告", "内蒙古自治区_2016.txt", "内蒙古自治区", 2016),
]  # fmt: skip


@pytest.mark.parametrize(("front", "source", "region", "year"), PLACES)
def test_titles_and_file_names_of_many_kinds(
    front: str, source: str, region: str | None, year: int
) -> None:
    text = (
        front.replace("|", "\n")
        + "\n各位代表：\n现在，我代表县人民政府报告工作，请予审议。\n2018年，经济平稳增长，民生改善。"
    )
    built = report(text, source=source)
    assert (built.region, built.year) == (region, year)


def test_a_place_is_read_from_the_congress_before_the_file_name() -> None:
    assert (
        region_of("在清水县第八届人民代表大会第一次会议上", "", ["别处市2024年政府工作报告"])
        == "清水县"
    )

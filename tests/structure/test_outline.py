"""Headings and their levels, in the layouts of the genre."""

from __future__ import annotations

import pytest

from reportdiff.model import Document, Paragraph
from reportdiff.structure import build_report

from .texts import NUMBERED, RUN_IN, UNNUMBERED_MAINS, report, tree


def test_numbered_parts_and_blocks_on_lines_of_their_own() -> None:
    assert tree(report(NUMBERED)) == [
        "1 review 一、2023年工作回顾",
        "1.1 review （一）全力稳住经济大盘，发展质效稳步提升",
        "1.2 review （二）全力增进民生福祉，群众生活持续改善",
        "2 plan 二、2024年工作安排",
        "2.1 plan （一）坚持项目为王，着力扩大有效投资",
        "2.2 plan （二）坚持人民至上，着力办好民生实事",
        "3 governance 三、加强政府自身建设",
        "4 other 名词解释",
    ]


def test_numbers_stand_below_main_parts_without_numbers() -> None:
    built = report(UNNUMBERED_MAINS)
    assert tree(built) == [
        "1 review 2023年工作回顾",
        "1.1 review 一、聚焦产业转型，经济运行稳中向好",
        "1.2 review 二、聚焦民生改善，社会事业全面进步",
        "2 plan 2024年目标任务和重点工作",
        "2.1 plan 扎实开展“三个年”行动",
        "2.2 plan 一、坚定不移推进工业强县，构建现代产业体系",
        "2.3 plan 二、坚定不移推进乡村振兴，加快农业现代化",
        "3 governance 全面加强政府自身建设",
    ]
    under = [s.title for s in built.children(built.sections[tree_index(built, "2.1")])]
    assert under == [
        "1、开展项目攻坚年行动",
        "2、开展营商环境提升年行动",
        "3、开展基层治理提效年行动",
    ]


def tree_index(built, number: str) -> int:  # type: ignore[no-untyped-def]
    return next(s.index for s in built.sections if s.number == number)


def test_blocks_that_open_a_paragraph_end_with_their_first_sentence() -> None:
    built = report(RUN_IN)
    assert tree(built) == [
        "1 review 一、2023年工作回顾",
        "1.2 review 一是加大宏观调控力度，推动经济运行持续好转",
        "1.3 review 二是深化改革扩大开放，持续改善营商环境",
        "2 plan 二、2024年政府工作任务",
        "2.1 plan （一）大力推进现代化产业体系建设",
        "2.2 plan （二）着力扩大国内需求",
    ]
    assert {s.runin for s in built.sections if s.level == 2} == {True}


def test_topic_sentences_and_dashes_are_level_three() -> None:
    titles = [s.title for s in report(RUN_IN).sections if s.level == 3]
    assert titles[:2] == ["经济总体回升向好", "推动产业链优化升级"]


def test_a_salutation_ends_the_block_before_it() -> None:
    built = report(RUN_IN)
    sentence = next(s for s in built.sentences if s.text.startswith("我们要坚持和完善民族"))
    section = built.section_of(sentence)
    assert section is not None
    assert section.number == "2"


MEASURES = """
各位代表：
一、2023年工作回顾
过去一年，全市经济平稳增长，民生改善，社会稳定，改革开放继续推进，项目建设成效明显。
二、2024年工作安排
（一）着力扩大内需
扩大有效投资。要抓好以下工作：
一是{first}。各部门要压实责任，按月调度，确保项目早开工、早建成、早见效，服务企业发展。
二是争取政策资金。用好专项债券，谋划一批打基础利长远的项目，建设交通和水利设施。
（二）着力保障民生
坚持就业优先。全年城镇新增就业1万人，帮助困难群众就业，完善社会保障体系。
"""


def test_first_and_second_inside_a_block_are_no_blocks() -> None:
    built = report(MEASURES.format(first="加快项目建设"))
    levels = {s.title: s.level for s in built.sections}
    assert levels["一是加快项目建设"] == 3
    assert levels["（一）着力扩大内需"] == 2


def test_paragraphs_of_first_and_second_one_after_another_are_no_blocks() -> None:
    measures = "一是新建口袋公园10个；二是改造校舍20所；三是新开公交线路8条。\n"
    text = NUMBERED.replace("稳定和扩大就业。", f"{measures * 9}稳定和扩大就业。")
    assert tree(report(text)) == tree(report(NUMBERED))


def test_members_of_an_enumeration_are_no_headings() -> None:
    text = NUMBERED.replace(
        "重点做好以下两个方面工作：",
        "做好今年工作要把握：\n一、坚持稳字当头；\n二、坚持改革创新；\n三、坚持人民至上。",
    )
    assert tree(report(text)) == tree(report(NUMBERED))


def test_items_of_livelihood_projects_are_no_headings() -> None:
    text = NUMBERED.replace(
        "稳定和扩大就业。",
        "今年继续办好3件民生实事。\n1.新建公园。在城区新建口袋公园10个，方便群众休闲健身娱乐活动。\n"
        "2.改造校舍。改造农村中小学校舍20所，惠及学生和家庭，改善农村办学条件。\n稳定和扩大就业。",
    )
    assert tree(report(text), 3)[:3] == tree(report(NUMBERED), 3)[:3]
    assert not [s for s in report(text).sections if s.title.startswith(("1.", "2."))]


def test_notes_at_the_end_have_no_headings_of_their_own() -> None:
    built = report(NUMBERED)
    assert built.sections[-1].title == "名词解释"
    assert {s.part for s in built.sentences[built.sections[-1].start :]} == {"other"}


def test_an_annex_is_called_by_the_line_below_its_label() -> None:
    text = NUMBERED.replace("名词解释", "附件1\n2024年市民生实事项目")
    assert tree(report(text))[-1] == "4 other 2024年市民生实事项目"


def test_numbers_nest_whatever_their_kind() -> None:
    text = """
各位代表：
（一）当前的经济形势
过去一年，国民经济在调整中稳步前进，工农业生产都完成了计划，人民生活得到了改善。
（二）今后经济建设的方针
今后要继续贯彻调整的方针，提高经济效益，做好各项工作，加快国民经济的发展。
一、依靠政策和科学，加快农业的发展
农业是国民经济的基础，要继续放宽政策，发展多种经营，增加农民收入，建设新农村。
二、提高能源的利用效率，加强能源工业
能源是经济发展的薄弱环节，要开发和节约并重，推进企业技术改造，降低消耗。
（三）我国经济发展的前景
我国经济发展的前景是光明的，我们要全面完成计划，努力奋斗。
"""
    assert tree(report(text)) == [
        "1 review （一）当前的经济形势",
        "2 plan （二）今后经济建设的方针",
        "2.1 plan 一、依靠政策和科学，加快农业的发展",
        "2.2 plan 二、提高能源的利用效率，加强能源工业",
        "3 plan （三）我国经济发展的前景",
    ]


def test_a_list_can_start_anew_inside_a_part_of_the_same_kind() -> None:
    text = """
各位代表：
一、“六五”计划执行情况的回顾
五年来，工农业总产值平均每年增长百分之十一，人民生活得到显著改善，成就是巨大的。
二、“七五”时期的基本任务
“七五”时期要继续推进改革，发展生产，改善人民生活，完成各项任务。
一、确定适度的经济增长率
计划规定的增长率是积极的，也是留有余地的，执行中要注意综合平衡，提高效益。
二、规定恰当的投资规模
投资规模必须同国力相适应，要调整投资结构，加强重点建设，提高投资效益。
三、坚持把科技进步放在重要地位
科技进步和智力开发是计划的一个特点，要发展科学、教育事业，培养人才，服务生产建设。
三、“七五”时期的经济体制改革
要进一步增强企业活力，发展商品市场，改革计划和财政体制，做好各项工作。
"""
    numbers = [line.split()[0] for line in tree(report(text))]
    assert numbers == ["1", "2", "2.1", "2.2", "2.3", "3"]


def test_a_number_that_is_missing_does_not_end_a_list() -> None:
    text = NUMBERED.replace("（一）坚持项目为王，着力扩大有效投资\n", "").replace(
        "三、加强政府自身建设", "（三）坚持生态优先，着力推动绿色发展\n生态文明建设要加强。"
    )
    assert "2.2 plan （三）坚持生态优先，着力推动绿色发展" not in tree(report(text))
    text = NUMBERED.replace("（二）坚持人民至上，着力办好民生实事\n", "").replace(
        "三、加强政府自身建设",
        "（三）坚持生态优先，着力推动绿色发展\n全面推进生态文明建设，打好污染防治攻坚战，改善环境质量。",
    )
    assert "2.2 plan （三）坚持生态优先，着力推动绿色发展" in tree(report(text))


def test_half_width_punctuation_and_traditional_script_do_not_hide_the_structure() -> None:
    text = """
各位代表:
現在,我代表市人民政府向大會報告工作,請予審議。
2023年工作回顧
一、全力以赴促轉型,產業(yè)質態(tài)提升
工業經濟企穩(wěn)向好。完成工業投資244億元,增長19%,新增規模企業40家,項目建設加快推進。
二、全力以赴辦實事,民生福祉增進
就業保障有力。城鎮(zhèn)新增就業8750人,社會保障擴面,教育衛生事業發展,環境改善。
2024年目標任務
一、堅定不移加快產業強市,夯實根基
壯大集群。加快項目建設,推動產業發展,服務企業,擴大投資,完成全年目標任務。
二、堅定不移擴大開放,開拓空間
優化環境。推進改革開放,提升服務,加強招商,發展外貿,建設開放平臺。
全面加強政府自身建設
堅持依法行政,自覺接受監督,建設人民滿意的政府。
"""
    built = report(text)
    assert [line.split()[1] for line in tree(built)] == [
        "review", "review", "review", "plan", "plan", "plan", "governance",
    ]  # fmt: skip
    assert [s.level for s in built.sections if s.level < 3] == [1, 2, 2, 1, 2, 2, 1]


def test_what_the_format_says_helps_where_a_title_is_long() -> None:
    title = (
        "推动经济实现质的有效提升和量的合理增长以及在高质量发展中促进共同富裕取得新的更大成效和进步"
    )
    paragraphs = tuple(
        Paragraph(text, n, heading_level=level)
        for n, (text, level) in enumerate(
            [
                ("各位代表：", None),
                ("2023年工作回顾", 1),
                ("过去一年，全市经济增长，就业稳定，民生改善。", None),
                (title, 2),
                ("全市工业投资增长，项目建设加快，产业发展，企业增多，财政收入增加。", None),
                ("2024年重点工作", 1),
                ("今年要推进改革开放，加强项目建设，做好就业工作。", None),
            ],
            1,
        )
    )
    built = build_report(Document("report.docx", "docx", paragraphs))
    assert [(s.title, s.level) for s in built.sections if s.level < 3] == [
        ("2023年工作回顾", 1),
        (title, 2),
        ("2024年重点工作", 1),
    ]


def test_bold_type_makes_a_long_first_sentence_a_topic() -> None:
    first = "实施消费品以旧换新和大规模设备更新行动并以此带动投资和消费形成良性循环。"
    body = (
        first + "全年安排资金2亿元，支持家电、汽车等产品更新换代，促进消费稳定增长，服务企业发展。"
    )
    lines = [*NUMBERED.split("\n")[1:8], body]
    paragraphs = tuple(
        Paragraph(t, n, bold_prefix=len(first) if t == body else 0) for n, t in enumerate(lines, 1)
    )
    built = build_report(Document("report.docx", "docx", paragraphs))
    assert built.sections[-1].title == first[:-1]


BODY = "全市经济社会发展取得成绩，项目建设加快推进，改革开放不断深化，民生持续改善，就业稳定。"


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        pytest.param(
            ["第一部分 2023年工作回顾", "一、经济发展稳中有进", "二、民生福祉持续增进",
             "第二部分 2024年工作安排", "一、着力扩大内需", "二、着力改善民生"],
            ["1", "1.1", "1.2", "2", "2.1", "2.2"],
            id="parts over numbers",
        ),
        pytest.param(
            ["2023年工作回顾", "产业发展提质增效", "城乡面貌持续改善", "2024年工作思路",
             "抓产业、强支撑", "抓项目、增后劲", "加强政府自身建设"],
            ["1", "1.1", "1.2", "2", "2.1", "2.2", "3"],
            id="no numbers at all",
        ),
        pytest.param(
            ["一、2023年工作完成情况", "1.全力稳增长。", "2.全力惠民生。", "二、2024年工作打算",
             "1、聚焦产业。", "2、聚焦民生。"],
            ["1", "1.1", "1.2", "2", "2.1", "2.2"],
            id="digits",
        ),
        pytest.param(
            ["一 2023年工作回顾", "（1）产业升级。", "（2）民生改善。", "二 2024年工作安排",
             "(一)扩大内需。", "(二)改善民生。"],
            ["1", "1.1", "1.2", "2", "2.1", "2.2"],
            id="spaces and half-width brackets",
        ),
    ],
)  # fmt: skip
def test_other_ways_to_number(titles: list[str], expected: list[str]) -> None:
    lines = [t + BODY if t.endswith("。") else f"{t}\n{BODY}" for t in titles]
    built = report("各位代表：\n" + "\n".join(lines))
    found = [s for s in built.sections if s.level < 3]
    assert [s.title for s in found] == [t.rstrip("。") for t in titles]
    assert [s.number for s in found] == expected
    assert {s.part for s in found if s.number.startswith("1")} == {"review"}
    assert {s.part for s in found if s.number.startswith("2")} == {"plan"}

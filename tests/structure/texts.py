"""Invented reports in the layouts of the genre, and short ways to build and look at them."""

from __future__ import annotations

from reportdiff.model import Document, Paragraph, Report
from reportdiff.options import ReadOptions
from reportdiff.structure import build_report


def document(text: str, source: str = "report.txt", form: str = "txt") -> Document:
    """A document with one paragraph for each line that is not empty, as the readers give it."""
    lines = [(n, line.strip()) for n, line in enumerate(text.splitlines(), 1)]
    return Document(source, form, tuple(Paragraph(t, n) for n, t in lines if t))


def report(text: str, source: str = "report.txt", **options: object) -> Report:
    return build_report(document(text, source), ReadOptions(**options))  # type: ignore[arg-type]


def tree(built: Report, deepest: int = 2) -> list[str]:
    """The sections as ``number part title`` lines."""
    return [f"{s.number} {s.part} {s.title}" for s in built.sections if s.level <= deepest]


def parts(built: Report) -> dict[str, str]:
    """The part of each paragraph's first sentence, by the paragraph's first six characters."""
    return {
        built.paragraphs[s.paragraph].text[:6]: s.part for s in built.sentences if s.number == 1
    }


NUMBERED = """
政府工作报告
——2024年1月10日在澄江市第九届人民代表大会第三次会议上
澄江市市长 林致远
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
2023年，全市地区生产总值增长6.1%，城镇新增就业1.2万人。
一年来，我们主要做了以下工作：
（一）全力稳住经济大盘，发展质效稳步提升
工业经济加快恢复。规模以上工业增加值增长7.5%，新增规模工业企业36家。
（二）全力增进民生福祉，群众生活持续改善
就业形势总体稳定。发放稳岗资金3000万元，帮扶困难群众就业2100人。
各位代表！成绩来之不易。在此，我代表市人民政府，向全市人民表示衷心的感谢！
在肯定成绩的同时，我们也清醒看到，发展中还存在不少困难和问题。主要是产业层次不高，民生领域还有短板。
二、2024年工作安排
今年经济社会发展主要预期目标是：地区生产总值增长6%左右，城镇新增就业1.1万人以上。
重点做好以下两个方面工作：
（一）坚持项目为王，着力扩大有效投资
狠抓重大项目建设。全年实施亿元以上项目120个，完成投资300亿元。
（二）坚持人民至上，着力办好民生实事
稳定和扩大就业。实施就业优先政策，帮助高校毕业生就业。
三、加强政府自身建设
坚持依法行政。自觉接受市人大法律监督和市政协民主监督。
各位代表！奋斗正当其时。让我们更加紧密地团结起来，为建设美好澄江而努力奋斗！
名词解释
1.项目为王：指把项目建设放在经济工作的首位，以项目论英雄。
2.稳岗资金：指失业保险基金支付给企业用于稳定就业岗位的资金。
"""

UNNUMBERED_MAINS = """
各位代表：
现在，我代表县人民政府向大会报告工作，请予审议。
2023年工作回顾
全年地区生产总值增长5%，完成固定资产投资80亿元。
一、聚焦产业转型，经济运行稳中向好
工业经济企稳向好。实现工业产值210亿元，新增规模企业12家，技改投资增长9%。
二、聚焦民生改善，社会事业全面进步
就业保障扎实有力。城镇新增就业5200人，城乡低保标准提高5%，惠及群众1.3万人。
2024年目标任务和重点工作
全县经济社会发展主要预期目标：地区生产总值增长6%，城镇新增就业5000人。
扎实开展“三个年”行动：
1、开展项目攻坚年行动。实施重点项目60个，完成投资50亿元，争取专项债券项目20个。
2、开展营商环境提升年行动。推进“一件事一次办”，压减审批时限三成以上，服务企业发展。
3、开展基层治理提效年行动。完善网格化服务管理，及时化解矛盾纠纷，建设平安乡村。
一、坚定不移推进工业强县，构建现代产业体系
壮大主导产业。培育亿元企业10家，推动产业集群发展，延伸产业链条，提升产业层次。
二、坚定不移推进乡村振兴，加快农业现代化
守牢粮食安全底线。建成高标准农田2万亩，粮食播种面积稳定在40万亩以上。
全面加强政府自身建设
坚持从严治政，建设人民满意的服务型政府，自觉接受各方面监督。
"""

RUN_IN = """
各位代表：
现在，我代表国务院，向大会报告政府工作，请予审议。
一、2023年工作回顾
——经济总体回升向好。国内生产总值增长5.2%，城镇新增就业1244万人，居民消费价格上涨0.2%。
一年来，我们主要做了以下工作。
一是加大宏观调控力度，推动经济运行持续好转。围绕扩大内需实施政策，国内市场规模扩大，企业信心增强，投资结构优化。
二是深化改革扩大开放，持续改善营商环境。出台促进民营经济发展的举措，外贸规模保持稳定，开放平台建设取得成效。
二、2024年政府工作任务
（一）大力推进现代化产业体系建设。深化供给侧结构性改革，推动产业优化升级，培育新的增长点。
推动产业链优化升级。实施制造业技术改造升级工程，培育先进制造业集群，建设质量强国。
（二）着力扩大国内需求。把实施扩大内需战略同深化改革结合起来，增强经济发展的内生动力。
促进消费稳定增长。从增加收入、优化供给等方面综合施策，激发消费潜能，培育新型消费。
各位代表！
新征程新使命，对政府工作提出了新的更高要求。各级政府要履行好职责，全面推进依法行政。
各位代表！
我们要坚持和完善民族区域自治制度，铸牢中华民族共同体意识，促进各民族交往交流交融。
各位代表！
使命重在担当，奋斗创造未来。我们要更加紧密地团结起来，不懈奋斗！
"""

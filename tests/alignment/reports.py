"""Two small reports of an invented city, and how to make a report of lines."""

from __future__ import annotations

from reportdiff.model import Document, Paragraph, Report
from reportdiff.options import ReadOptions
from reportdiff.structure import build_report

OLD = """政府工作报告
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2022年工作回顾
一年来，全市地区生产总值增长6.1%，城镇新增就业3.2万人。
（一）产业发展取得新成效。规模以上工业增加值增长7%，新增高新技术企业120家。
（二）民生事业不断进步。新建学校12所，改造老旧小区46个。
二、2023年工作安排
今年发展的主要预期目标是：地区生产总值增长6%左右；城镇新增就业3万人以上。
（一）大力发展先进制造业。实施智能制造三年行动，支持企业数字化改造。新建标准厂房50万平方米。培育壮大生物医药产业集群，建设药谷产业园。
（二）加快城乡建设。改造老旧小区40个，新建口袋公园20个。整治黑臭水体，完善城市污水管网。推进农村人居环境整治，建设美丽乡村。
（三）保障和改善民生。提高城乡居民基础养老金标准，新增养老床位2000张。加快市人民医院新院区建设，组建医联体。发放电子消费券，繁荣夜间经济。
""".splitlines()

NEW = """政府工作报告
各位代表：
现在，我代表市人民政府向大会报告工作，请予审议。
一、2023年工作回顾
一年来，全市地区生产总值增长6.3%，城镇新增就业3.4万人。
（一）工业经济稳中有进。规模以上工业增加值增长7.5%，新增高新技术企业150家。
（二）社会事业持续发展。新建学校10所，改造老旧小区42个。
二、2024年工作安排
今年发展的主要预期目标是：地区生产总值增长6.5%以上；城镇新增就业3万人以上。
（一）建设更加宜居的城市。改造老旧小区30个，新建口袋公园25个。完善城市污水管网，巩固黑臭水体整治成果。
（二）全面推进乡村振兴。深入开展农村人居环境整治，打造美丽乡村示范带。
（三）壮大实体经济。深入实施智能制造行动，推动企业数字化转型。加快药谷产业园建设，做强生物医药产业集群。布局低空经济，开通无人机物流航线。
（四）增进民生福祉。继续提高城乡居民基础养老金标准，新增养老床位2000张。建成市人民医院新院区，推进医联体建设。
""".splitlines()


def report_of(lines: list[str], year: int) -> Report:
    """The report that a text file of these lines would give."""
    paragraphs = tuple(Paragraph(line, n) for n, line in enumerate(lines, 1) if line)
    return build_report(Document(f"{year}.txt", "txt", paragraphs), ReadOptions(year=year))

"""Every word of the interface, in Chinese and in English.

Absences are worded as absences: 未再提及 (not mentioned again) and 未见报告 (not
reported), never as a cancellation or a failure.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportdiff.model import ReadingWarning
from reportdiff.view.notices import in_chinese
from reportdiff.view.options import Lang

_WORDS: dict[str, tuple[str, str]] = {
    "report": ("政府工作报告", "Government work report"),
    "page_title": ("政府工作报告对比", " government work reports compared"),
    "old": ("去年", "Last year"),
    "new": ("今年", "This year"),
    "old_report": ("{year}年报告", "{year} report"),
    "unknown_year": ("年份未知", "Year unknown"),
    "unknown_region": ("地区未知", "Region unknown"),
    "file": ("文件", "File"),
    "characters": ("{n}字", "{n} characters"),
    "sentences": ("{n}句", "{n} sentences"),
    "paragraphs": ("{n}段", "{n} paragraphs"),
    "digest": ("校验值 SHA-256", "SHA-256"),
    "overview": ("概览", "Overview"),
    "contents": ("目录", "Contents"),
    "skip": ("跳到正文", "Skip to content"),
    "warnings": ("原文提示", "Text warnings"),
    "warnings_intro": (
        "读取原文时的提示：受损、修复、略去或转换之处。凡涉及这些段落的判断，请先核对原文。",
        "What was found when reading: places that are damaged, repaired, left out or converted. "
        "Check the source before relying on a finding that rests on them.",
    ),
    "line": ("第{n}行", "line {n}"),
    "where": ("{place}", "{place}:"),
    "line_of": ("{side}第{n}行", "{side} line {n}"),
    "repaired_as": ("修复为", "repaired to"),
    "confidence": ("把握 {n}%", "confidence {n}%"),
    "damaged_place": ("原文此处受损", "source damaged here"),
    "fulfilment": ("去年目标完成情况", "Last year's targets"),
    "targets": ("今年目标变化", "Target changes"),
    "commitments": ("工作部署", "Commitments"),
    "commitments.new": ("新增部署", "New commitments"),
    "commitments.dropped": ("未再提及", "Not mentioned again"),
    "commitments.changed": ("有变化", "Changed"),
    "commitments.continued": ("延续", "Continued"),
    "sections": ("章节变化", "Sections"),
    "terms": ("提法变化", "Terms"),
    "terms.new": ("新提法", "New terms"),
    "terms.dropped": ("消失的提法", "Dropped terms"),
    "terms.risen": ("增多", "More frequent"),
    "terms.fallen": ("减少", "Less frequent"),
    "texts": ("两年全文", "Full texts"),
    "old_text": ("去年全文", "Last year's text"),
    "new_text": ("今年全文", "This year's text"),
    "method": ("方法与局限", "Method and limits"),
    "indicator": ("指标", "Indicator"),
    "indicators": ("指标", "Indicators"),
    "target": ("目标", "Target"),
    "old_target": ("去年目标", "Last year's target"),
    "new_target": ("今年目标", "This year's target"),
    "result": ("结果", "Result"),
    "new_result": ("今年报告", "Reported result"),
    "verdict": ("判定", "Verdict"),
    "change": ("变化", "Change"),
    "difference": ("差值", "Difference"),
    "rate": ("完成率", "Rate"),
    "unit": ("单位", "Unit"),
    "value": ("数值", "Value"),
    "bound": ("约束", "Bound"),
    "basis": ("依据", "Basis"),
    "remark": ("备注", "Remark"),
    "checked": ("人工核定", "Checked by hand"),
    "number": ("序号", "No."),
    "section": ("章节", "Section"),
    "similarity": ("相似度", "Similarity"),
    "kind": ("类别", "Kind"),
    "term": ("提法", "Term"),
    "count": ("次数", "Count"),
    "year": ("年份", "Year"),
    "role": ("性质", "Role"),
    "quote": ("原文", "Source"),
    "source": ("原文", "Source"),
    "paragraph": ("第{n}段", "¶{n}"),
    "place_link": ("{side}第{n}段", "{side} ¶{n}"),
    "year_of": ("{year}年", "{year}"),
    "why.new": (
        "下列部署在去年报告的计划部分没有找到对应。每条附去年最接近的句子和相似度（0到1）。",
        "No counterpart was found in the plan of last year's report. Each is given with last "
        "year's closest sentence and its similarity (0 to 1).",
    ),
    "why.dropped": (
        "下列部署在今年报告的计划部分没有找到对应。每条附今年最接近的句子和相似度（0到1）。",
        "No counterpart was found in the plan of this year's report. Each is given with this "
        "year's closest sentence and its similarity (0 to 1).",
    ),
    "why.changed": (
        "每条末尾是两句配对的依据和相似度（0到1）：措辞相近、互为含义最相近的一句，或分合后对应。",
        "Each ends with what paired the two sentences and their similarity (0 to 1): near wording, "
        "closest meaning both ways, or a sentence split or merged.",
    ),
    "why.continued": (
        "每条是今年句子的开头（点开看全句）、去年的段落和相似度（0到1）；"
        "去年几句并为今年一句的，是去年句子的开头和今年的段落。",
        "The beginning of this year's sentence (it leads to the whole), last year's paragraph "
        "and the similarity (0 to 1); of sentences that are merged into one this year, the "
        "beginning of last year's and this year's paragraph.",
    ),
    "score": ("把握", "Score"),
    "nearest": ("最接近的句子", "Closest sentence"),
    "no_nearest": ("没有接近的句子", "No sentence comes close"),
    "unsure": ("待核", "Check"),
    "unsure_long": (
        "待核：把握不足，请核对原文后再引用",
        "Check: the program is not sure, compare the source before quoting",
    ),
    "status.new": ("新增", "New"),
    "status.dropped": ("未再提及", "Not mentioned again"),
    "status.changed": ("有变化", "Changed"),
    "status.continued": ("延续", "Continued"),
    "change.raised": ("上调", "Raised"),
    "change.lowered": ("下调", "Lowered"),
    "change.unchanged": ("持平", "Unchanged"),
    "change.reworded": ("改表述", "Reworded"),
    "change.added": ("新设", "Added"),
    "change.dropped": ("未再提", "Dropped"),
    "change.qualitative": ("定性", "Qualitative"),
    "outcome.exceeded": ("超额", "Exceeded"),
    "outcome.met": ("完成", "Met"),
    "outcome.missed": ("未达到", "Not met"),
    "outcome.unclear": ("待判断", "Unclear"),
    "outcome.not_reported": ("未见报告", "Not reported"),
    "section.matched": ("对应", "Matched"),
    "section.moved": ("移位", "Moved"),
    "section.split": ("拆分", "Split"),
    "section.merged": ("合并", "Merged"),
    "section.added": ("新增", "Added"),
    "section.removed": ("删除", "Removed"),
    "term.new": ("新提法", "New"),
    "term.dropped": ("消失", "Dropped"),
    "term.risen": ("增多", "More"),
    "term.fallen": ("减少", "Less"),
    "role.actual": ("结果", "Result"),
    "role.target": ("目标", "Target"),
    "role.other": ("其他", "Other"),
    "part.review": ("回顾", "Review"),
    "part.plan": ("部署", "Plan"),
    "part.governance": ("自身建设", "Governance"),
    "part.problems": ("问题", "Problems"),
    "part.other": ("其他", "Other"),
    "bound.exact": ("{figure}", "{figure}"),
    "bound.at_least": ("{figure}以上", "at least {figure}"),
    "bound.at_most": ("{figure}以内", "at most {figure}"),
    "bound.about": ("{figure}左右", "about {figure}"),
    "bound.range": ("{figure}", "{figure}"),
    "bound_word.exact": ("等于", "exact"),
    "bound_word.at_least": ("以上", "at least"),
    "bound_word.at_most": ("以内", "at most"),
    "bound_word.about": ("左右", "about"),
    "bound_word.range": ("区间", "range"),
    "declines": ("下降{figure}", "down {figure}"),
    "none": ("无此类变化", "None found"),
    "none.fulfilment": (
        "去年报告中没有识别出可核对的目标。",
        "No target that could be checked was found in last year's report.",
    ),
    "none.targets": (
        "两年报告中都没有识别出目标。",
        "No target was found in either report.",
    ),
    "none.new": ("无此类变化：没有发现新增部署。", "None found: no new commitment."),
    "none.dropped": (
        "无此类变化：去年的部署今年都有对应。",
        "None found: every commitment of last year has a counterpart.",
    ),
    "none.changed": ("无此类变化：没有发现措辞变化。", "None found: no wording changed."),
    "none.continued": ("没有延续的部署。", "No commitment continues unchanged."),
    "none.sections": (
        "无此类变化：两年章节一一对应。",
        "None found: the sections of both years match one to one.",
    ),
    "none.no_sections": ("两年报告中都没有识别出章节。", "No section was found in either report."),
    "none.terms": ("无此类变化：没有发现提法变化。", "None found: no term changed."),
    "none.commitments": ("没有识别出工作部署。", "No commitment was found."),
    "none.indicators": ("没有识别出指标。", "No indicator was found."),
    "none.outline": ("没有识别出章节。", "No section was found."),
    "unpaired": ("无对应段落", "No counterpart"),
    "moved_to": ("相近内容见{side}第{n}段", "Similar content: {side} ¶{n}"),
    "items": ("{n}项", "{n}"),
    "more": ("其余 {n} 项：--all", "{n} more: --all"),
    "more_page": ("其余{n}项", "{n} more"),
    "diff_more": ("另有 {n} 项未列出", "{n} more not listed"),
    "redline": ("修订", "Redline"),
    "side_by_side": ("对照", "Side by side"),
    "filter": ("筛选", "Filter"),
    "search": ("搜索", "Search"),
    "search_hint": ("在结果中搜索", "Search the findings"),
    "showing": ("显示{n}/{m}", "Showing {n} of {m}"),
    "clear": ("清除", "Clear"),
    "previous": ("上一处", "Previous"),
    "next": ("下一处", "Next"),
    "expand_all": ("全部展开", "Expand all"),
    "collapse_all": ("全部收起", "Collapse all"),
    "copy_link": ("复制链接", "Copy link"),
    "copied": ("已复制", "Copied"),
    "print": ("打印", "Print"),
    "print_all": ("打印时含全文", "Print the full texts too"),
    "dark": ("深色", "Dark"),
    "light": ("浅色", "Light"),
    "system": ("跟随系统", "System"),
    "theme": ("配色", "Colours"),
    "shortcuts": ("快捷键", "Shortcuts"),
    "shortcuts_on": ("启用快捷键", "Use shortcuts"),
    "close": ("关闭", "Close"),
    "key_jk": ("下一处 / 上一处", "Next / previous finding"),
    "key_search": ("搜索", "Search"),
    "key_help": ("快捷键说明", "This list"),
    "report_order": ("按报告顺序", "In report order"),
    "only_unsure": ("只看待核", "Only those to check"),
    "no_hits": ("没有符合条件的结果。", "Nothing matches."),
    "to_top": ("回到顶部", "Back to top"),
    "machine": ("程序比对，请核对原文", "Machine comparison: check the source"),
    "generated": ("{day} 由 reportdiff {version} 生成", "Made on {day} by reportdiff {version}"),
    "table_of": ("{name}表", "{name}: table"),
    "chart.fulfilment": (
        "{n}项有数字结果的目标：{over}项达到或超过目标值，{under}项低于目标值",
        "Targets with a figure: {n}, {over} at or above the target's number, {under} below",
    ),
    "chart.percent": ("百分数（%）", "Percentages (%)"),
    "chart.amount": ("数量（占目标的%）", "Amounts (% of target)"),
    "chart.about": ("左右", "about"),
    "chart.sections": (
        "{old}节变为{new}节：移位{moved}，拆分{split}，合并{merged}，新增{added}，删除{removed}",
        "{old} sections became {new}: {moved} moved, {split} split, {merged} merged, "
        "{added} added, {removed} removed",
    ),
    "chart.strips": (
        "变化在两份报告中的位置",
        "Where in the two reports the changes stand",
    ),
    "chart.strips_note": (
        "横条为全文，竖线为一处变化；点击标题看该部分原文，点击竖线看该处变化。",
        "A bar is a whole text, a line one change; a title leads to its text, a line to its "
        "change.",
    ),
    "chart.stop": ("{places}：{n}处变化", "{places}, changes: {n}"),
    "legend.open": ("目标", "target"),
    "legend.filled": ("结果", "result"),
    "outline": ("目录结构", "Outline"),
    "highlights": ("要点", "Highlights"),
    "attachment": ("附：方法", "Annex: method"),
    "sep": ("、", ", "),
    "stop": ("。", "."),
    "clause": ("；", "; "),
    "colon": ("：", ": "),
    "brackets": ("（{text}）", " ({text})"),
    "headline.targets": ("今年{n}项目标：{parts}", "{n} targets this year: {parts}"),
    "headline.dropped": ("去年目标中{n}项未再提", "{n} of last year's not set again"),
    "headline.fulfilment": ("去年{n}项：{parts}", "of last year's {n}: {parts}"),
    "headline.done": ("完成或超额{n}", "{n} met or exceeded"),
    "headline.work": (
        "工作部署：新增{new}、有变化{changed}、未再提及{dropped}、延续{continued}",
        "commitments: {new} new, {changed} changed, {dropped} not mentioned again, "
        "{continued} continued",
    ),
    "headline.none": (
        "两份报告中都没有识别出目标",
        "no target was found in either report",
    ),
    "count_of": ("{label}{n}", "{n} {label}"),
    "warning_count": ("提醒 {n}", "warnings: {n}"),
    "unsure_count": ("其中 {n} 项待核（*）", "{n} to check (*)"),
    "old_word": ("旧", "old"),
    "new_word": ("新", "new"),
    "place_column": ("段", "para."),
    "wrote": ("已写出", "Written"),
    "tile.unsure": ("待核", "to check"),
    "tile.figures": ("数字有变", "with other figures"),
}

_RUNGS: dict[str, tuple[str, str]] = {
    "identical": ("两年文字相同", "same wording"),
    "near": ("措辞相近", "nearly the same wording"),
    "meaning": ("含义最相近", "closest in meaning"),
    "split": ("一句分为几句", "one sentence in several"),
    "merged": ("几句并为一句", "several sentences in one"),
    "none": ("没有对应", "no counterpart"),
}
_WARNINGS = {
    "dropped": "略去", "converted": "转换", "repaired": "修复", "damaged": "受损", "order": "次序",
    "region": "地区", "year": "年份",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language: ``labels("unit")``, ``labels("items", n=3)``."""

    lang: Lang

    def __call__(self, key: str, **values: object) -> str:
        """The word for ``key`` with ``values`` filled in; KeyError for an unknown key."""
        word = _WORDS[key][0 if self.lang == "zh" else 1]
        return word.format(**values) if values else word

    def rung(self, rung: str) -> str:
        """The rule of the alignment that linked two sentences, in words."""
        words = _RUNGS.get(rung)
        return rung if words is None else words[0 if self.lang == "zh" else 1]

    def warned(self, warning: ReadingWarning) -> str:
        """A warning as a sentence: in Chinese after a word for its kind, in English as it is."""
        if self.lang == "en":
            return warning.message
        word = _WARNINGS.get(warning.code)
        return warning.message if word is None else word + self("colon") + in_chinese(warning)

    def html_lang(self) -> str:
        """The language tag of the interface."""
        return "zh-Hans" if self.lang == "zh" else "en"


@lru_cache(maxsize=2)
def labels_for(lang: Lang) -> Labels:
    """The words of a language."""
    return Labels(lang)


def label_keys() -> frozenset[str]:
    """All keys that :class:`Labels` knows."""
    return frozenset(_WORDS)


METHOD: dict[Lang, tuple[str, ...]] = {
    "zh": (
        "本页由程序比对两份报告得出，没有人工审核。程序先识别章节、目标、指标和工作部署，"
        "再把两年的句子配对：先配逐字相同的，再在其间配措辞相近的，最后按章节比较。",
        "“上调”“下调”只说数字本身的大小，不表示好坏。“未达到”指报告的结果低于目标的数字，"
        "或超出其上限；物价涨幅低于控制目标之类，须结合指标含义理解。",
        "“未再提及”“未见报告”只表示程序在另一份报告中没有找到对应的句子，"
        "不等于工作停止或没有结果。每条都附上最接近的句子，供核对。",
        "标“待核”的各条把握不足，引用前请核对原文。",
    ),
    "en": (
        "A program compared the two reports; no person has reviewed this page. It finds sections, "
        "targets, indicators and commitments, then pairs the sentences of both years: first those "
        "with the same wording, then similar ones between them, then section by section.",
        "“Raised” and “lowered” speak of the number only, not of better or worse. “Not met” means "
        "that the reported result is below the target's number or above its ceiling; read it with "
        "the indicator's meaning in mind (inflation below its ceiling is no failure).",
        "“Not mentioned again” and “not reported” mean only that the program found no counterpart "
        "in the other report, not that the work stopped or had no result. "
        "The closest sentence is given with each, so that you can overrule it.",
        "Rows marked “check” are those the program is not sure of: read the source "
        "before quoting them.",
    ),
}

LIMITS: dict[Lang, tuple[str, ...]] = {
    "zh": (
        "读不懂言外之意：同一件事换了完全不同的说法，可能被当作一项新增和一项未再提及。",
        "只比较报告正文，不知道报告以外的文件、预算和统计公报。",
        "换了口径、单位或基期的数字不换算成一回事时，判为“待判断”。",
        "原文受损或扫描识别有误时，受损处的句子不作为“新增”或“未再提及”的证据。",
    ),
    "en": (
        "It does not read between the lines: one thing said in quite other words may show as one "
        "new and one not mentioned again.",
        "It compares the reports' own text and knows no other document, "
        "budget or statistical bulletin.",
        "Figures with another definition, unit or base year that cannot be converted "
        "are judged “unclear”.",
        "Sentences in damaged places are no evidence for “new” or “not mentioned again”.",
    ),
}

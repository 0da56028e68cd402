"""On the English interface everything is English but what is quoted from the reports."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import lxml.html
import pytest

import reportdiff
from reportdiff.comparison.order import in_order
from reportdiff.model import Report
from reportdiff.options import CompareOptions
from reportdiff.rendering import render
from reportdiff.result import CommitmentChange, Comparison, Edit
from reportdiff.view import ComparisonView, comparison_view
from tests.rendering import invented

HAN = re.compile("[\u3400-\u9fff]+")
SECRET = "\ue000"  # stands for words of the program: no report has it


def invented_pair() -> Comparison:
    """The invented comparison, its Chinese reasons marked so that none can be taken for a quote."""
    found = invented.comparison()
    return replace(
        found,
        targets=tuple(replace(t, reason="缘由" + SECRET) for t in found.targets),
        fulfilment=tuple(replace(f, reason="缘由" + SECRET) for f in found.fulfilment),
        commitments=tuple(
            replace(c, reason="缘由" + SECRET, changes=("有别" + SECRET,) * len(c.edits))
            for c in found.commitments
        ),
        warnings=in_order(found.new, found.old, CompareOptions())[2],
        old=replace(found.old, warnings=()),
        new=replace(found.new, warnings=()),
    )


@pytest.fixture(scope="module", params=["invented", "samples"])
def found(request, samples) -> Comparison:
    if request.param == "invented":
        return invented_pair()
    paths = [samples / name for name in ("jinglan-2022.txt", "jinglan-2023.html")]
    if not all(path.exists() for path in paths):
        pytest.skip("no samples here")
    return reportdiff.compare(*(reportdiff.read(path) for path in paths))


def texts_of(report: Report) -> str:
    return report.title + (report.region or "") + "".join(p.text for p in report.paragraphs)


def strangers(text: str, found: Comparison) -> set[str]:
    """Chinese words of an output that stand in neither report and name no indicator."""
    quoted = texts_of(found.old) + "\n" + texts_of(found.new)
    quoted += "".join(w.message for r in (found.old, found.new) for w in r.warnings)
    names = {row.name for row in (*found.targets, *found.fulfilment)}
    names |= {i.unit for t in found.targets for i in (t.old, t.new) if i}
    names |= {term.term for term in found.terms}
    known = quoted + "\n".join(names)
    return {run for run in HAN.findall(text) if run not in known}


def english(found: Comparison) -> ComparisonView:
    return comparison_view(found, replace(invented.OPTIONS, lang="en", all=True, width=100_000))


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_text_outputs(found, name):
    text = render(english(found), name)
    assert SECRET not in text
    assert strangers(re.sub(r"\\", "", text), found) == set()


def test_the_page_marks_what_it_quotes(found):
    page = lxml.html.fromstring(render(english(found), "html")).find("body")
    for element in page.xpath("//style | //script"):
        element.drop_tree()
    assert SECRET not in page.text_content()
    assert strangers("\n".join(page.itertext()), found) == set()
    for element in page.xpath("//*[@lang='zh-Hans']"):
        for english_part in element.xpath(".//*[@lang='en']"):
            assert not HAN.search(english_part.text_content())
        element.drop_tree()
    assert not HAN.search(page.text_content())
    said = [*page.xpath("//@aria-label"), *page.xpath("//@title"), *page.xpath("//@alt")]
    assert not any(HAN.search(text) for text in said)


def test_workbook(found):
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(render(english(found), "excel")), rich_text=True)
    values = [c.value for s in book for line in s.iter_rows() for c in line if c.value]
    # The runs of a redline are quotes, the whole of them is none.
    runs = [v if isinstance(v, list) else [v] for v in values]
    cells = [str(run) for parts in runs for run in parts]
    choices = [str(v.formula1) for s in book for v in s.data_validations.dataValidation]
    headers = [str(s.oddHeader.right.text) + str(s.oddFooter.left.text) for s in book]
    text = "\n".join([*cells, *book.sheetnames, *choices, *headers])
    assert SECRET not in text
    assert strangers(text, found) == set()


def test_document(found):
    with zipfile.ZipFile(BytesIO(render(english(found), "word"))) as archive:
        document = archive.read("word/document.xml").decode()
    text = "\n".join(re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)", document))
    assert SECRET not in text
    assert strangers(text, found) == set()


@pytest.mark.parametrize("block", ["fulfilment", "targets", "commitments"])
def test_every_reason_is_said_in_english_with_its_figures(found, block):
    rows = [row for row in getattr(english(found), block) if row.found.rule]
    assert rows
    for row in rows:
        assert re.match("[a-z]", row.why.reason), row.why.reason
        if row.why.nearest is not None and row.found.rule == "absent":
            assert f"{row.why.nearest.score:.2f}" in row.why.reason


def test_what_changed_is_said_with_the_words_of_the_reports():
    found = invented.comparison()
    row = replace(found.commitments[0], edits=(Edit("figure", ("1亿元",), ("2亿元",)),))
    assert shown(found, row, "en") == ("figure: 1亿元 → 2亿元",)
    gone = replace(row, edits=(Edit("instrument_gone", old=("消费券", "补贴")),))
    assert shown(found, gone, "en") == ("instrument not mentioned again: 消费券、补贴",)
    assert shown(found, row, "zh") == row.changes


def shown(found: Comparison, row: CommitmentChange, lang: str) -> tuple[str, ...]:
    view = comparison_view(replace(found, commitments=(row,)), replace(invented.OPTIONS, lang=lang))
    return view.commitments[0].changes


def test_a_reason_of_an_unknown_rule_stays_as_it_was_given():
    found = invented.comparison()
    target = replace(found.targets[0], rule="of_tomorrow", reason="明天的规则")
    view = comparison_view(replace(found, targets=(target,)), replace(invented.OPTIONS, lang="en"))
    assert view.targets[0].why.reason == "明天的规则"


def test_a_sentence_that_shares_its_counterpart_is_shown_itself():
    rows = {r.why.rung: r for r in comparison_view(invented.comparison()).commitments if r.shared}
    assert rows["merged"].text == "鼓励汽车更新换代。"
    assert rows["merged"].counterpart == "发放消费券2亿元，支持家电、汽车以旧换新。"
    assert rows["split"].text == "支持企业争创单项冠军。"
    assert rows["split"].counterpart == "培育专精特新企业50家。"
    assert all(row.diff == () for row in rows.values())

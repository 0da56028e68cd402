"""All outputs of a comparison carry the same findings."""

from __future__ import annotations

import json
import re
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO

import lxml.html
import pytest

import reportdiff
from reportdiff.rendering import render
from reportdiff.view import comparison_view
from reportdiff.view.findings import BLOCKS
from reportdiff.view.visible import visible
from tests.rendering import invented

PAIRS = (
    None,
    ("jinglan-2022.txt", "jinglan-2023.html"),
    ("jinglan-2023.html", "jinglan-2024.docx"),
)


@pytest.fixture(scope="module", params=PAIRS, ids=["invented", "2022-2023", "2023-2024"])
def view(request, options, samples):
    if request.param is None:
        found = invented.comparison()
    else:
        paths = [samples / name for name in request.param]
        if not all(path.exists() for path in paths):
            pytest.skip("no samples here")
        found = reportdiff.compare(*(reportdiff.read(path) for path in paths))
    return comparison_view(found, replace(options, all=True))


@pytest.fixture(scope="module")
def expected(view):
    """The kind of every row, by its id, in each block."""
    return {
        "fulfilment": {row.id: row.kind for row in view.fulfilment},
        "targets": {row.id: row.kind for row in view.targets},
        "commitments": {row.id: row.kind for row in view.commitments},
        "sections": {row.id: row.kind for row in view.sections},
        "terms": {row.id: row.kind for group in view.terms for row in group.rows},
    }


def test_rows_are_those_of_the_comparison(view, expected):
    found = view.comparison
    assert Counter(expected["fulfilment"].values()) == Counter(f.outcome for f in found.fulfilment)
    assert Counter(expected["targets"].values()) == Counter(t.change for t in found.targets)
    assert Counter(expected["commitments"].values()) == Counter(c.status for c in found.commitments)
    assert Counter(expected["terms"].values()) == Counter(t.status for t in found.terms)


def test_json(view, expected):
    payload = json.loads(render(view, "json"))
    kinds = {
        "fulfilment": "outcome",
        "targets": "change",
        "commitments": "status",
        "sections": "kind",
        "terms": "status",
    }
    for block, kind in kinds.items():
        assert {row["id"]: row[kind] for row in payload[block]} == expected[block]
        assert payload["summary"][block] == view.counts[block]


def test_html(view, expected):
    page = lxml.html.fromstring(render(view, "html"))
    found = {}
    for row in page.find_class("f"):
        kinds = [*row.xpath("ancestor-or-self::*/@data-k")]
        found[row.get("id")] = kinds[-1]
    prefixes = dict(BLOCKS)
    for block in ("fulfilment", "targets", "commitments"):
        for row, kind in expected[block].items():
            assert found.pop(row) == f"{prefixes[block]}.{kind}"
    assert found == {}
    ids = {name for name in page.xpath("//@id") if name.startswith(("s-", "w-"))}
    moved = {row for row, kind in expected["sections"].items() if kind != "matched"}
    assert ids == moved | set(expected["terms"])


def test_excel(view, expected):
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(render(view, "excel")))
    word = view.labels
    sheets = {
        "fulfilment": [("fulfilment", "outcome", "verdict")],
        "targets": [("targets", "change", "change")],
        "commitments": [
            (f"commitments.{s}", "status", "kind")
            for s in ("new", "dropped", "changed", "continued")
        ],
        "sections": [("sections", "section", "kind")],
        "terms": [("terms", "terms", "kind")],
    }
    for block, parts in sheets.items():
        found = {}
        for name, prefix, title in parts:
            header, *rows = book[word(name)].iter_rows(values_only=True)
            if "id" in header and rows and rows[0][header.index("id")]:
                at, label = header.index("id"), header.index(word(title))
                found.update({row[at]: (prefix, row[label]) for row in rows})
        assert {row: word(f"{found[row][0]}.{kind}") for row, kind in expected[block].items()} == {
            row: label for row, (_, label) in found.items()
        }


def test_word(view, expected):
    with zipfile.ZipFile(BytesIO(render(view, "word"))) as archive:
        document = archive.read("word/document.xml").decode()
    found = set(re.findall(r'w:bookmarkStart w:id="\d+" w:name="([^"]+)"', document))
    moved = {row for row, kind in expected["sections"].items() if kind != "matched"}
    wanted = moved.union(*(expected[b] for b in ("fulfilment", "targets", "commitments")))
    assert found == {re.sub(r"\W", "_", row) for row in wanted}
    changed = [row for row in view.changed_commitments if row.diff]
    for tag, op in (("ins", "insert"), ("del", "delete")):
        assert document.count(f"<w:{tag} ") == sum(s.op == op for row in changed for s in row.diff)
    for group in view.terms:
        assert all(visible(row.term) in document for row in group.rows)


@pytest.mark.parametrize("name", ["markdown", "terminal"])
def test_markdown_and_terminal(view, name):
    text = render(view, name)
    bare = re.sub(r"[\s\\]", "", text)
    word = view.labels
    for block, prefix in BLOCKS:
        for kind, count in view.counts[block].items():
            if count:
                assert f"{word(f'{prefix}.{kind}')}{count}" in bare
    for row in view.commitments:
        if row.kind != "changed":
            assert re.sub(r"\s", "", row.text) in bare
    for target in (*view.targets, *view.fulfilment):
        assert all(character in bare for character in target.name)
    for group in view.terms:
        for term in group.rows:
            assert f"{re.sub(chr(32), '', term.term)}{term.old_count}" in bare


def test_markdown_tables_have_a_line_for_each_target(view):
    text = render(view, "markdown")
    for block, prefix in (("fulfilment", "outcome"), ("targets", "change")):
        for kind, count in view.counts[block].items():
            heading = text.index(f"## {view.labels(block)} ")
            table = text[heading : text.find("\n\n", text.index("| ---", heading))]
            label = view.labels(f"{prefix}.{kind}")
            assert len(re.findall(rf"^\| \*\*{label}\*\*", table, re.MULTILINE)) == count

"""The JSON fits its own schema and the contract."""

from __future__ import annotations

import json

import jsonschema
import pytest

from reportdiff.errors import OutputError
from reportdiff.rendering import RENDERERS, format_of, render
from reportdiff.rendering.json import schema


@pytest.fixture(scope="module")
def compared(comparison, options):
    return json.loads(render(comparison, "json", options))


@pytest.fixture(scope="module")
def shown(extracted, options):
    return json.loads(render(extracted, "json", options))


def test_both_outputs_fit_the_schema(compared, shown):
    for payload in (compared, shown):
        jsonschema.Draft202012Validator(schema()).validate(payload)


def test_the_schema_refuses_a_wrong_outcome(compared):
    wrong = json.loads(json.dumps(compared))
    wrong["fulfilment"][0]["outcome"] = "failed"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema()).validate(wrong)


def test_quotes_are_exact_parts_of_their_sentences(compared, shown):
    found = shown["indicators"] + [row["target"] for row in compared["fulfilment"]]
    found += [row["new"] for row in compared["targets"] if row["new"]]
    assert found
    assert all(item["quote"] in item["sentence"] for item in found)


def test_a_diff_of_a_changed_row_spells_both_texts(compared):
    for row in (r for r in compared["commitments"] if r["status"] == "changed"):
        sides = {
            "old": "".join(text for op, text in row["diff"] if op != "insert"),
            "new": "".join(text for op, text in row["diff"] if op != "delete"),
        }
        assert sides == {"old": row["old"]["text"], "new": row["new"]["text"]}


def test_the_summary_counts_the_rows(compared):
    kinds = {
        "sections": "kind",
        "targets": "change",
        "fulfilment": "outcome",
        "commitments": "status",
        "terms": "status",
    }
    for block, kind in kinds.items():
        for name, count in compared["summary"][block].items():
            assert count == sum(row[kind] == name for row in compared[block])
        assert sum(compared["summary"][block].values()) == len(compared[block])


def test_an_absence_carries_the_closest_sentence(compared):
    absent = [row for row in compared["commitments"] if row["status"] in ("new", "dropped")]
    assert all(0 < row["nearest"]["score"] < 1 and row["nearest"]["sentence"] for row in absent)


def test_sections_are_a_tree_with_numbers(shown):
    assert [top["number"] for top in shown["sections"]] == ["1", "2", "3"]
    assert shown["sections"][2]["children"][4]["number"] == "3.5"


def test_ids_are_the_same_in_every_run_and_for_either_language(comparison, options):
    from dataclasses import replace

    chinese = json.loads(render(comparison, "json", options))
    english = json.loads(render(comparison, "json", replace(options, lang="en")))
    for block in ("targets", "fulfilment", "commitments", "sections", "terms"):
        ids = [row["id"] for row in chinese[block]]
        assert ids == [row["id"] for row in english[block]]
        assert len(ids) == len(set(ids))


def test_formats_are_found_by_suffix_and_unknown_ones_refused(comparison):
    assert {format_of(f"a{suffix}") for r in RENDERERS.values() for suffix in r.suffixes} == set(
        RENDERERS
    )
    with pytest.raises(OutputError, match=r"\.pdf"):
        format_of("a.pdf")
    with pytest.raises(OutputError, match="html"):
        render(comparison, "pdf")


def test_a_single_report_has_no_page(extracted):
    with pytest.raises(OutputError, match="single report"):
        render(extracted, "html")

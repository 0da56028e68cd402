"""A comparison whose every text tries to do something to the place it is shown in."""

from __future__ import annotations

from dataclasses import replace

from reportdiff.model import ReadingWarning, Report
from reportdiff.result import Comparison
from tests.rendering import invented

SCRIPT = "<script>window.pwned=1</script><img src=x onerror=window.pwned=1>"
TEMPLATE = "{{7*7}}{% raw %}{# no #}${7*7}"
BIDI = "\u202e\u2066倒\u2069\u200b"
FORMULA = '=HYPERLINK("http://example.invalid","x")'
CONTROL = "\x1b[31m\x07\x00\ufffe"
QUOTES = "\"'`><&amp;</style></script><!--"
MARKDOWN = "**粗** [链](javascript:alert(1)) | @某 # 标 ~~删~~"
LONG = "长" * 10_000
ALL = (SCRIPT, TEMPLATE, BIDI, FORMULA, CONTROL, QUOTES, MARKDOWN, LONG)


def _poisoned(report: Report, salt: int) -> Report:
    """The report with hostile sentences in the places of its own; spans stay valid."""
    sentences, paragraphs = list(report.sentences), list(report.paragraphs)
    for index, sentence in enumerate(sentences):
        if sentence.number != 1 or sentence.heading:
            continue
        poison = ALL[(index + salt) % len(ALL)]
        paragraph = paragraphs[sentence.paragraph]
        paragraphs[sentence.paragraph] = replace(paragraph, text=paragraph.text + poison)
    titles = [replace(s, title=ALL[i % len(ALL)] + s.title) for i, s in enumerate(report.sections)]
    warning = ReadingWarning("x" + SCRIPT, SCRIPT + BIDI, 1, QUOTES, FORMULA, 0.5)
    return replace(
        report,
        title=QUOTES + SCRIPT,
        region=SCRIPT,
        source=f"{QUOTES}{FORMULA}.txt",
        sentences=tuple(sentences),
        paragraphs=tuple(paragraphs),
        sections=tuple(titles),
        warnings=(warning,),
        sha256=SCRIPT,
    )


def comparison() -> Comparison:
    """Hostile names, reasons, units, keys, texts, terms, warnings, file names and headings."""
    found = invented.comparison()
    targets = tuple(
        replace(
            t,
            name=ALL[i % len(ALL)] + t.name,
            reason=ALL[(i + 1) % len(ALL)],
            old=t.old and replace(t.old, key='x" onclick="alert(1)', unit=ALL[(i + 2) % 7]),
        )
        for i, t in enumerate(found.targets)
    )
    fulfilment = tuple(
        replace(f, name=ALL[(i + 3) % len(ALL)] + f.name, reason=ALL[i % len(ALL)])
        for i, f in enumerate(found.fulfilment)
    )
    commitments = tuple(
        replace(
            c,
            reason=ALL[i % len(ALL)],
            changes=(*c.changes, ALL[(i + 1) % len(ALL)]),
            old=c.old and replace(c.old, text=ALL[(i + 2) % len(ALL)] + c.old.text),
            new=c.new and replace(c.new, text=ALL[(i + 3) % len(ALL)] + c.new.text),
            diff=tuple(replace(s, text=ALL[i % len(ALL)] + s.text) for s in c.diff),
            rung=SCRIPT,
        )
        for i, c in enumerate(found.commitments)
    )
    return replace(
        found,
        old=_poisoned(found.old, 0),
        new=_poisoned(found.new, 3),
        targets=targets,
        fulfilment=fulfilment,
        commitments=commitments,
        terms=tuple(replace(t, term=ALL[i % len(ALL)] + t.term) for i, t in enumerate(found.terms)),
        warnings=(ReadingWarning("order", SCRIPT),),
    )

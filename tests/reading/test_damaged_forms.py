"""A report that lost bytes at twenty places gives the same findings as the clean one.

The sample is damaged as copies on the web are (seeds are fixed) and read in four forms. What is
measured, and why so:

* A sentence is *hit* where a place lies in it, from the first lost byte to the character from
  which the text is in step again. The test knows these sentences, because it made the damage.
* Of the findings (sections by title, level and part; indicators by name, figures, unit, bound,
  role and year; commitments by their text) all those count whose sentence was not hit, and those
  of hit sentences on lines that the reader does not mark. So a repair has to be right, and a
  damaged place may spoil its own sentence only. At least 97 % of them must be found.
* What stands in a hit sentence on a marked line is left out: its words or digits are gone for
  good, and the reader says so. How much that may be is bounded by the share of *all* findings
  that are the same, measured for each form (the floors below are two points under the lowest
  of nine seeds).
* No figure is made up: every figure that is found stands in the clean paragraph of its line.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from reportdiff.compare import compare
from reportdiff.extraction import extract
from reportdiff.model import Document, Report
from reportdiff.reading import read_bytes
from reportdiff.result import CommitmentChange, Comparison
from reportdiff.structure import build_report
from reportdiff.zh.script import widened

MASTERS = Path(__file__).parents[2] / "samples" / "masters"
NARROW = str.maketrans("，；：（）！？", ",;:()!?")
PLACES = 20
LEAST = 0.97
# The characters that copy sites gloss with pinyin after conversion to traditional ones.
GLOSSES = {
    "業": "yè", "發": "fā", "區": "qū", "創": "chuàng", "現": "xiàn", "優": "yōu", "規": "guī",
    "態": "tài", "監": "jiān", "鎮": "zhèn", "鄉": "xiāng", "環": "huán", "穩": "wěn", "數": "shù",
    "醫": "yī", "統": "tǒng", "協": "xié", "聯": "lián", "節": "jié", "續": "xù", "養": "yǎng",
    "據": "jù", "執": "zhí", "戰": "zhàn", "衛": "wèi",
}  # fmt: skip


@dataclass
class Damaged:
    """The bytes of a damaged copy, and what of each clean line (by number) was hit."""

    content: bytes
    hits: dict[int, list[tuple[int, int]]] = field(default_factory=dict)


def clean_lines(year: int = 2024) -> list[str]:
    path = MASTERS / f"{year}.txt"
    return [line.strip() for line in path.read_text("utf-8").splitlines() if line.strip()]


def traditional(lines: list[str]) -> list[str]:
    import opencc

    converted: str = opencc.OpenCC("s2t").convert("\n".join(lines))
    return converted.split("\n")


def step_lost(line: str, at: int) -> tuple[str, int]:
    """A line with a ``?`` for a first byte and the pairs after it a byte off; where that ends.

    As Windows shows it: nothing for pairs that are no character, and ``?``
    for a byte with an ASCII character after it, which goes with it.
    """
    content = line[at:].encode("gbk", "replace")
    shown, i = "?", 1
    while i < len(content) and content[i] > 0x80:
        if i + 1 == len(content) or content[i + 1] < 0x40:
            shown, i = shown + "?", i + 2
            break
        shown += content[i : i + 2].decode("gbk", "ignore")
        i += 2
    else:
        if content[i : i + 1] == b"\x80":
            shown, i = shown + "€", i + 1
    rest = content[i:].decode("gbk", "replace")
    return line[:at] + shown + rest, len(line) - len(rest)


def glossed(line: str) -> str:
    return "".join(f"{char}({GLOSSES[char]})" if char in GLOSSES else char for char in line)


def places(lines: list[str], rng: random.Random) -> Iterator[tuple[int, int]]:
    """Random places of the running text, not two on a line."""
    for number in rng.sample([n for n, line in enumerate(lines) if len(line) > 40], PLACES):
        wide = [i for i, char in enumerate(lines[number]) if char > "\x7f"]
        yield number, rng.choice(wide[5:-5])


def bytes_deleted(rng: random.Random) -> Damaged:
    """A GBK file of which single bytes were deleted, anywhere."""
    lines = clean_lines()
    encoded = [line.encode("gbk", "replace") for line in lines]
    hits = {}
    for number, at in places(lines, rng):
        start = len(lines[number][:at].encode("gbk", "replace"))
        half = start + rng.randrange(2)
        line = encoded[number][:half] + encoded[number][half + 1 :]
        encoded[number] = line
        hits[number] = [(at, _in_step_again(lines[number], line))]
    return Damaged(b"\n".join(encoded), hits)


def undecodable(rng: random.Random) -> Damaged:
    """The same as a strict decoder shows it: U+FFFD where it stumbles."""
    damaged = bytes_deleted(rng)
    return Damaged(damaged.content.decode("gbk", "replace").encode(), damaged.hits)


def _in_step_again(line: str, content: bytes) -> int:
    """Where a line that lost a byte reads as before again."""
    shown, same = content.decode("gbk", "replace"), 0
    while same < min(len(line), len(shown)) and line[-1 - same] == shown[-1 - same]:
        same += 1
    return len(line) - same


def copy_site(rng: random.Random) -> Damaged:
    """Traditional characters, half-width punctuation, pinyin behind some, and steps lost."""
    lines = traditional(clean_lines())
    hits = {}
    for number, at in places(lines, rng):
        line, end = step_lost(lines[number], at)
        lines[number], hits[number] = line, [(at, end)]
    return Damaged("\n".join(glossed(line.translate(NARROW)) for line in lines).encode(), hits)


def full_width(rng: random.Random) -> Damaged:
    """Simplified characters with full-width marks, and steps lost."""
    lines, hits = clean_lines(), {}
    for number, at in places(lines, rng):
        line, end = step_lost(lines[number], at)
        lines[number], hits[number] = line, [(at, end)]
    return Damaged("\n".join(lines).encode(), hits)


# Of all findings, marked or not, this share is the same in every seed.
FORMS: dict[str, tuple[Callable[[random.Random], Damaged], float]] = {
    "bytes deleted": (bytes_deleted, 0.95),
    "undecodable": (undecodable, 0.93),
    "copy site": (copy_site, 0.93),
    "full width": (full_width, 0.87),
}

Finding = tuple[object, ...]


@dataclass(frozen=True)
class Findings:
    """What was found, each with its line and the span of its sentence there."""

    document: Document
    report: Report
    sections: list[tuple[Finding, int, int, int]]
    indicators: list[tuple[Finding, int, int, int]]
    commitments: list[tuple[Finding, int, int, int]]


def findings(content: bytes) -> Findings:
    document = read_bytes(content, "jinglan-2024.txt")
    report = build_report(document)
    found = extract(report)

    def place(sentence: int) -> tuple[int, int, int]:
        s = report.sentences[sentence]
        return report.paragraphs[s.paragraph].line, s.start, s.end

    return Findings(
        document,
        report,
        [((widened(s.title), s.level, s.part), *place(s.start)) for s in report.sections],
        [
            ((i.name, i.value, i.upper, i.unit, i.bound, i.role, i.year), *place(i.sentence))
            for i in found.indicators
        ],
        [((widened(c.text),), *place(c.sentence)) for c in found.commitments],
    )


@pytest.fixture(scope="module")
def clean() -> Findings:
    return findings("\n".join(clean_lines()).encode())


@dataclass(frozen=True)
class Share:
    """How many of the clean findings are found again, of those that count and of all."""

    same: int
    counted: int
    all_same: int
    total: int
    missed: tuple[Finding, ...]


def share(
    clean: list[tuple[Finding, int, int, int]],
    found: list[tuple[Finding, int, int, int]],
    damaged: Damaged,
    marked: frozenset[int],
) -> Share:
    left = Counter((finding, line) for finding, line, _, _ in found)
    same = counted = all_same = 0
    missed = []
    for finding, line, start, end in clean:
        is_same = left[finding, line] > 0
        left[finding, line] -= is_same
        all_same += is_same
        hit = any(a < end and b > start for a, b in damaged.hits.get(line - 1, ()))
        if not (hit and line in marked):
            counted += 1
            same += is_same
            if not is_same:
                missed.append(finding)
    return Share(same, counted, all_same, len(clean), tuple(missed))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("form", FORMS)
def test_a_damaged_copy_gives_the_findings_of_the_clean_one(
    form: str, seed: int, clean: Findings
) -> None:
    damage, floor = FORMS[form]
    damaged = damage(random.Random(seed))
    found = findings(damaged.content)
    marked = found.document.damaged_lines
    assert len(marked) <= PLACES
    for kind in ("sections", "indicators", "commitments"):
        result = share(getattr(clean, kind), getattr(found, kind), damaged, marked)
        assert result.same >= LEAST * result.counted, (kind, result.missed)
        assert result.all_same >= floor * result.total, (kind, result)


@pytest.mark.parametrize("seed", [4, 5])
@pytest.mark.parametrize("form", FORMS)
def test_no_figure_is_made_up_in_a_damaged_place(form: str, seed: int, clean: Findings) -> None:
    found = findings(FORMS[form][0](random.Random(seed)).content)

    def figures(of: Findings) -> set[tuple[object, int]]:
        return {(f[n], line) for f, line, _, _ in of.indicators for n in (1, 2)}

    assert figures(found) <= figures(clean) | {(None, line) for _, line in figures(found)}


@pytest.fixture(scope="module")
def last_year() -> Report:
    content = "\n".join(clean_lines(2023)).encode()
    return build_report(read_bytes(content, "jinglan-2023.txt"))


@pytest.fixture(scope="module")
def undamaged(last_year: Report, clean: Findings) -> Comparison:
    return compare(last_year, clean.report)


def new_commitments(of: Comparison) -> dict[tuple[str, int], bool]:
    """Text and line of the commitments that are called new, and whether that is sure."""
    return {
        (widened(row.new.text), line_of(of.new, row.new.sentence)): row.sure
        for row in of.commitments
        if row.status == "new" and row.new
    }


def dropped_commitments(of: Comparison) -> dict[str, CommitmentChange]:
    return {row.old.text: row for row in of.commitments if row.status == "dropped" and row.old}


def line_of(report: Report, sentence: int) -> int:
    return report.paragraphs[report.sentences[sentence].paragraph].line


def partner_lines(of: Comparison) -> dict[str, set[int]]:
    """For each commitment of last year the lines of this year's report that carry it on."""
    lines: dict[str, set[int]] = {}
    for row in of.commitments:
        if row.old and row.new:
            found = lines.setdefault(row.old.text, set())
            found.update(line_of(of.new, n) for n in (row.new.sentence, *row.others))
    return lines


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("form", FORMS)
def test_damage_makes_nothing_new_or_dropped_but_in_marked_sentences(
    form: str, seed: int, last_year: Report, undamaged: Comparison
) -> None:
    """Compared with last year's clean report, a damaged copy says what the clean one says.

    What is called new besides stands on a marked line and is not sure. What
    is called dropped besides had its partner on a marked line, which the
    damage has taken away; or, for a few that hung on a thread (lost words
    change the weights of the others), it is not sure and its partner is
    shown as the candidate.
    """
    content = FORMS[form][0](random.Random(seed)).content
    report = build_report(read_bytes(content, "jinglan-2024.txt"))
    comparison = compare(last_year, report)
    before, after = new_commitments(undamaged), new_commitments(comparison)
    for text, line in after.keys() - before.keys():
        assert line in report.damaged_lines, text
        assert not after[text, line], text
    partners = partner_lines(undamaged)
    was_dropped, dropped = dropped_commitments(undamaged), dropped_commitments(comparison)
    assert was_dropped.keys() <= dropped.keys()
    on_a_thread = []
    for text in dropped.keys() - was_dropped.keys():
        nearest = dropped[text].nearest
        if not partners[text] & report.damaged_lines:
            assert nearest is not None, text
            assert line_of(report, nearest.sentence) in partners[text], text
            assert not dropped[text].sure, text
            on_a_thread.append(text)
    assert len(on_a_thread) <= 1, on_a_thread
    gone = before.keys() - after.keys()
    assert all(line in report.damaged_lines for _, line in gone), gone

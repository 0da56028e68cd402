"""Which main parts and blocks of work belong together, by what stands under them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from reportdiff.alignment.families import family_of
from reportdiff.alignment.similarity import Similarity
from reportdiff.lexicon import active
from reportdiff.model import Report, Section
from reportdiff.result import SectionKind, SectionMatch
from reportdiff.zh.meaning import Array, Numbers, unit_rows

# How the flow (see _flows), the title and the content add up, and from which sum on two sections
# belong together. Tried on a grid over three national pairs: F1 0.93 on average, and within 0.02
# of it for a title weight of 0 to 0.5, a content weight of 0 to 0.5 and a bar of 0.5 to 0.7.
SYNONYM = 1.0  # as much as half of the sentences of both sections, see _flows
TITLE, CONTENT = 0.25, 0.25
ACCEPT = 0.60
LAST_RESORT = 0.50
"""A section that reaches the bar with none takes its best counterpart from here on."""

LEVELS = (1, 2)
NEAR_TOPIC = 0.70
"""Least cosine of two paragraphs whose topic sentences are taken for one topic."""

SHARPNESS = 1.95
"""What the rank of two sentences is multiplied by before the softmax that spreads their flow."""

NOWHERE = 11.0
"""The same for having no counterpart at all."""


@dataclass(frozen=True, slots=True)
class _Side:
    sections: tuple[Section, ...]
    kinds: tuple[str, ...]


def align_sections(old: Report, new: Report, measured: Similarity) -> tuple[SectionMatch, ...]:
    """Align the sections of levels 1 and 2, many to many, each level and each part with its own.

    Every section of either report is in at least one row.
    """
    a, b = _side(old), _side(new)
    if not a.sections or not b.sections:
        return _rows(a, b, np.zeros((len(a.sections), len(b.sections)), dtype=np.float32))
    strength = _strength(a, b, measured)
    accepted = strength >= ACCEPT
    for i in range(len(a.sections)):
        j = int(strength[i].argmax())
        if not accepted[i].any() and strength[i, j] >= LAST_RESORT:
            accepted[i, j] = True
    for j in range(len(b.sections)):
        i = int(strength[:, j].argmax())
        if not accepted[:, j].any() and strength[i, j] >= LAST_RESORT:
            accepted[i, j] = True
    return _rows(a, b, np.where(accepted, np.maximum(strength, 0.01), 0.0).astype(np.float32))


def topic_pairs(old: Report, new: Report, measured: Similarity) -> set[tuple[int, int]]:
    """Topic sentences of the plan whose paragraphs are each other's nearest.

    Pairs of sentence indexes. A topic sentence is too short to be known by its own words
    (做优乡土特色产业 and 提升乡村产业发展水平).
    """
    left, right = _topics(old), _topics(new)
    if not left or not right:
        return set()
    near = np.round(measured.old_contexts[left] @ measured.new_contexts[right].T, 3)
    there, back = near.argmax(1), near.argmax(0)
    return {
        (i, right[there[row]])
        for row, i in enumerate(left)
        if back[there[row]] == row and near[row, there[row]] >= NEAR_TOPIC
    }


def _topics(report: Report) -> list[int]:
    return [
        s.index
        for s in report.sentences
        if s.heading
        and s.part in ("plan", "governance")
        and s.section is not None
        and report.sections[s.section].level not in LEVELS
    ]


def _side(report: Report) -> _Side:
    sections = tuple(s for s in report.sections if s.level in LEVELS)
    return _Side(sections, tuple(family_of(s.part) for s in sections))


def _strength(a: _Side, b: _Side, measured: Similarity) -> Array:
    flow = _flows(a, b, measured)
    title = _cosines(
        measured.old_vectors[[s.start for s in a.sections]],
        measured.new_vectors[[s.start for s in b.sections]],
    )
    whole_old = np.stack([measured.old_vectors[s.start : s.end].sum(0) for s in a.sections])
    whole_new = np.stack([measured.new_vectors[s.start : s.end].sum(0) for s in b.sections])
    whole_old, whole_new = unit_rows(whole_old), unit_rows(whole_new)
    # Every section of a report speaks of development; what sets it apart is the rest.
    common = np.concatenate([whole_old, whole_new]).mean(0)
    content = _cosines(whole_old - common, whole_new - common)
    strength = flow + TITLE * title + CONTENT * content
    strength += SYNONYM * _synonyms(a, b)
    same = np.array(
        [
            [s.level == t.level and k == m for t, m in zip(b.sections, b.kinds, strict=True)]
            for s, k in zip(a.sections, a.kinds, strict=True)
        ]
    )
    result: Array = np.where(same, strength, -1.0).astype(np.float32)
    return result


def _synonyms(a: _Side, b: _Side) -> Array:
    """1 where the lexicon of the user takes two titles for names of the same section."""
    groups: dict[str, set[str]] = {}
    for other, name in active().sections:
        groups.setdefault(name, {name}).add(other)
    named = [
        [{g for g, words in groups.items() if any(w in s.title for w in words)} for s in side]
        for side in (a.sections, b.sections)
    ]
    return np.array([[bool(x & y) for y in named[1]] for x in named[0]], dtype=np.float32)


def _cosines(left: Array, right: Array) -> Array:
    return unit_rows(left) @ unit_rows(right).T


def _flows(a: _Side, b: _Side, measured: Similarity) -> Array:
    """What share of each section's sentences find their best counterpart in each other section.

    Both directions added, so 2 for two sections whose sentences go nowhere else. A sentence's
    shares are a softmax over the sentences of its family, and over having no counterpart.
    """
    flow = np.zeros((len(a.sections), len(b.sections)), dtype=np.float32)
    long_a, long_b = (
        np.array([max(s.end - s.start, 1) for s in side.sections], dtype=np.float32)
        for side in (a, b)
    )
    for kin in measured.kin.values():
        power = kin.rank * SHARPNESS
        power -= NOWHERE
        np.exp(power, out=power)
        there = _by_section(power, a, kin.old, 1 / (power.sum(1) + 1))
        back = _by_section(power, a, kin.old, np.ones(len(kin.old), dtype=np.float32))
        back /= power.sum(0) + 1
        inside = _membership(b, kin.new).T
        flow += there @ inside / long_a[:, None] + back @ inside / long_b
    return flow


def _by_section(table: Array, side: _Side, sentences: Numbers, weight: Array) -> Array:
    """The weighted sum of a table's rows over the sentences of each section.

    Sections lie in one another: the sentences between two bounds are added up once.
    """
    bounds = sorted({0, *np.searchsorted(sentences, _bounds(side)).ravel().tolist()})
    stretches = list(zip(bounds, [*bounds[1:], len(sentences)], strict=True))
    sums = np.stack([weight[top:bottom] @ table[top:bottom] for top, bottom in stretches])
    starts = sentences[[min(top, len(sentences) - 1) for top, _ in stretches]]
    result: Array = _membership(side, starts) @ sums
    return result


def _bounds(side: _Side) -> Numbers:
    return np.array([(s.start, s.end) for s in side.sections]).T


def _membership(side: _Side, sentences: Numbers) -> Array:
    """1 where a sentence stands in a section: a row for each section."""
    start, end = _bounds(side)[:, :, None]
    inside: Array = ((start <= sentences) & (sentences < end)).astype(np.float32)
    return inside


def _rows(a: _Side, b: _Side, accepted: Array) -> tuple[SectionMatch, ...]:
    pairs = [(int(i), int(j)) for i, j in zip(*np.nonzero(accepted), strict=True)]
    partners_old = (
        np.count_nonzero(accepted, axis=1) if accepted.size else np.zeros(len(a.sections))
    )
    partners_new = (
        np.count_nonzero(accepted, axis=0) if accepted.size else np.zeros(len(b.sections))
    )
    single = [(i, j) for i, j in pairs if partners_old[i] == 1 and partners_new[j] == 1]
    steady = _in_order(a, single)
    rows = []
    for i, j in pairs:
        kind: SectionKind = "matched" if (i, j) in steady else "moved"
        if partners_old[i] > 1:
            kind = "split"
        elif partners_new[j] > 1:
            kind = "merged"
        similarity = round(min(1.0, float(accepted[i, j]) / _FULL), 4)
        rows.append(SectionMatch(kind, a.sections[i].index, b.sections[j].index, similarity))
    rows += [
        SectionMatch("removed", s.index, None, 0.0)
        for i, s in enumerate(a.sections)
        if not partners_old[i]
    ]
    rows += [
        SectionMatch("added", None, s.index, 0.0)
        for j, s in enumerate(b.sections)
        if not partners_new[j]
    ]
    return tuple(rows)


_FULL = 2.0 + TITLE + CONTENT  # the strength of a section with its own copy


def _in_order(a: _Side, pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The largest set of pairs of one level whose order is the same on both sides."""
    steady: set[tuple[int, int]] = set()
    for level in LEVELS:
        steady.update(_longest_rise([p for p in pairs if a.sections[p[0]].level == level]))
    return steady


def _longest_rise(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs (sorted by their first number) whose second numbers rise."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for at, (_, second) in enumerate(pairs):
        slot = bisect_left(tails, second)
        before.append(last[slot - 1] if slot else None)
        if slot == len(tails):
            tails.append(second)
            last.append(at)
        else:
            tails[slot] = second
            last[slot] = at
    run: list[tuple[int, int]] = []
    step = last[-1] if last else None
    while step is not None:
        run.append(pairs[step])
        step = before[step]
    return run[::-1]

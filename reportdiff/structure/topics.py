"""Headings without a number that open a paragraph: topic sentences, blocks in parallel words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportdiff.model import Paragraph
from reportdiff.structure.candidates import LONGEST_TITLE
from reportdiff.zh.headings import cues, mark_of, parallel_openings, plain
from reportdiff.zh.sentences import is_statement, sentence_spans, title_end

# Topic sentences that open a paragraph: gold's have at most 45, nine of ten at most 20.
_LONGEST_TOPIC = 32
_LONGEST_DASH_TOPIC = 60
_SHORTEST_TOPIC = 4
# First sentences in parallel words are titles up to the length of numbered ones.
_LONGEST_PARALLEL = 50
# So many of them, no other topic between them, are the blocks of a part that has no other, where
# they stand over so much of it. In the one review of the samples that is built so they stand over
# 0.71; five-year passages beside numbered blocks are left alone however much they cover.
_PARALLEL = 3
_PARALLEL_SHARE = 0.45


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: ``paragraphs[paragraph].text[start:end]`` is its title, ``level`` from 1 to 3.

    ``runin`` says that the paragraph goes on after it, ``annex`` that notes follow.
    """

    paragraph: int
    start: int
    end: int
    level: int
    runin: bool
    annex: bool = False


def with_topics(
    headings: list[Heading], paragraphs: Sequence[Paragraph], first: int, enumerated: set[int]
) -> list[Heading]:
    """Add the headings without number that open a paragraph.

    Short sentences that name what a paragraph is about are of level 3. Where a
    main part has no blocks of work and at least three of its paragraphs open
    in parallel words (一年来，我们坚持…。), those are its blocks, of level 2.
    ``enumerated`` are the paragraphs that are members of enumerations.
    """
    taken = {h.paragraph: h for h in headings}
    blocks = _parallel_blocks(headings, paragraphs, enumerated)
    out: list[Heading] = []
    for n in range(first, len(paragraphs)):
        heading = taken.get(n) or blocks.get(n)
        under = bool(headings) and n > headings[0].paragraph and n not in enumerated
        if heading is None and under:
            heading = _topic(paragraphs[n], n)
        if heading is not None:
            out.append(heading)
        if heading is not None and heading.annex:
            out += [h for h in headings if h.paragraph > n]
            break
    return out


def _topic(paragraph: Paragraph, n: int, parallel: bool = False) -> Heading | None:
    """The topic sentence of a paragraph; one that others run parallel to can be longer."""
    text = paragraph.text
    spans = sentence_spans(text)
    if len(spans) < 2 or paragraph.kind != "text":
        return None
    start, end = spans[0][0], title_end(text, *spans[0])
    mark = mark_of(text)
    if mark is not None and mark.kind in ("dash", "bullet"):
        start, longest = mark.length, _LONGEST_DASH_TOPIC
    elif parallel:
        longest = _LONGEST_PARALLEL
    else:
        longest = LONGEST_TITLE if start < end <= paragraph.bold_prefix else _LONGEST_TOPIC
    title = plain(text[start:end])
    if not _SHORTEST_TOPIC <= len(title) <= longest or len(text) - end < end - start:
        return None
    if cues().titles["no_topic"].search(title) or not is_statement(text[slice(*spans[0])]):
        return None
    return Heading(n, start, end, 3, runin=True)


def _parallel_blocks(
    headings: Sequence[Heading], paragraphs: Sequence[Paragraph], enumerated: set[int]
) -> dict[int, Heading]:
    """The blocks of the main parts that have none with a number or on a line of its own."""
    blocks: dict[int, Heading] = {}
    mains = [n for n, h in enumerate(headings) if h.level == 1]
    for k, n in enumerate(mains):
        h = headings[n]
        title = plain(paragraphs[h.paragraph].text[h.start : h.end])
        following = headings[n + 1] if n + 1 < len(headings) else None
        if h.annex or (following and following.level > 1):
            continue
        if any(cues().parts[part].search(title) for part in ("governance", "other")):
            continue
        end = headings[mains[k + 1]].paragraph if k + 1 < len(mains) else len(paragraphs)
        found = [
            topic
            for m in range(h.paragraph + 1, end)
            if m not in enumerated and (topic := _topic(paragraphs[m], m, parallel=True))
        ]
        blocks |= {t.paragraph: t for t in _in_parallel(found, paragraphs, h.paragraph + 1, end)}
    return blocks


def _in_parallel(
    topics: Sequence[Heading], paragraphs: Sequence[Paragraph], start: int, end: int
) -> list[Heading]:
    """The largest group of topics in parallel words, raised to level 2, where they make a part."""
    groups: dict[str, list[Heading]] = defaultdict(list)
    for t in topics:
        for opening in parallel_openings(paragraphs[t.paragraph].text[: t.end]):
            groups[opening].append(t)
    group = max(groups.values(), key=len, default=[])
    within = [t for t in topics if group and t.paragraph >= group[0].paragraph]
    if len(group) < _PARALLEL or within[: len(group)] != group:
        return []
    size = sum(len(p.text) for p in paragraphs[start:end])
    first, last = group[0].paragraph, group[-1].paragraph
    covered = sum(len(p.text) for p in paragraphs[first : last + 1])
    return [replace(t, level=2) for t in group] if covered >= _PARALLEL_SHARE * size else []

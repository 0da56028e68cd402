"""Which paragraphs are headings, and of which level.

Numbered candidates are gathered into lists that nest: a number that goes on
with an open list belongs to it, a 1 opens a list inside the deepest open one.
Lists that are no headings (enumerations in running text) are taken out, and
the depth of what is left is the level: the outermost list is level 1, or
level 2 where the main parts have titles without numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportdiff.model import Paragraph
from reportdiff.structure.candidates import Candidate, candidates
from reportdiff.structure.topics import Heading, with_topics
from reportdiff.zh.headings import MarkKind, cues, plain

# Longer first sentences behind 一是 or （一） are members of an enumeration, not titles: gold's
# titles have at most 41 characters, enumerations of the corpus 60 and more.
_LONGEST_RUNIN = 50
# The share of the characters of its main part that 一是… 二是… must stand over to be blocks of
# work.
_BLOCKS_SHARE = 0.3
# What a heading stands over has at least so many characters, for half of its list.
_SHORTEST_BLOCK = 30
# Numbers of what is said inside a block rather than of blocks, unless they stand over much of a
# part.
_INNER = frozenset({"shi", "yao", "di"})
# Lists nest no deeper; in the corpus five do. A text of nothing but （一） would take ages.
_DEEPEST = 8
# A kind of number that opens a list ends open lists of these kinds; the others hold it.
_ENDS: dict[MarkKind | None, frozenset[MarkKind | None]] = {
    "chapter": frozenset(
        {"cn", "cn_paren", "digit", "digit_paren", "circled", "shi", "yao", "di", None}
    ),
    "cn": frozenset({"digit", "digit_paren", "circled", None}),
    "cn_paren": frozenset({"digit", "digit_paren", "circled", None}),
    "digit": frozenset({"digit_paren", "circled"}),
    None: frozenset({"digit", "digit_paren", "circled", "shi", "yao", "di"}),
}


@dataclass(slots=True)
class _List:
    """Candidates of one kind that count on from each other; ``depth`` 0 is the outermost.

    ``parent`` is the candidate they stand under, also a main part without number.
    """

    kind: MarkKind | None
    depth: int
    parent: Candidate | None
    members: list[Candidate] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # paragraph after the block of each member

    @property
    def last(self) -> int:
        return self.members[-1].ordinal


def outline(paragraphs: Sequence[Paragraph], first: int) -> list[Heading]:
    """The headings of a report whose text begins at paragraph ``first``, in reading order."""
    found = candidates(paragraphs, first)
    mains = _unnumbered_mains(found)
    # A title of a part that ends with a colon and is none leads into the text: 2024年主要任务：
    found = [c for c in found if not (c.leads and c.main and c.kind is None) or c in mains]
    lists = _lists(found, mains, len(paragraphs))
    base = _base(mains, lists)
    enumerations = [x for x in lists if not _is_outline(x, paragraphs)]
    dropped = {c.paragraph for x in enumerations for c in x.members}
    if dropped:
        found = [c for c in found if c.paragraph not in dropped]
        lists = _lists(found, mains, len(paragraphs))
    levels = {c.paragraph: 1 for c in mains}
    for x in lists:
        for c in x.members:
            aside = _is_aside(x, lists, paragraphs)
            levels[c.paragraph] = min(3, x.depth + base + aside)
    headings = [
        Heading(c.paragraph, c.start, c.end, levels[c.paragraph], c.runin, c.annex)
        for c in found
        if c.paragraph in levels
    ]
    return with_topics(headings, paragraphs, first, dropped)


def _unnumbered_mains(found: Sequence[Candidate]) -> list[Candidate]:
    """The main parts whose titles have no number, and parts that stand behind the numbering.

    The first heading of a report is that of a main part. Where it has no
    number, the titles without one are main parts: those that say so by their
    words if any does, else those that the format sets above others, else all
    that do not stand between 一、 and 二、.
    """
    unnumbered = [c for c in found if c.kind is None]
    numbered = [c for c in found if c.kind in ("cn", "chapter")]
    closing = [c for c in found if c.closing and not _is_inside(c, numbered)]
    opening = next((c for c in found if not c.closing), None)
    if opening is None or opening.kind is not None:
        late = [c for c in unnumbered if c.own_building and not _is_inside(c, numbered)]
        return sorted([*late, *closing], key=lambda c: c.paragraph)
    titles = [c for c in unnumbered if not c.closing]
    named = [c for c in titles if c.main]
    outer = [c for c in titles if not _is_inside(c, numbered)]
    mains = named if opening in named else _outranking(opening, outer) or outer
    return sorted([*mains, *closing], key=lambda c: c.paragraph)


def _outranking(opening: Candidate, titles: Sequence[Candidate]) -> list[Candidate]:
    """The titles of the opening's rank by the format, where the format ranks all and not alike."""
    ranks = {c.hint for c in titles}
    alike = [c for c in titles if c.hint == opening.hint]
    if opening.hint is None or len(ranks) < 2 or len(alike) < 2:
        return []
    ranked = all(c.hint is not None and c.hint >= opening.hint for c in titles)
    return alike if ranked else []


def _base(mains: Sequence[Candidate], lists: Sequence[_List]) -> int:
    """The level of the outermost lists: 2 under main parts without numbers, else 1.

    One title without a number in front of 一、二、三、 is a main part beside them.
    """
    titles = sum(not c.closing for c in mains)
    beside = any(x.depth == 0 and x.kind in ("cn", "chapter") for x in lists)
    return 2 if titles > 1 or (titles == 1 and not beside) else 1


def _is_inside(c: Candidate, numbered: Sequence[Candidate]) -> bool:
    """Whether a candidate stands inside a numbering of main parts: between 一、 and 二、."""
    at = bisect_left(numbered, c.paragraph, key=lambda x: x.paragraph)
    before = numbered[at - 1] if at else None
    after = next((x for x in numbered[at : at + 2] if x.paragraph > c.paragraph), None)
    if before is None or after is None:
        return False
    return after.kind == before.kind and after.ordinal == before.ordinal + 1


def _lists(found: Sequence[Candidate], mains: Sequence[Candidate], end: int) -> list[_List]:
    """Gather candidates into nested lists. Main parts without numbers end all open lists."""
    titles = {c.paragraph for c in mains}
    main: Candidate | None = None
    lists: list[_List] = []
    stack: list[_List] = []
    for c in found:
        if c.paragraph in titles:
            _close(stack, 0, c.paragraph)
            main = c
            continue
        holder = _holder(stack, c)
        if holder is not None:
            _close(stack, stack.index(holder) + 1, c.paragraph)
            holder.ends.append(c.paragraph)
        elif _can_open(c, stack):
            while stack and _is_ended(stack[-1], c):
                _close(stack, len(stack) - 1, c.paragraph)
            holder = _List(c.kind, len(stack), stack[-1].members[-1] if stack else main)
            lists.append(holder)
            stack.append(holder)
        else:
            continue
        holder.members.append(c)
    _close(stack, 0, end)
    return lists


def _close(stack: list[_List], depth: int, at: int) -> None:
    """End the open lists from a depth on, in front of paragraph ``at``."""
    while len(stack) > depth:
        stack.pop().ends.append(at)


def _holder(stack: Sequence[_List], c: Candidate) -> _List | None:
    """The open list that a candidate goes on with; one number may be missing from the source."""
    same = [x for x in reversed(stack) if x.kind == c.kind]
    if c.kind is None:
        return same[0] if same else None
    next_ = [x for x in same if c.ordinal == x.last + 1]
    return next(iter(next_ or [x for x in same if c.ordinal == x.last + 2]), None)


def _can_open(c: Candidate, stack: Sequence[_List]) -> bool:
    if len(stack) >= _DEEPEST:
        return False
    if c.kind is None or c.ordinal == 1:
        return True
    own_line = not c.runin and not c.closed
    return own_line and c.kind in ("cn", "chapter", "cn_paren") and not stack


def _is_ended(x: _List, c: Candidate) -> bool:
    """Whether a new list ends an open one rather than standing inside it."""
    if x.kind in _ENDS.get(c.kind, frozenset()):
        return True
    return c.kind in ("cn", "cn_paren") and x.kind in _INNER and x.members[-1].runin


def _is_aside(x: _List, lists: Sequence[_List], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether 第一， 一是 are principles or measures inside a part rather than its blocks of work.

    They are where they stand beside blocks （一） of the same part, or over little of it.
    """
    if x.kind not in _INNER or all(not c.runin and not c.closed for c in x.members):
        return False
    if x.kind == "yao" or any(y.kind == "cn_paren" and y.parent is x.parent for y in lists):
        return True
    if x.parent is None:
        return False
    holder = next((y for y in lists if x.parent in y.members), None)
    end = holder.ends[holder.members.index(x.parent)] if holder else x.ends[-1]
    part = sum(len(p.text) for p in paragraphs[x.parent.paragraph : end])
    # The last block goes on to the end of the part by default, so it counts as the longest other.
    blocks = [_block(c, at, paragraphs) for c, at in zip(x.members, x.ends, strict=True)]
    covered = sum(blocks[:-1]) + min(blocks[-1], max(blocks[:-1], default=0))
    return covered < _BLOCKS_SHARE * part


def _is_outline(x: _List, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a list is made of headings, not of the members of an enumeration."""
    members = x.members
    if x.kind in ("cn", "chapter"):
        if all(not c.runin and not c.closed for c in members):
            return len(members) > 1 or x.depth == 0
    elif len(members) < 2 and not (members[0].leads or members[0].hint):
        return False
    own_lines = sum(not c.runin and not c.closed for c in members)
    wordy = sum(c.enumerated or c.end - c.start > _LONGEST_RUNIN for c in members)
    if 2 * wordy >= len(members) and 2 * own_lines < len(members):
        return False
    before = plain(paragraphs[members[0].paragraph - 1].text) if members[0].paragraph else ""
    if x.kind is not None and x.parent is not None and cues().titles["no_outline"].search(before):
        return False
    blocks = [_block(c, end, paragraphs) for c, end in zip(members, x.ends, strict=True)]
    if x.kind is None:
        return all(blocks)
    return 2 * sum(block >= _SHORTEST_BLOCK for block in blocks) >= len(members)


def _block(c: Candidate, end: int, paragraphs: Sequence[Paragraph]) -> int:
    """Number of characters under a heading: the rest of its paragraph and those up to ``end``."""
    rest = len(paragraphs[c.paragraph].text) - c.end
    return rest + sum(len(p.text) for p in paragraphs[c.paragraph + 1 : end])

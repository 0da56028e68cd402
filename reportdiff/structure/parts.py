"""Which part of a report its sections and paragraphs belong to."""

from __future__ import annotations

from collections.abc import Sequence

from reportdiff.model import Paragraph, Part
from reportdiff.structure.topics import Heading
from reportdiff.zh.dates import looks_ahead
from reportdiff.zh.headings import cues, is_annex_label, plain

# Of the sentences about the past and about what is to come, the share that must speak of the
# past for a main part whose title says neither to be a review. In the corpus first main parts that
# are reviews have 0.30 to 0.95 (half of them over 0.55), plans but for foreign affairs 0 to 0.33.
_REVIEW_SHARE = 0.4
# How many characters of a paragraph tell what it is about, where the turn to difficulties or to
# the government's own building must stand, and where one of the State Council's other matters.
_OPENING = 150
_TURN = 60
_MATTER = 40
# A paragraph with so many words for weakness is about difficulties.
_WEAK = 4
# Difficulties stand at the end of the review, the government's own building at the end of the plan.
_LATE_SHARE = 0.5


def heading_parts(headings: Sequence[Heading], paragraphs: Sequence[Paragraph]) -> list[Part]:
    """The part of each heading: what its main part is, or governance where it says so in a plan."""
    parts: list[Part] = []
    mains = [n for n, h in enumerate(headings) if h.level == 1]
    main: Part = "other"
    for n, h in enumerate(headings):
        title = plain(paragraphs[h.paragraph].text[h.start : h.end])
        if h.level == 1:
            end = next((headings[m].paragraph for m in mains if m > n), len(paragraphs))
            main = _main_part(title, paragraphs[h.paragraph : end], main, h.annex)
            parts.append(main)
        elif main == "review" and _is_shortcomings(title):
            parts.append("problems")
        elif main == "plan" and cues().parts["governance_block"].search(title):
            parts.append("governance")
        else:
            parts.append(_inherited(headings, parts, n, main))
    return parts


def _is_silent_building(title: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a part behind the plan whose title is a slogan begins with the own building."""
    if cues().parts["plan"].search(title) or len(paragraphs) < 2:
        return False
    return cues().paragraphs["governance"].search(plain(paragraphs[1].text[:_TURN])) is not None


def _is_shortcomings(title: str) -> bool:
    """Whether a title beside or in a review names difficulties, not how they were overcome."""
    cue = cues().parts
    return cue["problems"].search(title) is not None and not cue["overcome"].search(title)


def _inherited(headings: Sequence[Heading], parts: Sequence[Part], n: int, main: Part) -> Part:
    """The part of the nearest heading above that is of a higher level."""
    for m in range(n - 1, -1, -1):
        if headings[m].level < headings[n].level:
            return parts[m]
    return main


def _main_part(title: str, paragraphs: Sequence[Paragraph], before: Part, annex: bool) -> Part:
    """The part of a main part, by its title and, where that is silent, by what its text says."""
    if annex or cues().parts["other"].search(title):
        return "other"
    if cues().parts["governance"].search(title):
        return "governance"
    if cues().parts["recall"].search(title):
        return "review"
    if before == "review" and _is_shortcomings(title):
        return "problems"
    if before in ("plan", "governance", "problems"):
        return (
            "governance" if before == "plan" and _is_silent_building(title, paragraphs) else "plan"
        )
    if cues().parts["plan"].search(title):
        return "plan"
    if cues().parts["review"].search(title):
        return "review"
    text = plain("".join(p.text for p in paragraphs))
    past = len(cues().parts["past"].findall(text))
    future = len(cues().parts["future"].findall(text))
    return "review" if past >= _REVIEW_SHARE * (past + future) else "plan"


def paragraph_parts(
    headings: Sequence[Heading],
    parts: Sequence[Part],
    paragraphs: Sequence[Paragraph],
    year: int | None,
) -> list[Part]:
    """The part of each paragraph: that of its block, but for what a paragraph itself turns to.

    Difficulties stand in the review, the government's own building, the State
    Council's other matters (nationalities, armed forces, foreign affairs) and
    the closing words in the plan, and none of them needs a heading.
    """
    out: list[Part] = []
    blocks = {h.paragraph: part for h, part in zip(headings, parts, strict=True) if h.level < 3}
    late = _late(headings, paragraphs)
    block: Part = "other"
    turn: Part | None = None
    for n, paragraph in enumerate(paragraphs):
        if n in blocks:
            block, turn = blocks[n], None
        elif n in late or block == "governance":
            text = plain(paragraph.text)
            if block == "review":
                turn = _review_turn(text, turn, year)
            elif block in ("plan", "governance"):
                turn = _plan_turn(text, turn)
        out.append(turn or block)
    for n in _closing(headings, paragraphs):
        out[n] = "other"
    return out


def _late(headings: Sequence[Heading], paragraphs: Sequence[Paragraph]) -> set[int]:
    """The paragraphs in the last part, by characters, of the stretch of main parts they stand in.

    A stretch is a review, or all main parts behind it.
    """
    late: set[int] = set()
    starts = [h.paragraph for h in headings if h.level == 1 and not h.annex]
    annex = next((h.paragraph for h in headings if h.annex), len(paragraphs))
    for start, end in zip(starts, [*starts[1:], annex], strict=False):
        sizes = [len(p.text) for p in paragraphs[start:end]]
        left = sum(sizes)
        for n, size in enumerate(sizes, start):
            if left <= _LATE_SHARE * sum(sizes):
                late.add(n)
            left -= size
    return late


def is_problem(text: str) -> bool:
    """Whether a paragraph of a review, as plain text, is about difficulties and shortcomings.

    >>> is_problem("在肯定成绩的同时，我们也清醒看到，发展中还有不少困难和问题。")
    True
    """
    cue = cues().paragraphs
    turn = cue["problem_turn"].search(text[:_TURN])
    if turn and cue["problem_noun"].search(text[:_OPENING], turn.end()):
        return True
    if cue["weak_opening"].match(text) and len(cue["weakness"].findall(text)) >= _WEAK:
        return True
    return cue["problem_plain"].search(text[:_TURN]) is not None


def _review_turn(text: str, turn: Part | None, year: int | None) -> Part | None:
    rest = _after_salutation(text)
    if is_problem(rest):
        return "problems"
    if looks_ahead(rest, year):
        return "plan"
    if turn == "problems" and (rest != text or cues().paragraphs["resumed"].match(rest)):
        return None
    return turn


def _plan_turn(text: str, turn: Part | None) -> Part | None:
    rest = _after_salutation(text)
    if _is_affair(rest):
        return "plan"
    if cues().paragraphs["governance"].search(rest[:_TURN]):
        return "governance"
    if turn == "governance" and (not rest or cues().paragraphs["resumed"].match(rest)):
        return None
    return turn


def _after_salutation(text: str) -> str:
    salutation = cues().titles["salutation"].match(text)
    return text[salutation.end() :] if salutation else text


def _is_affair(text: str) -> bool:
    """Whether a paragraph is about nationalities, the armed forces, foreign affairs or such."""
    return cues().paragraphs["affairs"].search(text[:_MATTER]) is not None


def _closing(headings: Sequence[Heading], paragraphs: Sequence[Paragraph]) -> list[int]:
    """The closing words: the last paragraphs of the text proper, as far as they speak so.

    Labels of annexes and notes below the text go with them.
    """
    end = next((h.paragraph for h in headings if h.annex), len(paragraphs))
    last_heading = max((h.paragraph for h in headings if h.level < 3 and not h.annex), default=-1)
    found: list[int] = []
    for n in range(end - 1, last_heading, -1):
        text = plain(paragraphs[n].text)
        note = cues().paragraphs["endnote"].match(text) is not None
        alone = note or is_annex_label(text) or not _after_salutation(text)
        if not alone and (_is_affair(text) or not cues().paragraphs["closing"].search(text)):
            break
        found.append(n)
    return found

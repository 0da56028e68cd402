"""Why a row says what it says, in the language of the interface.

The comparison says it in Chinese and with a code (``rule``, ``doubt``, the kinds of edits);
the English sentence is made from the code and the same figures. What was judged by an
unknown code, as in a file of another version, stays as it is.
"""

from __future__ import annotations

from reportdiff.result import CommitmentChange, Edit, Fulfilment, TargetChange
from reportdiff.view.options import Lang

_TARGETS = {
    "raised": "same indicator, higher number",
    "lowered": "same indicator, lower number",
    "unchanged": "same indicator, same number and wording",
    "reworded": "same number, bounded otherwise",
    "qualitative": "in words on one side or both, and the wording differs",
    "added": "no target for the same indicator was found in last year's plan",
    "dropped": "no target for the same indicator was found in this year's plan",
}
_PAIRED = {
    "catalogue": "one indicator by the catalogue",
    "name": "paired by name, similarity {score:.2f}",
    "words": "paired by wording, similarity {score:.2f}",
}
_OUTCOMES = {
    "exceeded": "the result is clearly better than the target",
    "met": "the result is within what the target says",
    "missed": "the result does not reach the target's number",
    "unclear": "a related result is reported but cannot be judged directly",
    "not_reported": "no result for the same indicator was found in this year's review",
}
_OVER = "the result is above the target's number"
_JUDGED = {
    "higher": "higher is better",
    "lower": "lower is better",
    "cut": "a deeper cut is better",
    "ceiling": "a ceiling",
    "words": "said in words",
    "admitted": "this year's report says so itself",
}
_ABSENT = ("absent", "alone")
_CLOSEST = ", the closest has similarity {score:.2f}"
_DOUBTS = {"": "", "far_apart": "; the two figures are far apart and may be of different matters"}
_COMMITMENTS = {
    "identical": "same wording in both years",
    "near": "nearly the same wording, similarity {score:.2f}",
    "meaning": "each is the other's closest sentence, score {score:.2f}",
    "split": "one sentence of last year is several this year, score {score:.2f}",
    "merged": "several sentences of last year are one this year, score {score:.2f}",
    "new": "nothing like it was found in last year's plan, the closest sentence scores {score:.2f}",
    "dropped": "nothing like it was found in this year's plan, the closest sentence scores "
    "{score:.2f}",
    "alone": "the other report has no plan to compare it with",
    "damaged": "the source is damaged here, too much to tell what is new or gone",
}
_EDITS = {
    "figure": "figure: {old} → {new}",
    "figure_new": "figure added: {new}",
    "figure_gone": "figure not mentioned again: {old}",
    "instrument_new": "instrument added: {new}",
    "instrument_gone": "instrument not mentioned again: {old}",
    "degree": "urgency: {old} → {new}",
}


def of_target(found: TargetChange, lang: Lang) -> str:
    """Why a target is said to be raised, dropped and so on."""
    if lang == "zh" or found.rule not in {*_PAIRED, *_ABSENT}:
        return found.reason
    said = _TARGETS[found.change]
    if found.rule in _ABSENT:
        return said + (_CLOSEST.format(score=found.nearest.score) if found.nearest else "")
    return f"{said} ({_PAIRED[found.rule].format(score=found.score)}){_DOUBTS[found.doubt]}"


def of_fulfilment(found: Fulfilment, lang: Lang) -> str:
    """Why a target of last year is said to be met, not reported and so on."""
    if lang == "zh" or found.rule not in {*_JUDGED, *_ABSENT}:
        return found.reason
    said = _OUTCOMES[found.outcome]
    if found.rule in _ABSENT:
        return said + (_CLOSEST.format(score=found.nearest.score) if found.nearest else "")
    if found.outcome == "missed" and found.rule in ("ceiling", "lower"):
        said = _OVER
    details = [_JUDGED[found.rule], f"similarity {found.score:.2f}"]
    if found.tolerance is not None:
        unit = "pp" if found.target.unit == "%" else found.target.unit
        details.insert(1, f"“about” taken as ±{found.tolerance:.6g}\u00a0{unit}")
    return f"{said} ({', '.join(details)}){_DOUBTS[found.doubt]}"


def of_commitment(found: CommitmentChange, lang: Lang) -> str:
    """Why a commitment is said to continue, to be new and so on."""
    code = found.status if found.rule == "absent" else found.rule
    if lang == "zh" or code not in _COMMITMENTS:
        return found.reason
    score = found.nearest.score if found.nearest else found.similarity
    return _COMMITMENTS[code].format(score=score)


def of_edits(found: CommitmentChange, lang: Lang) -> tuple[str, ...]:
    """What has changed in a commitment, a phrase for each thing."""
    if lang == "zh" or not found.edits:
        return found.changes
    return tuple(_edit(edit) for edit in found.edits)


def _edit(edit: Edit) -> str:
    return _EDITS[edit.kind].format(old="、".join(edit.old), new="、".join(edit.new))

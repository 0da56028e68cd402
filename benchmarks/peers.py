"""What people use today to compare two texts, each as its own documentation uses it.

All take the two texts and give something to look at. None knows what a target is.
"""

from __future__ import annotations

import difflib
import re

SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")


def sentences(text: str) -> list[str]:
    """The sentences of a text, split at closing punctuation and line ends."""
    return [s.strip() for s in SENTENCE.findall(text) if s.strip()]


def html_diff(old: str, new: str) -> str:
    """The page of the standard library, on sentences."""
    return difflib.HtmlDiff().make_file(sentences(old), sentences(new))


def diff_match_patch(old: str, new: str) -> str:
    """Google's diff on the whole texts, with its default limit of one second."""
    from diff_match_patch import diff_match_patch as Differ  # noqa: N812

    differ = Differ()
    diffs = differ.diff_main(old, new)
    differ.diff_cleanupSemantic(diffs)
    return str(differ.diff_prettyHtml(diffs))


def redlines(old: str, new: str) -> str:
    """Tracked changes as Markdown, on the whole texts."""
    from redlines import Redlines

    return str(Redlines(old, new).output_markdown)


def tfidf_greedy(old: str, new: str) -> list[tuple[int, int, float]]:
    """The most similar sentence pairs by TF-IDF of words, the best pair first."""
    import rjieba
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics.pairwise import linear_kernel

    before, after = sentences(old), sentences(new)
    vectors = TfidfVectorizer(tokenizer=rjieba.cut, token_pattern=None, lowercase=False)
    weights = vectors.fit_transform(before + after)
    likeness = linear_kernel(weights[: len(before)], weights[len(before) :])
    ranked = sorted(
        ((float(v), i, j) for i, row in enumerate(likeness) for j, v in enumerate(row) if v > 0.2),
        reverse=True,
    )
    pairs, used_old, used_new = [], set(), set()
    for value, i, j in ranked:
        if i not in used_old and j not in used_new:
            pairs.append((i, j, value))
            used_old.add(i)
            used_new.add(j)
    return pairs


PEERS = {
    "difflib.HtmlDiff on sentences": html_diff,
    "diff-match-patch on whole texts": diff_match_patch,
    "redlines on whole texts": redlines,
    "TF-IDF (scikit-learn), greedy": tfidf_greedy,
}

"""Text that cannot act on the place it is shown in."""

from __future__ import annotations

import re

# C0 and C1 controls but for the tab, bidirectional controls, zero-width and line separators, the
# byte-order mark, lone surrogates and Unicode tags: none has a place in a report, all can mislead.
_HIDDEN = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """The text with control characters written out, so that none takes effect.

    >>> visible("a\u202eb")
    'a[U+202E]b'
    """
    return _HIDDEN.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)

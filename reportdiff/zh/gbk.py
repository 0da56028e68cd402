"""The bytes of GBK, the encoding in which Chinese web pages lost them."""

from __future__ import annotations

from functools import lru_cache

LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
EURO = 0x80  # what Windows made of a single 0x80

# Half-width signs that copy sites put for the full-width ones.
_NARROWED = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}


@lru_cache(maxsize=1)
def characters() -> dict[tuple[int, int], str]:
    """The character of every pair of bytes that is one."""
    table: dict[tuple[int, int], str] = {}
    for lead in LEADS:
        for trail in TRAILS:
            try:
                table[lead, trail] = bytes((lead, trail)).decode("gbk")
            except UnicodeDecodeError:
                continue
    return table


@lru_cache(maxsize=1)
def unseen_leads() -> dict[int, tuple[int, ...]]:
    """Lead bytes with the trail bytes that make no character: Windows shows nothing for these."""
    known = characters()
    gaps = {lead: tuple(t for t in TRAILS if (lead, t) not in known) for lead in LEADS}
    return {lead: trails for lead, trails in gaps.items() if len(trails) > 20}


def pair_of(char: str) -> tuple[int, int] | None:
    """The two bytes of a character as it may have stood in the page, or None for ASCII."""
    try:
        encoded = _NARROWED.get(char, char).encode("gbk")
    except UnicodeEncodeError:
        return None
    return (encoded[0], encoded[1]) if len(encoded) == 2 else None


def single_of(char: str) -> int | None:
    """The byte of a character that can be the second of a pair by itself, or None."""
    if char == "€":
        return EURO
    return ord(char) if 0x40 <= ord(char) < 0x7F else None

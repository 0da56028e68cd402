"""Years and sizes as people type them."""

from __future__ import annotations

import re

import click

FIRST_YEAR, LAST_YEAR = 1949, 2200
SCALES = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30}


def year(context: click.Context, option: click.Parameter, text: str | None) -> int | None:
    """A year of the People's Republic; anything else is a slip of the fingers."""
    if text is None:
        return None
    number = int(text) if re.fullmatch(r"[0-9]{4}", text) else 0
    if not FIRST_YEAR <= number <= LAST_YEAR:
        problem = f"{text!r} is no year from {FIRST_YEAR} to {LAST_YEAR}"
        raise click.BadParameter(problem, context, option)
    return number


def size(context: click.Context, option: click.Parameter, text: str) -> int:
    """The bytes in a file size as people write it: 50MB, 2 GB, 800k, or a number of bytes."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?) ?([kmg]?)(?:i?b)?", text.strip().lower())
    octets = int(float(found[1]) * SCALES[found[2]]) if found else 0
    if octets < 1:
        raise click.BadParameter(f"{text!r} is no size, write 50MB or 2GB", context, option)
    return octets

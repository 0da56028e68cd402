"""Loading of the tables under ``zh/data``."""

from __future__ import annotations

import sys
from functools import cache
from importlib import resources
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@cache
def load_table(name: str) -> dict[str, Any]:
    """The table ``zh/data/<name>.toml``. It is package data: callers must not change it."""
    text = resources.files("reportdiff.zh").joinpath("data", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def alternation(words: list[str]) -> str:
    """A regular expression that matches any of the words, longest first."""
    import re

    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))

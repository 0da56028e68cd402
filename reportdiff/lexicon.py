"""A user's own words: indicator aliases, units, names of sections, terms.

They are added to those of the package for one comparison. A comparison in
another thread with another lexicon does not see them: the rules that need them
ask :func:`active`, which answers for the calling thread (or task) alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, TypeVar

from reportdiff.errors import OptionsError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that are added to the package's own.

    ``aliases`` and ``sections`` are pairs (other name, name): an indicator or a
    heading that is called the first is taken for the second. ``units`` are
    measure words that may follow a figure; ``words`` are cut as one word.
    """

    aliases: tuple[tuple[str, str], ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    units: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


_EMPTY = Lexicon()
_ACTIVE: ContextVar[Lexicon] = ContextVar("lexicon", default=_EMPTY)
_KEPT = 4  # lexicons for which patterns and dictionaries are kept


def active() -> Lexicon:
    """The lexicon of the comparison that is being made; an empty one outside of any."""
    return _ACTIVE.get()


@contextmanager
def using(lexicon: Lexicon | None) -> Iterator[None]:
    """Make a lexicon the active one, in this thread and until the end of the block."""
    token = _ACTIVE.set(lexicon or _EMPTY)
    try:
        yield
    finally:
        _ACTIVE.reset(token)


def per_lexicon(make: Callable[[], Made]) -> Callable[[], Made]:
    """Cache a function without arguments whose result depends on the active lexicon."""

    @lru_cache(maxsize=_KEPT)
    def made(lexicon: Lexicon) -> Made:
        return make()

    last: tuple[Lexicon, Made] | None = None  # most calls ask for the same lexicon again

    @wraps(make)
    def current() -> Made:
        nonlocal last
        lexicon, known = _ACTIVE.get(), last
        if known is None or known[0] is not lexicon:
            last = known = lexicon, made(lexicon)
        return known[1]

    return current


def read_lexicon(path: str | Path) -> Lexicon:
    """The lexicon in a TOML file.

    ``[aliases]`` and ``[sections]`` have lines ``"name" = ["other name", …]``;
    ``units`` and ``words`` are lists. Raises OptionsError with the line of
    whatever cannot be used.
    """
    name = str(path)
    try:
        octets = Path(path).read_bytes()
        text = octets.decode("utf-8-sig")
        table = tomllib.loads(text)
    except FileNotFoundError:
        raise OptionsError(name, "there is no such file", "check --lexicon") from None
    except UnicodeDecodeError as error:
        line = octets.count(b"\n", 0, error.start) + 1
        raise OptionsError(f"{name}:{line}", "is not UTF-8", "save it as UTF-8") from None
    except OSError as error:
        raise OptionsError(name, f"cannot be read ({error.strerror})", "check --lexicon") from None
    except tomllib.TOMLDecodeError as error:
        raise OptionsError(name, f"is not TOML: {error}", "correct that line") from None
    known = [field.name for field in fields(Lexicon)]
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            remedy = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
            raise OptionsError(f"{name}:{_line_of(text, key)}", f"unknown key {key!r}", remedy)
    return Lexicon(
        aliases=_pairs(name, text, table, "aliases"),
        sections=_pairs(name, text, table, "sections"),
        units=_words(name, text, "units", table.get("units", [])),
        words=_words(name, text, "words", table.get("words", [])),
    )


def _pairs(name: str, text: str, table: dict[str, Any], key: str) -> tuple[tuple[str, str], ...]:
    entries = table.get(key, {})
    if not isinstance(entries, dict):
        problem, remedy = f"{key} is no table", f'write [{key}] and lines "name" = ["other name"]'
        raise OptionsError(f"{name}:{_line_of(text, key)}", problem, remedy)
    pairs = [
        (other, full)
        for full, others in entries.items()
        for other in _words(name, text, full, others)
    ]
    taken: dict[str, str] = {}
    for other, full in pairs:
        if taken.setdefault(other, full) != full or other in entries:
            problem = f"{other!r} stands for two names"
            raise OptionsError(f"{name}:{_line_of(text, other)}", problem, "keep one of them")
    return tuple(pairs)


def _words(name: str, text: str, key: str, words: object) -> tuple[str, ...]:
    if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
        problem, remedy = f"{key!r} needs a list of words", f'write {key} = ["word", "word"]'
        raise OptionsError(f"{name}:{_line_of(text, key)}", problem, remedy)
    return tuple(words)


def _line_of(text: str, word: str) -> int:
    """The first line that holds a word, from 1."""
    before, found, _ = text.partition(word)
    return before.count("\n") + 1 if found else 1

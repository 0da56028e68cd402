"""One page that a newspaper or a city council can put online as it is.

It loads nothing, runs only its own script under a strict content security
policy, and reads whole without it. A folder of templates can override its
blocks (docs/theming.md).
"""

from __future__ import annotations

import base64
import re
import zlib
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportdiff.errors import OptionsError
from reportdiff.rendering.charts import dumbbells, slope
from reportdiff.rendering.strips import strips
from reportdiff.view.findings import BLOCKS
from reportdiff.view.labels import LIMITS, METHOD
from reportdiff.view.roles import role
from reportdiff.view.rows import CommitmentRow, ComparisonView, FulfilmentRow, Mark, TargetRow
from reportdiff.view.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment, Template

TEMPLATES = Path(__file__).parent / "templates"
OWN_PREFIX = "reportdiff/"  # what an overriding template extends: "reportdiff/page.html.j2"
# A page within these has room for more than it must hold: the words around a figure in the
# evidence ("quotes"), and marks that lead from a continued sentence back to its row ("marks").
# On the 659 commitments of 2009-2010 they are 1,400 elements and 100 KB; both texts stand
# whole on every page. Sent is what a server sends, compressed.
MOST_BYTES, MOST_SENT, MOST_ELEMENTS = 500_000, 120_000, 8_000
_ROOM = (("quotes", "marks"), ("quotes",), ())
_FIGURE = 16  # characters of a figure with its unit and bound
_EXCERPT = 20  # characters; with whole sentences the page of a national pair grew by 60 KB
_POLICY_PLACE = "content-security-policy-goes-here"
_INLINE = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)
_HAN = re.compile("[\u3400-\u9fff]")
_ELEMENT = re.compile(r"<[a-z]")
_BLANK_LINES = re.compile(r"\n\s+(?=\n)|\n[ \t]+(?=<)")


def comparison(view: ComparisonView) -> str:
    """The page as text; OptionsError for a template folder that cannot be used."""
    environment = _environment(view.options.template_dir)
    context = _context(view)
    try:
        template = environment.get_template("page.html.j2")
        page = _largest(template, context)
    except Exception as error:
        # A template is code: it can fail in any way. Ours failing is a fault, not a wrong option.
        if view.options.template_dir is None:
            raise
        where = getattr(error, "name", None) or Path(view.options.template_dir) / "page.html.j2"
        wrong = " ".join(str(error).split())
        raise OptionsError(
            str(where), f"the template does not work ({wrong})", "see docs/theming.md"
        ) from error
    return with_policy(page)


def with_policy(page: str) -> str:
    """The page with its policy: the hashes of the styles and scripts that stand in it.

    >>> "sha256-" in with_policy("content-security-policy-goes-here<style>p{}</style>")
    True
    """
    hashes: dict[str, list[str]] = {"style": [], "script": []}
    for element, content in _INLINE.findall(page):
        digest = base64.b64encode(sha256(content.encode("utf-8")).digest()).decode("ascii")
        hashes[element].append(f"'sha256-{digest}'")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(hashes['script']) or chr(39) + 'none' + chr(39)}",
            f"style-src {' '.join(hashes['style']) or chr(39) + 'none' + chr(39)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return page.replace(_POLICY_PLACE, policy, 1)


def leading(marks: tuple[Mark, ...]) -> Mark | None:
    """The finding that a sentence of the full texts leads to: what was judged of its commitment.

    None where nothing but figures, or a commitment that continues, was found in it.
    """
    found = (m for m in marks if m.kind.startswith("status.") and role(m.kind) != "same")
    return next(found, None)


def _largest(template: Template, context: dict[str, Any]) -> str:
    """The page with as much as the budget has room for."""
    page = ""
    for room in _ROOM:
        page = _BLANK_LINES.sub("\n", template.render(context | {"room": room}))
        if _within_budget(page):
            break
    return page


def _within_budget(page: str) -> bool:
    octets = page.encode("utf-8")
    return (
        len(_ELEMENT.findall(page)) <= MOST_ELEMENTS
        and len(octets) <= MOST_BYTES
        and len(zlib.compress(octets)) <= MOST_SENT
    )


def _context(view: ComparisonView) -> dict[str, Any]:
    return {
        "view": view,
        "word": view.labels,
        "linked": _linked(view),
        "english": view.labels.lang == "en",
        "contents": _contents(view),
        "kinds": _kinds(view),
        "moved_sections": [row for row in view.sections if row.kind != "matched"],
        "method": METHOD[view.labels.lang],
        "limits": LIMITS[view.labels.lang],
        "dumbbells": dumbbells(view),
        "slope": slope(view),
        "strips": strips(view),
        "policy": _POLICY_PLACE,
        "years_css": _years(view),
        "theme_css": _theme(view.options.template_dir),
    }


def _contents(view: ComparisonView) -> list[tuple[str, str, int | None]]:
    """The entries of the contents: id, label, count."""
    tiles = {tile.id: tile.count for tile in view.tiles}
    work = view.counts["commitments"]
    return [
        ("overview", "overview", None),
        ("fulfilment", "fulfilment", tiles["fulfilment"]),
        ("targets", "targets", tiles["targets"]),
        ("new", "commitments.new", work["new"]),
        ("dropped", "commitments.dropped", work["dropped"]),
        ("changed", "commitments.changed", work["changed"]),
        ("continued", "commitments.continued", work["continued"]),
        ("sections", "sections", tiles["sections"]),
        ("terms", "terms", sum(view.counts["terms"].values())),
        ("texts", "texts", None),
        ("method", "method", None),
    ]


def _kinds(view: ComparisonView) -> list[tuple[str, list[tuple[str, int]]]]:
    """The kinds that the page can hide, with their counts, by block."""
    blocks = [
        (block, [(f"{prefix}.{kind}", n) for kind, n in view.counts[block].items() if n])
        for block, prefix in BLOCKS
        if block in ("fulfilment", "targets", "commitments")
    ]
    return [(block, kinds) for block, kinds in blocks if kinds]


def _linked(view: ComparisonView) -> frozenset[str]:
    """The sentences that the page links to: only they need an id."""
    found: set[str] = set()
    rows: tuple[FulfilmentRow | TargetRow | CommitmentRow, ...]
    rows = (*view.fulfilment, *view.targets, *view.commitments)
    for row in rows:
        places = [row.old, row.new, row.why.nearest.place if row.why.nearest else None]
        if isinstance(row, CommitmentRow) and row.kind != "continued":
            places += row.others
        found.update(place.anchor for place in places if place is not None)
    for section in view.sections:
        found.update(side.anchor for side in (section.old, section.new) if side is not None)
    return frozenset(found)


def _runs(rows: tuple[CommitmentRow, ...]) -> list[tuple[str, list[CommitmentRow]]]:
    """Neighbouring rows of one block of work, under its title."""
    return [(topic, list(found)) for topic, found in groupby(rows, key=lambda row: row.topic)]


def _beginning(text: str, most: int = _EXCERPT) -> str:
    """The first words (up to ``most`` characters) of a sentence that stands whole elsewhere."""
    return text if len(text) <= most else text[:most] + "…"


def _ending(text: str) -> str:
    """The last words before a quote."""
    return text if len(text) <= _EXCERPT else "…" + text[-_EXCERPT:]


def _is_figure(text: str) -> bool:
    """A figure is shown beside its successor and not struck out: a stroke hides 一."""
    return len(text) <= _FIGURE and any(character.isdigit() for character in text)


def _is_chinese(text: str) -> bool:
    """Whether a text of the English page holds Chinese characters and must say so."""
    return _HAN.search(text) is not None


def _years(view: ComparisonView) -> Any:
    """What the style sheet says on many places: years above paragraphs, kinds of sentences."""
    from markupsafe import Markup

    years = (view.comparison.old.year, view.comparison.new.year)
    old, new = ("" if year is None else str(int(year)) for year in years)
    kinds = (("new", "new"), ("gone", "dropped"), ("chg", "changed"))
    said = ";".join(f'--say-{ink}:"{view.labels("status." + kind)}"' for ink, kind in kinds)
    return Markup(f':root{{--old:"{old}";--year:"{new}";{said}}}\n')


def _theme(folder: Path | None) -> Any:
    """The style sheet of the template folder, which comes after the page's own."""
    path = None if folder is None else Path(folder) / "theme.css"
    if path is None or not path.is_file():
        return ""
    return _inline(path.read_text(encoding="utf-8"))


def _environment(folder: Path | None) -> Environment:
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

    own = FileSystemLoader(TEMPLATES)
    if folder is not None and not Path(folder).is_dir():
        raise OptionsError(str(folder), "is not a folder", "name a folder with templates")
    user = [FileSystemLoader(folder)] if folder is not None else []
    environment = Environment(
        loader=ChoiceLoader([*user, own, PrefixLoader({OWN_PREFIX.rstrip("/"): own})]),
        # Not select_autoescape: it leaves .html.j2 unescaped.
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(role=role, leading=leading, asset=_asset)
    environment.filters.update(
        groupruns=_runs,
        figure=_is_figure,
        beginning=_beginning,
        ending=_ending,
        chinese=_is_chinese,
    )
    return environment


def _shown(value: Any) -> Any:
    """Text of the reports with its control characters written out; markup stays as it is."""
    if value is None:
        return ""
    return visible(value) if type(value) is str else value


@lru_cache(maxsize=4)
def _asset(name: str) -> Any:
    from markupsafe import Markup

    text = _inline((TEMPLATES / name).read_text(encoding="utf-8"))
    return Markup(text.replace("\n", "") + "\n") if name.endswith(".css") else text


def _inline(text: str) -> Any:
    """A style sheet or script as it may stand in the page; it cannot close its element."""
    from markupsafe import Markup

    return Markup(_smaller(text.replace("\r\n", "\n")).replace("</", "<\\/"))


def _smaller(text: str) -> str:
    """Without the comments on lines of their own, indentation and blank lines."""
    text = re.sub(r"^[ \t]*/\*.*?\*/[ \t]*\n", "", text, flags=re.DOTALL | re.MULTILINE)
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))

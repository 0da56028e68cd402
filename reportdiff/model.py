"""The values that a single report is turned into.

All are frozen and hold positions rather than copies: a sentence is a span of a
paragraph, a section a range of sentences, an indicator a span of a sentence.
The order of the stages is ``bytes -> Document -> Report -> Extract``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pandas import DataFrame

Part = Literal["review", "plan", "governance", "problems", "other"]
Bound = Literal["exact", "at_least", "at_most", "about", "range"]
Kind = Literal["level", "growth", "change", "share", "qualitative"]
Role = Literal["actual", "target", "other"]
ParagraphKind = Literal["text", "heading", "table_row", "note"]


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something in the source that was skipped, repaired or doubted.

    ``line`` is the line of the source, from 1, or None. A ``repaired`` warning
    also has ``before`` and ``after`` (the place with a few characters around
    it) and ``confidence`` from 0 to 1.
    """

    code: str
    message: str
    line: int | None = None
    before: str | None = None
    after: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the source, stripped of surrounding white space.

    ``text`` is what all later stages read. It differs from the source only
    where the reader undid a damage or a conversion of script, and then
    ``original`` keeps what stood there. ``heading_level`` is what the format
    says (a Word style, ``<h2>``), from 1, and ``bold_prefix`` the number of
    characters at the start that are set in bold; both are hints for
    :mod:`reportdiff.structure`, absent from plain text.
    """

    text: str
    line: int
    kind: ParagraphKind = "text"
    heading_level: int | None = None
    bold_prefix: int = 0
    original: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of one file: paragraphs in reading order, and what it had to say.

    ``source`` is the file's name without its folder, ``form`` the format
    (``txt``, ``html``, ``docx``, ``pdf``), ``sha256`` the digest of the bytes.
    ``damaged_lines`` are the source lines that are damaged and not (surely)
    repaired: what stands there proves nothing "new" or "dropped".
    """

    source: str
    form: str
    paragraphs: tuple[Paragraph, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    title: str | None = None
    encoding: str | None = None
    sha256: str | None = None
    damaged_lines: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: ``paragraphs[paragraph].text[start:end]``, kept as ``text`` for convenience.

    Sentences end at 。！？；; with the closing quotes and brackets that follow.
    ``index`` is its position in ``Report.sentences``, ``number`` its position
    in the paragraph from 1, ``section`` the index of the innermost section it
    belongs to (or None before the first heading) and ``heading`` whether the
    sentence is the heading of that section.
    """

    index: int
    text: str
    paragraph: int
    number: int
    start: int
    end: int
    section: int | None
    part: Part
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the sentences under it.

    ``index`` is the position in ``Report.sections`` (reading order) and
    ``number`` the position in the tree (``"2.3"``). ``title`` is as printed,
    without closing punctuation. ``level`` is 1 for a main part, 2 for a block
    of work and 3 for the topic sentence of a paragraph. The heading itself is
    sentence ``start``; the section with its children ends before sentence
    ``end``. ``runin`` says that the paragraph goes on after the heading.
    """

    index: int
    number: str
    title: str
    level: int
    part: Part
    parent: int | None
    start: int
    end: int
    runin: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its structure. Built by :func:`reportdiff.structure.build_report`.

    ``year`` is the plan year: the year the report was delivered in and makes
    commitments for. ``region`` is whose report it is (``全国``, ``江苏省``).
    """

    title: str
    region: str | None
    year: int | None
    source: str
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    warnings: tuple[ReadingWarning, ...] = ()
    language: str = "zh"
    speaker: str | None = None
    session: str | None = None
    date: str | None = None
    form: str = "txt"
    sha256: str | None = None
    damaged_lines: frozenset[int] = frozenset()

    @property
    def characters(self) -> int:
        """Number of characters of the text that was analysed, white space left out."""
        return sum(len("".join(p.text.split())) for p in self.paragraphs)

    def section_of(self, sentence: Sentence) -> Section | None:
        """The innermost section that a sentence stands in."""
        return None if sentence.section is None else self.sections[sentence.section]

    def children(self, section: Section | None) -> tuple[Section, ...]:
        """The sections directly under one, or the top sections for None."""
        parent = None if section is None else section.index
        return tuple(s for s in self.sections if s.parent == parent)

    def is_damaged(self, sentence: Sentence) -> bool:
        """Whether a sentence stands on a line that is damaged and not surely repaired."""
        return self.paragraphs[sentence.paragraph].line in self.damaged_lines

    def __repr__(self) -> str:
        """The report in a line: printing all of its text would help nobody."""
        sizes = f"{len(self.sentences)} sentences, {len(self.sections)} sections"
        return f"<Report {self.region} {self.year} from {self.source!r}: {sizes}>"

    def _repr_html_(self) -> str:
        from reportdiff.notebook import extracted, report_html

        return report_html(extracted(self))

    def to_dict(self) -> dict[str, Any]:
        """What ``reportdiff show --format json`` prints, as a dictionary."""
        from reportdiff.notebook import extracted, plain

        return plain(extracted(self))

    def to_frame(self, table: str = "indicators") -> DataFrame:
        """What is found in the report as a data frame: :meth:`ExtractedReport.to_frame`."""
        from reportdiff.notebook import extracted

        return extracted(self).to_frame(table)

    def to_json(self) -> str:
        """All of the report as JSON, for :meth:`from_json`."""
        from reportdiff.archive import dump

        return dump(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> Report:
        """The report that :meth:`to_json` wrote. Raises ReadingError for any other text."""
        from reportdiff.archive import load

        return load(cls, text)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One statement about a measurable outcome, output or target.

    ``name`` is written out in full in simplified Chinese, elided words carried
    over. ``value`` (and ``upper`` for a range) are in ``unit`` as written,
    scale word included; a decline is negative; both are None for a qualitative
    target. ``quote`` is ``sentence.text[start:end]``, the shortest span that
    states it. ``sentence`` is an index into ``Report.sentences``. ``score``
    is how sure the extraction is, from 0 to 1.
    """

    name: str
    key: str | None
    value: float | None
    upper: float | None
    unit: str
    bound: Bound
    kind: Kind
    role: Role
    year: str | None
    quote: str
    sentence: int
    start: int
    end: int
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Commitment:
    """One plan sentence that commits to something; ``sentence`` indexes ``Report.sentences``."""

    text: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Extract:
    """All that is found in one report, in reading order."""

    indicators: tuple[Indicator, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    terms: dict[str, int] = field(default_factory=dict)

    def __repr__(self) -> str:
        """The number of things found."""
        sizes = f"{len(self.indicators)} indicators, {len(self.commitments)} commitments"
        return f"<Extract: {sizes}, {len(self.terms)} terms>"


@dataclass(frozen=True, slots=True)
class ExtractedReport:
    """A report with all that is found in it: what ``reportdiff show`` prints."""

    report: Report
    extract: Extract

    def __repr__(self) -> str:
        """The report in a line, with the number of things found in it."""
        found = self.extract
        sizes = f"{len(found.indicators)} indicators, {len(found.commitments)} commitments"
        return f"<ExtractedReport {self.report.region} {self.report.year}: {sizes}>"

    def _repr_html_(self) -> str:
        from reportdiff.notebook import report_html

        return report_html(self)

    def to_dict(self) -> dict[str, Any]:
        """What ``reportdiff show --format json`` prints, as a dictionary."""
        from reportdiff.notebook import plain

        return plain(self)

    def to_frame(self, table: str = "indicators") -> DataFrame:
        """The ``indicators`` or the ``commitments`` as a pandas data frame.

        Columns are those of :data:`reportdiff.tables.COLUMNS`. Raises
        OptionsError for another table, or where pandas is not installed.
        """
        from reportdiff.tables import report_frame

        return report_frame(self, table)

    def to_json(self) -> str:
        """All of the report and the extract as JSON, for :meth:`from_json`."""
        from reportdiff.archive import dump

        return dump(self)

    @classmethod
    def from_json(cls, text: str | bytes) -> ExtractedReport:
        """What :meth:`to_json` wrote. Raises ReadingError for any other text."""
        from reportdiff.archive import load

        return load(cls, text)

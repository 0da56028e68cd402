"""What can go wrong in a way that the user can do something about.

Every message is one line that says which file, what is wrong and what to do.
The command line prints it and exits with status 2; a library user catches
:class:`ReportdiffError`.
"""

from __future__ import annotations


class ReportdiffError(Exception):
    """Base of all errors that reportdiff raises on purpose.

    ``source`` is the file's name (or ``<stdin>``), ``problem`` what is wrong
    with it and ``remedy`` what the user can do; ``str()`` joins the three.
    """

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        self.source = source
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{source}: {problem}; {remedy}")

    def __reduce__(self) -> tuple[type[ReportdiffError], tuple[str, str, str]]:
        """Pickle by the three parts, so that the error crosses process borders."""
        return type(self), (self.source, self.problem, self.remedy)


class ReadingError(ReportdiffError):
    """The bytes cannot be read as a document: missing, empty, damaged, too large, encrypted."""


class NotAReportError(ReportdiffError):
    """The text was read but is no work report: too short or without its structure."""


class OutputError(ReportdiffError):
    """The output cannot be written, or its format is not known."""


class OptionsError(ReportdiffError):
    """An option or a configuration or lexicon file cannot be used."""

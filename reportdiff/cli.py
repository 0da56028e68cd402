"""The command line: parse, call, render, exit status. Decides nothing about reports.

Exit status as ``diff`` has it: 0 the command did its work, 1 the reports differ
(with ``--exit-code``), 2 unusable input or arguments. Errors and warnings are
one line each on standard error; standard output holds the result alone.
"""

from __future__ import annotations

import dataclasses
import functools
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from reportdiff import __version__
from reportdiff.console import PROGRAM, OneLineErrors, default_lang, say, wants_color, warn
from reportdiff.errors import OutputError
from reportdiff.output import print_result, write_files
from reportdiff.progress import Progress

if TYPE_CHECKING:
    from reportdiff.lexicon import Lexicon
    from reportdiff.model import ExtractedReport, ReadingWarning, Report
    from reportdiff.result import Comparison
    from reportdiff.view.options import Lang, ViewOptions

YEARS = click.IntRange(1949, 2200)
FORMATS = ("terminal", "json", "markdown", "html", "excel", "word")
REPORT_FORMATS = ("terminal", "json", "markdown")
REPORT_FILE = click.Path(allow_dash=True)
Command = TypeVar("Command", bound=Callable[..., Any])


def size(context: click.Context, option: click.Parameter, text: str) -> int:
    """The bytes in a file size as people write it: 50MB, 2 GB, 800k, or a number of bytes."""
    scales = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30}
    found = re.fullmatch(r"(\d+(?:\.\d+)?) ?([kmg]?)(?:i?b)?", text.strip().lower())
    octets = int(float(found[1]) * scales[found[2]]) if found else 0
    if octets < 1:
        raise click.BadParameter(f"{text!r} is no size, write 50MB or 2GB", context, option)
    return octets


@dataclasses.dataclass(frozen=True)
class Shared:
    """The values of the options that ``compare`` and ``show`` have in common."""

    format: str | None
    output: tuple[str, ...]
    all: bool
    lang: Lang | None
    color: str
    template_dir: str | None
    lexicon: str | None
    region: str | None
    max_size: int
    quiet: bool
    verbose: bool

    def progress(self, steps: int) -> Progress:
        """A progress bar, drawn only where somebody looks."""
        return Progress(steps, enabled=False if self.quiet else None)

    def read(self, source: str, year: int | None) -> Report:
        """Read a report from a file, or from standard input for ``-``."""
        import reportdiff

        return reportdiff.read(source, year=year, region=self.region, max_bytes=self.max_size)

    def words(self) -> Lexicon | None:
        """The lexicon that was named."""
        from reportdiff.lexicon import read_lexicon

        return read_lexicon(self.lexicon) if self.lexicon else None

    def targets(self, *sources: str) -> dict[str, str]:
        """The output files and their formats, before any work is done for them.

        ``--format`` decides where it was typed for a single file, else the suffix.
        Raises OutputError for an unknown suffix and for a file that is also an input.
        """
        from reportdiff.rendering import format_of

        context = click.get_current_context()
        typed = context.get_parameter_source("format") is click.core.ParameterSource.COMMANDLINE
        single = self.format if typed and len(self.output) == 1 else None
        taken = {os.path.realpath(source) for source in sources}
        for path in self.output:
            if os.path.realpath(path) in taken:
                raise OutputError(path, "is an input or is named twice", "write to another file")
            taken.add(os.path.realpath(path))
        return {path: single or format_of(path) for path in self.output}

    def deliver(self, result: ExtractedReport | Comparison, targets: dict[str, str]) -> None:
        """Render a result into all the files, or onto standard output where there are none."""
        from reportdiff import render

        if not targets:
            name = self.format or "terminal"
            print_result(render(result, name, self.view(screen=True)), name)
            return
        view = self.view(screen=False)
        write_files({path: render(result, name, view) for path, name in targets.items()})
        for path in targets if self.verbose else ():
            say(self.spoken("wrote"), path)

    def spoken(self, key: str, **values: object) -> str:
        """Words for standard error, in the language that was asked for."""
        from reportdiff.view.screen import spoken

        return spoken(key, self.language, **values)

    @property
    def language(self) -> Lang:
        """The language that was asked for, or that of the terminal."""
        return self.lang or default_lang()

    def view(self, *, screen: bool) -> ViewOptions:
        """The display options for the terminal, or for a file."""
        from reportdiff import ViewOptions

        return ViewOptions(
            lang=self.language,
            all=self.all,
            width=shutil.get_terminal_size((80, 24)).columns if screen else 80,
            color=screen and wants_color(self.color),
            template_dir=Path(self.template_dir) if self.template_dir else None,
        )

    def warn(self, source: str, warnings: tuple[ReadingWarning, ...]) -> None:
        """Print the warnings about a source, unless nobody wants them."""
        if not self.quiet:
            warn(source, warnings, each=self.verbose, lang=self.language)


def shared_options(command: Command) -> Command:
    """Let a command take the options of :class:`Shared` as one parameter ``shared``."""

    @functools.wraps(command)
    def gathered(*args: Any, **options: Any) -> Any:
        names = [field.name for field in dataclasses.fields(Shared)]
        return command(*args, shared=Shared(**{n: options.pop(n) for n in names}), **options)

    for option in reversed(_SHARED):
        gathered = option(gathered)
    return cast(Command, gathered)


_SHARED = [
    click.option(
        "-o",
        "--output",
        multiple=True,
        metavar="FILE",
        type=click.Path(),
        help="Write to FILE, in the format of its suffix. May be given several times.",
    ),
    click.option("--all", is_flag=True, help="Show every row where the output would shorten."),
    click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        help="Language of outputs and warnings; quotes stay Chinese. Default: the locale's.",
    ),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colours on the terminal. NO_COLOR is respected.",
    ),
    click.option(
        "--template-dir",
        metavar="FOLDER",
        type=click.Path(exists=True, file_okay=False),
        help="Templates that override parts of the HTML page.",
    ),
    click.option(
        "--lexicon",
        metavar="FILE",
        type=click.Path(),
        help="Indicator aliases, units, names of sections and words of your own, in TOML.",
    ),
    click.option("--region", metavar="NAME", help="Whose report it is, e.g. 江苏省."),
    click.option(
        "--max-size",
        callback=size,
        metavar="SIZE",
        default="50MB",
        show_default=True,
        help="Largest input file, also after unpacking.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="No warnings, no progress."),
    click.option("-v", "--verbose", is_flag=True, help="Every warning, and what was written."),
]


@click.group(cls=OneLineErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="reportdiff %(version)s")
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(),
    help="Take options from FILE. Default: reportdiff.toml, or [tool.reportdiff] in "
    "pyproject.toml, here or in a folder above.",
)
@click.pass_context
def main(context: click.Context, config: str | None) -> None:
    """Compare successive annual government work reports (政府工作报告).

    Which targets moved, what became of last year's, which commitments are new,
    changed or not mentioned again: each finding with its sentence in both reports.

    \b
    Examples:
      reportdiff compare 2023.docx 2024.html
      reportdiff compare 2023.docx 2024.html -o page.html -o tables.xlsx
      reportdiff show 2024.html --format json
    """
    from reportdiff.config import use_settings

    use_settings(context, main, config)


@main.command()
@click.argument("old", type=REPORT_FILE)
@click.argument("new", type=REPORT_FILE)
@click.option("-f", "--format", type=click.Choice(FORMATS), help="Default: terminal.")
@click.option("--old-year", type=YEARS, metavar="YEAR", help="Plan year of OLD.")
@click.option("--new-year", type=YEARS, metavar="YEAR", help="Plan year of NEW.")
@click.option("--keep-order", is_flag=True, help="Do not swap reports given newest first.")
@click.option("--exit-code", is_flag=True, help="Exit with status 1 when the reports differ.")
@shared_options
@click.pass_context
def compare(
    context: click.Context,
    old: str,
    new: str,
    old_year: int | None,
    new_year: int | None,
    keep_order: bool,
    exit_code: bool,
    shared: Shared,
) -> None:
    """Compare two reports of one government: OLD, then NEW.

    Reads txt, md, html, docx and pdf; - is standard input. Without -o the
    findings are printed for reading at a terminal.

    \b
    Examples:
      reportdiff compare 2023.docx 2024.html
      reportdiff compare 2023.docx 2024.html -o page.html -o tables.xlsx
      reportdiff compare 2023.docx 2024.html --format json | jq .summary
      pdftotext 2024.pdf - | reportdiff compare 2023.docx -
    """
    import reportdiff

    targets, words = shared.targets(old, new), shared.words()
    with shared.progress(3) as progress:
        progress.step(shared.spoken("reading", source=old))
        before = shared.read(old, old_year)
        progress.step(shared.spoken("reading", source=new))
        after = shared.read(new, new_year)
        progress.step(shared.spoken("comparing"))
        found = reportdiff.compare(before, after, reportdiff.CompareOptions(keep_order, words))
    shared.warn(before.source, before.warnings)
    shared.warn(after.source, after.warnings)
    shared.warn(f"{before.source}, {after.source}", found.warnings)
    shared.deliver(found, targets)
    context.exit(1 if exit_code and found.differs else 0)


@main.command()
@click.argument("report", type=REPORT_FILE)
@click.option("-f", "--format", type=click.Choice(REPORT_FORMATS), help="Default: terminal.")
@click.option("--year", type=YEARS, help="Plan year of the report.", metavar="YEAR")
@shared_options
def show(report: str, year: int | None, shared: Shared) -> None:
    """Show what is in one report: outline, indicators, commitments.

    \b
    Examples:
      reportdiff show 2024.html
      reportdiff show 2024.html --format json | jq '.indicators[].name'
      reportdiff show 2024.txt --year 2024 --region 江苏省 -o outline.md
    """
    import reportdiff

    targets, words = shared.targets(report), shared.words()
    with shared.progress(2) as progress:
        progress.step(shared.spoken("reading", source=report))
        read = shared.read(report, year)
        progress.step(shared.spoken("extracting"))
        found = reportdiff.ExtractedReport(read, reportdiff.extract(read, words))
    shared.warn(read.source, read.warnings)
    shared.deliver(found, targets)


@main.command()
def schema() -> None:
    """Print the JSON Schema of the output of show and compare."""
    import json

    from reportdiff.rendering.json import schema as json_schema

    print_result(json.dumps(json_schema(), ensure_ascii=False, indent=2), "json")


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print a script that completes commands, options and files in a shell.

    \b
    Examples:
      reportdiff completion bash >> ~/.bashrc
      reportdiff completion zsh >> ~/.zshrc
      reportdiff completion fish > ~/.config/fish/completions/reportdiff.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    print_result(kind(main, {}, PROGRAM, "_REPORTDIFF_COMPLETE").source(), "completion")

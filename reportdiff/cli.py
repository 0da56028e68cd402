"""The command line: parse, call, render, exit status. Decides nothing about reports.

Exit status as ``diff`` has it: 0 the command did its work, 1 the reports differ
(with ``--exit-code``), 2 unusable input or arguments. Errors and warnings are
one line each on standard error; standard output holds the result alone.
"""

from __future__ import annotations

import dataclasses
import functools
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from reportdiff import __version__, arguments
from reportdiff.console import PROGRAM, OneLineErrors, default_lang, say, wants_color, warn
from reportdiff.errors import OutputError
from reportdiff.output import STDOUT, check_place, print_result, write_files
from reportdiff.progress import Progress

if TYPE_CHECKING:
    from reportdiff.lexicon import Lexicon
    from reportdiff.model import ExtractedReport, ReadingWarning, Report
    from reportdiff.result import Comparison
    from reportdiff.view.options import Lang, ViewOptions

FORMATS = ("terminal", "json", "markdown", "html", "excel", "word")
REPORT_FORMATS = ("terminal", "json", "markdown")
REPORT_FILE = click.Path(allow_dash=True)
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclasses.dataclass(frozen=True)
class Shared:
    """The values of the options that ``compare`` and ``show`` have in common."""

    format: str | None
    output: tuple[str, ...]
    all: bool
    lang: Lang | None
    color: str
    lexicon: str | None
    region: str | None
    max_size: int
    quiet: bool
    verbose: bool
    template_dir: str | None = None  # there is a page for comparisons only

    def progress(self, steps: int) -> Progress:
        """A progress bar, drawn only where somebody looks."""
        return Progress(steps, enabled=False if self.quiet else None)

    def read(self, source: str, year: int | None, progress: Progress) -> Report:
        """Read a report from a file, or from standard input for ``-``."""
        import reportdiff

        name = "<stdin>" if source == "-" else os.path.basename(source)
        progress.step(self.spoken("reading", source=name))
        return reportdiff.read(source, year=year, region=self.region, max_bytes=self.max_size)

    def words(self) -> Lexicon | None:
        """The lexicon that was named."""
        from reportdiff.lexicon import read_lexicon

        return read_lexicon(self.lexicon) if self.lexicon else None

    def targets(self, formats: Sequence[str], *sources: str) -> dict[str, str]:
        """The output files and their formats, before any work is done for them.

        ``--format`` decides where it was typed for a single file, else the suffix;
        ``formats`` are those that can be made. Raises OutputError for an unknown suffix, for
        a place where no file can be and for a file that is also an input.
        """
        from reportdiff.rendering import format_of

        if sources.count("-") > 1:
            raise click.UsageError("only one of the two reports can be - (standard input)")
        if self.output == (STDOUT,):
            return {STDOUT: self.format or "terminal"}
        context = click.get_current_context()
        typed = context.get_parameter_source("format") is click.core.ParameterSource.COMMANDLINE
        if typed and len(self.output) > 1:
            raise click.UsageError("--format is for one output; of several the suffixes decide")
        taken = {os.path.realpath(source) for source in sources}
        targets = {}
        for path in self.output:
            check_place(path, taken)
            taken.add(os.path.realpath(path))
            targets[path] = self.format if typed and self.format else format_of(path)
            if targets[path] not in formats:
                remedy = f"use one of {', '.join(formats)}"
                raise OutputError(path, f"{targets[path]} cannot show a single report", remedy)
        return targets or {STDOUT: self.format or "terminal"}

    def rendered(
        self, result: ExtractedReport | Comparison, targets: dict[str, str], progress: Progress
    ) -> dict[str, str | bytes]:
        """A result in the format of each target."""
        from reportdiff import render

        progress.step(self.spoken("writing"))
        view = self.view(screen=STDOUT in targets)
        return {path: render(result, name, view) for path, name in targets.items()}

    def deliver(self, made: dict[str, str | bytes], targets: dict[str, str]) -> None:
        """Write what was made into all the files, or onto standard output where there are none."""
        if STDOUT in targets:
            print_result(made[STDOUT], targets[STDOUT])
            return
        write_files(made)
        for path in made if self.verbose else ():
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

    def warn(self, *reports: Report, pair: tuple[ReadingWarning, ...] = ()) -> None:
        """Print the warnings about reports, and those about the pair, unless nobody wants them."""
        if self.quiet:
            return
        for report in reports:
            warn(report.source, report.warnings, each=self.verbose, lang=self.language)
        both = ", ".join(report.source for report in reports)
        warn(both, pair, each=self.verbose, lang=self.language)


def shared_options(command: Command) -> Command:
    """Let a command take the options of :class:`Shared` as one parameter ``shared``."""

    @functools.wraps(command)
    def gathered(*args: Any, **options: Any) -> Any:
        names = [field.name for field in dataclasses.fields(Shared)]
        shared = Shared(**{n: options.pop(n) for n in names if n in options})
        return command(*args, shared=shared, **options)

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
        help="Write to FILE, in the format of its suffix; may be given several times.",
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
        "--lexicon",
        metavar="FILE",
        type=click.Path(),
        help="Indicator aliases, units, names of sections and words of your own, in TOML.",
    ),
    click.option("--region", metavar="NAME", help="Whose report it is, e.g. 江苏省."),
    click.option(
        "--max-size",
        callback=arguments.size,
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
@click.option("--old-year", callback=arguments.year, metavar="YEAR", help="Plan year of OLD.")
@click.option("--new-year", callback=arguments.year, metavar="YEAR", help="Plan year of NEW.")
@click.option("--keep-order", is_flag=True, help="Do not swap reports given newest first.")
@click.option("--exit-code", is_flag=True, help="Exit with status 1 when the reports differ.")
@click.option(
    "--template-dir",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False),
    help="Templates that override parts of the HTML page.",
)
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
      curl -s https://example.gov.cn/2024.html | reportdiff compare 2023.docx -
    """
    import reportdiff

    targets, words = shared.targets(FORMATS, old, new), shared.words()
    with shared.progress(4) as progress:
        before = shared.read(old, old_year, progress)
        after = shared.read(new, new_year, progress)
        progress.step(shared.spoken("comparing"))
        found = reportdiff.compare(before, after, reportdiff.CompareOptions(keep_order, words))
        made = shared.rendered(found, targets, progress)
    shared.warn(before, after, pair=found.warnings)
    shared.deliver(made, targets)
    context.exit(1 if exit_code and found.differs else 0)


@main.command()
@click.argument("report", type=REPORT_FILE)
@click.option("-f", "--format", type=click.Choice(REPORT_FORMATS), help="Default: terminal.")
@click.option("--year", callback=arguments.year, help="Plan year of the report.", metavar="YEAR")
@shared_options
def show(report: str, year: int | None, shared: Shared) -> None:
    """Show what is in one report: outline, indicators, commitments.

    Reads txt, md, html, docx and pdf; - is standard input. The place to look when
    a comparison surprises: was the figure found, and under the right name?

    \b
    Examples:
      reportdiff show 2024.html
      reportdiff show 2024.html --format json | jq '.indicators[].name'
      reportdiff show 2024.txt --year 2024 --region 江苏省 -o outline.md
    """
    import reportdiff

    targets, words = shared.targets(REPORT_FORMATS, report), shared.words()
    with shared.progress(3) as progress:
        read = shared.read(report, year, progress)
        progress.step(shared.spoken("extracting"))
        found = reportdiff.ExtractedReport(read, reportdiff.extract(read, words))
        made = shared.rendered(found, targets, progress)
    shared.warn(read)
    shared.deliver(made, targets)


@main.command()
def schema() -> None:
    """Print the JSON Schema of what show and compare print as JSON.

    \b
    Examples:
      reportdiff schema > schema.json
      check-jsonschema --schemafile schema.json found.json
    """
    import json

    from reportdiff.rendering.json import schema as json_schema

    print_result(json.dumps(json_schema(), ensure_ascii=False, indent=2), "json")


@main.command(short_help="Print a script that completes what you type in a shell.")
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

"""What the command line says to a person: errors, warnings, and how a screen is spoken to."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn

import click

from reportdiff import __version__
from reportdiff.errors import ReportdiffError
from reportdiff.output import ReaderGoneError

if TYPE_CHECKING:
    from reportdiff.model import ReadingWarning
    from reportdiff.view.options import Lang

PROGRAM = "reportdiff"
SIGPIPE_STATUS = 141  # what a shell reports for a program that a closed pipe ended
INTERRUPT_STATUS = 130
BUG_STATUS = 70  # EX_SOFTWARE; 1 would read as "the reports differ"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT)  # --help on a full disk
WARNINGS_EACH = 3  # more warnings of one code than this are counted in one line


class OneLineErrors(click.Group):
    """A group of commands whose errors are one line each and exit with status 2."""

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run the command line and leave with its exit status."""
        extra |= {"standalone_mode": False, "prog_name": PROGRAM}
        try:
            result = super().main(*args, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            error.show()
            sys.exit(2)
        except click.ClickException as error:
            fail(one_line(error))
        except ReportdiffError as error:
            fail(str(error))
        except ReaderGoneError:
            sys.exit(SIGPIPE_STATUS)
        except (KeyboardInterrupt, click.Abort):
            sys.exit(INTERRUPT_STATUS)
        except OSError as error:
            if error.errno not in NO_ROOM:
                say_bug()
            fail(f"<stdout>: cannot be written ({error.strerror}); choose another place")
        except Exception:
            say_bug()
        sys.exit(result if isinstance(result, int) else 0)


def fail(message: str) -> NoReturn:
    """Print an error as one line on standard error and exit with status 2."""
    say("error", message)
    sys.exit(2)


def say(level: str, message: str) -> None:
    """Print one line on standard error, whatever its encoding can hold."""
    line = f"{PROGRAM}: {level}: {' '.join(message.split())}"
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    click.echo(line.encode(encoding, "replace").decode(encoding), err=True)


def say_bug() -> NoReturn:
    """Print the traceback of an error that is ours, not the user's."""
    import traceback

    traceback.print_exc()
    say(
        "internal error",
        f"this is a bug in reportdiff {__version__}; please report the lines above",
    )
    sys.exit(BUG_STATUS)


def one_line(error: click.ClickException) -> str:
    """A usage error with the command it belongs to and where to read on."""
    message = error.format_message().replace("\n", " ").rstrip(".")
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else PROGRAM
    return f"{message[:1].lower()}{message[1:]}; see '{path} --help'"


def default_lang() -> Lang:
    """Chinese, unless the locale of the terminal says another language."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = os.environ.get(name, "")
        if locale:
            return "zh" if locale.split(".")[0] in ("C", "POSIX") or locale[:2] == "zh" else "en"
    return "zh"


def wants_color(choice: str) -> bool:
    """Whether the terminal output is coloured: as asked, else on a terminal without NO_COLOR."""
    if choice != "auto":
        return choice == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def warn(source: str, warnings: Iterable[ReadingWarning], *, each: bool, lang: Lang) -> None:
    """Print what there is to say about a source; many of a kind in one line unless ``each``."""
    from reportdiff.view.labels import labels_for
    from reportdiff.view.screen import spoken

    kinds: dict[str, list[ReadingWarning]] = {}
    for warning in warnings:
        kinds.setdefault(warning.code, []).append(warning)
    for found in kinds.values():
        counted = len(found) > WARNINGS_EACH and not each
        more = spoken("more", lang, n=len(found)) if counted else ""
        for warning in found[:1] if counted else found:
            place = f"{source}:{warning.line}" if warning.line else source
            say(spoken("warning", lang), f"{place}: {labels_for(lang).warned(warning)}{more}")

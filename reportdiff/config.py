"""Options that are set once: ``reportdiff.toml``, or ``[tool.reportdiff]`` in ``pyproject.toml``.

A key is the long name of an option of ``reportdiff compare`` or ``reportdiff
show``. What is said on the command line wins.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from reportdiff.errors import OptionsError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE_NAME = "reportdiff.toml"
PER_RUN = {"help", "output", "year", "old-year", "new-year"}  # options that make no sense here
PATHS = {"lexicon", "template-dir"}  # relative to the file that names them
Settings = dict[str, Any]


def use_settings(context: click.Context, group: click.Group, explicit: str | None) -> None:
    """Make the settings of a configuration file the defaults of the commands of a group.

    ``explicit`` names the file; None looks in the working folder and above. A file
    that was found so may not name a template folder: templates run code, and the
    file may have come with somebody else's folder. Raises OptionsError.
    """
    found = (Path(explicit), read_settings(Path(explicit))) if explicit else None
    found = found or find_settings(Path.cwd())
    if found is None:
        return
    path, settings = found
    commands = {name: _settable(command) for name, command in group.commands.items()}
    check_keys(path, settings, {key for options in commands.values() for key in options})
    if "template-dir" in settings and not explicit:
        remedy = "start reportdiff with --config FILE, or type --template-dir"
        raise OptionsError(str(path), "'template-dir' is not taken from a found file", remedy)
    context.default_map = {name: {} for name in commands}
    for key, value in settings.items():
        if key in PATHS and isinstance(value, str):
            value = str(path.parent / value)
        takers = {name: options[key] for name, options in commands.items() if key in options}
        fitting = _fitting(context, path, value, takers)
        for name in fitting:
            context.default_map[name][takers[name].name] = value


def _settable(command: click.Command) -> dict[str, click.Option]:
    """The options of a command that may stand in a configuration file, by long name."""
    options = [option for option in command.params if isinstance(option, click.Option)]
    names = {opt[2:]: option for option in options for opt in option.opts if opt[:2] == "--"}
    return {name: option for name, option in names.items() if name not in PER_RUN}


def _fitting(
    context: click.Context, path: Path, value: Any, takers: Mapping[str, click.Option]
) -> list[str]:
    """The commands whose option can have this value (a format may suit only one of them).

    Raises OptionsError when there is none.
    """
    fitting, problem = [], ""
    for name, option in takers.items():
        key = option.opts[-1].removeprefix("--")
        if option.is_flag is not isinstance(value, bool):
            remedy = f"write {key} = true or false" if option.is_flag else f'write {key} = "…"'
            raise OptionsError(str(path), f"{key} = {value!r} is not what is needed", remedy)
        try:
            option.process_value(context, value)
        except click.BadParameter as error:
            problem = f"{key}: {error.message}"
        else:
            fitting.append(name)
    if not fitting:
        raise OptionsError(str(path), problem.rstrip("."), "correct it")
    return fitting


def find_settings(folder: Path) -> tuple[Path, Settings] | None:
    """The settings that hold in a folder: its own or those of the nearest folder above it."""
    for place in (folder, *folder.parents):
        own = place / FILE_NAME
        if own.is_file():
            return own, read_settings(own)
        project = place / "pyproject.toml"
        if project.is_file():
            settings = read_settings(project)
            if settings:
                return project, settings
    return None


def read_settings(path: Path) -> Settings:
    """The settings in one file; of a ``pyproject.toml`` its table ``[tool.reportdiff]``.

    Raises OptionsError when the file cannot be read or is no TOML, with the line.
    """
    try:
        octets = path.read_bytes()
        table = tomllib.loads(octets.decode("utf-8-sig"))
    except FileNotFoundError:
        raise OptionsError(str(path), "there is no such file", "check --config") from None
    except UnicodeDecodeError as error:
        line = octets.count(b"\n", 0, error.start) + 1
        raise OptionsError(f"{path}:{line}", "is not UTF-8", "save it as UTF-8") from None
    except OSError as error:
        problem = f"cannot be read ({error.strerror})"
        raise OptionsError(str(path), problem, "check --config") from None
    except tomllib.TOMLDecodeError as error:
        raise OptionsError(str(path), f"is not TOML: {error}", "correct that line") from None
    if path.name == "pyproject.toml":
        for key in ("tool", "reportdiff"):
            table = table.get(key, {}) if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            raise OptionsError(
                str(path), "[tool.reportdiff] is no table", "write key = value lines"
            )
    return {str(key): value for key, value in table.items()}


def check_keys(path: Path, settings: Mapping[str, Any], known: Iterable[str]) -> None:
    """Raise OptionsError for the first key that is not known, naming the nearest that is."""
    names = sorted(known)
    for key, value in settings.items():
        if key not in names:
            if key in PER_RUN:
                problem = f"{key!r} differs from run to run"
                raise OptionsError(str(path), problem, f"type --{key} on the command line")
            if isinstance(value, dict):
                remedy = f"leave the heading [{key}] out: only pyproject.toml has a table"
                raise OptionsError(str(path), f"unknown table [{key}]", remedy)
            near = get_close_matches(key, names, n=1, cutoff=0.5)
            remedy = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(names)}"
            raise OptionsError(str(path), f"unknown key {key!r}", remedy)

"""Fill the reference pages from the program itself, when the documentation is built.

``<!-- help: compare -->`` becomes what ``reportdiff compare --help`` prints,
``<!-- columns: targets -->`` the columns of that table, ``<!-- schema -->`` the JSON Schema.
"""

from __future__ import annotations

import json
import re
from typing import Any

MARK = re.compile(r"<!-- (help|columns|schema):? ?([a-z_ ]*) ?-->")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by MkDocs with the text of each page."""
    return MARK.sub(lambda mark: FILLERS[mark[1]](mark[2].strip()), markdown)


def help_text(command: str) -> str:
    """What ``--help`` prints for a command, as a code block."""
    import click

    from reportdiff.cli import main

    context = click.Context(main, info_name="reportdiff", max_content_width=88)
    target: click.Command = main
    if command:
        target = main.commands[command]
        context = click.Context(target, info_name=command, parent=context)
    return f"```text\n{target.get_help(context)}\n```"


def columns(table: str) -> str:
    """The columns of a table, as a list."""
    from reportdiff.tables import COLUMNS

    return ", ".join(f"`{column}`" for column in COLUMNS[table])


def schema(_: str) -> str:
    """The JSON Schema, as a code block."""
    from reportdiff.rendering.json import schema as json_schema

    text = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    return f'```json title="reportdiff schema"\n{text}\n```'


FILLERS = {"help": help_text, "columns": columns, "schema": schema}

"""How a result is shown. Nothing here changes what is found."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date, datetime, timezone
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class ViewOptions:
    """Display options, shared by all renderers.

    ``lang`` is the language of the interface; quotes stay Chinese. ``all``
    shows every row where a format would shorten (terminal, Markdown).
    ``width`` is the terminal's width in columns, ``ambiguous_width`` the width
    (1 or 2) it gives to characters that Unicode calls ambiguous, ``color``
    whether escape codes are written. ``template_dir`` holds templates that
    override blocks of the page (docs/theming.md). ``generated_at`` is the day
    printed in the outputs; None takes it from ``SOURCE_DATE_EPOCH`` or today.
    ``program_version`` is printed with it; None takes the installed version.
    """

    lang: Lang = "zh"
    all: bool = False
    width: int = 80
    color: bool = False
    ambiguous_width: int = 1
    template_dir: Path | None = None
    generated_at: date | None = None
    program_version: str | None = None

    @property
    def day(self) -> date:
        """The day to print: the one given, that of ``SOURCE_DATE_EPOCH``, or today (UTC)."""
        if self.generated_at is not None:
            return self.generated_at
        epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
        if epoch.isdecimal():
            return datetime.fromtimestamp(int(epoch), tz=timezone.utc).date()
        return datetime.now(tz=timezone.utc).date()

    @property
    def version(self) -> str:
        """The version to print: the one given, or that of the installed package."""
        if self.program_version is not None:
            return self.program_version
        try:
            return version("reportdiff")
        except PackageNotFoundError:
            return "0"

"""Options that are set once, in a file."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from reportdiff.cli import main
from reportdiff.config import find_settings, read_settings, use_settings
from reportdiff.errors import OptionsError


def settings_for(folder: Path, text: str, name: str = "reportdiff.toml") -> dict[str, object]:
    """The defaults that the commands get from a file with this text."""
    (folder / name).write_text(text, encoding="utf-8")
    context = click.Context(main)
    use_settings(context, main, str(folder / name))
    return context.default_map or {}


def test_a_setting_becomes_the_default_of_every_command_that_has_it(tmp_path: Path) -> None:
    found = settings_for(tmp_path, 'lang = "en"\nexit-code = true\nmax-size = "5MB"\n')
    assert found["compare"] == {"lang": "en", "exit_code": True, "max_size": "5MB"}
    assert found["show"] == {"lang": "en", "max_size": "5MB"}


def test_a_format_goes_to_the_commands_that_know_it(tmp_path: Path) -> None:
    found = settings_for(tmp_path, 'format = "excel"\n')
    assert found["compare"] == {"format": "excel"}
    assert found["show"] == {}


def test_the_table_of_a_project_file_is_read(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n[tool.reportdiff]\nall = true\n'
    assert settings_for(tmp_path, text, "pyproject.toml")["show"] == {"all": True}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('langauge = "en"', "unknown key 'langauge'; did you mean 'lang'?"),
        ("exitcode = true", "unknown key 'exitcode'; did you mean 'exit-code'?"),
        ("year = 2024", "'year' differs from run to run; type --year on the command line"),
        ('[reportdiff]\nlang = "en"', "unknown table [reportdiff]; leave the heading [reportdiff]"),
        ('lang = "fr"', "lang: 'fr' is not one of 'zh', 'en'; correct it"),
        ('max-size = "big"', "max-size: 'big' is no size"),
        ('all = "yes"', "all = 'yes' is not what is needed; write all = true or false"),
        ("lang = true", "lang = True is not what is needed"),
        ("lang = ", "is not TOML: Invalid value (at"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(OptionsError) as refusal:
        settings_for(tmp_path, text)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "reportdiff.toml"
    path.write_bytes('lang = "zh"\nregion = "江苏省"\n'.encode("gbk"))
    with pytest.raises(OptionsError, match=r"reportdiff.toml:2: is not UTF-8; save it as UTF-8"):
        read_settings(path)


def test_the_mark_that_windows_puts_before_utf8_is_no_key(tmp_path: Path) -> None:
    path = tmp_path / "reportdiff.toml"
    path.write_bytes(b'\xef\xbb\xbflang = "zh"\r\n')
    assert read_settings(path) == {"lang": "zh"}


def test_a_file_that_was_named_must_exist(tmp_path: Path) -> None:
    with pytest.raises(OptionsError, match="there is no such file"):
        read_settings(tmp_path / "none.toml")


def test_the_nearest_file_holds(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "reportdiff.toml").write_text('lang = "en"')
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'no table for us'\n")
    assert find_settings(inner) == (tmp_path / "reportdiff.toml", {"lang": "en"})
    (inner / "pyproject.toml").write_text("[tool.reportdiff]\nlang = 'zh'\n")
    assert find_settings(inner) == (inner / "pyproject.toml", {"lang": "zh"})


def test_a_file_that_was_found_may_not_name_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reportdiff.toml").write_text(f"template-dir = '{tmp_path}'\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OptionsError, match="not taken from a found file"):
        use_settings(click.Context(main), main, None)
    use_settings(click.Context(main), main, "reportdiff.toml")

"""What a person meets who types a command: results, warnings, errors, exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import reportdiff.cli
from reportdiff.cli import FORMATS, REPORT_FORMATS, main
from reportdiff.rendering import RENDERERS

OLD, NEW = "jinglan-2023.html", "jinglan-2024.docx"


@pytest.fixture
def pair(samples: Path) -> list[str]:
    return [str(samples / OLD), str(samples / NEW)]


def run(*words: str, stdin: bytes | None = None) -> Result:
    """One command, as typed, with standard output and standard error apart."""
    return CliRunner().invoke(main, list(words), input=stdin)


def program(words: Sequence[str], **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """The same as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "reportdiff", *words],
        capture_output=True,
        env={**os.environ, **surroundings},
        timeout=60,
        check=False,
    )


def refusal(result: Result) -> str:
    """The one line of an error that ended a command with status 2."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert lines[0].startswith("reportdiff: error: ")
    return lines[0].removeprefix("reportdiff: error: ")


def test_the_formats_are_those_that_can_be_rendered() -> None:
    assert set(FORMATS) == set(RENDERERS)
    assert set(REPORT_FORMATS) == {name for name, r in RENDERERS.items() if r.reports}


def test_json_is_all_there_is_on_standard_output(pair: list[str]) -> None:
    result = run("compare", *pair, "--format", "json")
    assert result.exit_code == 0
    found = json.loads(result.stdout)
    assert found["schema_version"] == 1
    assert (found["old"]["source"], found["new"]["source"]) == (OLD, NEW)


def test_a_process_prints_the_same_bytes_as_the_library(pair: list[str]) -> None:
    done = program(["compare", *pair, "--format", "json", "-q"])
    old, new = (reportdiff.read(name) for name in pair)
    rendered = reportdiff.render(reportdiff.compare(old, new), "json")
    assert json.loads(done.stdout) == json.loads(rendered)
    assert done.stderr == b""


@pytest.mark.parametrize("name", ["terminal", "json", "markdown"])
def test_a_single_report_is_shown(pair: list[str], name: str) -> None:
    result = run("show", pair[1], "--format", name)
    assert result.exit_code == 0
    assert "2024" in result.stdout


def test_each_output_file_has_the_format_of_its_suffix(pair: list[str], tmp_path: Path) -> None:
    names = ["page.html", "rows.xlsx", "text.docx", "found.json", "found.md", "found.txt"]
    result = run("compare", *pair, *(w for n in names for w in ("-o", str(tmp_path / n))))
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    assert sorted(os.listdir(tmp_path)) == sorted(names)
    assert (tmp_path / "page.html").read_bytes().lower().startswith(b"<!doctype html>")
    assert (tmp_path / "rows.xlsx").read_bytes().startswith(b"PK")
    assert "schema_version" in json.loads((tmp_path / "found.json").read_text("utf-8"))


def test_a_format_that_was_typed_wins_over_the_suffix(pair: list[str], tmp_path: Path) -> None:
    result = run("show", pair[0], "--format", "json", "-o", str(tmp_path / "found.txt"))
    assert result.exit_code == 0
    assert json.loads((tmp_path / "found.txt").read_text("utf-8"))["report"]["source"] == OLD


def test_exit_code_1_says_that_reports_differ(pair: list[str]) -> None:
    assert run("compare", *pair, "-q", "--exit-code").exit_code == 1
    assert run("compare", *pair, "-q").exit_code == 0


def test_a_report_compared_with_itself_does_not_differ(pair: list[str]) -> None:
    assert run("compare", pair[0], pair[0], "-q", "--exit-code").exit_code == 0


def test_standard_input_is_a_report(pair: list[str]) -> None:
    result = run("compare", pair[0], "-", "--format", "json", stdin=Path(pair[1]).read_bytes())
    assert result.exit_code == 0
    assert json.loads(result.stdout)["new"]["year"] == 2024


def test_year_and_region_that_were_typed_win(pair: list[str]) -> None:
    result = run("show", pair[0], "--year", "2031", "--region", "海岛县", "--format", "json")
    report = json.loads(result.stdout)["report"]
    assert (report["year"], report["region"]) == (2031, "海岛县")
    result = run("compare", *pair, "--old-year", "2001", "--new-year", "2002", "--format", "json")
    found = json.loads(result.stdout)
    assert (found["old"]["year"], found["new"]["year"]) == (2001, 2002)


@pytest.mark.parametrize(
    ("lang", "word"), [("zh", "去年目标完成情况"), ("en", "Last year's targets")]
)
def test_labels_speak_the_language_asked_for(pair: list[str], lang: str, word: str) -> None:
    assert word in run("compare", *pair, "--lang", lang).stdout


@pytest.mark.parametrize(
    ("locale", "word"),
    [("zh_CN.UTF-8", "去年"), ("en_GB.UTF-8", "Last year"), ("C.UTF-8", "去年"), ("", "去年")],
)
def test_labels_speak_the_language_of_the_locale(
    pair: list[str], monkeypatch: pytest.MonkeyPatch, locale: str, word: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    assert word in run("compare", *pair).stdout


def test_colour_only_where_it_is_wanted(pair: list[str]) -> None:
    assert "\x1b[" not in run("compare", *pair).stdout
    assert "\x1b[" in run("compare", *pair, "--color", "always").stdout


@pytest.mark.parametrize("variable", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_on_a_terminal_that_wants_none(
    monkeypatch: pytest.MonkeyPatch, variable: dict[str, str]
) -> None:
    from reportdiff.console import wants_color

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert wants_color("auto")
    for name, value in variable.items():
        monkeypatch.setenv(name, value)
    assert not wants_color("auto")


def test_a_gbk_terminal_is_written_to_without_a_traceback(pair: list[str]) -> None:
    done = program(["compare", *pair], PYTHONIOENCODING="gbk")
    assert done.returncode == 0
    assert "去年目标完成情况" in done.stdout.decode("gbk")


def test_a_reader_that_stops_early_is_no_error(pair: list[str]) -> None:
    pipe = subprocess.Popen(
        [sys.executable, "-m", "reportdiff", "compare", *pair, "--format", "html", "-q"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert pipe.stdout is not None
    assert pipe.stderr is not None
    pipe.stdout.close()
    assert pipe.stderr.read() == b""
    assert pipe.wait(60) == 141


def test_settings_of_the_folder_are_used_and_typed_options_win(
    pair: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reportdiff.toml").write_text('format = "json"\nquiet = true\n')
    monkeypatch.chdir(tmp_path)
    assert json.loads(run("show", pair[0]).stdout)["schema_version"] == 1
    assert run("show", pair[0], "--format", "markdown").stdout.startswith("#")


def test_a_setting_that_does_not_exist_is_refused(
    pair: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "reportdiff.toml").write_text('fromat = "json"\n')
    monkeypatch.chdir(tmp_path)
    assert "unknown key 'fromat'; did you mean 'format'?" in refusal(run("show", pair[0]))


# What cannot be read: one line, status 2, nothing written.


def garbled(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffdb") + bytes(range(256)) * 40
NEWS = "今天天气很好，市民纷纷走出家门，到公园里散步。记者看到，湖边的樱花已经开放。\n" * 40


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b"\n \n\n"),
        ("photo.docx", JPEG),
        ("photo.txt", JPEG),
        ("news.txt", NEWS.encode()),
        ("cut.docx", b"PK\x03\x04" + b"\x00" * 40),
        ("broken.pdf", b"%PDF-1.7\n" + b"\x00" * 100),
        ("zeros.txt", bytes(5000)),
    ],
)
@pytest.mark.parametrize("position", ["only", "old", "new"])
def test_what_is_no_report_is_refused_in_one_line(
    pair: list[str], tmp_path: Path, name: str, content: bytes, position: str
) -> None:
    bad = garbled(tmp_path, name, content)
    target = str(tmp_path / "out.html")
    words = {
        "only": ["show", bad, "-o", str(tmp_path / "out.json")],
        "old": ["compare", bad, pair[1], "-o", target],
        "new": ["compare", pair[0], bad, "-o", target],
    }[position]
    message = refusal(run(*words))
    assert name in message
    assert ";" in message, "what to do is missing"
    assert os.listdir(tmp_path) == [name], "nothing may be written"


def test_a_missing_file_is_named(pair: list[str], tmp_path: Path) -> None:
    message = refusal(run("compare", pair[0], str(tmp_path / "none.docx")))
    assert "none.docx" in message
    assert "no such file" in message


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    message = refusal(run("show", str(tmp_path)))
    assert "folder" in message or "directory" in message


def test_a_file_beyond_the_limit_is_refused(pair: list[str]) -> None:
    assert OLD in refusal(run("show", pair[0], "--max-size", "1k"))


def test_a_process_ends_in_the_same_way(tmp_path: Path) -> None:
    done = program(["show", str(tmp_path / "none.docx")])
    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"reportdiff: error: none.docx: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["compare"], "missing argument 'OLD'"),
        (["compare", "a"], "missing argument 'NEW'"),
        (["compare", "a", "b", "--fromat", "json"], "no such option '--fromat'. Did you mean"),
        (["compare", "a", "b", "--format", "pdf"], "'pdf' is not one of"),
        (["compare", "a", "b", "--old-year", "23"], "'23' is no year from 1949 to 2200"),
        (["compare", "a", "b", "--max-size", "big"], "'big' is no size, write 50MB or 2GB"),
        (["compare", "-", "-"], "only one of the two reports can be - (standard input)"),
        (["compare", "a", "b", "-f", "json", "-o", "x.md", "-o", "y.md"], "--format is for one"),
        (["compare", "a", "b", "-o", "x.json", "-o", "-"], "is standard output, which stands"),
        (["show", "a", "-o", "x.xlsx"], "x.xlsx: excel cannot show a single report; use one of"),
        (["compair", "a", "b"], "no such command 'compair'"),
        (["show", "a", "b"], "unexpected extra argument (b)"),
        (["--config", "none.toml", "show", "a"], "there is no such file"),
    ],
)
def test_a_slip_of_the_fingers_is_answered_in_one_line(words: list[str], message: str) -> None:
    assert message in refusal(run(*words))


def test_an_output_of_unknown_suffix_is_refused(pair: list[str], tmp_path: Path) -> None:
    message = refusal(run("compare", *pair, "-q", "-o", str(tmp_path / "out.pdf")))
    assert "'.pdf'" in message
    assert ".html" in message
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("none/out.html", "none/out.html: its folder does not exist; create the folder first"),
        ("folder", "folder: is a folder; name a file in it"),
        ("folder/", "folder/: is a folder"),
        ("out.html/", "out.html/: is a folder"),
        ("old.html/out.html", "its folder does not exist"),
    ],
)
def test_a_place_where_no_file_can_be_is_refused_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "old.html").touch()
    assert message in refusal(run("compare", "unread.txt", "unread.docx", "-o", place))
    assert sorted(os.listdir(tmp_path)) == ["folder", "old.html"]


def test_a_dash_for_the_output_is_standard_output(pair: list[str]) -> None:
    printed = run("compare", *pair, "-q", "-f", "json").stdout
    assert run("compare", *pair, "-q", "-f", "json", "-o", "-").stdout == printed


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
@pytest.mark.parametrize("words", [["show", "-q"], ["schema"], ["--help"]])
def test_a_full_disk_is_said_in_one_line(pair: list[str], words: list[str]) -> None:
    report = pair[1:] if "show" in words else []
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reportdiff", *words, *report],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.startswith(b"reportdiff: error: <stdout>: cannot be written (No space")
    assert done.stderr.count(b"\n") == 1


def test_an_input_is_never_overwritten(pair: list[str], tmp_path: Path) -> None:
    copy = garbled(tmp_path, "old.html", Path(pair[0]).read_bytes())
    message = refusal(run("compare", copy, pair[1], "-q", "-o", copy))
    assert "is an input or is named twice" in message
    assert Path(copy).read_bytes() == Path(pair[0]).read_bytes()


def test_a_bug_shows_its_traceback_and_is_no_difference(
    monkeypatch: pytest.MonkeyPatch, pair: list[str]
) -> None:
    def broken(*_: object) -> str:
        raise KeyError("oops")

    monkeypatch.setattr(reportdiff.cli, "default_lang", broken)
    result = run("compare", *pair, "-q", "--exit-code")
    assert result.exit_code == 70
    assert "KeyError: 'oops'" in result.stderr
    assert "this is a bug" in result.stderr


def test_many_warnings_of_a_kind_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    from reportdiff.console import warn
    from reportdiff.model import ReadingWarning

    warnings = [ReadingWarning("repaired", f"place {n}", line=n) for n in range(1, 11)]
    left_out = ReadingWarning("dropped", "3 lines of menus left out")
    warn("2024.txt", [*warnings, left_out], each=False, lang="en")
    assert capsys.readouterr().err.splitlines() == [
        "reportdiff: warning: 2024.txt:1: place 1 (10 warnings of the kind; -v shows all)",
        "reportdiff: warning: 2024.txt: 3 lines of menus left out",
    ]
    warn("2024.txt", warnings, each=True, lang="en")
    assert len(capsys.readouterr().err.splitlines()) == 10


@pytest.mark.parametrize("format_name", ["terminal", "json", "markdown", "html"])
def test_warnings_are_in_the_language_of_the_output(
    pair: list[str], format_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    swapped = ["compare", *pair[::-1], "--format", format_name]
    english = run(*swapped, "--lang", "en").stderr
    assert "reportdiff: warning: " in english
    assert "compared in the order of their years" in english
    chinese = run(*swapped, "--lang", "zh").stderr
    assert "reportdiff: 提醒: " in chinese
    assert "已按年份先后比较" in chinese
    for locale, said in (("en_US.UTF-8", english), ("zh_CN.UTF-8", chinese)):
        monkeypatch.setenv("LANG", locale)
        assert run(*swapped).stderr == said


@pytest.mark.parametrize("words", [["--help"], *([name, "-h"] for name in main.commands)])
def test_help_has_examples(words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 0
    assert "Examples:\n  " in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_ask_the_program(shell: str) -> None:
    result = run("completion", shell)
    assert result.exit_code == 0
    assert f"_REPORTDIFF_COMPLETE={shell}_complete" in result.stdout


def test_options_are_completed() -> None:
    done = program(
        [],
        _REPORTDIFF_COMPLETE="bash_complete",
        COMP_WORDS="reportdiff compare --form",
        COMP_CWORD="2",
    )
    assert b"--format" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="counts processor time as on Unix")
def test_help_takes_a_quarter_of_a_second() -> None:
    """In processor time, which other programs on the machine do not lengthen much."""
    times = []
    for _ in range(5):
        before = os.times()
        program(["--help"])
        after = os.times()
        times.append(after.children_user + after.children_system)
        times[-1] -= before.children_user + before.children_system
    assert min(times) < 0.25

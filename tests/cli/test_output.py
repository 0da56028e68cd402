"""Files are written whole or not at all, and standard output holds the result alone."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from reportdiff.errors import OutputError
from reportdiff.output import print_result, write_files


def test_text_is_written_as_utf8_and_bytes_as_they_are(tmp_path: Path) -> None:
    write_files({str(tmp_path / "a.md"): "增长5%\n", str(tmp_path / "b.xlsx"): b"PK\x03"})
    assert (tmp_path / "a.md").read_bytes() == "增长5%\n".encode()
    assert (tmp_path / "b.xlsx").read_bytes() == b"PK\x03"


def test_no_file_is_touched_when_one_of_them_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("before")
    with pytest.raises(OutputError, match="its folder does not exist"):
        write_files({str(tmp_path / "a.md"): "after", str(tmp_path / "none" / "b.md"): "after"})
    assert (tmp_path / "a.md").read_text() == "before"
    assert os.listdir(tmp_path) == ["a.md"]


def test_a_folder_is_no_output(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="is a folder; name a file in it"):
        write_files({str(tmp_path): "x"})


def test_a_device_is_not_replaced_by_a_file() -> None:
    with pytest.raises(OutputError, match="is a device or a pipe"):
        write_files({os.devnull: "x"})


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("before")
    (tmp_path / "link.md").symlink_to("real.md")
    write_files({str(tmp_path / "link.md"): "after"})
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "after"


@pytest.mark.skipif(os.name == "nt", reason="permissions as on Unix")
def test_permissions_are_those_of_the_file_replaced_or_of_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "kept.md").write_text("before")
    (tmp_path / "kept.md").chmod(0o640)
    (tmp_path / "plain.md").write_text("what any program makes")
    write_files({str(tmp_path / "kept.md"): "x", str(tmp_path / "new.md"): "x"})
    assert (tmp_path / "kept.md").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "new.md").stat().st_mode == (tmp_path / "plain.md").stat().st_mode


class Screen(io.TextIOWrapper):
    """A standard output that can be looked at."""

    def __init__(self, encoding: str, *, tty: bool) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty

    @property
    def octets(self) -> bytes:
        return self.buffer.getvalue()  # type: ignore[attr-defined]


@pytest.mark.parametrize("tty", [True, False])
def test_a_gbk_console_gets_gbk_and_a_question_mark_for_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, tty: bool
) -> None:
    screen = Screen("gbk", tty=tty)
    monkeypatch.setattr(sys, "stdout", screen)
    print_result("超额 ✓ 增长5%", "terminal")
    assert screen.octets == "超额 ? 增长5%\n".encode("gbk")


def test_what_programs_read_is_utf8_even_where_the_console_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = Screen("gbk", tty=False)
    monkeypatch.setattr(sys, "stdout", screen)
    print_result('{"name": "增长"}\n', "json")
    assert screen.octets == '{"name": "增长"}\n'.encode()


def test_bytes_go_into_a_pipe_but_not_onto_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = Screen("utf-8", tty=False)
    monkeypatch.setattr(sys, "stdout", pipe)
    print_result(b"PK\x03", "excel")
    assert pipe.octets == b"PK\x03"
    monkeypatch.setattr(sys, "stdout", Screen("utf-8", tty=True))
    with pytest.raises(OutputError, match="add -o FILE"):
        print_result(b"PK\x03", "excel")

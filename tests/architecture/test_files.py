"""Rules of the house that can be read off the files."""

from __future__ import annotations

import ast
import re
import tokenize
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "reportdiff"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400
LONGEST_BODY = 15
VAGUE = {"utils", "util", "helpers", "helper", "manager", "misc", "common", "data", "process"}
# What a file format itself calls things in Chinese.
FORMAT_WORDS = {
    "reading/wordxml.py": "names of built-in styles in Chinese Word",
    "reading/numbering.py": "the numerals of Word's automatic numbering",
}
# Labels and messages for readers are Chinese there; what decides anything is not.
WORDED = {"view", "rendering", "comparison"}
# Chinese in an English help text or default is a name, not a rule.
NAMES = {"全国", "江苏省", "政府工作报告"}
CHINESE = re.compile(r"[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e]+")


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGEST


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_names_of_files_say_what_is_in_them(path: Path) -> None:
    assert path.stem not in VAGUE


def test_bodies_of_commands_are_short() -> None:
    tree = ast.parse((PACKAGE / "cli.py").read_text(encoding="utf-8"))
    for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
        decorators = " ".join(ast.unparse(d) for d in function.decorator_list)
        if "command()" not in decorators:
            continue
        body = function.body[1:]
        lines = body[-1].end_lineno - body[0].lineno + 1 if body else 0
        assert lines <= LONGEST_BODY, f"{function.name}: {lines} lines"


def strings_in_code(path: Path) -> list[tuple[int, str]]:
    """The string constants that are not docstrings, with their lines."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
    ]


@pytest.mark.parametrize(
    "path",
    [
        p
        for p in MODULES
        if p.relative_to(PACKAGE).parts[0] not in {"zh", *WORDED}
        and p.relative_to(PACKAGE).as_posix() not in FORMAT_WORDS
    ],
    ids=short,
)
def test_what_is_chinese_lives_in_zh(path: Path) -> None:
    found = [
        f"{short(path)}:{line}: {words}"
        for line, text in strings_in_code(path)
        for words in CHINESE.findall(text)
        if words not in NAMES
    ]
    assert not found, "cue words, patterns and punctuation belong to reportdiff/zh"


@pytest.mark.parametrize(
    "path",
    [p for p in MODULES if p.relative_to(PACKAGE).parts[0] in WORDED - {"rendering"}],
    ids=short,
)
def test_patterns_are_not_chinese_outside_zh(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = ast.unparse(call.func)
        if not name.startswith("re."):
            continue
        patterns = [a.value for a in call.args if isinstance(a, ast.Constant)]
        assert not any(CHINESE.search(str(p)) for p in patterns), f"{short(path)}:{call.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=short)
def test_no_work_is_left_undone_in_comments(path: Path) -> None:
    with tokenize.open(path) as stream:
        comments = [
            t for t in tokenize.generate_tokens(stream.readline) if t.type == tokenize.COMMENT
        ]
    wrong = [t.start[0] for t in comments if re.search(r"\b(TODO|FIXME|XXX|HACK)\b", t.string)]
    assert not wrong

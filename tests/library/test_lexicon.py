"""Words of one's own: what they change, what is refused, and that nobody else sees them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

import reportdiff
from reportdiff import CompareOptions, Lexicon, Report, read_lexicon
from reportdiff.cli import main
from reportdiff.lexicon import active, using
from reportdiff.zh.quantities import find_quantities
from reportdiff.zh.segment import cut


@pytest.fixture(scope="module")
def pair(samples: Path) -> tuple[Report, Report]:
    names = ("jinglan-2023.html", "jinglan-2024.docx")
    old, new = (reportdiff.read(samples / name) for name in names)
    return old, new


def lexicon_of(folder: Path, text: str) -> Lexicon:
    (folder / "words.toml").write_text(text, encoding="utf-8")
    return read_lexicon(folder / "words.toml")


def test_a_lexicon_is_read_from_a_file(tmp_path: Path) -> None:
    text = 'units = ["航次"]\nwords = ["景澜大脑"]\n[aliases]\n"甲" = ["乙", "丙"]\n[sections]\n"丁" = ["戊"]\n'
    assert lexicon_of(tmp_path, text) == Lexicon(
        aliases=(("乙", "甲"), ("丙", "甲")),
        sections=(("戊", "丁"),),
        units=("航次",),
        words=("景澜大脑",),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\nunit = []", "words.toml:2: unknown key 'unit'; did you mean 'units'?"),
        ("units = 3", "words.toml:1: 'units' needs a list of words"),
        ('units = [""]', "words.toml:1: 'units' needs a list of words"),
        ('\n\naliases = ["甲"]', "words.toml:3: aliases is no table"),
        ('[aliases]\n"甲" = "乙"', "words.toml:2: '甲' needs a list of words"),
        ('[aliases]\n"甲" = ["丙"]\n"乙" = ["丙"]', "words.toml:2: '丙' stands for two names"),
        ('[aliases]\n"甲" = ["乙"]\n"乙" = ["丙"]', "'乙' stands for two names"),
        ('units = ["航次"', "is not TOML: "),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(reportdiff.OptionsError) as refusal:
        lexicon_of(tmp_path, text)
    assert message in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_an_alias_gives_an_indicator_its_full_name_and_keeps_the_quote(
    pair: tuple[Report, Report],
) -> None:
    plain = reportdiff.extract(pair[1]).indicators
    known = {i.name for i in plain}
    assert "固定资产投资增长" in known
    renamed = reportdiff.extract(
        pair[1], Lexicon(aliases=(("固定资产投资", "全社会投资"),))
    ).indicators
    for before, after in zip(plain, renamed, strict=True):
        if before.name == "固定资产投资增长":
            assert after.name == "全社会投资增长"
            assert after.quote == before.quote
        elif "固定资产投资" not in before.name:
            assert after == before


def test_an_alias_joins_what_two_years_call_differently(pair: tuple[Report, Report]) -> None:
    old, new = pair
    target = next(i for i in reportdiff.extract(old).indicators if i.role == "target")
    foreign = Lexicon(aliases=((target.name, "别名指标"),))
    found = reportdiff.compare(old, new, CompareOptions(lexicon=foreign))
    assert any(row.name == "别名指标" for row in found.fulfilment)


def test_a_unit_is_one_only_where_the_lexicon_holds() -> None:
    assert "航次" not in [q.unit for q in find_quantities("开行班轮120航次")]
    with using(Lexicon(units=("航次",))):
        assert [q.unit for q in find_quantities("开行班轮120航次")] == ["航次"]
        assert "120航次" in cut("开行班轮120航次")
    assert "航次" not in [q.unit for q in find_quantities("开行班轮120航次")]


def test_a_word_is_cut_whole_only_where_the_lexicon_holds() -> None:
    assert "澜岚衢大脑" not in cut("建设澜岚衢大脑")
    with using(Lexicon(words=("澜岚衢大脑",))):
        assert "澜岚衢大脑" in cut("建设澜岚衢大脑")
    assert "澜岚衢大脑" not in cut("建设澜岚衢大脑")


def test_sections_with_names_of_one_group_are_counterparts(pair: tuple[Report, Report]) -> None:
    old, new = pair
    plain = reportdiff.compare(old, new)
    joined = {m.old: m.new for m in plain.sections if m.kind in ("matched", "moved")}
    (a, b), (c, d) = [
        (i, j)
        for i, j in joined.items()
        if i is not None and j is not None and old.sections[i].level == 2
    ][:2]
    crossed = Lexicon(
        sections=(
            (old.sections[a].title, new.sections[d].title),
            (old.sections[c].title, new.sections[b].title),
        )
    )
    found = reportdiff.compare(old, new, CompareOptions(lexicon=crossed))
    assert {(m.old, m.new) for m in found.sections} >= {(a, d), (c, b)}


def test_comparisons_with_different_lexicons_do_not_disturb_each_other(
    pair: tuple[Report, Report],
) -> None:
    lexicons = [None, Lexicon(aliases=(("固定资产投资", "甲"),)), Lexicon(words=("新质生产",))] * 2
    alone = [reportdiff.compare(*pair, CompareOptions(lexicon=x)) for x in lexicons[:3]]
    assert len({row.name for found in alone for row in found.targets if row.name == "甲增长"}) == 1
    with ThreadPoolExecutor(3) as pool:
        together = list(
            pool.map(lambda x: reportdiff.compare(*pair, CompareOptions(lexicon=x)), lexicons)
        )
    assert together == alone * 2
    assert active() == Lexicon()


def test_the_command_line_takes_a_lexicon(tmp_path: Path, samples: Path) -> None:
    (tmp_path / "words.toml").write_text('[aliases]\n"全社会投资" = ["固定资产投资"]\n', "utf-8")
    words = ["show", str(samples / "jinglan-2024.docx"), "--format", "json"]
    shown = CliRunner().invoke(main, [*words, "--lexicon", str(tmp_path / "words.toml")])
    assert "全社会投资增长" in shown.stdout
    missing = CliRunner().invoke(main, [*words, "--lexicon", str(tmp_path / "none.toml")])
    assert missing.exit_code == 2
    assert "there is no such file" in missing.stderr


def test_a_settings_file_names_a_lexicon_beside_itself(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "words.toml").write_text('[aliases]\n"全社会投资" = ["固定资产投资"]\n', "utf-8")
    (tmp_path / "reportdiff.toml").write_text('lexicon = "words.toml"\nformat = "json"\n')
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    shown = CliRunner().invoke(main, ["show", str(samples / "jinglan-2024.docx")])
    assert "全社会投资增长" in shown.stdout

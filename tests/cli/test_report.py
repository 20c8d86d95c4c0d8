"""report, check and export, of weeks and of longer periods."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from plancheck.domain.period import parse_period
from plancheck.storage.report import file as report_file
from plancheck.workspace.office import outputs
from plancheck.workspace.reports import DEFAULT, FORMATS
from tests.support import TYPE, Clock, give_away, open_home, set_up_home, unprivileged

from .conftest import Run

PERIODS = [
    ("--week", "2024-W10", "周报"),
    ("--period", "2024-W10", "周报"),
    ("--period", "2024-03", "月报"),
    ("--period", "2024-Q1", "季报"),
    ("--period", "2024", "年报"),
]


@pytest.mark.parametrize(("option", "period", "name"), PERIODS)
def test_a_report_of_any_period_is_printed_and_exported(
    unit: Run, option: str, period: str, name: str
) -> None:
    unit("tick", "3.3.2")
    unit("note", "3.3.2", "新装两处")
    printed = unit("report", option, period)
    assert printed.status == 0
    assert f"落实情况{name}" in printed.out
    assert "（一）设置人民建议征集邮筒（3.3.2）。已完成。新装两处。" in printed.out
    exported = unit("export", option, period, "--format", "toml")
    (path,) = map(Path, exported.out.splitlines())
    assert path.name == f"{name}_宝山八村居委会_{period}_第1版.toml"
    assert path.parent.name == period
    report = report_file.load_status(path)
    assert (str(report.period), report.tally.done) == (period, 1)
    assert report.period == parse_period(period)


def test_every_format_of_the_table_is_written_under_one_name(unit: Run) -> None:
    answer = unit("export", "--period", "2024-Q1", "--format", ",".join(FORMATS))
    paths = [Path(line) for line in answer.out.splitlines()]
    assert [path.suffix for path in paths] == [f".{suffix}" for suffix in FORMATS]
    assert {path.stem for path in paths} == {"季报_宝山八村居委会_2024-Q1_第1版"}
    assert all(path.stat().st_size for path in paths)


def test_what_nobody_chose_is_the_default_and_a_choice_in_the_settings_is_kept(
    unit: Run, home: Path
) -> None:
    def suffixes() -> list[str]:
        return [Path(line).suffix.lstrip(".") for line in unit("export").out.splitlines()]

    assert suffixes() == list(DEFAULT)
    assert DEFAULT[0] == "toml"
    config = home / "config.toml"
    before = config.read_text(encoding="utf-8")
    config.write_text(before + '[report]\nformats = "md,later,txt"\n', encoding="utf-8")
    assert suffixes() == ["md", "txt"]
    config.write_text(before + '[report]\nformats = "later"\n', encoding="utf-8")
    assert suffixes() == list(DEFAULT)


REFUSED = [
    (["--period", "10"], "看不懂“10”"),
    (["--week", "3月"], "看不懂“3月”"),
    (["--week", "2024-03"], "看不懂“2024-03”"),
    (["--period", "2024-13"], "看不懂“2024-13”"),
    (["--week", "去年"], "看不懂“去年”"),
    (["--period", ""], "看不懂"),
    (["--period", "2024-04"], "2024年4月 还没有到"),
    (["--period", "2025"], "2025年 还没有到"),
    (["--week", "2024-W11"], "还没有到"),
    (["--week", "2024-W10", "--period", "2024"], "不能与"),
]


def test_what_is_no_period_or_has_not_begun_is_refused(unit: Run) -> None:
    for command in ("report", "check", "export"):
        for arguments, words in REFUSED:
            answer = unit(command, *arguments)
            assert (command, arguments, answer.status, answer.out) == (command, arguments, 2, "")
            assert words in answer.err


def test_a_review_prints_what_to_mend_and_its_status_says_whether_there_is_any(
    unit: Run, home: Path
) -> None:
    unit("set", "3.2.2", "--status", "受阻")
    answer = unit("check")
    assert answer.status == 1
    assert answer.out.splitlines() == [
        "3.2.2 受阻，没有写原因：写上原因。",
        "没有审核人：填上审核人。",
    ]
    assert "2 处提醒；不补也可以导出" in answer.err
    unit("set", "3.2.2", "--reason", "等图纸")
    unit("setup", "--reviewer", "乙")
    clean = unit("check")
    assert (clean.status, clean.out) == (0, "")
    assert "没有要补的" in clean.err
    assert unit("check", "--period", "2024-03").status == 0


def test_printing_and_reviewing_write_nothing(unit: Run, home: Path) -> None:
    unit("tick", "3.3.2")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    unit("report")
    unit("check", "--period", "2024")
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_what_is_new_since_the_last_export_is_marked(unit: Run) -> None:
    unit("tick", "3.3.2")
    unit("export", "--format", "toml")
    unit("note", "3.2.1", "缺一间备餐间", "--kind", "问题")
    lines = unit("report").out.splitlines()
    new = [line for line in lines if line.startswith("+")]
    assert new == [
        "+ （一）持续完善“1+3+6N”助餐服务体系（3.2.1）。新增：缺一间备餐间（3.2.1-问1）。"
    ]
    assert any(line.startswith("* [完] 3.3.2") for line in lines)


def test_a_week_entered_late_is_submitted_again_as_a_second_edition(
    unit: Run, clock: Clock
) -> None:
    first = Path(unit("export", "--format", "toml").out.strip())
    clock.set("2024-03-20T09:00:00+08:00")
    unit("tick", "3.3.2")  # of another week
    same = unit("export", "--week", "2024-W10", "--format", "toml")
    assert Path(same.out.strip()) == first
    unit("tick", "3.3.3", "--on", "2024-03-08")
    second = report_file.load_status(
        Path(unit("export", "--week", "2024-W10", "--format", "toml").out.strip())
    )
    assert second.edition.number == 2
    assert second.tally.done == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_a_folder_that_may_not_be_written_is_a_message(unit: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    answer = unit("export", "--out", str(out), "--format", "md")
    assert answer.status == 4
    assert "没有写入权限" in answer.err
    assert list(out.iterdir()) == []


def test_a_unit_that_is_not_set_up_has_no_report(plancheck: Run) -> None:
    for command in ("report", "check", "export"):
        answer = plancheck(command)
        assert answer.status == 2
        assert "还没有设置单位" in answer.err


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize(
    ("umask", "formats"),
    [
        (0o022, "toml,md"),
        (0o027, "every"),
        *(pytest.param(mask, "every", marks=pytest.mark.soak) for mask in (0o022, 0o002)),
    ],
)
def test_what_goes_up_the_chain_follows_the_umask_and_what_stays_is_the_clerks_alone(
    plancheck: Run, home: Path, tmp_path: Path, clock: Clock, umask: int, formats: str
) -> None:
    every = formats == "every"
    reports, rollups = (
        ("--format", ",".join(some) if every else formats) for some in (FORMATS, outputs.FORMATS)
    )
    out, before = tmp_path / "共享" / "周报", os.umask(umask)
    try:
        set_up_home(home, clock)
        plancheck("tick", "3.3.2")
        clock.set("2024-03-07T09:00:00+08:00")
        plancheck("tick", "3.3.3")
        plancheck("export", *reports, "--out", str(out))
        plancheck("rollup", str(out), *rollups, "--out", str(tmp_path / "共享" / "汇总"))
        roster = ("roster", "init", str(out), "--roster", str(tmp_path / "共享" / "名册.toml"))
        assert plancheck(*roster).status == 0
        plancheck("export", *reports)
    finally:
        os.umask(before)

    def modes(root: Path) -> set[tuple[bool, int]]:
        found = (root, *root.rglob("*"))
        return {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in found}

    shared = {(True, 0o777 & ~umask), (False, 0o666 & ~umask)}
    assert modes(tmp_path / "共享") == modes(home / "exports") == shared
    for kept in ("ledger", "backups"):
        assert modes(home / kept) == {(True, 0o700), (False, 0o600)}
    assert stat.S_IMODE((home / "config.toml").stat().st_mode) == 0o600


ALIKE = ("宝山八村(东)居委会", "宝山八村（东）居委会", "A楼居委会", "a楼居委会")


def test_units_with_names_alike_export_into_one_folder_without_a_file_lost(
    clock: Clock, tmp_path: Path
) -> None:
    out, week, formats = tmp_path / "共享", parse_period("2024-W10"), ("toml", "md")
    for _ in range(2):  # exporting again replaces what is one's own
        for number, name in enumerate(ALIKE):
            workspace = open_home(tmp_path / str(number), clock)
            workspace.set_up(name, TYPE)
            workspace.reports.export(week, formats, out)
    names = [path.name.casefold() for path in out.iterdir()]
    assert len(names) == len(set(names)) == len(formats) * len(ALIKE)
    reports = [report_file.load_status(path) for path in out.glob("*.toml")]
    assert sorted(report.head.unit for report in reports) == sorted(ALIKE)


def test_streets_with_names_alike_roll_up_into_one_folder(plancheck: Run, tmp_path: Path) -> None:
    plancheck("setup", "--unit", ALIKE[0], "--type", TYPE)
    plancheck("export", "--format", "toml", "--out", str(tmp_path / "in"))
    out = tmp_path / "out"
    for name in ("友谊路（街道）", "友谊路(街道)"):
        for _ in range(2):
            words = ("--name", name, "--format", "toml,md,csv", "--out", str(out))
            plancheck("rollup", str(tmp_path / "in"), *words)
    assert len(list(out.iterdir())) == 2 * 3


def test_a_first_edition_made_on_another_pc_is_not_written_over(
    clock: Clock, tmp_path: Path
) -> None:
    out, week, written = tmp_path / "共享", parse_period("2024-W10"), []
    for number, ids in enumerate((["3.3.2"], ["3.3.3"])):
        workspace = set_up_home(tmp_path / str(number), clock)
        book = workspace.unit.ledger
        assert book
        book.perform(workspace.edit.tick(ids))
        for _ in range(2):
            clock.set(f"2024-03-0{7 + number}T09:00:00+08:00")
            _, paths = workspace.reports.export(week, ["toml", "xlsx"], out)
        written.append([path.name for path in paths])
    stem = "周报_宝山八村居委会_2024-W10_第1版"
    assert written == [[f"{stem}.toml", f"{stem}.xlsx"], [f"{stem}(2).toml", f"{stem}(2).xlsx"]]
    assert len(list(out.iterdir())) == 4
    assert [
        m.id for m in report_file.load_status(out / f"{stem}.toml").measures if m.percent == 100
    ] == ["3.3.2"]


def test_a_damaged_status_file_of_ones_own_is_put_right_by_exporting_again(
    unit: Run, tmp_path: Path
) -> None:
    unit("export", "--format", "toml", "--out", str(tmp_path))
    (path,) = tmp_path.glob("*.toml")
    path.write_bytes(path.read_bytes()[:-40])
    unit("export", "--format", "toml", "--out", str(tmp_path))
    assert list(tmp_path.glob("*.toml")) == [path]
    assert report_file.load_status(path).head.unit == "宝山八村居委会"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_report_that_may_not_be_read_is_not_written_over(public: Path, clock: Clock) -> None:
    out, week = public / "共享", parse_period("2024-W10")
    for number, ids in enumerate((["3.3.2"], ["3.3.3"])):
        workspace = set_up_home(public / str(number), clock)
        book = workspace.unit.ledger
        assert book
        book.perform(workspace.edit.tick(ids))
        if number:
            (theirs,) = out.iterdir()
            theirs.chmod(0)
            give_away(public)
            with unprivileged():
                workspace.reports.export(week, ["toml"], out)
        else:
            workspace.reports.export(week, ["toml"], out)
    assert len(list(out.iterdir())) == 2

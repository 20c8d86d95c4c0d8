"""doctor on the ledgers' files: each thing that keeps them from being used is said."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Answer, Run, ids
from tests.support import Clock, give_away, make_pipe, unprivileged


def bad(answer: Answer, topic: str = "台账") -> str:
    """What is bad, or to be seen to, under a topic."""
    return "\n".join(
        finding["words"]
        for finding in answer.json
        if finding["topic"] == topic and finding["verdict"] != "好"
    )


def ledger_of(home: Path) -> Path:
    (path,) = home.glob("ledger/*/*/*.toml")
    return path


@pytest.fixture
def busy(unit: Run, clock: Clock) -> Run:
    """Three records on two days, and so a backup of the first two."""
    assert unit("tick", "3.3.2", "3.3.3").status == 0
    clock.set("2024-03-07T09:14:05+08:00")
    assert unit("tick", "3.3.4").status == 0
    return unit


def test_before_any_of_it_all_is_well(busy: Run) -> None:
    assert busy("doctor").status == 0


def a_file(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.write_text("x", encoding="utf-8")


def a_folder(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    make_pipe(path)


def a_link(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("nowhere")


FAULTS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "ledger deleted": (lambda own: own.unlink(), "台账", "比备份少 2 条记录"),
    "ledger emptied": (lambda own: own.write_bytes(b""), "台账", "是空的（0 字节）"),
    "folder deleted": (lambda own: shutil.rmtree(own.parent), "台账", "比备份少 2 条记录"),
    "all deleted": (lambda own: shutil.rmtree(own.parents[2]), "台账", "比备份少 2 条记录"),
    "folder renamed": (
        lambda own: own.parent.rename(own.parent.with_name("old")),
        "台账",
        "old 里也是本单位的台账",
    ),
    "ledger 0444": (lambda own: own.chmod(0o444), "台账", "是只读的"),
    "folder 0555": (lambda own: own.parent.chmod(0o555), "台账", "是只读的"),
    "lock a folder": (lambda own: a_folder(own.with_suffix(".lock")), "台账", "用不了"),
    "lock a link": (
        lambda own: a_link(own.with_suffix(".lock")),
        "台账",
        "用不了",
    ),
    "lock 0444": (lambda own: own.with_suffix(".lock").chmod(0o444), "台账", "用不了"),
    "backups a file": (lambda own: a_file(own.parents[3] / "backups"), "备份", "不是文件夹"),
    "backups 0555": (lambda own: (own.parents[3] / "backups").chmod(0o555), "备份", "是只读的"),
    "shelf a file": (
        lambda own: a_file(next((own.parents[3] / "backups").iterdir())),
        "备份",
        "不是文件夹",
    ),
    "a folder named so": (lambda own: a_folder(own.with_name("x.toml")), "台账", "x.toml 是文件夹"),
    "a pipe named so": (lambda own: a_pipe(own.with_name("x.toml")), "台账", "不是普通文件"),
    "a link to nowhere": (
        lambda own: own.with_name("x.toml").symlink_to("y"),
        "台账",
        "x.toml 读不",
    ),
    "a link to a file": (
        lambda own: own.with_name("x.toml").symlink_to(own),
        "台账",
        "x.toml 是链接",
    ),
    "ledger a folder": (a_folder, "台账", "读不出来（是文件夹）"),
    "ledger a pipe": (
        a_pipe,
        "台账",
        "读不出来（不是普通文件）",
    ),
    "ledgers a file": (lambda own: a_file(own.parents[2]), "台账", "比备份少 2 条记录"),
    "unit's folder a file": (lambda own: a_file(own.parent), "台账", "台账文件夹打不开"),
}


@pytest.mark.skipif(os.name != "posix", reason="modes, pipes and links are POSIX's")
@pytest.mark.parametrize("fault", FAULTS)
def test_each_is_said(busy: Run, home: Path, fault: str) -> None:
    make, topic, words = FAULTS[fault]
    own = ledger_of(home)
    make(own)
    try:
        answer = busy("doctor", "--json")
    finally:
        for folder in (own.parent, home / "backups"):
            if folder.is_dir():
                folder.chmod(0o700)
    assert (answer.status, answer.err) == (1, "")
    assert words in bad(answer, topic)
    assert "查不了" not in answer.out


@pytest.fixture
def home(public: Path) -> Path:
    """A home that another user may come to."""
    return public / "home"


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize(
    ("place", "mode", "words"),
    [
        ("folder", 0o300, "台账文件夹打不开（没有读取权限）"),
        ("folder", 0o600, "读不出来（没有读取权限）"),
        ("folder", 0, "台账文件夹打不开（没有读取权限）"),
        ("file", 0o200, "读不出来"),
    ],
)
def test_what_may_not_be_read_is_said_and_not_called_no_records(
    busy: Run, home: Path, place: str, mode: int, words: str
) -> None:
    own = ledger_of(home)
    give_away(home)
    (own if place == "file" else own.parent).chmod(mode)
    with unprivileged():
        answer = busy("doctor", "--json")
    own.parent.chmod(0o700)
    assert answer.status == 1
    assert words in bad(answer)
    assert "还没有记录" not in str(answer.json)
    assert "全部完好" not in str(answer.json)


@pytest.mark.parametrize("fault", ["ledger deleted", "ledger emptied", "folder deleted"])
def test_the_repair_brings_back_what_the_backup_has(
    busy: Run, home: Path, clock: Clock, fault: str
) -> None:
    FAULTS[fault][0](ledger_of(home))
    assert busy("list").status == 3
    repaired = busy("doctor", "--repair")
    assert "已从备份" in repaired.out
    assert ids(busy("list", "--status", "已完成", "--json")) == ["3.3.2", "3.3.3"]
    assert busy("tick", "3.3.1").status == 0
    assert ids(busy("list", "--status", "已完成", "--json")) == ["3.3.1", "3.3.2", "3.3.3"]
    assert "没有要修复的" in busy("doctor", "--repair").out
    clock.set("2024-03-08T09:14:05+08:00")
    assert busy("tick", "3.3.4").status == 0


def test_the_repair_of_a_damaged_record_brings_it_back_from_the_backup(
    busy: Run, home: Path
) -> None:
    path = ledger_of(home)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('measure = "3.3.2"', 'measure = "3.3.9"'), encoding="utf-8")
    answer = busy("doctor", "--repair")
    assert "去掉 1 处损坏" in answer.out
    assert "已从备份" in answer.out
    assert ids(busy("list", "--status", "已完成", "--json")) == ["3.3.2", "3.3.3", "3.3.4"]
    assert busy("tick", "3.3.1").status == 0


def test_a_ledger_without_a_backup_that_is_gone_is_said_with_the_way_to_begin_anew(
    unit: Run, home: Path
) -> None:
    unit("tick", "3.3.2")
    shutil.rmtree(home / "ledger")
    answer = unit("doctor", "--json")
    assert "原来有记录，现在一条也没有" in bad(answer)
    (shelf,) = (home / "backups").iterdir()
    assert str(shelf) in bad(answer)
    assert unit("tick", "3.3.3").status == 4
    shelf.rmdir()
    assert unit("tick", "3.3.3").status == 0


def test_a_backup_of_the_time_when_all_plans_shared_a_shelf_counts_for_its_plan(
    busy: Run, home: Path, tmp_path: Path
) -> None:
    (shelf,) = (home / "backups").iterdir()
    shelf.rename(shelf.with_name(ledger_of(home).parent.name))
    assert busy("list").status == 0
    ledger_of(home).unlink()
    assert "台账比备份少 2 条记录" in busy("list").err
    other = tmp_path / "other.toml"
    text = Path("data/plan.toml").read_text(encoding="utf-8")
    other.write_text(text.replace('id = "youyilu-2024"', 'id = "youyilu-2025"'), encoding="utf-8")
    assert busy("--plan", str(other), "list").status == 0
    assert busy("--plan", str(other), "doctor").status == 0


def test_the_backup_of_a_unit_whose_name_was_corrected_is_brought_back(
    busy: Run, home: Path
) -> None:
    assert busy("setup", "--unit", "宝山九村居委会").status == 0
    ledger_of(home).unlink()
    (copy,) = home.glob("backups/*/*.toml")
    assert busy("merge", str(copy)).status == 0
    assert ids(busy("list", "--status", "已完成", "--json")) == ["3.3.2", "3.3.3"]

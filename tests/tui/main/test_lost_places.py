"""The ledger goes away, shrinks or closes while the screen is open: said, kept, never made anew."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck.domain.progress.status import Status
from plancheck.workspace import Workspace
from tests.support import UNIT, Clock, make_pipe, open_home

from ..screen import Clerk, clerk_at


def ledger_of(home: Path) -> Path:
    (path,) = home.glob("ledger/*/*/*.toml")
    return path


def files(folder: Path) -> dict[Path, bytes]:
    return {
        p.relative_to(folder): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.suffix != ".lock"
    }


def aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.aside")


def home_unmounted(home: Path) -> None:
    home.rename(aside(home))
    home.mkdir()


def put_back(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    aside(path).rename(path)


def unit_folder(home: Path) -> Path:
    return next(home.glob("ledger/*/*"))


def replaced(path: Path, by: Callable[[Path], object]) -> None:
    path.rename(aside(path))
    by(path)


def copied_and(change: Callable[[Path], object]) -> Callable[[Path], None]:
    """The file changed; as it was, it lies aside."""

    def done(path: Path) -> None:
        shutil.copyfile(path, aside(path))
        change(path)

    return done


PLACES: dict[str, tuple[Callable[[Path], Path], Callable[[Path], object]]] = {
    "home unmounted": (lambda home: home, home_unmounted),
    "home renamed": (lambda home: home, lambda home: home.rename(aside(home))),
    "ledgers renamed": (lambda home: home / "ledger", lambda path: path.rename(aside(path))),
    "unit's folder renamed": (unit_folder, lambda path: path.rename(aside(path))),
    "unit's folder emptied": (unit_folder, lambda path: replaced(path, Path.mkdir)),
    "unit's folder a file": (unit_folder, lambda path: replaced(path, Path.touch)),
    "file deleted": (ledger_of, lambda path: path.rename(aside(path))),
    "file a pipe": (ledger_of, lambda path: replaced(path, make_pipe)),
    "file a folder": (ledger_of, lambda path: replaced(path, Path.mkdir)),
    "file emptied": (ledger_of, copied_and(lambda path: path.write_bytes(b""))),
    "file cut": (ledger_of, copied_and(lambda path: os.truncate(path, path.stat().st_size - 9))),
    "file cut at a record": (
        ledger_of,
        copied_and(lambda path: os.truncate(path, path.read_bytes().rindex(b"\n[[entry]]"))),
    ),
}


OFTEN = [
    "home unmounted",
    "unit's folder renamed",
    "unit's folder emptied",
    "unit's folder a file",
    "file deleted",
    "file a pipe",
    "file emptied",
    "file cut at a record",
]
"""What is tried in every run: the others are told from a disk in the same way as one of these."""


@pytest.mark.skipif(
    os.name != "posix", reason="pipes are POSIX's, and open folders stay on Windows"
)
@pytest.mark.parametrize(
    "places",
    [
        pytest.param(OFTEN, id="one after another"),
        pytest.param(list(PLACES), id="all", marks=pytest.mark.soak),
        *(pytest.param([place], id=place, marks=pytest.mark.soak) for place in PLACES),
    ],
)
async def test_what_goes_away_is_said_and_kept_on_the_screen_and_comes_back(
    workspace: Workspace, home: Path, clock: Clock, places: list[str]
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("space", "down", "space")
        for place in places:
            find, lose = PLACES[place]
            path = find(home)
            lose(path)
            left = files(home)
            for step in ("at the act", "after it", "at the next look"):
                if step == "at the next look":
                    clerk.app.recorder.check_disk()
                else:
                    await clerk.at_once("down", "space")
                await clerk.settled()
                at = (place, step)
                assert "没有保存" in clerk.status or "只能查看" in clerk.status, at
                assert "全年 2/38" in clerk.lines[0], at
            await clerk.press("f8")
            assert clerk.app.screen is clerk.app.main, place
            assert "只能查看" in clerk.status, place
            kept = {name for name in files(home) if name.parts[0] != "backups"}
            assert kept == {name for name in left if name.parts[0] != "backups"}, place
            put_back(path)
            clerk.app.recorder.check_disk()
            await clerk.settled()
            assert "可以接着用" in clerk.status, place
            await clerk.at_once("home", "down", "down", "space")
            assert clerk.saving.startswith("已保存"), place
            assert done(workspace) == done(open_home(home, clock)) == 3, place
            await clerk.press("space")
    again = open_home(home, clock)
    assert again.unit.problems == ()
    assert done(again) == 2


def done(workspace: Workspace) -> int:
    return sum(s.status is Status.DONE for s in workspace.unit.progress.states.values())


async def opened_report(clerk: Clerk) -> None:
    await clerk.press("f8")
    assert clerk.app.screen is not clerk.app.main


async def test_an_open_report_stays_and_is_not_exported_over_what_went_away(
    workspace: Workspace, home: Path
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("space")
        await opened_report(clerk)
        for then, look in (("已导出第1版", False), ("还是第1版", True)):
            home_unmounted(home)
            if look:
                clerk.app.recorder.check_disk()
            await clerk.press("f8")
            shown = clerk.screen
            assert "没有" in shown
            assert "已导出第" not in shown
            assert "台账文件夹不见了" in shown
            assert files(home) == {}
            put_back(home)
            clerk.app.recorder.check_disk()
            await clerk.press("f8")
            assert then in clerk.screen


async def test_a_home_that_goes_away_before_the_first_record_is_not_made_anew(
    workspace: Workspace, home: Path
) -> None:
    async with clerk_at(workspace) as clerk:
        home_unmounted(home)
        for _ in range(2):
            await clerk.press("space")
            assert "没有保存" in clerk.status or "只能查看" in clerk.status
        assert list(home.iterdir()) == []
        put_back(home)
        clerk.app.recorder.check_disk()
        await clerk.press("space")
        assert clerk.saving.startswith("已保存")


async def test_what_only_the_open_screen_still_knows_is_kept_and_brought_back(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("space", "down", "space", "down", "space")
        ledger_of(home).unlink()
        clerk.app.recorder.check_disk()
        await clerk.settled()
        assert "台账少了 3 条记录" in clerk.status
        assert "plancheck doctor --repair" in clerk.status
        (copy,) = home.glob("backups/*/*.toml")
        other = open_home(home, clock)
        assert "台账比备份少 3 条记录" in other.unit.read_only
        assert "新增 3 条" in other.merge(copy)
        clerk.app.recorder.check_disk()
        await clerk.settled()
        assert "可以接着用" in clerk.status
        await clerk.press("down", "space")
        assert clerk.saving.startswith("已保存")
    assert done(open_home(home, clock)) == 4


async def test_a_start_without_the_settings_offers_the_unit_whose_records_are_here(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(workspace.edit.tick(["1.1.1", "1.1.2"]))
    (home / "config.toml").unlink()
    async with clerk_at(open_home(home, clock)) as clerk:
        assert "设置不见了" in clerk.screen
        assert UNIT in clerk.screen
        await clerk.press("enter", "enter", "enter")
        assert "全年 2/38" in clerk.lines[0]
        await clerk.press("down", "down", "space")
        assert clerk.saving.startswith("已保存")

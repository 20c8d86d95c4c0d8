"""Ctrl+D: a damaged ledger is mended where the start says so, and lost records come back."""

from __future__ import annotations

from pathlib import Path

from plancheck.workspace import Workspace
from tests.support import Clock, open_home

from ..screen import clerk_at


def ledger_of(home: Path) -> Path:
    (path,) = (path for path in home.glob("ledger/*/*/*.toml"))
    return path


def recorded(home: Path, clock: Clock) -> int:
    ledger = open_home(home, clock).unit.ledger
    assert ledger
    assert not ledger.amiss
    assert not any("损坏" in problem.message for problem in ledger.problems)
    return len(ledger.history.by_id)


async def test_a_damaged_ledger_is_mended_from_the_start_s_warning_and_the_original_kept(
    busy: Workspace, home: Path, clock: Clock
) -> None:
    path, before = ledger_of(home), recorded(home, clock)
    damaged = path.read_bytes().replace("缺“备餐间”".encode(), "缺“备用间”".encode())
    path.write_bytes(damaged)
    async with clerk_at(open_home(home, clock), (80, 24)) as clerk:
        warned = clerk.status
        assert "按 Ctrl+D 检查" in warned
        await clerk.press("ctrl+d")
        assert "坏 1" in clerk.screen
        assert "终端" not in clerk.screen
        assert "1 处可以修复" in clerk.screen
        assert "修复" in clerk.lines[-1]
        await clerk.press("enter")
        assert "修好了" in clerk.screen
        assert "已换成干净的副本" in clerk.screen.replace("\n", "")
        await clerk.press("enter")
        assert "没有要修复的" in clerk.screen
        assert "修复" not in clerk.lines[-1]
        await clerk.press("escape")
        assert clerk.status != warned
        await clerk.press("down", "space")
        assert clerk.saving.startswith("已保存")
    (original,) = path.parent.glob("*.damaged-*")
    assert original.read_bytes() == damaged
    assert recorded(home, clock) == before


async def test_records_that_went_away_under_the_open_screen_come_back_from_the_copies(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("ctrl+d", "enter")
        assert "没有要修复的" in clerk.screen
        await clerk.press("escape", "space", "down", "space")
        ledger_of(home).unlink()
        clerk.app.recorder.check_disk()
        await clerk.settled()
        assert "按 Ctrl+D" in clerk.status
        await clerk.press("ctrl+d", "enter")
        assert "从备份" in clerk.screen
        await clerk.press("escape")
        assert "全年 2/38" in clerk.lines[0]
        await clerk.press("down", "space")
        assert clerk.saving.startswith("已保存")
    assert recorded(home, clock) == 3

"""What a clerk does on the main screen, played with the keys and read off the screen."""

from __future__ import annotations

import asyncio
import errno
import os
import threading
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.widgets import TextArea

from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.storage.ledger.file import LedgerFile
from plancheck.workspace import Workspace
from tests.support import Clock, open_home, set_up_home

from ..screen import PATIENCE, TURN, clerk_at, key_event
from ..windows import resize


async def test_space_ticks_says_saved_only_when_it_is_on_disk_and_unticks_to_the_status_before(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("down", "space")
        assert clerk.highlighted == "1.1.2"
        assert clerk.line_of("1.1.2").startswith(">[完] 1.1.2")
        assert (clerk.status, clerk.saving) == (
            "已完成 1.1.2  Enter 写一句　Ctrl+Z 撤销",
            "已保存 09:14",
        )
        lines = clerk.lines
        assert any("一、全力深化党建" in line and "1/9" in line for line in lines)
        assert any("1.1 推进理论武装" in line and "1/3" in line for line in lines)
        on_disk = open_home(home, clock)
        assert on_disk.unit.progress.state("1.1.2").status is Status.DONE
        await clerk.press("down", "f2")
        clerk.app.post_message(events.Paste("进行中"))  # a word for a status
        await clerk.press("enter")
        for key in ("space", "ideographic_space"):
            for status in (Status.DONE, Status.IN_PROGRESS):
                await clerk.press(key)
                assert workspace.unit.progress.state("1.1.3").status is status


async def test_undo_and_redo_go_any_number_of_steps_also_after_a_restart(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    assert workspace.unit.ledger
    for id in ("1.1.1", "1.1.2", "1.1.3"):
        workspace.unit.ledger.perform(workspace.edit.tick([id]))
    reopened = open_home(home, clock)
    async with clerk_at(reopened) as clerk:
        assert "全年 3/38" in clerk.lines[0]
        await clerk.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert "全年 0/38" in clerk.lines[0]
        await clerk.press("ctrl+z")
        assert clerk.status == "没有可以撤销的操作。"
        await clerk.press("ctrl+y", "ctrl+y")
        assert "全年 2/38" in clerk.lines[0]
        assert clerk.highlighted == "1.1.2"


async def test_space_on_a_status_that_is_no_step_to_done_asks_for_the_status(
    workspace: Workspace,
) -> None:
    assert workspace.unit.ledger
    of = {"1.1.1": Status.ONGOING, "1.1.2": Status.NOT_APPLICABLE}
    for id, status in of.items():
        workspace.unit.ledger.perform(workspace.edit.change([id], Edit(status=status)))
    async with clerk_at(workspace) as clerk:
        for id, status in of.items():
            await clerk.press("space")
            assert f"{id} {status.value}不打勾，选一个状态" in clerk.screen
            await clerk.press("escape", "down")
            assert workspace.unit.progress.state(id).status is status


async def test_escape_keeps_a_note_half_written_an_empty_one_leaves_nothing_and_leaving_saves_first(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f5")
        await clerk.type("写了一半")
        await clerk.press("escape")
        assert [n.text for n in workspace.unit.progress.state("1.1.1").notes] == ["写了一半"]
        await clerk.press("f5", "escape")
        await clerk.press("f5")
        clerk.app.screen.query_one(TextArea).text = "长" * 8_001
        for key in ("escape", "enter"):
            await clerk.press(key)
            assert "太长了：8001字" in clerk.screen
        await clerk.press("escape")  # a second time
        assert clerk.app.screen is clerk.app.main
        assert len(workspace.unit.progress.state("1.1.1").notes) == 1
        await clerk.press("down", "f5", "f5")  # of another kind; digits stay in the field
        await clerk.type("缺 1 间，见 F2")
        await clerk.press("f10")
    state = open_home(home, clock).unit.progress.state("1.1.2")
    assert [(n.kind, n.text) for n in state.notes] == [(NoteKind.PROBLEM, "缺 1 间，见 F2")]
    assert state.status is Status.NOT_STARTED


async def test_the_search_narrows_as_typed_counts_and_escape_takes_it_off(
    workspace: Workspace,
) -> None:
    """No key in its field reaches the ledger, nor one on a list in which it found nothing."""
    async with clerk_at(workspace) as clerk:
        await clerk.press("f3")
        await clerk.type("助餐")
        assert " 1/38 项" in clerk.lines[1]
        assert clerk.highlighted == "3.2.1"
        await clerk.press("enter", "space")
        assert workspace.unit.progress.state("3.2.1").status is Status.DONE
        await clerk.press("escape")
        assert "1/38 项" not in clerk.screen
        assert clerk.highlighted == "3.2.1"
        await clerk.press("f3", "ctrl+z", "ctrl+y", "space", "1", "ideographic_space", "ctrl+u")
        await clerk.type("没有的")
        await clerk.press("enter", "space", "f2", "f5", "enter", "down", "pagedown", "end")
        assert " 0/38 项" in clerk.lines[1]
        assert workspace.unit.progress.state("3.2.1").status is Status.DONE
        assert workspace.unit.ledger
        assert len(workspace.unit.ledger.history.by_id) == 1


async def test_measures_of_another_unit_type_are_read_and_not_ticked(workspace: Workspace) -> None:
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("f4", "5")
        assert "正在看 公司 17 项" in clerk.lines[0]
        clerk.app.main.list_.select("2.1.2")
        await clerk.press("space")
        assert clerk.highlighted == "2.1.2"
        assert "不是居委会的措施" in clerk.status
        await clerk.press("f2", "f5")
        assert clerk.app.screen is clerk.app.main
        await clerk.press("enter")
        lines = clerk.lines
        assert "只能查看" in "\n".join(lines)
        assert "状态" not in lines[4]
        await clerk.press("escape", "f6")
        assert "加一步" not in clerk.lines[-4]
        assert workspace.unit.ledger
        assert not workspace.unit.ledger.history.by_id
        await clerk.press("escape")
        await clerk.click(clerk.place_of("回本单位"))
        head, tabs, *_ = clerk.lines
        assert "宝山八村居委会" in head
        assert "[0全部 38]" in tabs
        await clerk.press("f4", "5", "escape")  # so does Esc
        assert clerk.lines[:2] == [head, tabs]


async def test_enter_tells_everything_about_a_measure(workspace: Workspace) -> None:
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(workspace.edit.note(["3.2.1"], "选址已定"))
    async with clerk_at(workspace) as clerk:
        clerk.app.main.list_.select("3.2.1")
        await clerk.press("enter")
        shown = clerk.screen
        for words in (
            "填报 3.2.1",
            "持续完善",
            "牵头 中心",
            "（拟定）",
            "N个品牌",
            "选址已定",
            "历史",
        ):
            assert words in shown
        await clerk.press("escape")
        assert clerk.app.screen is clerk.app.main


async def test_help_is_made_of_the_commands_and_closes_by_each_of_its_keys(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace, (100, 80)) as clerk:
        for key, close in (("f1", "f1"), ("question_mark", "q")):
            await clerk.press(key)
            assert clerk.app.screen is not clerk.app.main
            if key == "f1":
                shown = clerk.screen
                assert [w for w in ("空格", "Ctrl+Z", "F8", "怎样交周报") if w not in shown] == []
            await clerk.press(close)
            assert clerk.app.screen is clerk.app.main


async def test_the_first_start_asks_once_says_the_count_and_where_things_lie(
    home: Path, clock: Clock
) -> None:
    fresh = open_home(home, clock)
    async with clerk_at(fresh) as clerk:
        shown = clerk.screen
        for words in ("三格填完就开始", "本单位有 38 项措施", "台账放在", str(home)[:40]):
            assert words in shown
        await clerk.press("enter", "enter", "enter")
        assert "单位名称是空的" in clerk.screen
        await clerk.type("宝山八村居委会")
        await clerk.press("enter")
        await clerk.type("甲")
        await clerk.press("enter")
        assert clerk.status.startswith("本单位有 38 项措施。")
        assert "全年 0/38" in clerk.lines[0]
        await clerk.press("space")
        assert clerk.saving.startswith("已保存")
    assert open_home(home, clock).unit.name == "宝山八村居委会"  # asked no more


async def test_what_cannot_be_saved_is_said_and_the_screen_goes_back_to_the_disk(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    async with clerk_at(workspace) as clerk:
        await clerk.press("space")
        monkeypatch.setattr(os, "fsync", full)
        await clerk.press("down", "space")
        assert "没有保存：磁盘已满" in clerk.status
        lines = clerk.lines
        assert any(line.startswith(">[未] 1.1.2") for line in lines)
        assert "全年 1/38" in lines[0]
        monkeypatch.undo()
        assert clerk.saving == "没有保存"
        await clerk.press("f4", "escape")
        assert clerk.saving == "没有保存"  # until the next act is
        await clerk.press("space")
        assert clerk.saving == "已保存 09:14"


async def test_what_another_window_wrote_shows_up_without_a_restart(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    async with clerk_at(workspace) as clerk:
        other = open_home(home, clock)
        assert other.unit.ledger
        other.unit.ledger.perform(other.edit.tick(["1.1.3"]))
        clerk.app.recorder.check_disk()
        await clerk.settled()
        assert "[完] 1.1.3" in clerk.screen
        await clerk.press("space")
        assert "全年 2/38" in clerk.lines[0]
        clerk.app.recorder.check_disk()
        assert clerk.saving.startswith("已保存")


async def test_a_ledger_of_a_newer_version_opens_read_only_and_says_so(
    home: Path, clock: Clock
) -> None:
    first = set_up_home(home, clock)
    assert first.unit.ledger
    first.unit.ledger.perform(first.edit.tick(["1.1.1"]))
    (ledger,) = home.glob("ledger/*/*/*.toml")
    ledger.write_text(
        ledger.read_text(encoding="utf-8").replace("plancheck-ledger/1", "plancheck-ledger/2"),
        encoding="utf-8",
    )
    before = ledger.read_bytes()
    async with clerk_at(open_home(home, clock)) as clerk:
        assert "更新版本" in clerk.status
        await clerk.press("down", "space")
        assert "只能查看" in clerk.status
    assert ledger.read_bytes() == before


async def test_damage_is_told_and_costs_only_the_damaged_entry(home: Path, clock: Clock) -> None:
    first = set_up_home(home, clock)
    assert first.unit.ledger
    for id in ("1.1.1", "1.1.2", "1.1.3"):
        first.unit.ledger.perform(first.edit.tick([id]))
    (ledger,) = home.glob("ledger/*/*/*.toml")
    text = ledger.read_text(encoding="utf-8")
    ledger.write_text(text.replace('measure = "1.1.2"', 'measure = "1.1.9"'), encoding="utf-8")
    async with clerk_at(open_home(home, clock)) as clerk:
        assert "全年 2/38" in clerk.lines[0]
        assert "处问题" in clerk.status


async def test_text_from_a_ledger_is_never_markup(workspace: Workspace) -> None:
    assert workspace.unit.ledger
    text = "[/] [b]粗[/b] [@click=app.quit]x[/]"
    workspace.unit.ledger.perform(workspace.edit.note(["1.1.1"], text))
    async with clerk_at(workspace, (60, 20)) as clerk:
        await clerk.press("enter")
        for size in ((60, 20), (120, 40)):
            await resize(clerk, size)
            assert "[/] [b]粗[/b]" in clerk.screen
        await clerk.press("escape", "f8")
        assert "粗[/b]" in clerk.screen
        await resize(clerk, (60, 20))
        await clerk.press("tab")
        assert "粗[/b]" in clerk.screen


async def test_the_mouse_selects_ticks_marks_and_presses_the_keys_of_the_bar(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        lines = clerk.lines
        rows = {line[5:10]: y for y, line in enumerate(lines)}
        await clerk.click((20, rows["1.2.4"]))
        assert clerk.highlighted == "1.2.4"
        await clerk.click((3, rows["1.2.4"]))
        assert workspace.unit.progress.state("1.2.4").status is Status.DONE
        await clerk.click((20, rows["1.1.1"]))
        await clerk.click((20, rows["1.2.2"]), shift=True)
        assert "已标记 4 项" in clerk.status
        await clerk.click((20, rows["1.1.2"]), control=True)
        assert "已标记 3 项" in clerk.status
        bar = lines[-1]
        await clerk.click((cell_len(bar[: bar.index("F1 ")]) + 1, 29))
        assert "帮助" in clerk.lines[0]


async def test_a_failure_drops_what_waits_behind_it_and_says_so(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert workspace.unit.ledger
    gate = threading.Event()
    real = LedgerFile.append

    def slow_then_full(self: LedgerFile, entries: object) -> object:
        gate.wait(10)
        raise OSError(errno.ENOSPC, "no space")

    async with clerk_at(workspace) as clerk:
        monkeypatch.setattr(LedgerFile, "append", slow_then_full)
        clerk.send(*map(key_event, ("space", "down", "space")))
        async with asyncio.timeout(PATIENCE):
            while clerk.app.saver.pending < 2:
                await asyncio.sleep(TURN)
        gate.set()
        await clerk.settled()
        assert "没有保存" in clerk.status
        assert "1.1.2 也没有保存" in clerk.status
        assert "全年 0/38" in clerk.lines[0]
        monkeypatch.setattr(LedgerFile, "append", real)
        await clerk.press("space")
        assert clerk.saving.startswith("已保存")

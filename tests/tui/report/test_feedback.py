"""What the office said, on the unit's screens: taken in from 收件, answered with one key."""

from __future__ import annotations

import errno

import pytest

from plancheck.storage.feedback.file import feedback_text
from plancheck.storage.ledger.file import LedgerFile
from plancheck.workspace import Workspace
from tests.feedback import REMARK, said, sent_back

from ..screen import Clerk, clerk_at, go_to

HOSTILE = "[red]请写明[/red]地点\x1b]52;c;aGk=\x07"


@pytest.fixture
def told(workspace: Workspace) -> Workspace:
    """A home in whose 收件 a file of two items lies."""
    folder = workspace.unit.home.inbox
    folder.mkdir()
    feedback = said(REMARK._replace(text=HOSTILE), sent_back("0" * 64))
    (folder / "反馈_甲.toml").write_text(feedback_text(feedback), encoding="utf-8")
    return workspace


async def answered(clerk: Clerk, workspace: Workspace) -> dict[str, str]:
    await clerk.settled()
    return {one.item.id: one.answer for one in workspace.feedback.given()}


async def test_a_file_in_the_inbox_is_taken_in_shown_until_answered_and_answered(
    told: Workspace,
) -> None:
    async with clerk_at(told, (80, 24)) as clerk:
        assert "反馈 2 条，按 F8 收下" in clerk.status
        await clerk.press("f8", "enter")
        assert set(await answered(clerk, told)) == {"b2", "r1"}
        assert "Enter 收下" not in clerk.screen
        assert "[red]请写明[/red]地点" in clerk.line_of("Enter 答复")
        await go_to(clerk, "街道意见")
        await clerk.press("enter")
        await clerk.type("就在八村活动室")
        await clerk.press("enter")
        assert (await answered(clerk, told))["b2"] == "就在八村活动室"
        assert "街道意见" not in clerk.screen
        assert "街道退回" in clerk.screen
        await clerk.press("2")
        assert "就在八村活动室" in clerk.screen
        await clerk.press("escape", "ctrl+g", "enter")  # without words: 已知悉
        assert (await answered(clerk, told))["r1"] == "已知悉"
        await clerk.press("ctrl+g")
        assert "没有要答复的反馈" in clerk.status
        await clerk.press("ctrl+z")
        assert (await answered(clerk, told))["r1"] == ""
        await clerk.press("ctrl+g", "escape")
        assert (await answered(clerk, told))["r1"] == ""


async def test_it_stands_at_its_measure_and_in_the_form_and_an_answer_that_is_not_saved_is_kept(
    told: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    async with clerk_at(told, (80, 24)) as clerk:
        await clerk.press("ctrl+g")
        clerk.app.main.go_to("3.2.1")
        await clerk.settled()
        assert "地点" in clerk.line_of("Ctrl+G 答复")
        await clerk.press("enter")
        assert "街道意见" in clerk.screen
        with monkeypatch.context() as patched:
            patched.setattr(LedgerFile, "append", full)
            await clerk.press("down", "ctrl+g")  # in a field
            await clerk.type("就在八村活动室")
            await clerk.press("enter")
        assert (await answered(clerk, told))["b2"] == ""
        await clerk.press("escape", "ctrl+u")
        assert "就在八村活动室" in clerk.screen, "it is offered again"
        await clerk.press("enter")
        assert (await answered(clerk, told))["b2"] == "就在八村活动室"
        assert told.unsaved.texts() == []
        await clerk.press("enter")
        assert "答复 就在八村活动室" in clerk.screen
        await clerk.press("escape")
        assert clerk.app.screen is clerk.app.main


async def test_what_is_answered_is_broken_as_chinese_is_on_a_narrow_screen(
    workspace: Workspace,
) -> None:
    folder = workspace.unit.home.inbox
    folder.mkdir()
    text = "请写明地点，并说明助餐点什么时候开业、由谁负责、资金从哪里来"
    for shift in (0, 5):  # where 、 would stand first
        told = said(REMARK._replace(text=f"{'好' * shift}{text}", id=f"b{shift}"))
        (folder / f"反馈_{shift}.toml").write_text(feedback_text(told), encoding="utf-8")
    async with clerk_at(workspace, (60, 20)) as clerk:
        await clerk.press("f8", "enter")
        for _ in range(2):
            await clerk.press("enter")
            lines = [line.strip("│| ") for line in clerk.lines]
            assert any(line.startswith("街道意见") for line in lines)
            assert not [line for line in lines if line.startswith(("、", "，"))]
            await clerk.press("escape", "down")
        await clerk.press("escape", "ctrl+g")  # which one: its words go on under themselves
        first = next(line for line in clerk.lines if "街道意见" in line)
        after = clerk.lines[clerk.lines.index(first) + 1]
        assert len(after) - len(after.lstrip("│| ")) == first.index("3.2.1")

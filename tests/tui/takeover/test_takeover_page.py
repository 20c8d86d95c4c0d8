"""A clerk takes an old table over: sees what becomes of each row, agrees, takes it back."""

from __future__ import annotations

from textual import events

from plancheck.domain.progress.status import Status
from plancheck.tui.takeover.page import TakeoverPage
from plancheck.tui.widgets.rows import Rows
from plancheck.workspace import Workspace
from tests.storage.form.workbooks import xlsx

from ..screen import clerk_at
from ..windows import resize

ROWS = (
    ("截至2024年3月1日", "", ""),
    ("措施", "责任人", "完成情况"),
    ("健全加梯专班下沉机制", "李某", "已完成，共签约3台"),
    ("毫不相干的[/]另一件事情", "赵某[/b]", "已完成"),
    ("合计", "", "2项"),
)


async def test_a_table_from_the_inbox_is_taken_over_and_taken_back(workspace: Workspace) -> None:
    unit = workspace.unit
    unit.home.inbox.mkdir(parents=True)
    (unit.home.inbox / "台账[x].xlsx").write_bytes(xlsx(ROWS))
    async with clerk_at(workspace) as clerk:
        await clerk.press("ctrl+e")
        assert "台账[x].xlsx" in clerk.screen
        await clerk.press("enter")
        assert isinstance(clerk.app.screen, TakeoverPage)
        assert "记在 2024-03-01" in clerk.screen
        assert "计划里没有相近的措施" in clerk.screen
        rows = clerk.app.screen.query_one(Rows)
        assert rows.chosen == "Sheet1!3"
        await clerk.press("space", "enter")  # left out: nothing is recorded
        assert unit.progress.states == {}
        rows.select("Sheet1!4")
        await clerk.press("space")  # it has no measure yet
        await clerk.press("f2")
        await clerk.type("4.1.1")
        await clerk.press("enter", "f4")  # today, whatever the table says
        assert "记在" not in clerk.screen
        rows.select("Sheet1!3")
        await clerk.press("space", "enter")
        states = unit.progress.states
        assert {id: state.status for id, state in states.items()} == {
            "3.2.2": Status.DONE,
            "4.1.1": Status.DONE,
        }
        assert states["3.2.2"].owner == "李某"
        assert {entry.on for entry in unit.history.by_id.values()} == {unit.today}
        await clerk.press("enter", "ctrl+z")  # twice adds nothing; one step back
        assert "录2行" in clerk.screen, "it is offered again"
        await clerk.press("ctrl+y", "escape", "ctrl+z")
        assert not any(state.owner for state in unit.progress.states.values())
        assert unit.progress.state("3.2.2").status is Status.NOT_STARTED


async def test_cells_that_are_pasted_are_a_table_and_what_is_none_is_said(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("ctrl+e")
        clerk.send(events.Paste("措施\t责任人\n健全加梯专班下沉机制\t李某\n"))
        await clerk.settled()
        await clerk.press("enter")
        assert workspace.unit.progress.state("3.2.2").owner == "李某"
        await clerk.press("escape", "ctrl+e")
        await clerk.type("没有这个文件.xlsx")
        await clerk.press("enter")
        assert "找不到" in clerk.screen
        await clerk.press("escape")
        assert not isinstance(clerk.app.screen, TakeoverPage)


async def test_a_narrow_screen_says_whole_facts_and_how_to_go_back(
    workspace: Workspace,
) -> None:
    unit = workspace.unit
    unit.home.inbox.mkdir(parents=True)
    near = (*ROWS[:3], ("3.2.1 健全加梯专班机制，严格把控加梯质量和安全", "王某", ""))
    numbered = (*near, ("3.2.1", "赵某", "已完成"), ("健全加梯专班机制，严格把控", "孙某", ""))
    (unit.home.inbox / "二〇二四年上半年重点工作推进台账.xlsx").write_bytes(xlsx(numbered))
    async with clerk_at(workspace, (80, 20)) as clerk:
        await clerk.press("ctrl+e", "enter")
        for width in (80, 60):
            await resize(clerk, (width, 20))
            lines = clerk.lines
            shown = "\n".join(lines)
            assert "要核对" in lines[0]
            assert "记在 2024-03-01" in lines[0]
            assert "…" not in lines[0].partition("录")[2]
            assert "Esc 返回" in lines[-1]
            assert "3.2.1 3.2.1" not in shown
            assert "已完成" in shown, "on one line"
        await clerk.press("f2")
        for width in (60, 80):
            await resize(clerk, (width, 20))
            assert "归哪项措施" in clerk.screen

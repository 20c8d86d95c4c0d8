"""F6: the page of a measure's steps."""

from __future__ import annotations

from plancheck.workspace import Workspace

from ..screen import clerk_at
from ..windows import resize


async def test_a_page_without_steps_says_how_they_are_written_until_there_is_one(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("f6")
        for size in ((60, 20), (120, 40)):
            await resize(clerk, size)
            assert clerk.line_of("还没有步骤。")
        await clerk.press("escape", "f6")
        assert not workspace.unit.progress.state(clerk.highlighted).steps
        await clerk.type("摸底")
        await clerk.press("enter")
        for size in ((120, 40), (60, 20)):
            await resize(clerk, size)
            shown = clerk.screen
            assert "还没有步骤。" not in shown
            assert "摸底" in shown

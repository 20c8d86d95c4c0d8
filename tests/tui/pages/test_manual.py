"""F1, F2: the manual on the screen."""

from __future__ import annotations

import pytest

from plancheck.domain.manual import plain
from plancheck.tui.pages.manual import ManualPage
from plancheck.workspace import Workspace, manual
from tests.tui.screen import clerk_at


async def test_the_manual_is_leafed_through_by_its_headings_and_searched(
    workspace: Workspace,
) -> None:
    whole = manual.manual()
    opened = plain(whole[0].blocks[0].lines[0])[:8]
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("f1", "f2")
        assert isinstance(clerk.app.screen, ManualPage)
        assert opened in clerk.screen
        await clerk.press("down")  # a chapter all of whose text stands in its parts
        assert not whole[1].blocks and plain(whole[2].blocks[0].lines[0])[:8] in clerk.screen
        before = clerk.screen
        await clerk.press("pagedown")
        assert clerk.screen != before
        await clerk.press("end", *"催报")
        assert "催报" in clerk.screen and opened not in clerk.screen
        assert "**" not in clerk.screen and "`" not in clerk.screen
        await clerk.press("enter", "up", "down")  # to the headings, and along them
        assert clerk.lines[1].startswith(ManualPage.HINT[:4])
        await clerk.press(*"催报", "escape")
        assert whole[-1].title in clerk.screen
        await clerk.press("escape", "f1")
        assert len(clerk.app.screen_stack) == 1


async def test_a_manual_that_does_not_lie_there_is_said(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manual, "packaged_path", lambda *_: workspace.unit.home.config / "none")
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("f1", "f2")
        assert "找不到文件" in clerk.screen

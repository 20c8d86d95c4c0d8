"""F6: the page of a measure's steps."""

from __future__ import annotations

import pytest

from plancheck.workspace import Workspace

from ..screen import clerk_at


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_page_without_steps_says_how_they_are_written_until_there_is_one(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    async with clerk_at(workspace, size) as clerk:
        await clerk.press("f6")
        assert clerk.line_of("还没有步骤。")
        await clerk.press("escape", "f6")
        assert not workspace.unit.progress.state(clerk.highlighted).steps
        await clerk.type("摸底")
        await clerk.press("enter")
        assert not clerk.line_of("还没有步骤。")
        assert clerk.line_of("摸底")

"""Ctrl+P: what can be done is found by the words that the key bar has for it, too."""

from __future__ import annotations

from plancheck.workspace import Workspace

from ..screen import clerk_at


async def test_a_command_is_found_by_its_word_in_the_key_bar(workspace: Workspace) -> None:
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("f8")
        assert "F5 写一句" in clerk.lines[-1]
        await clerk.press("ctrl+p")
        await clerk.type("写一句")
        assert "F5" in clerk.line_of("写一条记录")
        assert "换成周报" not in clerk.screen

"""Nothing that reaches the terminal can make it act."""

from __future__ import annotations

from textual.widgets import Static

from plancheck.workspace import Workspace

from .screen import clerk_at

OSC_52 = "\x1b]52;c;aGk=\x07"


async def test_no_widget_lets_a_control_sequence_through(workspace: Workspace) -> None:
    async with clerk_at(workspace, (120, 40)) as clerk:
        await clerk.app.screen.mount(Static(f"甲{OSC_52}乙", markup=False), before=0)
        await clerk.settled()
        shown = clerk.line_of("甲")
        assert "乙" in shown
        assert "\x1b" not in clerk.screen
        assert "\x07" not in clerk.screen


async def test_hostile_names_in_the_config_are_shown_harmless(workspace: Workspace) -> None:
    workspace.set_up(f"坏{OSC_52}名\u202e", "居委会", f"人{OSC_52}")
    async with clerk_at(workspace) as clerk:
        await clerk.press("space", "f12")
        assert "\x1b" not in clerk.screen
        assert "\u202e" not in clerk.screen

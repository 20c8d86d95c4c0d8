"""A clerk whose PC had the wrong date: told at the start and on F8, mended there and taken back."""

from __future__ import annotations

import pytest

from plancheck.workspace import Workspace
from tests.support import Clock

from ..screen import clerk_at
from ..windows import resize
from .test_report_screen import press_on


@pytest.fixture
def misdated(workspace: Workspace, clock: Clock) -> Workspace:
    """Something done while the clock was a month fast; now it is right."""
    clock.set("2024-04-08T09:00:00+08:00")
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(workspace.edit.tick(["1.1.1"]))
    clock.set("2024-03-08T09:00:00+08:00")
    return workspace


async def test_the_start_says_it_and_the_report_mends_it_and_so_does_the_palette(
    misdated: Workspace,
) -> None:
    async with clerk_at(misdated, (80, 24)) as clerk:
        for size in ((60, 20), (120, 40), (80, 24)):
            await resize(clerk, size)
            assert "比今天还晚" in clerk.screen
        await clerk.press("f8")
        await press_on(clerk, "比今天还晚", "enter")
        assert misdated.edit.wrong_dates() == ""
        assert "! 1.1.1 的记录日期" not in clerk.screen
        await clerk.press("escape", "ctrl+z")
        assert misdated.edit.wrong_dates()
        await clerk.press("ctrl+y")
        assert misdated.edit.wrong_dates() == ""
        await clerk.press("ctrl+z")
        assert misdated.edit.wrong_dates()
        await clerk.press("ctrl+p")
        await clerk.type("改正日期")
        await clerk.press("enter")
        assert misdated.edit.wrong_dates() == ""
        await clerk.press("ctrl+p")
        await clerk.type("改正日期")
        await clerk.press("enter")
        assert "没有变化" in clerk.screen

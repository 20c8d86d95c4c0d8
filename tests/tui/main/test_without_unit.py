"""Without a unit everything can be looked at and nothing set, and it is said how that is mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.errors import UsageFault
from plancheck.workspace import Workspace
from tests.support import Clock, open_home

from ..screen import clerk_at


@pytest.fixture
def unset(home: Path, clock: Clock) -> Workspace:
    """No unit was chosen."""
    return open_home(home, clock)


async def test_every_key_that_would_set_something_says_to_choose_a_unit(
    unset: Workspace, home: Path
) -> None:
    """So does what the palette alone has; what is never counted has no tab."""
    async with clerk_at(unset, (80, 24)) as clerk:
        await clerk.press("escape")
        await clerk.app.workers.wait_for_complete()
        head, tabs, *_ = clerk.lines
        assert "未设置单位" in head
        assert "[0全部 51]" in tabs
        assert "本周" not in tabs
        assert "2未启动" in tabs
        for act in (clerk.app.main.action_rest_no_change, clerk.app.main.action_transfer):
            clerk.app.main.say("")
            act()
            await clerk.settled()
            assert "按 F12 选择单位" in clerk.screen
        for key in ("space", "f2", "f5", "f6", "enter", "ctrl+n", "f8", "ctrl+z", "space"):
            clerk.app.main.say("")
            await clerk.press(key)
            opened = len(clerk.app.screen_stack) > 1
            assert (key, opened) == (key, key in {"f6", "enter"})
            shown = clerk.screen if opened else clerk.status
            assert (key, "按 F12 选择单位" in shown) == (key, True)
            assert "不是的" not in shown
            assert "不是本单位" not in shown
            if opened:
                await clerk.press("escape")
    assert not home.exists()


def test_what_is_no_measure_of_nobody_is_not_said_to_be_one_of_no_type(unset: Workspace) -> None:
    with pytest.raises(UsageFault, match="还没有设置单位"):
        unset.unit.own(["1.1.1"])

"""F12: which unit this is, chosen from the roster or typed."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from plancheck.domain.rollup.roster.roster import RosterUnit
from plancheck.storage.rollup import roster as roster_file
from plancheck.tui.pages.setup import SetupPage
from plancheck.tui.rollup.screen import RollupScreen
from plancheck.tui.widgets.choice_list import ChoiceList
from plancheck.workspace import Workspace
from tests.support import Clock, open_home

from ..screen import Clerk, clerk_at
from ..windows import resize


def _roster(home: Path, *names: str) -> None:
    units = [RosterUnit(name, "居委会") for name in names]
    roster_file.write_new(home / "roster.toml", units)


def _name(clerk: Clerk) -> str:
    return clerk.app.screen.query_one("#unit", Input).value


def _offered(clerk: Clerk) -> ChoiceList:
    return clerk.app.screen.query_one("#names", ChoiceList)


def _shown(clerk: Clerk) -> type[object]:
    return type(clerk.app.screen)


async def test_enter_through_the_roster_leaves_the_unit_that_one_has(
    workspace: Workspace, home: Path
) -> None:
    unit = workspace.unit.name
    _roster(home, *(f"第{n}居委会" for n in range(20)), unit, "另一居委会")
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("f12")
        assert _offered(clerk).chosen == unit
        region = _offered(clerk).region
        assert unit in "".join(clerk.lines[region.y : region.bottom])
        await clerk.press("enter", "enter")
        assert _name(clerk) == unit


async def test_a_name_that_is_not_on_the_roster_is_not_written_over(
    workspace: Workspace, home: Path
) -> None:
    _roster(home, "甲居委会", "乙居委会")
    async with clerk_at(workspace, (80, 24)) as clerk:
        await clerk.press("f12", "enter", "enter")
        assert _name(clerk) == workspace.unit.name
        await clerk.press("shift+tab")
        await clerk.type("北")
        typed = _name(clerk)
        assert typed != workspace.unit.name
        await clerk.press("shift+tab", "shift+tab", "enter", "enter")
        assert _name(clerk) == typed
        await clerk.press("shift+tab", "shift+tab", "end", "enter")
        assert _name(clerk) == "乙居委会"


async def test_a_low_window_has_the_whole_page_and_a_high_one_more_of_the_roster(
    workspace: Workspace, home: Path
) -> None:
    _roster(home, *(f"第{n}居委会" for n in range(30)))
    async with clerk_at(workspace, (60, 20)) as clerk:
        await clerk.press("f12")
        said = ("1 单位类型", "2 单位全称", "3 填报人", "台账放在", "不联网", "Enter 下一格")
        shown = clerk.screen
        assert [words for words in (*said, "请勿填报涉密内容") if words not in shown] == []
        assert "1.1.1" not in shown
        await clerk.app.run_action("app.focus_next")
        await clerk.settled()
        assert _offered(clerk).size.height >= 3
        await resize(clerk, (120, 40))
        shown = clerk.screen
        assert [words for words in (*said, "F8 周五看周报") if words not in shown] == []
        assert "1.1.1" not in shown
        assert _offered(clerk).size.height >= 8


async def test_an_office_that_is_no_unit_rolls_up_from_the_first_page_and_a_clerk_is_told(
    home: Path, clock: Clock
) -> None:
    async with clerk_at(open_home(home, clock), (80, 24)) as clerk:
        assert all(word in clerk.lines[-1] for word in ("Esc 先看计划", "F9 汇总", "Ctrl+L"))
        await clerk.press("f8")
        assert "这个键就能用了" in clerk.screen
        assert _shown(clerk) is SetupPage
        await clerk.press("f9")
        assert _shown(clerk) is RollupScreen
        await clerk.press("escape")
        assert clerk.app.screen is clerk.app.main
        assert not clerk.app.workspace.unit.name

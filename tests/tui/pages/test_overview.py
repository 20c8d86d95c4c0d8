"""The overview: looked at, and left for the list."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.status import Status
from plancheck.workspace import Workspace
from tests.support import Clock, open_home

from ..screen import check, clerk_at
from ..windows import resize


@pytest.fixture
def lively(workspace: Workspace) -> Workspace:
    """Something done, something late, something to come."""
    book = workspace.unit.ledger
    assert book
    book.perform(workspace.edit.tick(["3.3.2", "1.1.1"]))
    book.perform(workspace.edit.change(["3.3.5"], Edit(status=Status.ONGOING)))
    book.perform(workspace.edit.change(["3.2.2"], Edit(due=date(2024, 2, 29))))
    book.perform(workspace.edit.change(["3.2.1", "4.1.1"], Edit(due=date(2024, 6, 30))))
    return workspace


async def test_the_year_at_a_glance_of_which_a_wider_terminal_never_shows_less(
    lively: Workspace,
) -> None:
    bars = []
    async with clerk_at(lively, (60, 20)) as clerk:
        await clerk.press("ctrl+o")
        for width, height in ((60, 20), (80, 24), (80, 40), (100, 40), (120, 40), (140, 40)):
            await resize(clerk, (width, height))
            lines = clerk.lines
            if (width, height) in ((60, 20), (80, 24), (120, 40)):
                check(f"overview_{width}x{height}", "\n".join(lines))
            assert max(map(cell_len, lines)) <= width
            if height == 40:
                line = next(line for line in lines if "三、全力打造" in line)
                assert "逾期1" in line
                bars.append(sum(line.count(glyph) for glyph in "#+~!."))
                counts_stand_equally_apart_and_months_have_their_name(lines)
    assert bars[0] < bars[1] < bars[2]
    assert bars[3] > bars[0]


def counts_stand_equally_apart_and_months_have_their_name(lines: list[str]) -> None:
    gaps = {len(gap) for gap in re.findall(r"\S( {2,})(?=\S)", lines[1])}
    assert len(gaps) == 1
    assert "月" in "\n".join(lines).partition("累计完成")[2]


async def test_enter_goes_to_a_sections_first_measure_or_a_dates_and_other_keys_back(
    lively: Workspace,
) -> None:
    """Whatever was searched, and over the titles."""
    async with clerk_at(lively) as clerk:
        await clerk.press("down")
        for key in ("escape", "f11"):
            await clerk.press("ctrl+o")
            assert clerk.app.screen is not clerk.app.main
            await clerk.press(key)
            assert clerk.app.screen is clerk.app.main
            assert clerk.highlighted == "1.1.2"
        await clerk.press("f3")
        await clerk.type("助餐")
        await clerk.press("enter", "ctrl+o", "down", "enter")
        assert clerk.app.screen is clerk.app.main
        assert clerk.highlighted == "3.1.1"
        assert "查找" not in clerk.lines[1]
        await clerk.press("f11", "end", "enter")
        assert clerk.highlighted == "4.1.1"
        await clerk.press("ctrl+o", "end", "up", "up", "enter")
        assert clerk.highlighted == "3.2.2"


async def test_enter_on_a_person_shows_what_that_one_has_and_a_click_on_the_key_bar_goes_too(
    lively: Workspace,
) -> None:
    book = lively.unit.ledger
    assert book
    book.perform(lively.edit.change(["4.1.2", "4.1.3"], Edit(owner="王丽")))
    async with clerk_at(lively, (80, 24)) as clerk:
        for size, key in (((80, 24), "end"), ((160, 40), "tab")):
            await resize(clerk, size)
            await clerk.press("ctrl+o", key, "enter")
            shown = clerk.app.main.browser.shown.items()
            assert [item.measure.id for item in shown] == ["4.1.2", "4.1.3"]
            await clerk.press("escape")
        await clerk.press("ctrl+o", "down", "down")
        await resize(clerk, (60, 20))  # which keeps the place
        assert max(map(cell_len, clerk.lines)) <= 60
        await clerk.click(clerk.place_of("到清单上看"))
        assert clerk.highlighted == "4.1.1"


async def test_outside_the_plans_year_that_is_said(workspace: Workspace, clock: Clock) -> None:
    async with clerk_at(workspace) as clerk:
        for now, words in (
            ("2026-03-06T09:00:00+08:00", "计划年度已过"),
            ("2023-12-06T09:00:00+08:00", "计划印发以后才有"),
        ):
            clock.set(now)
            await clerk.press("ctrl+o")
            assert words in clerk.screen
            await clerk.press("escape")


async def test_without_a_unit_the_whole_plan_is_shown(home: Path, clock: Clock) -> None:
    async with clerk_at(open_home(home, clock)) as clerk:
        await clerk.press("escape", "ctrl+o")
        assert "未启动 51" in clerk.screen

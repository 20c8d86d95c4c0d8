"""A week's work with an input method on: no letter key from first start to export."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.storage.report import file as report_file
from tests.support import CLERK, TYPE, UNIT, Clock, open_home

from ..screen import Clerk, clerk_at


class InputMethodOn(Clerk):
    """Refuses the keys that an input method would keep for itself."""

    async def press(self, *keys: str) -> None:
        assert not [key for key in keys if len(key) == 1 and key.isascii() and key.isalpha()]
        await super().press(*keys)

    async def type(self, text: str) -> None:
        assert not any(char.isascii() and char.isalpha() for char in text)
        await super().type(text)


async def test_a_week_is_worked_through_without_a_letter_key(home: Path, clock: Clock) -> None:
    async with clerk_at(open_home(home, clock), (80, 24)) as plain:
        clerk = InputMethodOn(plain.app)
        await clerk.press("enter")
        await clerk.type(UNIT)
        await clerk.press("enter")
        await clerk.type(CLERK)
        await clerk.press("enter")
        assert "按空格打勾" in clerk.status
        await clerk.press("space")
        assert "按 F8 看本周的周报" in clerk.status
        await clerk.press("enter", "right", "enter")  # the sentence that is offered
        await clerk.press("down", "f2", "2")
        await clerk.press("f3")
        await clerk.type("助餐")
        await clerk.press("enter", "escape", "f6")
        for title in ("选址", "开业"):
            await clerk.type(title)
            await clerk.press("tab")
            await clerk.type("王某")
            await clerk.press("tab")
            await clerk.type("6月底")
            await clerk.press("enter")
        await clerk.press("escape", "f6", "space", "escape")
        await clerk.press("f5", "f5")
        await clerk.type("缺一间备餐间")
        await clerk.press("enter", "enter", "down", "down")
        await clerk.type("李某")
        await clerk.press("escape", "home", "insert", "insert", "escape", "9")
        await clerk.press("ctrl+a", "ctrl+n", "0", "ctrl+z", "ctrl+y", "f8")
        assert "受阻" not in clerk.screen
        await clerk.press("f8", "escape", "ctrl+p")
        await clerk.type("总览")
        await clerk.press("enter", "escape", "f10")

    after = open_home(home, clock)
    assert (after.unit.name, after.unit.type, after.unit.config.clerk) == (UNIT, TYPE, CLERK)
    state = after.unit.progress.state
    assert (state("1.1.1").status, state("1.1.2").status) == (Status.DONE, Status.IN_PROGRESS)
    assert state("1.1.1").notes[0].text.endswith("已完成。")
    meals = state("3.2.1")
    assert [(s.title, s.done) for s in meals.steps] == [("选址", True), ("开业", False)]
    assert {s.due for s in meals.steps} == {date(2024, 6, 30)}
    assert (meals.owner, meals.notes[0].kind) == ("李某", NoteKind.PROBLEM)
    assert not after.unit.silent(after.unit.week_changes().week)
    (handed_in,) = (home / "exports" / "2024-W10").glob("*.toml")
    report = report_file.load_status(handed_in)
    assert (report.tally.done, report.edition.number) == (1, 1)
    assert [m.problems for m in report.measures if m.problems] == [("缺一间备餐间",)]

"""A few whole screens, as text: what a clerk would see, kept beside this file.

UPDATE_SNAPSHOTS=1 writes them anew; look at them before committing.
"""

from __future__ import annotations

from datetime import date

import pytest

from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.workspace import Workspace

from .screen import check, clerk_at
from .windows import resize


@pytest.fixture
def lively(workspace: Workspace) -> Workspace:
    """A week in which things happened."""
    book = workspace.unit.ledger
    assert book
    summer, saturday = date(2024, 6, 30), date(2024, 3, 9)
    book.perform(workspace.edit.tick(["3.3.2"]))
    book.perform(workspace.edit.note(["3.3.2"], "本周新装2处"))
    book.perform(workspace.edit.change(["3.2.1"], Edit(percent=40, owner="王某", due=summer)))
    book.perform(workspace.edit.note(["3.2.1"], "缺一间备餐间", NoteKind.PROBLEM))
    blocked = Edit(status=Status.BLOCKED, reason="等图纸", due=saturday)
    book.perform(workspace.edit.change(["3.2.2"], blocked))
    book.perform(workspace.edit.change(["3.3.3"], Edit(due=date(2024, 2, 29))))
    book.perform(workspace.edit.change(["3.3.5"], Edit(status=Status.ONGOING)))
    no = Edit(status=Status.NOT_APPLICABLE, reason="无")
    book.perform(workspace.edit.change(["4.1.1"], no))
    return workspace


SIZES = [(60, 20), (80, 24), (120, 40)]


async def test_the_main_screen_and_the_report(lively: Workspace) -> None:
    async with clerk_at(lively, SIZES[0]) as clerk:
        for columns, rows in SIZES:
            await resize(clerk, (columns, rows))
            await clerk.press("home", "f3")
            await clerk.type("助餐")
            await clerk.press("escape", "down", "up")
            check(f"main_{columns}x{rows}", clerk.screen)
        await clerk.press("f8")
        for columns, rows in SIZES:
            await resize(clerk, (columns, rows))
            check(f"report_{columns}x{rows}", clerk.screen)

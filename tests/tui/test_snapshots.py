"""A few whole screens, as text: what a clerk would see, kept beside this file.

UPDATE_SNAPSHOTS=1 writes them anew; look at them before committing.
"""

from __future__ import annotations

from datetime import date

import pytest

from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import NoteKind, Status
from plancheck.workspace import Workspace

from .screen import check, clerk_at


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


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_main_screen(lively: Workspace, size: tuple[int, int]) -> None:
    async with clerk_at(lively, size) as clerk:
        await clerk.press("f3")
        await clerk.type("助餐")
        await clerk.press("escape", "down", "up")
        check(f"main_{size[0]}x{size[1]}", clerk.screen)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_report(lively: Workspace, size: tuple[int, int]) -> None:
    async with clerk_at(lively, size) as clerk:
        await clerk.press("f8")
        check(f"report_{size[0]}x{size[1]}", clerk.screen)

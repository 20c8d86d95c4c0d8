"""What stands around a dialog is whole: a wide character that its edge cuts gives way to blanks.

Textualize/textual #6357 is about drop-downs, toasts and tooltips, which this program does not use;
its dialogs are modal screens. Seen on the terminal, with edges on odd and on even columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

import pytest

from plancheck.workspace import Workspace
from tests.sampler import part_or_whole

from .every_screen import Watched, watched_at
from .screen import clerk_at
from .windows import resize

DIALOGS = ("f2", "f4", "f5", "f7", "ctrl+p")


def cells(clerk: Watched) -> list[list[str]]:
    """The terminal's rows, cell by cell; the second cell of a wide character is empty."""
    screen = clerk.on_terminal(1).screen
    return [[screen.buffer[y][x].data for x in range(screen.columns)] for y in range(screen.lines)]


@pytest.mark.parametrize(
    ("columns", "dialogs"),
    [
        (82, DIALOGS[::4]),
        (83, DIALOGS[3:4]),
        *(pytest.param(n, DIALOGS, marks=pytest.mark.soak) for n in (82, 83, 100, 101)),
    ],
)
async def test_no_wide_character_is_halved_or_lost_around_a_dialog(
    busy: Workspace, columns: int, dialogs: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = 0
    async with watched_at(busy, (columns, 24), monkeypatch, every_frame=True) as clerk:
        await clerk.press("pagedown")
        before = cells(clerk)
        for key in dialogs:
            await clerk.press(key)
            box = clerk.app.screen.query_one("#frame").region  # the box and the cell around it
            under = cells(clerk)
            for y in range(box.y, box.bottom):
                left, right = before[y][: box.x], before[y][box.right :]
                if box.x and before[y][box.x] == "":
                    left[-1], cut = " ", cut + 1
                if right and right[0] == "":
                    right[0], cut = " ", cut + 1
                assert (key, y, under[y][: box.x]) == (key, y, left)
                assert (key, y, under[y][box.right :]) == (key, y, right)
            outside = [y for y in range(24) if not box.y <= y < box.bottom]
            assert [under[y] for y in outside] == [before[y] for y in outside]
            await clerk.press("escape")
            assert cells(clerk) == before
    assert cut


@pytest.mark.parametrize("dialogs", part_or_whole(DIALOGS[::2], DIALOGS))
async def test_up_to_80_columns_nothing_stands_at_the_sides_of_a_dialog(
    busy: Workspace, dialogs: Sequence[str]
) -> None:
    async with clerk_at(busy, (80, 24)) as clerk:
        for key, narrower in zip(dialogs, cycle((60, 79, 80)), strict=False):
            await clerk.press(key)
            for columns in (clerk.app.size.width, narrower):
                if columns != clerk.app.size.width:
                    await resize(clerk, (columns, 24))
                box = clerk.app.screen.query_one("#box").region
                assert (key, box.x, box.width) == (key, 0, columns)
            await clerk.press("escape")

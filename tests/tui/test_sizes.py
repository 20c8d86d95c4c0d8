"""Windows of all sizes, changed while a screen is open."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

import pytest
from textual.widgets import TextArea

from plancheck.domain.cell_widths import NOT_FIRST
from plancheck.workspace import Workspace
from tests.sampler import part_or_whole

from .every_screen import SCREENS, through_screens
from .screen import clerk_at
from .windows import resize

SIZES = [(160, 50), (60, 20)]
EVERY = tuple(SCREENS)
RESIZED = [
    (EVERY[1::2], [(120, 34), (60, 20)]),
    *(pytest.param(EVERY, sizes, marks=pytest.mark.soak) for sizes in (SIZES, SIZES[::-1])),
]
"""In every run those screens that `test_every_screen` opens at one size only, at sizes at which the
main screen just has all its parts, or the fewest.
"""


@pytest.mark.parametrize(("names", "sizes"), RESIZED)
async def test_every_screen_can_be_resized_while_it_is_open(
    busy: Workspace, names: Sequence[str], sizes: list[tuple[int, int]]
) -> None:
    """One screen grows, the next one shrinks; the other way round under `make soak`."""
    async with clerk_at(busy, sizes[1]) as clerk:
        to = cycle(sizes)
        async for name in through_screens(clerk, names):
            columns, rows = next(to)
            await resize(clerk, (columns, rows))
            strips = clerk.app.screen._compositor.render_strips()
            assert (name, len(strips)) == (name, rows)
            assert (name, {strip.cell_length for strip in strips}) == (name, {columns})
            assert any(strip.text.strip() for strip in strips)


async def test_what_is_open_comes_back_from_a_window_that_was_too_small(busy: Workspace) -> None:
    async with clerk_at(busy, (80, 24)) as clerk:
        await clerk.press("f5")
        await clerk.type("写了一半")
        await resize(clerk, (50, 12))
        assert "窗口太小：50列12行。请放大到60列20行以上" in "".join(clerk.screen.split())
        await resize(clerk, (40, 30))
        assert "40列30行" in "".join(clerk.screen.split())
        await clerk.press("space", "escape", "f5")
        await resize(clerk, (60, 20))
        assert clerk.app.screen.query_one(TextArea).text == "写了一半"
        await clerk.press("enter")
        assert "写了一半" in [n.text for n in busy.unit.progress.state("1.1.1").notes]


async def test_a_window_too_small_from_the_start_says_so_and_can_be_left(busy: Workspace) -> None:
    async with clerk_at(busy, (40, 10)) as clerk:
        assert "窗口太小" in clerk.screen
        await resize(clerk, (60, 20))
        assert "1.1.1" in clerk.screen
        await resize(clerk, (40, 10))
        await clerk.press("ctrl+q")
        assert clerk.app._exit


@pytest.mark.parametrize(
    "seen",
    part_or_whole(
        {"list": (60,), "detail": (60, 120), "report": (120,), "help": (77,)},
        {"list": (60, 120), "detail": (120, 60), "report": (133, 77), "help": (77, 133)},
    ),
)
async def test_no_line_of_a_text_begins_with_a_full_stop(
    busy: Workspace, seen: dict[str, tuple[int, ...]]
) -> None:
    busy.unit.ledger.perform(busy.edit.note(["1.1.1"], "一，【二】。" * 60))  # type: ignore[union-attr]
    async with clerk_at(busy, (60, 20)) as clerk:
        for screen, widths in seen.items():
            await clerk.press(*SCREENS[screen])
            for size in ((columns, columns // 3) for columns in widths):
                if clerk.app.size != size:
                    await resize(clerk, size)
                begun = [part.lstrip(" >") for line in clerk.lines for part in line.split(" | ")]
                wrong = NOT_FIRST - set(".…!")
                assert (screen, size, [one for one in begun if one[:1] in wrong]) == (
                    *(screen, size, []),
                )
            await clerk.press("escape")

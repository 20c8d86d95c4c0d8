"""Windows of the sizes that terminals have, what is open while one changes, and the mouse in it."""

from __future__ import annotations

from textual import events
from textual.geometry import Size

from .screen import Clerk

SIZES = [(60, 20), (80, 24), (100, 30), (120, 40), (200, 60)]


async def resize(clerk: Clerk, size: tuple[int, int]) -> None:
    """Have the window another size (columns, rows), which Textual heeds 8 ms later, and we now."""
    clerk.send(events.Resize(Size(*size), Size(*size)))
    await clerk.settled()
    clerk.app._check_resize()
    await clerk.settled()


async def click(
    clerk: Clerk, place: tuple[int, int], *, shift: bool = False, control: bool = False
) -> None:
    """Click on a place (column, row), as a terminal says it: Pilot waits 20 ms for each part."""
    x, y = place
    for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
        clerk.send(kind(None, x, y, 0, 0, 1, shift, False, control, x, y))
    await clerk.settled()

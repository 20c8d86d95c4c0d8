"""Windows of the sizes that terminals have, and one that changes its size."""

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

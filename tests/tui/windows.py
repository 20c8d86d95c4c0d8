"""Windows of the sizes that terminals have, and what is open in one while it changes."""

from __future__ import annotations

from .screen import Clerk

SIZES = [(60, 20), (80, 24), (100, 30), (120, 40), (200, 60)]


async def resize(clerk: Clerk, size: tuple[int, int]) -> None:
    """Have the window another size (columns, rows)."""
    await clerk.pilot.resize_terminal(*size)
    await clerk.settled()

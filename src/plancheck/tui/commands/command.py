"""What a command is, as a binding and in the key bar.

A binding's id is the command's id. Letters are aliases only, because with an input method on they
never arrive; its full-width keys arrive as other characters and are bound beside their twins
(Textual names U+3000 `ideographic_space`, U+FF0F `fullwidth_solidus`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from textual.binding import Binding

FULL_WIDTH = {str(n): chr(0xFF10 + n) for n in range(10)}
"""The digits that an input method types in full width."""


class Command(NamedTuple):
    """One thing the clerk can do. `rank` orders the key bar, 0 keeps it out of there."""

    id: str
    keys: str
    action: str
    shown: str
    label: str
    help: str
    rank: int = 0


def bindings(commands: Iterable[Command], *, priority: bool = False) -> list[Binding]:
    """The commands as Textual's bindings."""
    return [
        Binding(
            command.keys,
            command.action,
            command.label or command.help,
            id=command.id,
            priority=priority,
            show=False,
        )
        for command in commands
        if command.keys
    ]


def in_bar(
    commands: Sequence[Command], room: Callable[[Command], bool], most: int
) -> list[Command]:
    """The commands for the key bar, in their order: the most wanted that there is `room` for."""
    wanted = sorted((c for c in commands if c.rank), key=lambda c: c.rank)[:most]
    shown = list(takewhile(room, wanted))
    return [command for command in commands if command in shown]

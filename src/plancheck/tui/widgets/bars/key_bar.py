"""The key bar: keys on chips with what they do, each acting on a click.

At the left those of the screen, as many as there is room for, at the right those that are the same
everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.cells import cell_len

from ...commands import APP, HELP, Command, in_bar
from ...keymap import mapped
from .bars import Bars, Word

_APP = frozenset(command.id for command in APP)
MOST = 8
"""So many keys of a screen are shown; the palette and the help have all."""
MOST_EVERYWHERE = ((110, 3), (76, 2), (0, 1))
"""From so many columns on, so many keys that are the same everywhere."""
_AROUND = 3
"""Cells around a key and its label: the blank before the chip, the chip's own two."""


def show_keys(
    bars: Bars,
    commands: Sequence[Command],
    width: int,
    keymap: Mapping[str, str],
    *,
    everywhere: Sequence[Command] = (HELP,),
    name: str = "keys",
) -> None:
    """Put the keys on a line of the bars, as the settings have them."""
    most = next(most for columns, most in MOST_EVERYWHERE if width >= columns)
    room = width

    def fits(command: Command) -> bool:
        nonlocal room
        room -= cell_len(command.shown + command.label) + _AROUND
        return room >= 0

    right = _chips(in_bar(mapped(everywhere, keymap), fits, most))
    left = _chips(in_bar(mapped(commands, keymap), fits, MOST))
    bars.show(name, left, right, ground="band")


def _chips(commands: Sequence[Command]) -> list[Word]:
    return chips((command.shown, command.label, _action(command)) for command in commands)


def _action(command: Command) -> str:
    where = "app" if command.id in _APP else "screen"
    return command.action if "." in command.action else f"{where}.{command.action}"


def chips(keys: Iterable[tuple[str, str, str]]) -> list[Word]:
    """Keys with what they do, and the action that a click on them is."""
    words: list[Word] = []
    for shown, label, action in keys:
        words += (Word(" "), Word(f" {shown} ", "chip", action), Word(label, "plain", action))
    return words

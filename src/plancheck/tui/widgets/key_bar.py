"""The key bar's words, each acting on a click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from ..commands import APP, Command, in_bar
from ..keymap import mapped
from .bars import Word

_APP = frozenset(command.id for command in APP)


def key_words(commands: Sequence[Command], width: int, keymap: Mapping[str, str]) -> list[Word]:
    """The keys there is room for in so many columns, as the settings have them."""
    room = width

    def fits(command: Command) -> bool:
        nonlocal room
        room -= cell_len(f" {command.shown} {command.label}")
        return room >= 0

    words: list[Word] = []
    for command in in_bar(mapped(commands, keymap), fits):
        where = "app" if command.id in _APP else "screen"
        action = command.action if "." in command.action else f"{where}.{command.action}"
        words.append(Word(f" {command.shown}", "strong", action))
        words.append(Word(f" {command.label}", "plain", action))
    return words

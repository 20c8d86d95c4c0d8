"""Ctrl+P: everything that can be done on the screen that is open, found by typing.

Textual's own palette has borders and an icon of ambiguous width and speaks English in places that
nothing outside reaches; this one is made of the same list and field as the other dialogs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from ..commands import MOVES, by_id
from ..keymap import keys_of
from ..screen import OwnScreen
from ..skin import SKINS
from ..textual_privates import bindings_of, keymap_of
from ..theme import THEMES
from .find import FindDialog, FindOption

UNRANKED = 99


class PaletteEntry(NamedTuple):
    """A thing to do: its keys, its words, and the action with the node it is run on."""

    keys: str
    words: str
    action: str
    node: DOMNode
    rank: int = 0
    """The lower, the more wanted; 0 for the rest."""
    label: str = ""
    """What the key bar calls it: also found by that."""


def entries(screen: Screen[object]) -> list[PaletteEntry]:
    """What can be done on a screen: its own bindings, the list's, the app's, and the themes."""
    found: dict[tuple[str, int], PaletteEntry] = {}
    for node, binding in _bindings(screen):
        command = by_id(binding.id)
        words = (command.help or command.label) if command else binding.description
        keys = keys_of(binding)
        place, _, name = binding.action.rpartition(".")
        owner = {"app": screen.app, "screen": screen}.get(place, node)
        before = found.get((name, id(owner)))
        if before:
            keys = before.keys if keys in before.keys else f"{before.keys} {keys}"
            words = max(before.words, words, key=len)
        rank = (before and before.rank) or (command.rank if command else 0)
        label = (before and before.label) or (command.label if command else "")
        found[name, id(owner)] = PaletteEntry(
            keys=keys, words=words, action=name, node=owner, rank=rank, label=label
        )
    keyless = screen.KEYLESS if isinstance(screen, OwnScreen) else ()
    for command in filter(None, map(by_id, keyless)):
        entry = PaletteEntry("", command.help, command.action, screen)
        found[command.action, id(screen)] = entry
    choices = [
        *(("theme", theme.name, f"配色：{name}") for theme, name in THEMES),
        *(("skin", skin, f"线条：{name}") for skin, name in SKINS),
    ]
    looks = [
        PaletteEntry("", words, f"look('{part}', '{choice}')", screen.app)
        for part, choice, words in choices
    ]
    return [*sorted(found.values(), key=_place), *looks]


def _place(entry: PaletteEntry) -> tuple[bool, int]:
    """The screen's own commands first, the most wanted of them before the others."""
    return isinstance(entry.node, App), entry.rank or UNRANKED


def _bindings(screen: Screen[object]) -> Iterator[tuple[DOMNode, Binding]]:
    """Those that stand for a command, and whatever else the screen itself has."""
    for node in (*screen.walk_children(Widget), screen, screen.app):
        named = node is not screen and node is not screen.app
        for _, binding in bindings_of(node, keymap_of(screen.app)):
            ours = not binding.description.isascii()
            if binding.id in MOVES:
                continue
            if binding.action != "palette" and (by_id(binding.id) if named else ours):
                yield node, binding


class Palette(FindDialog[PaletteEntry]):
    """Gives the chosen entry."""

    TITLE_TEXT = "要做什么"
    KEYS = (("↑ ↓", "选"), ("Enter", "去做"), ("Esc", "返回"))
    PLACEHOLDER = "如 周报、撤销、浅色"
    NONE_FOUND = "没有这样的命令，换几个字试试。"

    def __init__(self, entries: Sequence[PaletteEntry]) -> None:
        super().__init__(
            [
                FindOption(
                    entry.words, entry.keys, entry, f"{entry.keys} {entry.label} {entry.words}"
                )
                for entry in entries
            ]
        )

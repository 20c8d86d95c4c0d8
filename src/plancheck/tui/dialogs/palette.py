"""Ctrl+P: everything that can be done on the screen that is open, found by typing.

Textual's own palette has borders and an icon of ambiguous width and speaks English in places that
nothing outside reaches; this one is made of the same list and field as the other dialogs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from ...domain.progress.search import matches
from ..commands import MOVES, by_id
from ..keymap import keys_of
from ..screen import OwnScreen
from ..skin import SKINS
from ..textual_privates import bindings_of, keymap_of
from ..theme import THEMES
from ..widgets.bars import Word
from ..widgets.choice_list import ChoiceList
from ..widgets.field import Field
from ..widgets.row import Row
from ..widgets.rows import Rows
from .dialog import Dialog

UNRANKED = 99


class PaletteEntry(NamedTuple):
    """A thing to do: its keys, its words, and the action with the node it is run on."""

    keys: str
    words: str
    action: str
    node: DOMNode
    rank: int = 0
    """The lower, the more wanted; 0 for the rest."""


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
        found[name, id(owner)] = PaletteEntry(
            keys=keys, words=words, action=name, node=owner, rank=rank
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


class Palette(Dialog[PaletteEntry]):
    """Gives the chosen entry."""

    TITLE_TEXT = "要做什么"
    KEYS = (("↑ ↓", "选"), ("Enter", "去做"), ("Esc", "返回"))
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "上一项", show=False),
        Binding("down", "step(1)", "下一项", show=False),
        Binding("pageup", "page(-1)", "上一页", show=False),
        Binding("pagedown", "page(1)", "下一页", show=False),
    ]

    DEFAULT_CSS: ClassVar[str] = "Palette ChoiceList { height: 14; }"
    """As high whatever is found, so that the field stays where the caret is."""

    def __init__(self, entries: Sequence[PaletteEntry]) -> None:
        super().__init__()
        self._entries = entries
        self._list = ChoiceList(id="entries")
        self._list.can_focus = False

    def content(self) -> ComposeResult:
        """The words to find, what was found."""
        yield Field(placeholder="如 周报、撤销、浅色", id="words")
        yield self._list

    def on_mount(self) -> None:
        """Everything at first."""
        self.query_one(Field).focus()
        self._show("")

    def _show(self, words: str) -> None:
        found = [
            Row(entry.words, str(number), right=(Word(f"  {entry.keys}", "head"),))
            for number, entry in enumerate(self._entries)
            if matches(words, f"{entry.keys} {entry.words}")
        ]
        self._list.show(found)
        self._list.begin()
        self.fault("" if found else "没有这样的命令，换几个字试试。")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find as typed."""
        event.stop()
        self._show(event.value)

    def action_step(self, step: int) -> None:
        """Along the list, while the field keeps the caret."""
        self._list.action_step(step)

    def action_page(self, step: int) -> None:
        """The same, page by page."""
        self._list.action_page(step)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: do it."""
        event.stop()
        self._do(self._list.chosen)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click."""
        event.stop()
        self._do(event.key)

    def _do(self, key: str) -> None:
        if key:
            self.dismiss(self._entries[int(key)])

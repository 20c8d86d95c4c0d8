"""Ctrl+P: everything that can be done on the screen that is open, found by typing.

Textual's own palette has borders and an icon of ambiguous width and speaks English in places that
nothing outside reaches; this one is made of the same list and field as the other dialogs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from ...domain.progress.search import matches
from ..commands import by_id
from ..keymap import keys_of
from ..screen import OwnScreen
from ..skin import SKINS
from ..textual_privates import bindings_of, keymap_of
from ..theme import THEMES
from ..widgets.choice_list import ChoiceList
from ..widgets.field import Field
from ..widgets.plan_columns import fit
from .dialog import Dialog

KEY_CELLS = 16


class PaletteEntry(NamedTuple):
    """A thing to do: its keys, its words, and the action with the node it is run on."""

    keys: str
    words: str
    action: str
    node: DOMNode


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
            words = before.words
        found[name, id(owner)] = PaletteEntry(keys, words, name, owner)
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
    return [*found.values(), *looks]


def _bindings(screen: Screen[object]) -> Iterator[tuple[DOMNode, Binding]]:
    """Those that stand for a command, and whatever else the screen itself has."""
    for node in (*screen.walk_children(Widget), screen, screen.app):
        named = node is not screen and node is not screen.app
        for _, binding in bindings_of(node, keymap_of(screen.app)):
            ours = not binding.description.isascii()
            if binding.action != "palette" and (by_id(binding.id) if named else ours):
                yield node, binding


class Palette(Dialog[PaletteEntry]):
    """Gives the chosen entry."""

    TITLE_TEXT = "要做什么"
    ADVICE = "输入几个字查找   ↑ ↓ 选择   Enter 去做   Esc 返回"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move('up')", "上一项", show=False),
        Binding("down", "move('down')", "下一项", show=False),
        Binding("pageup", "move('page_up')", "上一页", show=False),
        Binding("pagedown", "move('page_down')", "下一页", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    Palette OptionList {
        border: none;
        padding: 0;
        height: auto;
        max-height: 14;
        background: $surface;
        scrollbar-size-vertical: 1;
        text-wrap: nowrap;
        & > .option-list--option-highlighted {
            background: $block-cursor-background;
            text-style: bold;
        }
    }
    """

    def __init__(self, entries: Sequence[PaletteEntry]) -> None:
        super().__init__()
        self._entries = entries

    def content(self) -> ComposeResult:
        """The words to find, what was found."""
        yield Field(placeholder="如 周报、撤销、浅色", id="words")
        options = ChoiceList()
        options.can_focus = False
        yield options

    def on_mount(self) -> None:
        """Everything at first."""
        self.query_one(Field).focus()
        self._show("")

    def _show(self, words: str) -> None:
        found = [
            Option(Content(fit(entry.keys, KEY_CELLS) + entry.words), str(number))
            for number, entry in enumerate(self._entries)
            if matches(words, f"{entry.keys} {entry.words}")
        ]
        options = self.query_one(OptionList)
        options.set_options(found).highlighted = 0 if found else None
        self.fault("" if found else "没有这样的命令，换几个字试试。")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find as typed."""
        event.stop()
        self._show(event.value)

    def action_move(self, how: str) -> None:
        """Up and down the list, while the field keeps the caret."""
        options = self.query_one(OptionList)
        if how.startswith("page"):
            getattr(options, f"action_{how}")()
        else:
            getattr(options, f"action_cursor_{how}")()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: do it."""
        event.stop()
        self._do(self.query_one(OptionList).highlighted_option)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click."""
        event.stop()
        self._do(event.option)

    def _do(self, option: Option | None) -> None:
        if option and option.id:
            self.dismiss(self._entries[int(option.id)])

"""Every private name of Textual and Rich that is used, and why; nowhere else does one stand, but
in `textual_text_area`.

Textual has no public way to what is done here. A function's argument, or a class's base, says whose
the name is: from that tests/house/test_private_names.py checks, one by one, that each is still
there, and that no other module uses one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from rich import cells, segment
from rich._unicode_data import load as load_cell_table
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._time import get_time
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import BindingsMap
from textual.dom import DOMNode
from textual.filter import LineFilter
from textual.geometry import Size
from textual.keys import _character_to_key as key_of_character
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen, ScreenResultType
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.drivers.linux_driver import LinuxDriver

__all__ = [
    "ANSI_SEQUENCES_KEYS",  # which sequences are keys: a table that has no other place
    "BRACKETED_PASTE_END",
    "BRACKETED_PASTE_START",
    "XTermParser",  # what BurstParser stands in the place of
    "get_time",  # the clock of an event's `time`, to compare others with
    "key_of_character",  # what Textual calls the key of a character, for the settings' keys
    "load_cell_table",  # the widths that Rich counts with
]

# --- the app


class RescuingApp(App[None]):
    """`_handle_exception`: Textual has no hook for a fault that is about to end the program."""

    def rescue(self) -> None:
        """What to keep before it ends."""

    def _handle_exception(self, error: Exception) -> None:
        with suppress(Exception):
            self.rescue()
        super()._handle_exception(error)


def fail(app: App[None], error: Exception) -> None:
    """End the app for a fault of a task that is not a message pump's."""
    app._handle_exception(error)


def is_exiting(app: App[Any]) -> bool:
    """Whether the app was told to end: it goes on for a few messages, and mounts no more."""
    return app._exit


def keymap_of(app: App[Any]) -> Mapping[str, str]:
    """The keys that the settings gave commands; Textual lets a keymap be set, not be read."""
    return app._keymap


def add_filter(app: App[None], filter: LineFilter) -> None:
    """Have every line pass a filter of ours before it reaches the terminal."""
    app._filters.append(filter)


def write_to_terminal(app: App[None], sequence: str) -> None:
    """Send the terminal a question that nothing of Textual asks."""
    if app._driver:
        app._driver.write(sequence)


def forget_press(app: App[None]) -> None:
    """Let no click come of a button that went down on another screen."""
    app._mouse_down_widget = None


def bindings_of(node: DOMNode, keymap: Mapping[str, str]) -> BindingsMap:
    """A node's own bindings with the settings' keys, whether or not it has the focus."""
    bindings = node._bindings.copy()
    bindings.apply_keymap(dict(keymap))
    return bindings


# --- screens


class GuardedScreen(Screen[ScreenResultType]):
    """`_push_result_callback`, `_dispatch_message`: all that opens a screen, and all that it hears,
    comes through them.
    """

    def hears(self, message: Message) -> bool:
        """Whether a message still means something to the screen."""
        return True

    def opened(self) -> None:
        """The screen is about to be the one on top."""

    def _push_result_callback(self, requester: MessagePump, *of: Any) -> None:
        """Have the app call back: who opened the screen may be gone by then."""
        self.opened()
        super()._push_result_callback(self.app, *of)

    async def _dispatch_message(self, message: Message) -> None:
        if self.hears(message):
            await super()._dispatch_message(message)


def is_on_top(screen: Screen[Any]) -> bool:
    """Whether nothing lies over it; `App.screen` fails while there is none."""
    app: App[Any] = screen.app
    return app._screen_stack[-1] is screen


def close_below(screen: Screen[ScreenResultType], result: ScreenResultType | None) -> AwaitComplete:
    """Close a screen from under what lies over it, with a result: Textual closes the top alone."""
    app: App[Any] = screen.app
    screen._result_callbacks[-1](result)
    screen._pop_result_callback()
    app._screen_stack.remove(screen)
    return AwaitComplete(app._replace_screen(screen)).call_next(app)


def take_callbacks(screen: Screen[Any]) -> list[tuple[Callable[[], Any], MessagePump]]:
    """What was to be called after the screen's next paint, which a closed one never has."""
    callbacks, screen._callbacks = screen._callbacks, []
    return callbacks


def call_after_paint(screen: Screen[Any], callback: Callable[[], Any], sender: MessagePump) -> None:
    """Have it called after this screen's next paint, as `sender` asked."""
    screen._invoke_later(callback, sender)


async def until_mounted(screen: Screen[Any]) -> None:
    """Wait for a screen that is just coming up to have its widgets."""
    await screen._mounted_event.wait()


def needs_layout(screen: Screen[Any]) -> bool:
    """Whether it is still to be laid out: until then no list in it has lines."""
    return screen._layout_required


def set_scroll_size(widget: Widget, size: Size) -> None:
    """Tell the scroll bar how much there is, without the layout of the screen that
    `virtual_size` brings.
    """
    widget._scroll_update(size)


# --- what the terminal sends, and what it is sent


def keys_of_sequence(parser: XTermParser, sequence: str) -> Iterable[events.Key]:
    """The keys that a sequence or a character stands for."""
    return parser._sequence_to_key_events(sequence)


def await_no_more(parser: XTermParser) -> None:
    """Begin anew where the parser waits for the rest of a sequence that Textual does not know."""
    if parser._awaiting.timeout is not None:
        tokens: deque[Message] = parser._tokens
        parser._gen = parser.parse(tokens.append)
        parser._awaiting = next(parser._gen)


def wrap_output(driver: LinuxDriver, wrap: Callable[[IO[str] | None], Any]) -> None:
    """Have the driver draw on another file (Windows' has it under the same name)."""
    driver._file = wrap(driver._file)


# --- how wide characters are

SINGLE_CELLS = cells._SINGLE_CELLS
"""The characters that Rich takes for one cell without looking."""
_SHORT_CUT = cells._is_single_cell_widths


def counts_as_ever() -> bool:
    """Whether Rich counts with its own table."""
    return cells._is_single_cell_widths is _SHORT_CUT


def count_cells(table: cells.CellTable | None, single: frozenset[str] = SINGLE_CELLS) -> None:
    """Have Rich and Textual count with a table; with Rich's own where it is None.

    There is no setting for it. All their measuring goes through `cells.get_character_cell_size` and
    the table it loads, with a short cut for strings of known single cells, which `segment` has
    imported by name; results are cached in three places.
    """
    loaded: Callable[[str], cells.CellTable] = load_cell_table
    if table is not None:

        def loaded(_version: str = "auto") -> cells.CellTable:
            return table

    short_cut = _SHORT_CUT if table is None else single.issuperset
    cells.load_cell_table = loaded  # type: ignore[assignment, attr-defined]
    cells._is_single_cell_widths = short_cut
    segment._is_single_cell_widths = short_cut  # type: ignore[attr-defined]
    cells.get_character_cell_size.cache_clear()
    cells.cached_cell_len.cache_clear()
    segment.Segment._split_cells.cache_clear()

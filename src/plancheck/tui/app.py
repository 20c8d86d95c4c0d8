"""The app: opens the main screen, owns the saver, and sees that nothing is lost on the way out."""

from __future__ import annotations

import gc
import os
import threading
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from ..errors import PlancheckError
from ..workspace import Workspace
from .commands import APP, bindings
from .departure import Departure
from .filters import ControlFilter
from .jobs import off_thread
from .keymap import keymap_from
from .late_imports import LateImportApp, load_pages
from .main.screen import MainScreen
from .main.wording import unsaved
from .recorder import Recorder
from .restart import Restart, StartAnew
from .saver import Failed, Saved, Saver
from .screen import OwnScreen
from .skin import ASCII
from .terminal import widths
from .terminal.appearance import Appearance
from .terminal.bursts import Burst
from .terminal.keyboard import Keyboard
from .textual_privates import add_filter, is_exiting, keymap_of, write_to_terminal
from .theme import DARK, THEMES, PlainScrollBar

if TYPE_CHECKING:
    from ..workspace.office.inbox import Inbox
    from .widgets.field import Refused

POLL_SECONDS = 1.0
"""How often the ledger on disk is looked at for what others wrote."""

SETTLE_SECONDS = 0.3
"""How long after the first paint the saver gets ready."""

LEAST = Size(60, 20)
"""Columns and rows that every screen has room in."""

ScrollBar.renderer = PlainScrollBar


class PlancheckApp(LateImportApp, inherit_bindings=False):
    """One unit's plan on the screen."""

    TITLE = "plancheck"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    .-drawn #pane { border-left: solid $line; }
    .-drawn #types:focus { border: solid $primary; }
    .-drawn #box, .-drawn #types { border: solid $line; }
    """
    """What Textual draws and not we: a screen's own styles know nothing of the app's class."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(APP, priority=True)]

    class Outcome(Message):
        """What became of an act, from the saver's thread."""

        def __init__(self, outcome: Saved | Failed) -> None:
            super().__init__()
            self.outcome = outcome

    class End(Message):
        """The program is to end, whatever is open: from another thread."""

    def __init__(self, workspace: Workspace, receiving: Inbox | None = None) -> None:
        super().__init__()
        self._receiving = receiving
        """What is to be rolled up at once; None for the usual start."""
        self.restart: Restart | None = None
        """What to go on with once this app is left; None for nothing."""
        self.appearance = Appearance(
            workspace.unit.settings,
            os.environ,
            self.console.color_system,
            coloured=not self.no_color,
        )
        widths.measure(self.appearance.cells or 1)
        self._take_skin()
        self.workspace = workspace
        self.keyboard = Keyboard(self, self._in_turn)
        keymap, problems = keymap_from(workspace.unit.config.keys, workspace.unit.home.config.name)
        if problems:
            config = workspace.unit.config
            workspace.unit.settings.config = config._replace(problems=(*config.problems, *problems))
        self.set_keymap(keymap)
        self.saver = Saver(lambda outcome: self.post_message(self.Outcome(outcome)))
        self.recorder = Recorder(workspace, self.saver, lambda: self._open_screens)
        self.departure = Departure(self, workspace, self.saver, self.recorder)
        self._too_small = False
        add_filter(self, ControlFilter())
        for theme, _ in THEMES:
            self.register_theme(theme)
        self.set_reactive(PlancheckApp.theme, self.appearance.theme)
        self.stylesheet.set_variables(self.get_css_variables())  # it was made for another theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """For Textual's own themes, before one of ours is chosen."""
        return DARK.variables

    def get_default_screen(self) -> Screen[None]:
        """The main screen, without a blank one under it."""
        return MainScreen(self.workspace, self.recorder)

    def on_mount(self) -> None:
        """The first start asks which unit this is."""
        self.keyboard.start()
        if self.appearance.asks:
            write_to_terminal(self, widths.PROBE)
        if self._receiving:
            self.main.pages.rollup(self._receiving)
        elif not self.workspace.unit.name:
            self.main.action_setup()
        self.set_interval(POLL_SECONDS, self.recorder.check_disk)
        self.call_after_refresh(self._settle)

    def on_unmount(self) -> None:
        """Nothing is typed any more."""
        self.keyboard.stop()

    def on_cursor_position(self, event: events.CursorPosition) -> None:
        """The terminal's answer to the probe, whenever it comes."""
        if self.appearance.learn(event.x):
            widths.measure(self.appearance.cells or 1)
            self._draw_anew()
            self.set_timer(SETTLE_SECONDS, self.appearance.keep)

    def _take_skin(self) -> None:
        self.skin = self.appearance.skin
        self.set_class(self.skin != ASCII, "-drawn")

    def _draw_anew(self) -> None:
        from .widgets.prose import measure_anew

        self._take_skin()
        for screen in self.screen_stack:
            measure_anew(screen)

    @property
    def _open_screens(self) -> list[Screen[object]]:
        """Those that can be talked to: one that is just coming up has no widgets yet."""
        return [s for s in self.screen_stack if isinstance(s, OwnScreen) and s.is_open]

    async def on_event(self, event: events.Event) -> None:
        """What is typed and clicked comes in its turn; once the program ends, not at all."""
        typed = isinstance(event, events.InputEvent | events.Paste | Burst)
        if typed and not event.is_forwarded:
            await self.keyboard.take(event)
        elif not (typed and is_exiting(self)):
            await super().on_event(event)

    async def _in_turn(self, event: events.Event) -> None:
        """What the keyboard hands on, but for a click at a screen that is not on top any more."""
        if not self.misses(event):
            await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        """Below the least size a sentence stands for whatever is open, which stays as it is."""
        if _is_too_small(event.size) or self._too_small:
            self.call_later(self._fit_window)

    def _fit_window(self) -> None:
        from .dialogs.too_small import TooSmall

        self._too_small = _is_too_small(self.size)
        shown = [screen for screen in self.screen_stack if isinstance(screen, TooSmall)]
        if self._too_small and not shown:
            self.push_screen(TooSmall(LEAST))
        elif shown and not self._too_small:
            shown[0].dismiss()

    def _settle(self) -> None:
        """After the first paint: the start ran without the garbage collector (see __main__)."""
        gc.freeze()
        gc.enable()
        self.main.count_week()
        if words := unsaved(self.workspace):
            self.main.say(words, "alert")
        else:
            self.run_worker(self._look_for_plans())
        self.set_timer(SETTLE_SECONDS, self._get_ready)

    async def _look_for_plans(self) -> None:
        """Say what there is to do about the plan, else about what the office said."""
        try:
            words = await off_thread(lambda: self.workspace.advice(on_screen=True))
        except PlancheckError:
            return  # it is said where somebody looks at the plans
        if words and not self.workspace.notice:
            self.main.say(words, "mind")

    def _get_ready(self) -> None:
        """While nobody waits: the saver, which the first act needs, and what is opened most."""
        self.saver.start()
        threading.Thread(target=load_pages, daemon=True).start()

    @property
    def main(self) -> MainScreen:
        """The main screen."""
        screen = self.screen_stack[0]
        if not isinstance(screen, MainScreen):
            raise TypeError("the first screen is the main screen")
        return screen

    def on_plancheck_app_outcome(self, message: Outcome) -> None:
        """Pass on what became of an act; what was told before any is over."""
        if self.workspace.notice:
            self.workspace.notice = ""
            self.main.say_state()
        self.recorder.settle(message.outcome)
        self.departure.settle(message.outcome)

    def on_refused(self, event: Refused) -> None:
        """A field did not take a text: say so where the clerk looks."""
        self.refuse(event.words)

    def refuse(self, words: str) -> None:
        """Say why something is not done, where the clerk looks."""
        self.keyboard.refused = True
        say = getattr(self.screen, "fault", None) or self.recorder.say
        say(words)

    def action_help(self) -> None:
        """F1."""
        from .pages.help import HelpPage
        from .pages.search_page import SearchPage

        if isinstance(self.screen, SearchPage):
            self.screen.finish()
        elif not self._too_small:
            marks = self.workspace.unit.config.display.ascii_marks
            self.push_screen(HelpPage(keymap_of(self), ascii_marks=marks))

    def action_palette(self) -> None:
        """Ctrl+P; again, it closes."""
        from .dialogs.palette import Palette, PaletteEntry, entries

        def chosen(entry: PaletteEntry | None) -> None:
            if entry and (entry.node is self or self.screen in entry.node.ancestors_with_self):
                self.call_next(self.run_action, entry.action, entry.node)

        if isinstance(self.screen, Palette):
            self.screen.finish()
        elif not self._too_small:
            self.push_screen(Palette(entries(self.screen)), chosen)

    def action_look(self, part: str, choice: str) -> None:
        """Other colours or lines, now and from now on."""
        self.appearance.change(part, choice)
        self.theme = self.appearance.theme
        self._draw_anew()
        try:
            sentence = self.workspace.set_look(part, choice)
        except PlancheckError as error:
            self.main.say(str(error), "alert")
            return
        self.main.say(sentence, "good")

    def on_start_anew(self, message: StartAnew) -> None:
        """Leave as with F10, and go on with another plan."""
        self.restart = message.restart
        self.departure.begin()

    def action_leave(self) -> None:
        """F10: close what is open, keeping what was typed; then wait for the disk."""
        self.restart = None
        self.departure.begin()

    async def on_plancheck_app_end(self) -> None:
        """As F10, behind all that was typed, but nothing keeps the program open."""
        await self.keyboard.take(events.Callback(callback=lambda: self.departure.begin(must=True)))

    def rescue(self) -> None:
        """A fault of the program costs nothing that was typed."""
        self.departure.rescue(spare=False)


def _is_too_small(size: Size) -> bool:
    return size.width < LEAST.width or size.height < LEAST.height

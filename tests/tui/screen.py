"""Driving the app as a clerk does, and reading what is on the screen."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any
from unittest import mock

from rich.cells import cell_len
from textual import events
from textual._compositor import Compositor
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.screen import Screen

from plancheck.tui.app import PlancheckApp
from plancheck.tui.skin import SAVED
from plancheck.tui.widgets.rows import Rows
from plancheck.workspace import Workspace

SNAPSHOTS = Path(__file__).parent / "snapshots"
"""Whole screens as text, which somebody looked at."""

TURN = 0.001
"""Seconds between two looks at an app that is at work."""
PATIENCE = 120
"""Seconds after which an app that is still at work has lost its way."""
TO_PAINT = (
    "_layout_required",
    "_repaint_required",
    "_scroll_required",
    "_dirty_widgets",
    "_callbacks",
)
"""What Textual's screen knows of what it has still to paint, and to call after that."""
PRINTED = {"space": " ", "enter": "\r", "tab": "\t", "ideographic_space": "\u3000"}
"""Keys with a name and a character."""


def key_event(key: str) -> events.Key:
    """A key by Textual's name for it, or by its character."""
    name = _character_to_key(key) if len(key) == 1 else key
    return events.Key(name, PRINTED.get(key, key if len(key) == 1 else None))


class Clerk:
    """Presses keys and clicks; reads the screen, line by line."""

    def __init__(self, app: PlancheckApp) -> None:
        self.app = app
        self._lines: list[str] | None = None

    async def press(self, *keys: str) -> None:
        """Press keys, each when all that the one before it asked for is done, the disk included.

        `space`, `f5`, `shift+down`, or a character.
        """
        for key in keys:
            await self.at_once(key)

    async def at_once(self, *keys: str) -> None:
        """Keys that lie there before the first of them is looked at, as after a stall."""
        self.send(*map(key_event, keys))
        await self.settled()

    def send(self, *sent: events.Event) -> None:
        """What the terminal sends, without waiting for anything."""
        for event in sent:
            event.set_sender(self.app)
            self.app.post_message(event)

    async def click(
        self, place: tuple[int, int], *, shift: bool = False, control: bool = False
    ) -> None:
        """Click on a place (column, row), in a terminal's words; Pilot waits 20 ms at each."""
        x, y = place
        for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
            self.send(kind(None, x, y, 0, 0, 1, shift, False, control, x, y))
        await self.settled()

    def place_of(self, words: str) -> tuple[int, int]:
        """Column and row where the words begin, on the first line that has them."""
        y = next(y for y, line in enumerate(self.lines) if words in line)
        return cell_len(self.lines[y].partition(words)[0]), y

    async def type(self, text: str) -> None:
        """Commit a text, as an input method does: each character a key, all in one burst.

        Not by Pilot, which looks a key up by name and loses the full-width comma. Where it counts
        what each key brings, `press(*text)` waits for each.
        """
        await self.at_once(*text)

    async def settled(self) -> None:
        """Wait until nothing is on its way to the disk and nothing is left to paint."""
        await self._quiet()
        while self.app.saver.pending or any(not w.is_finished for w in self.app.workers):
            if self.app._exception:
                return
            await asyncio.sleep(TURN)
            await self._quiet()

    async def _quiet(self) -> None:
        """Wait until no message waits, none is being handled and nothing is left to paint.

        For facts and not for time: Pilot sleeps 20 ms or more behind every key, and has every
        widget handle a message of its own.
        """
        end = monotonic() + PATIENCE
        await asyncio.sleep(0)
        while at_work := _at_work(self.app):
            assert monotonic() < end, f"after {PATIENCE} s the app is still at {at_work}"
            await asyncio.sleep(TURN)

    @property
    def lines(self) -> list[str]:
        """The screen, without the blanks at the right; drawn once until the app goes on."""
        if self._lines is None:
            strips = self.app.screen._compositor.render_strips()
            self._lines = [strip.text.rstrip() for strip in strips]
            asyncio.get_running_loop().call_soon(self._forget)
        return self._lines

    def _forget(self) -> None:
        self._lines = None

    @property
    def screen(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def status(self) -> str:
        """What the status line of the main screen says."""
        return self.app.main.bars.status.said

    @property
    def saving(self) -> str:
        """What it says of the disk, in its own place."""
        return self.app.main.bars.status.saving.words.removeprefix(SAVED).strip()

    @property
    def highlighted(self) -> str:
        """The number of the highlighted measure."""
        item = self.app.main.list_.current
        return item.measure.id if item else ""

    def line_of(self, text: str) -> str:
        """The first line that has the text on it."""
        return next((line for line in self.lines if text in line), "")


async def go_to(clerk: Clerk, words: str) -> None:
    """Go down the list that has the focus to the first row with these words."""
    for _ in range(99):
        rows = clerk.app.focused
        assert isinstance(rows, Rows)
        if words in rows.current.plain:
            return
        await clerk.press("down")
    raise AssertionError(f"no row has {words}")


@asynccontextmanager
async def clerk_at(workspace: Workspace, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Clerk]:
    """The app, open on a terminal of a size (columns, rows).

    It is drawn where a test looks. Textual draws a frame after every key and, having no terminal,
    throws it away: a third of all that a journey costs. What must hold of every frame is asked of
    `watched_at`. It is laid out at once: the rest of a sixtieth of a second, which Textual waits
    after every key, was two thirds of a journey's time.
    """
    with (
        mock.patch.object(Compositor, "render_update", _left_undrawn),
        mock.patch.object(Stylesheet, "_parse_rules", _parsed_once),
        mock.patch("textual.screen.UPDATE_PERIOD", TURN),
    ):
        app = PlancheckApp(workspace)
        async with app.run_test(size=size):
            clerk = Clerk(app)
            await clerk.settled()
            yield clerk
    app.saver.close()


def _left_undrawn(compositor: Compositor, full: bool = False, **more: Any) -> object:
    """A picture is asked for in full."""
    if full:
        return _drawn(compositor, full, **more)
    compositor._dirty_regions.clear()
    return None


_drawn = Compositor.render_update


def _parsed_once(sheet: Stylesheet, css: str, **of: Any) -> list[RuleSet]:
    """The rules of a style sheet: nothing changes them, so that every app of a run may have them.

    Textual parses the same sheets for each app anew, a tenth of the time that one takes to open.
    """
    key = (tuple(sheet._variables.items()), css, *of.items())
    if key not in _rules:
        _rules[key] = _parsed(sheet, css, **of)
    return _rules[key]


_rules: dict[tuple[object, ...], list[RuleSet]] = {}
_parsed = Stylesheet._parse_rules


def _at_work(app: PlancheckApp) -> list[str]:
    """What the app has to do before somebody or the disk says something; nothing: it is quiet."""
    if app._exception or app._exit:
        return []
    if not app.screen_stack:
        return ["its first screen"]
    screen = app.screen
    if app.keyboard.busy:
        return ["what was typed"]
    found = [name for name in TO_PAINT if getattr(screen, name)]
    pumps: list[MessagePump] = [app]
    for opened in app.screen_stack:
        pumps += opened.walk_children(with_self=True)
    waiting = (pump for pump in pumps if pump._next_callbacks or not _waits(pump))
    going = (s for s in app._registry if isinstance(s, Screen) and s not in app.screen_stack)
    return [
        *found,
        *(f"the messages of {pump}" for pump in waiting),
        *(f"the end of {screen}" for screen in going),
    ]


def _waits(pump: MessagePump) -> bool:
    """Whether it waits for a message: none lies there, and none is being handled."""
    queue: Any = pump._message_queue
    return queue.empty() and bool(queue.ready_event._waiters)


def check(name: str, screen: str) -> None:
    """Compare a screen with the one that was looked at."""
    kept = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(screen + "\n", encoding="utf-8", newline="\n")
    assert screen + "\n" == kept.read_text(encoding="utf-8")

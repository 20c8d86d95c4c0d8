"""Every screen, and the keys that open it from the list: what holds for all is tested on each."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

import pytest
from bench.emulator import Emulator
from textual._compositor import Compositor
from textual.drivers import headless_driver

from plancheck.tui.app import PlancheckApp
from plancheck.workspace import Workspace

from .screen import TURN, Clerk

SCREENS: dict[str, tuple[str, ...]] = {
    "list": (),
    "list lower down": ("pagedown", "pagedown"),
    "search": ("f3",),
    "status": ("f2",),
    "unit types": ("f4",),
    "note": ("f5",),
    "detail": ("enter",),
    "report": ("f8",),
    "roll-up of nothing": ("f9",),
    "set-up": ("f12",),
    "steps": ("f6",),
    "form of several": ("shift+down", "enter"),
    "filters": ("f7",),
    "records": ("ctrl+r",),
    "problems": ("ctrl+t",),
    "overview": ("ctrl+o",),
    "help": ("f1",),
    "palette": ("ctrl+p",),
    "table to take over": ("ctrl+e",),
    "palette over a page": ("f8", "ctrl+p"),
}
ON_THE_LIST = {"search", "form of several"}
"""What leaves something on the list, which one more Esc takes off it."""


COLOURS = re.compile(r"\x1b\[[\d;:]*m")
"""They move nothing, and the emulator takes them in character by character."""


class Paper(headless_driver.HeadlessDriver):
    """Keeps what the app writes to its terminal."""

    written = ""

    @property
    def is_headless(self) -> bool:
        """So that the app writes."""
        return False

    def write(self, data: str) -> None:
        """Keep it."""
        self.written += data


class Watched(Clerk):
    """A clerk whose terminal is looked at as well."""

    terminal: Emulator | None = None

    def on_terminal(self, ambiguous: int) -> Emulator:
        """The terminal after everything the app wrote until now."""
        columns, rows = self.app.size
        self._draw()
        if self.terminal is None:
            self.terminal = Emulator(columns, rows, ambiguous)
            self.terminal.feed(b"\x1b[?7l")  # as the real driver does
        driver = self.app._driver
        assert isinstance(driver, Paper)
        self.terminal.feed(COLOURS.sub("", driver.written).encode())
        driver.written = ""
        return self.terminal

    def _draw(self) -> None:
        """What is still to be drawn, if anything is."""
        screen = self.app.screen
        frame = _drawn(screen._compositor, screen_stack=self.app._background_screens)
        self.app._display(screen, frame)


_drawn = Compositor.render_update


async def through_screens(
    clerk: Clerk, names: Iterable[str] = tuple(SCREENS)
) -> AsyncIterator[str]:
    """Opens one screen after another; gives their names."""
    for name in names:
        await clerk.press(*SCREENS[name])
        yield name
        while len(clerk.app.screen_stack) > 1:
            await clerk.press("escape")
        if name in ON_THE_LIST:
            await clerk.press("escape")


@asynccontextmanager
async def watched_at(
    workspace: Workspace,
    size: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
    *,
    every_frame: bool = False,
) -> AsyncIterator[Watched]:
    """The app on a terminal that is kept; laid out at once, as by `clerk_at`.

    It is drawn where a test looks, all in one frame that changed until then, or as it changes.
    """
    if not every_frame:
        monkeypatch.setattr(Compositor, "render_update", lambda *_, **__: None)
    monkeypatch.setattr(headless_driver, "HeadlessDriver", Paper)
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", TURN)
    app = PlancheckApp(workspace)
    async with app.run_test(size=size):
        clerk = Watched(app)
        await clerk.settled()
        yield clerk
    app.saver.close()

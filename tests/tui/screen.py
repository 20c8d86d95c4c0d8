"""Driving the app as a clerk does, and reading what is on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from plancheck.tui.app import PlancheckApp
from plancheck.workspace import Workspace


class Clerk:
    """Presses keys; reads the screen, line by line."""

    def __init__(self, app: PlancheckApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, then wait until everything said has been done, the disk included."""
        for key in keys:
            await self.pilot.press(key)
        await self.settled()

    async def type(self, text: str) -> None:
        """Commit a text, as an input method does: each character as its own key.

        Not by Pilot, which looks a key up by name and loses the full-width comma.
        """
        driver = self.app._driver
        assert driver is not None
        for character in text:
            event = events.Key(_character_to_key(character), character)
            event.set_sender(self.app)
            driver.send_message(event)
            await self.pilot.pause()
        await self.settled()

    async def settled(self) -> None:
        """Wait until nothing is on its way to the disk and nothing is left to paint."""
        await self.pilot.pause()
        while self.app.saver.pending:
            await self.pilot.pause(0.005)
        await self.pilot.pause()
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """The screen, without the blanks at the right."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    @property
    def screen(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines)

    @property
    def status(self) -> str:
        """The status line of the main screen."""
        return self.app.main._bottom.text("status").strip()

    @property
    def highlighted(self) -> str:
        """The number of the highlighted measure."""
        item = self.app.main.list_.current
        return item.measure.id if item else ""

    def line_of(self, text: str) -> str:
        """The first line that has the text on it."""
        return next((line for line in self.lines if text in line), "")


@asynccontextmanager
async def clerk_at(workspace: Workspace, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Clerk]:
    """The app, open on a terminal of a size (columns, rows)."""
    app = PlancheckApp(workspace)
    async with app.run_test(size=size) as pilot:
        clerk = Clerk(app, pilot)
        await clerk.settled()
        yield clerk
    app.saver.close()

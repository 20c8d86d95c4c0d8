"""Keys, texts and clicks in their turn: each is handed on when the one before it has done its work.

Textual puts a key into the queue of the widget that has the focus when it comes; what comes in one
burst would so miss the dialog that its first key opens, or meet one that it has closed.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from ...domain.text import visible
from ..textual_privates import fail, is_exiting, needs_layout, until_mounted
from .bursts import KEYS, PASTE_LENGTH, Burst, only_keys

GAP = 0.03
"""What follows a text within so many seconds came with it; nobody types so fast."""
PASTE_GAP = 0.15
"""The same where the text can only be a paste, which may come in many reads."""
PATIENCE = 1.0
"""How long a key may keep the next one waiting."""

_CHARACTERS = {"enter": "\r", "tab": "\t", "ctrl+j": "\n"}
LINE_ENDS = "\r\n"


def typed(event: events.Event) -> str:
    """The text that an event brings; "" where it brings none."""
    if isinstance(event, Burst):
        return event.text
    if not isinstance(event, events.Key):
        return ""
    char = event.character or ""
    return _CHARACTERS.get(event.key) or (char if event.is_printable or char in KEYS else "")


class Keyboard:
    """Stands between the driver and the app; `handle` is what the app itself does with an event."""

    def __init__(self, app: App[None], handle: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._handle = handle
        self._waiting: deque[events.Event] = deque()
        self._came = asyncio.Event()
        self._text_until = 0.0
        """What comes before that time belongs to the text that was handed on last."""
        self.busy = False
        """Whether something that came is not done yet."""
        self.refused = False
        """Whether the text that was handed on last was not taken."""

    async def take(self, event: events.Event) -> None:
        """A key, a text, a click that came: handled at once where it is a key alone."""
        alone = not self.busy and not self._app.message_queue_size
        key = only_keys(typed(event)) and not isinstance(event, events.Paste)
        self.busy = True
        if alone and key and event.time > self._text_until:
            await self._handle_typed(event)
            event = events.Callback(callback=lambda: None)  # the next one waits for its end
        self._waiting.append(event)
        self._came.set()

    def start(self) -> None:
        """Hand on what comes, until `stop`."""
        self._running = asyncio.create_task(self._run())

    def stop(self) -> None:
        """Hand nothing on any more."""
        self._running.cancel()

    async def _run(self) -> None:
        try:
            await self._hand_on_all()
        except Exception as error:  # noqa: BLE001  # as in a message pump: the app ends, and says why
            fail(self._app, error)

    async def _hand_on_all(self) -> None:
        while True:
            while not self._waiting:
                self.busy = False
                self._came.clear()
                await self._came.wait()
            event = self._waiting.popleft()
            if typed(event):
                await self._hand_on_text(event)
            else:
                self._text_until = 0.0
                await self._hand_on(
                    pasted(event.text) if isinstance(event, events.Paste) else event
                )

    # --- what is text

    async def _hand_on_text(self, first: events.Event) -> None:
        """A text with all that came in its burst; keys, where it is of such as are keys alone.

        The line ends at its very end are one Enter, typed behind what an input method gave: for the
        field that takes the text. Where none does, nothing happens at all.
        """
        inside = first.time <= self._text_until
        burst, text = [first], typed(first)
        while following := await self._following(burst[-1], _gap(text, inside)):
            burst.append(following)
            text += typed(following)
        body, keys = text.rstrip(LINE_ENDS), only_keys(text)
        if inside or not keys:
            self._text_until = burst[-1].time + GAP
        if inside and keys:
            burst = burst[: len(body) + 1] if self._takes_text() else []
        if keys or len(text) == 1:
            for key in burst:
                await self._hand_on(key)
            return
        self.refused = False
        if body:
            await self._hand_on(pasted(body))
        if body != text and not self.refused and self._takes_text():
            await self._hand_on(events.Key("enter", "\r"))

    def _takes_text(self) -> bool:
        focused = self._app.focused
        return bool(focused and focused.check_consume_key("a", "a"))

    async def _following(self, before: events.Event, gap: float) -> events.Event | None:
        """What came in the same burst; waited for, where there is a gap to wait for."""
        while True:
            if not self._waiting and gap:
                self._came.clear()
                with suppress(TimeoutError):
                    async with asyncio.timeout(gap):
                        await self._came.wait()
            if not self._waiting:
                return None
            event = self._waiting[0]
            if isinstance(event, events.MouseMove):
                await self._handle_in_turn(self._waiting.popleft())
            elif typed(event) and event.time - before.time <= max(gap, GAP):
                return self._waiting.popleft()
            else:
                return None

    # --- in turn

    async def _hand_on(self, event: events.Event) -> None:
        """Have it handled, and wait until nothing is left of it to be done."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                await self._handle_in_turn(event)
                while not isinstance(event, events.MouseMove) and await self._working():
                    pass

    async def _handle_in_turn(self, event: events.Event) -> None:
        await self._done(self._app, partial(self._handle_typed, event))

    async def _handle_typed(self, event: events.Event) -> None:
        """In the app's own turn; a screen that is just coming up has no widgets yet."""
        if self._app.screen_stack and not is_exiting(self._app):
            await until_mounted(self._app.screen)
            await self._handle(event)

    async def _working(self) -> bool:
        """Let those who may have to do with a key finish; whether that led to something new."""
        app = self._app
        if not app.screen_stack or is_exiting(app):
            return False
        screen, focused = app.screen, app.screen.focused
        inner = focused.ancestors_with_self if focused else []
        pumps = dict.fromkeys((*inner, screen, app))
        for pump in pumps:
            await self._done(pump)
        top = app.screen if app.screen_stack else screen
        if top.is_running and (top is not screen or needs_layout(screen)):
            await top.wait_for_refresh()  # until it is laid out no list in it has lines
        return bool(app.screen_stack) and (
            app.screen is not screen
            or screen.focused is not focused
            or any(pump.message_queue_size for pump in pumps)
        )

    async def _done(
        self, pump: MessagePump, work: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        """Wait until a pump has come to the end of what is in its queue, and of the work."""
        done = asyncio.Event()

        async def last() -> None:
            try:
                if work:
                    await work()
            finally:
                done.set()

        if pump.call_later(last):
            await done.wait()


def pasted(text: str) -> events.Paste:
    """A paste of what is seen of a text, with one kind of line ends."""
    return events.Paste(visible(text))


def _gap(text: str, inside: bool) -> float:
    """For how long it is to be waited whether a text goes on."""
    body = text.rstrip(LINE_ENDS)
    if only_keys(text):
        return GAP if inside and "\r" in text else 0.0
    if len(text) >= PASTE_LENGTH or any(end in body for end in LINE_ENDS):
        return PASTE_GAP
    return GAP if body != text else 0.0

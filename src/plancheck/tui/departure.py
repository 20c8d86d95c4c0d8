"""The departure from the app: each open screen in turn, what is typed kept, the disk waited for."""

from __future__ import annotations

from datetime import datetime

from textual.app import App
from textual.screen import Screen

from ..domain.ledger.typed_text import Typed
from ..errors import NotSaved
from ..workspace import Workspace
from .recorder import Recorder
from .saver import Failed, Saved, Saver
from .screen import OwnScreen
from .textual_privates import until_mounted

AGAIN_SECONDS = 0.05
"""How soon a screen that is busy is asked to close once more, where the program must end."""


class Departure:
    """How one app is left: by the clerk, whom a text that is not right may keep; or because it must
    end, which nothing keeps it from.
    """

    def __init__(
        self, app: App[None], workspace: Workspace, saver: Saver, recorder: Recorder
    ) -> None:
        self._app = app
        self._workspace = workspace
        self._saver = saver
        self._recorder = recorder
        self._waiting = self._must = False
        self._status = 0
        """The exit status of an end that nobody asked for: whether something was not saved."""
        self._being_left: tuple[Typed | None, datetime] = None, workspace.unit.clock()
        """What was typed in the dialog that is being closed, and since when it is."""

    def begin(self, *, must: bool = False) -> None:
        """Close what is open, in turn behind the keys that the focused field has not taken yet."""
        self._must = self._must or must
        focused = self._app.screen.focused
        if focused is None or not focused.call_later(self._go_on):
            self._app.call_later(self._go_on)

    def settle(self, outcome: Saved | Failed) -> None:
        """What became of an act: a failure keeps the app open, if anything may."""
        if isinstance(outcome, Failed):
            self._waiting = self._must
            self._status = NotSaved.exit_status
        if self._waiting and not self._saver.pending:
            self._app.call_later(self._go_on)

    def rescue(self, *, spare: bool) -> bool:
        """Keep what is typed and not recorded, at once and from any thread; False for nothing.

        `spare`: where leaving takes too long, and the home's disk may be why.
        """
        closing, since = self._being_left
        left, now = self._recorder.unsaved(), self._workspace.unit.clock()
        if closing and closing not in [text for text, _ in left]:
            left.append((closing, since))
        left += [(text, now) for text in map(_typed_in, self._app.screen_stack) if text]
        for text, at in left:
            self._workspace.unsaved.keep(text, at, spare=spare)
        return bool(left)

    async def _go_on(self) -> None:
        app, screen = self._app, self._app.screen
        await until_mounted(screen)
        self._being_left = _typed_in(screen), self._workspace.unit.clock()
        if screen is app.screen_stack[0]:
            self._waiting = True
            if not self._saver.pending:
                app.exit(return_code=self._status if self._must else 0)
        elif isinstance(screen, OwnScreen) and (screen.left or screen.finish()):
            app.call_next(app.call_later, self._go_on)  # behind what becomes of it
        elif self._must and (typed := _typed_in(screen)):
            self._being_left = typed, self._being_left[1]
            self._status = NotSaved.exit_status
            screen.dismiss()
            app.call_next(app.call_later, self._keep, typed)
        elif self._must or getattr(screen, "busy", False):  # it was stopped, and will have
            app.set_timer(AGAIN_SECONDS, self._go_on)
        else:
            self._waiting = False  # something has to be looked at first

    def _keep(self, typed: Typed) -> None:
        """Keep what was typed and not right, behind its dialog's end, which drops it."""
        self._workspace.unsaved.keep(typed)
        self._app.call_later(self._go_on)


def _typed_in(screen: Screen[object]) -> Typed | None:
    """What is typed on a screen and not recorded."""
    return screen.typed() if isinstance(screen, OwnScreen) and screen.is_open else None

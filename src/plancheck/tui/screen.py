"""What all screens have in common: each is left once, and what comes after that is not heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, messages
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.screen import ScreenResultType

from ..domain.ledger.typed_text import Typed
from .terminal.aim import Aimed
from .textual_privates import (
    GuardedScreen,
    call_after_paint,
    close_below,
    get_time,
    is_exiting,
    is_on_top,
    take_callbacks,
)
from .translations import ChineseScreen

_TO_THE_END = (
    events.Callback,
    events.ScreenSuspend,
    events.Unmount,
    messages.CloseMessages,
    messages.InvokeLater,
    messages.Prune,
)
"""What a screen that was left still hears: Textual's own, and what was to be called in turn."""


class OwnScreen(ChineseScreen[ScreenResultType], GuardedScreen[ScreenResultType]):
    """A second Enter, a click or a message on its way when the screen is left means nothing.

    A key goes through the queues of the focused widget, of the screen and of the app, so that
    others are sent behind it before what it does is done.
    """

    KEYLESS: ClassVar[Sequence[str]] = ()
    """The commands of the screen, by id, that no key is bound to: the palette offers them."""
    left = False
    """Whether the clerk has left it; its widgets may be gone."""

    @property
    def is_open(self) -> bool:
        """Whether it is up, with all its widgets, and was not left."""
        return self.is_mounted and not self.left

    def finish(self) -> bool:
        """Leave, keeping what is valid; False where something has to be looked at first."""
        self.dismiss(None)
        return True

    def typed(self) -> Typed | None:
        """What was typed and is not recorded, to be kept where it cannot be; None where nothing."""
        return None

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with a result: once, and from under what was opened over it meanwhile too."""
        if self.left:
            return AwaitComplete()
        self.left = True
        self.opened()
        callbacks = take_callbacks(self)
        closing = super().dismiss(result) if is_on_top(self) else close_below(self, result)
        for callback, sender in callbacks:  # an act that is to be saved then
            call_after_paint(self.app.screen, callback, sender)
        return closing

    def opened(self) -> None:
        """From now on another screen is the one on top, or about to be."""
        if isinstance(self.app, Aimed):
            self.app.changed_at = get_time()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Its widgets were styled as they came: when it comes up first, not once more."""
        if not self.stack_updates:
            event.refresh_styles = False

    def hears(self, message: Message) -> bool:
        """Everything until it is left, and then what brings that to its end.

        Nor is one made that opens while the program ends: it would come up without its widgets.
        """
        return not (self.left or is_exiting(self.app)) or isinstance(message, _TO_THE_END)

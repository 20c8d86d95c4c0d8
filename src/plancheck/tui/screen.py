"""What all screens have in common: each is left once, and what comes after that is not heard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events, messages
from textual._time import get_time
from textual.await_complete import AwaitComplete
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import ScreenResultType

from ..domain.ledger.unsaved import Typed
from .terminal.aim import Aimed
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


class OwnScreen(ChineseScreen[ScreenResultType]):
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
        self._changed()
        waiting, self._callbacks = self._callbacks, []
        stack = self.app._screen_stack
        if stack[-1] is self:
            gone = super().dismiss(result)
        else:
            self._result_callbacks[-1](result)
            self._pop_result_callback()
            stack.remove(self)
            gone = AwaitComplete(self.app._replace_screen(self)).call_next(self.app)
        for callback, sender in waiting:  # of the next paint: an act that is to be saved then
            self.app.screen._invoke_later(callback, sender)
        return gone

    def _push_result_callback(self, requester: MessagePump, *of: Any) -> None:
        """Have the app call back: who opened the screen may be gone by then."""
        self._changed()
        super()._push_result_callback(self.app, *of)

    def _changed(self) -> None:
        """From now on another screen is the one on top, or about to be."""
        if isinstance(self.app, Aimed):
            self.app.changed_at = get_time()

    async def _dispatch_message(self, message: Message) -> None:
        if not self.left or isinstance(message, _TO_THE_END):
            await super()._dispatch_message(message)

"""Searching on the main screen as one types, and the way back from whatever narrows the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.messages import Update

from ...domain.progress.search import by_initials
from ...errors import PlancheckError
from ...workspace import Workspace
from ..jobs import off_thread
from ..recorder import Recorder
from .narrowing import NarrowingScreen

if TYPE_CHECKING:
    from textual.widgets import Input

    from ...domain.progress.checklist import Question


class FindingScreen(NarrowingScreen):
    """A field above the list; hanzi are found by their initials once these are read."""

    def __init__(self, workspace: Workspace, doer: Recorder) -> None:
        super().__init__(workspace, doer)
        self._learning = False
        """Whether the initials of hanzi were asked for: at the first search that may mean them."""

    async def action_find(self) -> None:
        """F3: a field above the list; every key narrows the list, the next one in a burst too."""
        fields = self.query("#find")
        if fields:
            fields.first().focus()
            return
        from ..widgets.field import SearchField

        find = SearchField(self._question.words, id="find")
        await self.mount(find, after="#top")
        self.watch(find, "value", self._typed, init=False)
        self.set_focus(find)

    def _typed(self, value: str) -> None:
        """Search as typed; of a burst of keys only the last is answered.

        Called as the field takes the key, not by its message, which comes a frame (16 ms) later.
        """
        self._question = self._question._replace(words=value.strip())
        self.call_later(self._answer, self._question)

    def _answer(self, question: Question) -> None:
        """Show what is found as it is written, and what is by initials when these are known."""
        if question is not self._question:
            return
        self.ask(question)
        for widget in (self.top, self.list_):  # in the frame that shows the key, not two later
            self.post_message(Update(widget))
        if by_initials(question.words) and not self._learning:
            self._learning = True
            self.run_worker(self._learn_letters())

    async def _learn_letters(self) -> None:
        """Have the initials read, off the screen's thread, and answer once more."""
        try:
            await off_thread(self._workspace.unit.learn_letters)
        except PlancheckError as error:
            self.say(str(error), "alert")
            return
        self.show_changed(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: back to the list, which stays narrowed."""
        event.stop()
        self._close_find()

    def _close_find(self) -> None:
        self.query("#find").remove()
        self.list_.focus()

    def action_back(self) -> None:
        """Esc: one thing at a time: the words, the field, the marks, the filters, the unit type."""
        question = self._question
        on = (f for f in ("owner", "section", "signal", "status", "view") if getattr(question, f))
        if question.words:
            self._close_find()
            self.ask(question._replace(words=""))
        elif self.query("#find"):
            self._close_find()
        elif self.list_.unmark():
            return
        elif field := next(on, ""):
            self.action_widen(field)
        elif question != self._own.question:
            self.ask(self._own.question)
        else:
            self.list_.focus()

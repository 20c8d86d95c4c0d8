"""What a unit does with what the office said, on whichever screen: taken in, answered in words."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App

from ...domain.ledger.typed_text import Typed, TypedIn
from ...domain.report.feedback import GivenFeedback
from ...workspace import Workspace
from ..recorder import Recorder
from .choose import ChooseDialog
from .note import NoteText
from .remark import AnswerDialog


class FeedbackAnswers:
    """Takes in what lies in 收件, asks for answers; the recorder keeps both."""

    def __init__(self, workspace: Workspace, recorder: Recorder, app: App[object]) -> None:
        self._workspace = workspace
        self._recorder = recorder
        self._app = app

    def take(self) -> None:
        """Take in all that lies in 收件."""
        found = self._workspace.feedback.offered()
        self._recorder.act(lambda: self._workspace.feedback.take(one.feedback for one in found))

    def any_for(self, measure: str) -> None:
        """What is open of a measure, else anything that is; else what lies in 收件."""
        opened = self._workspace.feedback.open()
        found = [one for one in opened if measure and one.item.measure == measure] or opened
        if len(found) == 1:
            self.ask(found[0])
        elif found:
            self._choose(found)
        elif self._workspace.feedback.offered():
            self.take()
        else:
            self._recorder.say("没有要答复的反馈。街道发来的反馈文件，放进收件文件夹就看得到。")

    def ask_for(self, id: str) -> None:
        """The answer to the item of that id."""
        found = (one for one in self._workspace.feedback.given() if one.item.id == id)
        if given := next(found, None):
            self.ask(given)

    def ask(self, given: GivenFeedback, typed: Typed | None = None) -> None:
        """The answer to an item; `typed`, else what is found, could not be saved before."""
        item, unsaved = given.item, self._workspace.unsaved
        measures = (item.measure,) if item.measure else ()
        asked = typed or unsaved.offered(Typed(TypedIn.ANSWER, measures, {"feedback": item.id}))
        dialog = AnswerDialog(f"{item.about} 答复街道".strip(), given.words, asked)

        def written(result: NoteText | None) -> None:
            if result is None and not dialog.noted:
                unsaved.drop(asked)
                return
            text = result.text if result else ""
            kept = result.typed if result else None
            answer = self._workspace.feedback.answer
            if not self._recorder.act(lambda: answer(item.id, text), typed=kept) and kept:
                unsaved.keep(kept)

        self._app.push_screen(dialog, written)

    def _choose(self, found: Sequence[GivenFeedback]) -> None:
        by_id = {one.item.id: one for one in found}

        def chosen(id: str | None) -> None:
            if id:
                self.ask(by_id[id])

        options = [
            (id, f"{one.item.about} {one.words}".strip().replace("\n", " "))
            for id, one in by_id.items()
        ]
        self._app.push_screen(ChooseDialog("答复哪一条", options, options[0][0]), chosen)

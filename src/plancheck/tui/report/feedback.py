"""What the office said, on the report's desk: what lies in 收件, and what is to be answered."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import App

from ...workspace import Workspace
from ..dialogs.answers import FeedbackAnswers
from ..recorder import Recorder
from ..widgets.bars.bars import Word
from ..widgets.row import Row, title
from .wording import ANSWER

TAKE = "take:"
"""The key of the row of what lies in 收件."""


class ReportFeedback:
    """Offers to take in, and has answered what a row stands for."""

    def __init__(self, workspace: Workspace, recorder: Recorder) -> None:
        self._workspace = workspace
        self._recorder = recorder
        self._offered = sum(one.new for one in workspace.feedback.offered())

    def rows(self) -> Iterator[Row]:
        """What lies in 收件, where something does."""
        if self._offered:
            yield title("街道的反馈", Word(f" {self._offered} 条 ", "mind"))
            words = (Word(" ! ", "mind"), Word(f"收件里有反馈 {self._offered} 条没有收下"))
            yield Row(words, TAKE, indent=3, right=(Word("  Enter 收下 ", "faint"),))
            yield Row("")

    def choose(self, key: str, app: App[object]) -> bool:
        """Do what a row stands for; False where it is another's."""
        answers = FeedbackAnswers(self._workspace, self._recorder, app)
        if key == TAKE:
            self._offered = 0
            answers.take()
        elif key.startswith(ANSWER):
            answers.ask_for(key.removeprefix(ANSWER))
        else:
            return False
        return True

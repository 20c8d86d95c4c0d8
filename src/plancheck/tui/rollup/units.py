"""What is done with the unit that a row stands for: its report read, or feedback given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...errors import PlancheckError
from ...workspace.office.inbox import Inbox
from .browser import RollupBrowser
from .row_keys import LACK, lacking_units, late_units, submission_of
from .view import RollupView


class RollupUnits:
    """Opens the pages of units."""

    def __init__(
        self,
        screen: RollupView,
        browser: RollupBrowser,
        inbox: Inbox,
        again: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._browser = browser
        self._inbox = inbox
        self._again = again
        """Rolls up what was read again: something was said to a unit."""

    def open(self, key: str) -> None:
        """The unit's own report, at the measure that the key names; nothing for another row."""
        from .unit import unit_page

        answer = self._browser.answer
        page = unit_page(answer, key, self._inbox) if answer else None

        def left(_: None) -> None:
            if page and page.remarks.changed:
                self._again()

        if page:
            self._screen.app.push_screen(page, left)

    def choose(self, key: str) -> None:
        """Of the units where a measure is late, one; of one, that."""
        answer = self._browser.answer
        title, units = late_units(answer, key) if answer else ("", [])
        self._choose(title, units, self.open)

    def _choose(
        self, title: str, units: Sequence[tuple[str, str]], then: Callable[[str], None]
    ) -> None:
        if len(units) == 1:
            then(units[0][0])
        elif units:
            from ..dialogs.choose import ChooseDialog

            def chosen(key: str | None) -> None:
                if key:
                    then(key)

            self._screen.app.push_screen(ChooseDialog(title, units, ""), chosen)

    def give_feedback(self, key: str) -> None:
        """F5: what is missing in the unit's report, for its clerk; of several lacking one."""
        answer = self._browser.answer
        if answer and key.startswith(LACK):
            self._choose(*lacking_units(answer, key), self.give_feedback)
            return
        submission = submission_of(answer, key) if answer else None
        if answer is None or submission is None:
            self._screen.say("请先走到一个单位上（2 矩阵、3 问题、4 报送里的一行）。")
            return
        from ..pages.feedback import FeedbackPage

        try:
            written = self._inbox.outbox.write(answer.report, submission)
        except PlancheckError as error:
            self._screen.say(str(error), "alert")
            return
        said, files = written.feedback.items, written.files
        self._screen.app.push_screen(FeedbackPage(answer.report, submission, said, files))

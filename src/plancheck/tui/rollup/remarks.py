"""What the office says to the unit whose page is open: its rows, its dialogs, the files of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.app import App

from ...domain.ledger.typed_text import Typed, TypedIn
from ...domain.report.feedback import FeedbackItem, FeedbackKind
from ...domain.rollup.feedback import item_words
from ...domain.rollup.issues import issues_of
from ...errors import PlancheckError
from ...workspace.feedback.outbox import WrittenFeedback
from ...workspace.office.inbox import Inbox
from ..widgets.bars.bars import Word
from ..widgets.row import Row, title
from .row_keys import ISSUE

if TYPE_CHECKING:
    from ...domain.rollup.figures.figures import RollupReport
    from ...domain.rollup.lists import UnitSubmission
    from ..dialogs.note import NoteText

ITEM = "item:"
"""What the key of a row begins with that stands for an item that was written."""


class RemarkedUnit(Protocol):
    """The page of the unit."""

    @property
    def app(self) -> App[object]:
        """What opens dialogs."""

    def show_changed(self) -> None:
        """Show what was said anew."""

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence above the keys."""


class UnitRemarks:
    """What is said to one unit of the roll-up's period."""

    def __init__(
        self, page: RemarkedUnit, inbox: Inbox, report: RollupReport, submission: UnitSubmission
    ) -> None:
        self._page = page
        self._inbox = inbox
        self._report = report
        self._submission = submission
        self.changed = False
        """Whether something was said here: what was sent back is marked elsewhere too."""
        self.items: tuple[FeedbackItem, ...] = ()
        """What was said so far."""

    def read(self) -> None:
        """Look what was said so far."""
        try:
            self.items = self._inbox.outbox.said(self._report, self._submission).items
        except PlancheckError as error:
            self._page.say(str(error), "alert")

    def rows(self) -> Iterator[Row]:
        """What was said, and what the unit has that may be answered."""
        if self.items:
            yield title("已写的反馈", right=(Word(" Del 去掉一条 ", "faint"),))
            for item in self.items:
                style = "alert" if item.kind is FeedbackKind.RETURN else "plain"
                yield Row(f"  {item_words(item)}", f"{ITEM}{item.id}", style, 4)
            yield Row("")
        row = self._submission.row
        told = issues_of((row,), self._report.plans) if row else ()
        issues = [one for one in told if not (one.closed or one.stuck)]
        if issues:
            numbered = any(one.number for one in issues)
            what = "对问题是意见、对协调是答复" if numbered else "写意见"
            yield title("问题和协调", right=(Word(f" F2 {what} ", "faint"),))
            for issue in issues:
                key = f"{ISSUE}{issue.number or issue.measure.id}"  # a form knows no numbers
                words = (Word(f"  {issue.called}  ", "faint"), Word(" ".join(issue.text.split())))
                yield Row(words, key, indent=4)
                if issue.answer:
                    yield Row(f"    已答复：{' '.join(issue.answer.split())}", key, "faint", 6)
            yield Row("")

    def write(self, key: str) -> None:
        """A remark on what the row with this key is about, or the answer to it."""
        about = "" if key.startswith(ITEM) else key.removeprefix(ISSUE)
        what = "答复" if "-协" in about else "意见"
        heading = f"{about} 的{what}" if about else "整份周报的意见"
        self._ask(f"给{self._submission.unit}：{heading}", about, send_back=False)

    def send_back(self) -> None:
        """Why the report that counts is sent back."""
        row = self._submission.row
        if row is None:
            self._page.say("还没有收到它的报告，没有可以退回的。")
            return
        heading = f"退回{self._submission.unit}的{row.received.label}：写理由"
        self._ask(heading, "", send_back=True)

    def take_back(self, key: str) -> None:
        """Say one thing no more."""
        if not key.startswith(ITEM):
            self._page.say("请先走到“已写的反馈”里的一条上。")
            return
        id = key.removeprefix(ITEM)
        self._do(partial(self._inbox.outbox.take_back, self._report, self._submission, id))

    def written(self) -> WrittenFeedback | None:
        """The files for the unit, written again; None where that cannot be done."""
        try:
            return self._inbox.outbox.write(self._report, self._submission)
        except PlancheckError as error:
            self._page.say(str(error), "alert")
            return None

    def folder(self) -> Path | None:
        """Where the files for the unit are; None, which is said, where there are none."""
        if not self.items:
            self._page.say("还没有写过给它的反馈。")
            return None
        written = self.written()
        return written.files[0].parent if written else None

    def _ask(self, heading: str, about: str, *, send_back: bool) -> None:
        from ..dialogs.remark import RemarkDialog

        unit, unsaved = self._submission, self._inbox.unsaved
        fields = {"to": unit.unit, "type": unit.type, "about": about}
        fields |= {"period": str(self._report.period), "back": "1" if send_back else ""}
        typed = unsaved.offered(Typed(TypedIn.REMARK, fields=fields))

        def done(result: NoteText | None) -> None:
            if result is None:
                unsaved.drop(typed)
                return
            say = self._inbox.outbox.say
            act = partial(say, self._report, unit, result.text, about, send_back=send_back)
            if self._do(act):
                unsaved.drop(typed)
            else:
                unsaved.keep(result.typed)

        self._page.app.push_screen(RemarkDialog(heading, typed), done)

    def _do(self, act: Callable[[], WrittenFeedback]) -> bool:
        """Carry it out; False where it was not done, with what was typed still to be kept."""
        before = len(self.items)
        try:
            written = act()
        except PlancheckError as error:
            self.read()
            self._page.show_changed()
            self._page.say(str(error), "alert")
            return len(self.items) > before  # it is kept, only the file could not be written
        self.changed, self.items = True, written.feedback.items
        self._page.show_changed()
        name = written.files[0].name
        told = f"F7 打开文件夹：{name}，旁边有同名的 txt　共 {len(self.items)} 条"
        self._page.say(told, "good")
        return True

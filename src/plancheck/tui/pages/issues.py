"""Ctrl+T: 问题台账, the unit's problems; Space closes one, Enter says who answers and by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType

from ...domain.cell_widths import clip
from ...domain.ledger.typed_text import Typed, TypedIn
from ...domain.period import day_label
from ...domain.progress.edits import CLEARED
from ...domain.progress.issues.edits import IssueChange
from ...domain.progress.issues.register import RegisteredIssue
from ...workspace import PreparedAct, Workspace
from ..commands import ISSUES, bindings
from ..dialogs.issue import AskedLine, IssueDialog
from ..recorder import Recorder
from ..widgets.choice_list import ChoiceList
from ..widgets.field_reading import FieldReading, read_due, read_past
from ..widgets.header import read_only
from ..widgets.rows import Rows
from . import issue_rows
from .work_page import WorkPage

_SHOWN = 40
_EDGE = 3
"""Cells beside a line of the list: its margins and the scroll bar."""
NO_HOW = "还没有写怎么解决的。写上再按 Enter；按 Esc 就不销号。"


class IssueLinks(NamedTuple):
    """Where one goes from here: to a note on a measure, to the measure on the list."""

    note: Callable[[str], None]
    go: Callable[[str], None]


class IssuesPage(WorkPage):
    """What is open, the oldest first, and what was closed."""

    SHOWN = ISSUES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ISSUES)]
    DEFAULT_CSS: ClassVar[str] = "IssuesPage #issues { height: 1fr; max-height: 100%; }"

    def __init__(
        self,
        workspace: Workspace,
        recorder: Recorder,
        links: IssueLinks,
        measure: str = "",
        typed: Typed | None = None,
    ) -> None:
        super().__init__(workspace, recorder)
        self._links = links
        self._measure = measure
        """The measure whose first problem has the highlight at first."""
        self._reopened = typed
        """What was typed and not saved: its dialog is opened again."""
        self._listed: list[RegisteredIssue] = []

    def content(self) -> ComposeResult:
        """The list."""
        yield ChoiceList(id="issues")

    def on_mount(self) -> None:
        """The list has the keys; the highlight is on the oldest, or on a measure's own."""
        self._show()
        list_ = self.query_one(ChoiceList)
        list_.begin()
        list_.focus()
        mine = next((i for i in self._listed if i.measure.id == self._measure), None)
        if mine:
            list_.select(issue_rows.issue_key(mine))
        if self._workspace.unit.read_only:
            self.say(read_only(self._workspace))
        if typed := self._reopened:
            list_.select("\t".join((typed.measures[0], typed.fields.get("note", ""))))
            if "due" in typed.fields:
                self.action_assign(typed)
            else:
                self.action_close_issue(typed)

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the problems anew."""
        self._show()

    def on_resize(self) -> None:
        """Columns as wide as there is room for."""
        super().on_resize()
        self._show()

    def _show(self) -> None:
        unit = self._workspace.unit
        self._listed = self._workspace.edit.issues.listed()
        open_ones = [issue for issue in self._listed if issue.is_open]
        late = sum(issue.is_late(unit.today) for issue in open_ones)
        past = f"，过了时限 {late} 个" if late else ""
        self.head(f"问题台账   没有销号 {len(open_ones)} 个{past}")
        cells = self.app.size.width - _EDGE
        answers = self._workspace.edit.issues.answers()
        disputed = {issue_rows.issue_key(one) for one in self._listed if self._is_disputed(one)}
        shown = issue_rows.rows(self._listed, answers, disputed, unit.today, unit.plan.year, cells)
        self.query_one(ChoiceList).show(tuple(shown))

    def _is_disputed(self, issue: RegisteredIssue) -> bool:
        """Whether two PCs closed it, assigned it or worded it differently."""
        state = self._workspace.unit.progress.state(issue.measure.id)
        own = (f"issue.{issue.note.id}.", f"note.{issue.note.id}")
        return any(one.startswith(own) for one in state.conflicts)

    @property
    def _chosen(self) -> RegisteredIssue | None:
        """The highlighted problem."""
        key = self.query_one(ChoiceList).chosen
        return next((i for i in self._listed if issue_rows.issue_key(i) == key), None)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Enter or a click."""
        event.stop()
        self.action_assign()

    # --- acts

    def action_close_issue(self, typed: Typed | None = None) -> None:
        """Space: how and when it was settled; of one that is closed, that it is open again."""
        issue, today = self._chosen, self._workspace.unit.today
        if issue is None or not self._may_set():
            return
        if not issue.is_open and typed is None:
            self._recorder.act(lambda: self._workspace.edit.issues.reopen(issue))
            return
        asked = (
            AskedLine("text", "怎么解决的", "", "一句话，如 租到了隔壁的门面", wanted=NO_HOW),
            AskedLine(
                name="on",
                label="哪一天",
                value=f"{today.month}-{today.day}",
                placeholder="今天",
                read=lambda text: _read_closing(text, today, issue.note.on),
            ),
        )

        def prepare(result: Typed) -> PreparedAct:
            day = read_past(result.fields["on"], today).value if result.fields["on"] else None
            on = day if isinstance(day, date) else None
            return self._workspace.edit.issues.close(issue, result.fields["text"], on)

        self._ask(issue, "销号", asked, typed, prepare)

    def action_assign(self, typed: Typed | None = None) -> None:
        """Enter: who answers for it, and by when."""
        issue = self._chosen
        if issue is None or not self._may_set():
            return
        due = issue.note.due.isoformat() if issue.note.due else ""
        asked = (
            AskedLine("text", "责任人", issue.note.owner, "谁负责解决"),
            AskedLine(
                name="due",
                label="时限",
                value=due,
                placeholder="如 月底、12-31",
                read=self._read_due,
            ),
        )

        def prepare(result: Typed) -> PreparedAct:
            owner, text = result.fields["text"], result.fields["due"]
            day = self._read_due(text).value if text else CLEARED
            what = IssueChange(owner, day if isinstance(day, date) else CLEARED)
            return self._workspace.edit.issues.change(issue, what)

        self._ask(issue, "责任人和时限", asked, typed, prepare)

    def _read_due(self, text: str) -> FieldReading:
        return read_due(text, self._workspace.unit.today, self._workspace.unit.plan.year)

    def _ask(
        self,
        issue: RegisteredIssue,
        what: str,
        asked: tuple[AskedLine, ...],
        typed: Typed | None,
        prepare: Callable[[Typed], PreparedAct],
    ) -> None:
        """Ask in a dialog, and carry out what comes of it; what fails is kept to be offered."""
        place = Typed(TypedIn.ISSUE, (issue.measure.id,), {"note": issue.note.id})
        known = typed or self._workspace.unsaved.offered(place)
        if known.fields.keys() - {"note"} != {one.name for one in asked}:
            known = place  # it was typed in the other dialog

        def written(result: Typed | None) -> None:
            if result is None:
                self._workspace.unsaved.drop(known)
                if dialog.given_up:
                    self.say(f"没有存：{clip(dialog.given_up, _SHOWN)}", "mind")
            elif not self._recorder.act(lambda: prepare(result), typed=result):
                self._workspace.unsaved.keep(result)

        dialog = IssueDialog(f"{issue.called} {what}", issue.note.text, asked, known)
        self.app.push_screen(dialog, written)

    def _may_set(self) -> bool:
        if self._workspace.unit.read_only:
            self.say(read_only(self._workspace), "alert")
            return False
        return True

    def action_note(self) -> None:
        """F5: what has to be said of it, on its measure."""
        if issue := self._chosen:
            self._links.note(issue.measure.id)

    def action_go(self) -> None:
        """F3: its measure, on the list."""
        if issue := self._chosen:
            self.finish()
            self._links.go(issue.measure.id)

    def action_undo(self) -> None:
        """Take back the last act."""
        self._recorder.act(self._workspace.undo.last, "Ctrl+Y 重做")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._recorder.act(self._workspace.undo.redo)


def _read_closing(text: str, today: date, raised: date) -> FieldReading:
    """How the day is understood on which a matter was settled, no earlier than it was raised."""
    reading = read_past(text, today)
    if isinstance(reading.value, date) and reading.value < raised:
        return FieldReading(None, f"不能早于提出的那天 {day_label(raised)}", wrong=True)
    return reading

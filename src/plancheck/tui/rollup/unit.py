"""A unit's own report under the roll-up: what its screen shows before it is submitted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from ...domain.period import kind_of
from ...domain.plan.model import Plan
from ...domain.report.preview import preview_lines
from ...domain.rollup.figures.figures import RollupReport, UnitRow
from ...domain.rollup.lists import UnitSubmission
from ...domain.rollup.question import RollupAnswer
from ...domain.rollup.returns import RETURNED
from ...domain.rollup.wording import differences, unit_details
from ...workspace.office.inbox import Inbox
from .. import desktop
from ..commands import ROLLUP_UNIT, bindings
from ..pages.feedback import FeedbackPage
from ..pages.page import Page
from ..pages.paper import INDENT, paper
from ..textual_privates import keymap_of
from ..widgets.bars.bars import Bars, Word
from ..widgets.bars.key_bar import show_keys
from ..widgets.row import Row, title
from ..widgets.rows import Rows
from .overview import STYLES
from .remarks import UnitRemarks
from .row_keys import measure_of, submission_of

_EDGE = 5
"""Cells beside a row: its margins and the scroll bar."""


def unit_page(answer: RollupAnswer, key: str, inbox: Inbox) -> RollupUnit | None:
    """The page of the unit, or of the measure at a unit, that a row's key stands for."""
    submission = submission_of(answer, key)
    if submission is None:
        return None
    plans = {plan.id: plan for plan in answer.report.plans}
    row = submission.row
    plan = plans[row.received.report.plan_id] if row else answer.report.plans[0]
    return RollupUnit(answer.report, plan, submission, inbox, measure_of(key))


class RollupUnit(Page):
    """Begins at a measure, if one is named. Esc goes back to the same place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ROLLUP_UNIT)]

    def __init__(
        self,
        report: RollupReport,
        plan: Plan,
        submission: UnitSubmission,
        inbox: Inbox,
        measure: str = "",
    ) -> None:
        super().__init__()
        self._report = report
        self._plan = plan
        self._submission = submission
        self._measure = measure
        self._rows = Rows(id="report", ground="band", margin=2)
        self.remarks = UnitRemarks(self, inbox, report, submission)
        self._foot = Bars("status", "keys", id="foot")

    def compose(self) -> ComposeResult:
        """Whose report, the report, keys."""
        yield Bars("title", id="title")
        yield self._rows
        yield self._foot

    def on_mount(self) -> None:
        """Begin at the measure."""
        submission, row = self._submission, self._submission.row
        state = submission.standing.submission
        told = [
            Word(f" {submission.unit}", "bold"),
            Word(f"（{submission.type}）  ", "faint"),
            Word(state.value, STYLES.get(state, "plain")),
            Word(f"  {RETURNED}" if submission.standing.returned else "", "alert"),
        ]
        check = f"  校验码 {submission.check}" if submission.check else ""
        code = f"{row.received.label}{check} " if row else ""
        head = self.query_one("#title", Bars)
        head.show("title", told, [Word(code, "faint")], ground="band")
        self.remarks.read()
        self.show_changed()
        self._rows.focus()
        self.call_after_refresh(self._rows.select, self._measure)

    def on_resize(self, event: events.Resize) -> None:
        """As wide as there is room for."""
        show_keys(self._foot, ROLLUP_UNIT, event.size.width, keymap_of(self.app))
        self.show_changed()

    def show_changed(self) -> None:
        """Show it anew: something was said to the unit."""
        row = self._submission.row
        self._rows.show(tuple(self._of_report(row) if row else self._of_none()))

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence above the keys."""
        self._foot.show("status", [Word(f" {words}".replace("\n", " "), style)])

    def _of_none(self) -> Iterator[Row]:
        contact, hint = self._submission.standing.contact, self._submission.standing.hint
        yield Row("")
        yield Row(f"还没有收到它的{kind_of(self._report.period).report}。", style="alert")
        if hint:
            yield Row(hint)
        yield Row(f"联系：{contact or '名册上没有写'}")
        yield Row("F5 反馈：写几句催它报的话，送到剪贴板，好发给它。", style="faint")
        yield Row("")
        yield from self.remarks.rows()

    def _of_report(self, row: UnitRow) -> Iterator[Row]:
        yield title("报送情况")
        for line in unit_details(row, kind_of(self._report.period)):
            yield Row(line, indent=2)
        if row.editions.in_conflict:
            yield Row(
                f"并存：收到内容不同的{row.editions.contents}，"
                f"{row.editions.counting_rule}计入。不同处：",
                style="mind",
            )
            for measure, counted, *others in differences(row.editions):
                yield Row(f"  {measure} 计入：{counted}", measure, "mind", INDENT)
                for other in others:
                    yield Row(f"  {measure} 未计入：{other}", measure, "mind", INDENT)
        yield Row("")
        yield from self.remarks.rows()
        lines = tuple(preview_lines(row.received.report, self._plan))
        untold = {m.id for m in row.received.report.measures if m.completed and not m.progress}
        yield from paper(lines, self.app.size.width - _EDGE, untold=untold)

    def action_feedback(self) -> None:
        """F5."""
        written = self.remarks.written()
        files = written.files if written else ()
        said = self.remarks.items
        self.app.push_screen(FeedbackPage(self._report, self._submission, said, files))

    def action_remark(self) -> None:
        """F2."""
        self.remarks.write(self._rows.chosen)

    def action_send_back(self) -> None:
        """F6."""
        self.remarks.send_back()

    def action_take_back(self) -> None:
        """Delete."""
        self.remarks.take_back(self._rows.chosen)

    def action_folder(self) -> None:
        """F7."""
        if folder := self.remarks.folder():
            self.say(desktop.show_folder(folder))

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of the key bar was clicked."""
        event.stop()
        await self.run_action(event.action)

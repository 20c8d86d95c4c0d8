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
from ...domain.rollup.figures import RollupReport, UnitRow
from ...domain.rollup.lists import UnitSubmission
from ...domain.rollup.question import RollupAnswer
from ...domain.rollup.wording import differences, unit_details
from ..commands import ROLLUP_UNIT, bindings
from ..pages.feedback import Feedback
from ..pages.page import Page
from ..textual_privates import keymap_of
from ..widgets.bars import RULE, Bars, Word
from ..widgets.key_bar import show_keys
from ..widgets.row import Row
from ..widgets.rows import Rows
from .row_keys import measure_of, submission_of

INDENT = 5
"""Cells by which a measure's further lines stand in, as on the report's own screen."""


def unit_page(answer: RollupAnswer, key: str) -> RollupUnit | None:
    """The page of the unit, or of the measure at a unit, that a row's key stands for."""
    submission = submission_of(answer, key)
    if submission is None:
        return None
    plans = {plan.id: plan for plan in answer.report.plans}
    row = submission.row
    plan = plans[row.received.report.plan_id] if row else answer.report.plans[0]
    return RollupUnit(answer.report, plan, submission, measure_of(key))


class RollupUnit(Page):
    """Begins at a measure, if one is named. Esc goes back to the same place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ROLLUP_UNIT)]

    def __init__(
        self, report: RollupReport, plan: Plan, submission: UnitSubmission, measure: str = ""
    ) -> None:
        super().__init__()
        self._report = report
        self._plan = plan
        self._submission = submission
        self._measure = measure
        self._rows = Rows(id="report")

    def compose(self) -> ComposeResult:
        """Whose report, the report, what is said, keys."""
        yield Bars("title", RULE, id="title")
        yield self._rows
        yield Bars(RULE, "status", "keys", id="foot")

    def on_mount(self) -> None:
        """Begin at the measure."""
        submission, row = self._submission, self._submission.row
        title = f" {submission.unit}（{submission.type}）  {submission.standing.submission.value}"
        code = ""
        if row:
            code = f"第{row.received.edition}版  校验码 {submission.check} "
        self.query_one("#title", Bars).show("title", [Word(title, "strong")], [Word(code)])
        self._rows.show(tuple(self._of_report(row) if row else self._of_none()))
        self._rows.focus()
        self.call_after_refresh(self._rows.select, self._measure)

    def on_resize(self, event: events.Resize) -> None:
        """The keys there is room for."""
        foot = self.query_one("#foot", Bars)
        show_keys(foot, ROLLUP_UNIT, event.size.width, keymap_of(self.app))

    def _of_none(self) -> Iterator[Row]:
        contact, hint = self._submission.standing.contact, self._submission.standing.hint
        yield Row(f"还没有收到它的{kind_of(self._report.period).report}。", style="alert")
        if hint:
            yield Row(hint)
        if contact:
            yield Row(f"联系：{contact}")

    def _of_report(self, row: UnitRow) -> Iterator[Row]:
        for line in unit_details(row, kind_of(self._report.period)):
            yield Row(line)
        if row.editions.in_conflict:
            yield Row(
                f"并存：收到内容不同的{row.editions.contents}，"
                f"{row.editions.counting_rule}计入。不同处：",
                style="alert",
            )
            for measure, counted, *others in differences(row.editions):
                yield Row(f"  {measure} 计入：{counted}", measure, "alert", INDENT)
                for other in others:
                    yield Row(f"  {measure} 未计入：{other}", measure, "alert", INDENT)
        yield Row("")
        for printed in preview_lines(row.received.report, self._plan):
            style = "strong" if printed.heading else "good" if printed.mark else "plain"
            yield Row(str(printed), printed.measure, style, INDENT)

    def action_feedback(self) -> None:
        """F5."""
        self.app.push_screen(Feedback(self._report, self._submission))

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of the key bar was clicked."""
        event.stop()
        await self.run_action(event.action)

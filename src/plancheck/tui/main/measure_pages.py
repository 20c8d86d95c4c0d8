"""What covers the main screen to be about its measures: the form, the steps, 问题台账."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ...domain.progress.checklist import Item
from ...workspace import Workspace
from ..recorder import Recorder
from .edits import MeasureEdits

if TYPE_CHECKING:
    from ...domain.ledger.typed_text import Typed
    from .measure_list import MeasureList


class MeasurePages:
    """Opens them, for the measures that are meant; `go_to` puts the highlight on one."""

    def __init__(
        self,
        workspace: Workspace,
        recorder: Recorder,
        list_: MeasureList,
        edits: MeasureEdits,
        go_to: Callable[[str], None],
    ) -> None:
        self._workspace = workspace
        self._recorder = recorder
        self._list = list_
        self._edits = edits
        self._go_to = go_to

    def open(self) -> None:
        """A sentence about what was just ticked, a conflict to settle, else the form."""
        items, current = self._list.targets, self._list.current
        if not items or current is None:
            return
        if items == [current] and self._edits.was_just_ticked(current):
            self._edits.write_note(items, ticked=True)
        elif items == [current] and current.state.conflicts:
            self._settle(current)
        else:
            self.open_form(items)

    def open_form(self, items: Sequence[Item]) -> None:
        """Everything about a measure; of several, what can be set on all at once."""
        from ..dialogs.answers import FeedbackAnswers
        from ..pages.form.form import FormPage
        from ..pages.form.links import FormLinks

        unit = self._workspace.unit

        def closed(_: None) -> None:
            self._list.unmark()

        answers = FeedbackAnswers(self._workspace, self._recorder, self._list.app)
        links = FormLinks(
            note=lambda ids: self._edits.write_note([unit.item(id) for id in ids]),
            steps=self.open_steps,
            issues=self.open_issues,
            answer=answers.any_for,
            follow=self._list.select,
            along=self._list.listed,
        )
        ids = [item.measure.id for item in items]
        self._list.app.push_screen(FormPage(self._workspace, self._recorder, ids, links), closed)

    def open_steps(self, id: str = "") -> None:
        """The steps of a measure, else of the highlighted one."""
        item = self._workspace.unit.item(id) if id else self._list.current
        if item:
            from ..pages.steps import StepsPage

            self._list.app.push_screen(StepsPage(self._workspace, self._recorder, item.measure))

    def open_issues(self, id: str = "", typed: Typed | None = None) -> None:
        """问题台账, on a measure's; `typed`: what was not saved there."""
        from ..pages.issues import IssueLinks, IssuesPage

        unit = self._workspace.unit
        links = IssueLinks(lambda of: self._edits.write_note([unit.item(of)]), self._go_to)
        self._list.app.push_screen(IssuesPage(self._workspace, self._recorder, links, id, typed))

    def _settle(self, item: Item) -> None:
        """Choose which of several values set at once (并存) is right; or go on to the form."""
        ledger = self._workspace.unit.ledger
        if ledger is None or not self._edits.mine([item]):
            return
        from ..dialogs.measure_choices import conflict_dialog

        entries = ledger.history.by_id

        def chosen(id: str | None) -> None:
            if id is None:
                self.open_form([item])
            else:
                self._edits.act(lambda: self._workspace.edit.settle(entries[id]))

        self._list.app.push_screen(conflict_dialog(item, ledger.history), chosen)

"""What the main screen's list shows: unit type, view, section, owner, words; each can be taken off.

The screen remembers one question; a checklist of the whole unit type is kept beside the one shown,
so that another filter only narrows it.
"""

from __future__ import annotations

from collections import Counter

from ...domain.progress.checklist import Checklist, Question
from ...domain.progress.persons import owners
from ...domain.progress.tally import Tally
from ...domain.progress.views import View, count
from ...domain.text import numeral
from ...workspace import Workspace
from ..recorder import Recorder
from ..widgets.bars import Lines
from ..widgets.plan_list import PlanList
from .asking import AskingScreen

ALL_TYPES = "全部"


class NarrowingScreen(AskingScreen):
    """Asks the plan and shows the answer; how it looks is the subclass's."""

    top: Lines
    list_: PlanList

    def __init__(self, workspace: Workspace, doer: Recorder) -> None:
        super().__init__(workspace, doer)
        self._types: tuple[str, ...] = ()
        self._type_counts: Counter[str] = Counter()
        self._question: Question
        self._own: Checklist
        self._whole: Checklist
        self._checklist: Checklist
        self.ask_anew()

    @property
    def own_tally(self) -> Tally:
        """The unit's counts, whatever is shown."""
        return self._own.tally

    def show_counts(self) -> None:
        """Show what stands beside the list."""
        raise NotImplementedError

    # --- asking

    def ask_anew(self) -> None:
        """After another unit was chosen, or at the start."""
        own = self._workspace.unit.type
        self._question = Question(unit_type=own, leader=own)
        self._own = self._whole = self._checklist = self._workspace.unit.checklist(self._question)
        counts: Counter[str] = Counter()
        for measure in self._workspace.unit.plan.measures():
            counts.update({ALL_TYPES, *measure.lead, *measure.support})
        self._type_counts = counts
        self._types = (*self._workspace.unit.plan.type_names(), ALL_TYPES)

    def ask(self, question: Question) -> None:
        """Show the answer to another question."""
        self._question = question
        widest = question.widest()
        if widest != self._whole.question:
            same = widest == self._own.question
            self._whole = self._own if same else self._own.asking(widest)
        self._checklist = self._whole.asking(question)
        self.list_.show(self._checklist)
        self.show_counts()

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the workspace's progress anew; `touched` None where anything may have changed."""
        same = self._whole is self._own
        if touched is None:
            self._own = self._workspace.unit.checklist(self._own.question)
            self._whole = self._own if same else self._own.asking(self._question.widest())
        else:
            progress, changes = self._workspace.unit.progress, self._workspace.unit.known_changes
            self._own = self._own.after(progress, touched, changes)
            self._whole = self._own if same else self._whole.after(progress, touched, changes)
        self._checklist = self._whole.asking(self._question)
        self.list_.show(self._checklist, touched)
        self.show_counts()

    def learn_news(self) -> None:
        """Count this week's changes too: not before the first paint, which need not wait for it."""
        self._workspace.unit.week_changes()
        self.show_changed(None)

    # --- unit types

    def action_unit_type(self) -> None:
        """F4."""
        from ..dialogs.choose import ChooseDialog

        own = self._workspace.unit.type
        options = [
            (n, f"{n} {self._type_counts[n]} 项" + ("（本单位）" if n == own else ""))
            for n in self._types
        ]
        current = self._question.unit_type or ALL_TYPES

        def chosen(name: str | None) -> None:
            if name is not None:
                self.action_show_type(self._types.index(name))

        self.app.push_screen(ChooseDialog("看哪一类单位的措施", options, current), chosen)

    def action_show_type(self, index: int) -> None:
        """The measures of one of the unit types."""
        name = self._types[index]
        self.ask(self._question._replace(unit_type=None if name == ALL_TYPES else name))

    # --- views and filters

    def action_view(self, digit: int) -> None:
        """1 to 9: one of the views, the same once more or 0 none."""
        view = tuple(View)[digit - 1] if digit else None
        self.ask(self._question._replace(view=None if view is self._question.view else view))

    def action_narrow(self) -> None:
        """F7: the views with their counts, the sections, those who have something to do."""
        from ..dialogs.choose import ChooseDialog

        views, tallies = self._whole.views, self._whole.tallies
        choices: dict[str, tuple[str, dict[str, object]]] = {
            f"view {v.name}": (f"{v.value}  {count(views, v)}", {"view": v}) for v in View
        }
        for section in self._workspace.unit.plan.sections:
            tally = tallies.get(str(section.number), Tally())
            if tally.total:
                words = f"{numeral(section.number)}、{section.title}  {tally}"
                choices[f"section {section.number}"] = (words, {"section": section.number})
        for name, number in owners(self._workspace.unit.progress):
            choices[f"owner {name}"] = (f"责任人 {name}  {number}", {"owner": name})

        def chosen(key: str | None) -> None:
            if key is not None:
                self.ask(self._question._replace(**choices[key][1]))  # type: ignore[arg-type]  # each by its field

        options = [(key, words) for key, (words, _) in choices.items()]
        view = self._question.view
        current = f"view {view.name}" if view else ""
        self.app.push_screen(ChooseDialog("只看哪些", options, current), chosen)

    def action_widen(self, field: str) -> None:
        """Take one filter off."""
        default: object = getattr(Question(), field)
        self.ask(self._question._replace(**{field: default}))  # type: ignore[arg-type]  # the field's own default

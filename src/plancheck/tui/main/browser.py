"""What the main screen's list shows: unit type, view, section, owner, words; each can be taken off.

Whoever asks gives a whole question. A checklist of the whole unit type is kept beside the one
shown, so that another filter only narrows it.
"""

from __future__ import annotations

from collections import Counter

from ...domain.progress.checklist import Checklist, Question
from ...domain.progress.search import by_initials
from ...domain.progress.views import View
from ...workspace import Workspace

ALL_TYPES = "全部"
FILTERS = ("owner", "section", "signal", "status", "view")
"""What the list is narrowed by beside the words, in the order in which Esc takes them off."""


class Browser:
    """Asks the plan one question at a time.

    `own` has all measures of the unit, `whole` all of the unit type looked at, `shown` those of
    them that match.
    """

    own: Checklist
    whole: Checklist
    shown: Checklist

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._asks_for_initials = True
        self.begin()

    def begin(self) -> None:
        """Show the unit's own measures: at the start, and after another unit was chosen."""
        own = self._workspace.unit.type
        self.question = Question(unit_type=own, leader=own)
        """What is asked; `shown` answers it, but for words that are being typed."""
        self.own = self.whole = self.shown = self._workspace.unit.checklist(self.question)
        plan = self._workspace.unit.plan
        self.type_counts: Counter[str] = Counter()
        for measure in plan.measures():
            self.type_counts.update({ALL_TYPES, *measure.lead, *measure.support})
        self.types = (*plan.type_names(), ALL_TYPES)

    def ask(self, question: Question) -> None:
        """Answer another question."""
        self.question = question
        widest = question.widest()
        if widest != self.whole.question:
            same = widest == self.own.question
            self.whole = self.own if same else self.own.asking(widest)
        self.shown = self.whole.asking(question)

    def update(self, touched: set[str] | None) -> None:
        """Answer anew by the workspace's progress; `touched` None: anything may have changed."""
        same = self.whole is self.own
        if touched is None:
            self.own = self._workspace.unit.checklist(self.own.question)
            self.whole = self.own if same else self.own.asking(self.question.widest())
        else:
            progress, changes = self._workspace.unit.progress, self._workspace.unit.known_changes
            self.own = self.own.after(progress, touched, changes)
            self.whole = self.own if same else self.whole.after(progress, touched, changes)
        self.shown = self.whole.asking(self.question)

    def wants_initials(self) -> bool:
        """Whether the initials of hanzi are to be read now: once, where the words may mean them."""
        wanted = self._asks_for_initials and by_initials(self.question.words)
        self._asks_for_initials = self._asks_for_initials and not wanted
        return wanted

    # --- questions

    def seek(self, words: str) -> None:
        """Ask for words as they are typed; `ask` answers."""
        self.question = self.question._replace(words=words)

    @property
    def unit_type(self) -> str:
        """The name of the unit type looked at."""
        return self.question.unit_type or ALL_TYPES

    def of_type(self, name: str) -> Question:
        """The measures of one of the unit types."""
        return self.question._replace(unit_type=None if name == ALL_TYPES else name)

    def in_view(self, digit: int) -> Question:
        """1 to 9: one of the views, the same once more or 0 none."""
        view = tuple(View)[digit - 1] if digit else None
        return self.question._replace(view=None if view is self.question.view else view)

    def without(self, field: str) -> Question:
        """One filter taken off."""
        default: object = getattr(Question(), field)
        return self.question._replace(**{field: default})  # type: ignore[arg-type]  # the field's own default

    def wider(self) -> Question | None:
        """The last filter taken off, else the unit's own measures; None where they are shown."""
        filters = [field for field in FILTERS if getattr(self.question, field)]
        if filters:
            return self.without(filters[0])
        return None if self.question == self.own.question else self.own.question

"""What the main screen's list shows: whose, view, section, owner, words; each can be taken off.

Whoever asks gives a whole question. A checklist of the whole unit type is kept beside the one
shown, so that another filter only narrows it.
"""

from __future__ import annotations

from ...domain.plan.model import Units
from ...domain.plan.ownership import units_of_type
from ...domain.progress.checklist import Checklist, Question
from ...domain.progress.search import by_initials
from ...domain.progress.views import View
from ...workspace import Workspace

ALL_TYPES = "全部"
OWN = "本单位"
FILTERS = ("owner", "section", "signal", "status", "view")
"""What the list is narrowed by beside the words, in the order in which Esc takes them off."""


class Browser:
    """Asks the plan one question at a time.

    `own` has all measures of the unit, `whole` all of the units looked at, `shown` those of
    them that match.
    """

    own: Checklist
    whole: Checklist
    shown: Checklist

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._asks_for_initials = True
        self._counts_week = False
        self.begin()

    def begin(self) -> None:
        """Show the unit's own measures: at the start, and after another unit was chosen."""
        unit, own = self._workspace.unit, self._workspace.unit.identity
        if self._counts_week:
            unit.week_changes()
        self.question = Question(own, leader=own)
        """What is asked; `shown` answers it, but for words that are being typed."""
        self.own = self.whole = self.shown = self._workspace.unit.checklist(self.question)
        types = {n: units_of_type(unit.plan, n, own) for n in unit.plan.type_names()}
        apart = own is not None and types.get(own.type, own) != own
        self.whose: dict[str, Units | None] = {
            **({OWN: own} if apart else {}),
            **types,
            ALL_TYPES: None,
        }
        """Whose measures can be looked at, by name; the unit apart from its type, where one of
        these has measures that the other has not."""
        self.counts = {
            name: sum(units is None or m.concerns(units) for m in unit.plan.measures())
            for name, units in self.whose.items()
        }

    def ask(self, question: Question) -> None:
        """Answer another question."""
        self.question = question
        widest = question.widest()
        if widest != self.whole.question:
            same = widest == self.own.question
            self.whole = self.own if same else self.own.asking(widest)
        self.shown = self.whole.asking(question)

    def update(self, touched: set[str] | None) -> bool:
        """Answer anew by the workspace's progress; `touched` None: anything may have changed.

        Returns whether more than that may have: another revision of the plan is in force, because
        an adoption was undone, or came in from another window.
        """
        if self._workspace.unit.plan is not self.own.plan:
            question = self.question
            self.begin()
            self.ask(question)
            return True
        same = self.whole is self.own
        if self._counts_week:  # a report may have asked for another week, a fault forgotten this
            self._workspace.unit.week_changes()
        if touched is None:
            self.own = self._workspace.unit.checklist(self.own.question)
            self.whole = self.own if same else self.own.asking(self.question.widest())
        else:
            progress, changes = self._workspace.unit.progress, self._workspace.unit.known_changes
            self.own = self.own.after(progress, touched, changes)
            self.whole = self.own if same else self.whole.after(progress, touched, changes)
        self.shown = self.whole.asking(self.question)
        return touched is None

    def count_week(self) -> None:
        """From now on know what this week has word on: not before the first paint, as it takes."""
        self._counts_week = True
        self.update(None)

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
    def looked_at(self) -> str:
        """The name of whose measures are looked at."""
        units = self.question.units
        named = (name for name, found in self.whose.items() if found == units)
        return next(named, units.type if units else ALL_TYPES)

    @property
    def own_among(self) -> int:
        """How many of the measures looked at are the unit's own: these alone can be set."""
        units, unit = self.question.units, self._workspace.unit
        looked_at = (m for m in unit.plan.measures() if units is None or m.concerns(units))
        return sum(map(unit.owns, looked_at))

    def of(self, name: str) -> Question:
        """The measures of those that a name of `whose` stands for."""
        return self.question._replace(units=self.whose[name])

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

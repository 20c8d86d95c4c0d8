"""The plan as one asks about it: a value that remembers its question and can be asked again.

`ask` answers a question, `Checklist.after` again after a change; nobody else filters or counts.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..plan.model import Measure, Objective, Plan, Section, Units
from .issues.standing import has_problem
from .persons import is_owned_by
from .search import Letters, Span, matcher, spans, words_of
from .signal import Calendar, Signal
from .state import MeasureState, Progress
from .status import Status
from .tally import Tally, tally_of
from .views import IN_NO_VIEW, Counts, Traits, View, shown_in, shows, summed
from .week_changes import WeekChanges


class Item(NamedTuple):
    """A measure with what is known of it and how it stands."""

    measure: Measure
    state: MeasureState
    signal: Signal
    traits: Traits

    @property
    def tally(self) -> Tally:
        """What this one measure adds to the counts; a withdrawn one counts for nothing."""
        return Tally() if self.measure.withdrawn else tally_of(self.state.status, self.signal)


class GroupHeading(NamedTuple):
    """A section ("3") or objective ("3.2") above its measures; its counts are in the checklist."""

    number: str
    title: str
    level: int


Row = GroupHeading | Item


class Question(NamedTuple):
    """What is asked for; None and "" ask for everything.

    `units` is whose measures. `leader` is whose lead the view 我牵头 means where all are shown.
    """

    units: Units | None = None
    status: Status | None = None
    signal: Signal | None = None
    section: int | None = None
    words: str = ""
    view: View | None = None
    owner: str = ""
    leader: Units | None = None

    @property
    def narrows(self) -> bool:
        """Whether anything but the units is asked for."""
        return self.widest() != self

    def widest(self) -> "Question":
        """The same units, and everything of theirs."""
        return Question(self.units, leader=self.leader)


class Checklist(NamedTuple):
    """The answer: rows to show, counts to head them, and the question they answer.

    `rows` are headings and items in the document's order; `at` finds a measure's row. `tallies`
    are by heading number over all measures of the units, whatever else was asked; "" is the
    whole. `shown` of `candidates` items matched; `views` counts the candidates that each view
    shows, by what the week changed (None while nobody has asked for it). Words are looked for by
    initials too where there are `letters`.
    """

    plan: Plan
    progress: Progress
    calendar: Calendar
    question: Question
    rows: Sequence[Row]
    at: Mapping[str, int]
    tallies: Mapping[str, Tally]
    candidates: int
    views: Counts
    changes: WeekChanges | None = None
    letters: Letters | None = None

    @property
    def shown(self) -> int:
        """How many measures matched."""
        return len(self.at)

    @property
    def tally(self) -> Tally:
        """The counts over all measures of the units."""
        return self.tallies[""]

    def items(self) -> list[Item]:
        """The measures that matched."""
        return [row for row in self.rows if isinstance(row, Item)]

    def item(self, measure_id: str) -> Item | None:
        """A matched measure."""
        index = self.at.get(measure_id)
        row = self.rows[index] if index is not None else None
        return row if isinstance(row, Item) else None

    def headings_over(self, index: int) -> Iterator[int]:
        """The rows of the headings over a row: its objective's, its section's."""
        level = 3
        while level > 1 and index > 0:
            index -= 1
            row = self.rows[index]
            if isinstance(row, GroupHeading) and row.level < level:
                level = row.level
                yield index

    def found_in(self, text: str) -> list[Span]:
        """Where the words asked for stand in a text."""
        words = self.question.words
        return spans(text, words_of(words), self.letters) if words else []

    def asking(self, question: Question) -> "Checklist":
        """The same plan and progress under another question.

        The answer to no question but whose is only narrowed, which is quick.
        """
        if self.question == question.widest():
            return _narrowed(self, question)
        return ask(self.plan, self.progress, self.calendar, question, self.changes, self.letters)

    def after(
        self, progress: Progress, touched: Iterable[str], changes: WeekChanges | None = None
    ) -> "Checklist":
        """The same question after the `touched` measures changed, by what the week then changed."""
        if self.question.narrows:
            return ask(self.plan, progress, self.calendar, self.question, changes, self.letters)
        rows, tallies, views = list(self.rows), dict(self.tallies), self.views
        for measure_id in touched:
            index = self.at.get(measure_id)
            if index is None:
                continue
            old = rows[index]
            if not isinstance(old, Item):
                continue
            new = item_of(old.measure, progress, self.calendar, self.question, changes)
            rows[index] = new
            gone, come = shown_in(old.traits), shown_in(new.traits)
            views = tuple(n - a + b for n, a, b in zip(views, gone, come, strict=True))
            for above in ("", *(rows[at] for at in self.headings_over(index))):
                number = above.number if isinstance(above, GroupHeading) else ""
                tallies[number] = tallies[number].minus(old.tally).plus(new.tally)
        return self._replace(
            progress=progress, rows=rows, tallies=tallies, views=views, changes=changes
        )


def ask(
    plan: Plan,
    progress: Progress,
    calendar: Calendar,
    question: Question,
    changes: WeekChanges | None = None,
    letters: Letters | None = None,
) -> Checklist:
    """Answer a question about a plan."""
    whole = _whole(plan, progress, calendar, question.widest(), changes)._replace(letters=letters)
    return _narrowed(whole, question)


def _whole(
    plan: Plan,
    progress: Progress,
    calendar: Calendar,
    question: Question,
    changes: WeekChanges | None,
) -> Checklist:
    """All measures of the units, with the counts."""
    rows: list[Row] = []
    at: dict[str, int] = {}
    tallies: dict[str, Tally] = {}
    traits: Counter[Traits] = Counter()
    whole = Tally()
    for section in plan.sections:
        section_tally, section_row = Tally(), len(rows)
        rows.append(_heading(section))
        for objective in section.objectives:
            objective_tally, objective_row = Tally(), len(rows)
            rows.append(GroupHeading(objective.number, objective.title, 2))
            for measure in _shown_of(objective, progress, question.units):
                item = item_of(measure, progress, calendar, question, changes)
                traits[item.traits] += not measure.withdrawn
                objective_tally = objective_tally.plus(item.tally)
                at[measure.id] = len(rows)
                rows.append(item)
            section_tally = section_tally.plus(objective_tally)
            tallies[objective.number] = objective_tally
            if len(rows) == objective_row + 1:
                del rows[objective_row:]
        whole = whole.plus(section_tally)
        tallies[str(section.number)] = section_tally
        if len(rows) == section_row + 1:
            del rows[section_row:]
    tallies[""] = whole
    views = summed(traits.items())
    return Checklist(
        plan=plan,
        progress=progress,
        calendar=calendar,
        question=question,
        rows=rows,
        at=at,
        tallies=tallies,
        candidates=traits.total(),
        views=views,
        changes=changes,
    )


def _narrowed(whole: Checklist, question: Question) -> Checklist:
    """Of all measures of the units those that match, under their headings."""
    if not question.narrows:
        return whole
    rows: list[Row] = []
    at: dict[str, int] = {}
    has_words = matcher(question.words, whole.letters) if question.words.strip() else None
    headings: list[GroupHeading] = []
    """Those over the row at hand that have not been taken yet."""
    section = 0
    for row in whole.rows:
        if isinstance(row, GroupHeading):
            if row.level == 1:
                headings, section = [row], int(row.number)
            else:
                headings = [*(above for above in headings if above.level == 1), row]
        elif _matches(row, section, question) and (
            not has_words or has_words(row.measure, row.state)
        ):
            rows += headings
            headings = []
            at[row.measure.id] = len(rows)
            rows.append(row)
    return whole._replace(question=question, rows=rows, at=at)


def _heading(section: Section) -> GroupHeading:
    return GroupHeading(str(section.number), section.title, 1)


def _shown_of(objective: Objective, progress: Progress, units: Units | None) -> Iterator[Measure]:
    """The units' measures; among all measures withdrawn ones too, where something is recorded."""
    if units is None:
        yield from objective.measures
        yield from (m for m in objective.withdrawn if m.id in progress.states)
    else:
        yield from (m for m in objective.measures if m.concerns(units))


def item_of(
    measure: Measure,
    progress: Progress,
    calendar: Calendar,
    question: Question,
    changes: WeekChanges | None,
) -> Item:
    """A measure as it stands."""
    state = progress.state(measure.id)
    if measure.withdrawn:
        return Item(measure, state, Signal.NORMAL, IN_NO_VIEW)
    signal = calendar.signal(state, measure)
    lead = question.units or question.leader
    traits = Traits(
        status=state.status,
        signal=signal,
        leads=lead is not None and measure.part_of(lead) == "牵头",
        problem=has_problem(state),
        changed=changes is not None and measure.id in changes.changed,
        answered=changes is not None and measure.id in changes.answered,
        conflict=bool(state.conflicts),
    )
    return Item(measure, state, signal, traits)


def _matches(item: Item, section: int, question: Question) -> bool:
    """Whether a measure is asked for, the words aside."""
    if question.section is not None and section != question.section:
        return False
    if question.status is not None and item.state.status is not question.status:
        return False
    if question.signal is not None and item.signal is not question.signal:
        return False
    if question.view is not None and not shows(question.view, item.traits):
        return False
    return not question.owner or is_owned_by(item.state, question.owner)

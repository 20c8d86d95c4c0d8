"""The plan as one asks about it: a value that remembers its question and can be asked again.

`ask` answers a question; `Checklist.after` gives the answer once more after a change, touching only
what changed; nobody else filters or counts. The one definition of done/total is `Tally`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from .plan import Measure, Plan, Section
from .progress import MeasureState, Progress, Status
from .search import Letters, Span, matcher, spans, words_of
from .signal import Calendar, Signal


class Tally(NamedTuple):
    """Counts over measures. `total` is without 不适用; 常态推进 is counted beside `done`."""

    total: int = 0
    done: int = 0
    ongoing: int = 0
    overdue: int = 0
    due_soon: int = 0
    behind: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """The counts of both."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    def minus(self, other: "Tally") -> "Tally":
        """The counts without the other's."""
        return Tally(*(a - b for a, b in zip(self, other, strict=True)))

    @property
    def share(self) -> int:
        """Done of total in whole percent, rounded to nearest; 0 of 0 is 0."""
        return (200 * self.done + self.total) // (2 * self.total) if self.total else 0

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"

    def with_share(self) -> str:
        """12/38 (32%)."""
        return f"{self} ({self.share}%)"

    def lights(self) -> str:
        """逾期1 临期2 滞后3, without the zeros."""
        counts = {"逾期": self.overdue, "临期": self.due_soon, "滞后": self.behind}
        return " ".join(f"{light}{n}" for light, n in counts.items() if n)


class Item(NamedTuple):
    """A measure with what is known of it and how it stands."""

    measure: Measure
    state: MeasureState
    signal: Signal

    @property
    def tally(self) -> Tally:
        """What this one measure adds to the counts."""
        status = self.state.status
        return _tally(status, self.signal)


@cache
def _tally(status: Status, signal: Signal) -> Tally:
    if status is Status.NOT_APPLICABLE:
        return Tally()
    return Tally(
        1,
        status is Status.DONE,
        status is Status.ONGOING,
        signal is Signal.OVERDUE,
        signal is Signal.DUE_SOON,
        signal is Signal.BEHIND,
    )


class Heading(NamedTuple):
    """A section ("3") or objective ("3.2") above its measures; its counts are in the checklist."""

    number: str
    title: str
    level: int


Row = Heading | Item


class Question(NamedTuple):
    """What is asked for; None and "" ask for everything."""

    unit_type: str | None = None
    status: Status | None = None
    signal: Signal | None = None
    section: int | None = None
    words: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything but the unit type is asked for."""
        return self._replace(unit_type=None) != Question()


class Checklist(NamedTuple):
    """The answer: rows to show, counts to head them, and the question they answer.

    `rows` are headings and items in the document's order; `at` finds a measure's row. `tallies`
    are by heading number over all measures of the unit type, whatever else was asked; "" is the
    whole. `shown` items of `tallies[""]`-many candidates matched. Words are looked for by initials
    too where there are `letters`.
    """

    plan: Plan
    progress: Progress
    calendar: Calendar
    question: Question
    rows: Sequence[Row]
    at: Mapping[str, int]
    tallies: Mapping[str, Tally]
    candidates: int
    letters: Letters | None = None

    @property
    def shown(self) -> int:
        """How many measures matched."""
        return len(self.at)

    @property
    def tally(self) -> Tally:
        """The counts over all measures of the unit type."""
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
            if isinstance(row, Heading) and row.level < level:
                level = row.level
                yield index

    def found_in(self, text: str) -> list[Span]:
        """Where the words asked for stand in a text."""
        words = self.question.words
        return spans(text, words_of(words), self.letters) if words else []

    def asking(self, question: Question) -> "Checklist":
        """The same plan and progress under another question.

        The answer to no question but the unit type is only narrowed, which is quick.
        """
        if not self.question.narrows and self.question.unit_type == question.unit_type:
            return _narrowed(self, question)
        return ask(self.plan, self.progress, self.calendar, question, self.letters)

    def after(self, progress: Progress, touched: Iterable[str]) -> "Checklist":
        """The same question after the `touched` measures changed."""
        if self.question.narrows:
            return ask(self.plan, progress, self.calendar, self.question, self.letters)
        rows, tallies = list(self.rows), dict(self.tallies)
        for measure_id in touched:
            index = self.at.get(measure_id)
            if index is None:
                continue
            old = rows[index]
            if not isinstance(old, Item):
                continue
            new = _item(old.measure, progress, self.calendar)
            rows[index] = new
            for above in ("", *(rows[at] for at in self.headings_over(index))):
                number = above.number if isinstance(above, Heading) else ""
                tallies[number] = tallies[number].minus(old.tally).plus(new.tally)
        return self._replace(progress=progress, rows=rows, tallies=tallies)


def ask(
    plan: Plan,
    progress: Progress,
    calendar: Calendar,
    question: Question,
    letters: Letters | None = None,
) -> Checklist:
    """Answer a question about a plan."""
    return _narrowed(_whole(plan, progress, calendar, question.unit_type, letters), question)


def _whole(
    plan: Plan,
    progress: Progress,
    calendar: Calendar,
    unit_type: str | None,
    letters: Letters | None,
) -> Checklist:
    """All measures of a unit type, with the counts."""
    rows: list[Row] = []
    at: dict[str, int] = {}
    tallies: dict[str, Tally] = {}
    whole = Tally()
    for section in plan.sections:
        section_tally, section_row = Tally(), len(rows)
        rows.append(_heading(section))
        for objective in section.objectives:
            objective_tally, objective_row = Tally(), len(rows)
            rows.append(Heading(objective.number, objective.title, 2))
            for measure in objective.measures:
                if unit_type is not None and not measure.concerns(unit_type):
                    continue
                item = _item(measure, progress, calendar)
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
    question = Question(unit_type)
    return Checklist(plan, progress, calendar, question, rows, at, tallies, len(at), letters)


def _narrowed(whole: Checklist, question: Question) -> Checklist:
    """Of all measures of a unit type those that match, under their headings."""
    if not question.narrows:
        return whole
    rows: list[Row] = []
    at: dict[str, int] = {}
    found = matcher(question.words, whole.letters) if question.words.strip() else None
    headings: list[Heading] = []
    """Those over the row at hand that have not been taken yet."""
    section = 0
    for row in whole.rows:
        if isinstance(row, Heading):
            if row.level == 1:
                headings, section = [row], int(row.number)
            else:
                headings = [*(above for above in headings if above.level == 1), row]
        elif _matches(row, section, question) and (not found or found(row.measure, row.state)):
            rows += headings
            headings = []
            at[row.measure.id] = len(rows)
            rows.append(row)
    return whole._replace(question=question, rows=rows, at=at)


def _heading(section: Section) -> Heading:
    return Heading(str(section.number), section.title, 1)


def _item(measure: Measure, progress: Progress, calendar: Calendar) -> Item:
    state = progress.state(measure.id)
    return Item(measure, state, calendar.signal(state, measure))


def _matches(item: Item, section: int, question: Question) -> bool:
    """Whether a measure is asked for, the words aside."""
    if question.section is not None and section != question.section:
        return False
    if question.status is not None and item.state.status is not question.status:
        return False
    return question.signal is None or item.signal is question.signal

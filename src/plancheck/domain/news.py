"""What a week has brought so far: which measures it changed, and which it has a word on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from .ledger import Entry, History
from .progress import MeasureState, fold_measure
from .week import Week


class News(NamedTuple):
    """The measures of a week's news. `answered` are the changed ones and those 本周无变化."""

    week: Week
    changed: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()

    def after(self, history: History, touched: Iterable[str]) -> "News":
        """The news after entries about the `touched` measures came in."""
        touched = frozenset(touched)
        new = _among(history, touched, self.week)
        return News(
            self.week, self.changed - touched | new.changed, self.answered - touched | new.answered
        )


def news_of(history: History, week: Week) -> News:
    """The news of a week."""
    return _among(history, history.fields, week)


def _among(history: History, measures: Iterable[str], week: Week) -> News:
    changed, answered = set(), set()
    for measure in measures:
        fields = history.fields.get(measure, {})
        if not measure or not speaks_of(fields, week.first_day, week.last_day):
            continue
        now = fold_measure(fields, week.last_day)
        if differs(now, fold_measure(fields, week.first_day - timedelta(days=1))):
            changed.add(measure)
            answered.add(measure)
        elif str(week) in now.no_change:
            answered.add(measure)
    return News(week, frozenset(changed), frozenset(answered))


def speaks_of(fields: Mapping[str, Sequence[Entry]], first: date, last: date) -> bool:
    """Whether any entry speaks of these days: else the state at both ends is the same."""
    return any(first <= entry.on <= last for group in fields.values() for entry in group)


def differs(now: MeasureState, before: MeasureState) -> bool:
    """Whether a state is another one; the answer that nothing changed is no change."""
    return now._replace(no_change=()) != before._replace(no_change=())

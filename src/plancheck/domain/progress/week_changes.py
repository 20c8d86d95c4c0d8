"""What a week has brought so far: which measures it changed, and which it has a word on."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from ..ledger.history import History
from ..period import Week
from .fold import fold_measure
from .measure_change import differs, says_no_change, speaks_of
from .state import MeasureState


class WeekChanges(NamedTuple):
    """The measures that a week changed. `answered` are these and those 本周无变化."""

    week: Week
    changed: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()

    def after(
        self, history: History, touched: Iterable[str], known: "FoldedStates | None" = None
    ) -> "WeekChanges":
        """The same after entries about the `touched` measures came in."""
        touched = frozenset(touched)
        new = _among(history, touched, self.week, known)
        return WeekChanges(
            self.week, self.changed - touched | new.changed, self.answered - touched | new.answered
        )


class FoldedStates(NamedTuple):
    """States that need not be folded anew: those of now, and those before the week as they come.

    `before` is filled here; who brings in an entry about a day before the week takes the measure
    out of it.
    """

    now: Mapping[str, MeasureState]
    before: dict[str, MeasureState]


def changes_of(history: History, week: Week, known: FoldedStates | None = None) -> WeekChanges:
    """What a week changed."""
    return _among(history, history.fields, week, known)


def _among(
    history: History, measures: Iterable[str], week: Week, known: FoldedStates | None
) -> WeekChanges:
    changed, answered = set(), set()
    if known is None:
        known = FoldedStates({}, {})
    for measure in measures:
        fields = history.fields.get(measure, {})
        if not measure or not speaks_of(fields, week.first_day, week.last_day):
            continue
        now = known.now.get(measure)
        if now is None or speaks_of(fields, week.last_day + timedelta(days=1), date.max):
            now = fold_measure(fields, week.last_day)
        before = known.before.get(measure)
        if before is None:
            before = fold_measure(fields, week.first_day - timedelta(days=1))
            known.before[measure] = before
        if differs(now, before):
            changed.add(measure)
            answered.add(measure)
        elif says_no_change(now, week):
            answered.add(measure)
    return WeekChanges(week, frozenset(changed), frozenset(answered))

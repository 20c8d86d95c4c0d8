"""How what stands in a field is understood; a day, wherever one is written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ...domain.date_meaning import NoDay
from ...domain.dates import due_day, past_day
from ...domain.period import day_label, days_left
from .bars.bars import Word


class FieldReading(NamedTuple):
    """How a field is understood: what to set, what to say beside it, and whether it is wrong.

    `aside` goes with what is said, `passed` where that is a limit that has passed. `wanted`: the
    field is empty and ought not to be.
    """

    value: object
    echo: str = ""
    wrong: bool = False
    wanted: bool = False
    aside: str = ""
    passed: bool = False

    @property
    def words(self) -> Iterator[Word]:
        """What is said beside the field."""
        if self.echo:
            yield Word(self.echo, "alert" if self.wrong else "plain")
        if self.aside:
            yield Word(f" {self.aside}", "alert" if self.passed else "faint")


def read_due(text: str, today: date, year: int) -> FieldReading:
    """How a time limit is understood, in a plan's year."""
    try:
        day = due_day(text, today, year)
    except NoDay as error:
        return FieldReading(
            None, str(error) or "看不懂这个日期。可写 6-30、6月底、下周五。", wrong=True
        )
    aside = days_left(day, today)
    return FieldReading(day, f"= {day_label(day)}", aside=aside, passed=day < today)


def read_past(text: str, today: date) -> FieldReading:
    """How the day is understood that an act is to speak of."""
    try:
        day = past_day(text, today)
    except NoDay as error:
        return FieldReading(
            None, str(error) or "看不懂这个日期。可写 昨天、上周五、3-6。", wrong=True
        )
    return FieldReading(day, f"= {day_label(day)}")

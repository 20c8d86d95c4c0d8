"""How what stands in a field is understood; a day, wherever one is written."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ...domain.date_meaning import NoDay
from ...domain.dates import due_day, due_label, past_day
from ...domain.period import day_label


class FieldReading(NamedTuple):
    """How a field is understood: what to set, what to say beside it, and whether it is wrong.

    `wanted`: it is empty and ought not to be.
    """

    value: object
    echo: str = ""
    wrong: bool = False
    wanted: bool = False


def read_due(text: str, today: date, year: int) -> FieldReading:
    """How a time limit is understood, in a plan's year."""
    try:
        day = due_day(text, today, year)
    except NoDay as error:
        return FieldReading(
            None, str(error) or "看不懂这个日期。可写 6-30、6月底、下周五。", wrong=True
        )
    return FieldReading(day, f"→ {due_label(day, today)}")


def read_past(text: str, today: date) -> FieldReading:
    """How the day is understood that an act is to speak of."""
    try:
        day = past_day(text, today)
    except NoDay as error:
        return FieldReading(
            None, str(error) or "看不懂这个日期。可写 昨天、上周五、3-6。", wrong=True
        )
    return FieldReading(day, f"→ {day_label(day)}")

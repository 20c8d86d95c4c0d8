"""Measures in progress of which nothing has been heard for so long that somebody asks."""

from __future__ import annotations

from datetime import date, timedelta

from ...ledger.history import History

QUIET_DAYS = 28
"""How long a measure may be in progress without an entry before somebody asks."""


def is_quiet(history: History, measure: str, day: date, today: date) -> bool:
    """Whether nothing was entered for four weeks before a day; what is dated ahead is today's."""
    own = (
        group
        for field, group in history.fields.get(measure, {}).items()
        if not field.startswith("feedback.")  # what others say of it is no news
    )
    days = (min(e.on, today) for group in own for e in group)
    return max((on for on in days if on <= day), default=date.min) <= day - timedelta(QUIET_DAYS)

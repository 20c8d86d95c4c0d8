"""Every command once: its keys, its words in the key bar, its line in the help.

One module for the commands of each room; here is which of them can meet under one key.
"""

from __future__ import annotations

from .command import FULL_WIDTH, Command, bindings, in_bar
from .main import APP, HELP, HELP_ALIAS, HELP_PAGE, LIST, MAIN, UNBOUND
from .pages import DOCTOR, FORM, FORM_TYPING, ISSUES, OVERVIEW, RECORDS, REPORT, STEP_LIST, STEPS
from .plan import ADOPTION, CARRY, PLANS, REVIEW
from .rollup import ROLLUP, ROLLUP_EMPTY, ROLLUP_UNIT, ROSTER
from .takeover import TAKEOVER

__all__ = [
    "ADOPTION",
    "APP",
    "CARRY",
    "DOCTOR",
    "EVERY",
    "EVERYWHERE",
    "FORM",
    "FORM_TYPING",
    "FULL_WIDTH",
    "HELP",
    "HELP_ALIAS",
    "HELP_PAGE",
    "ISSUES",
    "LIST",
    "MAIN",
    "MOVES",
    "OVERVIEW",
    "PLACES",
    "PLANS",
    "RECORDS",
    "REPORT",
    "REVIEW",
    "ROLLUP",
    "ROLLUP_EMPTY",
    "ROLLUP_UNIT",
    "ROSTER",
    "STEPS",
    "STEP_LIST",
    "TAKEOVER",
    "UNBOUND",
    "Command",
    "bindings",
    "by_id",
    "in_bar",
    "meet",
]

MOVES = frozenset(
    ("up", "down", "page_up", "page_down", "first", "last", "pane", "form_next", "form_previous")
)
"""Commands that only move the cursor, by id: nobody looks for these by name."""
EVERYWHERE = (*APP, *HELP_ALIAS)
PLACES = (
    (*LIST, *MAIN, *UNBOUND),
    OVERVIEW,
    REPORT,
    (*FORM, *FORM_TYPING),
    (*STEP_LIST, *STEPS),
    ISSUES,
    RECORDS,
    DOCTOR,
    HELP_PAGE,
    ROLLUP,
    ROLLUP_UNIT,
    ROSTER,
    PLANS,
    ADOPTION,
    CARRY,
    REVIEW,
    TAKEOVER,
)
"""The commands of each place; there a key means one of them or one of EVERYWHERE."""
EVERY = (*EVERYWHERE, *(command for place in PLACES for command in place))
_BY_ID = {command.id: command for command in EVERY}


def by_id(id: str | None) -> Command | None:
    """The command of that id."""
    return _BY_ID.get(id or "")


def meet(one: Command, other: Command) -> bool:
    """Whether a key pressed in some place could mean either."""
    everywhere = one in EVERYWHERE or other in EVERYWHERE
    return everywhere or any(one in place and other in place for place in PLACES)

"""The app opened anew, on another plan or after one was adopted: nothing half of each is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual.message import Message

from ..errors import PlancheckError
from ..workspace import Workspace


class Restart(NamedTuple):
    """With which plan to go on (an id, a year, "" for the adopted one), and what to do first."""

    plan: str = ""
    act: Callable[[], str] | None = None
    """Done once all is saved; returns what was done, in a sentence."""


class StartAnew(Message):
    """The app is to be left and to go on with another plan."""

    def __init__(self, restart: Restart) -> None:
        super().__init__()
        self.restart = restart


def restarted(before: Workspace, restart: Restart) -> Workspace:
    """The workspace to go on with; the one before, with the reason, where that cannot be opened."""
    unit = before.unit
    try:
        notice = restart.act() if restart.act else ""
    except PlancheckError as error:
        before.notice = str(error)
        return before
    try:
        after = Workspace.open(unit.home, restart.plan, unit.clock)
    except PlancheckError as error:
        before.notice = f"{notice}　{error}".strip()
        return before
    after.notice = notice or f"打开的是《{after.unit.plan.title}》。"
    return after

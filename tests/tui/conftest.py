"""A unit in the middle of its work; what came in from two."""

from __future__ import annotations

from datetime import date

import pytest

from plancheck.domain.ledger.history import History
from plancheck.domain.period import Week
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.workspace import Workspace
from tests import street

from .rollup.reports import put


@pytest.fixture
def busy(workspace: Workspace) -> Workspace:
    """Texts with characters of ambiguous width wherever a clerk can put them."""
    book = workspace.unit.ledger
    assert book
    summer, saturday = date(2024, 6, 30), date(2024, 3, 9)
    book.perform(workspace.edit.tick(["1.1.1", "3.3.2"]))
    book.perform(workspace.edit.note(["1.1.1"], "“家门口”——第①期…已办，约±10人·次"))
    book.perform(workspace.edit.change(["1.1.1"], Edit(percent=40, owner="买·某", due=summer)))
    book.perform(workspace.edit.note(["1.1.1"], "缺“备餐间”", NoteKind.PROBLEM))
    blocked = Edit(status=Status.BLOCKED, reason="等“图纸”", due=saturday, owner="“一”组")
    book.perform(workspace.edit.change(["3.2.2", "1.1.2"], blocked))
    book.perform(workspace.edit.change(["3.3.3"], Edit(due=date(2024, 2, 29))))
    return workspace


@pytest.fixture
def two(workspace: Workspace) -> Workspace:
    """Two units that have nothing to tell: pages of few rows beside an overview of many."""
    plan = street.default_plan()
    for unit in street.units_of(2):
        put(workspace.unit.home.inbox, street.report_of(plan, unit, History(), Week(2024, 10)))
    return workspace

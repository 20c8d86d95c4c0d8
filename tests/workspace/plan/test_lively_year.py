"""A lively year: records of every week, a revision with ten kinds of change in the middle of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from plancheck.domain.period import Week, parse_period
from plancheck.domain.plan.changes import Alteration, alterations
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.state import UNTOUCHED, MeasureState, NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.steps import StepChange
from plancheck.workspace import PreparedAct, Workspace
from tests.revisions import Street
from tests.sampler import part_or_whole
from tests.specimens import BEIJING

from ...support import Clock, open_home, set_up_home

ADOPTED = date(2024, 6, 5)
"""A Wednesday."""
WEEKS = [("2024-W14", "2024-W32"), ("2024-W02", "2024-W52")]
"""The weeks that it is lived: nine before the adoption and ten from it on, or the whole of it."""
GONE, NEW = {"1.3.1", "1.3.4"}, {"2.2.2", "3.2.3"}
FORMATS = ("toml",)


class Year(NamedTuple):
    """The unit after its year; its states right before and after the adoption, its exports."""

    workspace: Workspace
    before: dict[str, MeasureState]
    after: dict[str, MeasureState]
    entries: frozenset[str]
    exported: dict[Week, tuple[int, str]]
    """Each week's edition and digest, as it was submitted at its end."""


def acts(workspace: Workspace, random: Random) -> Iterator[PreparedAct]:
    """What a clerk does in a week."""
    own = [id for id, one in workspace.unit.measures.items() if workspace.unit.owns(one)]
    for id in random.sample(own, 3):
        state = workspace.unit.progress.state(id)
        kind = random.randrange(8)
        if kind == 0:
            yield workspace.edit.change([id], Edit(Status.DONE))
        elif kind == 1:
            what = Edit(Status.BLOCKED, reason="条件还不具备")
            yield workspace.edit.change([id], what)
        elif kind == 2:
            yield workspace.edit.change([id], Edit(percent=random.randrange(5, 96)))
        elif kind == 3:
            yield workspace.edit.change([id], Edit(owner=random.choice(("王某", "李某"))))
        elif kind == 4 and not state.steps:
            yield workspace.edit.steps.add(id, StepChange("摸底", "王某"))
        elif kind == 5:
            yield workspace.edit.no_change([id])
        else:
            note = random.choice(tuple(NoteKind))
            yield workspace.edit.note([id], f"{note.value}第{random.randrange(99)}次", note)


@pytest.fixture(scope="module", params=part_or_whole(*WEEKS))
def year(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Year]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)  # it would take most of the time
        yield lived(tmp_path_factory.mktemp("year"), *map(Week.parse, request.param))


def lived(folder: Path, first: Week, last: Week) -> Year:
    clock, random = Clock(), Random(14)
    clock.now = datetime.combine(first.first_day, time(9), BEIJING) + timedelta(days=2)
    workspace = set_up_home(folder / "home", clock)
    exported: dict[Week, tuple[int, str]] = {}
    before: dict[str, MeasureState] = {}
    after: dict[str, MeasureState] = {}
    entries: frozenset[str] = frozenset()
    ledger = workspace.unit.ledger
    assert ledger
    for id in sorted(GONE):
        ledger.perform(workspace.edit.note([id], "已经做了一些"))
    while clock.now.date() <= last.last_day:
        if clock.now.date() == ADOPTED:
            before = dict(workspace.unit.progress.states)
            entries = frozenset(ledger.history.by_id)
            published = workspace.adoptions.read(Street(folder).second)
            workspace.adoptions.adopt(published)
            after = dict(workspace.unit.progress.states)
        for act in acts(workspace, random):
            ledger.perform(act)
        week = Week.of(clock.now.date())
        clock.now += timedelta(days=4)  # Sunday
        report, _ = workspace.reports.export(week, FORMATS)
        exported[week] = (report.edition.number, report.digest)
        clock.now += timedelta(days=3)
    return Year(
        workspace=open_home(folder / "home", clock),
        before=before,
        after=after,
        entries=entries,
        exported=exported,
    )


def test_the_revision_has_ten_kinds_of_change(year: Year) -> None:
    first, second = (year.workspace.unit.plan_by(day) for day in (ADOPTED - timedelta(1), ADOPTED))
    changed = alterations(first, second)
    assert {kind for one in changed for kind in one.kinds} == set(Alteration) - {
        Alteration.RESTORED
    }
    assert len(changed) == 10


def weeks_before(year: Year) -> int:
    """How many weeks were reported before the adoption."""
    return sum(week.last_day < ADOPTED for week in year.exported)


def test_adopting_changes_nothing_that_is_recorded(year: Year) -> None:
    assert year.before == year.after
    assert year.workspace.unit.ledger
    history = year.workspace.unit.ledger.history
    assert year.entries <= set(history.by_id)
    assert len(year.entries) > 2 * weeks_before(year)
    assert set(year.after) <= set(year.workspace.unit.progress.states)


def test_every_week_is_reported_by_the_revision_in_force_on_its_sunday(year: Year) -> None:
    assert weeks_before(year) >= 9 <= len(year.exported) - weeks_before(year)
    days = [week.first_day for week in year.exported]
    assert {after - before for before, after in pairwise(days)} == {timedelta(weeks=1)}
    identity = year.workspace.unit.identity
    assert identity
    for week, (edition, digest) in year.exported.items():
        report = year.workspace.reports.report(week)
        assert (report.edition.number, report.digest) == (edition, digest), week
        in_force = 1 if week.last_day < ADOPTED else 2
        assert report.plan_revision == in_force
        plan = year.workspace.unit.plan_by(week.last_day)
        ids = {m.id for m in report.measures}
        assert ids == {m.id for m in plan.measures() if m.concerns(identity)}
        assert bool(ids & GONE) == (in_force == 1)
        assert bool(ids & NEW) == (in_force == 2)
        assert {m.id for m in report.withdrawn} == (GONE if in_force == 2 else set())


@pytest.mark.parametrize(
    ("period", "revision"), [("2024-05", 1), ("2024-06", 2), ("2024-Q2", 2), ("2024", 2)]
)
def test_months_quarters_and_the_year_go_by_their_last_day(
    year: Year, period: str, revision: int
) -> None:
    report = year.workspace.reports.report(parse_period(period))
    assert report.plan_revision == revision
    assert {m.id for m in report.withdrawn} == (GONE if revision == 2 else set())


def test_what_was_recorded_on_measures_that_are_gone_can_be_read(year: Year) -> None:
    for id in GONE:
        assert year.workspace.unit.item(id).state.notes
        assert year.workspace.unit.entries_of(id)
        assert year.workspace.unit.progress.state(id) == year.before[id] != UNTOUCHED


def test_the_year_s_report_in_every_format_tells_the_gone_ones_apart(
    year: Year, tmp_path: Path
) -> None:
    formats = ("toml", "csv", "md", "docx", "xlsx", "txt")
    report = year.workspace.reports.report(parse_period("2024"))
    files = {path.suffix: path for path in year.workspace.reports.write(report, formats, tmp_path)}
    text = files[".md"].read_text(encoding="utf-8")
    apart = text.partition("五、已撤销措施")[2].partition("附：措施一览")[0]
    assert all(id in apart for id in GONE)
    assert not any(f"|{id}|" in text.replace(" ", "") for id in GONE)
    assert "已撤销" not in files[".txt"].read_text(encoding="utf-8")

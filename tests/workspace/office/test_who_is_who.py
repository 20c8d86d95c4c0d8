"""Units whose names change, resemble or are the same, from their own exports to the district."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from plancheck.domain.period import Week
from plancheck.domain.plan.model import Plan
from plancheck.domain.rollup.figures.figures import RollupReport
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from plancheck.domain.rollup.roster.standings import Submission
from plancheck.storage.plan.file import default_plan_path, load_plan
from plancheck.workspace import Workspace
from plancheck.workspace.office import outputs
from plancheck.workspace.office import rollup as office_rollup

from ...support import Clock, open_home

WEEK = Week(2024, 10)
FRIDAY, NEXT = "2024-03-08T10:00:00+08:00", "2024-03-15T10:00:00+08:00"
PLANS = (load_plan(default_plan_path())[0],)
DONE = ("1.1.1", "4.1.3", "4.2.1")


class Office:
    """A unit's PC: what it is called, does, and hands in."""

    def __init__(self, home: Path, inbox: Path, clock: Clock) -> None:
        self._home, self._inbox, self._clock = home, inbox, clock

    @property
    def workspace(self) -> Workspace:
        return open_home(self._home, self._clock)

    def is_called(self, name: str, kind: str = "居委会") -> None:
        self.workspace.set_up(name, kind, "甲")

    def completes(self, *measures: str) -> None:
        workspace = self.workspace
        assert workspace.unit.ledger
        workspace.unit.ledger.perform(workspace.edit.tick(measures))

    def submits(self, week: Week = WEEK) -> Path:
        _, (path,) = self.workspace.reports.export(week, ["toml"], self._inbox)
        return path


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return tmp_path / "inbox"


@pytest.fixture
def office(tmp_path: Path, inbox: Path, clock: Clock) -> Office:
    clock.set(FRIDAY)
    return Office(tmp_path / "home", inbox, clock)


def rolled(
    clock: Clock,
    *paths: Path,
    roster: Iterable[RosterUnit] = (),
    week: Week = WEEK,
    plans: tuple[Plan, ...] = PLANS,
) -> RollupReport:
    units = tuple(roster)
    return office_rollup.roll_up(plans, paths, clock, week, Roster(units) if units else None)


@pytest.mark.parametrize("corrected", ["宝山八村（东）居委会", "宝山第八村居委会"])
def test_a_unit_that_corrects_its_name_is_one_unit_this_week_and_against_the_last(
    office: Office, inbox: Path, clock: Clock, corrected: str
) -> None:
    office.is_called("宝山八村(东)居委会")
    office.completes(*DONE[:2])
    office.submits()
    office.is_called(corrected)
    office.completes(DONE[2])
    office.submits()
    found = rolled(clock, inbox)
    assert found.figures.whole.units == 1
    assert found.figures.whole.tally == office.workspace.reports.report(WEEK).tally
    assert found.figures.whole.tally.done == 3
    assert "计入 1 + 旧版 1" in found.account.sum_line()
    assert [s.unit for s in found.standings] == [corrected]
    clock.set(NEXT)
    office.completes("4.1.1")
    office.submits(WEEK.shifted(1))
    (row,) = rolled(clock, inbox, week=WEEK.shifted(1)).figures.units
    assert (row.tally.done, row.change) == (4, 1)


def test_a_unit_that_was_renamed_between_two_weeks_is_compared_with_itself(
    office: Office, inbox: Path, clock: Clock
) -> None:
    office.is_called("甲居委会")
    office.completes(DONE[0])
    office.submits()
    clock.set(NEXT)
    office.is_called("乙居委会")
    office.completes(DONE[1])
    office.submits(WEEK.shifted(1))
    found = rolled(clock, inbox, week=WEEK.shifted(1))
    (row,) = found.figures.units
    assert (row.tally.done, row.change) == (2, 1)
    assert found.figures.whole.change
    assert found.figures.whole.change.units == 1


@pytest.mark.parametrize(("name", "kind"), [("友谊", "中心"), ("友谊", "居委会")])
def test_namesakes_never_silence_each_other(
    office: Office, inbox: Path, tmp_path: Path, clock: Clock, name: str, kind: str
) -> None:
    other = Office(tmp_path / "other", inbox, clock)
    office.is_called("友谊", "居委会")
    other.is_called(name, kind)
    first = office.submits()
    first.rename(inbox / "a.toml")
    other.completes("1.1.1")
    other.submits().rename(inbox / "b.toml")
    office.completes(DONE[0])
    office.submits()
    found = rolled(clock, inbox)
    kept = [one.report.edition.number for one in found.rollup.received]
    assert sorted(kept) == [1, 1, 2]
    old = [note.name for note in found.account.files if note.outcome.value == "旧版"]
    assert old == ["a.toml"]
    if kind == "中心":
        assert found.figures.whole.units == 2
        assert found.rollup.conflicts() == []
    else:
        (editions,) = found.rollup.conflicts()
        assert len(editions.current) == 2


def test_a_district_counts_names_as_the_streets_roster_has_them(
    office: Office, inbox: Path, tmp_path: Path, clock: Clock
) -> None:
    """Two PCs of one unit, one under an older name; the street's roster knows both."""
    other = Office(tmp_path / "other", inbox, clock)
    office.is_called("甲居委会")
    other.is_called("老甲居委会")
    other.completes(DONE[0])
    office.submits(), other.submits()
    roster = (RosterUnit("甲居委会", "居委会", former=("老甲居委会",)),)
    street = rolled(clock, inbox, roster=roster)
    assert street.figures.whole.units == 1
    (path,) = outputs.write_rollup(street, ["toml"], tmp_path / "out")
    district = rolled(clock, path)
    assert district.figures.whole == street.figures.whole
    assert district.rollup == street.rollup
    assert rolled(clock, inbox).figures.whole.units == 2


def test_what_nobody_sees_in_a_name_makes_no_second_unit(
    office: Office, inbox: Path, clock: Clock
) -> None:
    office.is_called("甲居委会")
    path = office.submits()
    report, *_ = (one.report for one in rolled(clock, path).rollup.received)
    head = report.head._replace(unit="甲\u200b居委会")
    from plancheck.storage.report import file as report_file

    text = report_file.status_text(report._replace(head=head))
    (inbox / "b.toml").write_text(text, encoding="utf-8", newline="")
    found = rolled(clock, inbox)
    assert found.figures.whole.units == 1
    assert len(found.standings) == 1


def test_a_unit_whose_file_was_damaged_is_to_send_it_again_at_the_district_too(
    office: Office, inbox: Path, tmp_path: Path, clock: Clock
) -> None:
    other = Office(tmp_path / "other", inbox, clock)
    office.is_called("甲居委会")
    other.is_called("乙居委会")
    office.submits()
    damaged = other.submits()
    text = damaged.read_text(encoding="utf-8").replace("percent = 0", "percent = 9", 1)
    damaged.rename(inbox / "x.toml").write_text(text, encoding="utf-8")
    roster = tuple(RosterUnit(name, "居委会") for name in ("甲居委会", "乙居委会", "丙居委会"))
    street = rolled(clock, inbox, roster=roster)
    expected = {
        "甲居委会": Submission.ON_TIME,
        "乙居委会": Submission.RESEND,
        "丙居委会": Submission.MISSING,
    }
    assert {s.unit: s.submission for s in street.standings} == expected
    (path,) = outputs.write_rollup(street, ["toml"], tmp_path / "out")
    district = rolled(clock, path, roster=roster)
    assert {s.unit: s.submission for s in district.standings} == expected


def test_a_rollup_of_the_trial_version_is_refused_with_what_to_do(
    office: Office, inbox: Path, tmp_path: Path, clock: Clock
) -> None:
    office.is_called("甲居委会")
    (path,) = outputs.write_rollup(rolled(clock, office.submits()), ["toml"], tmp_path / "out")
    text = path.read_text(encoding="utf-8").replace("rollup/2", "rollup/1")
    (inbox / "old.toml").write_text(text, encoding="utf-8")
    refused = rolled(clock, inbox).account.refused()
    assert [note.words for note in refused] == ["写于试用版，请用现在的版本重新导出"]

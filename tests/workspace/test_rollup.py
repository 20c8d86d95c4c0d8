"""Rolling up as a screen does it: step by step, stopped, and written."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.rollup.roster import RosterUnit
from plancheck.errors import NothingFound
from plancheck.storage.report import file as report_file
from plancheck.storage.report.written_form import Blocks
from plancheck.storage.rollup import file as rollup_file
from plancheck.storage.rollup import roster as roster_file
from plancheck.workspace import Workspace
from plancheck.workspace import rollup as office_rollup
from tests.street import WEEK, default_plan, reports
from tests.support import Clock

PLANS = (default_plan(),)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    for report in reports(6, (WEEK,)):
        path = folder / f"{report_file.report_stem(report)}.toml"
        path.write_text(report_file.status_text(report), encoding="utf-8", newline="")
    return folder


def test_each_file_is_a_step(folder: Path, clock: Clock) -> None:
    intake = office_rollup.Intake(PLANS, [folder])
    steps = list(intake.steps())
    assert [step.done for step in steps] == list(range(1, 7))
    assert {step.total for step in steps} == {6}
    assert [step.name for step in steps] == sorted(path.name for path in folder.iterdir())
    assert intake.report(clock) == office_rollup.roll_up(PLANS, [folder], clock)


def test_what_was_read_before_a_stop_counts_and_the_stop_is_said(
    folder: Path, clock: Clock
) -> None:
    intake = office_rollup.Intake(PLANS, [folder])
    for step in intake.steps():
        if step.done == 2:
            break
    stopped = intake.report(clock)
    assert stopped.figures.whole.units == 2
    assert stopped.account.stopped
    assert "没有读完" in stopped.account.sum_line()
    for _ in intake.steps():
        pass
    assert intake.report(clock) == office_rollup.roll_up(PLANS, [folder], clock)


def test_stopped_before_the_first_file_there_is_nothing(folder: Path, clock: Clock) -> None:
    with pytest.raises(NothingFound, match="没有读完"):
        office_rollup.Intake(PLANS, [folder]).report(clock)


def test_the_newest_week_is_taken_unless_one_is_named(folder: Path, clock: Clock) -> None:
    for report in reports(2, (WEEK.shifted(-1),)):
        path = folder / f"{report_file.report_stem(report)}.toml"
        path.write_text(report_file.status_text(report), encoding="utf-8", newline="")
    assert office_rollup.roll_up(PLANS, [folder], clock).period == WEEK
    earlier = office_rollup.roll_up(PLANS, [folder], clock, WEEK.shifted(-1))
    assert earlier.figures.whole.units == 2
    assert earlier.name == "友谊路街道"


def test_a_week_that_has_not_begun_is_not_taken_unless_it_is_named(
    folder: Path, clock: Clock
) -> None:
    """A unit whose clock is wrong does not choose the street's week."""
    ahead = WEEK.shifted(300)
    (report, *_) = reports(1, (ahead,))
    path = folder / f"{report_file.report_stem(report)}.toml"
    path.write_text(report_file.status_text(report), encoding="utf-8", newline="")
    assert office_rollup.roll_up(PLANS, [folder], clock).period == WEEK
    assert office_rollup.roll_up(PLANS, [folder], clock, ahead).figures.whole.units == 1
    assert office_rollup.roll_up(PLANS, [path], clock).period == ahead


def test_a_written_rollup_is_the_value_and_holds_only_its_period(
    folder: Path, tmp_path: Path, clock: Clock
) -> None:
    rolled = office_rollup.roll_up(PLANS, [folder], clock, name="某街道")
    paths = office_rollup.write_rollup(rolled, office_rollup.FORMATS, tmp_path / "out")
    assert [path.name for path in paths] == [
        f"汇总_某街道_2024-W10.{suffix}" for suffix in office_rollup.FORMATS
    ]
    found = rollup_file.parse_rollup(paths[0].read_text(encoding="utf-8"), "x", Blocks())
    assert found.rollup == rolled.current


def test_a_home_offers_its_rosters_names(workspace: Workspace, home: Path) -> None:
    assert workspace.roster_names("居委会") == []
    units = office_rollup.Intake(PLANS, []).units()
    assert units == []
    roster_file.write_new(home / "roster.toml", [RosterUnit("甲居委会", "居委会")])
    assert workspace.roster_names("居委会") == ["甲居委会"]
    (home / "roster.toml").write_text("???", encoding="utf-8")
    assert workspace.roster_names("居委会") == []


def test_a_rosters_beginning_has_the_units_by_type_and_as_people_count_them(folder: Path) -> None:
    (one,) = reports(1, (WEEK,))
    names = [f"宝山{n}村居委会" for n in ("一", "二", "三", "十", "十一")]
    for name in names:
        report = one._replace(head=one.head._replace(unit=name, unit_type="居委会"))
        path = folder / f"{report_file.report_stem(report)}.toml"
        path.write_text(report_file.status_text(report), encoding="utf-8", newline="")
    intake = office_rollup.Intake(PLANS, [folder])
    for _ in intake.steps():
        pass
    units = intake.units()
    assert [unit.name for unit in units if unit.name.startswith("宝山")] == names
    types = [unit.type for unit in units]
    assert types == sorted(types, key=PLANS[0].type_names().index)

"""A unit's reports: one check code an edition, what stands for what, what the unit was called."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from plancheck.domain.ledger.entry import Entry
from plancheck.domain.ledger.unit_names import UnitName
from plancheck.domain.period import Week, parse_period
from plancheck.domain.progress import edits
from plancheck.domain.progress.checklist import Question
from plancheck.domain.report.editions import edition_field
from plancheck.domain.report.model import StatusReport
from plancheck.storage.report import file as report_file
from plancheck.workspace import PreparedAct, Workspace

from ..support import TYPE, UNIT, Clock, open_home, set_up_home

WEEK = Week(2024, 10)
CORRECTED = "宝山第八村居委会"


def does(workspace: Workspace, act: PreparedAct) -> tuple[Entry, ...]:
    assert workspace.unit.ledger
    return workspace.unit.ledger.perform(act).entries


def exported(workspace: Workspace, folder: Path | None = None) -> StatusReport:
    """A week's report as its status file has it."""
    report, (path,) = workspace.reports.export(WEEK, ["toml"], folder)
    assert report_file.load_status(path) == report
    return report


def words_of(path: Path) -> str:
    """All text of a file, of an Office file that of its parts."""
    data = path.read_bytes()
    if not data.startswith(b"PK"):
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if "xml" in name)


def test_each_export_of_one_edition_has_its_check_code_in_every_format(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    codes = set()
    for number, moment in enumerate(("06T09:20:00", "06T17:00:59", "10T08:00:00", "15T08:00:00")):
        clock.set(f"2024-03-{moment}+08:00")
        again, formats = open_home(home, clock), ["toml", "xlsx", "docx"][number % 3 :]
        report, paths = again.reports.export(WEEK, formats, tmp_path / str(number))
        codes.add(report.check_code)
        assert [report.check_code in words_of(path) for path in paths] == [True] * len(paths)
    assert len(codes) == 1
    does(open_home(home, clock), workspace.edit.note(["4.1.3"], "补记", on=WEEK.sunday))
    following = open_home(home, clock).reports.report(WEEK)
    assert following.edition.number == 2
    assert following.check_code not in codes


def test_content_that_comes_back_is_another_edition_of_another_check_code(
    workspace: Workspace, home: Path
) -> None:
    first = exported(workspace)
    does(workspace, workspace.edit.note(["4.1.3"], "写错了"))
    second = exported(workspace)
    does(workspace, workspace.undo.last())
    third = exported(workspace)
    assert [one.edition.number for one in (first, second, third)] == [1, 2, 3]
    assert third.digest == first.digest
    assert len({one.check_code for one in (first, second, third)}) == 3
    assert third.edition.stands_for == (first.digest, second.digest)


def test_an_edition_stands_for_those_of_both_pcs_after_a_merge(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    other = set_up_home(tmp_path / "other", clock)
    does(other, other.edit.note(["4.1.3"], "乙记的"))
    theirs, ours = exported(other), exported(workspace)
    (ledger,) = (tmp_path / "other").glob("ledger/*/*/*.toml")
    workspace.merge(ledger)
    merged = exported(workspace)
    assert merged.edition.number == 2
    assert set(merged.edition.stands_for) == {theirs.digest, ours.digest}
    assert exported(open_home(home, clock)) == merged


def test_a_report_says_what_the_unit_was_called_and_stands_for_what_it_sent_then(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    first = exported(workspace)
    assert first.head.former == ()
    workspace.set_up(CORRECTED, TYPE)
    second = exported(open_home(home, clock))
    assert (second.head.unit, second.head.former) == (CORRECTED, (UnitName(UNIT, TYPE),))
    assert (second.edition.number, second.edition.stands_for) == (2, (first.digest,))
    again = exported(open_home(home, clock))
    assert (again.digest, again.edition) == (second.digest, second.edition)


def test_a_type_that_was_corrected_is_said_and_one_name_in_other_brackets_is_not(
    home: Path, clock: Clock
) -> None:
    workspace = open_home(home, clock)
    workspace.set_up("宝山八村(东)", TYPE, "甲")
    exported(workspace)
    workspace.set_up("宝山八村（东）", TYPE)
    assert exported(open_home(home, clock)).head.former == ()
    workspace.set_up("宝山八村（东）", "中心")
    (former,) = exported(open_home(home, clock)).head.former
    assert former.type == TYPE
    workspace = open_home(home, clock)
    workspace.set_up("宝山八村（东）", TYPE)
    (former,) = exported(open_home(home, clock)).head.former
    assert former == UnitName("宝山八村（东）", "中心")


def test_two_pcs_of_a_corrected_unit_say_the_same_once_they_are_merged(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    other = open_home(tmp_path / "other", clock)
    other.set_up("宝山八村", TYPE, "乙")
    for one in (workspace, other):
        does(one, one.edit.note(["4.1.3"], "改名前"))
        one.set_up(CORRECTED, TYPE)
        does(one, one.edit.note(["4.1.3"], "改名后"))
    (theirs,) = (tmp_path / "other").glob("ledger/*/*/*.toml")
    (ours,) = home.glob("ledger/*/*/*.toml")
    workspace.merge(theirs, same_unit=True)
    other.merge(ours, same_unit=True)
    for root in (home, tmp_path / "other"):
        former = open_home(root, clock).reports.report(WEEK).head.former
        assert former == (UnitName("宝山八村", TYPE), UnitName(UNIT, TYPE))


@pytest.mark.parametrize("period", ["2024-03", "2024-Q1", "2024"])
def test_a_running_period_is_an_edition_a_day_and_an_ended_one_is_one(
    workspace: Workspace, home: Path, clock: Clock, period: str
) -> None:
    numbers = []
    days = ("2024-03-06", "2024-03-06", "2024-03-07", "2025-01-02", "2025-02-02")
    for hour, day in enumerate(days):
        clock.set(f"{day}T{9 + hour:02}:00:00+08:00")
        report, _ = open_home(home, clock).reports.export(parse_period(period), ["toml"])
        numbers.append(report.edition.number)
    assert numbers == [1, 1, 2, 3, 3]


def test_what_was_recorded_while_the_clock_was_fast_is_in_the_list_and_in_the_report(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    clock.set("2024-04-08T09:00:00+08:00")
    fast = open_home(home, clock)
    does(fast, fast.edit.tick(["4.1.3"]))
    clock.set("2024-03-08T09:00:00+08:00")
    right = open_home(home, clock)
    found = right.reports.report(WEEK)
    assert found.tally.done == right.unit.checklist(Question(right.unit.identity)).tally.done == 1


def test_a_file_of_the_trial_version_is_not_written_over(workspace: Workspace) -> None:
    _, (path,) = workspace.reports.export(WEEK, ["toml"])
    text = path.read_text(encoding="utf-8").replace("status/2", "status/1")
    path.write_text(text, encoding="utf-8")
    _, (other,) = workspace.reports.export(WEEK, ["toml"])
    assert other.name == "周报_宝山八村居委会_2024-W10_第1版(2).toml"
    assert path.read_text(encoding="utf-8") == text


def test_an_edition_that_the_trial_version_recorded_is_one_that_the_next_stands_for(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    assert workspace.unit.ledger
    value = {"edition": 1, "digest": "d" * 64, "first_generated": clock()}
    ledger, today = workspace.unit.ledger, clock().date()
    drafts = edits.set_field(ledger.history, "", edition_field(WEEK), value, today, today)
    ledger.perform(ledger.prepare(drafts, "报送"))
    found = exported(open_home(home, clock))
    assert (found.edition.number, found.edition.stands_for) == (2, ("d" * 64,))
    assert found.edition.first_generated == clock()


def test_the_list_and_the_report_agree_on_what_is_not_answered(
    workspace: Workspace, home: Path, clock: Clock
) -> None:

    ids = [m.id for m in workspace.unit.measures.values() if workspace.unit.owns(m)]
    does(workspace, workspace.edit.tick(ids[:2], date(2024, 3, 1)))
    does(workspace, workspace.edit.no_change(ids[3:5]))
    does(workspace, workspace.edit.note(ids[5:6], "动工"))
    for week in (WEEK.shifted(-1), WEEK):
        report = open_home(home, clock).reports.report(week)
        silent = open_home(home, clock).unit.silent(week)
        assert [m.id for m in report.measures if m.unanswered] == silent
    assert (report.answered, report.unanswered) == (3, len(ids) - 5)

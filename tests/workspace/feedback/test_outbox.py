"""The office's side: what was said is durable before a file goes out, and is never lost with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plancheck.domain.rollup.figures.figures import RollupReport
from plancheck.domain.rollup.lists import UnitSubmission, unit_submissions
from plancheck.errors import BadFile, NothingFound, NotSaved, UsageFault
from plancheck.storage.feedback.file import load_feedback
from plancheck.storage.report.file import report_stem, status_text
from plancheck.workspace import Workspace
from plancheck.workspace.feedback.outbox import Outbox
from plancheck.workspace.office.inbox import Inbox
from plancheck.workspace.office.outputs import write_rollup
from tests import street
from tests.support import Clock, open_home, unprivileged


class Office:
    """A street's office with the reports of two units."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.folder = folder
        self.workspace = workspace
        folder.mkdir()
        for report in street.reports(2, street.WEEKS[-1:]):
            path = folder / f"{report_stem(report)}.toml"
            path.write_text(status_text(report), encoding="utf-8")

    @property
    def outbox(self) -> Outbox:
        return Inbox(self.workspace, [self.folder]).outbox

    def read(self, folder: Path | None = None) -> tuple[RollupReport, UnitSubmission, Inbox]:
        """The roll-up, and its first unit."""
        inbox = Inbox(self.workspace, [folder or self.folder])
        for _ in inbox.read():
            pass
        report = inbox.report()
        return report, unit_submissions(report)[0], inbox


@pytest.fixture
def office(workspace: Workspace, tmp_path: Path) -> Office:
    return Office(workspace, tmp_path / "收到的")


def test_what_was_said_survives_a_closed_program_and_a_file_that_was_moved_away(
    office: Office, home: Path, clock: Clock
) -> None:
    report, unit, inbox = office.read()
    written = inbox.outbox.say(report, unit, "请写明地点", "1.1.1")
    for path in written.files:
        path.unlink()
    outbox = Inbox(open_home(home, clock)).outbox
    assert outbox.said(report, unit).items == written.feedback.items
    again = outbox.write(report, unit)
    assert [path.suffix for path in again.files] == [".toml", ".txt"]
    assert load_feedback(again.files[0]) == again.feedback
    assert "1.1.1 意见：请写明地点" in again.files[1].read_text(encoding="utf-8-sig")
    assert again.files[0].stat().st_mode & 0o077


def test_what_could_not_be_written_for_the_unit_is_kept_all_the_same(
    office: Office, home: Path
) -> None:
    report, unit, inbox = office.read()
    (home / "exports").write_text("in the way")
    with pytest.raises(NotSaved):
        inbox.outbox.say(report, unit, "请写明地点")
    assert [item.text for item in inbox.outbox.said(report, unit).items] == ["请写明地点"]


def test_an_item_may_be_taken_back_and_one_that_is_not_there_is_said(office: Office) -> None:
    report, unit, inbox = office.read()
    inbox.outbox.say(report, unit, "一")
    first, second = inbox.outbox.say(report, unit, "二").feedback.items
    written = inbox.outbox.take_back(report, unit, first.id)
    assert load_feedback(written.files[0]).items == (second,)
    with pytest.raises(NothingFound):
        inbox.outbox.take_back(report, unit, first.id)


def test_once_all_is_taken_back_no_file_says_it_any_more(office: Office) -> None:
    report, unit, inbox = office.read()
    written = inbox.outbox.say(report, unit, "一")
    inbox.outbox.take_back(report, unit, written.feedback.items[0].id)
    assert load_feedback(written.files[0]).items == ()


def test_a_report_that_was_sent_back_is_marked_here_and_where_the_file_lies_among_the_others(
    office: Office, home: Path, clock: Clock, tmp_path: Path
) -> None:
    report, unit, inbox = office.read()
    written = inbox.outbox.say(report, unit, "合计不对", send_back=True)
    assert unit.row
    assert written.feedback.items[0].digest == unit.row.received.digest
    assert office.read()[1].standing.returned == "合计不对"
    elsewhere = open_home(tmp_path / "elsewhere", clock)
    (office.folder / "反馈.toml").write_bytes(written.files[0].read_bytes())
    other = Inbox(elsewhere, [office.folder])
    for _ in other.read():
        pass
    assert unit_submissions(other.report())[0].standing.returned == "合计不对"
    assert other.report().account.refused() == []


def test_a_record_that_cannot_be_read_is_said_and_never_written_over(
    office: Office, home: Path
) -> None:
    report, unit, inbox = office.read()
    inbox.outbox.say(report, unit, "合计不对", send_back=True)
    (kept,) = (home / "feedback").rglob("*.toml")
    kept.write_text(kept.read_text(encoding="utf-8").replace("不对", "对"), encoding="utf-8")
    before = kept.read_bytes()
    with pytest.raises(BadFile):
        inbox.outbox.say(report, unit, "还有")
    assert kept.read_bytes() == before
    assert "读不出来" in office.read()[2].remarks[-1]


def test_what_may_not_be_read_is_said(office: Office, home: Path) -> None:
    report, unit, inbox = office.read()
    inbox.outbox.say(report, unit, "合计不对", send_back=True)
    (kept,) = (home / "feedback").rglob("*.toml")
    kept.chmod(0)
    with unprivileged(), pytest.raises(BadFile):
        inbox.outbox.said(report, unit)


def test_only_what_the_unit_has_can_be_spoken_of(office: Office) -> None:
    report, unit, inbox = office.read()
    with pytest.raises(UsageFault, match=r"没有 9\.9\.9"):
        inbox.outbox.say(report, unit, "好", "9.9.9")
    with pytest.raises(UsageFault, match="没有写内容"):
        inbox.outbox.say(report, unit, " \n")
    missing = unit._replace(row=None)
    with pytest.raises(UsageFault, match="没有可以退回的"):
        inbox.outbox.say(report, missing, "好", send_back=True)
    assert not inbox.outbox.said(report, unit).items


def test_a_district_marks_what_its_street_sent_back_until_the_unit_reports_again(
    office: Office, clock: Clock, tmp_path: Path
) -> None:
    """In stages as flat, through files."""
    report, unit, inbox = office.read()
    written = inbox.outbox.say(report, unit, "合计不对", send_back=True)
    (tmp_path / "区").mkdir()
    (street_file,) = write_rollup(office.read()[0], ("toml",), tmp_path / "区")
    office.workspace = open_home(tmp_path / "district", clock)
    staged, flat = tmp_path / "区", tmp_path / "flat"
    shutil.copytree(office.folder, flat)
    shutil.copy(written.files[0], flat)
    for folder in (staged, flat):
        _, first, _ = office.read(folder)
        assert first.standing.returned == "合计不对"
    assert office.read(staged)[0].current == office.read(flat)[0].current
    again = unit.row
    assert again
    first_report = again.received.report
    measures = (first_report.measures[0]._replace(reason="改好"), *first_report.measures[1:])
    edition = first_report.edition._replace(number=2, stands_for=(again.received.digest,))
    second = first_report._replace(measures=measures, edition=edition, as_read=None)
    (staged / "周报_第2版.toml").write_text(status_text(second), encoding="utf-8")
    assert office.read(staged)[1].standing.returned == ""
    assert street_file.exists()

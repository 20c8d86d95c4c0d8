"""Who is rung up, why, where they are reached: the list and its three papers, read back."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from plancheck.domain.rollup.chase import ChasedUnit, chase_lines, chased
from plancheck.domain.rollup.figures.figures import RollupReport
from plancheck.domain.rollup.lists import unit_submissions
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from plancheck.domain.rollup.roster.standings import Submission, standings
from plancheck.export import render_chase
from plancheck.export.formats import CHASE_MODULES
from tests.domain.rollup.test_question import asked

HOSTILE = "=1+1\x1b[31m<w:p/>&amp;"


def report() -> RollupReport:
    """Of three units one is late, one was sent back, one is missing and has hostile words."""
    found = asked().report
    first, second, third = found.standings[:3]
    return found._replace(
        standings=(
            first._replace(submission=Submission.LATE, returned="", phone="1"),
            second._replace(submission=Submission.ON_TIME, returned="合计不对", person="乙"),
            third._replace(submission=Submission.MISSING, person=HOSTILE, hint=HOSTILE),
        )
    )


def test_the_gravest_come_first_each_with_why_and_where_to_ring() -> None:
    units = chased(report())
    assert [one.state for one in units] == ["未报", "已退回", "迟报"]
    assert [one.person for one in units][:2] == [HOSTILE, "乙"]
    assert units[1].why == "合计不对"
    assert units[2].why.endswith("报")
    assert units[2].phone == "1"
    lines = chase_lines(report(), units)
    assert lines[0].startswith("【催报】2024年第10周")
    assert "未报1个单位：" in lines
    assert units[1].words == f"{units[1].unit}（乙）：合计不对"


def test_who_has_reported_late_is_not_asked_to_report() -> None:
    missing, returned, late = chased(report())
    assert chase_lines(report(), (late,))[-1].startswith("迟报的已经收到，以后请按时报送。")
    assert chase_lines(report(), (missing,))[-1].startswith("请尽快报送。")
    every = chase_lines(report(), (missing, returned, late))[-1]
    assert every.startswith("未报、已退回的请尽快报送。迟报的")


def test_a_unit_without_anybody_to_ring_is_listed_by_its_name() -> None:
    assert ChasedUnit("甲", "居委会", "未报", "", "", "").words == "甲"


def test_where_the_roster_names_nobody_the_units_own_report_says_who_to_ring() -> None:
    found = report()
    row = unit_submissions(found)[1].row
    assert row
    head = row.received.report.head
    without = found.standings[1]._replace(person="", phone="")
    units = chased(found._replace(standings=(without,)))
    assert [(one.person, one.phone) for one in units] == [(head.prepared_by, head.phone)]


@pytest.mark.parametrize("contact", ["021-0000", "（021-0000）", " 021-0000，021-0000"])
def test_a_telephone_that_is_written_for_the_person_too_is_said_once(contact: str) -> None:
    found = report()
    third = found.standings[2]
    roster = Roster((RosterUnit(third.unit, third.type, contact=contact, phone="021-0000"),))
    (standing,) = standings(roster, [], found.period)
    assert standing.contact == "021-0000"
    (unit,) = chased(found._replace(standings=(standing,)))
    assert (unit.person, unit.phone) == ("", "021-0000")
    named = standing._replace(person="王某 021-0000")
    (unit,) = chased(found._replace(standings=(named,)))
    assert (unit.person, unit.phone) == ("王某", "021-0000")


def test_nobody_is_listed_who_reported_in_time() -> None:
    found = report()
    fine = found.standings[0]._replace(submission=Submission.ON_TIME)
    assert chased(found._replace(standings=(fine,))) == []


def test_each_paper_names_everybody_and_hostile_words_do_nothing() -> None:
    found = report()
    papers = {suffix: render_chase(suffix, found) for suffix in CHASE_MODULES}
    assert papers == {suffix: render_chase(suffix, found) for suffix in CHASE_MODULES}
    document = Document(BytesIO(papers["docx"]))
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[0] for row in rows] == ["情况", "未报", "已退回", "迟报"]
    assert "\x1b" not in "".join(map("".join, rows))
    assert "<w:p/>" in rows[1][2]
    sheet = ZipFile(BytesIO(papers["xlsx"])).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"\x1b" not in sheet
    text = papers["txt"].decode("utf-8-sig")
    assert "\x1b" not in text
    assert "已退回1个单位：" in text

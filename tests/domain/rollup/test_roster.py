"""Who has reported, late, not at all, and who is not on the list."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from plancheck.domain.period import Months, Week
from plancheck.domain.rollup.roster import Deadline, Roster, RosterUnit, Submission, standings
from plancheck.domain.rollup.union import Received
from tests.making import BEIJING, moment
from tests.received import received

WEEK = Week(2024, 10)
FRIDAY = date(2024, 3, 8)
DUE = Deadline().moment(WEEK, BEIJING)


def submitted(unit: str, at: datetime, edition: int = 1) -> Received:
    one = received(unit, edition, percent=edition)
    made = one.report.edition._replace(first_generated=at)
    return one._replace(report=one.report._replace(edition=made, generated=at + timedelta(days=3)))


def standing(roster: Roster | None, *some: Received) -> dict[str, Submission]:
    return {s.unit: s.submission for s in standings(roster, some, DUE)}


def test_a_unit_is_in_time_late_missing_or_not_on_the_roster() -> None:
    roster = Roster(tuple(RosterUnit(n, "居委会") for n in ("甲居委会", "乙居委会", "丙居委会")))
    assert standing(
        roster,
        submitted("乙居委会", moment(FRIDAY, 17, 1)),
        submitted("甲居委会", moment(FRIDAY, 17)),
        submitted("丁居委会", moment(FRIDAY, 9)),
    ) == {
        "甲居委会": Submission.ON_TIME,
        "乙居委会": Submission.LATE,
        "丙居委会": Submission.MISSING,
        "丁居委会": Submission.OUTSIDE,
    }


def test_a_second_edition_after_the_deadline_is_not_late() -> None:
    assert standing(None, submitted("甲居委会", moment(FRIDAY, 10), edition=2)) == {
        "甲居委会": Submission.ON_TIME
    }


def test_the_deadline_is_by_the_offices_clock() -> None:
    just = datetime(2024, 3, 8, 9, 0, tzinfo=UTC)  # 17:00 in Beijing
    assert standing(None, submitted("甲", just)) == {"甲": Submission.ON_TIME}
    assert standing(None, submitted("甲", just + timedelta(minutes=1))) == {"甲": Submission.LATE}


def test_a_name_in_other_widths_or_with_blanks_is_the_same_unit() -> None:
    roster = Roster((RosterUnit("第 １ 居委会", "居委会"),))
    assert standing(roster, submitted("第1居委会", moment(FRIDAY, 9))) == {
        "第 １ 居委会": Submission.ON_TIME
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("周五 17:00", Deadline()),
        ("星期四12：30", Deadline(3, 12, 30)),
        ("下周一 9:05", Deadline(0, 9, 5, 1)),
        ("周天 23:59", Deadline(6, 23, 59)),
    ],
)
def test_a_deadline_is_read_as_people_write_it(text: str, expected: Deadline) -> None:
    assert Deadline.parse(text) == expected
    assert Deadline.parse(str(expected)) == expected


@pytest.mark.parametrize("text", ["", "周五", "17:00", "周八 17:00", "周五 25:00", "周五 17:60"])
def test_what_is_no_deadline_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Deadline.parse(text)


def test_a_deadline_falls_in_the_periods_last_week() -> None:
    assert moment(FRIDAY, 17, 0, 59) == DUE
    assert Deadline(0, 9, 0, 1).moment(WEEK, BEIJING).date() == date(2024, 3, 11)
    assert Deadline().moment(Months(2024, 3, 1), BEIJING).date() == date(2024, 3, 29)

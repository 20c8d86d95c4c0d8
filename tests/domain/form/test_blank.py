"""The form that goes out: whose measures, what was last heard of them."""

from __future__ import annotations

from datetime import date

from plancheck.domain.form.blank import blank_form
from plancheck.domain.form.model import Filled, LastWeek
from plancheck.domain.period import Week
from plancheck.domain.plan.model import Units
from plancheck.domain.progress.status import Status
from tests.export.reports import made, told
from tests.specimens import small_plan

WEEK = Week(2024, 10)
UNIT = Units("居委会", ("宝山八村居委会", "八村"))


def test_a_form_has_the_units_own_measures_in_the_plans_order() -> None:
    form = blank_form(small_plan(), UNIT, WEEK, None, "021-1")
    assert [(row.number, row.measure.id) for row in form.rows] == [
        (1, "1.1.1"),
        (2, "1.1.2"),
        (3, "2.1.1"),
        (4, "2.1.2"),
    ]
    assert (form.head.unit, form.head.unit_type, form.head.phone) == (
        "宝山八村居委会",
        "居委会",
        "021-1",
    )


def test_of_a_unit_that_nothing_is_known_of_only_the_plans_dates_stand_there() -> None:
    rows = blank_form(small_plan(), UNIT, WEEK, None).rows
    assert {row.known.last for row in rows} == {None}
    assert [row.known.filled for row in rows] == [
        Filled(),
        Filled(due=date(2024, 6, 30)),
        Filled(),
        Filled(),
    ]


def test_what_lasts_goes_out_as_it_was_reported_and_what_a_week_brings_goes_out_empty() -> None:
    one = told("1.1.1", "谈成两台", percent=40, amount=2, evidence=("照片.jpg", "清单.xlsx"))
    ongoing = told("1.1.2", status=Status.ONGOING, percent=None, amount=3, due=None)
    report, _ = made(one, ongoing)
    form = blank_form(small_plan(), UNIT, WEEK, report)
    first, second, *others = (row.known for row in form.rows)
    assert first.last == LastWeek(Status.IN_PROGRESS, 40)
    assert first.filled == Filled(
        amount=2, owner="王某", due=date(2024, 6, 30), evidence="照片.jpg\n清单.xlsx"
    )
    assert second.last == LastWeek(Status.ONGOING)
    assert (second.filled.amount, second.filled.due) == (None, date(2024, 6, 30))
    assert {row.last for row in others} == {None}
    assert form.heard_of == report.period
    assert form.head.prepared_by == report.head.prepared_by

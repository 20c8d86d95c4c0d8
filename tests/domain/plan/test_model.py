"""Whose a measure is: by the type of a unit, and by its name."""

from __future__ import annotations

from plancheck.domain.plan.model import Measure, NamedUnit, Units
from tests.rows import each_row
from tests.specimens import measure, plan_of

EIGHT = NamedUnit("宝山八村（东）居委会", "居委会", ("八村东区", "宝山八村居民委员会"))


def named(*lead: str, support: tuple[str, ...] = ()) -> Measure:
    return measure("1.1.1", lead=lead, support=support)._replace(units=(EIGHT,))


OF_EIGHT = named(EIGHT.name, support=("办公室",))


@each_row(
    "name",
    [
        "宝山八村（东）居委会",
        "宝山八村(东)居委会",
        " 宝山八村 (东) 居委会",
        "宝山八村〔东〕居委会",
        "宝山\u200b八村（东）居委会",
        "八村东区",
        "宝山八村居民委员会",
    ],
)
def test_a_named_units_measure_is_its_own_however_the_name_is_written(name: str) -> None:
    own = Units("居委会", (name,))
    assert OF_EIGHT.concerns(own)
    assert (OF_EIGHT.part_of(own), OF_EIGHT.named_as(own)) == ("牵头", EIGHT.name)


@each_row(
    "units",
    [
        Units("居委会", ("宝山八村（西）居委会",)),
        Units("居委会", ("宝山八村居委会",)),
        Units("居委会", ("",)),
        Units("中心", (EIGHT.name,)),
        Units("中心"),
    ],
)
def test_it_concerns_no_other_unit_not_even_a_namesake_of_another_type(units: Units) -> None:
    assert not OF_EIGHT.concerns(units)
    assert (OF_EIGHT.part_of(units), OF_EIGHT.named_as(units)) == ("", "")


def test_a_unit_keeps_its_measure_under_another_name() -> None:
    assert OF_EIGHT.concerns(Units("居委会", ("宝山第八居委会", "宝山八村（东）居委会")))


def test_a_type_is_asked_for_with_its_named_units() -> None:
    whole = Units("居委会")
    assert (OF_EIGHT.part_of(whole), OF_EIGHT.named_as(whole)) == ("牵头", EIGHT.name)


def test_where_one_leads_the_others_of_its_type_may_support() -> None:
    shared = named(EIGHT.name, support=("居委会",))
    assert shared.part_of(Units("居委会", (EIGHT.name,))) == "牵头"
    other = Units("居委会", ("宝山七村居委会",))
    assert (shared.part_of(other), shared.named_as(other)) == ("配合", "居委会")


def test_a_withdrawn_measure_concerns_nobody() -> None:
    gone = OF_EIGHT._replace(withdrawn=True)
    for units in (Units("居委会", (EIGHT.name,)), Units("居委会"), Units("办公室")):
        assert (gone.concerns(units), gone.named_as(units)) == (False, "")


def test_two_are_alike_whom_the_same_measures_concern() -> None:
    plan = plan_of((measure("1.1.1"), OF_EIGHT._replace(id="1.1.2")))
    whole = Units("居委会")
    assert plan.alike(Units("居委会", (EIGHT.name,)), whole)
    assert not plan.alike(Units("居委会", ("别的居委会",)), whole)


def test_a_measure_goes_by_its_short_title_else_its_first_clause() -> None:
    one = measure("1.1.1", "办好“早，晚”食堂，惠及老人")
    assert one.title == "办好“早，晚”食堂"
    assert one._replace(short="办好食堂").title == "办好食堂"


def test_what_is_withdrawn_is_no_measure_of_the_plan_and_keeps_its_place() -> None:
    plan = plan_of((measure("1.1.1"), measure("2.1.1")))
    (first, second) = plan.sections
    gone = measure("2.1.2")._replace(withdrawn=True)
    objective = second.objectives[0]._replace(withdrawn=(gone,))
    plan = plan._replace(sections=(first, second._replace(objectives=(objective,))))
    assert [m.id for m in plan.measures()] == ["1.1.1", "2.1.1"]
    assert list(plan.withdrawn()) == [gone]
    assert plan.place("2.1.2")[1].number == "2.1"

"""A roll-up's figures: what counts, and of how many."""

from __future__ import annotations

from datetime import date

from plancheck.domain.ledger.unit_names import UnitName
from plancheck.domain.period import Period, Week
from plancheck.domain.plan.model import NamedUnit, Plan
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import FIGURELESS, Status
from plancheck.domain.progress.tally import Tally
from plancheck.domain.report.editions import Edition
from plancheck.domain.report.model import Letterhead, MeasureReport, StatusReport
from plancheck.domain.rollup.figures.amounts import Amounts, Spread
from plancheck.domain.rollup.figures.compute import figures
from plancheck.domain.rollup.figures.figures import (
    Figures,
    Group,
    MeasureRow,
    PeriodChange,
    RollupReport,
    Stalled,
)
from plancheck.domain.rollup.intake.outcomes import Account
from plancheck.domain.rollup.periods import reports_of
from plancheck.domain.rollup.roster.deadline import Deadlines
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from plancheck.domain.rollup.roster.standings import standings
from plancheck.domain.rollup.union import Received, Rollup
from plancheck.domain.rollup.wording import rollup_title
from tests.rows import each_row
from tests.specimens import measure, moment, plan_of, small_plan

PLAN = small_plan()
WEEK = Week(2024, 10)
ROSTER = Roster(tuple(RosterUnit(f"{n}居委会", "居委会") for n in "甲乙丙"))


def said(id: str, status: Status = Status.NOT_STARTED, percent: int = 0, **more: object) -> object:
    told = None if status in FIGURELESS else percent
    return MeasureReport(id, status, told)._replace(**more)  # type: ignore[arg-type]


def report(
    unit: str,
    *measures: object,
    week: Period = WEEK,
    kind: str = "居委会",
    edition: int = 1,
    minute: int = 0,
    plan: str = PLAN.id,
) -> Received:
    made = StatusReport(
        head=Letterhead(unit, kind, "某街道办事处"),
        period=week,
        as_of=week.last_day,
        edition=Edition(edition, moment(date(2024, 3, 8))),
        generated=moment(date(2024, 3, 8), minute=minute),
        plan_id=plan,
        plan_revision=1,
        plan_digest=PLAN.digest,
        tally=Tally(),
        measures=tuple(m for m in measures if isinstance(m, MeasureReport)),
    )
    return Received(made, made.digest, (f"{unit}.toml",))


def rolled(
    *some: Received,
    roster: Roster | None = ROSTER,
    plans: tuple[Plan, ...] = (PLAN,),
    week: Period = WEEK,
) -> RollupReport:
    rollup = Rollup(some)
    stands = standings(roster, [parts[-1] for parts in reports_of(rollup, week)], week)
    return RollupReport(
        name="某街道",
        period=week,
        generated=moment(),
        deadline=Deadlines().moment(week),
        plans=plans,
        rollup=rollup,
        account=Account(),
        standings=stands,
        by_roster=roster is not None,
        figures=figures(week, plans, rollup, None if roster is None else stands),
    )


A = report(
    "甲居委会",
    said("1.1.1", Status.IN_PROGRESS, 25, amount=3, changed=True, problems=("缺人",)),
    said("1.1.2", Status.DONE, 100),
    said("2.1.1", Status.NOT_APPLICABLE, reason="没有"),
    said("2.1.2", signal=Signal.OVERDUE, coordination=("请协调",)),
    said("9.9.9", Status.DONE, 100),
    said("1.2.1", Status.DONE, 100),
)
B = report(
    "乙居委会",
    said("1.1.1", Status.IN_PROGRESS, 50, amount=1.5),
    said("1.1.2", Status.ONGOING),
    said("2.1.1", problems=("缺钱", "缺人")),
    said("2.1.2", Status.DONE, 100),
)
C = report(
    "某中心", said("1.1.2", Status.DONE, 100), said("1.2.1", signal=Signal.BEHIND), kind="中心"
)


def row(found: Figures, id: str) -> MeasureRow:
    return next(m for plan in found.plans for m in plan.measures if m.measure.id == id)


def section(found: Figures, key: str) -> Group:
    return next(g for g in found.plans[0].sections if g.key == key)


NAMED = plan_of(
    (
        measure("1.1.1"),
        measure("1.1.2", lead=("甲居委会",))._replace(
            units=(NamedUnit("甲居委会", "居委会", ("甲村",)),)
        ),
    )
)
"""1.1.2 is 甲居委会's, by name."""


@each_row("name", ["甲居委会", "甲 居委会", "甲村"])
def test_what_the_plan_gives_a_unit_by_name_is_owed_by_it_alone(name: str) -> None:
    both = said("1.1.1"), said("1.1.2", Status.DONE, 100)
    found = rolled(report(name, *both), report("乙居委会", *both), roster=None, plans=(NAMED,))
    tallies = {unit.received.report.head.unit: unit.tally for unit in found.figures.units}
    assert tallies == {name: Tally(total=2, done=1), "乙居委会": Tally(total=1)}
    assert row(found.figures, "1.1.2").reported == 1


def test_a_unit_that_was_named_before_it_was_renamed_owes_it_still() -> None:
    renamed = report("新居委会", said("1.1.1"), said("1.1.2", Status.DONE, 100))
    head = renamed.report.head._replace(former=(UnitName("甲居委会", "居委会"),))
    renamed = renamed._replace(report=renamed.report._replace(head=head))
    (unit,) = rolled(renamed, roster=None, plans=(NAMED,)).figures.units
    assert unit.tally == Tally(total=2, done=1)


def test_of_those_that_are_missing_the_named_one_alone_lacks_its_measure() -> None:
    found = rolled(report("丙居委会", said("1.1.1")), plans=(NAMED,)).figures
    assert [row(found, id).missing for id in ("1.1.1", "1.1.2")] == [2, 1]
    called = ROSTER.units[0]._replace(name="甲社区", former=("甲 村",))
    roster = ROSTER._replace(units=(called, *ROSTER.units[1:]))
    found = rolled(report("丙居委会", said("1.1.1")), roster=roster, plans=(NAMED,)).figures
    assert row(found, "1.1.2").missing == 1


def test_what_the_plan_does_not_give_a_units_type_does_not_count() -> None:
    found = rolled(A, roster=None).figures
    (unit,) = found.units
    assert unit.tally == Tally(total=3, done=1, overdue=1)
    assert list(unit.measures) == ["1.1.1", "1.1.2", "2.1.1", "2.1.2"]
    assert [m.measure.id for m in found.plans[0].measures] == list(unit.measures)


def test_counts_add_up_over_units_types_sections_and_measures() -> None:
    found = rolled(A, B, C).figures
    assert found.whole.tally == Tally(total=9, done=3, ongoing=1, overdue=1, behind=1)
    for groups in (found.types, found.plans[0].sections, found.plans[0].objectives):
        total = Tally()
        for group in groups:
            total = total.plus(group.tally)
        assert total == found.whole.tally
    assert [(g.title, g.units) for g in found.types] == [("居委会", 2), ("中心", 1)]
    assert [section(found, key).units for key in "12"] == [3, 2]
    assert found.whole.with_status(Status.NOT_APPLICABLE) == 1


def test_a_measures_figures_are_of_the_units_that_owe_it() -> None:
    found = rolled(A, B, C).figures
    one = row(found, "1.1.1")
    assert (one.owing, one.reported, one.missing, one.exempt, one.movement.changed) == (
        3,
        2,
        1,
        0,
        1,
    )
    assert one.percent == Spread(2, 37.5, 25, 50)
    assert one.amount == Amounts(Spread(2, 2.25, 1.5, 3), None, 0)
    exempt = row(found, "2.1.1")
    assert (exempt.owing, exempt.reported, exempt.exempt) == (2, 1, 1)
    shared = row(found, "1.1.2")
    assert (shared.reported, shared.missing) == (3, 1)
    assert shared.with_status(Status.DONE) == 2
    assert row(found, "2.1.2").with_signal(Signal.OVERDUE) == 1
    none = row(rolled(C).figures, "2.1.2")
    assert (none.reported, none.percent, none.missing) == (0, Spread(), 3)


def test_the_change_is_over_the_units_that_reported_in_both_weeks() -> None:
    before = WEEK.shifted(-1)
    found = rolled(
        A,
        B,
        report("甲居委会", said("1.1.1"), said("1.1.2"), week=before),
        report("丁居委会", said("1.1.1", Status.DONE, 100), week=before),
    ).figures
    assert found.whole.change == PeriodChange(units=1, done=1)
    assert section(found, "1").change == PeriodChange(1, 1)
    assert section(found, "2").change == PeriodChange(1, 0)
    assert [unit.done_before for unit in found.units] == [0, None]
    assert rolled(A).figures.whole.change is None


def test_measures_still_for_four_weeks_are_named_only_where_four_weeks_are_at_hand() -> None:
    def weeks(count: int, *skip: int) -> Figures:
        some = [
            report(
                "甲居委会",
                said("1.1.1", changed=back == 3),
                said("1.1.2"),
                said("2.1.1", Status.DONE, 100),
                said("2.1.2", Status.ONGOING),
                week=WEEK.shifted(-back),
            )
            for back in range(count)
            if back not in skip
        ]
        return rolled(*some).figures

    assert [m.id for m, _ in weeks(4).plans[0].stalled.measures] == ["1.1.2"]
    assert [m.id for m, _ in weeks(5).plans[0].stalled.measures] == ["1.1.2"]
    assert weeks(3).plans[0].stalled == Stalled(3)
    assert weeks(5, 2).plans[0].stalled == Stalled(2)
    assert not Stalled(3).known


def test_problems_and_coordination_are_listed_by_measure_then_unit() -> None:
    found = rolled(A, B).figures
    assert [(i.measure.id, i.unit, i.text) for i in found.problems] == [
        ("1.1.1", "甲居委会", "缺人"),
        ("2.1.1", "乙居委会", "缺钱"),
        ("2.1.1", "乙居委会", "缺人"),
    ]
    assert [i.measure.id for i in found.coordination] == ["2.1.2"]


def test_units_stand_in_the_rosters_order() -> None:
    found = rolled(C, B, A).figures
    assert [u.received.report.head.unit for u in found.units] == ["甲居委会", "乙居委会", "某中心"]


def test_units_that_no_roster_puts_in_order_stand_as_people_count_them() -> None:
    names = [f"{n}村居委会" for n in ("一", "二", "三", "九", "十", "十一")]
    some = [report(name, said("1.1.1", problems=("缺人",))) for name in reversed(names)]
    for roster in (None, ROSTER):
        made = rolled(*some, roster=roster)
        assert [unit.label for unit in made.figures.units] == names
        assert [issue.label for issue in made.figures.problems] == names
        assert [one.unit for one in made.standings if one.identities] == names


def test_several_plans_add_up_and_keep_their_measures_apart() -> None:
    other = PLAN._replace(id="binjiang-2024", title="滨江街道2024年工作计划")
    made = rolled(
        A, report("丁居委会", said("1.1.1", Status.DONE, 100), plan=other.id), plans=(PLAN, other)
    )
    found = made.figures
    assert found.whole.tally == Tally(total=4, done=2, overdue=1)
    assert [plan.units for plan in found.plans] == [1, 1]
    assert [plan.sections[0].tally.done for plan in found.plans] == [1, 1]
    assert all(m.missing == 0 for plan in found.plans for m in plan.measures)
    assert "2份计划" in rollup_title(made)


@each_row("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2, 1)])
def test_figures_do_not_depend_on_the_order(order: tuple[int, ...]) -> None:
    some = (A, B, C)
    assert rolled(*(some[n] for n in order)).figures == rolled(*some).figures

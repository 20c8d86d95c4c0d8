"""Who stands where among its like: the rule that is printed, one figure after the other."""

from __future__ import annotations

from datetime import date

from plancheck.domain.period import Kind
from plancheck.domain.plan.model import Plan
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.bulletin.lights import UnitLight
from plancheck.domain.rollup.bulletin.ranking import ResultGroup, result_groups, rule
from plancheck.domain.rollup.bulletin.tables import GROUPS
from plancheck.domain.rollup.figures.figures import RollupReport
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from plancheck.domain.rollup.union import Received
from tests.domain.rollup.figures.test_compute import PLAN, WEEK, report, rolled, said
from tests.rows import each_row
from tests.specimens import moment

DONE = Status.DONE


def committees(*names: str) -> Roster:
    return Roster(tuple(RosterUnit(name, "居委会") for name in names))


def of(made: RollupReport, title: str = "居委会") -> ResultGroup:
    return next(group for group in result_groups(made) if group.title == title)


def ranks(made: RollupReport, title: str = "居委会") -> dict[str, int]:
    return {one.name: one.rank for one in of(made, title).results}


def late(one: Received) -> Received:
    edition = one.report.edition._replace(first_generated=moment(date(2024, 3, 11)))
    return one._replace(report=one.report._replace(edition=edition))


def all_of(*units: Received, **more: object) -> RollupReport:
    return rolled(*units, roster=None, **more)  # type: ignore[arg-type]


def two(first: dict[str, object], second: dict[str, object]) -> RollupReport:
    """Two units, one measure done of two; the other measure says what is given."""
    return all_of(
        report("甲", said("1.1.1", DONE, 100), said("1.1.2", **first)),  # type: ignore[arg-type]
        report("乙", said("1.1.1", DONE, 100), said("1.1.2", **second)),  # type: ignore[arg-type]
    )


def test_the_greater_share_of_done_stands_first_exactly_and_not_as_rounded() -> None:
    plan_ids = [m.id for m in PLAN.measures() if m.concerns(PLAN_UNITS)]
    ids = plan_ids[:3]
    third = report(
        "甲", *(said(id, DONE if n < 1 else Status.NOT_STARTED) for n, id in enumerate(ids))
    )
    half = report("乙", said(ids[0], DONE), said(ids[1]))
    assert ranks(all_of(third, half)) == {"乙": 1, "甲": 2}


PLAN_UNITS = report("甲").report.head.identity


def test_more_done_than_the_week_before_goes_before_and_no_report_then_is_no_more() -> None:
    before = WEEK.shifted(-1)
    made = all_of(
        report("甲", said("1.1.1", DONE), said("1.1.2")),
        report("乙", said("1.1.1", DONE), said("1.1.2")),
        report("丙", said("1.1.1", DONE), said("1.1.2")),
        report("甲", said("1.1.1", DONE), said("1.1.2"), week=before),
        report("乙", said("1.1.1"), said("1.1.2"), week=before),
    )
    assert ranks(made) == {"乙": 1, "甲": 2, "丙": 2}


@each_row(
    "worse",
    [
        {"signal": Signal.OVERDUE},
        {"signal": Signal.BEHIND},
        {"status": Status.BLOCKED},
    ],
)
def test_fewer_overdue_then_behind_then_blocked_go_before(worse: dict[str, object]) -> None:
    assert ranks(two(worse, {})) == {"乙": 1, "甲": 2}
    assert ranks(two(worse, worse)) == {"甲": 1, "乙": 1}


def test_overdue_weighs_more_than_behind_and_behind_more_than_blocked() -> None:
    assert ranks(two({"signal": Signal.OVERDUE}, {"signal": Signal.BEHIND}))["乙"] == 1
    assert ranks(two({"signal": Signal.BEHIND}, {"status": Status.BLOCKED}))["乙"] == 1


def test_who_reported_in_time_goes_before_who_was_late_where_all_else_is_equal() -> None:
    same = [said("1.1.1", DONE), said("1.1.2")]
    made = rolled(
        late(report("甲居委会", *same)),
        report("乙居委会", *same),
        roster=committees("甲居委会", "乙居委会"),
    )
    assert ranks(made) == {"乙居委会": 1, "甲居委会": 2}


def test_equal_units_have_an_equal_rank_and_the_next_counts_them() -> None:
    first, other = said("1.1.1", DONE), said("1.1.1")
    made = all_of(
        report("甲", first), report("乙", first), report("丙", other), report("丁", other)
    )
    assert sorted(ranks(made).values()) == [1, 1, 3, 3]


def test_types_are_ranked_each_for_itself() -> None:
    made = all_of(
        *(report(name, said("1.1.2", DONE)) for name in ("甲", "乙")),
        report("丙", said("1.1.2"), kind="中心"),
        report("丁", said("1.1.2", DONE), kind="中心"),
    )
    assert ranks(made, "中心") == {"丁": 1, "丙": 2}
    assert ranks(made) == {"甲": 1, "乙": 1}


def test_who_lacks_is_outside_or_has_nothing_to_do_is_listed_without_a_rank() -> None:
    made = rolled(
        report("甲居委会", said("1.1.1", DONE)),
        report("乙居委会", said("1.1.1")),
        report("丙居委会", said("1.1.1", Status.NOT_APPLICABLE, reason="没有")),
        report("外来居委会", said("1.1.1", DONE)),
        roster=committees("甲居委会", "乙居委会", "丙居委会", "丁居委会"),
    )
    assert ranks(made) == {
        "甲居委会": 1,
        "乙居委会": 2,
        "丙居委会": 0,
        "丁居委会": 0,
        "外来居委会": 0,
    }
    group = of(made)
    assert [one.name for one in group.ranked] == ["甲居委会", "乙居委会"]
    assert group.results[-1].name in {"丁居委会", "外来居委会"}


def test_who_is_outside_the_roster_shows_no_light_and_is_named_in_no_ranking() -> None:
    group = of(
        rolled(
            report("甲居委会", said("1.1.1", DONE)),
            report("外来居委会", said("1.1.1", signal=Signal.OVERDUE)),
            roster=committees("甲居委会"),
        )
    )
    assert [one.name for one in group.listed] == ["甲居委会"]
    assert group.lights == (0, 0, 1)
    assert GROUPS.texts(("units",), [group]) == [("1/1+外1",)]


def test_one_unit_alone_is_not_the_first_of_anything() -> None:
    assert ranks(all_of(report("甲", said("1.1.1", DONE)))) == {"甲": 0}


def test_an_office_that_does_not_rank_has_its_units_in_the_rosters_order() -> None:
    roster = committees("甲居委会", "乙居委会")
    made = rolled(
        report("甲居委会", said("1.1.1")), report("乙居委会", said("1.1.1", DONE)), roster=roster
    )
    assert ranks(made._replace(ranking=False)) == {"甲居委会": 0, "乙居委会": 0}
    assert [one.name for one in of(made._replace(ranking=False)).results] == [
        "甲居委会",
        "乙居委会",
    ]


def test_of_several_plans_units_are_compared_within_each() -> None:
    other: Plan = PLAN._replace(id="q", title="滨江街道计划")
    made = all_of(
        report("甲", said("1.1.1", DONE)),
        report("乙", said("1.1.1")),
        report("丙", said("1.1.1"), plan="q"),
        report("丁", said("1.1.1", DONE), plan="q"),
        plans=(PLAN, other),
    )
    assert ranks(made, "某街道居委会") == {"甲": 1, "乙": 2}
    assert ranks(made, "滨江街道计划居委会") == {"丁": 1, "丙": 2}


def test_the_ends_of_a_ranking_never_name_some_of_those_of_equal_rank_alone() -> None:
    done, not_done = said("1.1.1", DONE), said("1.1.1")
    made = all_of(
        *(report(name, done) for name in "甲乙"),
        *(report(name, not_done) for name in "丙丁戊己"),
    )
    first, last = of(made).ends(3)
    assert [one.name for one in first] == ["甲", "乙"] or {one.name for one in first} == {
        "甲",
        "乙",
    }
    assert last == []  # four have the last rank, and only three may be named
    assert of(made).ends(0) == ([], [])
    few = all_of(report("甲", done), report("乙", not_done))
    first, last = of(few).ends(3)
    assert {one.name for one in (*first, *last)} == {"甲", "乙"}
    assert not {one.name for one in first} & {one.name for one in last}


def test_a_units_light_is_by_what_is_gravest() -> None:
    made = rolled(
        report("甲居委会", said("1.1.1", signal=Signal.OVERDUE), said("1.1.2", DONE)),
        report("乙居委会", said("1.1.1", signal=Signal.DUE_SOON)),
        report("丙居委会", said("1.1.1", Status.BLOCKED)),
        report("戊居委会", said("1.1.1")),
        late(report("己居委会", said("1.1.1"))),
        report("庚居委会", said("1.1.1", signal=Signal.BEHIND)),
        roster=committees(*(f"{n}居委会" for n in "甲乙丙丁戊己庚")),
    )
    lights = {one.name[0]: one.light for one in of(made).results}
    assert lights == {
        "甲": UnitLight.RED,
        "乙": UnitLight.AMBER,
        "丙": UnitLight.AMBER,
        "丁": UnitLight.RED,
        "戊": UnitLight.GREEN,
        "己": UnitLight.AMBER,
        "庚": UnitLight.AMBER,
    }
    assert of(made).lights == (2, 4, 1)


def test_the_rule_names_the_period_before_where_there_is_one() -> None:
    assert "比上月增加" in rule(Kind.MONTH, compared=True)
    assert "比上" not in rule(Kind.MONTH, compared=False)

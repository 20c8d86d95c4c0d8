"""What units' figures amount to: added up only where units reach a target together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.model import Target
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.figures.amounts import Amounts, Spread
from plancheck.domain.rollup.figures.figures import MeasureRow
from plancheck.domain.rollup.table import Value
from plancheck.domain.rollup.tables import MEASURES, PlannedRow
from tests.rows import each_row
from tests.specimens import measure, plan_of

from .test_compute import report, rolled, row, said

KEYS = ("amount", "amount_mean", "amount_low", "amount_high", "reached", "givers", "amount_words")
GIVEN = (2, 1, 4, 8, 3.5)


def given_by(target: Target, *given: float | None) -> MeasureRow:
    """What the units' reports of one measure with this target amount to."""
    plan = plan_of((measure("1.1.1", target=target),))
    reports = (
        report(f"{n}居委会", said("1.1.1", Status.IN_PROGRESS, 30, amount=amount))
        for n, amount in zip("甲乙丙丁戊", given, strict=False)
    )
    return row(rolled(*reports, roster=None, plans=(plan,)).figures, "1.1.1")


def told(of: MeasureRow, *keys: str) -> list[Value]:
    (values,) = MEASURES.values(keys or KEYS, [PlannedRow("计划", "部分", of)])
    return values


def test_amounts_are_added_up_where_the_units_reach_the_target_together() -> None:
    of = given_by(Target(8, "项", "联动制度", shared=True), *GIVEN)
    assert of.amount == Amounts(Spread(5, 3.7, 1, 8), total=18.5)
    assert told(of) == [18.5, 3.7, 1, 8, None, 5, "18.5/8项（5个单位填报）"]


@each_row("target", [Target(8, "项", "联动制度"), Target(8, "％", "覆盖", shared=True)])
def test_amounts_towards_a_target_of_each_unit_are_never_added_up(target: Target) -> None:
    of = given_by(target, *GIVEN)
    assert of.amount == Amounts(Spread(5, 3.7, 1, 8), total=None, reached=1)
    words = f"平均3.7{target.unit}（1-8{target.unit}，5个单位填报，1个达到8{target.unit}）"
    assert told(of) == [None, 3.7, 1, 8, 1, 5, words]


def test_where_nobody_gave_an_amount_nothing_is_said_to_be_done() -> None:
    of = given_by(Target(8, "项", "联动制度"), None, None)
    assert told(of)[:6] == [*[None] * 5, 0]
    shared = given_by(Target(8, "项", "联动制度", shared=True), None)
    assert told(shared)[:6] == [*[None] * 5, 0]


def test_ongoing_measures_have_no_figure_in_the_mean() -> None:
    found = rolled(
        report("甲居委会", said("1.1.2", Status.IN_PROGRESS, 40)),
        report("乙居委会", said("1.1.2", Status.DONE, 100)),
        report("丙居委会", said("1.1.2", Status.ONGOING)),
    ).figures
    assert row(found, "1.1.2").percent == Spread(2, 70, 40, 100)
    only = rolled(report("甲居委会", said("1.1.2", Status.ONGOING))).figures
    assert told(row(only, "1.1.2"), "mean", "low", "high", "spread") == ["—"] * 4


def test_a_measure_that_nobody_owes_has_no_row() -> None:
    found = rolled(report("某中心", said("1.2.1"), kind="中心"), roster=None).figures
    (plan,) = found.plans
    assert [m.measure.id for m in plan.measures] == ["1.2.1"]
    assert [group.key for group in (*plan.sections, *plan.objectives)] == ["1", "1.2"]
    exempt = rolled(
        report("某中心", said("1.2.1", Status.NOT_APPLICABLE), kind="中心"), roster=None
    )
    assert [m.exempt for m in exempt.figures.plans[0].measures] == [1]


@given(st.lists(st.floats(0, 1e12), min_size=1), st.randoms())
def test_a_spread_does_not_depend_on_the_order(given_: list[float], chance: object) -> None:
    shuffled = list(given_)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Spread.of(shuffled) == Spread.of(given_)
    found = Spread.of(given_)
    assert found.low is not None
    assert found.high is not None
    assert found.mean is not None
    assert found.low <= found.mean * (1 + 1e-12)
    assert found.mean <= found.high * (1 + 1e-12)

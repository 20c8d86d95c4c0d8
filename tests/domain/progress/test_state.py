"""How far a measure is, and when it is due."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.plan.model import Measure, Target
from plancheck.domain.progress.state import MeasureState, Step, status_of
from plancheck.domain.progress.status import Status
from tests.rows import each_row
from tests.specimens import ID, measure

PLAIN = measure(ID)
TARGETED = measure(ID, target=Target(12, "台", "加装电梯"))
STEPS = (Step("a", "一", done=True), Step("b", "二"), Step("c", "三"))


@each_row(
    ("state", "against", "percent"),
    [
        (MeasureState(), PLAIN, None),
        (MeasureState(percent_set=0), PLAIN, 0),
        (MeasureState(percent_set=40, steps=STEPS), PLAIN, 40),
        (MeasureState(steps=STEPS), PLAIN, 33),
        (MeasureState(steps=STEPS, amount=12), TARGETED, 33),
        (MeasureState(amount=5), TARGETED, 41),
        (MeasureState(amount=24), TARGETED, 100),
        (MeasureState(amount=0), TARGETED, 0),
        (MeasureState(amount=5), PLAIN, None),
        (MeasureState(Status.DONE, percent_set=40), PLAIN, 100),
        (MeasureState(Status.ONGOING), PLAIN, None),
        (MeasureState(Status.NOT_APPLICABLE), PLAIN, None),
    ],
)
def test_the_percent_is_done_then_set_then_steps_then_amount(
    state: MeasureState, against: Measure, percent: int | None
) -> None:
    assert state.known_percent(against) == percent
    assert state.percent(against) == (percent or 0)


@given(st.integers(1, 999), st.integers(0, 999))
def test_an_amount_in_hundredths_loses_no_percent(target: int, amount: int) -> None:
    against = measure(ID, target=Target(target / 100, "万元", "投资"))
    state = MeasureState(amount=amount / 100)
    assert state.percent(against) == min(100, 100 * amount // target)


HUGE = (1e15, 1.8e306, float("inf"), 10**31)


AMOUNTS = (*HUGE, -1, 1e-320, 5e-324, float("-inf"), float("nan"))


@each_row("target", [5e-324, 1e-300, 1, 12.5, 1e14, *HUGE, float("nan"), 0])
def test_no_amount_and_no_target_is_too_large_or_too_small(target: float) -> None:
    against = measure(ID, target=Target(target, "万元", "投资"))
    for amount in AMOUNTS:
        percent = MeasureState(amount=amount).known_percent(against)
        if amount != amount or not target > 0:
            assert percent is None, amount
        else:
            assert percent == (100 if amount >= target else 0), amount


def test_the_units_own_date_goes_before_the_plans() -> None:
    against = measure(ID, due=date(2024, 12, 31))
    assert MeasureState().due_of(against) == date(2024, 12, 31)
    assert MeasureState(due=date(2024, 6, 30)).due_of(against) == date(2024, 6, 30)


def test_status_of_nothing_is_not_started() -> None:
    assert status_of(None) is Status.NOT_STARTED
    assert status_of("已完成") is Status.DONE

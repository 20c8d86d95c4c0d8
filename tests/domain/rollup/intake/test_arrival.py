"""What of a file is accepted, and what is said of a report that does not fit its plan."""

from __future__ import annotations

from plancheck.domain.plan.model import NamedUnit, Plan
from plancheck.domain.rollup.intake.arrival import Arrival, accept
from tests.arrivals import received
from tests.specimens import measure, plan_of, small_plan

PLAN = small_plan()


def remarks(plan: Plan) -> str:
    """What is said of a report of 甲居委会 that has 1.1.1 alone."""
    came = Arrival("周报.toml", (received(),))
    return "；".join(accept(came, {"p": plan}).remarks)


def test_a_plan_of_another_revision_or_content_is_said() -> None:
    assert "按计划第1版填报，汇总按第2版" in remarks(PLAN._replace(revision=2))
    assert "与本机的内容不同" in remarks(PLAN)
    assert "缺 3 项措施（1.1.2、2.1.1、2.1.2）" in remarks(PLAN)


def test_measures_that_are_not_the_units_are_said_but_for_withdrawn_ones() -> None:
    first, second = measure("1.1.1"), measure("1.1.2")
    assert "多出" not in remarks(plan_of((first,)))
    named = first._replace(lead=("乙居委会",), units=(NamedUnit("乙居委会", "居委会"),))
    assert "多出 1 项不属于它的措施，没有计入（1.1.1）" in remarks(plan_of((named, second)))
    plan = plan_of((second,))
    objective = plan.sections[0].objectives[0]._replace(withdrawn=(first._replace(withdrawn=True),))
    section = plan.sections[0]._replace(objectives=(objective,))
    assert remarks(plan._replace(sections=(section,), digest="d")) == "缺 1 项措施（1.1.2）"


def test_a_measure_of_its_own_by_name_that_is_lacking_is_said() -> None:
    named = measure("1.1.2", lead=("甲 居委会",))
    own = named._replace(lead=("甲居委会",), units=(NamedUnit("甲居委会", "居委会"),))
    other = named._replace(lead=("乙居委会",), units=(NamedUnit("乙居委会", "居委会"),))
    assert remarks(plan_of((measure("1.1.1"), own))._replace(digest="d")) == "缺 1 项措施（1.1.2）"
    assert remarks(plan_of((measure("1.1.1"), other))._replace(digest="d")) == ""

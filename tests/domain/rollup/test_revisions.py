"""A roll-up answers for all by the latest revision, and says who reports by an older one."""

from __future__ import annotations

from plancheck.domain.plan.model import NamedUnit
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.bulletin.checks import checks
from plancheck.domain.rollup.revisions import revision_sentences, unanswered_sentences
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from tests.specimens import measure, revised

from .figures.test_compute import PLAN, report, rolled, said

A = report("甲居委会", said("1.1.1", Status.DONE, 100))
LATER = revised(PLAN, {"1.1.1": {"withdrawn": True}}, add=[measure("2.1.3")])
B = report("乙居委会", said("2.1.3", Status.DONE, 100))
B = B._replace(report=B.report._replace(plan_revision=2))


def test_who_reports_by_an_older_revision_is_named_and_owes_what_is_new() -> None:
    found = rolled(A, B, plans=(LATER,))
    assert list(revision_sentences(found)) == [
        "按计划第2版汇总，仍按旧版填报的有1个单位：甲居委会（第1版）"
    ]
    (of_plan,) = found.figures.plans
    rows = {row.measure.id: row for row in of_plan.measures}
    assert "1.1.1" not in rows
    assert (rows["2.1.3"].owing, rows["2.1.3"].reported) == (3, 1)
    assert found.figures.whole.tally.done == 1
    assert any("仍按旧版填报" in words for words in checks(found))


def test_who_reports_by_a_revision_that_is_not_at_hand_is_named_too() -> None:
    (told,) = revision_sentences(rolled(A, B, plans=(PLAN,)))
    assert "1个单位已按更新的一版填报：乙居委会（第2版）" in told


def test_where_all_report_by_the_revision_at_hand_nothing_is_said() -> None:
    assert list(revision_sentences(rolled(A, plans=(PLAN,)))) == []


def test_a_unit_that_the_plan_names_and_nobody_is_is_said_by_roster_alone() -> None:
    named = NamedUnit("丙居委会", "居委会")
    plan = revised(PLAN, {"1.1.1": {"lead": (named.name,), "units": (named,)}}, number=1)
    roster = Roster((RosterUnit("甲居委会", "居委会"),))
    (told,) = unanswered_sentences(rolled(A, plans=(plan,), roster=roster))
    assert "“丙居委会”" in told
    assert "1.1.1" in told
    assert list(unanswered_sentences(rolled(A, plans=(plan,), roster=None))) == []
    both = Roster((RosterUnit("甲居委会", "居委会"), RosterUnit("丙居委会", "居委会")))
    assert list(unanswered_sentences(rolled(A, plans=(plan,), roster=both))) == []

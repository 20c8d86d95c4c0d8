"""The lists that an office prints of a roll-up."""

from __future__ import annotations

from datetime import date

from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.status import Status
from plancheck.domain.rollup.figures.compute import figures
from plancheck.domain.rollup.figures.figures import mark_of
from plancheck.domain.rollup.lists import lags, unit_counts, unit_submissions
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from plancheck.domain.rollup.roster.standings import Submission, standings
from plancheck.domain.rollup.wording import edition_words
from tests.arrivals import stating
from tests.domain.rollup.figures.test_compute import ROSTER, A, B, C, report, rolled, said
from tests.specimens import moment

LATE = report("丙居委会", said("1.1.1", signal=Signal.BEHIND), minute=1)
LATE = LATE._replace(
    report=LATE.report._replace(
        edition=LATE.report.edition._replace(first_generated=moment(date(2024, 3, 11)))
    )
)


def test_every_unit_that_owes_or_gave_a_report_is_listed_once() -> None:
    made = rolled(A, C)
    listed = unit_submissions(made)
    assert [(one.unit, one.type, one.standing.submission.value) for one in listed] == [
        ("甲居委会", "居委会", "按时报"),
        ("乙居委会", "居委会", "未报"),
        ("丙居委会", "居委会", "未报"),
        ("某中心", "中心", "名册外"),
    ]
    assert [one.row is None for one in listed] == [False, True, True, False]


def test_without_a_roster_only_those_who_reported_are_listed() -> None:
    made = rolled(A, LATE, roster=None)
    listed = unit_submissions(made)
    assert [(one.unit, one.standing.submission.value) for one in listed] == [
        ("丙居委会", "迟报"),
        ("甲居委会", "按时报"),
    ]
    assert unit_counts(made) == {"按时报": 1, "迟报": 1}


def test_namesakes_under_two_issuers_are_two_rows() -> None:
    head = A.report.head._replace(issuer="别的街道办事处")
    namesake = A._replace(report=A.report._replace(head=head))
    for roster in (None, ROSTER):
        made = rolled(A, namesake, roster=roster)
        mine = [one for one in unit_submissions(made) if one.unit == "甲居委会"]
        assert len(mine) == 2
        assert {one.standing.submission.value for one in mine} == {"按时报"}


def test_a_unit_counts_once_however_it_stands() -> None:
    made = rolled(A, LATE, C)
    assert unit_counts(made) == {"应报": 3, "按时报": 1, "迟报": 1, "未报": 1, "名册外": 1}


def test_the_check_code_is_the_one_on_the_units_own_paper() -> None:
    made = rolled(A)
    first, second, _ = unit_submissions(made)
    assert first.check == A.report.check_code
    assert second.check == edition_words(second) == ""


def test_a_conflict_and_what_was_superseded_are_said() -> None:
    other = report("甲居委会", said("1.1.1", Status.DONE, 100), minute=5)
    older = report("乙居委会", said("1.1.1"))
    newer = report("乙居委会", said("1.1.1", Status.DONE, 100), edition=2)
    newer = stating(newer, older)
    listed = unit_submissions(rolled(A, other, older, newer))
    assert [edition_words(one) for one in listed] == [
        "有内容不同的2份第1版，暂以生成较晚的一份计入，请核对",
        "代替第1版",
        "",
    ]


def test_what_lags_is_listed_by_measure_the_graver_first() -> None:
    late = said("2.1.2", signal=Signal.OVERDUE, reason="缺场地", problems=("缺钱", "缺人"))
    behind = said("2.1.2", signal=Signal.BEHIND)
    first = report("甲居委会", behind, said("1.1.1", signal=Signal.DUE_SOON))
    other = report("乙居委会", late, said("1.1.2", signal=Signal.BEHIND))
    found = lags(rolled(first, other).figures)
    assert [(lag.measure.id, lag.row.received.report.head.unit, lag.why) for lag in found] == [
        ("1.1.2", "乙居委会", ""),
        ("2.1.2", "乙居委会", "缺场地\n缺钱\n缺人"),
        ("2.1.2", "甲居委会", ""),
    ]


def test_lights_that_lag_are_as_many_as_the_figures_count() -> None:
    found = rolled(A, B, C).figures
    tally = found.whole.tally
    assert len(lags(found)) == tally.overdue + tally.behind


def test_a_mark_says_the_light_and_else_the_status() -> None:
    (first, second, third, fourth, *_) = A.report.measures
    assert [mark_of(one) for one in (first, second, third, fourth)] == ["推", "完", "免", "逾"]


def test_several_plans_list_a_unit_under_each() -> None:
    other = report("甲居委会", said("1.1.1"), plan="另一份")
    made = rolled(A)
    plans = (*made.plans, made.plans[0]._replace(id="另一份"))
    both = made.rollup.joined(rolled(other, plans=plans).rollup)
    stands = standings(ROSTER, [*both.of(made.period).editions.values()], made.period)
    found = figures(made.period, plans, both, stands)
    changed = made._replace(plans=plans, rollup=both, figures=found, standings=stands)
    listed = [one for one in unit_submissions(changed) if one.row]
    assert [one.unit for one in listed] == ["甲居委会", "甲居委会"]


def test_namesakes_are_told_apart_wherever_units_are_named() -> None:
    both = [
        report("友谊", said("1.1.2", problems=("缺人",)), kind=kind) for kind in ("居委会", "中心")
    ]
    made = rolled(*both, A, roster=None)
    assert {one.label for one in unit_submissions(made)} == {
        "友谊（居委会）",
        "友谊（中心）",
        "甲居委会",
    }
    roster = Roster(tuple(RosterUnit("友谊", kind) for kind in ("居委会", "中心")))
    assert rolled(A, roster=roster).names(Submission.MISSING) == ["友谊（居委会）", "友谊（中心）"]

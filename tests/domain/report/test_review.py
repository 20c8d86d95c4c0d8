"""填报检查: what is found before a report is handed in."""

from __future__ import annotations

from datetime import date, timedelta

from plancheck.domain.ledger.entry import Draft, Value
from plancheck.domain.period import Period, Week, parse_period
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.issues.edits import IssueChange, change_issue, close_issue
from plancheck.domain.progress.signal import Thresholds
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.report.builder import status_report
from plancheck.domain.report.model import Letterhead
from plancheck.domain.report.review import Lack, review
from tests.rows import each_row
from tests.specimens import ID, TODAY, Pc, moment, small_plan

PLAN = small_plan()
WEEK = Week(2024, 10)
HEAD = Letterhead("宝山八村居委会", "居委会", "某街道办事处", "甲", "乙")
BEFORE = WEEK.monday - timedelta(days=1)


def does(pc: Pc, what: Edit, on: date = TODAY, id: str = ID) -> None:
    pc.does(edits.change(pc.history, id, what, on, on), moment(on))


def notes(pc: Pc, kind: NoteKind = NoteKind.PROGRESS, on: date = TODAY, id: str = ID) -> None:
    pc.does(edits.note(id, f"n{pc.last}", kind, "一句话", on), moment())


def steps(pc: Pc, *done: bool) -> None:
    for number, tick in enumerate(done):
        values: dict[str, Value] = {"title": f"第{number}步", "done": tick}
        pc.does([Draft(ID, f"step.s{number}.{k}", v, TODAY) for k, v in values.items()], moment())


def found(
    pc: Pc, period: Period = WEEK, head: Letterhead = HEAD, today: date = TODAY
) -> list[tuple[str, Lack]]:
    report = status_report(PLAN, pc.history, head, period, moment(today), Thresholds())
    return [(f.measure, f.lack) for f in review(report, PLAN, pc.history)]


def words(pc: Pc) -> list[str]:
    report = status_report(PLAN, pc.history, HEAD, WEEK, moment(), Thresholds())
    return [str(f) for f in review(report, PLAN, pc.history)]


def test_progress_on_what_is_not_started_asks_for_the_status() -> None:
    pc = Pc()
    notes(pc)
    assert found(pc) == [(ID, Lack.STATUS)]
    assert words(pc) == [f"{ID} 本周写了进展，状态还是未启动：核对状态。"]
    does(pc, Edit(status=Status.IN_PROGRESS))
    assert found(pc) == []
    other = Pc()
    notes(other, NoteKind.PLAN)
    assert found(other) == []


def test_an_empty_week_with_both_names_lacks_nothing() -> None:
    assert found(Pc()) == []


@each_row(
    ("clerk", "reviewer", "lacks"),
    [("", "乙", [Lack.CLERK]), ("甲", "", [Lack.REVIEWER]), ("", "", [Lack.CLERK, Lack.REVIEWER])],
)
def test_a_name_that_is_missing_is_found(clerk: str, reviewer: str, lacks: list[Lack]) -> None:
    head = HEAD._replace(prepared_by=clerk, reviewer=reviewer)
    assert found(Pc(), head=head) == [("", lack) for lack in lacks]


def test_what_was_done_in_the_week_wants_a_word_of_progress() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE))
    assert found(pc) == [(ID, Lack.NOTE)]
    notes(pc, NoteKind.PLAN)
    assert found(pc) == [(ID, Lack.NOTE)]
    notes(pc)
    assert found(pc) == []


def test_what_was_done_before_the_week_is_not_asked_about_again() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE), BEFORE)
    assert found(pc) == []
    assert found(pc, WEEK.shifted(-1)) == [(ID, Lack.NOTE)]
    assert found(pc, parse_period("2024-03")) == [(ID, Lack.NOTE)]


@each_row("status", [Status.BLOCKED, Status.NOT_APPLICABLE])
def test_a_status_that_wants_a_reason_and_has_none_is_found_every_week(status: Status) -> None:
    pc = Pc()
    does(pc, Edit(status=status), BEFORE)
    assert found(pc) == [(ID, Lack.REASON)]
    assert words(pc) == [f"{ID} {status.value}，没有写原因：写上原因。"]
    does(pc, Edit(reason="缺场地"))
    assert found(pc) == []


@each_row("kind", NoteKind)
def test_an_overdue_measure_wants_any_word_in_the_week(kind: NoteKind) -> None:
    pc = Pc()
    does(pc, Edit(due=date(2024, 3, 4)))
    assert found(pc) == [(ID, Lack.WORD)]
    assert "逾期2天，本周没有说明" in words(pc)[0]
    notes(pc, kind, BEFORE)
    assert found(pc) == [(ID, Lack.WORD)]
    notes(pc, kind)
    assert Lack.WORD not in [lack for _, lack in found(pc)]


def test_days_overdue_are_counted_to_the_weeks_end_and_while_it_runs_to_today() -> None:
    pc = Pc()
    does(pc, Edit(due=date(2024, 3, 8)))
    assert found(pc) == []  # Wednesday; the light is Sunday's
    for today, days in ((9, 1), (10, 2), (20, 2)):
        report = status_report(
            PLAN, pc.history, HEAD, WEEK, moment(date(2024, 3, today)), Thresholds()
        )
        (told,) = review(report, PLAN, pc.history)
        assert told.words == f"逾期{days}天，本周没有说明"


def test_days_overdue_at_the_years_end_are_counted_to_31_december() -> None:
    pc, last = Pc(), date(2024, 12, 31)
    does(pc, Edit(due=date(2024, 12, 30)), last)
    report = status_report(
        PLAN, pc.history, HEAD, Week.of(last), moment(last + timedelta(9)), Thresholds()
    )
    told = [str(f) for f in review(report, PLAN, pc.history) if f.measure == ID]
    assert told[0].startswith(f"{ID} 逾期1天")


@each_row(("days", "quiet"), [(27, False), (28, True), (60, True)])
def test_work_in_progress_without_an_entry_for_four_weeks_is_found(days: int, quiet: bool) -> None:
    pc = Pc()
    does(pc, Edit(status=Status.IN_PROGRESS), WEEK.sunday - timedelta(days))
    lacks = found(pc, today=WEEK.sunday)
    assert lacks == ([(ID, Lack.NEWS)] if quiet else [])


def test_what_a_fast_clock_dated_ahead_is_an_entry_of_today() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.IN_PROGRESS), TODAY - timedelta(60))
    notes(pc, on=TODAY + timedelta(31))
    for period in ("2024-W10", "2024-03", "2024"):
        assert (ID, Lack.NEWS) not in found(pc, parse_period(period))
    assert (ID, Lack.NEWS) in found(pc, WEEK.shifted(-1))


def test_quiet_days_of_a_period_that_runs_are_counted_to_today() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.IN_PROGRESS), TODAY)
    assert found(pc, parse_period("2024")) == []
    assert found(pc, parse_period("2024"), today=TODAY + timedelta(28)) == [(ID, Lack.NEWS)]


def test_an_entry_about_a_later_day_does_not_break_an_earlier_silence() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.IN_PROGRESS), WEEK.sunday - timedelta(28))
    does(pc, Edit(owner="甲"), WEEK.sunday + timedelta(1))
    assert found(pc, today=WEEK.sunday + timedelta(9)) == [(ID, Lack.NEWS)]


@each_row(
    ("done", "percent", "contradicts"),
    [
        ((True, False), 100, "进度100%，步骤才做了1/2"),
        ((True, True), 90, "步骤2/2全做了，进度才90%"),
        ((True, False), 0, "步骤做了1/2，进度还是0%"),
        ((True, False), 40, ""),
        ((False, False), 30, ""),
        ((True, True), 100, ""),
        ((), 100, ""),
    ],
)
def test_percent_and_steps_that_cannot_both_be_so_are_found(
    done: tuple[bool, ...], percent: int, contradicts: str
) -> None:
    pc = Pc()
    steps(pc, *done)
    does(pc, Edit(status=Status.IN_PROGRESS, percent=percent))
    assert found(pc) == ([(ID, Lack.STEPS)] if contradicts else [])
    assert not contradicts or contradicts in words(pc)[0]


def test_a_tick_over_open_steps_is_found() -> None:
    pc = Pc()
    steps(pc, True, False)
    does(pc, Edit(status=Status.DONE))
    notes(pc)
    assert "已完成，步骤才做了1/2" in words(pc)[0]


def test_findings_stand_in_the_plans_order_and_the_head_last() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.BLOCKED), id="2.1.2")
    does(pc, Edit(status=Status.BLOCKED), id="1.1.2")
    lacks = found(pc, head=HEAD._replace(reviewer=""))
    assert [measure for measure, _ in lacks] == ["1.1.2", "2.1.2", ""]


def test_a_problem_left_open_when_its_measure_is_over_or_its_day_has_passed_is_found() -> None:
    pc = Pc()
    pc.does(edits.note(ID, "a", NoteKind.PROBLEM, "缺场地", TODAY, f"{ID}-问1"), moment())
    (note,) = fold(pc.history).state(ID).notes
    what = IssueChange(due=TODAY - timedelta(1))
    pc.does(change_issue(pc.history, ID, note, what, TODAY), moment())

    def left() -> list[str]:
        report = status_report(PLAN, pc.history, HEAD, WEEK, moment(), Thresholds())
        return [one.words for one in review(report, PLAN, pc.history) if one.lack is Lack.ISSUE]

    assert left() == [f"{ID}-问1 时限3月5日已过，还没有销号"]
    pc.does(edits.tick(pc.history, ID, TODAY, TODAY), moment())
    assert left() == [f"已完成，{ID}-问1 还没有销号"]
    (note,) = fold(pc.history).state(ID).notes
    pc.does(close_issue(pc.history, ID, note, "租到了", TODAY, TODAY), moment())
    assert left() == []

"""问题清单: which problems a period's report goes on with."""

from __future__ import annotations

from datetime import date, timedelta

from plancheck.domain.period import Months, Period, Week
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold_measure
from plancheck.domain.progress.issues.edits import close_issue, reopen_issue
from plancheck.domain.progress.issues.numbers import number_for
from plancheck.domain.progress.issues.standing import IssueState
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.report.issues import issues
from plancheck.domain.report.model import IssueReport
from tests.specimens import ID, TODAY, Pc, moment

W10 = Week.of(TODAY)
LAST_WEEK = TODAY - timedelta(7)


def writes(pc: Pc, kind: NoteKind, text: str, days: int = 0) -> None:
    """Note something, so many days ago."""
    id, on = f"n{pc.last}", TODAY - timedelta(days)
    number = number_for(pc.history.fields.get(ID, {}), ID, id, kind)
    pc.does(edits.note(ID, id, kind, text, on, number), moment(minute=pc.last))


def told(pc: Pc, period: Period = W10) -> dict[str, IssueState]:
    """The numbers of a period's problems, and how they stand."""
    return {one.number: one.state for one in listed(pc, period)}


def listed(pc: Pc, period: Period = W10) -> list[IssueReport]:
    fields = pc.history.fields[ID]
    return list(issues(ID, fields, fold_measure(fields, period.last_day), period))


def closes(pc: Pc, how: str, on: date, today: date | None = None) -> None:
    """Close the first problem."""
    note = fold_measure(pc.history.fields[ID]).notes[0]
    today = today or on
    pc.does(close_issue(pc.history, ID, note, how, on, today), moment(today))


def test_a_problem_is_new_in_its_period_and_goes_on_until_it_is_closed() -> None:
    pc = Pc()
    writes(pc, NoteKind.PROBLEM, "缺场地", 7)
    writes(pc, NoteKind.COORDINATION, "请街道协调", 1)
    assert listed(pc) == [
        IssueReport(f"{ID}-问1", ID, NoteKind.PROBLEM, "缺场地", LAST_WEEK),
        IssueReport(
            number=f"{ID}-协1",
            measure=ID,
            kind=NoteKind.COORDINATION,
            text="请街道协调",
            raised=TODAY - timedelta(1),
            state=IssueState.NEW,
        ),
    ]
    assert told(pc, W10.shifted(-1)) == {f"{ID}-问1": IssueState.NEW}
    both = {f"{ID}-问1": IssueState.OPEN, f"{ID}-协1": IssueState.OPEN}
    assert told(pc, W10.shifted(1)) == both
    assert told(pc, Months(2024, 3, 1))[f"{ID}-协1"] is IssueState.NEW
    writes(pc, NoteKind.PROGRESS, "选定了")
    for status in (Status.DONE, Status.NOT_APPLICABLE):
        pc.does(edits.change(pc.history, ID, Edit(status), TODAY, TODAY), moment())
        assert told(pc, W10.shifted(1)) == both


def test_a_closed_problem_is_told_once_with_its_day_and_how() -> None:
    pc = Pc()
    writes(pc, NoteKind.PROBLEM, "缺场地", 7)
    closes(pc, "租到了", TODAY + timedelta(7))
    assert told(pc) == {f"{ID}-问1": IssueState.OPEN}
    (closed,) = listed(pc, W10.shifted(1))
    assert (closed.state, closed.closed, closed.how) == (
        IssueState.CLOSED,
        TODAY + timedelta(7),
        "租到了",
    )
    assert told(pc, W10.shifted(2)) == {}
    assert told(pc, Months(2024, 3, 1)) == {f"{ID}-问1": IssueState.CLOSED}
    assert told(pc, Months(2024, 4, 1)) == {}


def test_what_was_closed_before_the_period_and_recorded_in_it_is_told_in_both() -> None:
    pc = Pc()
    writes(pc, NoteKind.PROBLEM, "缺场地", 7)
    closes(pc, "租到了", TODAY, today=TODAY + timedelta(7))
    weeks = [told(pc, W10.shifted(n)) for n in range(-1, 3)]
    closed = {f"{ID}-问1": IssueState.CLOSED}
    assert weeks == [{f"{ID}-问1": IssueState.NEW}, closed, closed, {}]


def test_a_problem_that_came_up_again_goes_on() -> None:
    pc = Pc()
    writes(pc, NoteKind.PROBLEM, "缺场地", 7)
    closes(pc, "租到了", TODAY)
    later = TODAY + timedelta(7)
    note = fold_measure(pc.history.fields[ID]).notes[0]
    pc.does(reopen_issue(pc.history, ID, note, later), moment(later))
    assert told(pc) == {f"{ID}-问1": IssueState.CLOSED}
    assert told(pc, W10.shifted(1)) == {f"{ID}-问1": IssueState.OPEN}

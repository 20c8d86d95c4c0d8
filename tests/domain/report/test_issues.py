"""问题清单: which problems a period's report goes on with."""

from __future__ import annotations

from datetime import timedelta

from plancheck.domain.period import Months, Period, Week
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold_measure
from plancheck.domain.progress.issue_numbers import number_for
from plancheck.domain.progress.state import NoteKind, Status
from plancheck.domain.report.issues import issues
from plancheck.domain.report.model import IssueReport, IssueState
from tests.making import ID, TODAY, Pc, moment

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


def test_a_problem_is_new_in_its_period_and_goes_on_until_a_word_of_progress_follows() -> None:
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
    assert told(pc, W10.shifted(1)) == {
        f"{ID}-问1": IssueState.OPEN,
        f"{ID}-协1": IssueState.OPEN,
    }
    assert told(pc, Months(2024, 3, 1))[f"{ID}-协1"] is IssueState.NEW
    writes(pc, NoteKind.PLAN, "下周去看")
    assert len(told(pc)) == 2
    writes(pc, NoteKind.PROGRESS, "选定了")
    assert told(pc) == {}
    assert told(pc, W10.shifted(-1)) == {f"{ID}-问1": IssueState.NEW}
    writes(pc, NoteKind.PROBLEM, "又缺人")
    assert told(pc) == {f"{ID}-问2": IssueState.NEW}


def test_nothing_stands_in_the_way_of_what_is_done() -> None:
    pc = Pc()
    writes(pc, NoteKind.PROBLEM, "缺场地", 7)
    for status in (Status.DONE, Status.NOT_APPLICABLE, Status.BLOCKED):
        pc.does(edits.change(pc.history, ID, Edit(status), TODAY, TODAY), moment())
        assert bool(told(pc)) == (status is Status.BLOCKED)

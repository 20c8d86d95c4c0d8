"""What a period brought of a measure: done, taken back, answered; and since when it stands so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Draft
from plancheck.domain.period import Months, Period, Week
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold, fold_measure
from plancheck.domain.progress.measure_change import MeasureChange, measure_change, status_since
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.week_changes import changes_of
from tests.domain.play import Play, Player, plays
from tests.specimens import ID, TODAY, Pc, day, moment

W10 = Week.of(TODAY)
MARCH = Months(2024, 3, 1)
NO_CHANGE = MeasureChange(answered=True)


def change(pc: Pc, period: Period = W10) -> MeasureChange:
    """What the period brought of the measure."""
    fields = pc.history.fields.get(ID, {})
    return measure_change(fields, fold_measure(fields, period.last_day), period)


def done(pc: Pc, on: date) -> None:
    """Do the measure."""
    pc.does(edits.tick(pc.history, ID, on, TODAY), moment())


def taken_back(pc: Pc, on: date) -> None:
    """Take that back."""
    pc.does(edits.untick(pc.history, ID, on, TODAY), moment())


def remark(pc: Pc, on: date, kind: NoteKind = NoteKind.PROGRESS, text: str = "说明") -> None:
    """Write a note."""
    pc.does(edits.note(ID, f"n{pc.last}", kind, text, on), moment())


def test_what_is_done_is_completed_in_that_week_alone() -> None:
    pc = Pc()
    done(pc, W10.shifted(-1).first_day)
    remark(pc, TODAY)
    pc.does(edits.change(pc.history, ID, Edit(owner="王某"), TODAY, TODAY), moment())
    assert change(pc, W10.shifted(-1)).completed
    assert change(pc) == MeasureChange(changed=True, answered=True)
    assert change(pc, Months(2024, 2, 1)).completed
    assert change(pc, MARCH) == MeasureChange(changed=True, answered=True)


def test_what_is_taken_back_is_uncompleted_and_done_again_neither() -> None:
    pc = Pc()
    done(pc, W10.shifted(-1).first_day)
    taken_back(pc, W10.first_day)
    assert change(pc) == MeasureChange(changed=True, uncompleted=True, answered=True)
    done(pc, TODAY)
    assert change(pc) == MeasureChange()


def test_done_and_taken_back_within_the_week_is_neither() -> None:
    pc = Pc()
    done(pc, W10.first_day)
    taken_back(pc, TODAY)
    assert change(pc) == MeasureChange()


def test_what_one_month_did_and_the_next_took_back_in_one_week_answers_for_the_quarter() -> None:
    pc = Pc()
    done(pc, date(2024, 1, 31))
    taken_back(pc, date(2024, 2, 1))
    assert change(pc, Months(2024, 1, 1)).answered
    assert change(pc, Months(2024, 1, 3)) == NO_CHANGE
    assert change(pc, Week.of(date(2024, 2, 1))) == MeasureChange()


def test_done_and_put_to_another_status_is_uncompleted() -> None:
    pc = Pc()
    done(pc, W10.shifted(-1).first_day)
    pc.does(edits.change(pc.history, ID, Edit(Status.BLOCKED), TODAY, TODAY), moment())
    assert change(pc).uncompleted


def changes(pc: Pc, on: date, **what: Any) -> None:
    """Change the measure."""
    pc.does(edits.change(pc.history, ID, Edit(**what), on, TODAY), moment())


def advances(**what: Any) -> bool:
    """Whether a measure that was half done the week before got further by this change."""
    pc = Pc()
    changes(pc, W10.shifted(-1).first_day, percent=50, amount=5)
    changes(pc, TODAY, **what)
    return change(pc).advanced


def test_what_is_in_progress_advances_where_a_figure_of_it_rises_or_it_is_told() -> None:
    assert advances(percent=60)
    assert advances(amount=6)
    pc = Pc()
    changes(pc, TODAY, percent=10)
    assert change(pc).advanced
    remark(pc, TODAY + timedelta(7))
    assert change(pc, W10.shifted(1)).advanced
    assert not change(pc, W10.shifted(2)).advanced


def test_no_figure_that_falls_no_owner_no_date_and_no_other_status_is_an_advance() -> None:
    assert not advances(percent=40)
    assert not advances(percent=60, amount=4)
    assert not advances(owner="王某", due=TODAY)
    for status in (Status.BLOCKED, Status.NOT_STARTED, Status.DONE, Status.ONGOING):
        assert not advances(status=status, percent=60)
    pc = Pc()
    done(pc, W10.shifted(-1).first_day)
    changes(pc, TODAY, status=Status.IN_PROGRESS, percent=80)
    assert not change(pc).advanced


def test_no_change_said_of_a_week_answers_the_week_and_the_month_it_ends_in() -> None:
    pc = Pc()
    w9 = W10.shifted(-1)  # from 26 February to 3 March
    pc.does(edits.no_change(pc.history, ID, w9, TODAY), moment())
    assert change(pc, w9) == NO_CHANGE
    assert change(pc) == MeasureChange()
    assert change(pc, MARCH) == NO_CHANGE
    assert change(pc, Months(2024, 2, 1)) == MeasureChange()
    assert change(pc, Months(2024, 1, 12)) == NO_CHANGE


def test_what_is_no_week_answers_nothing() -> None:
    pc = Pc()
    pc.does([Draft(ID, "nochange.2024-W99", True, TODAY)], moment())
    assert change(pc) == change(pc, MARCH) == MeasureChange()


def test_a_status_is_since_the_day_that_brought_it_whatever_was_said_since() -> None:
    pc = Pc()
    fields = pc.history.fields
    assert status_since({}) is None
    done(pc, TODAY - timedelta(30))
    remark(pc, TODAY)
    assert status_since(fields[ID]) == TODAY - timedelta(30)
    taken_back(pc, TODAY - timedelta(3))
    done(pc, TODAY - timedelta(1))
    assert status_since(fields[ID]) == TODAY - timedelta(1)
    assert status_since(fields[ID], TODAY - timedelta(2)) == TODAY - timedelta(3)
    assert status_since(fields[ID], TODAY - timedelta(9)) == TODAY - timedelta(30)
    assert status_since(fields[ID], TODAY - timedelta(31)) is None


def test_the_latest_progress_is_the_newest_of_its_kind() -> None:
    pc = Pc()
    assert fold(pc.history).state(ID).latest_progress is None
    remark(pc, TODAY, text="新")
    remark(pc, TODAY - timedelta(7), text="旧")
    remark(pc, TODAY, NoteKind.PROBLEM)
    latest = fold(pc.history).state(ID).latest_progress
    assert latest
    assert (latest.text, latest.on) == ("新", TODAY)


@given(st.lists(plays(), max_size=15))
def test_the_same_is_changed_and_answered_in_a_week_as_in_the_list(played: list[Play]) -> None:
    player = Player(Pc())
    for play in played:
        player.plays(play)
    for week in (Week.of(day(28)).shifted(n) for n in range(5)):
        told = changes_of(player.pc.history, week)
        for measure, fields in player.pc.history.fields.items():
            now = fold_measure(fields, week.last_day)
            before = fold_measure(fields, week.first_day - timedelta(1))
            was_done, is_done = (state.status is Status.DONE for state in (before, now))
            found = measure_change(fields, now, week)
            assert not found.advanced or (found.changed and now.status is Status.IN_PROGRESS)
            assert found._replace(advanced=False) == MeasureChange(
                changed=measure in told.changed,
                completed=is_done and not was_done,
                uncompleted=was_done and not is_done,
                answered=measure in told.answered,
            )

"""What a wrong clock has dated, field by field, and the act that dates it today."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Draft
from plancheck.domain.ledger.history import History, dated_by
from plancheck.domain.ledger.undo import acts_of, undo_drafts
from plancheck.domain.period import Week
from plancheck.domain.progress import edits, steps
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold, fold_measure
from plancheck.domain.progress.measure_change import measure_change
from plancheck.domain.progress.state import MeasureState, NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.steps import StepChange
from plancheck.domain.progress.week_changes import changes_of
from plancheck.domain.progress.wrong_dates import dating_drafts, misdated, misdated_words
from tests.domain.play import Play, Player, plays
from tests.specimens import ID, TODAY, Pc, moment

W10 = Week.of(TODAY)
AHEAD = TODAY + timedelta(33)
EARLIER = TODAY - timedelta(33)


def lives(pc: Pc, clock: date) -> None:
    """Do one of everything while the clock says this."""

    def does(drafts: list[Draft]) -> None:
        pc.does(drafts, moment(clock, 9, pc.last))

    does(edits.change(pc.history, ID, Edit(percent=40, owner="王某"), clock, clock))
    does(edits.note(ID, "a", NoteKind.PROGRESS, "走访", clock))
    does(edits.evidence(ID, "b", "照片.jpg", clock))
    does(steps.add_step(ID, "c", StepChange("选址", "", None), (), clock))
    does(steps.tick_steps(pc.history, ID, ["c"], True, clock, clock))
    does(edits.no_change(pc.history, ID, Week.of(clock), clock))


def knows(pc: Pc, today: date) -> None:
    """Let the PC know which day is today."""
    pc.history = dated_by(History(pc.history.by_id.values()), today)
    pc.history.today = today


def dates(pc: Pc, today: date = TODAY) -> None:
    """Date today what a wrong clock has dated."""
    found = misdated(pc.history, moment(today, 10), None)
    pc.does(dating_drafts(pc.history, found, today), moment(today, 10))


def state(pc: Pc, as_of: date | None = None) -> MeasureState:
    return fold_measure(pc.history.fields.get(ID, {}), as_of)


def wrong(pc: Pc, today: date = TODAY) -> int:
    return len(misdated(pc.history, moment(today, 11), None))


def test_everything_that_is_dated_ahead_counts_this_week_and_is_dated_today_by_one_act() -> None:
    pc = Pc()
    lives(pc, AHEAD)
    knows(pc, TODAY)
    before = state(pc)
    assert before == state(pc, W10.last_day)
    assert state(pc, W10.first_day - timedelta(1)) == MeasureState()
    assert (before.percent_set, before.no_change) == (40, (str(W10),))
    assert [note.on for note in before.notes] == [TODAY]
    assert changes_of(pc.history, W10).answered == {ID}
    assert misdated_words(misdated(pc.history, moment(), None)) == (
        f"{ID} 的记录日期比今天还晚（电脑日期错过），先按今天算"
    )
    dates(pc)
    assert wrong(pc) == 0
    knows(pc, AHEAD + timedelta(40))
    assert state(pc, W10.last_day)._replace(notes=()) == before._replace(notes=())
    assert [(n.id, n.on) for n in state(pc, W10.last_day).notes] == [("a", TODAY)]
    assert state(pc).no_change == (str(W10),)
    assert changes_of(pc.history, Week.of(AHEAD)).answered == frozenset()


def test_what_is_not_dated_today_counts_by_its_day_when_that_has_come() -> None:
    pc = Pc()
    lives(pc, AHEAD)
    knows(pc, AHEAD)
    assert state(pc, W10.last_day) == MeasureState()
    assert state(pc, AHEAD).no_change == (str(Week.of(AHEAD)),)
    assert wrong(pc, AHEAD) == 0


def test_what_a_slow_clock_dated_counts_by_its_day_until_it_is_dated_today() -> None:
    pc = Pc()
    pc.does(edits.change(pc.history, ID, Edit(percent=20, owner="王某"), TODAY, TODAY), moment())
    lives(pc, EARLIER)
    knows(pc, TODAY + timedelta(1))
    assert state(pc, EARLIER).percent_set == 40
    dates(pc, TODAY + timedelta(1))
    assert wrong(pc, TODAY + timedelta(1)) == 0
    assert state(pc, EARLIER) == MeasureState()
    assert state(pc, TODAY).percent_set == 20
    now = state(pc, W10.last_day)
    assert (now.percent_set, now.owner, now.no_change) == (40, "王某", (str(W10),))
    assert [note.on for note in now.notes] == [TODAY + timedelta(1)]
    assert now.steps_done == 1


def test_the_act_that_dates_is_undone_and_done_again() -> None:
    for clock in (AHEAD, EARLIER):
        pc = Pc()
        pc.does(edits.change(pc.history, ID, Edit(percent=20), TODAY, TODAY), moment())
        lives(pc, clock)
        knows(pc, TODAY)
        days = (EARLIER, TODAY - timedelta(1), TODAY)
        before = [state(pc, one)._replace(notes=()) for one in days]
        told = wrong(pc)
        assert told
        dates(pc)
        after = [state(pc, one)._replace(notes=()) for one in days]
        pc.does(undo_drafts(pc.history, acts_of(pc.own, moment(TODAY, 12))[-1]), moment(TODAY, 12))
        assert [state(pc, one)._replace(notes=()) for one in days] == before
        assert wrong(pc) == told
        pc.does(undo_drafts(pc.history, acts_of(pc.own, moment(TODAY, 13))[-1]), moment(TODAY, 13))
        assert [state(pc, one)._replace(notes=()) for one in days] == after
        assert wrong(pc) == 0


def test_undoing_an_act_that_is_dated_ahead_takes_it_back_today() -> None:
    pc = Pc()
    pc.does(edits.tick(pc.history, ID, AHEAD, AHEAD), moment(AHEAD))
    knows(pc, TODAY)
    pc.does(undo_drafts(pc.history, acts_of(pc.own, moment())[-1]), moment())
    assert pc.own[-1].on == TODAY
    assert state(pc, TODAY).status is Status.NOT_STARTED
    assert wrong(pc) == 0


def test_values_side_by_side_are_settled_first() -> None:
    first, second = Pc("aaa"), Pc("bbb")
    for pc, percent in ((first, 40), (second, 60)):
        pc.does(edits.change(pc.history, ID, Edit(percent=percent), AHEAD, AHEAD), moment(AHEAD))
    first.history.add(second.own)
    knows(first, TODAY)
    fields = {one.entry.field for one in misdated(first.history, moment(), None)}
    assert fields == {"status"}
    chosen = next(e for e in first.history.recorded(ID, "percent") if e.value == 60)
    first.does(edits.settle(first.history, chosen, TODAY), moment())
    assert state(first, TODAY).percent_set == 60
    assert {one.entry.field for one in misdated(first.history, moment(), None)} == {"status"}


def test_a_problem_of_a_fast_clock_lies_before_the_progress_that_was_written_since() -> None:
    pc = Pc()
    pc.does(edits.note(ID, "a", NoteKind.PROBLEM, "缺场地", AHEAD), moment(AHEAD, 17))
    knows(pc, TODAY)
    pc.does(edits.note(ID, "b", NoteKind.PROGRESS, "解决了", TODAY), moment(TODAY, 9))
    assert [note.id for note in state(pc).notes] == ["a", "b"]
    dates(pc)
    for later in (0, 1, 20, 33, 34, 90):
        knows(pc, TODAY + timedelta(later))
        assert [(note.id, note.on) for note in state(pc).notes] == [("a", TODAY), ("b", TODAY)]


def test_over_new_year_a_week_of_53_is_this_weeks_answer() -> None:
    """2020-W53 began in 2020; the clock was a year fast."""
    pc, today = Pc(), date(2020, 12, 31)
    pc.does(edits.no_change(pc.history, ID, Week(2021, 52), date(2021, 12, 31)), moment(today))
    knows(pc, today)
    assert state(pc).no_change == ("2020-W53",)
    dates(pc, today)
    knows(pc, date(2022, 2, 1))
    assert state(pc).no_change == ("2020-W53",)


@given(st.lists(plays(), max_size=12), st.integers(0, 40))
def test_what_is_shown_today_is_what_the_running_week_reports(
    played: list[Play], back: int
) -> None:
    player = Player(Pc())
    for play in played:
        player.plays(play)
    today = player.today - timedelta(back)
    history = History(player.pc.history.by_id.values(), today)
    week = Week.of(today)
    for measure, shown in fold(history).states.items():
        fields = history.fields[measure]
        assert shown == fold_measure(fields, week.last_day) == fold_measure(fields, today)
        assert measure_change(fields, shown, week).changed == (
            measure in changes_of(history, week).changed
        )


@given(st.lists(plays(), max_size=10), st.lists(plays(late=3), max_size=4), st.integers(1, 40))
def test_dating_today_changes_nothing_of_what_is_shown_and_leaves_nothing_to_say(
    before: list[Play], then: list[Play], fast: int
) -> None:
    player = Player(Pc())
    for play in before:
        player.plays(play)
    today = player.today
    player.number += fast
    for play in then:
        player.plays(play)
    pc = player.pc
    pc.history = History(pc.history.by_id.values(), today)
    shown = {m: _said(s) for m, s in fold(pc.history).states.items()}
    eve = {m: _said(s) for m, s in fold(pc.history, today - timedelta(1)).states.items()}
    found = misdated(pc.history, moment(today, 23), None)
    pc.does(dating_drafts(pc.history, found, today), moment(today, 23))
    assert {m: _said(s) for m, s in fold(pc.history).states.items()} == shown
    assert {m: _said(s) for m, s in fold(pc.history, today - timedelta(1)).states.items()} == eve
    assert misdated(pc.history, moment(today, 23), None) == []


def _said(state: MeasureState) -> object:
    """A state without the times of its notes, which lie elsewhere in the day."""
    notes = sorted((n.id, n.kind.value, n.text, n.on) for n in state.notes)
    return state._replace(notes=(), evidence=tuple(sorted(state.evidence))), notes


def test_the_days_of_the_plan_that_a_fast_clock_took_up_are_dated_too() -> None:
    pc = Pc()
    value = {"revision": 2, "digest": "d"}
    pc.does(edits.set_field(pc.history, "", "plan", value, AHEAD, AHEAD), moment(AHEAD))
    pc.does(edits.set_field(pc.history, "", "report.2024-W15", {"edition": 1}, AHEAD, AHEAD),
            moment(AHEAD))  # fmt: skip
    knows(pc, TODAY)
    assert misdated_words(misdated(pc.history, moment(), None)).startswith("计划 的记录日期")
    dates(pc)
    assert wrong(pc) == 0

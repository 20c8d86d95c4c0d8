"""What a clerk's acts write."""

from __future__ import annotations

from datetime import date

import pytest

from plancheck.domain import acts
from plancheck.domain.acts import CLEARED, Change
from plancheck.domain.ledger import Draft, Value, value_by
from plancheck.domain.progress import MeasureState, NoteKind, Status, fold_measure
from tests.making import ID, TODAY, Pc, day, made, moment


def state(pc: Pc, as_of: date | None = None) -> MeasureState:
    return fold_measure(pc.history.fields.get(ID, {}), as_of)


def does(pc: Pc, what: Change, on: date = TODAY, today: date = TODAY) -> None:
    pc.does(acts.change(pc.history, ID, what, on, today), moment(today))


def tick(pc: Pc, on: date = TODAY, today: date = TODAY) -> None:
    pc.does(acts.tick(pc.history, ID, on, today), moment(today))


def untick(pc: Pc, on: date = TODAY, today: date = TODAY) -> None:
    pc.does(acts.untick(pc.history, ID, on, today), moment(today))


# --- tick and untick


@pytest.mark.parametrize("former", [s for s in Status if s is not Status.DONE])
def test_untick_brings_back_the_status_from_before(former: Status) -> None:
    pc = Pc()
    does(pc, Change(status=former), day(1), day(1))
    tick(pc)
    assert state(pc).status is Status.DONE
    untick(pc)
    assert state(pc).status is former


def test_tick_keeps_the_percent_for_after_an_untick() -> None:
    pc = Pc()
    does(pc, Change(percent=40))
    tick(pc)
    assert state(pc).percent_set == 40
    untick(pc)
    assert (state(pc).status, state(pc).percent_set) == (Status.IN_PROGRESS, 40)


def test_untick_passes_over_a_tick_of_another_day() -> None:
    pc = Pc()
    does(pc, Change(status=Status.BLOCKED), day(1), day(1))
    tick(pc, day(5), day(5))
    tick(pc, day(3), day(6))  # it was done two days earlier after all
    untick(pc, day(7), day(7))
    assert state(pc).status is Status.BLOCKED


def test_untick_of_a_past_day_looks_at_that_day_alone() -> None:
    pc = Pc()
    does(pc, Change(status=Status.IN_PROGRESS), day(1), day(1))
    tick(pc, day(3), day(3))
    does(pc, Change(status=Status.BLOCKED), day(9), day(9))
    untick(pc, day(4), day(10))
    assert state(pc, day(3)).status is Status.DONE
    assert state(pc, day(4)).status is Status.IN_PROGRESS
    assert state(pc, day(9)).status is Status.BLOCKED
    assert state(pc).status is Status.BLOCKED


def test_untick_of_a_past_day_looks_through_what_was_said_for_later_days() -> None:
    pc = Pc()
    does(pc, Change(status=Status.IN_PROGRESS), day(1), day(1))
    does(pc, Change(status=Status.BLOCKED), day(9), day(9))
    tick(pc, day(3), day(10))
    untick(pc, day(4), day(10))
    assert state(pc, day(4)).status is Status.IN_PROGRESS
    assert state(pc).status is Status.BLOCKED


def test_untick_of_the_earlier_day_leaves_the_later_tick() -> None:
    pc = Pc()
    tick(pc, day(5), day(5))
    tick(pc, day(3), day(6))
    untick(pc, day(3), day(6))
    assert state(pc, day(4)).status is Status.NOT_STARTED
    assert state(pc, day(5)).status is Status.DONE


def test_untick_settles_a_conflict_of_two_ticks() -> None:
    pc = Pc()
    pc.history.add([made("推进中", pc="aaaaaa", n=1)])
    (before,) = pc.history.group(ID, "status")
    pc.history.add([made("已完成", pc=name, n=2, over=[before]) for name in ("aaaaaa", "bbbbbb")])
    untick(pc)
    assert state(pc).status is Status.IN_PROGRESS
    assert state(pc).conflicts == ()


def test_untick_where_nobody_said_anything_before_is_not_started() -> None:
    pc = Pc()
    tick(pc)
    untick(pc)
    assert state(pc).status is Status.NOT_STARTED
    assert value_by(pc.history.group(ID, "status"), None) is None


def test_a_tick_wins_although_the_clock_ran_years_ahead_before() -> None:
    pc = Pc()
    ahead = date(2030, 1, 1)
    does(pc, Change(status=Status.BLOCKED), ahead, ahead)
    tick(pc)
    assert state(pc).status is Status.DONE
    untick(pc)
    assert state(pc).status is Status.BLOCKED


# --- changes


def test_a_percent_on_a_measure_not_started_makes_it_in_progress_in_the_same_act() -> None:
    pc = Pc()
    entries = pc.does(acts.change(pc.history, ID, Change(percent=5), TODAY, TODAY), moment())
    assert {e.field: e.value for e in entries} == {"percent": 5, "status": "推进中"}
    assert len({e.act for e in entries}) == 1


def test_an_amount_on_a_measure_not_started_makes_it_in_progress() -> None:
    pc = Pc()
    does(pc, Change(amount=1.5))
    assert (state(pc).status, state(pc).amount) == (Status.IN_PROGRESS, 1.5)


@pytest.mark.parametrize("what", [Change(percent=0), Change(amount=0), Change(owner="王五")])
def test_a_figure_of_nought_or_an_owner_starts_nothing(what: Change) -> None:
    pc = Pc()
    does(pc, what)
    assert state(pc).status is Status.NOT_STARTED


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.NOT_STARTED])
def test_a_percent_leaves_a_status_that_was_set(status: Status) -> None:
    pc = Pc()
    does(pc, Change(status=status))
    does(pc, Change(percent=30))
    assert state(pc).status is status


def test_a_status_named_with_the_percent_is_the_one_that_counts() -> None:
    pc = Pc()
    does(pc, Change(percent=30, status=Status.BLOCKED, reason="缺备餐间"))
    now = state(pc)
    assert (now.status, now.percent_set, now.reason) == (Status.BLOCKED, 30, "缺备餐间")


def test_a_late_percent_starts_a_measure_that_was_not_started_on_that_day() -> None:
    pc = Pc()
    does(pc, Change(status=Status.BLOCKED), day(9), day(9))
    does(pc, Change(percent=20), day(3), day(10))
    assert state(pc, day(3)).status is Status.IN_PROGRESS
    assert state(pc).status is Status.BLOCKED


def test_a_cleared_field_holds_nothing() -> None:
    pc = Pc()
    does(pc, Change(owner="王五", due=date(2024, 6, 30), reason="因故"))
    does(pc, Change(owner=CLEARED, due=CLEARED, reason=CLEARED))
    now = state(pc)
    assert (now.owner, now.due, now.reason) == ("", None, "")


# --- acts that change nothing


@pytest.mark.parametrize(
    "what",
    [
        Change(),
        Change(status=Status.NOT_STARTED),
        Change(owner=CLEARED),
        Change(due=CLEARED),
    ],
)
def test_nothing_is_written_where_nothing_was_and_nothing_is_said(what: Change) -> None:
    assert acts.change(Pc().history, ID, what, TODAY, TODAY) == []


def test_saying_the_same_again_writes_nothing() -> None:
    pc = Pc()
    what = Change(Status.BLOCKED, 30, 2, "王五", date(2024, 6, 30), "因故")
    does(pc, what, day(1), day(1))
    assert acts.change(pc.history, ID, what, TODAY, TODAY) == []
    assert acts.tick(pc.history, ID, TODAY, TODAY) != []


def test_saying_what_holds_today_for_an_earlier_day_is_written() -> None:
    pc = Pc()
    tick(pc, day(5), day(5))
    tick(pc, day(3), day(6))
    assert state(pc, day(3)).status is Status.DONE


def test_saying_it_for_a_day_on_which_another_value_held_is_written() -> None:
    pc = Pc()
    does(pc, Change(status=Status.BLOCKED), day(1), day(1))
    tick(pc, day(5), day(5))
    tick(pc, day(3), day(6))
    assert [state(pc, day(n)).status.mark for n in (1, 2, 3, 4, 5)] == list("阻阻完完完")


def test_saying_the_shown_value_of_a_conflict_settles_it() -> None:
    pc = Pc()
    pc.history.add([made("已完成", pc="aaaaaa"), made("受阻", pc="bbbbbb", at=moment(hour=10))])
    does(pc, Change(status=Status.BLOCKED))
    assert (state(pc).status, state(pc).conflicts) == (Status.BLOCKED, ())


@pytest.mark.parametrize(("old", "new"), [(1, True), (50, 50.0), (1.0, 1)])
def test_a_value_of_another_type_is_another_value(old: Value, new: Value) -> None:
    pc = Pc()
    pc.does(acts.set_field(pc.history, ID, "amount", old, TODAY, TODAY), moment())
    drafts = acts.set_field(pc.history, ID, "amount", new, TODAY, TODAY)
    assert [(d.value, type(d.value)) for d in drafts] == [(new, type(new))]


# --- notes


def test_a_note_is_a_field_of_its_own() -> None:
    drafts = acts.note(ID, "abc", NoteKind.PROBLEM, "缺经费", TODAY)
    assert drafts == [Draft(ID, "note.abc", {"kind": "问题", "text": "缺经费"}, TODAY)]


def test_two_notes_never_overwrite_each_other() -> None:
    pc = Pc()
    for id, text in (("a", "第一件"), ("b", "第二件")):
        pc.does(acts.note(ID, id, NoteKind.PROGRESS, text, TODAY), moment())
    assert [n.text for n in state(pc).notes] == ["第一件", "第二件"]

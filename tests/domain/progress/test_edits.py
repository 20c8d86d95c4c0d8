"""What a clerk's acts write."""

from __future__ import annotations

from datetime import date

from plancheck.domain.ledger.entry import Draft, Value
from plancheck.domain.ledger.history import History, heads, value_by
from plancheck.domain.progress import edits, steps
from plancheck.domain.progress.edits import CLEARED, Edit
from plancheck.domain.progress.fold import fold_measure
from plancheck.domain.progress.state import MeasureState, NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.steps import StepChange
from tests.rows import each_row
from tests.specimens import ID, TODAY, Pc, day, made, moment


def state(pc: Pc, as_of: date | None = None) -> MeasureState:
    return fold_measure(pc.history.fields.get(ID, {}), as_of)


def does(pc: Pc, what: Edit, on: date = TODAY, today: date = TODAY) -> None:
    pc.does(edits.change(pc.history, ID, what, on, today), moment(today))


def tick(pc: Pc, on: date = TODAY, today: date = TODAY) -> None:
    pc.does(edits.tick(pc.history, ID, on, today), moment(today))


def untick(pc: Pc, on: date = TODAY, today: date = TODAY) -> None:
    pc.does(edits.untick(pc.history, ID, on, today), moment(today))


# --- tick and untick


@each_row("former", [s for s in Status if s is not Status.DONE])
def test_untick_brings_back_the_status_from_before(former: Status) -> None:
    pc = Pc()
    does(pc, Edit(status=former), day(1), day(1))
    tick(pc)
    assert state(pc).status is Status.DONE
    untick(pc)
    assert state(pc).status is former


def test_tick_keeps_the_percent_for_after_an_untick() -> None:
    pc = Pc()
    does(pc, Edit(percent=40))
    tick(pc)
    assert state(pc).percent_set == 40
    untick(pc)
    assert (state(pc).status, state(pc).percent_set) == (Status.IN_PROGRESS, 40)


def test_untick_passes_over_a_tick_of_another_day() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.BLOCKED), day(1), day(1))
    tick(pc, day(5), day(5))
    tick(pc, day(3), day(6))  # it was done two days earlier after all
    untick(pc, day(7), day(7))
    assert state(pc).status is Status.BLOCKED


def test_untick_of_a_past_day_looks_at_that_day_alone() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.IN_PROGRESS), day(1), day(1))
    tick(pc, day(3), day(3))
    does(pc, Edit(status=Status.BLOCKED), day(9), day(9))
    untick(pc, day(4), day(10))
    assert state(pc, day(3)).status is Status.DONE
    assert state(pc, day(4)).status is Status.IN_PROGRESS
    assert state(pc, day(9)).status is Status.BLOCKED
    assert state(pc).status is Status.BLOCKED


def test_untick_of_a_past_day_looks_through_what_was_said_for_later_days() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.IN_PROGRESS), day(1), day(1))
    does(pc, Edit(status=Status.BLOCKED), day(9), day(9))
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
    does(pc, Edit(status=Status.BLOCKED), ahead, ahead)
    tick(pc)
    assert state(pc).status is Status.DONE
    untick(pc)
    assert state(pc).status is Status.BLOCKED


# --- changes


def test_a_percent_on_a_measure_not_started_makes_it_in_progress_in_the_same_act() -> None:
    pc = Pc()
    entries = pc.does(edits.change(pc.history, ID, Edit(percent=5), TODAY, TODAY), moment())
    assert {e.field: e.value for e in entries} == {"percent": 5, "status": "推进中"}
    assert len({e.act for e in entries}) == 1


def test_an_amount_on_a_measure_not_started_makes_it_in_progress() -> None:
    pc = Pc()
    does(pc, Edit(amount=1.5))
    assert (state(pc).status, state(pc).amount) == (Status.IN_PROGRESS, 1.5)


@each_row("what", [Edit(percent=0), Edit(amount=0), Edit(owner="王五")])
def test_a_figure_of_nought_or_an_owner_starts_nothing(what: Edit) -> None:
    pc = Pc()
    does(pc, what)
    assert state(pc).status is Status.NOT_STARTED


@each_row("status", [s for s in Status if s is not Status.NOT_STARTED])
def test_a_percent_leaves_a_status_that_was_set(status: Status) -> None:
    pc = Pc()
    does(pc, Edit(status=status))
    does(pc, Edit(percent=30))
    assert state(pc).status is status


def test_a_status_named_with_the_percent_is_the_one_that_counts() -> None:
    pc = Pc()
    does(pc, Edit(percent=30, status=Status.BLOCKED, reason="缺备餐间"))
    now = state(pc)
    assert (now.status, now.percent_set, now.reason) == (Status.BLOCKED, 30, "缺备餐间")


def test_a_late_percent_starts_a_measure_that_was_not_started_on_that_day() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.BLOCKED), day(9), day(9))
    does(pc, Edit(percent=20), day(3), day(10))
    assert state(pc, day(3)).status is Status.IN_PROGRESS
    assert state(pc).status is Status.BLOCKED


def test_a_cleared_field_holds_nothing() -> None:
    pc = Pc()
    does(pc, Edit(owner="王五", due=date(2024, 6, 30), reason="因故"))
    does(pc, Edit(owner=CLEARED, due=CLEARED, reason=CLEARED))
    now = state(pc)
    assert (now.owner, now.due, now.reason) == ("", None, "")


# --- acts that change nothing


@each_row(
    "what",
    [
        Edit(),
        Edit(status=Status.NOT_STARTED),
        Edit(owner=CLEARED),
        Edit(due=CLEARED),
    ],
)
def test_nothing_is_written_where_nothing_was_and_nothing_is_said(what: Edit) -> None:
    assert edits.change(Pc().history, ID, what, TODAY, TODAY) == []


def test_saying_the_same_again_writes_nothing() -> None:
    pc = Pc()
    what = Edit(Status.BLOCKED, 30, 2, "王五", date(2024, 6, 30), "因故")
    does(pc, what, day(1), day(1))
    assert edits.change(pc.history, ID, what, TODAY, TODAY) == []
    assert edits.tick(pc.history, ID, TODAY, TODAY) != []


def test_saying_what_holds_today_for_an_earlier_day_is_written() -> None:
    pc = Pc()
    tick(pc, day(5), day(5))
    tick(pc, day(3), day(6))
    assert state(pc, day(3)).status is Status.DONE


def test_saying_it_for_a_day_on_which_another_value_held_is_written() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.BLOCKED), day(1), day(1))
    tick(pc, day(5), day(5))
    tick(pc, day(3), day(6))
    assert [state(pc, day(n)).status.mark for n in (1, 2, 3, 4, 5)] == list("阻阻完完完")


def test_saying_the_shown_value_of_a_conflict_settles_it() -> None:
    pc = Pc()
    pc.history.add([made("已完成", pc="aaaaaa"), made("受阻", pc="bbbbbb", at=moment(hour=10))])
    does(pc, Edit(status=Status.BLOCKED))
    assert (state(pc).status, state(pc).conflicts) == (Status.BLOCKED, ())


@each_row(("old", "new"), [(1, True), (50, 50.0), (1.0, 1)])
def test_a_value_of_another_type_is_another_value(old: Value, new: Value) -> None:
    pc = Pc()
    pc.does(edits.set_field(pc.history, ID, "amount", old, TODAY, TODAY), moment())
    drafts = edits.set_field(pc.history, ID, "amount", new, TODAY, TODAY)
    assert [(d.value, type(d.value)) for d in drafts] == [(new, type(new))]


# --- notes


def test_a_note_is_a_field_of_its_own() -> None:
    drafts = edits.note(ID, "abc", NoteKind.PROBLEM, "缺经费", TODAY)
    assert drafts == [Draft(ID, "note.abc", {"kind": "问题", "text": "缺经费"}, TODAY)]


def test_two_notes_never_overwrite_each_other() -> None:
    pc = Pc()
    for id, text in (("a", "第一件"), ("b", "第二件")):
        pc.does(edits.note(ID, id, NoteKind.PROGRESS, text, TODAY), moment())
    assert [n.text for n in state(pc).notes] == ["第一件", "第二件"]


def rewrite(pc: Pc, text: str, kind: NoteKind = NoteKind.PROGRESS, today: date = TODAY) -> None:
    (note,) = (n for n in state(pc).notes if n.id == "a")
    pc.does(edits.rewrite_note(pc.history, ID, note, kind, text, today), moment(today, 10))


def test_a_note_in_other_words_keeps_its_day_and_its_place() -> None:
    pc = Pc()
    for id, text in (("a", "物业不陪合"), ("b", "已谈妥")):
        pc.does(edits.note(ID, id, NoteKind.PROBLEM, text, day(3)), moment(day(3), 9 + (id == "b")))
    rewrite(pc, "物业不配合", NoteKind.PROBLEM, day(9))
    assert [(n.text, n.on) for n in state(pc).notes] == [
        ("物业不配合", day(3)),
        ("已谈妥", day(3)),
    ]
    assert [n.text for n in state(pc, day(3)).notes] == ["物业不配合", "已谈妥"]
    assert state(pc, day(2)).notes == ()


def test_a_note_in_the_same_words_is_not_written_again() -> None:
    pc = Pc()
    pc.does(edits.note(ID, "a", NoteKind.PROGRESS, "开工", TODAY), moment())
    (note,) = state(pc).notes
    assert edits.rewrite_note(pc.history, ID, note, NoteKind.PROGRESS, "开工", TODAY) == []
    rewrite(pc, "开工", NoteKind.PLAN)
    assert [n.kind for n in state(pc).notes] == [NoteKind.PLAN]


def test_a_note_of_a_clock_that_ran_ahead_is_rewritten_for_today() -> None:
    pc = Pc()
    ahead = date(2030, 1, 1)
    pc.does(edits.note(ID, "a", NoteKind.PROGRESS, "开工", ahead), moment(ahead))
    (note,) = state(pc).notes
    drafts = edits.rewrite_note(pc.history, ID, note, NoteKind.PROGRESS, "完工", TODAY)
    assert [d.on for d in drafts] == [TODAY]
    pc.does(drafts, moment())
    assert [n.text for n in state(pc).notes] == ["完工"]


def test_evidence_is_named_under_an_id_of_its_own_in_the_order_it_was_named() -> None:
    pc = Pc()
    for hour, text in enumerate(("乙.jpg", "甲.jpg", "乙.jpg")):
        pc.does(edits.evidence(ID, f"e{hour}", text, TODAY), moment(hour=hour))
    assert state(pc).evidence == ("乙.jpg", "甲.jpg", "乙.jpg")


# --- transfer


def transferred(pc: Pc, former: str | None, owner: str) -> list[Draft]:
    return edits.transfer(pc.history, ID, state(pc), (former, owner), TODAY, TODAY)


def broken_down() -> Pc:
    """甲 has the measure and two steps, one of them done; 乙 has one."""
    pc = Pc()
    does(pc, Edit(owner="甲"))
    for id, owner in (("a", "甲"), ("b", "甲"), ("c", "乙"), ("d", None)):
        what = StepChange(f"步骤{id}", owner)
        pc.does(steps.add_step(ID, id, what, state(pc).steps, TODAY), moment())
    pc.does(steps.tick_steps(pc.history, ID, ["b"], True, TODAY, TODAY), moment())
    return pc


def test_a_transfer_moves_the_measure_and_the_open_steps_and_nothing_else() -> None:
    pc = broken_down()
    before = state(pc)
    pc.does(transferred(pc, "甲", "丙"), moment())
    after = state(pc)
    assert after.owner == "丙"
    assert [s.owner for s in after.steps] == ["丙", "甲", "乙", ""]
    assert after._replace(owner="甲", steps=()) == before._replace(steps=())
    assert [s._replace(owner="") for s in after.steps] == [
        s._replace(owner="") for s in before.steps
    ]


def test_a_step_is_transferred_though_the_measure_is_anothers() -> None:
    pc = broken_down()
    pc.does(transferred(pc, "乙", "丙"), moment())
    assert state(pc).owner == "甲"
    assert [s.owner for s in state(pc).steps] == ["甲", "甲", "丙", ""]


def test_another_owner_takes_the_steps_along_that_had_the_same_owner() -> None:
    pc = broken_down()
    pc.does(transferred(pc, None, "丙"), moment())
    assert state(pc).owner == "丙"
    assert [s.owner for s in state(pc).steps] == ["丙", "甲", "乙", ""]


def test_an_owner_taken_away_leaves_open_steps_with_none() -> None:
    pc = broken_down()
    drafts = transferred(pc, None, "")
    assert {d.field: d.value for d in drafts} == {"owner": None, "step.a.owner": None}


def test_a_first_owner_takes_no_steps_along() -> None:
    pc = broken_down()
    does(pc, Edit(owner=CLEARED))
    assert [d.field for d in transferred(pc, None, "丙")] == ["owner"]
    assert transferred(pc, "丁", "丙") == []


@each_row(
    ("before", "step", "owner", "after"),
    [
        ("王某、李某", "李某/王某", "赵某", "赵某"),
        ("王某、李某", "王某", "赵某、李某", "赵某"),
        ("王某、李某", "王某、钱某", "赵某、李某", "赵某、钱某"),
        ("王某", "王某", "赵某、钱某", "赵某、钱某"),
        ("王某、李某", "王某", "赵某、钱某", "王某"),  # who comes for him is not clear
        ("王某、李某", "王某", "李某", "王某"),
        ("王某", "王某", "王某（书记）、李某", "王某"),
        ("王某", "李某", "赵某", "李某"),
    ],
)
def test_of_several_owners_steps_go_with_those_who_leave(
    before: str, step: str, owner: str, after: str
) -> None:
    pc = Pc()
    does(pc, Edit(owner=before))
    what = StepChange("步骤", step)
    pc.does(steps.add_step(ID, "a", what, state(pc).steps, TODAY), moment())
    pc.does(transferred(pc, None, owner), moment())
    assert (state(pc).owner, state(pc).steps[0].owner) == (owner, after)


# --- settling a conflict


@each_row("field", ["status", "step.a.title", "note.a"])
@each_row("choose", [0, 1])
def test_a_settled_conflict_has_one_head_in_either_order_of_merging(
    field: str, choose: int
) -> None:
    values: list[Value] = (
        [{"kind": "进展", "text": text} for text in ("一", "二")]
        if field == "note.a"
        else ["推进中", "受阻"]
    )
    first, second = (
        made(value, field=field, pc=name, on=day(n), at=moment(day(n)))
        for n, (value, name) in enumerate(zip(values, ("aaaaaa", "bbbbbb"), strict=True), 3)
    )
    pc = Pc()
    pc.history.add([first, second])
    chosen = (first, second)[choose]
    settled = pc.does(edits.settle(pc.history, chosen, day(9)), moment(day(9)))
    for entries in ([first, second, *settled], [*settled, second, first]):
        group = History(entries).group(ID, field)
        (head,) = heads(group)
        assert head.value == chosen.value
        assert {first.id, second.id} < {e.id for e in group}, "both stay in the history"
        assert value_by(group, day(3)) == first.value, "before the other it was as it was"
        assert value_by(group, day(4)) == chosen.value


def test_what_is_no_conflict_is_not_settled() -> None:
    pc = Pc()
    tick(pc)
    (entry,) = pc.history.group(ID, "status")
    assert edits.settle(pc.history, entry, TODAY) == []
    pc.history.add([made("受阻", pc="bbbbbb")])
    assert edits.settle(pc.history, made("推进中", pc="cccccc"), TODAY) == []
    assert edits.settle(pc.history, made(field="owner"), TODAY) == []

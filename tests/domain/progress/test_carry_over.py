"""Steps, owners and 常态推进 carried over: what is offered, and what confirming it writes."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from plancheck.domain.ledger.entry import Draft
from plancheck.domain.ledger.history import History
from plancheck.domain.plan.model import Plan, Units
from plancheck.domain.progress import edits
from plancheck.domain.progress.carry_over import CarryOver, carry_drafts, carry_overs
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.issues.edits import IssueChange, change_issue, close_issue
from plancheck.domain.progress.issues.numbers import number_for
from plancheck.domain.progress.state import MeasureState, NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.steps import StepChange, add_step, tick_steps
from tests.specimens import TODAY, Pc, measure, moment, plan_of, revised, small_plan

PROBLEM = NoteKind.PROBLEM
OURS = Units("居委会", ("宝山八村居委会",))
OLD = small_plan()
NEW = plan_of(
    (
        measure("1.1.1", "持续办好社区食堂")._replace(was=("jihua-2024/2.1.1",)),
        measure("1.1.2", "推进加装电梯15台，惠及居民"),
        measure("1.1.3", "开展反诈宣传"),
        measure("1.2.1", "建设口袋公园", lead=("中心",)),
    ),
    2025,
)._replace(id="jihua-2025")


def does(pc: Pc, drafts: list[Draft]) -> None:
    pc.does(drafts, moment())


@pytest.fixture
def past() -> Pc:
    """Last year's: 1.1.1 has an owner and two steps, 2.1.1 is 常态推进."""
    pc = Pc()
    does(pc, edits.change(pc.history, "1.1.1", Edit(owner="王某"), TODAY, TODAY))
    for n, title in enumerate(("摸底", "开会"), 1):
        steps = fold(pc.history).state("1.1.1").steps
        what = StepChange(title, "李某", date(2024, 6, n))
        does(pc, add_step("1.1.1", f"s{n}", what, steps, TODAY))
    does(pc, tick_steps(pc.history, "1.1.1", ["s1"], True, TODAY, TODAY))
    does(pc, edits.change(pc.history, "2.1.1", Edit(Status.ONGOING), TODAY, TODAY))
    return pc


def offers(past: Pc, now: Pc, before: Plan = OLD, after: Plan = NEW) -> list[CarryOver]:
    return carry_overs(before, fold(past.history), after, fold(now.history), OURS)


def carry(pc: Pc, some: list[CarryOver]) -> MeasureState:
    id, numbers = some[0].after.id, count()
    state = fold(pc.history).state(id)
    days = (TODAY, TODAY)
    does(pc, carry_drafts(some, pc.history, state, lambda: f"n{next(numbers)}", days))
    return fold(pc.history).state(id)


def test_what_the_plan_names_is_offered_as_sure_and_what_reads_alike_as_likely(past: Pc) -> None:
    was, alike = offers(past, Pc())
    assert (was.before.id, was.after.id, was.by_was, was.words) == (
        *("2.1.1", "1.1.1", True),
        "常态推进",
    )
    assert (alike.before.id, alike.after.id, alike.by_was) == ("1.1.1", "1.1.2", False)
    assert 0.5 < alike.likeness < 1
    assert alike.words == "责任人 王某，2 个步骤"


def test_all_steps_of_last_year_come_along_undone_and_without_their_dates(past: Pc) -> None:
    now = Pc("bbbb")
    _, alike = offers(past, now)
    state = carry(now, [alike])
    assert [(s.title, s.owner, s.due, s.done) for s in state.steps] == [
        ("摸底", "李某", None, False),
        ("开会", "李某", None, False),
    ]
    assert (state.owner, state.status) == ("王某", Status.NOT_STARTED)
    assert [one.after.id for one in offers(past, now)] == ["1.1.1"]


def test_what_the_new_year_has_already_is_left_alone(past: Pc) -> None:
    now = Pc("bbbb")
    does(now, edits.change(now.history, "1.1.2", Edit(owner="赵某"), TODAY, TODAY))
    does(now, add_step("1.1.2", "x", StepChange("开会"), (), TODAY))
    does(now, edits.change(now.history, "1.1.1", Edit(Status.IN_PROGRESS), TODAY, TODAY))
    (left,) = offers(past, now)
    assert (left.after.id, left.owner, [s.title for s in left.steps]) == ("1.1.2", "", ["摸底"])
    state = carry(now, [left])
    assert (state.owner, [s.title for s in state.steps]) == ("赵某", ["开会", "摸底"])


def test_what_is_not_the_unit_s_is_not_offered(past: Pc) -> None:
    does(past, edits.change(past.history, "1.2.1", Edit(owner="孙某"), TODAY, TODAY))
    assert "1.2.1" not in {one.after.id for one in offers(past, Pc())}


def test_nothing_recorded_offers_nothing() -> None:
    assert offers(Pc(), Pc()) == []


def test_within_one_plan_open_steps_of_what_was_split_come_along_with_their_dates(
    past: Pc,
) -> None:
    split = measure("1.1.3")._replace(was=("1.1.1",))
    after = revised(OLD, {"1.1.1": {"withdrawn": True}}, add=[split])
    (one,) = offers(past, past, after, after)
    assert (one.before.id, one.after.id, one.owner) == ("1.1.1", "1.1.3", "王某")
    assert [(step.title, step.due) for step in one.steps] == [("开会", date(2024, 6, 2))]


def test_of_two_measures_made_one_each_gives_what_the_other_had_not(past: Pc) -> None:
    does(past, edits.change(past.history, "1.1.2", Edit(owner="钱某"), TODAY, TODAY))
    does(past, add_step("1.1.2", "y", StepChange("检查"), (), TODAY))
    merged = measure("1.1.3", "两项并一项")._replace(was=("1.1.1", "1.1.2"))
    gone = {id: {"withdrawn": True} for id in ("1.1.1", "1.1.2")}
    after = revised(OLD, gone, add=[merged])
    both = offers(past, past, after, after)
    assert [one.before.id for one in both] == ["1.1.1", "1.1.2"]
    state = carry(past, both)
    assert (state.owner, [s.title for s in state.steps]) == ("王某", ["开会", "检查"])
    assert [s.order for s in state.steps] == [1, 2]


def test_a_number_of_another_plan_that_happens_to_be_the_same_means_nothing(past: Pc) -> None:
    other = plan_of((measure("3.1.1", "别的事")._replace(was=("别的/1.1.1", "1.1.1")),), 2025)
    other = other._replace(id="jihua-2025")
    assert [one for one in offers(past, Pc(), OLD, other) if one.by_was] == []


def test_carrying_over_twice_writes_nothing_the_second_time(past: Pc) -> None:
    now = Pc("bbbb")
    found = offers(past, now)
    for one in found:
        carry(now, [one])
    assert offers(past, now) == []
    assert History(now.own).by_id.keys() == now.history.by_id.keys()


def raised(pc: Pc, measure: str, id: str, kind: NoteKind, number: str) -> None:
    does(pc, edits.note(measure, id, kind, f"缺{id}", TODAY, number))


def test_open_problems_are_carried_over_with_their_day_and_new_numbers(past: Pc) -> None:
    for id, kind in (("a", PROBLEM), ("b", PROBLEM), ("c", NoteKind.COORDINATION)):
        raised(past, "1.1.1", id, kind, number_for(past.history.fields["1.1.1"], "1.1.1", id, kind))
    notes = {note.id: note for note in fold(past.history).state("1.1.1").notes}
    what = IssueChange("王某", date(2024, 12, 31))
    does(past, change_issue(past.history, "1.1.1", notes["b"], what, TODAY))
    does(past, close_issue(past.history, "1.1.1", notes["a"], "解决了", TODAY, TODAY))
    now = Pc("m4g8b3")
    raised(now, "1.1.2", "x", PROBLEM, "1.1.2-问1")
    (found,) = [one for one in offers(past, now) if one.after.id == "1.1.2"]
    assert "2 个没有销号的问题" in found.words
    carried = {note.number: note for note in carry(now, [found]).notes}
    assert {number: (one.on, one.owner, one.due) for number, one in carried.items()} == {
        "1.1.2-问1": (TODAY, "", None),
        "1.1.2-问2": (TODAY, "王某", date(2024, 12, 31)),
        "1.1.2-协1": (TODAY, "", None),
    }
    assert not [one for one in offers(past, now) if one.after.id == "1.1.2"]


def test_a_problem_of_what_a_revision_withdrew_moves_to_what_came_in_its_place() -> None:
    pc = Pc()
    raised(pc, "1.1.1", "a", PROBLEM, "1.1.1-问1")
    new = measure("1.1.5", "推进加装电梯15台")._replace(was=("1.1.1",))
    plan = revised(OLD, {"1.1.1": {"withdrawn": True}}, [new])
    (found,) = offers(pc, pc, plan, plan)
    (note,) = carry(pc, [found]).notes
    assert (note.number, note.closing) == ("1.1.5-问1", None)
    (old,) = fold(pc.history).state("1.1.1").notes
    assert old.closing
    assert old.closing.how == "转到 1.1.5-问1"
    assert offers(pc, pc, plan, plan) == []

"""分解: what breaking a measure into steps writes."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.history import History, value_by
from plancheck.domain.progress import steps
from plancheck.domain.progress.edits import Edit, change
from plancheck.domain.progress.fold import fold_measure
from plancheck.domain.progress.state import MeasureState, Step
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.steps import StepChange
from tests.domain.play import OTHERS, Play, Player, plays
from tests.rows import each_row
from tests.specimens import ID, TODAY, Pc, day, moment


def state(pc: Pc, as_of: date | None = None) -> MeasureState:
    return fold_measure(pc.history.fields.get(ID, {}), as_of)


def add(pc: Pc, title: str, owner: str = "", due: date | None = None, on: date = TODAY) -> str:
    id = f"{pc.pc}{pc.last}"
    what = StepChange(title, owner or None, due)
    pc.does(steps.add_step(ID, id, what, state(pc).steps, on), moment(on))
    return id


def tick(pc: Pc, *ids: str, done: bool = True, on: date = TODAY, today: date = TODAY) -> None:
    pc.does(steps.tick_steps(pc.history, ID, ids, done, on, today), moment(today))


def titles(pc: Pc, as_of: date | None = None) -> list[str]:
    return [step.title for step in state(pc, as_of).steps]


def test_a_step_comes_after_those_there_are() -> None:
    pc = Pc()
    for title in ("摸底", "选址", "施工"):
        add(pc, title)
    assert titles(pc) == ["摸底", "选址", "施工"]


def test_a_step_has_only_the_fields_that_were_given() -> None:
    drafts = steps.add_step(ID, "a", StepChange("摸底", "", None), (), TODAY)
    assert {d.field: d.value for d in drafts} == {"step.a.title": "摸底", "step.a.order": 1}
    drafts = steps.add_step(ID, "a", StepChange("摸底", "王某", TODAY), (), TODAY)
    assert {d.field: d.value for d in drafts if d.field[7:] in ("owner", "due")} == {
        "step.a.owner": "王某",
        "step.a.due": TODAY,
    }


def test_a_step_added_after_one_was_dropped_still_comes_last() -> None:
    pc = Pc()
    first = add(pc, "摸底")
    add(pc, "选址")
    pc.does(steps.drop_step(pc.history, ID, first, TODAY, TODAY), moment())
    add(pc, "施工")
    assert titles(pc) == ["选址", "施工"]


def test_a_dropped_step_stays_in_the_history() -> None:
    pc = Pc()
    id = add(pc, "摸底")
    pc.does(steps.drop_step(pc.history, ID, id, TODAY, TODAY), moment())
    assert titles(pc) == []
    assert pc.history.group(ID, f"step.{id}.title")[0].value == "摸底"


def test_two_pcs_that_add_steps_at_once_lose_none_in_either_order_of_merging() -> None:
    one, two = Pc("aaaaaa"), Pc("bbbbbb")
    add(one, "摸底")
    two.history.add(one.own)
    for title in ("选址", "招标"):
        add(one, title)
    for title in ("施工", "验收"):
        add(two, title)
    found = []
    for history in (History([*one.own, *two.own]), History([*two.own, *one.own])):
        merged = fold_measure(history.fields[ID])
        assert {s.title for s in merged.steps} == {"摸底", "选址", "招标", "施工", "验收"}
        assert merged.conflicts == ()
        found.append(merged)
    assert found[0] == found[1]
    assert found[0].steps[0].title == "摸底"


def test_a_steps_tick_on_a_measure_not_started_makes_it_in_progress_in_the_same_act() -> None:
    pc = Pc()
    id = add(pc, "摸底")
    assert state(pc).status is Status.NOT_STARTED, "breaking down is not beginning"
    entries = pc.does(steps.tick_steps(pc.history, ID, [id], True, TODAY, TODAY), moment())
    assert {e.field: e.value for e in entries} == {f"step.{id}.done": True, "status": "推进中"}
    assert len({e.act for e in entries}) == 1


@each_row("status", [s for s in Status if s is not Status.NOT_STARTED])
def test_a_steps_tick_leaves_a_status_that_was_set(status: Status) -> None:
    pc = Pc()
    id = add(pc, "摸底")
    pc.does(change(pc.history, ID, Edit(status), TODAY, TODAY), moment())
    tick(pc, id)
    tick(pc, id, done=False)
    assert state(pc).status is status


def test_ticking_a_step_again_writes_nothing() -> None:
    pc = Pc()
    id = add(pc, "摸底")
    tick(pc, id)
    pc.does(change(pc.history, ID, Edit(Status.NOT_STARTED), TODAY, TODAY), moment())
    assert steps.tick_steps(pc.history, ID, [id], True, TODAY, TODAY) == []


def test_unticking_a_step_begins_nothing() -> None:
    pc = Pc()
    id = add(pc, "摸底")
    assert steps.tick_steps(pc.history, ID, [id], False, TODAY, TODAY) == []
    tick(pc, id)
    pc.does(change(pc.history, ID, Edit(Status.NOT_STARTED), TODAY, TODAY), moment())
    tick(pc, id, done=False)
    assert (state(pc).status, state(pc).steps_done) == (Status.NOT_STARTED, 0)


@given(st.lists(plays(*OTHERS), max_size=25))
def test_neither_the_last_step_nor_a_percent_of_100_makes_a_measure_done(
    played: list[Play],
) -> None:
    player = Player(Pc())
    for play in played:
        player.plays(play)
    for measure in player.pc.history.fields:
        for number in range(20, player.number + 1):
            assert player.state(measure, day(number)).status in (
                Status.NOT_STARTED,
                Status.IN_PROGRESS,
            )


def test_what_is_set_on_a_step_leaves_the_rest_of_it() -> None:
    pc = Pc()
    id = add(pc, "摸底", "王某", TODAY)

    def sets(what: StepChange) -> Step:
        pc.does(steps.change_step(pc.history, ID, id, what, TODAY, TODAY), moment())
        (step,) = state(pc).steps
        return step

    assert sets(StepChange(owner="李某")) == Step(id, "摸底", "李某", TODAY, False, 1)
    assert sets(StepChange(title="调查")) == Step(id, "调查", "李某", TODAY, False, 1)
    assert sets(StepChange(owner="", due="")) == Step(id, "调查", "", None, False, 1)
    assert steps.change_step(pc.history, ID, id, StepChange(), TODAY, TODAY) == []


DUES = st.lists(st.none() | st.integers(1, 5), max_size=8)


@given(DUES)
def test_sorted_steps_stand_by_date_those_without_last_else_as_they_were(
    dues: list[int | None],
) -> None:
    pc = Pc()
    for number, due in enumerate(dues):
        add(pc, f"{number}", due=day(due) if due else None)
    before = state(pc).steps
    pc.does(steps.sort_steps(pc.history, ID, before, TODAY, TODAY), moment())
    after = state(pc).steps
    assert [int(s.title) for s in after] == sorted(
        range(len(dues)), key=lambda n: (dues[n] is None, dues[n] or 0, n)
    )
    assert {s._replace(order=0) for s in after} == {s._replace(order=0) for s in before}
    assert steps.sort_steps(pc.history, ID, after, TODAY, TODAY) == []


def test_steps_of_two_pcs_with_the_same_place_are_told_apart_by_sorting() -> None:
    one, two = Pc("aaaaaa"), Pc("bbbbbb")
    add(one, "后", due=day(9))
    add(two, "先", due=day(3))
    one.history.add(two.own)
    one.does(steps.sort_steps(one.history, ID, state(one).steps, TODAY, TODAY), moment())
    assert [(s.title, s.order) for s in state(one).steps] == [("先", 1), ("后", 2)]


STEPPING = ("done", "undone", "drop", "set", "sort")


@given(
    st.lists(plays(), max_size=20),
    plays(*STEPPING),
)
def test_a_late_act_on_steps_changes_only_the_days_it_speaks_of(
    played: list[Play], late: Play
) -> None:
    """Each field keeps what it held before the act's day, and from its next own word on."""
    player = Player(Pc())
    for play in played:
        player.plays(play)
    player.number += late.pause
    drafts = player.drafts(late._replace(pause=0))
    on, history = day(player.number - late.late), player.pc.history
    before = History(player.pc.own)
    player.pc.does(drafts, moment(player.today, 10), "late")
    for field in {d.field for d in drafts}:
        group = before.group(late.measure, field)
        said = sorted(e.on for e in group if e.on > on)
        for number in range(20, player.number + 1):
            then = day(number)
            if then < on or (said and then >= said[0]):
                now = value_by(history.group(late.measure, field), then)
                assert now == value_by(group, then)
    assert all(d.on == on or d.on in {e.on for e in before.by_id.values()} for d in drafts)


@each_row(
    ("line", "said"),
    [
        ("摸底", {"title": "摸底", "owner": "", "due": ""}),
        (" 选址\t 王某 ", {"title": "选址", "owner": "王某", "due": ""}),
        ("选址\t\t3-15", {"title": "选址", "owner": "", "due": "3-15"}),
        ("选址\t王某\t尽快", {"title": "选址 王某 尽快"}),
        ("一\t二\t3-15\t四", {"title": "一 二 3-15 四"}),
        ("\t王某\t3-15", {"title": "王某 3-15"}),
    ],
)
def test_a_pasted_line_is_a_step_and_loses_nothing(line: str, said: dict[str, str]) -> None:
    assert steps.pasted_parts(line, TODAY, 2024) == said

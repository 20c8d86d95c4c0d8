"""Undo and redo: any number of steps, read off the ledger."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from plancheck.domain.ledger.entry import Draft, Value
from plancheck.domain.ledger.history import History, head_of, superseding_drafts, value_by
from plancheck.domain.ledger.undo import Act, Stacks, acts_of, overtaken_by, stacks, undo_drafts
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.state import UNTOUCHED, MeasureState, NoteKind
from plancheck.domain.progress.status import Status
from tests.domain.play import Play, Player, plays
from tests.specimens import ID, TODAY, Pc, day, made, moment

STATUS = (ID, "status")
NOW = moment(date(2024, 12, 31))


def ids_of(pc: Pc) -> set[str]:
    return {entry.id for entry in pc.own}


def undo(pc: Pc) -> None:
    pc.does(undo_drafts(pc.history, stacks(pc.own, NOW).undo[-1]), moment())


def redo(pc: Pc) -> None:
    pc.does(undo_drafts(pc.history, stacks(pc.own, NOW).redo[-1]), moment())


def does(pc: Pc, what: Edit, on: date = TODAY, today: date = TODAY) -> None:
    pc.does(edits.change(pc.history, ID, what, on, today), moment(today))


def value(pc: Pc, field: str = "status", as_of: date | None = None) -> object:
    return value_by(pc.history.group(ID, field), as_of)


def test_undo_takes_back_every_field_of_an_act() -> None:
    pc = Pc()
    does(pc, Edit(percent=40, owner="王五"))
    undo(pc)
    assert [value(pc, field) for field in ("percent", "owner", "status")] == [None] * 3


def test_undo_takes_back_the_act_on_every_measure() -> None:
    pc = Pc()
    drafts = [d for m in (ID, "2.1.1") for d in edits.tick(pc.history, m, TODAY, TODAY)]
    pc.does(drafts, moment())
    (act,) = stacks(pc.own, NOW).undo
    assert act.measures == (ID, "2.1.1")
    undo(pc)
    assert all(s.status is Status.NOT_STARTED for s in fold(pc.history).states.values())


def test_redo_sets_again_what_was_undone_and_undo_takes_that_back_too() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.BLOCKED))
    does(pc, Edit(status=Status.DONE))
    undo(pc)
    assert value(pc) == "受阻"
    redo(pc)
    assert value(pc) == "已完成"
    undo(pc)
    undo(pc)
    assert value(pc) is None
    redo(pc)
    redo(pc)
    assert value(pc) == "已完成"
    assert stacks(pc.own, NOW).redo == ()


def test_a_new_act_ends_what_could_be_redone() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.BLOCKED))
    undo(pc)
    does(pc, Edit(owner="王五"))
    assert stacks(pc.own, NOW).redo == ()


def test_the_stacks_are_the_same_after_a_restart_in_any_order_of_reading() -> None:
    pc = Pc()
    for status in (Status.BLOCKED, Status.DONE, Status.IN_PROGRESS):
        does(pc, Edit(status=status))
    undo(pc)
    undo(pc)
    read_again = stacks(reversed(list(History(reversed(pc.own)).by_id.values())), NOW)
    assert read_again == stacks(pc.own, NOW)
    assert (len(read_again.undo), len(read_again.redo)) == (1, 2)


def test_undo_of_a_late_entry_gives_every_day_what_it_had() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.BLOCKED), day(1), day(1))
    does(pc, Edit(status=Status.DONE), day(5), day(5))
    does(pc, Edit(status=Status.IN_PROGRESS), day(3), day(6))
    assert [value(pc, as_of=day(n)) for n in (1, 3, 5)] == ["受阻", "推进中", "已完成"]
    undo(pc)
    assert [value(pc, as_of=day(n)) for n in (0, 1, 4, 5, 9)] == [
        None,
        "受阻",
        "受阻",
        "已完成",
        "已完成",
    ]


def test_undo_keeps_what_another_pc_said_for_a_later_day() -> None:
    pc = Pc()
    does(pc, Edit(owner="王五"), day(3), day(3))
    pc.history.add([made("赵六", field="owner", pc="bbbbbb", on=day(7))])
    undo(pc)
    assert value(pc, "owner", day(5)) is None
    assert value(pc, "owner", day(7)) == "赵六"
    assert value(pc, "owner") == "赵六"


def test_undo_keeps_what_another_pc_said_for_an_earlier_day() -> None:
    pc = Pc()
    does(pc, Edit(owner="王五"), day(3), day(3))
    pc.history.add([made("赵六", field="owner", pc="bbbbbb", on=day(2))])
    undo(pc)
    assert value(pc, "owner") == "赵六"


def test_undo_after_a_clock_ran_ahead_shows_what_was_shown() -> None:
    pc = Pc()
    ahead = date(2030, 1, 1)
    does(pc, Edit(status=Status.DONE), ahead, ahead)
    does(pc, Edit(status=Status.BLOCKED))
    undo(pc)
    assert value(pc) == "已完成"
    undo(pc)
    assert value(pc) is None


def test_an_act_that_another_pc_is_over_says_by_whom() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE, owner="王五"))
    (mine,) = pc.history.group(*STATUS)
    theirs = made("受阻", pc="bbbbbb", over=[mine], by="乙")
    (act,) = stacks(pc.own, NOW).undo
    assert overtaken_by(pc.history, act, ids_of(pc)) is None
    pc.history.add([theirs])
    assert overtaken_by(pc.history, act, ids_of(pc)) == theirs


def test_an_act_is_overtaken_also_through_ones_own_entry() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE))
    act = stacks(pc.own, NOW).undo[-1]
    does(pc, Edit(status=Status.BLOCKED))
    own = pc.history.group(*STATUS)[-1]
    theirs = made("推进中", pc="bbbbbb", over=[own])
    pc.history.add([theirs])
    assert overtaken_by(pc.history, act, ids_of(pc)) == theirs


def test_what_another_pc_said_at_the_same_time_overtakes_nothing() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE))
    pc.history.add([made("受阻", pc="bbbbbb")])
    assert overtaken_by(pc.history, stacks(pc.own, NOW).undo[-1], ids_of(pc)) is None


def test_ones_own_later_entry_overtakes_nothing() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE))
    act = stacks(pc.own, NOW).undo[-1]
    does(pc, Edit(status=Status.BLOCKED))
    assert overtaken_by(pc.history, act, ids_of(pc)) is None


def test_two_acts_that_drew_the_same_name_stay_two() -> None:
    pc = Pc()
    for owner, name in (("甲", "same"), ("乙", "else"), ("丙", "same")):
        pc.does(edits.change(pc.history, ID, Edit(owner=owner), TODAY, TODAY), moment(), name)
    assert [[e.value for e in act.entries] for act in acts_of(pc.own, NOW)] == [
        ["甲"],
        ["乙"],
        ["丙"],
    ]
    undo(pc)
    assert value(pc, "owner") == "乙"


def test_submitting_a_report_is_on_neither_stack_and_ends_no_redo() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE))
    undo(pc)
    before = stacks(pc.own, NOW)
    pc.does(
        edits.set_field(pc.history, "", "report.2024-W10", {"edition": 1}, TODAY, TODAY), moment()
    )
    assert stacks(pc.own, NOW) == before
    assert len(before.redo) == 1


def test_an_undo_of_an_act_that_is_not_there_is_passed_over() -> None:
    assert stacks([made(None, act="zzzz", undo="gone")], NOW) == ((), ())


def test_an_acts_entries_keep_their_order() -> None:
    two, one = made("甲", n=2), made("乙", n=1)
    assert acts_of([two, one], NOW) == [Act("q7w2", (one, two))]


def days_of(player: Player) -> list[dict[str, MeasureState]]:
    """What every measure was on every day, and is."""
    days = [*(day(n) for n in range(20, player.number + 1)), None]
    return [
        {m: s for m, s in fold(player.pc.history, d).states.items() if s != UNTOUCHED} for d in days
    ]


@given(st.lists(plays(), max_size=12), st.lists(plays(), min_size=1, max_size=4))
def test_undo_of_any_acts_gives_every_day_back_what_it_was_and_redo_what_it_had_become(
    before: list[Play], then: list[Play]
) -> None:
    player = Player(Pc())
    for play in before:
        player.plays(play)
    player.number += sum(play.pause for play in then)
    shots = [days_of(player)]
    shots += [days_of(player) for play in then if player.plays(play._replace(pause=0))]
    for shot in reversed(shots[:-1]):
        undo(player.pc)
        assert days_of(player) == shot
    for shot in shots[1:]:
        redo(player.pc)
        assert days_of(player) == shot


Snapshot = dict[tuple[str, str], list[Value]]


class UndoMachine(RuleBasedStateMachine):
    """One PC's acts, undos and redos against the list of snapshots that an editor would keep.

    Days go forward, and now and then an act is entered late. A snapshot is the value of every
    field on every day.
    """

    @initialize()
    def start(self) -> None:
        self.pc = Pc()
        self.today = 5
        self.notes = 0
        self.past: list[Snapshot] = []
        self.future: list[Snapshot] = []

    def snapshot(self) -> Snapshot:
        days = [day(n) for n in range(self.today + 2)]
        found = {}
        for measure, fields in self.pc.history.fields.items():
            for field, group in fields.items():
                values = [value_by(group, d) for d in days]
                assert values[-1] == value_by(group, None)
                if any(v is not None for v in values):
                    found[measure, field] = values
        return found

    def write(self, drafts: list[Draft]) -> None:
        before = self.snapshot()
        if self.pc.does(drafts, moment(day(self.today))):
            self.past.append(before)
            self.future.clear()

    @rule(
        ids=st.sampled_from([(ID,), ("2.1.1",), (ID, "2.1.1")]),
        status=st.sampled_from([None, *Status]),
        percent=st.sampled_from([None, 0, 40]),
        owner=st.sampled_from([None, "", "甲", "乙"]),
        late=st.sampled_from([0, 0, 0, 1, 3]),
    )
    def change(
        self,
        ids: tuple[str, ...],
        status: Status | None,
        percent: int | None,
        owner: str | None,
        late: int,
    ) -> None:
        what = Edit(status=status, percent=percent, owner=owner)
        days = day(self.today - late), day(self.today)
        self.write([d for id in ids for d in edits.change(self.pc.history, id, what, *days)])

    @rule(done=st.booleans(), late=st.sampled_from([0, 0, 2]))
    def tick(self, done: bool, late: int) -> None:
        act = edits.tick if done else edits.untick
        self.write(act(self.pc.history, ID, day(self.today - late), day(self.today)))

    @rule(text=st.sampled_from(["一", "二"]))
    def note(self, text: str) -> None:
        self.notes += 1
        self.write(edits.note(ID, str(self.notes), NoteKind.PROGRESS, text, day(self.today)))

    @rule()
    def a_day_passes(self) -> None:
        # Snapshots show a few days; the days after them hold what their last day holds.
        self.today += 1
        for shots in (self.past, self.future):
            shots[:] = [
                {field: [*days, days[-1]] for field, days in shot.items()} for shot in shots
            ]

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        before = self.snapshot()
        undo(self.pc)
        self.future.append(before)
        assert self.snapshot() == self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        before = self.snapshot()
        redo(self.pc)
        self.past.append(before)
        assert self.snapshot() == self.future.pop()

    @rule()
    def restart(self) -> None:
        self.pc.history = History(reversed(list(self.pc.history.by_id.values())))

    @invariant()
    def the_stacks_are_as_high_as_the_model(self) -> None:
        found = stacks(self.pc.own, NOW)
        assert (len(found.undo), len(found.redo)) == (len(self.past), len(self.future))

    @invariant()
    def one_pc_never_conflicts_with_itself(self) -> None:
        for fields in self.pc.history.fields.values():
            for group in fields.values():
                for number in range(self.today + 1):
                    head = head_of(group, day(number))
                    assert head is None or not head.rivals


# --- an installation that is carried between its places


class Carried:
    """A home that is written in under several ids, each with a clock that may be wrong."""

    def __init__(self, offsets: dict[str, timedelta]) -> None:
        self.pcs = {pc: Pc(pc) for pc in offsets}
        self.offsets = offsets
        self.history = History()
        self.minute = 0

    def now(self, pc: str) -> datetime:
        return moment() + timedelta(minutes=self.minute) + self.offsets[pc]

    def stacks(self, pc: str) -> Stacks:
        return stacks(self.history.by_id.values(), self.now(pc))

    def writes(self, pc: str, drafts: list[Draft]) -> None:
        self.minute += 1
        writer = self.pcs[pc]
        writer.history = self.history
        name = f"{pc[0]}{self.minute}"
        writer.does(drafts, self.now(pc), name)

    def sets(self, pc: str, field: str) -> None:
        group = self.history.group(ID, field)
        key = (ID, field)
        self.writes(pc, superseding_drafts(group, key, f"第{self.minute}次", TODAY, TODAY))

    def undoes(self, pc: str, *, back: bool = True) -> None:
        found = self.stacks(pc)
        stack = found.undo if back else found.redo
        if stack:
            self.writes(pc, undo_drafts(self.history, stack[-1]))

    def values(self) -> list[object]:
        return [value_by(self.history.group(ID, field), None) for field in ("owner", "reason")]


PCS = ("aaaaaa", "bbbbbb", "cccccc")
STEPS = st.lists(
    st.tuples(st.sampled_from(PCS), st.sampled_from(["owner", "reason", "undo", "redo"])),
    max_size=12,
)


def press(home: Carried, pc: str, what: str) -> None:
    if what in ("undo", "redo"):
        home.undoes(pc, back=what == "undo")
    else:
        home.sets(pc, what)


@given(STEPS)
def test_carried_from_place_to_place_a_home_undoes_as_if_it_had_stayed(
    steps: list[tuple[str, str]],
) -> None:
    carried, stayed = Carried(dict.fromkeys(PCS, timedelta())), Carried({PCS[0]: timedelta()})
    for pc, what in steps:
        press(carried, pc, what)
        press(stayed, PCS[0], what)
        assert carried.values() == stayed.values()
    found, alone = carried.stacks(PCS[0]), stayed.stacks(PCS[0])
    assert [len(stack) for stack in found] == [len(stack) for stack in alone]


@given(STEPS, st.lists(st.integers(-90, 90), min_size=3, max_size=3), st.sampled_from(PCS))
def test_whatever_the_clocks_of_its_places_everything_can_be_undone(
    steps: list[tuple[str, str]], minutes: list[int], last: str
) -> None:
    home = Carried({pc: timedelta(minutes=m) for pc, m in zip(PCS, minutes, strict=True)})
    for pc, what in steps:
        press(home, pc, what)
    for _ in range(3 * len(steps)):
        home.undoes(last)
    assert home.stacks(last).undo == ()
    assert home.values() == [None, None]


def test_an_act_of_a_pc_whose_clock_was_ahead_is_not_the_last_one() -> None:
    home = Carried({"aaaaaa": timedelta(days=400), "bbbbbb": timedelta()})
    home.sets("aaaaaa", "owner")
    home.sets("bbbbbb", "reason")
    home.undoes("bbbbbb")
    assert home.values() == ["第0次", None]


UndoMachine.TestCase.settings = settings(
    max_examples=settings().max_examples, stateful_step_count=25, deadline=timedelta(minutes=1)
)
TestUndoAgainstSnapshots = UndoMachine.TestCase

"""问题台账: what is followed until it is closed, and what of it two PCs may both have said."""

from __future__ import annotations

from datetime import date, timedelta

from plancheck.domain.ledger.entry import Value
from plancheck.domain.ledger.history import History
from plancheck.domain.ledger.undo import acts_of, undo_drafts
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold, fold_measure, refold
from plancheck.domain.progress.issues.edits import (
    IssueChange,
    change_issue,
    close_issue,
    reopen_issue,
)
from plancheck.domain.progress.issues.numbers import number_for
from plancheck.domain.progress.issues.standing import has_problem, open_issues, weeks_open
from plancheck.domain.progress.persons import is_owned_by
from plancheck.domain.progress.state import Closing, MeasureState, Note, NoteKind
from plancheck.domain.progress.status import Status
from tests.specimens import ID, TODAY, Pc, made, moment

PROBLEM, MATTER = NoteKind.PROBLEM, NoteKind.COORDINATION


def state(pc: Pc, as_of: date | None = None) -> MeasureState:
    return fold_measure(pc.history.fields.get(ID, {}), as_of)


def note_of(pc: Pc, id: str = "a") -> Note:
    return next(note for note in state(pc).notes if note.id == id)


def writes(pc: Pc, id: str = "a", kind: NoteKind = PROBLEM, on: date = TODAY) -> None:
    number = number_for(pc.history.fields.get(ID, {}), ID, id, kind)
    pc.does(edits.note(ID, id, kind, f"说{id}", on, number), moment(on))


def closes(pc: Pc, id: str = "a", how: str = "解决了", on: date = TODAY, hour: int = 10) -> None:
    pc.does(
        close_issue(pc.history, ID, note_of(pc, id), how, on, max(on, TODAY)),
        moment(max(on, TODAY), hour=hour),
    )


def sets(pc: Pc, what: IssueChange, id: str = "a", hour: int = 11) -> None:
    pc.does(change_issue(pc.history, ID, note_of(pc, id), what, TODAY), moment(hour=hour))


def meet(*pcs: Pc) -> None:
    everything = [entry for pc in pcs for entry in pc.history.by_id.values()]
    for pc in pcs:
        pc.history.add(everything)


def test_a_problem_stays_open_whatever_is_written_or_ticked_until_it_is_closed() -> None:
    pc = Pc()
    writes(pc)
    writes(pc, "b", NoteKind.PROGRESS)
    for status in (None, Status.DONE, Status.NOT_APPLICABLE):
        if status:
            pc.does(edits.change(pc.history, ID, Edit(status), TODAY, TODAY), moment())
        assert [note.id for note in open_issues(state(pc))] == ["a"]
        assert has_problem(state(pc))
    closes(pc)
    assert open_issues(state(pc)) == []
    assert not has_problem(state(pc))


def test_closing_is_of_a_day_and_opening_again_of_another() -> None:
    pc = Pc()
    writes(pc, on=TODAY - timedelta(9))
    closes(pc, on=TODAY - timedelta(2))
    later = TODAY + timedelta(3)
    pc.does(reopen_issue(pc.history, ID, note_of(pc), later), moment(later))
    standing = {
        days: state(pc, TODAY + timedelta(days)).notes[0].closing is not None
        for days in (-3, -2, 0, 2, 3)
    }
    assert standing == {-3: False, -2: True, 0: True, 2: True, 3: False}
    assert state(pc, TODAY).notes[0].closing == Closing(TODAY - timedelta(2), "解决了", TODAY)


def test_a_note_from_before_is_numbered_when_it_is_closed_or_given_to_somebody() -> None:
    for touch in (closes, lambda pc: sets(pc, IssueChange(owner="王某"))):
        pc = Pc()
        pc.history.add([made({"kind": "问题", "text": "旧"}, field="note.a", pc="other1")])
        pc.history.add([made({"kind": "进展", "text": "办了"}, field="note.z", pc="other2")])
        touch(pc)
        assert note_of(pc).number == f"{ID}-问1"
        assert note_of(pc).text == "旧"


def test_a_note_from_before_is_open_until_progress_follows_or_the_measure_is_over() -> None:
    pc = Pc()
    pc.history.add([made({"kind": "问题", "text": "旧"}, field="note.a", pc="other1")])
    assert has_problem(state(pc))
    pc.does(edits.change(pc.history, ID, Edit(Status.DONE), TODAY, TODAY), moment())
    assert not has_problem(state(pc))


def test_undo_opens_a_problem_again_and_redo_closes_it() -> None:
    pc = Pc()
    writes(pc)
    closes(pc)
    pc.does(undo_drafts(pc.history, acts_of(pc.own, moment())[-1]), moment(hour=11))
    assert note_of(pc).closing is None
    pc.does(undo_drafts(pc.history, acts_of(pc.own, moment())[-1]), moment(hour=12))
    closing = note_of(pc).closing
    assert closing
    assert closing.how == "解决了"


def test_what_two_pcs_said_of_one_problem_stands_side_by_side_and_is_settled_with_its_day() -> None:
    first, second = Pc("k3f9a2"), Pc("m4g8b3")
    writes(first, on=TODAY - timedelta(9))
    meet(first, second)
    closes(first, how="换了场地", on=TODAY - timedelta(3))
    closes(second, how="租了场地", on=TODAY - timedelta(1), hour=11)
    sets(second, IssueChange(owner="王某", due=TODAY))
    meet(first, second)
    for pc in (first, second):
        assert state(pc).conflicts == ("issue.a.closed",)
        assert note_of(pc).closing == Closing(TODAY - timedelta(1), "租了场地", TODAY)
        assert (note_of(pc).owner, note_of(pc).due) == ("王某", TODAY)
    chosen = next(e for e in first.history.group(ID, "issue.a.closed") if e.pc == first.pc)
    first.does(edits.settle(first.history, chosen, TODAY), moment(hour=13))
    assert state(first).conflicts == ()
    closing = note_of(first).closing
    assert closing
    assert (closing.on, closing.how) == (TODAY - timedelta(3), "换了场地")


def test_one_pc_closes_and_another_that_did_not_know_writes_it_in_other_words() -> None:
    first, second = Pc("k3f9a2"), Pc("m4g8b3")
    writes(first)
    meet(first, second)
    closes(first)
    drafts = edits.rewrite_note(second.history, ID, note_of(second), PROBLEM, "改了", TODAY)
    second.does(drafts, moment(hour=12))
    meet(first, second)
    assert state(first).conflicts == ()
    assert (note_of(first).text, open_issues(state(first))) == ("改了", [])


def test_a_closed_problem_that_becomes_another_kind_is_followed_no_more_until_it_turns_back() -> (
    None
):
    pc = Pc()
    writes(pc)
    sets(pc, IssueChange(owner="王某"))
    closes(pc)
    for kind, closed in ((NoteKind.PROGRESS, False), (MATTER, True), (PROBLEM, True)):
        drafts = edits.rewrite_note(pc.history, ID, note_of(pc), kind, f"说{kind.value}", TODAY)
        pc.does(drafts, moment(hour=12))
        assert (note_of(pc).closing is not None) == closed
        assert bool(note_of(pc).owner) == closed
        assert open_issues(state(pc)) == []
    assert note_of(pc).number == f"{ID}-问1"


def test_who_answers_for_an_open_problem_has_something_to_do_and_hands_it_over() -> None:
    pc = Pc()
    writes(pc)
    sets(pc, IssueChange(owner="王某、李某"))
    assert is_owned_by(state(pc), "王某")
    drafts = edits.transfer(pc.history, ID, state(pc), ("王某", "赵某"), TODAY, TODAY)
    pc.does(drafts, moment(hour=12))
    assert note_of(pc).owner == "赵某、李某"
    closes(pc)
    assert not is_owned_by(state(pc), "赵某")


def test_an_owner_and_a_day_are_emptied() -> None:
    pc = Pc()
    writes(pc)
    sets(pc, IssueChange("王某", TODAY))
    assert change_issue(pc.history, ID, note_of(pc), IssueChange("王某", TODAY), TODAY) == []
    sets(pc, IssueChange("", ""))
    assert (note_of(pc).owner, note_of(pc).due) == ("", None)


def test_what_is_no_value_of_a_problem_is_passed_over() -> None:
    pc = Pc()
    writes(pc)
    odd: dict[str, Value] = {"owner": 5, "due": "明天", "closed": "是", "later": {"x": 1}}
    for n, (part, value) in enumerate(odd.items()):
        pc.history.add([made(value, field=f"issue.a.{part}", pc="other1", n=n + 1)])
    pc.history.add([made({"how": 5}, field="issue.nobody.closed", pc="other1", n=9)])
    note = note_of(pc)
    assert (note.owner, note.due, note.closing) == ("", None, None)
    other = Pc()
    writes(other)
    other.history.add([made({"how": 5, "on": "x"}, field="issue.a.closed", pc="other1")])
    assert note_of(other).closing == Closing(TODAY, "", TODAY)


def test_a_closing_named_for_a_later_day_than_its_entry_counts_from_the_entry_on() -> None:
    pc = Pc()
    writes(pc)
    value = {"how": "好", "on": TODAY + timedelta(400)}
    pc.history.add([made(value, field="issue.a.closed", pc="other1")])
    assert note_of(pc).closing == Closing(TODAY, "好", TODAY)


def test_what_was_touched_folded_again_is_what_all_folds_to() -> None:
    pc = Pc()
    writes(pc)
    before = fold(pc.history)
    closes(pc)
    assert refold(before, pc.history, [(ID, "issue.a.closed")]) == fold(
        History(pc.history.by_id.values())
    )


def test_an_age_is_in_whole_weeks() -> None:
    ages = [weeks_open(TODAY, TODAY + timedelta(days)) for days in (-1, 0, 6, 7, 20)]
    assert ages == [0, 0, 0, 1, 2]


def test_closing_again_for_an_earlier_day_wins_over_what_stood_there() -> None:
    for between in (
        closes,
        lambda pc: pc.does(reopen_issue(pc.history, ID, note_of(pc), TODAY), moment(hour=11)),
    ):
        pc = Pc()
        writes(pc, on=TODAY - timedelta(9))
        closes(pc, on=TODAY - timedelta(5))
        between(pc)
        closes(pc, how="后来才知道", on=TODAY - timedelta(3), hour=12)
        closing = note_of(pc).closing
        assert closing
        assert (closing.how, closing.on) == ("后来才知道", TODAY - timedelta(3))

"""The numbers of problems: given once, never changed, told apart where two PCs gave one twice."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Entry
from plancheck.domain.ledger.history import History
from plancheck.domain.ledger.undo import acts_of, undo_drafts
from plancheck.domain.progress import edits
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.issues.numbers import number_for, shown_number
from plancheck.domain.progress.state import Note, NoteKind
from tests.specimens import ID, TODAY, Pc, made, moment

PROBLEM, MATTER = NoteKind.PROBLEM, NoteKind.COORDINATION


def writes(pc: Pc, id: str, kind: NoteKind = PROBLEM, hour: int = 9) -> tuple[Entry, ...]:
    """Note something, as the workspace does."""
    number = number_for(pc.history.fields.get(ID, {}), ID, id, kind)
    return pc.does(edits.note(ID, id, kind, f"说{id}", TODAY, number), moment(hour=hour))


def rewrites(pc: Pc, id: str, kind: NoteKind, text: str = "改") -> None:
    """Put a note in other words."""
    drafts = edits.rewrite_note(pc.history, ID, note_of(pc, id), kind, text, TODAY)
    pc.does(drafts, moment(hour=12))


def note_of(pc: Pc, id: str) -> Note:
    return next(note for note in fold(pc.history).state(ID).notes if note.id == id)


def numbers(pc: Pc) -> dict[str, str]:
    """By note, its number as it is shown."""
    fields = pc.history.fields[ID]
    return {note.id: shown_number(fields, note) for note in fold(pc.history).state(ID).notes}


def test_problems_and_matters_for_others_are_numbered_by_measure_and_kind() -> None:
    pc = Pc()
    kinds = (PROBLEM, MATTER, NoteKind.PROGRESS, PROBLEM, NoteKind.PLAN)
    for id, kind in zip("abcde", kinds, strict=True):
        writes(pc, id, kind)
    assert numbers(pc) == {"a": f"{ID}-问1", "b": f"{ID}-协1", "c": "", "d": f"{ID}-问2", "e": ""}


def test_a_number_is_given_no_second_time_though_its_note_was_taken_back() -> None:
    pc = Pc()
    writes(pc, "a")
    pc.does(undo_drafts(pc.history, acts_of(pc.own, moment())[-1]), moment(hour=10))
    writes(pc, "b")
    assert numbers(pc) == {"b": f"{ID}-问2"}


def test_a_note_in_other_words_keeps_its_number() -> None:
    pc = Pc()
    writes(pc, "a")
    writes(pc, "b")
    rewrites(pc, "a", PROBLEM)
    assert numbers(pc) == {"a": f"{ID}-问1", "b": f"{ID}-问2"}


def test_a_note_of_another_kind_is_numbered_anew_and_finds_its_number_again() -> None:
    pc = Pc()
    writes(pc, "a")
    rewrites(pc, "a", MATTER)
    assert numbers(pc) == {"a": f"{ID}-协1"}
    rewrites(pc, "a", NoteKind.PROGRESS)
    assert numbers(pc) == {"a": ""}
    writes(pc, "b")
    rewrites(pc, "a", PROBLEM)
    assert numbers(pc) == {"a": f"{ID}-问1", "b": f"{ID}-问2"}


def test_a_note_from_before_gets_its_number_when_it_is_touched() -> None:
    pc = Pc()
    pc.history.add([made({"kind": "问题", "text": "旧"}, field="note.old", pc="other1")])
    assert numbers(pc) == {"old": ""}
    writes(pc, "a")
    rewrites(pc, "old", PROBLEM, "旧")
    assert numbers(pc)["old"] == ""  # the same words are no touch
    rewrites(pc, "old", PROBLEM)
    assert numbers(pc) == {"old": f"{ID}-问2", "a": f"{ID}-问1"}


def test_of_two_pcs_notes_of_one_number_the_later_shows_a_letter() -> None:
    first, second, third = Pc("k3f9a2"), Pc("m4g8b3"), Pc("n5h7c4")
    ones = [*writes(second, "b", hour=10), *writes(third, "c", hour=11), *writes(first, "a")]
    for pc in (first, second, third):
        pc.history.add(ones)
        assert numbers(pc) == {"a": f"{ID}-问1", "b": f"{ID}-问1乙", "c": f"{ID}-问1丙"}
        assert writes(pc, "z")[0].value == {"kind": "问题", "text": "说z", "number": f"{ID}-问2"}
    rewrites(first, "a", PROBLEM)
    first.does(undo_drafts(first.history, acts_of(first.own, moment())[0]), moment(hour=13))
    assert numbers(first) == {"b": f"{ID}-问1乙", "c": f"{ID}-问1丙", "z": f"{ID}-问2"}


def test_as_many_as_there_are_are_told_apart() -> None:
    pc = Pc()
    for n in range(12):
        pc.history.add(writes(Pc(f"pc{n:02}"), f"n{n:02}", hour=n))
    assert len(set(numbers(pc).values())) == 12


def test_what_is_no_number_is_none() -> None:
    pc = Pc()
    for n, bad in enumerate(
        ("1.1.1", f"{ID}-问0", f"{ID}-问1乙", f"{ID}-问{10**9}", 5, None, "问1")
    ):
        value = {"kind": "问题", "text": "话", "number": bad}
        pc.history.add([made(value, field=f"note.{n}", n=n + 1)])
    assert set(numbers(pc).values()) == {""}
    assert number_for(pc.history.fields[ID], ID, "a", PROBLEM) == f"{ID}-问1"


@given(
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from((PROBLEM, MATTER))), max_size=9),
    st.permutations(range(9)),
)
def test_numbers_are_one_to_a_note_in_whatever_order_the_pcs_come_together(
    played: Sequence[tuple[int, NoteKind]], order: Sequence[int]
) -> None:
    pcs = [Pc(f"pc{n}") for n in range(3)]
    entries = [
        entry
        for n, (which, kind) in enumerate(played)
        for entry in writes(pcs[which], f"n{n}", kind, hour=n)
    ]
    together, other = Pc(), Pc()
    together.history.add(entries)
    other.history = History(entries[n] for n in order if n < len(entries))
    if entries:
        shown = numbers(together)
        assert shown == numbers(other)
        assert len(set(shown.values())) == len(entries)

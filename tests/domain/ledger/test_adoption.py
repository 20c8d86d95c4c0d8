"""By which revision a unit works: adopted, undone, merged, in whatever order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.adoption import (
    FIELD,
    Adopted,
    adopted_in,
    adoption_drafts,
    adoptions,
    in_force,
    revision_by,
)
from plancheck.domain.ledger.entry import Value
from plancheck.domain.ledger.history import History
from plancheck.domain.ledger.undo import overtaken_by, stacks, undo_drafts
from plancheck.domain.ledger.wording import entry_words
from plancheck.domain.progress import edits
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.wrong_dates import dating_drafts, misdated, misdated_words
from tests.specimens import ID, TODAY, Pc, day, made, moment

FIRST = Adopted(1, "1" * 64)
SECOND, THIRD = Adopted(2, "2" * 64), Adopted(3, "3" * 64)
ISSUED = date(2024, 1, 9)
NOW = moment(date(2024, 12, 31))


def adopt(pc: Pc, new: Adopted, on: date = TODAY, before: Adopted | None = FIRST) -> None:
    known = (before, ISSUED) if before else None
    pc.does(adoption_drafts(pc.history, new, known, on, on), moment(on))


def undo(pc: Pc, on: date = TODAY) -> None:
    pc.does(undo_drafts(pc.history, stacks(pc.own, NOW).undo[-1]), moment(on, 10))


def redo(pc: Pc, on: date = TODAY) -> None:
    pc.does(undo_drafts(pc.history, stacks(pc.own, NOW).redo[-1]), moment(on, 11))


def test_nothing_is_in_force_where_nothing_was_adopted() -> None:
    assert in_force(History()) is None
    assert adoptions(History()) == []


def test_the_revision_before_the_first_adoption_goes_on_record_for_the_days_before() -> None:
    pc = Pc()
    adopt(pc, SECOND)
    assert in_force(pc.history, TODAY - timedelta(1)) == FIRST == in_force(pc.history, ISSUED)
    assert in_force(pc.history, TODAY) == SECOND == in_force(pc.history)
    assert in_force(pc.history, ISSUED - timedelta(1)) is None
    assert adoptions(pc.history) == [SECOND, FIRST]


def test_of_a_plan_that_is_new_to_the_unit_nothing_goes_on_record_before() -> None:
    pc = Pc()
    adopt(pc, FIRST, before=None)
    assert in_force(pc.history, TODAY - timedelta(1)) is None
    assert len(pc.own) == 1


def test_a_plan_adopted_on_the_day_it_was_issued_has_its_predecessor_the_day_before() -> None:
    pc = Pc()
    adopt(pc, SECOND, ISSUED)
    assert in_force(pc.history, ISSUED) == SECOND
    assert in_force(pc.history, ISSUED - timedelta(1)) == FIRST


def test_undone_adoption_leaves_what_was_in_force_before_and_redo_brings_it_back() -> None:
    pc = Pc()
    adopt(pc, SECOND)
    adopt(pc, THIRD, TODAY + timedelta(7))
    undo(pc, TODAY + timedelta(8))
    assert in_force(pc.history) == SECOND
    undo(pc, TODAY + timedelta(8))
    assert in_force(pc.history) is None is in_force(pc.history, ISSUED)
    redo(pc, TODAY + timedelta(8))
    assert in_force(pc.history) == SECOND
    assert in_force(pc.history, ISSUED) == FIRST


def test_after_undo_the_same_revision_can_be_adopted_again() -> None:
    pc = Pc()
    adopt(pc, SECOND)
    undo(pc)
    adopt(pc, SECOND, TODAY + timedelta(7))
    assert in_force(pc.history, TODAY) == FIRST
    assert in_force(pc.history) == SECOND


BEFORE = TODAY - timedelta(7)


def test_before_several_adoptions_of_one_day_the_first_counts() -> None:
    pc = Pc()
    for n, new in enumerate((FIRST, SECOND, THIRD)):
        pc.does(adoption_drafts(pc.history, new, None, TODAY, TODAY), moment(TODAY, 9 + n))
    assert revision_by(pc.history, BEFORE) == FIRST
    assert revision_by(pc.history, TODAY) == THIRD


def test_before_the_first_adoption_none_counts_that_was_undone() -> None:
    pc = Pc()
    adopt(pc, FIRST, before=None)
    undo(pc)
    assert revision_by(pc.history, BEFORE) is None
    for n, new in enumerate((SECOND, THIRD)):
        pc.does(adoption_drafts(pc.history, new, None, TODAY, TODAY), moment(TODAY, 12 + n))
    assert revision_by(pc.history, BEFORE) == SECOND
    pc.does(undo_drafts(pc.history, stacks(pc.own, NOW).undo[-1]), moment(TODAY, 15))
    assert revision_by(pc.history, BEFORE) == SECOND == revision_by(pc.history, TODAY)


def test_an_adoption_entered_late_changes_only_the_days_it_speaks_of() -> None:
    pc = Pc()
    adopt(pc, THIRD, TODAY)
    drafts = adoption_drafts(pc.history, SECOND, None, ISSUED + timedelta(9), TODAY)
    pc.does(drafts, moment(TODAY, 12))
    assert in_force(pc.history, ISSUED + timedelta(8)) == FIRST
    assert in_force(pc.history, TODAY - timedelta(1)) == SECOND
    assert in_force(pc.history) == THIRD


def test_of_two_pcs_the_later_revision_counts_whichever_was_clicked_last() -> None:
    one, other = Pc("aaaa"), Pc("bbbb", "乙")
    adopt(one, THIRD, TODAY)
    adopt(other, SECOND, TODAY + timedelta(2))
    for pc, source in ((one, other), (other, one)):
        pc.history.add(source.own)
    assert in_force(one.history) == THIRD == in_force(other.history)


def test_an_adoption_that_another_pc_made_too_stays_when_one_undoes_its_own() -> None:
    one, other = Pc("aaaa"), Pc("bbbb", "乙")
    adopt(one, SECOND)
    adopt(other, SECOND)
    one.history.add(other.own)
    undo(one)
    assert in_force(one.history) == SECOND
    separate = Pc("cccc")
    adopt(separate, SECOND)
    undo(separate)
    separate.history.add(other.own)
    assert in_force(separate.history) == SECOND


def test_an_adoption_that_somebody_else_built_on_is_not_undone() -> None:
    one, other = Pc("aaaa"), Pc("bbbb", "乙")
    adopt(one, SECOND)
    other.history.add(one.own)
    adopt(other, THIRD, TODAY + timedelta(1))
    one.history.add(other.own)
    (act,) = stacks(one.own, NOW).undo
    assert overtaken_by(one.history, act, {entry.id for entry in one.own})


def test_an_entry_of_another_form_counts_for_nothing_and_changes_no_measure() -> None:
    values: tuple[Value, ...] = (
        *("第2版", None, 2, {}, {"revision": 0, "digest": "a"}, {"revision": True, "digest": "a"}),
        *({"revision": 2, "digest": 2}, {"revision": "2", "digest": "a"}),
    )
    wrong = [made(value, measure="", field=FIELD, n=n) for n, value in enumerate(values, 1)]
    history = History(wrong)
    assert [adopted_in(entry) for entry in wrong] == [None] * len(wrong)
    assert in_force(history) is None
    assert fold(history).states == {}


def test_an_adoption_beside_one_of_another_form_counts() -> None:
    good = made(SECOND._asdict(), measure="", field=FIELD)
    bad = made({"edition": 9}, measure="", field=FIELD, n=2, at=moment(TODAY, 20))
    assert in_force(History([good, bad])) == SECOND


def test_adoption_is_told_in_words() -> None:
    pc = Pc()
    adopt(pc, SECOND)
    first, second = pc.own
    assert "计划 空 → 第1版（记在 2024-01-09）" in entry_words(first, pc.history)
    assert "计划 第1版 → 第2版" in entry_words(second, pc.history)


def test_an_adoption_that_a_fast_clock_dated_ahead_counts_today_and_is_dated_today() -> None:
    fast = TODAY + timedelta(40)
    pc = Pc()
    adopt(pc, SECOND, fast)
    history = History(pc.own, TODAY)
    assert in_force(history) == SECOND
    wrong = misdated(history, moment(), ISSUED)
    assert "计划" in misdated_words(wrong)
    pc.history = history
    pc.does(dating_drafts(history, wrong, TODAY), moment(TODAY, 15))
    assert in_force(history, TODAY) == SECOND
    assert in_force(history, TODAY - timedelta(1)) == FIRST
    assert misdated(history, moment(TODAY, 16), ISSUED) == []


Step = tuple[int, str, int]
STEPS = st.lists(
    st.tuples(
        st.integers(0, 1), st.sampled_from(("adopt", "undo", "redo", "tick", "merge")),
        st.integers(1, 4),
    ),
    max_size=14,
)  # fmt: skip


def played(steps: Sequence[Step]) -> tuple[Pc, Pc]:
    pcs = (Pc("aaaa"), Pc("bbbb", "乙"))
    for number, (who, what, revision) in enumerate(steps, 1):
        pc, on = pcs[who], day(20 + number)
        before = in_force(pc.history)
        if what == "adopt" and revision > (before.revision if before else 1):
            adopt(pc, Adopted(revision, f"{revision}" * 64), on)
        elif what == "tick":
            pc.does(edits.tick(pc.history, ID, on, on), moment(on))
        elif what == "merge":
            pc.history.add(pcs[1 - who].history.by_id.values())
        elif what in ("undo", "redo"):
            stack = getattr(stacks(pc.own, NOW), what)
            if stack and not overtaken_by(pc.history, stack[-1], {e.id for e in pc.own}):
                (undo if what == "undo" else redo)(pc, on)
    return pcs


@given(STEPS, st.randoms(use_true_random=False))
def test_in_whatever_order_things_are_adopted_undone_and_merged_the_fold_is_the_same(
    steps: list[Step], random: Random
) -> None:
    one, other = played(steps)
    entries = [*one.history.by_id.values(), *other.history.by_id.values()]
    for pc in (one, other):
        pc.history.add(entries)
    random.shuffle(entries)
    again = History([*entries, *random.choices(entries, k=3)] if entries else ())
    for at in range(1, 40):
        found = {in_force(history, day(at)) for history in (one.history, other.history, again)}
        assert len(found) == 1
    assert fold(again) == fold(one.history) == fold(other.history)


@given(STEPS)
def test_what_is_in_force_was_adopted_by_that_day_and_is_undone_by_nobody(
    steps: list[Step],
) -> None:
    one, other = played(steps)
    one.history.add(other.own)
    for at in range(1, 40):
        found = in_force(one.history, day(at))
        said = [e for e in one.own + other.own if e.on <= day(at) and adopted_in(e) == found]
        assert found is None or said


@given(STEPS)
def test_every_act_undone_leaves_no_revision_in_force(steps: list[Step]) -> None:
    one, _ = played([(0, what, revision) for _, what, revision in steps if what != "merge"])
    while stacks(one.own, NOW).undo:
        undo(one, day(40))
    assert in_force(one.history) is None

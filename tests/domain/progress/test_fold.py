"""How far a measure is, folded from entries."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Entry, Value
from plancheck.domain.ledger.history import History
from plancheck.domain.progress.fold import fold, fold_measure, refold
from plancheck.domain.progress.state import UNTOUCHED, MeasureState, NoteKind, Step
from plancheck.domain.progress.status import Status
from tests.rows import each_row
from tests.specimens import ID, day, made, moment


def folded(*entries: Entry, as_of: date | None = None) -> MeasureState:
    return fold_measure(History(entries).fields[ID], as_of)


def said(field: str, value: Value) -> MeasureState:
    return folded(made(value, field=field))


# --- fields


def test_plain_fields_are_taken_over() -> None:
    values: dict[str, Value] = {
        "status": "受阻",
        "percent": 40,
        "amount": 2.5,
        "owner": "王五",
        "due": date(2024, 6, 30),
        "reason": "缺备餐间",
        "nochange.2024-W10": True,
    }
    entries = [made(v, field=f, n=n) for n, (f, v) in enumerate(values.items(), 1)]
    assert folded(*entries) == MeasureState(
        Status.BLOCKED,
        40,
        2.5,
        "王五",
        date(2024, 6, 30),
        "缺备餐间",
        no_change=("2024-W10",),
    )


@each_row(
    ("field", "value"),
    [
        ("status", "以后才有的状态"),
        ("status", 7),
        ("status", {"a": 1}),
        ("percent", 101),
        ("percent", -1),
        ("percent", 40.0),
        ("percent", "40"),
        ("percent", True),
        ("amount", -1),
        ("amount", True),
        ("amount", float("nan")),
        ("amount", float("inf")),
        ("amount", 10**15),
        ("owner", 5),
        ("due", "2024-06-30"),
        ("due", moment()),
        ("reason", {"text": "因故"}),
        ("note.a", "没有种类"),
        ("note.a", {"kind": "进展"}),
        ("note.a", {"kind": "进展", "text": ""}),
        ("note.a", {"kind": "进展", "text": 5}),
        ("note.", {"kind": "进展", "text": "没有编号"}),
        ("evidence.a", 5),
        ("step.a.title", 5),
        ("step.a.title", ""),
        ("step.a.owner", "没有标题的步骤"),
        ("nochange.2024-W10", "是"),
        ("later.field", "x"),
        ("later", "x"),
        ("", "x"),
    ],
)
def test_a_value_of_the_wrong_type_and_an_unknown_field_are_passed_over(
    field: str, value: Value
) -> None:
    assert said(field, value)._replace(conflicts=()) == UNTOUCHED


def test_a_note_of_an_unknown_kind_is_told_as_progress() -> None:
    (note,) = said("note.a", {"kind": "表扬", "text": "居民送锦旗"}).notes
    assert (note.kind, note.text) == (NoteKind.PROGRESS, "居民送锦旗")


def test_notes_are_ordered_by_the_day_they_speak_of() -> None:
    late = made({"kind": "进展", "text": "补"}, field="note.z", on=day(1), at=moment(day(9)))
    first = made({"kind": "问题", "text": "先"}, field="note.a", on=day(2), at=moment(day(2)))
    assert [n.text for n in folded(first, late).notes] == ["补", "先"]


def test_a_cleared_note_is_gone() -> None:
    note = made({"kind": "进展", "text": "写错了"}, field="note.a")
    assert folded(note, made(None, field="note.a", n=2, over=[note])).notes == ()


def test_evidence_is_in_the_order_it_was_named() -> None:
    first = made("甲.jpg", field="evidence.z", at=moment(hour=8))
    second = made("乙.jpg", field="evidence.a", at=moment(hour=9))
    assert folded(second, first).evidence == ("甲.jpg", "乙.jpg")


def test_steps_are_put_together_from_their_fields() -> None:
    state = folded(
        made("摸底", field="step.b.title"),
        made(1, field="step.b.order"),
        made(True, field="step.b.done"),
        made("施工", field="step.a.title"),
        made(2, field="step.a.order"),
        made("王五", field="step.a.owner"),
        made(date(2024, 6, 30), field="step.a.due"),
        made("不做了", field="step.c.title"),
        made(True, field="step.c.dropped"),
    )
    assert state.steps == (
        Step("b", "摸底", done=True, order=1),
        Step("a", "施工", "王五", date(2024, 6, 30), order=2),
    )
    assert state.steps_done == 1


def test_fields_in_conflict_are_named() -> None:
    here, there = made("甲", field="owner", pc="aaaaaa"), made("乙", field="owner", pc="bbbbbb")
    assert folded(here, there, made(40, field="percent")).conflicts == ("owner",)


def test_a_conflict_over_a_cleared_field_is_named_too() -> None:
    before = made("甲", field="owner", n=1)
    cleared = made(None, field="owner", pc="bbbbbb", over=[before], at=moment(hour=12))
    other = made("乙", field="owner", pc="cccccc", over=[before], at=moment(hour=11))
    state = folded(before, cleared, other)
    assert (state.owner, state.conflicts) == ("", ("owner",))


# --- folding


def test_what_counts_later_is_not_folded_in() -> None:
    entries = made("推进中", on=day(1)), made("甲", field="owner", on=day(5))
    assert folded(*entries, as_of=day(4)) == MeasureState(Status.IN_PROGRESS)


def test_the_units_own_entries_are_no_measure() -> None:
    history = History([made({"edition": 1}, measure="", field="report.2024-W10")])
    assert fold(history).states == {}
    assert refold(fold(history), history, {("", "report.2024-W10")}).states == {}


@given(
    st.lists(
        st.tuples(
            st.sampled_from((ID, "2.1.1", "")),
            st.sampled_from(
                ("status", "percent", "owner", "note.a", "step.a.title", "step.a.done")
            ),
            st.sampled_from(("已完成", 40, True, None)),
            st.integers(1, 9),
        ),
        max_size=12,
    ),
    st.integers(0, 12),
    st.sampled_from((None, day(4))),
)
def test_folding_what_changed_equals_folding_anew(
    facts: list[tuple[str, str, Value, int]], cut: int, as_of: date | None
) -> None:
    entries = [
        made(value, measure=m, field=field, on=day(on), n=n)
        for n, (m, field, value, on) in enumerate(facts, 1)
    ]
    history = History(entries[:cut])
    before = fold(history, as_of)
    history.add(entries[cut:])
    touched = {(entry.measure, entry.field) for entry in entries[cut:]}
    assert refold(before, history, touched) == fold(history, as_of)

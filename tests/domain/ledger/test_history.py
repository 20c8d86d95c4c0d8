"""The ledger's merge: heads, days, conflicts, and what an act is over."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Draft, Value
from plancheck.domain.ledger.history import (
    History,
    descendants,
    head_of,
    heads,
    missing_numbers,
    rivals_of,
    superseding_drafts,
    value_by,
)
from plancheck.domain.progress.edits import set_field
from tests.specimens import ID, TODAY, Pc, day, made, moment

KEY = (ID, "status")


# --- heads


def test_the_entry_that_nothing_is_over_is_the_value() -> None:
    first = made("推进中", on=day(1), n=1)
    second = made("已完成", on=day(2), n=2, over=[first])
    assert head_of([second, first]) == (second, ())


def test_an_older_clock_does_not_bring_an_overtaken_value_back() -> None:
    first = made("推进中", at=moment(date(2031, 1, 1)), n=1)
    second = made("已完成", at=moment(date(1999, 1, 1)), n=2, over=[first])
    head = head_of([first, second])
    assert head is not None
    assert head.entry == second


def test_two_who_did_not_see_each_other_are_a_conflict_and_the_later_is_shown() -> None:
    here = made("已完成", pc="aaaaaa", at=moment(hour=9))
    there = made("受阻", pc="bbbbbb", at=moment(hour=10))
    assert head_of([here, there]) == (there, (there, here))


def test_two_who_said_the_same_are_no_conflict() -> None:
    here = made("已完成", pc="aaaaaa", at=moment(hour=9))
    there = made("已完成", pc="bbbbbb", at=moment(hour=10))
    assert head_of([here, there]) == (there, ())


def test_the_next_entry_is_over_all_rivals_and_ends_the_conflict() -> None:
    rivals = [made("已完成", pc="aaaaaa"), made("受阻", pc="bbbbbb")]
    (draft,) = superseding_drafts(rivals, KEY, "推进中", TODAY, TODAY)
    assert set(draft.over) == {e.id for e in rivals}


def test_the_rivals_of_a_measure_come_field_by_field_the_shown_one_first() -> None:
    agreed = made("甲", field="owner")
    here = made("已完成", pc="aaaaaa", at=moment(hour=9))
    there = made("受阻", pc="bbbbbb", at=moment(hour=10))
    history = History([agreed, here, there])
    assert rivals_of(history, ID, ("owner", "status", "due")) == [there, here]


def test_equal_times_are_decided_by_id_whatever_the_order() -> None:
    rivals = [made("已完成", pc="aaaaaa"), made("受阻", pc="bbbbbb"), made("推进中", pc="cccccc")]
    shown = max(rivals, key=lambda e: e.id)
    for order in (rivals, rivals[::-1], rivals[1:] + rivals[:1]):
        head = head_of(order)
        assert head is not None
        assert head.entry == shown


def test_an_entry_of_a_later_day_does_not_count_yet() -> None:
    now = made("推进中", on=day(1))
    later = made("已完成", on=day(9), n=2, over=[now])
    assert value_by([now, later], day(8)) == "推进中"
    assert value_by([now, later], day(9)) == "已完成"
    assert value_by([now, later], date(2023, 1, 1)) is None


def test_a_single_entry_counts_from_its_day_on() -> None:
    only = made(on=day(5))
    assert heads([only], day(4)) == []
    assert heads([only], day(5)) == [only]


def test_superseding_reaches_through_entries_that_do_not_count_yet() -> None:
    first = made("推进中", on=day(1), n=1)
    later = made("受阻", on=day(9), n=2, over=[first])
    late = made("已完成", on=day(3), n=3, over=[later])
    group = [first, later, late]
    assert [e.value for e in heads(group, day(2))] == ["推进中"]
    assert [e.value for e in heads(group, day(3))] == ["已完成"]
    assert [e.value for e in heads(group, day(9))] == ["已完成"]


def test_an_entry_over_one_that_is_lost_still_counts() -> None:
    lost = made("推进中", on=day(1))
    kept = made("已完成", on=day(2), n=2, over=[lost])
    assert heads([kept]) == [kept]


def test_descendants_are_found_through_any_number_of_entries() -> None:
    a = made("推进中", n=1)
    b = made("受阻", n=2, over=[a])
    c = made("已完成", n=3, over=[b])
    beside = made("不适用", n=4)
    assert {e.id for e in descendants([c, beside, b, a], [a.id])} == {b.id, c.id}
    assert descendants([a, b, c, beside], [c.id]) == []


# --- entries made late


def test_what_was_said_for_later_days_is_said_again_with_its_day() -> None:
    pc = Pc()
    pc.does(superseding_drafts((), KEY, "已完成", day(5), day(5)), moment(day(5)))
    drafts = superseding_drafts(pc.history.group(*KEY), KEY, "推进中", day(3), day(6))
    assert [(d.value, d.on) for d in drafts] == [("推进中", day(3)), ("已完成", day(5))]


def test_an_act_of_today_is_never_followed_by_what_a_wrong_clock_wrote() -> None:
    pc = Pc()
    ahead = date(2030, 1, 1)
    pc.does(superseding_drafts((), KEY, "已完成", ahead, ahead), moment(ahead))
    drafts = superseding_drafts(pc.history.group(*KEY), KEY, None, TODAY, TODAY)
    assert [(d.value, d.on) for d in drafts] == [(None, TODAY)]


def test_a_late_entry_keeps_what_a_wrong_clock_wrote_as_of_today() -> None:
    pc = Pc()
    ahead = date(2030, 1, 1)
    pc.does(superseding_drafts((), KEY, "已完成", ahead, ahead), moment(ahead))
    drafts = superseding_drafts(pc.history.group(*KEY), KEY, "推进中", day(3), TODAY)
    assert [(d.value, d.on) for d in drafts] == [("推进中", day(3)), ("已完成", TODAY)]


SETTINGS = st.lists(
    st.tuples(st.integers(1, 9), st.sampled_from("abc"), st.booleans()), min_size=1, max_size=9
)


@given(SETTINGS)
def test_a_late_entry_changes_only_the_days_it_speaks_of(
    settings: list[tuple[int, str, bool]],
) -> None:
    """Against a naive model: by day, the value last said for that day; each lasts to the next."""
    pc = Pc()
    said: dict[int, str | None] = {}
    for number, value, cleared in settings:
        told = None if cleared else value
        drafts = superseding_drafts(pc.history.group(*KEY), KEY, told, day(number), day(10))
        pc.does(drafts, moment(day(10)))
        said[number] = told
        group = pc.history.group(*KEY)
        for probe in range(11):
            known = [d for d in said if d <= probe]
            expected = said[max(known)] if known else None
            head = head_of(group, day(probe))
            assert (head.entry.value if head else None) == expected
            assert head is None or not head.rivals


# --- merging


INSTALLATIONS = ("aaaaaa", "bbbbbb", "cccccc")
CLOCK = st.integers(-4000, 4000).map(lambda days: moment(TODAY + timedelta(days=days)))
STEP = st.tuples(
    st.sampled_from(INSTALLATIONS),
    st.sampled_from(("status", "owner")),
    st.sampled_from(("甲", "乙", "丙", None)),
    CLOCK,
    st.integers(0, 30),  # how many days late the act is entered
    st.sampled_from((None, *INSTALLATIONS)),  # whose entries arrive first
)


def played(steps: list[tuple[str, str, Value, datetime, int, str | None]]) -> list[Pc]:
    """Installations after acts and partial exchanges, their clocks jumping by years."""
    pcs = {name: Pc(name) for name in INSTALLATIONS}
    for name, field, value, now, late, source in steps:
        pc = pcs[name]
        if source and source != name:
            pc.history.add(pcs[source].history.by_id.values())
        on, today = now.date() - timedelta(days=late), now.date()
        pc.does(superseding_drafts(pc.history.group(ID, field), (ID, field), value, on, today), now)
    return list(pcs.values())


@given(st.lists(STEP, max_size=14), st.randoms(use_true_random=False), CLOCK)
def test_merging_is_order_free_repeatable_and_lossless(
    steps: list[tuple[str, str, Value, datetime, int, str | None]],
    random: Random,
    as_of: datetime,
) -> None:
    files = [pc.own for pc in played(steps)]
    every = [e for file in files for e in file]
    straight = History(every)

    shuffled = every * 2
    random.shuffle(shuffled)
    cut = len(shuffled) // 3
    mixed = History(shuffled[:cut])
    mixed.add(shuffled[cut:])

    assert set(mixed.by_id) == {e.id for e in every}
    for field in ("status", "owner"):
        group, other = straight.group(ID, field), mixed.group(ID, field)
        assert len(group) == len(other)
        for limit in (None, as_of.date(), TODAY):
            assert heads(group, limit) == heads(other, limit)
            assert head_of(group, limit) == head_of(other, limit)


@given(st.lists(STEP, max_size=12), STEP)
def test_ones_own_act_always_wins_over_what_one_had_seen(
    steps: list[tuple[str, str, Value, datetime, int, str | None]],
    last: tuple[str, str, Value, datetime, int, str | None],
) -> None:
    name, field, value, now, _, _ = last
    pc = next(pc for pc in played(steps) if pc.pc == name)
    today = now.date()
    pc.does(set_field(pc.history, ID, field, value, today, today), now)
    head = head_of(pc.history.group(ID, field))
    assert (head.entry.value if head else None) == value
    assert head is None or not head.rivals


@given(st.lists(STEP, max_size=12), STEP)
def test_a_late_act_shows_on_its_day_and_leaves_what_is_shown_today(
    steps: list[tuple[str, str, Value, datetime, int, str | None]],
    last: tuple[str, str, Value, datetime, int, str | None],
) -> None:
    name, field, value, now, late, _ = last
    pc = next(pc for pc in played(steps) if pc.pc == name)
    on, today = now.date() - timedelta(days=late + 1), now.date()
    before = head_of(pc.history.group(ID, field))
    pc.does(superseding_drafts(pc.history.group(ID, field), (ID, field), value, on, today), now)
    group = pc.history.group(ID, field)
    assert value_by(group, on) == value
    after = head_of(group)
    assert after is not None
    if before and before.entry.on > on and not before.rivals:
        assert after.entry.value == before.entry.value


# --- history and gaps


def test_adding_again_touches_nothing() -> None:
    entry = made()
    history = History([entry])
    assert history.add([entry, made(measure="2.1.1", n=2)]) == {"2.1.1"}
    assert list(history.group(ID, "status")) == [entry]


def test_a_measures_history_is_in_the_order_it_was_recorded() -> None:
    second = made("甲", field="owner", at=moment(day(2)), n=1)
    first = made("已完成", at=moment(day(1)), n=2)
    assert History([second, first]).of_measure(ID) == [first, second]
    assert History().of_measure(ID) == []


def test_missing_numbers_are_named_as_runs() -> None:
    entries = [made(n=n) for n in (2, 3, 57, 61)] + [made(n=1, pc="bbbbbb")]
    assert missing_numbers(entries) == {"k3f9a2": [(1, 1), (4, 56), (58, 60)]}


def test_a_number_used_twice_hides_no_gap() -> None:
    entries = [made("甲", n=1), made("乙", n=1), made("丙", n=3)]
    assert missing_numbers(entries) == {"k3f9a2": [(2, 2)]}


def test_a_draft_for_the_same_field_is_over_the_one_before_it() -> None:
    pc = Pc()
    first, second, beside = pc.does(
        [
            Draft(ID, "status", "推进中", day(1)),
            Draft(ID, "status", "已完成", day(2)),
            Draft(ID, "owner", "甲", day(2)),
        ],
        moment(day(2)),
    )
    assert second.over == (first.id,)
    assert (first.over, beside.over) == ((), ())
    assert [e.n for e in (first, second, beside)] == [1, 2, 3]
    assert len({e.act for e in (first, second, beside)}) == 1

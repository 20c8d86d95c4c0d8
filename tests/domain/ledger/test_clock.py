"""Wrong clocks: what a fast one dated ahead counts as today's, what a slow one dated is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.clock import as_known, slow_entries
from plancheck.domain.ledger.entry import Entry
from plancheck.domain.ledger.history import History, dated_by
from plancheck.domain.progress.fold import fold
from tests.domain.play import Play, Player, plays
from tests.rows import each_row
from tests.specimens import ID, TODAY, Pc, day, made, moment

MONTH = timedelta(31)
DAYS = st.integers(1, 90).map(day)


def clock_said(*days: date, on: date | None = None) -> list[Entry]:
    """Entries of one PC in turn, each made on the day that its clock said."""
    return [
        made(n, field="percent", n=n, at=moment(at), on=on or at) for n, at in enumerate(days, 1)
    ]


def slow(entries: Sequence[Entry], now: date = TODAY, issued: date | None = None) -> list[int]:
    """The numbers of the entries that are taken for a slow clock's."""
    found = slow_entries({e.id: e for e in entries}, moment(now, 18), issued)
    return [e.n for e in entries if e.id in found]


def test_what_is_dated_ahead_counts_as_todays_and_keeps_its_order() -> None:
    fast = [made(on=TODAY + MONTH, at=moment(TODAY + MONTH, hour), n=hour) for hour in (9, 10)]
    fast.append(made(on=TODAY + 2 * MONTH, at=moment(TODAY + 2 * MONTH, 8), n=11))
    known = [as_known(entry, TODAY) for entry in fast]
    assert {entry.on for entry in known} == {TODAY}
    assert known == sorted(known, key=lambda e: e.at)
    assert all(entry.at < moment(TODAY, 0) for entry in known)
    assert [entry.id for entry in known] == [entry.id for entry in fast]


def test_a_history_knows_by_the_day_and_forgets_nothing_of_what_was_recorded() -> None:
    ahead = made(on=TODAY + MONTH)
    history = History([ahead], TODAY)
    assert [e.on for e in history.group(ID, "status")] == [TODAY]
    assert history.recorded(ID, "status") == history.of_measure(ID) == [ahead]
    later = dated_by(history, TODAY + MONTH)
    assert later.group(ID, "status") == [ahead]
    assert later.ahead == set()
    assert dated_by(later, TODAY).ahead == {ahead.id}
    assert dated_by(history, TODAY) is history


@given(st.lists(plays(), max_size=12), st.integers(0, 60))
def test_where_nothing_is_dated_ahead_of_today_nothing_changes(
    played: list[Play], after: int
) -> None:
    player = Player(Pc())
    for play in played:
        player.plays(play)
    raw, today = player.pc.history, player.today + timedelta(after)
    assert dated_by(raw, today) is raw
    known = History(raw.by_id.values(), today)
    assert known.fields == raw.fields
    assert fold(known).states == fold(raw).states
    assert dated_by(known, today + timedelta(1)) is known


@given(st.lists(plays(), max_size=12), st.integers(0, 40), st.integers(0, 20))
def test_ended_periods_count_by_the_day_that_was_recorded(
    played: list[Play], back: int, before: int
) -> None:
    player = Player(Pc())
    for play in played:
        player.plays(play)
    today = player.today - timedelta(back)
    ended = today - timedelta(before + 1)
    known = History(player.pc.history.by_id.values(), today)
    for measure, fields in fold(player.pc.history, ended).states.items():
        got = fold(known, ended).state(measure)
        assert got._replace(notes=()) == fields._replace(notes=())
        assert {n.id for n in got.notes} == {n.id for n in fields.notes}


@each_row("step", [timedelta(1), timedelta(7), MONTH, timedelta(400)])
def test_what_was_made_between_a_step_back_and_the_leap_to_today_is_slow(step: timedelta) -> None:
    right = [TODAY - timedelta(2), TODAY - timedelta(1)]
    wrong = [TODAY - step - timedelta(1)] * 3
    assert slow(clock_said(*right, *wrong)) == [3, 4, 5]
    assert slow(clock_said(*right, *wrong, TODAY, TODAY)) == [3, 4, 5]
    assert slow(clock_said(*right, *wrong), TODAY + MONTH) == [3, 4, 5]


def test_a_clock_that_was_fast_makes_nothing_slow() -> None:
    fast = [TODAY + MONTH] * 3
    then = [TODAY + timedelta(n) for n in range(0, 40, 3)]
    assert slow(clock_said(*fast)) == []
    assert slow(clock_said(*fast, TODAY)) == []
    assert slow(clock_said(*fast, *then), then[-1]) == []
    assert slow(clock_said(TODAY - timedelta(1), *fast, *then), then[-1]) == []


def test_what_was_dated_today_shows_that_the_clock_before_it_was_fast() -> None:
    """Though the clock leapt: nobody was at work for a month."""
    fast = made(on=TODAY + MONTH)
    dated = made(on=TODAY, n=2, over=[fast])
    then = made(3, field="percent", on=TODAY + MONTH, n=3)
    assert slow([fast, dated, then], TODAY + MONTH) == []
    other = made("受阻", on=TODAY, n=2, over=[fast])
    assert slow([fast, other, then], TODAY + MONTH) == [2]


def test_what_was_made_long_before_the_plan_was_issued_is_slow() -> None:
    entries = clock_said(date(2024, 1, 2), TODAY)
    assert slow(entries, issued=date(2024, 2, 20)) == [1]
    assert slow(entries) == []


@each_row("now", [TODAY, TODAY + MONTH])
@each_row("before", [1, 7, 31])
def test_a_plan_that_was_sent_before_its_day_makes_no_clock_slow(before: int, now: date) -> None:
    assert slow(clock_said(TODAY), now, issued=TODAY + timedelta(before)) == []


def test_a_clock_that_stopped_is_told_while_it_still_is_wrong() -> None:
    dead = date(2010, 1, 1)
    assert slow(clock_said(dead), dead, issued=TODAY) == [1]
    assert slow(clock_said(date.min), date.min, issued=date.min) == []


def test_a_day_that_was_named_on_purpose_is_no_clocks() -> None:
    entries = clock_said(TODAY, TODAY - MONTH, on=TODAY - 2 * MONTH)
    assert slow(entries, issued=TODAY) == []


def test_other_pcs_clocks_and_other_time_zones_are_no_step_back() -> None:
    first, second = clock_said(TODAY, TODAY - MONTH)
    assert slow([first, second._replace(pc="zzz")]) == []
    at = moment(TODAY, 7)
    west = made(n=2, field="due", on=TODAY - timedelta(1), at=at.astimezone(UTC))
    assert slow([made(at=at), west]) == []
    assert slow([made(at=at), made(n=2, field="due", at=at - timedelta(minutes=30))]) == []


@given(st.lists(DAYS, min_size=1, max_size=30).map(sorted))
def test_a_clock_that_only_goes_on_is_never_wrong(days: list[date]) -> None:
    assert slow(clock_said(*days), days[-1]) == []


@given(st.lists(DAYS, max_size=12), DAYS)
def test_any_clock_at_all_is_looked_at_to_the_end(days: list[date], now: date) -> None:
    found = slow(clock_said(*days), now)
    assert all(days[n - 1] <= now for n in found)


def test_a_time_at_the_end_of_all_time_is_known_too() -> None:
    entry = made(on=date(9999, 12, 31), at=datetime(9999, 12, 31, 23, tzinfo=UTC))
    assert as_known(entry, TODAY).on == TODAY

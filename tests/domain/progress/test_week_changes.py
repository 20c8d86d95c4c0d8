"""What a week has brought: changes, answers, and neither."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.period import Week
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold, refold
from plancheck.domain.progress.state import MeasureState, NoteKind
from plancheck.domain.progress.week_changes import FoldedStates, WeekChanges, changes_of
from tests.domain.play import Play, Player, plays
from tests.specimens import ID, TODAY, Pc, day, moment

W10 = Week.of(TODAY)


def test_a_note_is_a_change_and_an_answer_of_the_week_it_speaks_of() -> None:
    pc = Pc()
    last = W10.shifted(-1)
    pc.does(edits.note(ID, "a", NoteKind.PROGRESS, "开工", last.sunday), moment())
    assert changes_of(pc.history, last) == WeekChanges(last, frozenset({ID}), frozenset({ID}))
    assert changes_of(pc.history, W10) == WeekChanges(W10)


def test_no_change_is_an_answer_and_no_change() -> None:
    pc = Pc()
    pc.does(edits.no_change(pc.history, ID, W10, TODAY), moment())
    assert changes_of(pc.history, W10) == WeekChanges(W10, frozenset(), frozenset({ID}))


def test_no_change_for_a_past_week_counts_for_that_week_only() -> None:
    pc = Pc()
    past = W10.shifted(-2)
    entries = pc.does(edits.no_change(pc.history, ID, past, TODAY), moment())
    assert [e.on for e in entries] == [past.sunday]
    for weeks in range(-4, 2):
        week = W10.shifted(weeks)
        answered = frozenset({ID}) if week == past else frozenset()
        assert changes_of(pc.history, week) == WeekChanges(week, frozenset(), answered)


def test_no_change_is_said_once() -> None:
    pc = Pc()
    pc.does(edits.no_change(pc.history, ID, W10, TODAY), moment())
    assert edits.no_change(pc.history, ID, W10, W10.sunday) == []


def test_what_is_changed_after_no_change_was_said_is_a_change() -> None:
    pc = Pc()
    pc.does(edits.no_change(pc.history, ID, W10, TODAY), moment())
    pc.does(edits.change(pc.history, ID, Edit(percent=10), TODAY, TODAY), moment())
    assert changes_of(pc.history, W10).changed == {ID}


def test_what_was_changed_and_changed_back_within_the_week_is_no_change() -> None:
    pc = Pc()
    pc.does(edits.tick(pc.history, ID, W10.monday, TODAY), moment())
    pc.does(edits.untick(pc.history, ID, TODAY, TODAY), moment())
    assert changes_of(pc.history, W10) == WeekChanges(W10)


def test_what_the_unit_records_of_itself_is_no_measures_news() -> None:
    pc = Pc()
    value = {"edition": 1}
    pc.does(edits.set_field(pc.history, "", f"report.{W10}", value, TODAY, TODAY), moment())
    assert changes_of(pc.history, W10) == WeekChanges(W10)


@given(
    st.lists(plays(), max_size=15),
    st.lists(plays(), min_size=1, max_size=6),
    st.integers(-3, 1),
)
def test_the_news_after_acts_is_the_news_asked_for_anew(
    before: list[Play], then: list[Play], weeks: int
) -> None:
    player = Player(Pc())
    for play in before:
        player.plays(play)
    week = Week.of(day(40)).shifted(weeks)
    changes = changes_of(player.pc.history, week)
    progress, starts = fold(player.pc.history), dict[str, MeasureState]()
    for play in then:
        entries = player.plays(play)
        touched = {e.measure for e in entries}
        progress = refold(progress, player.pc.history, {(e.measure, e.field) for e in entries})
        for entry in entries:
            if entry.on < week.first_day:
                starts.pop(entry.measure, None)
        known = FoldedStates(progress.states, starts)
        quick = changes.after(player.pc.history, touched, known)
        changes = changes.after(player.pc.history, touched)
        assert quick == changes
        assert changes == changes_of(player.pc.history, week)
        assert changes.changed <= changes.answered


@given(st.lists(plays(), max_size=15))
def test_a_measure_is_changed_in_a_week_if_and_only_if_its_state_is_another_at_the_end(
    played: list[Play],
) -> None:
    """Counted by folding at both ends, whether or not an entry speaks of the week."""
    player = Player(Pc())
    for play in played:
        player.plays(play)
    for week in (Week.of(day(28)).shifted(n) for n in range(6)):
        eve = week.monday - timedelta(days=1)
        expected = {
            measure
            for measure in player.pc.history.fields
            if player.state(measure, week.sunday)._replace(no_change=())
            != player.state(measure, eve)._replace(no_change=())
        }
        assert changes_of(player.pc.history, week).changed == expected

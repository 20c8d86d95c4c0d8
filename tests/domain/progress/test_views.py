"""The views 1–9 and 并存: what each shows, and that its count is what it shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.period import Week
from plancheck.domain.plan.model import Units
from plancheck.domain.progress.checklist import Question, ask
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.issues.standing import has_problem
from plancheck.domain.progress.signal import Calendar, Signal
from plancheck.domain.progress.state import MeasureState, Note, NoteKind
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.views import Traits, View, count, shows
from plancheck.domain.progress.week_changes import changes_of
from tests.domain.play import Play, Player, plays
from tests.rows import each_row
from tests.specimens import TODAY, Pc, moment, small_plan


def test_the_digits_are_the_places_and_a_conflict_has_none() -> None:
    assert [view.digit for view in View] == [*"123456789", ""]
    assert [view.value for view in View][:3] == ["我牵头", "未启动", "推进中"]


@each_row(
    ("traits", "views"),
    [
        (Traits(Status.NOT_STARTED, Signal.NORMAL), {View.NOT_STARTED, View.SILENT}),
        (Traits(Status.IN_PROGRESS, Signal.NORMAL, answered=True), {View.IN_PROGRESS}),
        (Traits(Status.DONE, Signal.NORMAL), {View.DONE}),
        (Traits(Status.DONE, Signal.NORMAL, leads=True), {View.DONE, View.LEADING}),
        (Traits(Status.ONGOING, Signal.NORMAL), {View.SILENT}),
        (Traits(Status.NOT_APPLICABLE, Signal.NORMAL), set()),
        (Traits(Status.BLOCKED, Signal.OVERDUE, problem=True),
         {View.DUE, View.PROBLEM, View.SILENT}),
        (Traits(Status.BLOCKED, Signal.DUE_SOON, answered=True), {View.DUE}),
        (Traits(Status.BLOCKED, Signal.BEHIND, answered=True), {View.BEHIND}),
        (Traits(Status.ONGOING, Signal.NORMAL, changed=True, answered=True), {View.CHANGED}),
        (Traits(Status.DONE, Signal.NORMAL, conflict=True), {View.DONE, View.CONFLICT}),
    ],
)  # fmt: skip
def test_a_measure_is_shown_in_the_views_that_ask_for_it(traits: Traits, views: set[View]) -> None:
    assert {view for view in View if shows(view, traits)} == views


def notes(*kinds: NoteKind) -> MeasureState:
    return MeasureState(
        notes=tuple(Note(str(n), kind, "话", TODAY, moment(), "甲") for n, kind in enumerate(kinds))
    )


PROGRESS, PROBLEM, COORDINATION, PLAN = NoteKind


@each_row(
    ("kinds", "problem"),
    [
        ((), False),
        ((PROGRESS,), False),
        ((PROBLEM,), True),
        ((COORDINATION,), True),
        ((PROBLEM, PROGRESS), False),
        ((PROGRESS, PROBLEM), True),
        ((PROBLEM, PLAN), True),
        ((PROBLEM, PROGRESS, PLAN), False),
        ((PLAN,), False),
    ],
)
def test_a_problem_stands_until_progress_is_noted(
    kinds: tuple[NoteKind, ...], problem: bool
) -> None:
    assert has_problem(notes(*kinds)) is problem


def test_what_is_blocked_has_a_problem_and_what_is_over_has_none() -> None:
    told = notes(PROBLEM)
    assert has_problem(MeasureState(Status.BLOCKED))
    assert has_problem(told._replace(status=Status.ONGOING))
    assert not has_problem(told._replace(status=Status.DONE))
    assert not has_problem(told._replace(status=Status.NOT_APPLICABLE))


@given(
    st.lists(plays(), max_size=20),
    st.sampled_from((None, "居委会", "中心", "执法队")),
    st.sampled_from((None, "居委会", "中心")),
)
def test_a_views_count_is_the_rows_that_the_view_shows(
    played: list[Play], unit_type: str | None, leader: str | None
) -> None:
    player = Player(Pc())
    for play in played:
        player.plays(play)
    changes = changes_of(player.pc.history, Week.of(player.today))
    question = Question(
        Units(unit_type) if unit_type else None, leader=Units(leader) if leader else None
    )
    calendar = Calendar(player.today, 2024)
    whole = ask(small_plan(), fold(player.pc.history), calendar, question, changes)
    for view in View:
        seen = whole.asking(question._replace(view=view))
        assert seen.shown == count(whole.views, view) == len(seen.items())
        assert seen.views == whole.views, "the counts stay while a view is chosen"
        assert seen == ask(
            small_plan(), fold(player.pc.history), calendar, question._replace(view=view), changes
        )
    mine = unit_type or leader
    leads = {i.measure.id for i in whole.items() if mine in i.measure.lead}
    assert {
        i.measure.id for i in whole.asking(question._replace(view=View.LEADING)).items()
    } == leads

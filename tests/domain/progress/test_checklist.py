"""The plan as one asks about it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.period import Week
from plancheck.domain.plan.model import Plan, Units
from plancheck.domain.progress.checklist import Checklist, GroupHeading, Item, Question, ask
from plancheck.domain.progress.fold import fold, refold
from plancheck.domain.progress.signal import Calendar, Signal
from plancheck.domain.progress.state import MeasureState, Note, NoteKind, Progress, Step
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.tally import Tally
from plancheck.domain.progress.views import View
from plancheck.domain.progress.week_changes import changes_of
from plancheck.domain.text import folded
from tests.domain.play import Play, Player, plays
from tests.rows import each_row
from tests.specimens import ID, TODAY, Pc, measure, moment, plan_of, small_plan

PLAN = small_plan()
IDS = [m.id for m in PLAN.measures()]
CALENDAR = Calendar(TODAY, 2024)
OWN = Question(Units("居委会"))
EVERYTHING = Question()


def answer(
    question: Question = EVERYTHING,
    states: Mapping[str, MeasureState] | None = None,
    plan: Plan = PLAN,
) -> Checklist:
    return ask(plan, Progress(states or {}), CALENDAR, question)


def shown(checklist: Checklist) -> list[str]:
    return [item.measure.id for item in checklist.items()]


# --- rows


def test_rows_are_headings_and_measures_in_the_documents_order() -> None:
    rows = [r.number if isinstance(r, GroupHeading) else r.measure.id for r in answer().rows]
    assert rows == [
        "1",
        "1.1",
        "1.1.1",
        "1.1.2",
        "1.2",
        "1.2.1",
        "2",
        "2.1",
        "2.1.1",
        "2.1.2",
    ]


def test_headings_over_nothing_are_left_out() -> None:
    checklist = answer(Question(section=2))
    rows = [r.number if isinstance(r, GroupHeading) else r.measure.id for r in checklist.rows]
    assert rows == ["2", "2.1", "2.1.1", "2.1.2"]


def test_a_unit_sees_what_it_leads_and_supports() -> None:
    assert shown(answer(OWN)) == ["1.1.1", "1.1.2", "2.1.1", "2.1.2"]
    assert shown(answer(Question(Units("中心")))) == ["1.1.2", "1.2.1"]
    assert shown(answer(Question(Units("执法队")))) == []


def test_each_measure_is_found_at_its_row() -> None:
    checklist = answer(Question(words="考核"))
    item = checklist.item("2.1.2")
    assert item is not None
    assert item.measure.id == "2.1.2"
    assert checklist.item("1.1.1") is None
    assert checklist.shown == 1


# --- searching


@each_row(
    ("words", "found"),
    [
        ("加装电梯", ["1.1.1"]),
        ("１２台", ["1.1.1"]),
        ("12台", ["1.1.1"]),
        ("2024", ["2.1.2"]),
        ("2.1.2", ["2.1.2"]),
        ("２．１．２", ["2.1.2"]),
        ("电梯　居民", ["1.1.1"]),
        ("居民 电梯", ["1.1.1"]),
        ("电梯 食堂", []),
        ("王五", ["1.1.2"]),
        ("ABC", ["1.1.2"]),
        ("ａｂｃ", ["1.1.2"]),
        ("物业", ["1.2.1"]),
        ("摸底", ["2.1.1"]),
        ("缺备餐间", ["2.1.1"]),
        ("  ", IDS),
    ],
)
def test_all_words_are_looked_for_in_full_and_half_width(words: str, found: list[str]) -> None:
    note = Note("a", NoteKind.PROBLEM, "物业不配合", TODAY, moment(), "甲")
    checklist = answer(
        Question(words=words),
        {
            "1.1.2": MeasureState(owner="王五 Abc"),
            "1.2.1": MeasureState(notes=(note,)),
            "2.1.1": MeasureState(
                Status.BLOCKED, reason="缺备餐间", steps=(Step("s", "摸底调查"),)
            ),
        },
    )
    assert shown(checklist) == found


def test_words_are_not_found_across_two_fields() -> None:
    checklist = answer(Question(words="居民王五"), {"1.1.1": MeasureState(owner="王五")})
    assert shown(checklist) == []


def test_folding_makes_width_and_case_one() -> None:
    assert folded("ＡbC１２　Ⅳ") == "abc12 iv"


def test_status_signal_and_section_narrow_together() -> None:
    states = {
        "1.1.1": MeasureState(Status.BLOCKED, due=date(2024, 1, 1)),
        "1.1.2": MeasureState(Status.BLOCKED),
        "2.1.1": MeasureState(Status.BLOCKED, due=date(2024, 1, 1)),
    }
    blocked = Question(status=Status.BLOCKED)
    assert shown(answer(blocked, states)) == ["1.1.1", "1.1.2", "2.1.1"]
    overdue = blocked._replace(signal=Signal.OVERDUE)
    assert shown(answer(overdue, states)) == ["1.1.1", "2.1.1"]
    assert shown(answer(overdue._replace(section=2), states)) == ["2.1.1"]


def test_a_question_remembers_itself_and_can_be_asked_otherwise() -> None:
    checklist = answer(OWN, {"1.1.1": MeasureState(Status.DONE)})
    done = checklist.asking(OWN._replace(status=Status.DONE))
    assert shown(done) == ["1.1.1"]
    assert done.asking(OWN) == checklist


def test_only_the_unit_type_does_not_narrow() -> None:
    assert not OWN.narrows
    assert not EVERYTHING.narrows
    for narrow in (
        Question(status=Status.DONE),
        Question(signal=Signal.OVERDUE),
        Question(section=1),
        Question(words="x"),
    ):
        assert narrow.narrows


# --- counts


NOTE = Note("a", NoteKind.PROGRESS, "王五来过", TODAY, moment(), "甲")
STATE = st.builds(
    MeasureState,
    status=st.sampled_from(Status),
    percent_set=st.none() | st.integers(0, 100),
    owner=st.sampled_from(("", "王五")),
    due=st.none() | st.dates(date(2024, 2, 1), date(2024, 4, 1)),
    amount=st.sampled_from((None, 0, 3, 12.5)),
    reason=st.sampled_from(("", "缺１２台")),
    notes=st.sampled_from(((), (NOTE,), (NOTE._replace(kind=NoteKind.PROBLEM), NOTE))),
    evidence=st.sampled_from(((), ("王五.jpg",))),
    steps=st.sampled_from(((), (Step("a", "摸底"), Step("b", "开工", "王五", done=True)))),
    no_change=st.sampled_from(((), ("2024-W10",))),
    conflicts=st.sampled_from(((), ("status",), ("owner", "due"))),
)
"""All that a state has is named: what is not, Hypothesis draws by its type, at a high price."""
STATES = st.dictionaries(st.sampled_from(IDS), STATE)
UNITS = st.sampled_from((None, Units("居委会"), Units("中心"), Units("执法队")))
QUESTION = UNITS.map(Question) | st.builds(  # what narrows nothing is not asked anew
    Question,
    units=UNITS,
    status=st.none() | st.sampled_from(Status),
    signal=st.none() | st.sampled_from(Signal),
    section=st.none() | st.integers(1, 2),
    words=st.sampled_from(("", "王五", "１２")),
    view=st.none() | st.sampled_from(View),
    owner=st.sampled_from(("", "王五")),
    leader=st.sampled_from((None, Units("居委会"))),
)


@given(STATES, QUESTION)
def test_counts_have_one_definition_whatever_is_asked(
    states: dict[str, MeasureState], question: Question
) -> None:
    """Counted here by hand over the plan; narrowing the question never changes a count."""
    checklist = ask(PLAN, Progress(states), CALENDAR, question)
    for number, tally in checklist.tallies.items():
        counted = [
            (states.get(m.id, MeasureState()), m)
            for m in PLAN.measures()
            if (m.id + ".").startswith(number + "." if number else "")
            and (question.units is None or m.concerns(question.units))
        ]
        counted = [(s, m) for s, m in counted if s.status is not Status.NOT_APPLICABLE]
        lights = [CALENDAR.signal(s, m) for s, m in counted]
        assert tally == Tally(
            len(counted),
            sum(s.status is Status.DONE for s, _ in counted),
            sum(s.status is Status.ONGOING for s, _ in counted),
            lights.count(Signal.OVERDUE),
            lights.count(Signal.DUE_SOON),
            lights.count(Signal.BEHIND),
        )
    assert set(checklist.tallies) == {"", "1", "1.1", "1.2", "2", "2.1"}
    assert checklist.shown == len(checklist.items()) <= checklist.candidates


@given(STATES, st.dictionaries(st.sampled_from((*IDS, "9.9.9")), STATE), QUESTION)
def test_asking_after_a_change_equals_asking_anew(
    states: dict[str, MeasureState], changed: dict[str, MeasureState], question: Question
) -> None:
    before = ask(PLAN, Progress(states), CALENDAR, question)
    progress = Progress(states | changed)
    after = before.after(progress, changed)
    assert after == ask(PLAN, progress, CALENDAR, question)
    assert before == ask(PLAN, Progress(states), CALENDAR, question)  # the old answer still stands


ANY_QUESTION = UNITS.map(Question) | st.builds(
    Question,
    section=st.none() | st.integers(1, 2),
    units=st.sampled_from((None, Units("居委会"), Units("中心"))),
    status=st.none() | st.sampled_from(Status),
    signal=st.none() | st.sampled_from(Signal),
    words=st.sampled_from(("", "甲", "开工")),
    view=st.none() | st.sampled_from(View),
    owner=st.sampled_from(("", "甲")),
    leader=st.sampled_from((None, Units("居委会"))),
)


@given(
    st.lists(plays(), max_size=12),
    st.lists(plays(), min_size=1, max_size=4),
    ANY_QUESTION,
    ANY_QUESTION,
)
def test_asking_after_any_acts_equals_asking_anew(
    before: list[Play], then: list[Play], question: Question, next_question: Question
) -> None:
    """Over the acts a clerk can do, with the week's changes, under any question or view."""
    player = Player(Pc())
    for play in before:
        player.plays(play)
    player.number += sum(play.pause for play in then)
    history, calendar = player.pc.history, Calendar(player.today, 2024)
    progress, changes = fold(history), changes_of(history, Week.of(player.today))
    checklist = ask(PLAN, progress, calendar, question, changes)
    for play in then:
        entries = player.plays(play._replace(pause=0))
        touched = {e.measure for e in entries}
        progress = refold(progress, history, {(e.measure, e.field) for e in entries})
        changes = changes.after(history, touched)
        checklist = checklist.after(progress, touched, changes)
        assert checklist == ask(PLAN, fold(history), calendar, question, changes)
    assert checklist.asking(next_question) == ask(
        PLAN, fold(history), calendar, next_question, changes
    )


def test_a_unit_asks_by_owner_for_measures_and_for_open_steps() -> None:
    states = {
        "1.1.1": MeasureState(owner="甲"),
        "1.1.2": MeasureState(owner="乙", steps=(Step("a", "摸底", "甲"),)),
        "2.1.1": MeasureState(steps=(Step("a", "摸底", "甲", done=True),)),
        "2.1.2": MeasureState(owner="甲乙"),
    }
    assert shown(answer(Question(owner="甲"), states)) == ["1.1.1", "1.1.2"]


def test_leading_means_the_type_asked_for_else_the_units_own() -> None:
    mine = Question(leader=Units("中心"), view=View.LEADING)
    assert shown(answer(mine)) == ["1.2.1"]
    assert shown(answer(mine._replace(units=Units("居委会")))) == ["1.1.1", "1.1.2", "2.1.2"]
    assert shown(answer(Question(view=View.LEADING))) == []


def test_whose_lead_is_meant_narrows_nothing() -> None:
    asked = Question(Units("居委会"), leader=Units("中心"))
    assert not asked.narrows
    assert asked._replace(view=View.DONE).widest() == asked
    assert asked._replace(owner="甲").narrows


def test_not_applicable_is_out_of_the_total_and_ongoing_beside_done() -> None:
    checklist = answer(
        EVERYTHING,
        {
            "1.1.1": MeasureState(Status.DONE),
            "1.1.2": MeasureState(Status.NOT_APPLICABLE),
            "1.2.1": MeasureState(Status.ONGOING),
        },
    )
    assert checklist.tally == Tally(total=4, done=1, ongoing=1)
    assert checklist.tally.with_share() == "1/4 (25%)"
    assert checklist.tallies["1.1"] == Tally(total=1, done=1)


def test_lights_are_told_without_the_zeros() -> None:
    assert Tally(overdue=1, due_soon=2, behind=3).lights() == "逾期1 临期2 滞后3"
    assert Tally(behind=3).lights() == "滞后3"
    assert Tally().lights() == ""


# --- sizes


def test_an_empty_plan_has_an_empty_answer() -> None:
    checklist = answer(plan=plan_of(()))
    assert (list(checklist.rows), checklist.tally, checklist.candidates) == ([], Tally(), 0)
    assert checklist.after(Progress({ID: MeasureState()}), [ID]) == answer(
        EVERYTHING, {ID: MeasureState()}, plan_of(())
    )


def test_a_plan_of_one_measure() -> None:
    plan = plan_of((measure(ID),))
    done = Progress({ID: MeasureState(Status.DONE)})
    checklist = answer(plan=plan).after(done, [ID])
    assert [type(row) for row in checklist.rows] == [GroupHeading, GroupHeading, Item]
    assert {str(t) for t in checklist.tallies.values()} == {"1/1"}


def test_ten_thousand_measures_are_counted_and_found() -> None:
    plan = plan_of(
        measure(f"{s}.{o}.{m}") for s in range(1, 11) for o in range(1, 11) for m in range(1, 101)
    )
    before = ask(plan, Progress({}), CALENDAR, EVERYTHING)
    assert (before.candidates, before.shown, len(before.rows)) == (10_000, 10_000, 10_110)
    progress = Progress({"10.10.100": MeasureState(Status.DONE)})
    after = before.after(progress, ["10.10.100"])
    assert {n for n, t in after.tallies.items() if t.done} == {"", "10", "10.10"}
    assert shown(after.asking(Question(words="第10.10.100项"))) == ["10.10.100"]

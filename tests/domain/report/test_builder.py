"""The weekly report: the week's end, what changed, and editions."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.ledger.entry import Value
from plancheck.domain.ledger.history import History
from plancheck.domain.period import Period, Week, parse_period
from plancheck.domain.progress import edits
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.signal import Signal, Thresholds
from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import FIGURELESS, Status
from plancheck.domain.progress.tally import Tally
from plancheck.domain.progress.week_changes import changes_of
from plancheck.domain.report.builder import edition_value, next_edition, status_report
from plancheck.domain.report.editions import Edition, edition_field, editions
from plancheck.domain.report.model import Latest, Letterhead, MeasureReport, StatusReport
from plancheck.domain.report.wording import changed_first
from tests.domain.play import Play, Player, plays
from tests.rows import each_row
from tests.specimens import ID, Pc, day, made, measure, moment, plan_of, small_plan

PLAN = small_plan()
WEEK = Week(2024, 10)
MONDAY, SUNDAY = WEEK.monday, WEEK.sunday
LATER = date(2026, 1, 1)
HEAD = Letterhead("宝山八村居委会", "居委会", "某街道办事处", "甲", "乙", "021-0000")


def report(
    history: History,
    week: Period = WEEK,
    hour: int = 17,
    head: Letterhead = HEAD,
    today: date = LATER,
) -> StatusReport:
    """The report as made on a day, by default one when all these periods have ended."""
    return status_report(PLAN, history, head, week, moment(today, hour), Thresholds())


def one(found: StatusReport, id: str = ID) -> MeasureReport:
    (measure,) = (m for m in found.measures if m.id == id)
    return measure


def does(pc: Pc, what: Edit, on: date, today: date | None = None, id: str = ID) -> None:
    today = today or on
    pc.does(edits.change(pc.history, id, what, on, today), moment(today))


def submit(pc: Pc, found: StatusReport, day: date = SUNDAY, hour: int = 17) -> None:
    drafts = edits.set_field(
        pc.history, "", edition_field(found.period), edition_value(found), day, day
    )
    pc.does(drafts, moment(day, hour))


# --- the week's end


def test_a_report_tells_what_was_true_at_the_weeks_end() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.IN_PROGRESS), SUNDAY)
    does(pc, Edit(status=Status.DONE), SUNDAY + timedelta(days=1))
    assert one(report(pc.history)).status is Status.IN_PROGRESS
    assert one(report(pc.history, WEEK.shifted(1))).status is Status.DONE


def test_what_was_entered_late_counts_in_the_week_it_speaks_of() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE), SUNDAY, SUNDAY + timedelta(days=9))
    assert one(report(pc.history)).status is Status.DONE
    assert one(report(pc.history)).changed
    assert not one(report(pc.history, WEEK.shifted(1))).changed


def test_measures_are_the_unit_types_in_the_plans_order() -> None:
    assert [m.id for m in report(History()).measures] == ["1.1.1", "1.1.2", "2.1.1", "2.1.2"]
    assert report(History()).tally == Tally(4)


def test_lights_are_those_of_the_weeks_sunday() -> None:
    pc = Pc()
    does(pc, Edit(due=SUNDAY - timedelta(days=1)), MONDAY)
    assert one(report(pc.history)).signal is Signal.OVERDUE


def test_the_years_last_report_is_judged_by_31_december() -> None:
    pc = Pc()
    last = date(2024, 12, 31)
    does(pc, Edit(due=last), last)
    found = report(pc.history, Week.of(last))
    assert found.last_day == date(2025, 1, 5)
    assert one(found).signal is Signal.DUE_SOON


def test_the_plans_date_and_figures_stand_in() -> None:
    pc = Pc()
    does(pc, Edit(amount=3), MONDAY)
    assert one(report(pc.history)).percent == 25
    assert one(report(pc.history), "1.1.2").due == date(2024, 6, 30)


# --- other periods than weeks


@each_row(
    ("period", "percent", "notes"),
    [
        ("2024-02", 0, ("二月底",)),
        ("2024-03", 30, ("三月一日", "三月底")),
        ("2024-Q1", 30, ("二月底", "三月一日", "三月底")),
        ("2024-Q2", 50, ("四月一日",)),
        ("2024", 50, ("二月底", "三月一日", "三月底", "四月一日")),
    ],
)
def test_a_period_has_its_own_notes_and_its_last_days_state(
    period: str, percent: int, notes: tuple[str, ...]
) -> None:
    pc, texts = Pc(), {"二月底": (2, 29), "三月一日": (3, 1), "三月底": (3, 31), "四月一日": (4, 1)}
    for text, (month, number) in texts.items():
        on = date(2024, month, number)
        pc.does(edits.note(ID, text, NoteKind.PROGRESS, text, on), moment(on))
    does(pc, Edit(percent=30), date(2024, 3, 31))
    does(pc, Edit(percent=50), date(2024, 4, 1))
    found = one(report(pc.history, parse_period(period)))
    assert (found.percent, found.progress) == (percent, notes)
    assert found.changed
    assert not one(report(pc.history, parse_period(period).shifted(4))).changed


def test_lights_of_a_period_are_those_of_its_last_day() -> None:
    pc = Pc()
    does(pc, Edit(due=date(2024, 4, 30)), MONDAY)
    lights = [
        one(report(pc.history, parse_period(p))).signal for p in ("2024-W10", "2024-04", "2024-Q2")
    ]
    assert lights == [Signal.NORMAL, Signal.DUE_SOON, Signal.OVERDUE]


def test_a_week_and_a_month_have_editions_of_their_own() -> None:
    pc = Pc()
    submit(pc, report(pc.history))
    does(pc, Edit(owner="甲"), MONDAY)
    assert report(pc.history).edition.number == 2
    for period in ("2024-03", "2024-Q1", "2024"):
        assert report(pc.history, parse_period(period)).edition.number == 1
        submit(pc, report(pc.history, parse_period(period)))
        assert report(pc.history, parse_period(period)).edition.number == 1
    assert edition_field(parse_period("2024-03")) == "report.2024-03"


# --- changed


def test_a_measure_changed_where_the_weeks_two_ends_differ() -> None:
    pc = Pc()
    does(pc, Edit(owner="王五"), MONDAY - timedelta(days=1))
    assert not one(report(pc.history)).changed
    does(pc, Edit(percent=10), MONDAY)
    assert one(report(pc.history)).changed
    assert not one(report(pc.history, WEEK.shifted(1))).changed


def test_what_was_set_and_taken_back_within_the_week_is_no_change() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE), MONDAY)
    does(pc, Edit(status=Status.NOT_STARTED), SUNDAY)
    assert not one(report(pc.history)).changed


def test_a_note_is_a_change_and_the_answer_no_change_is_none() -> None:
    pc = Pc()
    pc.does(edits.note(ID, "a", NoteKind.PROGRESS, "开工", MONDAY), moment(MONDAY))
    pc.history.add([made(True, measure="2.1.2", field="nochange.2024-W10", on=MONDAY, n=9)])
    found = report(pc.history)
    assert [m.id for m in found.measures if m.changed] == [ID]
    assert changes_of(pc.history, WEEK).changed == {ID}


@given(
    st.lists(
        st.tuples(st.sampled_from((ID, "2.1.1")), st.integers(0, 20), st.sampled_from("甲乙")),
        max_size=6,
    )
)
def test_the_list_and_the_report_agree_on_what_changed(facts: list[tuple[str, int, str]]) -> None:
    pc = Pc()
    for id, offset, owner in facts:
        on = MONDAY - timedelta(days=7) + timedelta(days=offset)
        does(pc, Edit(owner=owner), on, MONDAY + timedelta(days=30), id)
    for week in (WEEK.shifted(-1), WEEK, WEEK.shifted(1)):
        told = {m.id for m in report(pc.history, week).measures if m.changed}
        assert told == changes_of(pc.history, week).changed


def test_notes_are_the_weeks_own_by_the_day_they_speak_of() -> None:
    pc = Pc()
    for number, (kind, on) in enumerate(
        [
            (NoteKind.PROGRESS, MONDAY - timedelta(days=1)),
            (NoteKind.PROGRESS, MONDAY),
            (NoteKind.PROBLEM, SUNDAY),
            (NoteKind.COORDINATION, SUNDAY),
            (NoteKind.PLAN, SUNDAY),
            (NoteKind.PLAN, SUNDAY + timedelta(days=1)),
        ]
    ):
        pc.does(edits.note(ID, str(number), kind, f"第{number}条", on), moment(SUNDAY))
    found = one(report(pc.history))
    assert (found.progress, found.problems) == (("第1条",), ("第2条",))
    assert (found.coordination, found.next) == (("第3条",), ("第4条",))


def test_a_plan_is_open_until_a_later_week_has_progress_or_the_measure_is_over() -> None:
    pc = Pc()
    march = parse_period("2024-03")

    def plans(period: Period = march) -> tuple[str, ...]:
        return report(pc.history, period).measures[0].next

    pc.does(edits.note(ID, "p", NoteKind.PLAN, "下周开工", MONDAY), moment())
    pc.does(edits.note(ID, "a", NoteKind.PROGRESS, "已报批", SUNDAY), moment())
    assert plans() == plans(WEEK) == ("下周开工",)
    pc.does(edits.note(ID, "b", NoteKind.PROGRESS, "已开工", SUNDAY + timedelta(1)), moment())
    assert (plans(), plans(WEEK)) == ((), ("下周开工",))
    pc.does(edits.note(ID, "q", NoteKind.PLAN, "月底验收", SUNDAY + timedelta(2)), moment())
    assert plans() == ("月底验收",)
    does(pc, Edit(status=Status.DONE), SUNDAY + timedelta(3), id=ID)
    assert plans() == ()


def test_done_measures_come_first_among_those_that_moved() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.IN_PROGRESS), MONDAY, id="1.1.1")
    does(pc, Edit(status=Status.DONE), MONDAY, id="2.1.1")
    does(pc, Edit(status=Status.DONE), MONDAY, id="2.1.2")
    assert [m.id for m in changed_first(report(pc.history).measures)] == [
        "2.1.1",
        "2.1.2",
        "1.1.1",
    ]


# --- editions


def test_the_first_report_of_a_week_is_its_first_edition() -> None:
    found = report(History())
    assert found.edition == Edition(1, found.generated)


def test_the_same_content_is_the_same_edition_whenever_it_is_made() -> None:
    pc = Pc()
    first = report(pc.history, hour=9)
    submit(pc, first, hour=9)
    again = report(pc.history, hour=18)
    assert again.generated != first.generated
    assert again.edition == first.edition
    assert again.digest == first.digest
    assert (
        edits.set_field(pc.history, "", edition_field(WEEK), edition_value(again), SUNDAY, SUNDAY)
        == []
    )


def test_other_content_is_the_next_edition_and_names_the_one_before() -> None:
    pc = Pc()
    first = report(pc.history)
    submit(pc, first)
    does(pc, Edit(status=Status.DONE), SUNDAY)
    second = report(pc.history)
    assert second.edition == Edition(2, first.generated, (first.digest,))
    submit(pc, second)
    assert report(pc.history, hour=20).edition == second.edition
    does(pc, Edit(status=Status.BLOCKED), SUNDAY)
    assert report(pc.history).edition == Edition(3, first.generated, (first.digest, second.digest))


def test_content_that_was_an_older_edition_is_a_new_edition() -> None:
    pc = Pc()
    submit(pc, report(pc.history))
    does(pc, Edit(owner="王五"), SUNDAY)
    submit(pc, report(pc.history))
    does(pc, Edit(owner=edits.CLEARED), SUNDAY)
    assert report(pc.history).edition.number == 3


def test_who_signs_is_part_of_the_content() -> None:
    pc = Pc()
    submit(pc, report(pc.history))
    assert report(pc.history, head=HEAD._replace(reviewer="丙")).edition.number == 2


def test_editions_are_of_their_week_alone() -> None:
    pc = Pc()
    submit(pc, report(pc.history))
    assert report(pc.history, WEEK.shifted(1)).edition.number == 1


def test_editions_do_not_depend_on_the_order_of_merging() -> None:
    field = edition_field(WEEK)
    values = [{"edition": 1, "digest": letter * 64} for letter in "abc"]
    entries = [
        made(value, measure="", field=field, pc=pc, at=moment(SUNDAY))
        for value, pc in zip(values, ("aaaaaa", "bbbbbb", "cccccc"), strict=True)
    ]
    told = {
        tuple(editions(History(order), WEEK))
        for order in (entries, entries[::-1], entries[1:] + entries[:1])
    }
    assert len(told) == 1


def test_an_edition_stands_for_those_of_both_pcs() -> None:
    field = edition_field(WEEK)
    own = report(History()).digest
    for others in (["a", "b"], ["a", own], [own, "b"]):
        first, second = (
            made({"edition": 1, "digest": digest}, measure="", field=field, at=moment(SUNDAY, hour))
            for digest, hour in zip(others, (9, 10), strict=True)
        )
        history = History([second, first])
        assert [(one.number, one.digest) for one in editions(history, WEEK)] == [
            (1, d) for d in others
        ]
        assert report(history).edition == Edition(2, None, tuple(others))


def test_what_is_no_edition_is_passed_over() -> None:
    field = edition_field(WEEK)
    values: list[Value] = [
        "一",
        {"edition": "1", "digest": "a"},
        {"edition": 0, "digest": "a"},
        {"edition": 1},
    ]
    history = History(made(v, measure="", field=field, n=n) for n, v in enumerate(values, 1))
    assert editions(history, WEEK) == []
    assert next_edition(report(History()), history).number == 1


# --- what is in it


def test_an_empty_plan_is_reported_too() -> None:
    empty = status_report(plan_of(()), History([made()]), HEAD, WEEK, moment(), Thresholds())
    assert (empty.measures, empty.tally) == ((), Tally())


def test_a_measure_the_plan_does_not_have_is_not_reported() -> None:
    plan = plan_of((measure("1.1.2"),))
    found = status_report(plan, History([made()]), HEAD, WEEK, moment(), Thresholds())
    assert [m.id for m in found.measures] == ["1.1.2"]


# --- the calendar's corners


@each_row(
    ("week", "day"),
    [
        ("2020-W53", date(2021, 1, 1)),  # a week 53 goes on into January
        ("2024-W09", date(2024, 2, 29)),
        ("2025-W01", date(2024, 12, 31)),  # the year ends on its Tuesday
    ],
)
def test_what_was_entered_late_is_in_its_week_and_makes_the_next_edition(
    week: str, day: date
) -> None:
    pc, period = Pc(), parse_period(week)
    first = report(pc.history, period)
    submit(pc, first, period.last_day)
    assert report(pc.history, period).edition.number == 1
    late = period.last_day + timedelta(days=20)
    pc.does(edits.note(ID, "late", NoteKind.PROGRESS, "补记", day), moment(late))
    second = report(pc.history, period)
    assert one(second).progress == ("补记",)
    assert (second.edition.number, second.edition.stands_for) == (2, (first.digest,))
    submit(pc, second, late)
    for neighbour in (period.shifted(-1), period.shifted(1)):
        assert not one(report(pc.history, neighbour)).progress
        assert report(pc.history, neighbour).edition.number == 1
    assert report(pc.history, period).edition.number == 2


def test_a_day_at_the_years_turn_is_in_one_week_and_one_month() -> None:
    pc, day = Pc(), date(2024, 12, 31)
    pc.does(edits.note(ID, "n", NoteKind.PROGRESS, "年末", day), moment(day))
    holds = ["2025-W01", "2024-12", "2024-Q4", "2024"]
    others = ["2024-W52", "2025-W02", "2025-01", "2025-Q1", "2025"]
    assert all(one(report(pc.history, parse_period(p))).progress for p in holds)
    assert not any(one(report(pc.history, parse_period(p))).progress for p in others)


def test_the_lights_of_decembers_reports_are_those_of_its_last_day() -> None:
    pc = Pc()
    does(pc, Edit(due=date(2024, 12, 31)), date(2024, 12, 1))
    for period in ("2025-W01", "2024-12", "2024-Q4", "2024"):
        assert one(report(pc.history, parse_period(period))).signal is Signal.DUE_SOON


# --- what the period brought


def test_what_was_done_before_is_not_completed_again_by_a_note_or_an_owner() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE), MONDAY)
    does(pc, Edit(owner="王五"), MONDAY + timedelta(days=7))
    assert (one(report(pc.history)).completed, one(report(pc.history)).answered) == (True, True)
    again = one(report(pc.history, WEEK.shifted(1)))
    assert (again.changed, again.completed, again.since) == (True, False, MONDAY)
    does(pc, Edit(status=Status.IN_PROGRESS), MONDAY + timedelta(days=14))
    taken_back = one(report(pc.history, WEEK.shifted(2)))
    assert (taken_back.completed, taken_back.uncompleted) == (False, True)
    month = one(report(pc.history, parse_period("2024-03")))
    assert (month.completed, month.uncompleted) == (False, False)


def test_a_blocked_measure_says_since_when_and_why_in_every_week_that_it_lasts() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.BLOCKED, reason="缺场地"), MONDAY)
    does(pc, Edit(reason="未定"), MONDAY + timedelta(days=8))
    for weeks, reason, answered in (
        (0, "缺场地", True),
        (1, "未定", True),
        (3, "未定", False),
    ):
        found = one(report(pc.history, WEEK.shifted(weeks)))
        assert (found.status, found.since, found.reason) == (Status.BLOCKED, MONDAY, reason)
        assert found.answered is answered
    assert one(report(History())).since is None


def test_silence_is_told_from_no_change() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.DONE), MONDAY - timedelta(days=7), id="2.1.1")
    pc.does(edits.no_change(pc.history, ID, WEEK, MONDAY), moment(MONDAY))
    found = report(pc.history)
    assert {m.id: m.answered for m in found.measures if m.answered} == {ID: True}
    assert (found.answered, found.unanswered) == (1, 2)
    assert not one(found).changed
    assert report(History()).unanswered == 4


@each_row(
    ("week", "month", "answers"),
    [
        ("2024-W10", "2024-03", True),
        ("2024-W09", "2024-03", True),  # a week belongs to the month of its last day
        ("2024-W09", "2024-02", False),
        ("2025-W01", "2025-01", True),
        ("2020-W53", "2021-01", True),
        ("2024-W10", "2024-Q1", True),
        ("2024-W10", "2024", True),
        ("2024-W10", "2024-04", False),
    ],
)
def test_a_month_is_answered_in_any_of_its_weeks(week: str, month: str, answers: bool) -> None:
    pc, said = Pc(), Week.parse(week)
    pc.does(edits.no_change(pc.history, ID, said, said.sunday), moment(said.sunday))
    assert one(report(pc.history, parse_period(month))).answered is answers


def test_a_month_is_answered_by_what_a_week_changed_though_it_was_taken_back() -> None:
    pc = Pc()
    does(pc, Edit(status=Status.BLOCKED), MONDAY)
    does(pc, Edit(status=Status.NOT_STARTED), SUNDAY + timedelta(days=1))
    found = one(report(pc.history, parse_period("2024-03")))
    assert (found.changed, found.answered) == (False, True)


def test_the_latest_progress_has_its_day_where_the_period_has_none() -> None:
    pc = Pc()
    for offset, kind in ((-20, NoteKind.PROGRESS), (-9, NoteKind.PROGRESS), (-8, NoteKind.PROBLEM)):
        on = MONDAY + timedelta(days=offset)
        pc.does(edits.note(ID, str(offset), kind, f"{offset}", on), moment(on))
    found = one(report(pc.history))
    assert (found.progress, found.latest) == ((), Latest(MONDAY - timedelta(days=9), "-9"))
    assert one(report(History())).latest is None


@each_row("status", [Status.ONGOING, Status.NOT_APPLICABLE])
def test_where_no_figure_means_anything_there_is_none(status: Status) -> None:
    pc = Pc()
    does(pc, Edit(percent=40), MONDAY)
    assert one(report(pc.history)).percent == 40
    does(pc, Edit(status=status), MONDAY)
    assert one(report(pc.history)).percent is None
    assert one(report(pc.history, WEEK.shifted(-1))).percent == 0


@each_row(
    ("owner", "named"),
    [
        ("", ()),
        ("王某", ("王某",)),
        ("王某（书记）、李某，赵 某", ("王某（书记）", "李某", "赵 某")),
        ("、", ("、",)),
    ],
)
def test_owners_are_the_persons_as_they_were_written(owner: str, named: tuple[str, ...]) -> None:
    pc = Pc()
    if owner:
        does(pc, Edit(owner=owner), MONDAY)
    assert one(report(pc.history)).owner == named


# --- a period that has not ended


@each_row("period", ["2024-12", "2024-Q4", "2024"])
def test_a_running_period_is_judged_by_today(period: str) -> None:
    """A year's report that is written in March lit December's dates as overdue."""
    pc = Pc()
    today = date(2024, 12, 10) if period != "2024" else SUNDAY
    does(pc, Edit(due=date(2024, 12, 20)), MONDAY)
    running = report(pc.history, parse_period(period), today=today)
    assert (running.as_of, one(running).signal) == (today, Signal.NORMAL)
    assert running.last_day == date(2024, 12, 31)
    ended = report(pc.history, parse_period(period), today=date(2025, 1, 3))
    assert (ended.as_of, one(ended).signal) == (date(2024, 12, 31), Signal.OVERDUE)


def test_a_running_week_is_judged_by_its_sunday_on_each_of_its_days() -> None:
    pc = Pc()
    does(pc, Edit(due=SUNDAY - timedelta(days=1)), MONDAY)
    submit(pc, report(pc.history, today=MONDAY), MONDAY)
    found = [report(pc.history, today=MONDAY + timedelta(days=n)) for n in range(7)]
    assert {(r.as_of, one(r).signal, r.digest) for r in found} == {
        (SUNDAY, Signal.OVERDUE, found[0].digest)
    }


def test_what_a_fast_clock_dated_counts_as_todays_until_the_period_has_ended() -> None:
    """The list said 1/38 and the report that nothing was done."""
    pc, april, today = Pc(), date(2024, 4, 8), MONDAY + timedelta(days=4)
    does(pc, Edit(status=Status.DONE), april)
    does(pc, Edit(percent=40), april, id="2.1.1")
    pc.does(edits.note("2.1.1", "n", NoteKind.PROGRESS, "动工", april), moment(april))
    for period in ("2024-W10", "2024-03", "2024-Q1", "2024"):
        found = report(pc.history, parse_period(period), today=today)
        assert (one(found).completed, one(found).since) == (True, today)
        assert found.tally == Tally(4, done=1)
        told = one(found, "2.1.1")
        assert (told.percent, told.progress, told.latest) == (40, ("动工",), Latest(today, "动工"))
    before = report(pc.history, WEEK.shifted(-1), today=today)
    assert (before.tally.done, before.answered) == (0, 0)
    later = {p: report(pc.history, parse_period(p), today=date(2024, 4, 20)).tally.done
             for p in ("2024-W10", "2024-03", "2024-W15", "2024-04")}  # fmt: skip
    assert later == {"2024-W10": 0, "2024-03": 0, "2024-W15": 1, "2024-04": 1}


# --- laws


PLAYS = st.lists(plays(), min_size=1, max_size=10)
SOME_WEEKS = [Week.of(day(0)).shifted(n) for n in range(-1, 10)]


def played(acts: list[Play]) -> History:
    player = Player(Pc())
    for act in acts:
        player.plays(act)
    return player.pc.history


@given(PLAYS)
def test_what_the_weeks_completed_adds_up_to_what_is_done(acts: list[Play]) -> None:
    history = played(acts)
    weeks = [report(history, week) for week in SOME_WEEKS]
    brought = sum(m.completed - m.uncompleted for week in weeks for m in week.measures)
    assert brought == weeks[-1].tally.done - weeks[0].tally.done
    quarter = report(history, parse_period("2024-Q1"))
    months = [report(history, parse_period(f"2024-0{month}")) for month in (1, 2, 3)]
    for position, whole in enumerate(quarter.measures):
        parts = [month.measures[position] for month in months]
        assert whole.answered >= any(part.answered for part in parts)
        net = sum(part.completed - part.uncompleted for part in parts)
        assert net == whole.completed - whole.uncompleted


@given(PLAYS, st.sampled_from(("2024-W06", "2024-W09", "2024-02", "2024-03", "2024-Q1", "2024")))
def test_the_facts_of_a_measure_agree_with_one_another(acts: list[Play], period: str) -> None:
    history = played(acts)
    found = report(history, parse_period(period), today=day(70))
    at_end, at_start = (
        fold(history, day) for day in (found.last_day, found.first_day - timedelta(days=1))
    )
    for m in found.measures:
        now, before = at_end.state(m.id).status, at_start.state(m.id).status
        assert m.status is now
        assert m.completed == (now is Status.DONE is not before)
        assert m.uncompleted == (before is Status.DONE is not now)
        assert m.answered >= m.changed >= (m.completed or m.uncompleted)
        assert (m.percent is None) == (now in FIGURELESS)
        assert m.latest is None or m.latest.text == (m.progress or (m.latest.text,))[-1]
        if m.since is not None:
            days = (m.since + timedelta(days=n) for n in range((found.last_day - m.since).days + 1))
            assert all(fold(history, one).state(m.id).status is now for one in (m.since, *days))
        else:
            assert now is Status.NOT_STARTED
    assert found.unanswered == sum(
        not m.answered and m.status not in (Status.DONE, Status.NOT_APPLICABLE)
        for m in found.measures
    )

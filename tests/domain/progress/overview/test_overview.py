"""The unit's year at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plancheck.domain.cell_widths import cell_width, pad
from plancheck.domain.ledger.entry import Entry
from plancheck.domain.ledger.history import History
from plancheck.domain.period import Week
from plancheck.domain.plan.model import Units
from plancheck.domain.progress.checklist import Question, ask
from plancheck.domain.progress.edits import set_field, tick
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.overview.chart import (
    bar,
    chart,
    due_line,
    section_lines,
    weeks_title,
)
from plancheck.domain.progress.overview.overview import DueDate, Overview, WeekStanding, overview_of
from plancheck.domain.progress.overview.workload import Workload
from plancheck.domain.progress.signal import Calendar
from plancheck.domain.progress.status import Status
from plancheck.domain.progress.tally import Tally
from tests.rows import each_row
from tests.specimens import Pc, day, made, moment, small_plan

PLAN = small_plan()._replace(issued=date(2024, 1, 9))
IDS = ["1.1.1", "1.1.2", "2.1.1", "2.1.2"]
"""What concerns 居委会."""


def overview(entries: Sequence[Entry] = (), today: date = date(2024, 3, 6)) -> Overview:
    history = History(entries)
    calendar = Calendar(today, PLAN.year)
    return overview_of(ask(PLAN, fold(history), calendar, Question(Units("居委会"))), history)


# --- sections and dates


def test_each_section_has_its_counts_and_leads_to_its_first_measure() -> None:
    found = overview([made(measure="2.1.1"), made("常态推进", measure="2.1.2", n=2)])
    assert [(s.number, str(s.tally), s.tally.ongoing, s.first) for s in found.sections] == [
        (1, "0/2", 0, "1.1.1"),
        (2, "1/2", 1, "2.1.1"),
    ]
    assert str(found.tally) == "1/4"


def test_dates_are_those_of_open_measures_and_steps_the_nearest_first() -> None:
    found = overview(
        [
            made(date(2024, 3, 1), field="due"),
            made("消防验收", field="step.a.title", n=2),
            made(date(2024, 3, 6), field="step.a.due", n=3),
            made("选址", field="step.b.title", n=4),
            made(date(2024, 3, 5), field="step.b.due", n=5),
            made(True, field="step.b.done", n=6),
            made(date(2024, 3, 2), measure="2.1.2", field="due", n=7),
            made(measure="2.1.2", n=8),
        ]
    )
    assert [(d.measure, d.step, d.left) for d in found.late] == [("1.1.1", "", -5)]
    assert [(d.measure, d.step, d.left) for d in found.coming] == [
        ("1.1.1", "消防验收", 0),
        ("1.1.2", "", 116),
    ]


def test_what_there_is_of_each_status_is_counted_by_section_and_in_all() -> None:
    found = overview(
        [
            made(measure="2.1.1"),
            made("常态推进", measure="2.1.2", n=2),
            made("不适用", measure="1.1.1", n=3),
        ]
    )
    assert [dict(section.statuses) for section in found.sections] == [
        {Status.NOT_APPLICABLE: 1, Status.NOT_STARTED: 1},
        {Status.DONE: 1, Status.ONGOING: 1},
    ]
    assert sum(found.statuses.values()) == 4
    assert found.statuses[Status.DONE] == found.tally.done


@each_row(
    ("today", "expected"),
    [
        (date(2024, 1, 1), 0),
        (date(2024, 7, 2), 2),
        (date(2024, 12, 31), 4),
        (date(2025, 1, 1), None),
    ],
)
def test_an_even_pace_has_done_so_many(today: date, expected: int | None) -> None:
    assert overview(today=today).expected == expected


def test_each_person_has_what_is_open_and_what_somebody_has_to_ask_about() -> None:
    found = overview(
        [
            made("王丽、张伟（书记）", field="owner", on=date(2024, 1, 10)),
            made("推进中", on=date(2024, 1, 10), n=2),
            made("张伟", measure="1.1.2", field="owner", n=3, on=date(2024, 3, 1)),
            made(date(2024, 3, 1), measure="1.1.2", field="due", n=4, on=date(2024, 3, 1)),
            made("李强", measure="2.1.1", field="owner", n=5, on=date(2024, 3, 1)),
            made(measure="2.1.1", n=6, on=date(2024, 3, 1)),
        ]
    )
    assert found.workloads == (
        Workload("张伟", open=2, overdue=1, behind=0, quiet=1),
        Workload("王丽", open=1, overdue=0, behind=0, quiet=1),
    )


# --- weeks


def test_a_week_has_what_was_done_by_its_sunday_and_the_entries_of_its_days() -> None:
    pc = Pc()
    for id, on in (("1.1.1", day(9)), ("1.1.2", day(17)), ("2.1.1", day(21))):
        pc.does(tick(pc.history, id, on, on), moment(on))
    later = day(24)
    pc.does(set_field(pc.history, "1.1.1", "status", "不适用", later, later), moment(later))
    found = overview(pc.own, date(2024, 2, 1))
    assert [(str(w.week), w.done, w.total, w.entries) for w in found.weeks] == [
        ("2024-W02", 1, 4, 1),
        ("2024-W03", 3, 4, 2),
        ("2024-W04", 2, 3, 1),
        ("2024-W05", 2, 3, 0),
    ]


ACT = st.tuples(st.sampled_from(IDS), st.integers(1, 80), st.sampled_from(Status))


@given(st.lists(ACT, max_size=25), st.integers(1, 500))
def test_every_week_counts_as_a_fold_of_the_ledger_by_its_sunday_does(
    acts: list[tuple[str, int, Status]], today_number: int
) -> None:
    """Entered in any order of days, as what was forgotten is; today may lie past the year."""
    today, pc = day(today_number), Pc()
    for id, number, status in acts:
        on = day(number)
        drafts = set_field(pc.history, id, "status", status.value, on, day(90))
        pc.does(drafts, moment(day(90)))
    found = overview(pc.own, today)
    last = min(today, date(2024, 12, 31))
    assert len(found.weeks) == max(0, (Week.of(last).monday - date(2024, 1, 8)).days // 7 + 1)
    for standing in found.weeks:
        sunday = standing.week.sunday
        progress = fold(pc.history, sunday if sunday < today else None)
        tally = ask(PLAN, progress, Calendar(sunday, 2024), Question(Units("居委会"))).tally
        assert (standing.done, standing.total) == (tally.done, tally.total)
    if found.weeks and today.year == PLAN.year:
        assert found.weeks[-1].done == found.tally.done


def test_before_the_plan_was_issued_there_are_no_weeks_and_that_is_said() -> None:
    found = overview(today=date(2023, 12, 1))
    assert found.weeks == ()
    assert weeks_title(found) == "走势：计划印发以后才有"


def test_after_the_plans_year_its_last_week_is_the_last() -> None:
    found = overview([made()], date(2026, 3, 6))
    assert [str(found.weeks[0].week), str(found.weeks[-1].week)] == ["2024-W02", "2025-W01"]
    assert found.weeks[-1].done == 1
    assert found.calendar.notice == "计划年度已过"


# --- in lines


@each_row(
    ("tally", "drawn"),
    [(Tally(), "...."), (Tally(4, 0), "...."), (Tally(4, 3), "###."), (Tally(3, 3), "####")],
)
def test_a_bar_is_full_only_when_all_is_done(tally: Tally, drawn: str) -> None:
    assert bar(tally, 4) == drawn


@each_row("cells", [40, 57, 77, 117, 200])
def test_the_sections_fit_the_line_and_their_bars_stand_under_each_other(cells: int) -> None:
    found = overview([made(measure="2.1.1"), made("常态推进", measure="2.1.2", n=2)])
    lines = section_lines(found.sections, cells, pad)
    assert all(cell_width(line) <= cells for line in lines)
    assert len({cell_width(line[: min(line.index("#") if "#" in line else 999, line.index("."))])
                for line in lines}) == 1  # fmt: skip
    assert lines[1].endswith("1/2 (50%) 常态1")


@each_row(
    ("left", "words"),
    [
        (-6, " 2-29 周四  逾期6天    3.3.3 推进"),
        (0, " 2-29 周四  今天到期   3.3.3 推进"),
        (12, " 2-29 周四  还有12天   3.3.3 推进"),
    ],
)
def test_a_date_says_how_far_it_is(left: int, words: str) -> None:
    due = DueDate(date(2024, 2, 29), "3.3.3", "推进", "", left)
    assert due_line(due, 2024).strip() == words.strip()
    assert due_line(due, 2023).startswith("24-2-29 周四")
    assert due_line(due._replace(step="验收"), 2024).endswith("3.3.3 步骤 验收")


def weeks(*standings: tuple[int, int]) -> list[WeekStanding]:
    first = date(2024, 1, 8)
    return [
        WeekStanding(Week.of(first + timedelta(weeks=n)), done, 4, entries)
        for n, (done, entries) in enumerate(standings)
    ]


def test_the_chart_has_a_column_a_week_the_months_and_the_entries() -> None:
    assert chart(weeks((0, 0), (1, 3), (2, 9), (4, 1), (3, 0)), 12, 4) == [
        "100% |   #",
        "     |   ##",
        "     |  ###",
        "  0% |.####",
        "  月  1  2",
        "记录  .391.",
    ]


def test_many_entries_are_told_in_tens_and_the_last_weeks_stay_in_a_narrow_chart() -> None:
    lines = chart(weeks((0, 5), (1, 12), (2, 90), (2, 0)), 10, 2)
    assert lines[0] == "100% |"
    assert lines[-1] == "十条  29."
    assert chart(weeks((0, 95)), 10, 2)[-1] == "百条  1"


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 20_000)), min_size=1, max_size=60))
def test_the_chart_never_runs_over(standings: list[tuple[int, int]]) -> None:
    lines = chart(weeks(*standings), 57, 3)
    assert len(lines) == 5
    assert all(cell_width(line) <= 57 for line in lines)

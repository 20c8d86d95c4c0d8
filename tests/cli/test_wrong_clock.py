"""A clock that was wrong, on the command line: list, report, check and undo agree."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..support import TYPE, UNIT, Clock, open_home
from .conftest import Run

FAST, RIGHT, SLOW = (f"2024-{day}T09:00:00+08:00" for day in ("04-08", "03-08", "02-06"))
ACTS = (
    ("tick", "1.1.1"),
    ("set", "3.2.1", "--percent", "40"),
    ("note", "3.3.2", "已经走访"),
    ("nochange", "3.3.1"),
)


@pytest.fixture
def fast(unit: Run, clock: Clock) -> Run:
    """Acts made while the clock was a month fast; now it is right."""
    clock.set(FAST)
    for act in ACTS:
        assert unit(*act).status == 0
    clock.set(RIGHT)
    return unit


def report(unit: Run, *options: str) -> str:
    return unit("report", *options).out


def reminders(unit: Run) -> str:
    """The reminder of the clock, if there is one."""
    return "".join(line for line in unit("check").out.splitlines() if "redate" in line)


def test_what_a_fast_clock_dated_counts_everywhere_as_todays(fast: Run) -> None:
    listed = fast("list")
    assert "1/38" in listed.out
    assert "比今天还晚" in listed.err
    assert "plancheck redate" in listed.err
    told = report(fast)
    assert "1.1.1" in told.partition("二、")[0]
    assert "40%" in told.partition("二、")[0]
    assert "已经走访" in told
    assert "比今天还晚" in reminders(fast)
    shown = fast("list", "--json").json
    assert [item["id"] for item in shown if item["status"] == "已完成"] == ["1.1.1"]
    overview = fast("overview", "--json").json
    assert overview["weeks"][-1]["done"] == 1


@pytest.mark.parametrize("act", [*ACTS[:2], ACTS[3]], ids=lambda act: act[0])
def test_what_a_fast_clock_recorded_is_no_change_to_say_again(
    fast: Run, act: tuple[str, ...]
) -> None:
    assert "没有变化" in fast(*act).out or act[0] == "nochange"
    assert "3.3.1" not in fast("list", "--view", "本周未填", "--json").out


def test_one_act_dates_it_today_and_is_undone(fast: Run, clock: Clock) -> None:
    before = report(fast)
    assert "plancheck redate" in fast("doctor").out
    assert "日期已改记到今天" in fast("redate").out
    assert report(fast) == before
    assert reminders(fast) == ""
    assert "plancheck redate" not in fast("doctor").out
    assert fast("list").err == ""
    assert fast("redate").status == 1
    listed = fast("undo", "--list").out.split("\n2  ")[0]
    assert "状态 已完成，日期 2024-04-08 → 2024-03-08" in listed
    assert "撤销后：1.1.1" not in listed  # nothing of what is shown
    assert fast("undo").status == 0
    assert "比今天还晚" in reminders(fast)
    assert report(fast) == before
    assert fast("redo").status == 0
    clock.set("2024-04-20T09:00:00+08:00")
    assert "1.1.1" in report(fast, "--week", "2024-W10").partition("二、")[0]
    assert reminders(fast) == ""


def test_undoing_what_a_fast_clock_recorded_takes_it_back_today(fast: Run) -> None:
    for _ in ACTS:
        assert fast("undo").status == 0
    assert "0/38" in fast("list").out
    assert reminders(fast) == ""
    for _ in ACTS:
        assert fast("redo").status == 0
    assert "1/38" in fast("list").out


def test_a_month_and_a_year_that_run_count_it_too_and_an_ended_week_does_not(fast: Run) -> None:
    for period in ("2024-03", "2024-Q1", "2024"):
        assert "1.1.1" in report(fast, "--period", period).partition("二、")[0]
    assert "1.1.1" not in report(fast, "--week", "2024-W09").partition("二、")[0]


def test_what_a_slow_clock_dated_is_said_and_dated_today(unit: Run, clock: Clock) -> None:
    unit("note", "3.2.1", "先")
    clock.set(SLOW)
    for act in ACTS:
        unit(*act)
    clock.set(RIGHT)
    assert "1/38" in unit("list").out
    assert "日期偏早" in reminders(unit)
    assert "1.1.1" not in report(unit).partition("二、")[0]
    assert unit("redate").status == 0
    assert reminders(unit) == ""
    assert "1.1.1" in report(unit).partition("二、")[0]
    assert "1.1.1" not in report(unit, "--week", "2024-W06").partition("二、")[0]
    unit("undo")
    assert "1.1.1" not in report(unit).partition("二、")[0]
    assert "日期偏早" in reminders(unit)


def test_another_pcs_fast_clock_is_told_and_dated_here(
    unit: Run, tmp_path: Path, clock: Clock
) -> None:
    other = open_home(tmp_path / "other", clock)
    clock.set(FAST)
    other.set_up(UNIT, TYPE, "乙")
    assert other.unit.ledger
    other.unit.ledger.perform(other.edit.tick(["1.1.1"]))
    clock.set(RIGHT)
    assert unit("merge", str(tmp_path / "other")).status == 0
    assert "1/38" in unit("list").out
    assert "1.1.1" in report(unit).partition("二、")[0]
    assert "1.1.1" in reminders(unit)
    assert unit("redate").status == 0
    assert reminders(unit) == ""


def test_a_window_that_stays_open_counts_by_the_clock_as_it_is_now(
    tmp_path: Path, clock: Clock
) -> None:
    workspace = open_home(tmp_path / "home", clock)
    workspace.set_up(UNIT, TYPE)
    clock.set(FAST)
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(workspace.edit.tick(["1.1.1"]))
    for now, done in ((RIGHT, True), ("2024-03-12T00:00:01+08:00", True), (FAST, True)):
        clock.set(now)
        assert workspace.edit.wrong_dates() == "" if now == FAST else workspace.edit.wrong_dates()
        week = workspace.unit.week_changes()
        assert ("1.1.1" in week.changed) is done
        assert "1.1.1" not in workspace.unit.week_changes(week.week.shifted(-1)).changed

"""What people type into the cells of a form, and what it is taken for."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from plancheck.domain.form.sheet import Cell
from plancheck.domain.form.values import (
    SaidStatus,
    Unclear,
    amount_in,
    day_said,
    due_in,
    one_means,
    share_in,
    status_in,
)
from plancheck.domain.progress.status import Status
from tests.rows import each_row

TODAY = date(2024, 3, 10)


@each_row(
    ("typed", "status"),
    [
        ("已完成", Status.DONE),
        ("完成", Status.DONE),
        ("已 完　成。", Status.DONE),
        ("√", Status.DONE),
        ("✔️", Status.DONE),
        ("✅已完成🎉", Status.DONE),
        ("OK", Status.DONE),
        (True, Status.DONE),
        ("已完成（6月5日）", Status.DONE),
        ("进行中👍", Status.IN_PROGRESS),
        ("\u200b推进中\xa0", Status.IN_PROGRESS),
        ("常态化推进", Status.ONGOING),
        ("不涉及", Status.NOT_APPLICABLE),
    ],
)
def test_a_status_is_known_by_the_words_that_people_type(typed: Cell, status: Status) -> None:
    assert status_in(typed) == SaidStatus(status)


@each_row(
    ("typed", "said"),
    [
        ("80%", SaidStatus(percent=80)),
        ("完成８０％", SaidStatus(percent=80)),
        (0.8, SaidStatus(percent=80)),
        ("推进中，80%", SaidStatus(Status.IN_PROGRESS, 80)),
        ("受阻：缺场地", SaidStatus(Status.BLOCKED, rest="受阻：缺场地")),
    ],
)
def test_a_status_cell_may_say_how_far_or_why(typed: Cell, said: SaidStatus) -> None:
    assert status_in(typed) == said


@each_row("typed", ["未完成", "×", "基本完成", "持续推进", "差不多", "否", False])
def test_a_status_that_may_be_two_is_none(typed: Cell) -> None:
    with pytest.raises(Unclear):
        status_in(typed)


@each_row(
    ("typed", "share"),
    [
        ("80%", 80),
        ("８０ ％", 80),
        ("80", 80),
        (80, 80),
        (0.8, 80),
        ("0.8", 80),
        ("约80%左右", 80),
        ("百分之八十", 80),
        ("八成", 80),
        ("80/100", 80),
        ("完成", 100),
        ("√", 100),
        ("1%", 1),
        ("100%", 100),
        ("8000%", 80),
        (0, 0),
    ],
)
def test_a_share_is_known_however_it_is_written(typed: Cell, share: float) -> None:
    assert share_in(typed) == share


@each_row("typed", [1, "1", "120%", -1, 101, "差不多", date(2024, 3, 1), "80-90"])
def test_a_share_that_may_be_two_or_is_none_is_not_made_up(typed: Cell) -> None:
    with pytest.raises(Unclear):
        share_in(typed)


def test_what_1_means_is_told_by_the_others_of_its_column() -> None:
    assert one_means([1, 0.5, "0.25"]) == 100
    assert one_means([1, 80, "40"]) == 1
    assert one_means([1, "80%"]) is None
    assert one_means([1, 0.5, 40]) is None
    assert (share_in(1, 100), share_in("1", 1)) == (100, 1)


@each_row(
    ("typed", "amount"),
    [
        (12, 12),
        ("12个", 12),
        ("共开展１２场", 12),
        ("1,200", 1200),
        ("三场", 3),
        ("2场（含1场线上）", 2),
        ("1.2万", 12000),
        (0.5, 0.5),
    ],
)
def test_an_amount_is_a_figure_with_or_without_its_unit(typed: Cell, amount: float) -> None:
    assert amount_in(typed) == amount


def test_an_amount_is_in_the_unit_of_its_target() -> None:
    assert amount_in("1.2万元", "5万元") == 1.2
    assert amount_in("80%", "100%的楼组") == 80


@each_row("typed", [date(2024, 3, 5), "12/20", "3-5", "多场", -1, "80%"])
def test_an_amount_that_is_no_figure_is_not_made_up(typed: Cell) -> None:
    with pytest.raises(Unclear):
        amount_in(typed)


@each_row(
    ("typed", "day"),
    [
        (datetime(2024, 6, 30, 12), "2024-06-30"),
        (45473, "2024-06-30"),
        ("45473", "2024-06-30"),
        ("6月底", "2024-06-30"),
        ("2024.6.30", "2024-06-30"),
        (6.15, "2024-06-15"),
        (2024.6, "2024-06-30"),
        ("6月", "2024-06-30"),
        ("3月至6月", "2024-06-30"),
        ("20240630", "2024-06-30"),
        ("二季度", "2024-06-30"),
    ],
)
def test_a_time_limit_is_a_day_however_it_is_written(typed: Cell, day: str) -> None:
    assert due_in(typed, TODAY, 2024).isoformat() == day


@each_row("typed", ["长期", "每月", 6.3, 2024.1, "待定", 3])
def test_a_time_limit_that_is_no_day_is_not_made_up(typed: Cell) -> None:
    with pytest.raises(Unclear):
        due_in(typed, TODAY, 2024)


@each_row(
    ("typed", "day"),
    [
        ("3月8日", "2024-03-08"),
        (45359, "2024-03-08"),
        ("2024.3.8", "2024-03-08"),
        ("三月八日", "2024-03-08"),
        ("12月31日", "2023-12-31"),
    ],
)
def test_the_day_of_a_form_is_near_its_week(typed: Cell, day: str) -> None:
    assert day_said(typed, TODAY).isoformat() == day


@each_row("typed", ["昨天", "今天", "周五", "上月5日", "无"])
def test_a_day_that_depends_on_when_it_is_read_is_none(typed: str) -> None:
    with pytest.raises(Unclear):
        day_said(typed, TODAY)

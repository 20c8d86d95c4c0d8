"""carry: last year's owners and steps, each measure confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.revisions import Street

from ..support import TYPE, UNIT, Clock
from .conftest import Run


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Street:
    return Street(tmp_path_factory.mktemp("street"))


@pytest.fixture
def new_year(plancheck: Run, clock: Clock, street: Street) -> Run:
    """A unit with records on last year's plan, which has adopted this year's."""
    plancheck("setup", "--unit", UNIT, "--type", TYPE, "--clerk", "甲")
    plancheck("set", "3.2.1", "--owner", "王某")
    plancheck("step", "3.2.1", "add", "摸底")
    plancheck("set", "4.1.2", "--status", "常态推进")
    clock.set("2025-01-06T09:00:00+08:00")
    assert plancheck("plan", "adopt", str(street.next_year)).status == 0
    return plancheck


def test_what_can_be_carried_over_is_listed_and_confirmed_one_by_one(new_year: Run) -> None:
    listed = new_year("carry", "--json").json
    assert {one["id"]: (one["from"], one["owner"], one["ongoing"]) for one in listed} == {
        "3.2.1": ("3.2.1", "王某", False),
        "4.1.2": ("4.1.2", "", True),
    }
    assert "王某" in new_year("carry").out
    assert new_year("show", "3.2.1", "--json").json["owner"] == ""
    assert new_year("carry", "3.2.1").status == 0
    shown = new_year("show", "3.2.1", "--json").json
    assert (shown["owner"], [step["title"] for step in shown["steps"]]) == ("王某", ["摸底"])
    assert [one["id"] for one in new_year("carry", "--json").json] == ["4.1.2"]
    assert new_year("carry", "3.2.1").status == 2
    assert new_year("carry", "--from", "2024", "4.1.2").status == 0
    assert new_year("carry").status == 1
    assert new_year("undo").status == 0
    assert [one["id"] for one in new_year("carry", "--json").json] == ["4.1.2"]


def test_a_plan_that_is_not_here_is_said(new_year: Run) -> None:
    answer = new_year("carry", "--from", "2020")
    assert (answer.status, "2020" in answer.err) == (1, True)


def test_where_there_is_nothing_before_it_is_said(unit: Run) -> None:
    assert unit("carry").status == 1
    assert unit("carry", "3.2.1").status == 2


def test_last_year_s_ledger_is_not_written(new_year: Run, home: Path) -> None:
    before = {path: path.read_bytes() for path in home.glob("ledger/youyilu-2024/**/*.toml")}
    assert before
    new_year("carry", "3.2.1", "4.1.2")
    assert {path: path.read_bytes() for path in before} == before


def test_a_report_of_last_year_says_by_which_plan_it_would_be(new_year: Run) -> None:
    assert "--plan 2024" in new_year("report", "--week", "2024-W50").err
    assert "--plan 2024" not in new_year("report").err
    answer = new_year("--plan", "2024", "report", "--week", "2024-W50")
    assert (answer.status, "--plan" in answer.err) == (0, False)


def test_records_of_last_year_that_cannot_be_read_are_not_taken_for_none(
    new_year: Run, home: Path
) -> None:
    (folder,) = home.glob("ledger/youyilu-2024/*")
    (file,) = folder.glob("*.toml")
    file.unlink()
    answer = new_year("carry")
    assert (answer.status, "少" in answer.err or "没有" in answer.err) == (3, True)

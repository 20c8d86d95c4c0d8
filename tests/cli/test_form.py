"""`plancheck form`: workbooks for units that do without the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ROSTER = """
[[unit]]
name = "第一居委会"
type = "居委会"
[[unit]]
name = "第二居委会"
type = "居委会"
"""


@pytest.fixture
def office(plancheck: Run, home: Path) -> Run:
    home.mkdir(exist_ok=True)
    (home / "roster.toml").write_text(ROSTER, encoding="utf-8")
    return plancheck


def test_one_is_written_for_each_unit_of_the_roster(office: Run, home: Path) -> None:
    answer = office("form", "--all", "--week", "下周", "--json")
    folder = home / "exports" / "2024-W11" / "填报表"
    assert answer.json == [
        str(folder / f"填报表_{name}_2024-W11.xlsx") for name in ("第一居委会", "第二居委会")
    ]
    assert all(map(Path.is_file, map(Path, answer.json)))
    assert "2 份" in answer.err


def test_single_units_are_named_and_written_where_it_is_said(office: Run, tmp_path: Path) -> None:
    answer = office("form", "第二居委会", "--out", str(tmp_path / "out"))
    assert answer.out.splitlines() == [str(tmp_path / "out" / "填报表_第二居委会_2024-W10.xlsx")]


def test_it_is_said_what_is_missing(office: Run, plancheck: Run, home: Path) -> None:
    assert office("form").status == 2
    assert office("form", "第二居委会", "--all").status == 2
    assert office("form", "第九居委会").status == 2
    assert office("form", "--all", "--type", "公司").status == 1
    assert office("form", "--all", "--week", "第60周").status == 2
    assert office("form", "--all", "--out", str(home / "roster.toml" / "x")).status == 4
    (home / "roster.toml").unlink()
    answer = plancheck("form", "--all")
    assert (answer.status, answer.out) == (1, "")
    assert "名册" in answer.err

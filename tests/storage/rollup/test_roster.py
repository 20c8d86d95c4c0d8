"""The roster: written for a person to correct, read leniently, never overwritten silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.rollup.deadline import Deadlines
from plancheck.domain.rollup.roster import Roster, RosterUnit
from plancheck.domain.text import folded_name
from plancheck.errors import BadFile
from plancheck.storage.rollup import roster as roster_file

UNITS = (RosterUnit("甲居委会", "居委会", phone="021-0000"), RosterUnit("乙中心", "中心"))


def test_a_roster_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "名册.toml"
    roster_file.write_new(path, UNITS)
    assert roster_file.parse_roster(path) == roster_file.ParsedRoster(Roster(UNITS), ())


def test_a_roster_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "名册.toml"
    path.write_text("# 我的\n", encoding="utf-8")
    with pytest.raises(BadFile, match="没有改动"):
        roster_file.write_new(path, UNITS)
    assert path.read_text(encoding="utf-8") == "# 我的\n"


def test_units_are_added_at_the_end_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "名册.toml"
    path.write_text(
        '# 改过\ndeadline = "周四 12:00" # 提前\n[[unit]]\nname = "甲 居委会" # 主任请假\n'
        'type = "居委会"\n',
        encoding="utf-8",
    )
    assert roster_file.append_units(path, UNITS) == [UNITS[1]]
    text = path.read_text(encoding="utf-8")
    assert "# 改过" in text
    assert "# 提前" in text
    assert "# 主任请假" in text
    read = roster_file.parse_roster(path)
    assert [unit.name for unit in read.roster.units] == ["甲 居委会", "乙中心"]
    assert str(read.roster.deadlines.week) == "周四 12:00"
    assert roster_file.append_units(path, UNITS) == []
    assert path.read_text(encoding="utf-8") == text


def test_a_fault_costs_the_unit_it_stands_on_and_is_said(tmp_path: Path) -> None:
    path = tmp_path / "名册.toml"
    path.write_text(
        'deadline = "明天"\n[[unit]]\nname = "甲居委会"\ntype = "居委会"\n'
        '[[unit]]\ntype = "居委会"\n[[unit]]\nname = 5\n'
        '[[unit]]\nname = "甲居委会"\ntype = "居委会"\n',
        encoding="utf-8",
    )
    roster, problems = roster_file.parse_roster(path)
    assert [unit.name for unit in roster.units] == ["甲居委会"]
    assert roster.deadlines == Deadlines()
    assert len(problems) == 4
    assert any("周五 17:00" in problem.message for problem in problems)


@pytest.mark.parametrize("text", ["", "a = 1\n", 'format = "plancheck-status/1"\n', "unit = 5\n"])
def test_what_is_no_roster_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "名册.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadFile, match="不是名册"):
        roster_file.parse_roster(path)


def test_what_nobody_sees_makes_no_other_name(tmp_path: Path) -> None:
    path = tmp_path / "名册.toml"
    path.write_text(
        '[[unit]]\nname = "甲\u200b居委会\ufeff"\n[[unit]]\nname = "甲居\ufe0f委会"\n'
        '[[unit]]\nname = "\u3164\u200b"\n',
        encoding="utf-8",
    )
    found = roster_file.parse_roster(path)
    assert [folded_name(unit.name) for unit in found.roster.units] == ["甲居委会"]
    assert len(found.problems) == 2
    assert roster_file.append_units(path, UNITS) == [UNITS[1]]

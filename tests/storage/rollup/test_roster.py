"""The roster: written for a person to correct, read leniently, never overwritten silently."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plancheck.domain.period import Months, Week
from plancheck.domain.rollup.roster.deadline import Deadlines
from plancheck.domain.rollup.roster.roster import Roster, RosterUnit
from plancheck.domain.text import folded_name
from plancheck.errors import BadFile
from plancheck.storage.rollup import roster as roster_file
from tests.rows import each_row
from tests.specimens import moment

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


@each_row("text", ["", "a = 1\n", 'format = "plancheck-status/1"\n', "unit = 5\n"])
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


FULL = """
[deadlines]
week = "每周五 17:00"
month = "次月3日 12:00"
year = "次年1月10日 24:00"
"2024-W06" = 2024-02-08T12:00:00
"2024-Q1" = "4月8日 17:00"

[[unit]]
name = "甲居委会"
type = "居委会"
contact = "书记"
phone = "021-0000"
aliases = ["甲", "甲居"]
former = "老甲居委会"
since = 2024-03-01
until = "2024-06"

[[unit]]
name = "甲居委会"
type = "中心"
"""


def test_a_roster_says_by_which_names_since_when_and_by_when(tmp_path: Path) -> None:
    path = tmp_path / "名册.toml"
    path.write_text(FULL, encoding="utf-8")
    roster, problems = roster_file.parse_roster(path)
    assert problems == ()
    unit, namesake = roster.units
    assert (unit.names, unit.contact, unit.phone) == (
        ("甲居委会", "甲", "甲居", "老甲居委会"),
        "书记",
        "021-0000",
    )
    assert (unit.since, unit.until) == (date(2024, 3, 1), date(2024, 6, 30))
    assert namesake == RosterUnit("甲居委会", "中心")
    due = roster.deadlines
    assert [str(one) for one in (due.week, due.month, due.quarter, due.year)] == [
        "周五 17:00",
        "次月3日 12:00",
        "次月10日 17:00",
        "次年1月10日 24:00",
    ]
    assert due.moment(Week(2024, 6)) == moment(date(2024, 2, 8), 12, 0, 59)
    assert due.moment(Months(2024, 1, 3)) == moment(date(2024, 4, 8), 17, 0, 59)


@each_row(
    ("line", "words"),
    [
        ('alias = ["甲"]', "是不是 aliases"),
        ('联系人 = "书记"', ""),
        ('"联系人" = "书记"', "“联系人”"),
        ("aliases = 5", "aliases 应当写成"),
        ('since = "明天"', "since 应当写成"),
        ("until = 5", "until 应当写成"),
        ('former = ["乙中心"]', "名册上另一个单位"),
    ],
)
def test_a_key_that_is_not_known_or_not_understood_is_said(
    tmp_path: Path, line: str, words: str
) -> None:
    path = tmp_path / "名册.toml"
    rest = '\n[[unit]]\nname = "乙中心"\ntype = "居委会"\n'
    path.write_text(f'[[unit]]\nname = "甲"\ntype = "居委会"\n{line}\n{rest}', encoding="utf-8")
    if not words:
        with pytest.raises(BadFile):
            roster_file.parse_roster(path)
        return
    roster, (problem,) = roster_file.parse_roster(path)
    assert words in problem.message
    assert roster.units[0].known_as.name == "甲"


@each_row(
    ("lines", "words"),
    [
        ('deadlin = "周五 17:00"', "是不是 deadline"),
        ("deadlines = 5", "一节"),
        ('[deadlines]\nweeks = "周五 17:00"', "是不是 week"),
        ('[deadlines]\n"2024-W99" = "周五 17:00"', "2024-W99"),
        ('[deadlines]\nmonth = "五日"', "按 次月5日 17:00"),
        ("[deadlines]\nweek = 5", "按 周五 17:00"),
    ],
)
def test_a_deadline_that_is_not_understood_is_said_and_the_usual_one_holds(
    tmp_path: Path, lines: str, words: str
) -> None:
    path = tmp_path / "名册.toml"
    path.write_text(f'{lines}\n\n[[unit]]\nname = "甲"\ntype = "居委会"\n', encoding="utf-8")
    roster, (problem,) = roster_file.parse_roster(path)
    assert words in problem.message
    assert roster.deadlines == Deadlines()


def test_an_office_that_does_not_rank_says_so_before_all_else(tmp_path: Path) -> None:
    path, unit = tmp_path / "名册.toml", '[[unit]]\nname = "甲"\ntype = "居委会"\n'

    def read(text: str) -> tuple[bool, str]:
        path.write_text(text, encoding="utf-8")
        roster, problems = roster_file.parse_roster(path)
        return roster.ranking, "".join(problem.message for problem in problems)

    assert read(f"ranking = false\n{unit}") == (False, "")
    assert read(unit) == (True, "")
    for late in (f"[deadlines]\nranking = false\n{unit}", f"{unit}ranking = false\n"):
        ranking, told = read(late)
        assert ranking
        assert "要写在名册最前面" in told
    ranking, told = read(f'ranking = "否"\n{unit}')
    assert ranking
    assert "应当写成 true" in told


def test_a_unit_known_by_another_name_is_not_added_again(tmp_path: Path) -> None:
    path = tmp_path / "名册.toml"
    path.write_text(FULL, encoding="utf-8")
    some = [RosterUnit("老甲居委会", "居委会"), RosterUnit("老甲居委会", "公司")]
    assert roster_file.append_units(path, some) == [some[1]]
    assert roster_file.append_units(path, some) == []

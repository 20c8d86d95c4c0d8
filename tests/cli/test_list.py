"""The list as text: its columns, its header, its width."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plancheck.cli.command import list as listing
from plancheck.domain.cell_widths import cell_width
from tests.cli.conftest import Run
from tests.support import Clock


@pytest.fixture
def busy(unit: Run) -> Run:
    """A unit with something in every column."""
    unit("set", "3.3.1", "--percent", "50", "--owner", "王小明", "--due", "3月8日")
    unit("set", "3.3.2", "--percent", "5", "--owner", "名" * 30, "--due", "2月1日")
    unit("tick", "3.3.3")
    return unit


def rows(text: str) -> dict[str, str]:
    return {line.split()[1]: line for line in text.splitlines() if line.startswith("[")}


def test_the_columns_line_up_and_the_text_is_whole_in_a_pipe(busy: Run) -> None:
    out = busy("list", "--section", "3").out
    found = rows(out)
    assert re.match(r"\[推\] 3\.3\.1  临期   50%  2024-03-08  王小明 +持续打造", found["3.3.1"])
    assert f"逾期    5%  2024-02-01  {'名' * 30}  设置" in found["3.3.2"]
    assert "[完] 3.3.3        100%" in found["3.3.3"]
    texts = {"3.3.1": "持续打造", "3.3.2": "设置", "3.3.3": "推进"}
    assert len({cell_width(found[id].partition(text)[0]) for id, text in texts.items()}) == 1
    assert not re.search(r" $", out, re.MULTILINE)


def test_columns_that_hold_nothing_take_no_room(unit: Run) -> None:
    assert "[未] 3.3.2  设置人民建议" in unit("list").out


@pytest.mark.parametrize("width", [60, 80, 100, 120])
def test_no_line_runs_over_the_terminal(
    busy: Run, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "terminal_width", lambda: width)
    found = rows(busy("list").out)
    assert len(found) == 38
    assert max(cell_width(line, ambiguous=2) for line in found.values()) <= width
    assert "临期" in found["3.3.1"]
    assert ("王小明" in found["3.3.1"]) is (width >= 80)
    for line in found.values():
        assert cell_width(line) >= listing.TEXT_CELLS // 2


def test_columns_line_up_as_wide_as_the_settings_say(unit: Run, home: Path) -> None:
    unit("set", "3.3.1", "--owner", "买·某")
    unit("set", "3.3.2", "--owner", "王小某")
    with (home / "config.toml").open("a", encoding="utf-8") as file:
        file.write('[display]\nambiguous_width = "wide"\n')
    found = rows(unit("list").out)
    texts = {"3.3.1": "持续打造", "3.3.2": "设置"}
    ends = {cell_width(found[i].partition(t)[0], ambiguous=2) for i, t in texts.items()}
    assert len(ends) == 1


def test_the_header_says_what_was_asked_for(busy: Run) -> None:
    first = busy("list").out.splitlines()[0]
    assert first == (
        "友谊路街道2024年工作计划  宝山八村居委会  2024年第10周（3月4日—3月10日）  1/38 (2.6%)"
        "  逾期1 临期1"
    )
    assert "看：中心" in busy("list", "--type", "中心").out.splitlines()[0]
    assert "看：全部" in busy("list", "--type", "全部").out.splitlines()[0]
    assert "符合条件 1/38 项" in busy("list", "--status", "已完成").out.splitlines()[0]


def test_the_header_judges_the_week_that_was_asked_for(unit: Run, clock: Clock) -> None:
    clock.set("2026-03-06T09:00:00+08:00")
    assert "计划年度已过" in unit("list").out
    assert "计划年度" not in unit("list", "--week", "2024-W10").out
    assert "计划年度未到" in unit("list", "--week", "2023-W10").out


def test_without_a_unit_all_is_listed_and_how_to_set_up_is_said_beside_it(plancheck: Run) -> None:
    answer = plancheck("list")
    assert len(rows(answer.out)) == 51
    assert "plancheck setup" in answer.err
    assert "plancheck setup" not in answer.out
    assert "（未设置单位）  2024年" in answer.out


def test_a_search_by_initials_finds_what_the_screen_finds(unit: Run) -> None:
    for words in ("jtzb", "ＪＴＺＢ", "加梯专班"):
        assert list(rows(unit("list", "--search", words).out)) == ["3.2.2"]
    assert unit("list", "--search", "jtzbj").status == 1

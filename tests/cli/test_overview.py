"""plancheck overview."""

from __future__ import annotations

import pytest

from plancheck.cli.command import overview
from plancheck.domain.cell_widths import cell_width
from tests.cli.conftest import Run
from tests.support import Clock


@pytest.fixture
def busy(unit: Run) -> Run:
    unit("tick", "3.3.2")
    unit("set", "3.2.2", "--due", "2月29日")
    unit("set", "3.2.1", "--due", "6月底")
    return unit


def test_it_tells_sections_dates_and_weeks(busy: Run) -> None:
    lines = busy("overview").out.splitlines()
    assert lines[0].startswith("友谊路街道2024年工作计划  宝山八村居委会")
    assert any(
        line.startswith("三、全力打造美好生活新场景") and "1/11 (9.1%)" in line for line in lines
    )
    assert lines[lines.index("已过时限 1 个") + 1].lstrip().startswith("2-29 周四  逾期6天")
    assert lines[lines.index("近期时限 1 个") + 1].lstrip().startswith("6-30 周日  还有116天")
    assert "走势：到第10周末完成 1/38（比上周+1），当周记录 3 条" in lines
    assert lines[-1] == "记录  .  .  .  .  .  .  .  .  3"
    assert all(cell_width(line) <= overview.WIDTH for line in lines[1:])


def test_it_is_read_by_scripts(busy: Run) -> None:
    found = busy("overview", "--json").json
    assert (found["total"], found["done"], found["overdue"], found["notice"]) == (38, 1, 1, "")
    assert [s["number"] for s in found["sections"]] == [1, 3, 4, 5]
    assert found["late"] == [
        {
            "day": "2024-02-29",
            "measure": "3.2.2",
            "text": "健全加梯专班下沉机制，严格把控加梯质量安全和运营维保监管",
            "step": "",
            "left": -6,
        }
    ]
    assert found["weeks"][-1] == {"week": "2024-W10", "done": 1, "total": 38, "entries": 3}
    assert len(found["weeks"]) == 9


def test_after_the_plans_year_it_says_so(busy: Run, clock: Clock) -> None:
    clock.set("2026-03-06T09:00:00+08:00")
    assert "计划年度已过" in busy("overview").out
    assert busy("overview", "--json").json["weeks"][-1]["week"] == "2025-W01"


def test_without_a_unit_it_tells_of_the_whole_plan(plancheck: Run) -> None:
    answer = plancheck("overview")
    assert answer.status == 0
    assert "0/51 (0%)" in answer.out

"""Whose the plan's measures are, by a unit's name too; measures that were withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.period import Week
from plancheck.domain.progress.checklist import Question
from plancheck.domain.progress.edits import Edit
from plancheck.domain.progress.views import View
from plancheck.errors import UsageFault
from plancheck.storage.plan.file import default_plan_path
from plancheck.workspace import PreparedAct, Workspace

from ...support import TYPE, UNIT, Clock, open_home, set_up_home

NAMED = "4.1.4"
"""宝山八村居委会's, by name."""
OTHER = "宝山七村居委会"


@pytest.fixture
def other(home: Path, clock: Clock) -> Workspace:
    workspace = open_home(home, clock)
    workspace.set_up(OTHER, TYPE)
    return workspace


def does(workspace: Workspace, act: PreparedAct) -> None:
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(act)


def own_ids(workspace: Workspace) -> list[str]:
    items = workspace.unit.checklist(Question(workspace.unit.identity)).items()
    return [item.measure.id for item in items]


def reported(workspace: Workspace) -> list[str]:
    return [m.id for m in workspace.reports.report(Week(2024, 10)).measures]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        (UNIT, 38),
        ("友谊路街道宝山八村居委会", 38),
        (" 宝山八村\u200b居民委员会", 38),
        (OTHER, 37),
        ("宝山八村（东）居委会", 37),
    ],
)
def test_setup_says_how_many_measures_the_unit_of_this_name_has(
    home: Path, clock: Clock, name: str, count: int
) -> None:
    workspace = open_home(home, clock)
    assert workspace.measure_count("", TYPE) == 38
    assert workspace.measure_count(name.strip(), TYPE) == count
    assert f"本单位有 {count} 项措施。" in workspace.set_up(name, TYPE)
    assert len(own_ids(workspace)) == workspace.unit.overview().tally.total == count
    assert len(reported(workspace)) == count


@pytest.mark.parametrize(
    ("name", "hinted"),
    [
        ("宝山区友谊路街道宝山八村居委会", True),
        ("宝山区友谊路街道宝山八村居民委员会", True),
        (UNIT, False),
        ("宝山八村居民委员会", False),
        ("友谊路街道宝山七村居委会", False),
    ],
)
def test_setup_asks_whether_a_unit_is_the_one_that_the_plan_names(
    home: Path, clock: Clock, name: str, hinted: bool
) -> None:
    workspace = open_home(home, clock)
    told = workspace.set_up(name, TYPE)
    assert (f"计划点名的“{UNIT}”如果就是本单位" in told) == hinted
    assert "如果就是本单位" not in workspace.set_up(name, "中心")


def test_a_measure_of_another_units_name_is_read_and_not_ticked(other: Workspace) -> None:
    with pytest.raises(UsageFault, match=f"{NAMED} 不是本单位的措施（牵头：{UNIT}）"):
        other.edit.tick([NAMED])
    with pytest.raises(UsageFault, match=r"2\.1\.2 不是居委会的措施（牵头：公司）"):
        other.edit.tick(["2.1.2"])
    assert other.unit.item(NAMED).traits.leads is False


def test_what_hangs_on_the_units_name_stays_under_another_name(workspace: Workspace) -> None:
    does(workspace, workspace.edit.tick([NAMED]))
    assert workspace.measure_count("宝山第八居委会", TYPE) == 38
    workspace.set_up("宝山第八居委会", TYPE)
    assert workspace.measure_count("宝山第八居委会", TYPE) == 38
    does(workspace, workspace.edit.note([NAMED], "美化了三个楼道"))
    assert NAMED in own_ids(workspace)
    assert NAMED in reported(workspace)


def test_the_views_go_by_the_name_too(workspace: Workspace) -> None:
    mine = Question(workspace.unit.identity, view=View.LEADING)
    assert workspace.unit.checklist(mine).item(NAMED)
    everything = Question(leader=workspace.unit.identity, view=View.LEADING)
    assert workspace.unit.checklist(everything).shown == workspace.unit.checklist(mine).shown == 8


# --- withdrawn


@pytest.fixture
def withdrawn(home: Path, clock: Clock, tmp_path: Path) -> Workspace:
    """3.3.2 had records and 3.3.3 had none when both were withdrawn."""
    before = set_up_home(home, clock)
    does(before, before.edit.change(["3.3.2"], Edit(owner="王某", percent=40)))
    does(before, before.edit.note(["3.3.2"], "邮筒已经选址"))
    does(before, before.edit.tick(["3.3.4"]))
    text = default_plan_path().read_text(encoding="utf-8")
    for id in ("3.3.2", "3.3.3"):
        text = text.replace(f'id = "{id}"', f'id = "{id}"\nwithdrawn = true')
    path = tmp_path / "计划.toml"
    path.write_text(text.replace("revision = 1", "revision = 2"), encoding="utf-8")
    return open_home(home, clock, path)


def test_a_withdrawn_measure_concerns_nobody(withdrawn: Workspace) -> None:
    assert withdrawn.unit.problems == ()
    assert len(own_ids(withdrawn)) == 36
    assert not {"3.3.2", "3.3.3"} & {*own_ids(withdrawn), *reported(withdrawn)}
    assert withdrawn.unit.owners() == []
    with pytest.raises(UsageFault, match=r"3\.3\.2 已作废"):
        withdrawn.edit.tick(["3.3.2"])


def test_it_is_shown_where_something_was_recorded_on_it_and_counts_for_nothing(
    withdrawn: Workspace,
) -> None:
    whole = withdrawn.unit.checklist(Question())
    assert whole.item("3.3.2") and whole.item("3.3.3") is None
    assert whole.tally.total == whole.candidates == 49
    for view in View:
        assert withdrawn.unit.checklist(Question(view=view)).item("3.3.2") is None
    assert withdrawn.unit.checklist(Question(words="邮筒")).shown == 1
    assert len(withdrawn.unit.entries_of("3.3.2")) == 4
    assert withdrawn.unit.item("3.3.2").state.notes[0].text == "邮筒已经选址"
    with pytest.raises(UsageFault, match=r"没有措施“3\.3\.3”"):
        withdrawn.unit.entries_of("3.3.3")

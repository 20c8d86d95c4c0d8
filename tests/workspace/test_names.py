"""A unit whose name or type was corrected, or that merged into another: one unit, one ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.ledger.entry import Entry
from plancheck.domain.ledger.unit_names import UnitName, names_in
from plancheck.domain.progress.status import Status
from plancheck.errors import BadFile, NothingFound
from plancheck.workspace import PreparedAct, Workspace

from ..support import TYPE, UNIT, Clock, open_home, set_up_home

OTHER = "宝山八村(东)居委会"
CORRECTED = "宝山第八村居委会"


@pytest.fixture
def ids(workspace: Workspace) -> list[str]:
    """Measures that the unit answers for."""
    return [m.id for m in workspace.unit.measures.values() if workspace.unit.owns(m)]


def does(workspace: Workspace, act: PreparedAct) -> tuple[Entry, ...]:
    assert workspace.unit.ledger
    return workspace.unit.ledger.perform(act).entries


def names(workspace: Workspace) -> list[UnitName]:
    """The names on record."""
    assert workspace.unit.ledger
    return names_in(workspace.unit.ledger.history)


def called(workspace: Workspace) -> list[str]:
    """The unit's former names, all of its present type."""
    assert {type for _, type in workspace.unit.former} <= {workspace.unit.type}
    return [name for name, _ in workspace.unit.former]


def ledger_of(home: Path, workspace: Workspace) -> Path:
    (path,) = home.glob(f"ledger/*/*/{workspace.unit.config.pc}.toml")
    return path


def a_home(root: Path, clock: Clock, *called: str) -> Workspace:
    """A home that began under the first name, and was corrected to the others after an act each."""
    workspace = open_home(root, clock)
    for name in called:
        workspace.set_up(name, TYPE, "乙")
        does(workspace, workspace.edit.note(["4.1.3"], f"{name}写的"))
    return workspace


def test_no_name_is_put_on_record_where_none_was_corrected(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    workspace.set_up(UNIT, TYPE, "乙")
    does(workspace, workspace.edit.tick(ids[1:2]))
    again = open_home(home, clock)
    does(again, again.edit.tick(ids[2:3]))
    assert names(again) == []
    assert called(again) == []


def test_the_first_act_after_a_correction_puts_the_name_on_record_once(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    workspace.set_up(CORRECTED, TYPE)
    assert names(workspace) == []
    entries = does(workspace, workspace.edit.tick(ids[1:2]))
    assert [(e.measure, e.field, e.value) for e in entries if not e.measure] == [
        ("", "unit", {"name": CORRECTED, "type": TYPE})
    ]
    again = open_home(home, clock)
    does(again, again.edit.tick(ids[2:3]))
    assert names(again) == [UnitName(CORRECTED, TYPE)]
    assert called(again) == [UNIT]


def test_a_correction_of_a_home_from_before_is_put_on_record_too(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    """It was made by a version that kept no former name, or by hand."""
    does(workspace, workspace.edit.tick(ids[:1]))
    config = home / "config.toml"
    text = config.read_text(encoding="utf-8").replace(f'"{UNIT}"', f'"{CORRECTED}"', 1)
    config.write_text(text, encoding="utf-8")
    again = open_home(home, clock)
    assert called(again) == [UNIT]
    does(again, again.edit.tick(ids[1:2]))
    assert names(again) == [UnitName(CORRECTED, TYPE)]


def test_a_corrected_type_is_put_on_record_with_the_one_before(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    workspace.set_up(UNIT, "中心")
    again = open_home(home, clock)
    does(again, again.edit.tick(["3.3.2"]))
    assert names(again) == [UnitName(UNIT, TYPE), UnitName(UNIT, "中心")]
    assert again.unit.former == (UnitName(UNIT, TYPE),)
    again.set_up(UNIT, TYPE)
    does(again, again.edit.tick(ids[1:2]))
    assert names(again)[-1] == UnitName(UNIT, "中心")  # recorded once more, each named once
    assert again.unit.ledger
    assert again.unit.ledger.recorded_name == UnitName(UNIT, TYPE)


def test_corrected_to_and_fro_without_an_act_nothing_is_put_on_record(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    workspace.set_up(CORRECTED, "中心")
    workspace.set_up(OTHER, TYPE)
    workspace.set_up(UNIT, TYPE)
    does(workspace, workspace.edit.tick(ids[1:2]))
    assert names(workspace) == []
    assert called(workspace) == []


def test_another_unit_set_up_in_the_home_is_no_correction(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    """Both have records: each keeps its own."""
    workspace.set_up("宝山七村居委会", TYPE)
    does(workspace, workspace.edit.tick(ids[:1]))
    workspace.set_up(UNIT, TYPE)
    assert called(workspace) == ["宝山七村居委会"]  # it had no records of its own
    does(workspace, workspace.edit.tick(ids[1:2]))
    assert names(workspace) == [UnitName(UNIT, TYPE)]


def test_undo_takes_the_act_back_and_leaves_the_name(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    workspace.set_up(CORRECTED, TYPE)
    does(workspace, workspace.edit.tick(ids[1:2]))
    for place in range(2):
        assert workspace.unit.progress.state(ids[1 - place]).status is Status.DONE
        does(workspace, workspace.undo.last())
        assert workspace.unit.progress.state(ids[1 - place]).status is Status.NOT_STARTED
    with pytest.raises(NothingFound):
        workspace.undo.last()
    assert names(workspace) == [UnitName(CORRECTED, TYPE)]


def test_two_homes_that_call_the_unit_differently_do_not_answer_each_other_for_ever(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str], tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    other = a_home(tmp_path / "other", clock, UNIT, CORRECTED)
    for _ in range(3):
        workspace.merge(ledger_of(tmp_path / "other", other))
        does(workspace, workspace.edit.note(ids[:1], "甲写的"))
        other.merge(ledger_of(home, workspace))
        does(other, other.edit.note(ids[:1], "乙写的"))
    assert names(workspace) == names(other) == [UnitName(CORRECTED, TYPE)]
    assert called(workspace) == [CORRECTED]
    assert called(other) == [UNIT]


# --- merging


@pytest.mark.parametrize("name", [UNIT, "宝山八村 居委会", "宝山八村居委会\u200b"])
def test_a_ledger_that_began_under_another_name_and_was_corrected_is_merged(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path, name: str
) -> None:
    other = a_home(tmp_path / "other", clock, "别的居委会", name)
    does(workspace, workspace.edit.tick(["4.1.3"]))
    assert "新增 3 条" in workspace.merge(ledger_of(tmp_path / "other", other))
    assert len(workspace.unit.progress.state("4.1.3").notes) == 2
    assert called(workspace) == ["别的居委会"]
    other.merge(ledger_of(home, workspace))
    assert other.unit.progress.states == workspace.unit.progress.states


def test_a_ledger_of_a_name_that_this_unit_had_is_merged_whatever_either_is_called_now(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    """A: 甲, then 乙; B: began as 丙, was 乙 for a time, and is 丁 now."""
    ours = a_home(tmp_path / "ours", clock, "甲居委会", "乙居委会")
    theirs = a_home(tmp_path / "theirs", clock, "丙居委会", "乙居委会", "丁居委会")
    ours.merge(ledger_of(tmp_path / "theirs", theirs))
    theirs.merge(ledger_of(tmp_path / "ours", ours))
    assert ours.unit.progress.states == theirs.unit.progress.states
    assert set(called(ours)) == {"甲居委会", "丙居委会", "丁居委会"}
    assert set(called(theirs)) == {"甲居委会", "乙居委会", "丙居委会"}


def test_a_ledger_written_with_other_brackets_is_this_units(clock: Clock, tmp_path: Path) -> None:
    ours = a_home(tmp_path / "ours", clock, "宝山八村（东）居委会")
    theirs = a_home(tmp_path / "theirs", clock, OTHER)
    assert "新增 1 条" in ours.merge(ledger_of(tmp_path / "theirs", theirs))
    assert called(ours) == []


def test_a_unit_that_merged_into_another_is_asked_for_once_and_answered_for_all_its_pcs(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str], tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    merged = [a_home(tmp_path / f"{n}", clock, "宝山九村居委会") for n in range(2)]
    ledgers = [ledger_of(tmp_path / f"{n}", other) for n, other in enumerate(merged)]
    with pytest.raises(BadFile, match=r"另一个单位（宝山九村居委会）.*--same-unit"):
        workspace.merge(ledgers[0])
    assert workspace.unit.progress.state("4.1.3").notes == ()
    told = workspace.merge(ledgers[0], same_unit=True)
    assert "新增 1 条" in told
    assert "宝山九村居委会 已记为本单位的名称" in told
    assert names(workspace) == [UnitName("宝山九村居委会", TYPE), UnitName(UNIT, TYPE)]
    assert "已记为" not in workspace.merge(ledgers[1])
    assert len(workspace.unit.progress.state("4.1.3").notes) == 2
    assert called(workspace) == ["宝山九村居委会"]
    third = set_up_home(tmp_path / "third", clock)
    third.merge(ledger_of(home, workspace))
    third.merge(ledgers[0])
    assert third.unit.progress.states.keys() >= {ids[0], "4.1.3"}
    merged[0].merge(ledger_of(home, workspace))  # it knows its own name in there
    assert merged[0].unit.progress.state(ids[0]).status is Status.DONE


def test_the_answer_is_no_act_to_undo(
    workspace: Workspace, clock: Clock, ids: list[str], tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    other = a_home(tmp_path / "other", clock, "宝山九村居委会")
    workspace.merge(ledger_of(tmp_path / "other", other), same_unit=True)
    does(workspace, workspace.undo.last())
    assert workspace.unit.progress.state(ids[0]).status is Status.NOT_STARTED


def test_a_stranger_that_was_corrected_is_a_stranger_still(
    workspace: Workspace, clock: Clock, tmp_path: Path
) -> None:
    other = a_home(tmp_path / "other", clock, "别的居委会", "又一个居委会")
    with pytest.raises(BadFile, match="另一个单位（别的居委会）"):
        workspace.merge(ledger_of(tmp_path / "other", other))
    assert workspace.unit.progress.states == {}


def test_a_strangers_ledger_glued_behind_a_corrected_one_is_refused(
    workspace: Workspace, clock: Clock, tmp_path: Path
) -> None:
    other = a_home(tmp_path / "other", clock, "别的居委会", UNIT)
    stranger = a_home(tmp_path / "stranger", clock, "宝山七村居委会")
    glued = tmp_path / "glued.toml"
    glued.write_bytes(
        ledger_of(tmp_path / "other", other).read_bytes()
        + ledger_of(tmp_path / "stranger", stranger).read_bytes()
    )
    with pytest.raises(BadFile, match="另一个单位（宝山七村居委会）"):
        workspace.merge(glued)

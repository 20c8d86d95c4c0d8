"""The workspace end to end: acts on disk and back, restarts, other windows, other PCs."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plancheck.domain.period import Months, Week
from plancheck.domain.plan.model import Units
from plancheck.domain.progress.checklist import Question
from plancheck.domain.progress.edits import CLEARED, Edit
from plancheck.domain.progress.fold import fold
from plancheck.domain.progress.state import UNTOUCHED, MeasureState, NoteKind
from plancheck.domain.progress.status import Status
from plancheck.errors import BadFile, NothingFound, NotSaved, UsageFault
from plancheck.storage import atomic, locks
from plancheck.workspace import PreparedAct, UnitLedger, Workspace

from ..specimens import BEIJING
from ..support import TYPE, UNIT, Clock, open_home, set_up_home


@pytest.fixture
def ids(workspace: Workspace) -> list[str]:
    """Three measures that the unit answers for."""
    return [m.id for m in workspace.unit.measures.values() if workspace.unit.owns(m)][:3]


def book_of(workspace: Workspace) -> UnitLedger:
    assert workspace.unit.ledger
    return workspace.unit.ledger


def does(workspace: Workspace, act: PreparedAct) -> PreparedAct:
    return book_of(workspace).perform(act)


def state(workspace: Workspace, id: str) -> MeasureState:
    return workspace.unit.progress.state(id)


def ledger_of(home: Path) -> Path:
    (path,) = home.glob("ledger/*/*/*.toml")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


# --- acts


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (lambda w, id: w.edit.tick([id]), {"status": Status.DONE}),
        (lambda w, id: w.edit.change([id], Edit(percent=40)), {
            "status": Status.IN_PROGRESS, "percent_set": 40}),
        (lambda w, id: w.edit.change([id], Edit(amount=2.5)), {"amount": 2.5}),
        (lambda w, id: w.edit.change([id], Edit(owner=" 王五 ")), {"owner": "王五"}),
        (lambda w, id: w.edit.change([id], Edit(due=date(2024, 6, 30))), {
            "due": date(2024, 6, 30)}),
        (lambda w, id: w.edit.change([id], Edit(Status.BLOCKED, reason="缺“场地”\\")), {
            "status": Status.BLOCKED, "reason": "缺“场地”\\"}),
    ],
)  # fmt: skip
def test_an_act_is_there_after_a_restart(
    workspace: Workspace,
    home: Path,
    clock: Clock,
    ids: list[str],
    act: Callable[[Workspace, str], PreparedAct],
    expected: dict[str, object],
) -> None:
    does(workspace, act(workspace, ids[0]))
    for one in (workspace, open_home(home, clock)):
        found = state(one, ids[0])._asdict()
        assert {key: found[key] for key in expected} == expected
        assert one.unit.problems == ()
    assert open_home(home, clock).unit.progress == workspace.unit.progress


def test_notes_are_there_after_a_restart(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.note(ids[:1], "第一行\n第二行 😀", NoteKind.PROBLEM))
    does(workspace, workspace.edit.note(ids[:1], "长" * 8_000))
    first, second = state(open_home(home, clock), ids[0]).notes
    assert {(n.kind, n.text) for n in (first, second)} == {
        (NoteKind.PROBLEM, "第一行\n第二行 😀"),
        (NoteKind.PROGRESS, "长" * 8_000),
    }


def test_one_act_on_several_measures_is_taken_back_as_one(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    act = does(workspace, workspace.edit.tick(ids))
    assert act.message == "已完成 " + "、".join(ids)
    assert act.measures == set(ids)
    again = open_home(home, clock)
    does(again, again.undo.last())
    assert {state(again, id).status for id in ids} == {Status.NOT_STARTED}


def test_an_act_that_changes_nothing_writes_nothing(
    workspace: Workspace, home: Path, ids: list[str]
) -> None:
    assert does(workspace, workspace.edit.change(ids, Edit(owner=CLEARED))).message == "没有变化"
    assert list(home.glob("ledger/**/*")) == []
    does(workspace, workspace.edit.tick(ids[:1]))
    before = tree(home)
    does(workspace, workspace.edit.tick(ids[:1]))
    assert tree(home) == before


def test_an_entry_says_who_when_and_for_which_day(
    workspace: Workspace, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1], date(2024, 3, 1)))
    (entry,) = workspace.unit.entries_of(ids[0])
    assert (entry.by, entry.pc, entry.n) == ("甲", workspace.unit.config.pc, 1)
    assert entry.at == clock()
    assert entry.on == date(2024, 3, 1)


@pytest.mark.parametrize("status", [Status.ONGOING, Status.NOT_APPLICABLE])
def test_what_is_kept_up_or_not_applicable_is_not_ticked(
    workspace: Workspace, ids: list[str], status: Status
) -> None:
    does(workspace, workspace.edit.change(ids[:1], Edit(status)))
    with pytest.raises(UsageFault, match=status.value):
        workspace.edit.tick(ids[:1])


def test_what_is_not_done_is_not_unticked(workspace: Workspace, ids: list[str]) -> None:
    with pytest.raises(UsageFault, match="还不是已完成"):
        workspace.edit.untick(ids[:1])


def test_measures_of_others_are_read_only(workspace: Workspace) -> None:
    other = next(m.id for m in workspace.unit.measures.values() if not workspace.unit.owns(m))
    with pytest.raises(UsageFault, match="只能查看"):
        workspace.edit.tick([other])
    assert workspace.unit.entries_of(other) == []


def test_an_unknown_id_is_answered_with_the_nearest(workspace: Workspace, ids: list[str]) -> None:
    with pytest.raises(UsageFault, match="相近的有") as caught:
        workspace.edit.tick([ids[0] + "9"])
    assert ids[0] in str(caught.value)
    with pytest.raises(UsageFault, match="没有措施") as caught:
        workspace.unit.known("\x1b]52;c;AA\x07")
    assert "\x1b" not in str(caught.value)


def test_a_day_to_come_is_refused(workspace: Workspace, ids: list[str]) -> None:
    tomorrow = date(2024, 3, 7)
    acts: list[Callable[[], PreparedAct]] = [
        lambda: workspace.edit.tick(ids, tomorrow),
        lambda: workspace.edit.untick(ids, tomorrow),
        lambda: workspace.edit.change(ids, Edit(percent=1), tomorrow),
        lambda: workspace.edit.note(ids, "x", on=tomorrow),
    ]
    for act in acts:
        with pytest.raises(UsageFault, match="还没有到"):
            act()


@pytest.mark.parametrize(
    "what",
    [Edit(percent=101), Edit(percent=-1), Edit(amount=-1), Edit(amount=float("nan")),
     Edit(amount=1e15), Edit(owner="长" * 501), Edit(reason="长" * 8_001)],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_not_cut(
    workspace: Workspace, ids: list[str], what: Edit
) -> None:
    with pytest.raises(UsageFault):
        workspace.edit.change(ids, what)


@pytest.mark.parametrize("text", ["", "  ", "\n", "长" * 8_001])
def test_an_empty_note_and_one_too_long_are_refused(
    workspace: Workspace, ids: list[str], text: str
) -> None:
    with pytest.raises(UsageFault):
        workspace.edit.note(ids, text)


# --- undo


def test_undo_and_redo_go_on_over_restarts(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    does(workspace, workspace.edit.change(ids, Edit(owner="王五")))
    does(workspace, workspace.edit.note(ids[1:2], "开工"))
    steps = [workspace.unit.progress]
    for _ in range(3):
        workspace = open_home(home, clock)
        does(workspace, workspace.undo.last())
        steps.append(workspace.unit.progress)
    assert {s.status for s in workspace.unit.progress.states.values()} == {Status.NOT_STARTED}
    with pytest.raises(NothingFound, match="没有可以撤销"):
        workspace.undo.last()
    for expected in steps[2::-1]:
        workspace = open_home(home, clock)
        does(workspace, workspace.undo.redo())
        assert workspace.unit.progress.states == expected.states
    with pytest.raises(NothingFound, match="没有可以重做"):
        workspace.undo.redo()


def test_an_act_that_another_pc_went_over_is_not_undone(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str], tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    other = set_up_home(tmp_path / "other", clock)
    other.merge(ledger_of(home))
    does(other, other.edit.change(ids[:1], Edit(Status.BLOCKED, reason="返工")))
    workspace.merge(
        tmp_path.joinpath("other", ledger_of(home).relative_to(home)).with_name(
            f"{other.unit.config.pc}.toml"
        )
    )
    with pytest.raises(NothingFound, match="又改过，保持现状"):
        workspace.undo.last()
    assert state(workspace, ids[0]).status is Status.BLOCKED


# --- clocks


def test_a_clock_years_ahead_and_set_right_again_takes_no_act_back(
    workspace: Workspace, clock: Clock, ids: list[str]
) -> None:
    clock.set("2031-01-01T09:00:00+08:00")
    does(workspace, workspace.edit.tick(ids[:1]))
    clock.set("2024-03-06T10:00:00+08:00")
    assert state(workspace, ids[0]).status is Status.DONE
    does(workspace, workspace.edit.untick(ids[:1]))
    assert state(workspace, ids[0]).status is Status.NOT_STARTED
    does(workspace, workspace.edit.tick(ids[:1]))
    does(workspace, workspace.edit.change(ids[:1], Edit(Status.ONGOING)))
    assert state(workspace, ids[0]).status is Status.ONGOING
    with pytest.raises(UsageFault):
        workspace.edit.tick(ids[:1])


def test_a_time_that_no_record_can_hold_is_not_saved_and_said(
    workspace: Workspace, clock: Clock, ids: list[str]
) -> None:
    from datetime import datetime, timedelta, timezone

    clock.now = datetime(1900, 1, 1, tzinfo=timezone(timedelta(seconds=29143)))
    with pytest.raises(NotSaved, match="日期和时间"):
        does(workspace, workspace.edit.tick(ids[:1]))
    assert workspace.unit.progress.states == {}
    clock.now = datetime(2024, 3, 6, tzinfo=BEIJING)
    does(workspace, workspace.edit.tick(ids[:1]))


# --- a second window


def test_a_change_from_outside_is_seen_and_read(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    window = open_home(home, clock)
    assert not book_of(window).stale()
    does(workspace, workspace.edit.tick(ids[:1]))
    assert book_of(window).stale()
    assert state(window, ids[0]).status is Status.NOT_STARTED
    book_of(window).reload()
    assert state(window, ids[0]).status is Status.DONE
    assert not book_of(window).stale()
    assert not book_of(workspace).stale()


def test_two_windows_that_do_not_see_each_other_lose_nothing(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    window = open_home(home, clock)
    does(workspace, workspace.edit.tick(ids[:1]))
    does(window, window.edit.change(ids[:1], Edit(Status.BLOCKED)))
    does(workspace, workspace.edit.change(ids[1:2], Edit(owner="王五")))
    does(window, window.edit.note(ids[2:3], "开工"))
    again = open_home(home, clock)
    assert [e.n for e in again.unit.entries_of(ids[0])] == [1, 2]
    assert state(again, ids[0]).conflicts == ("status",)
    assert state(again, ids[1]).owner == "王五"
    assert len(state(again, ids[2]).notes) == 1
    assert again.unit.problems == ()
    does(again, again.edit.change(ids[:1], Edit(Status.BLOCKED)))
    assert state(again, ids[0]).conflicts == ()


def test_acts_still_waiting_stay_shown_when_another_window_had_written(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    """Two quick key presses while another window appends: the third is over the second."""
    window, book = open_home(home, clock), book_of(workspace)
    does(window, window.edit.note(ids[1:2], "别的窗口"))
    first = workspace.edit.tick(ids[:1])
    book.apply(first)
    second = workspace.edit.change(ids[:1], Edit(Status.BLOCKED))
    book.apply(second)
    assert book.stored(book.store(first))
    assert state(workspace, ids[0]).status is Status.BLOCKED
    third = workspace.edit.change(ids[:1], Edit(Status.IN_PROGRESS))
    book.apply(third)
    for act in (second, third):
        book.stored(book.store(act))
    for one in (workspace, open_home(home, clock)):
        assert state(one, ids[0]).status is Status.IN_PROGRESS
        assert state(one, ids[0]).conflicts == ()
        assert [e.n for e in one.unit.entries_of(ids[0])] == [2, 3, 4]
        assert len(book_of(one).stacks().undo) == 4


def test_acts_on_their_way_while_another_window_appends_are_all_shown_when_they_are_saved(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    """Later acts are on disk before it is heard that an earlier one is."""
    book = book_of(workspace)
    acts: list[PreparedAct] = []
    for n in range(3):
        acts.append(workspace.edit.note(ids[:1], f"第{n}条"))
        book.apply(acts[-1])
    does(open_home(home, clock), open_home(home, clock).edit.note(ids[:1], "另一窗口的"))
    first, second = (book.store(act) for act in acts[:2])
    book.stored(first)
    third = book.store(acts[2])
    book.stored(second)
    book.stored(third)
    again = book_of(open_home(home, clock))
    assert set(book.history.by_id) == set(again.history.by_id)
    assert book.problems == ()
    assert not book.stale()


def test_acts_stored_before_the_first_is_told_of_are_not_shown_twice(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    window, book = open_home(home, clock), book_of(workspace)
    does(window, window.edit.note(ids[1:2], "别的窗口"))
    acts = [workspace.edit.tick(ids[:1])]
    book.apply(acts[0])
    acts.append(workspace.edit.change(ids[:1], Edit(Status.BLOCKED)))
    book.apply(acts[1])
    recorded = [book.store(act) for act in acts]
    for entries in recorded:
        book.stored(entries)
    assert len(workspace.unit.entries_of(ids[0])) == 2
    assert state(workspace, ids[0]) == state(open_home(home, clock), ids[0])


# --- what cannot be saved


def failing(number: int) -> Callable[..., None]:
    def fail(*_: object) -> None:
        raise OSError(number, "")

    return fail


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
def test_what_is_not_saved_goes_back_to_what_is_on_disk(
    workspace: Workspace,
    home: Path,
    ids: list[str],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
) -> None:
    does(workspace, workspace.edit.change(ids[:1], Edit(Status.BLOCKED)))
    shown, before = workspace.unit.progress, tree(home)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing(number))
        with pytest.raises(NotSaved, match=atomic.reason(OSError(number, ""))):
            does(workspace, workspace.edit.tick(ids))
    assert workspace.unit.progress == shown
    assert tree(home) == before
    assert len(book_of(workspace).stacks().undo) == 1
    does(workspace, workspace.edit.tick(ids))
    assert {state(workspace, id).status for id in ids} == {Status.DONE}


def test_where_nothing_is_known_the_disk_is_read_again(
    workspace: Workspace, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    does(workspace, workspace.edit.change(ids[:1], Edit(Status.BLOCKED)))
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing(errno.EIO))
        patched.setattr(os, "ftruncate", failing(errno.EIO))
        with pytest.raises(NotSaved) as caught:
            does(workspace, workspace.edit.tick(ids[:1]))
    assert caught.value.unknown
    assert state(workspace, ids[0]).status is Status.DONE  # it is in the file, so it is shown


def test_a_ledger_locked_elsewhere_is_not_saved(
    workspace: Workspace, home: Path, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "WAIT_SECONDS", 0.05)
    does(workspace, workspace.edit.tick(ids[:1]))
    act = workspace.edit.untick(ids[:1])
    with locks.Lock(ledger_of(home)).held(), pytest.raises(NotSaved, match="另一个窗口"):
        does(workspace, act)
    assert state(workspace, ids[0]).status is Status.DONE


def test_a_newer_ledger_is_shown_and_not_written(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    path = ledger_of(home)
    path.write_bytes(path.read_bytes().replace(b"ledger/1", b"ledger/2"))
    before = tree(home)
    newer = open_home(home, clock)
    assert state(newer, ids[0]).status is Status.DONE
    assert "升级" in newer.unit.read_only
    with pytest.raises(NotSaved, match="升级"):
        newer.edit.untick(ids[:1])
    with pytest.raises(NotSaved, match="升级"):
        does(workspace, workspace.edit.untick(ids[:1]))  # a window opened before
    assert tree(home) == before


def test_damage_is_named_and_costs_only_what_is_damaged(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    for id in ids:
        does(workspace, workspace.edit.tick([id]))
    path = ledger_of(home)
    damaged = path.read_bytes().replace("已完成".encode(), "已完戍".encode(), 1)
    path.write_bytes(damaged)
    again = open_home(home, clock)
    assert [state(again, id).status for id in ids] == [
        Status.NOT_STARTED,
        Status.DONE,
        Status.DONE,
    ]
    assert any(p.source == path.name and p.line > 4 for p in again.unit.problems)
    assert any("缺第 1 条" in str(p) for p in again.unit.problems)
    does(again, again.edit.tick(ids[:1]))
    assert path.read_bytes().startswith(damaged)
    assert {state(open_home(home, clock), id).status for id in ids} == {Status.DONE}


# --- reading writes nothing


def test_opening_and_reading_write_nothing(home: Path, clock: Clock) -> None:
    empty = open_home(home, clock)
    assert empty.unit.ledger is None
    assert empty.unit.type is None
    assert empty.unit.checklist(Question()).candidates == len(empty.unit.measures)
    with pytest.raises(UsageFault, match="plancheck setup"):
        empty.edit.tick(["1.1.1"])
    with pytest.raises(UsageFault):
        empty.reports.report(Week(2024, 10))
    assert not home.exists()


def test_reading_a_unit_writes_nothing(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    before = tree(home)
    again = open_home(home, clock)
    again.unit.checklist(Question(Units(TYPE)), Week(2024, 10))
    again.unit.entries_of(ids[0])
    again.reports.report(Week(2024, 10))
    book_of(again).reload()
    assert tree(home) == before


def test_the_list_of_a_week_shows_its_end(
    workspace: Workspace, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.change(ids[:1], Edit(Status.IN_PROGRESS)))
    clock.set("2024-03-12T09:00:00+08:00")
    does(workspace, workspace.edit.tick(ids[:1]))
    question = Question(Units(TYPE))
    assert workspace.unit.checklist(question).tally.done == 1
    assert workspace.unit.checklist(question, Week(2024, 10)).tally.done == 0
    assert workspace.unit.checklist(question, Week(2024, 11)).tally.done == 1


# --- the unit


def test_a_corrected_name_keeps_its_records(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    folders = {p.parent for p in home.glob("ledger/*/*/*.toml")}
    for name in ("宝山第八村居委会", "宝山八村第一居委会", UNIT):
        assert "原有记录保留" in workspace.set_up(name, TYPE)
        for one in (workspace, open_home(home, clock)):
            assert one.unit.name == name
            assert state(one, ids[0]).status is Status.DONE
    does(workspace, workspace.edit.tick(ids[1:2]))
    assert {p.parent for p in home.glob("ledger/*/*/*.toml")} == folders


def test_setting_the_same_unit_up_again_keeps_its_records(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    workspace.set_up("宝山第八村居委会", TYPE)
    pc = workspace.unit.config.pc
    stray = workspace.unit.home.ledger(workspace.unit.plan.id, "x").parent
    from plancheck.storage.file_names import unit_folder

    (stray / unit_folder("宝山第八村居委会")).mkdir()  # an empty folder of the new name
    workspace.set_up("宝山第八村居委会", TYPE, "乙", "021-1")
    again = open_home(home, clock)
    assert state(again, ids[0]).status is Status.DONE
    assert (again.unit.config.clerk, again.unit.config.phone, again.unit.config.pc) == (
        "乙",
        "021-1",
        pc,
    )


def test_a_unit_without_a_folder_in_its_settings_keeps_its_records_too(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    config = home / "config.toml"
    lines = config.read_text(encoding="utf-8").splitlines(keepends=True)
    config.write_text("".join(x for x in lines if not x.startswith("folder")), encoding="utf-8")
    again = open_home(home, clock)
    assert state(again, ids[0]).status is Status.DONE
    again.set_up("宝山第八村居委会", TYPE)
    assert state(open_home(home, clock), ids[0]).status is Status.DONE


def test_a_unit_that_has_records_of_its_own_is_changed_to(
    home: Path, clock: Clock, workspace: Workspace, ids: list[str], tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    other = open_home(tmp_path / "other", clock)
    other.set_up("别的居委会", TYPE)
    does(other, other.edit.tick(ids[1:2]))
    shutil.copytree(tmp_path / "other" / "ledger", home / "ledger", dirs_exist_ok=True)
    assert "原有记录保留" not in workspace.set_up("别的居委会", TYPE)
    assert [state(workspace, id).status for id in ids[:2]] == [Status.NOT_STARTED, Status.DONE]
    workspace.set_up(UNIT, TYPE)
    assert [state(workspace, id).status for id in ids[:2]] == [Status.DONE, Status.NOT_STARTED]


@pytest.mark.parametrize(
    "unit", ["../", "../../etc", "CON", ".", "/", "汉" * 500, "a\x00b\n", '"引号"\\', "😀"]
)
def test_a_units_name_chooses_no_path(
    home: Path, clock: Clock, tmp_path: Path, unit: str, ids: list[str]
) -> None:
    shutil.rmtree(home)
    workspace = open_home(home, clock)
    workspace.set_up(unit, TYPE)
    does(workspace, workspace.edit.tick(ids[:1]))
    path = ledger_of(home)
    assert path.resolve() == path
    assert path.parents[3] == home
    assert {p.name for p in tmp_path.iterdir()} == {"home"}
    again = open_home(home, clock)
    assert again.unit.name == workspace.unit.name
    assert state(again, ids[0]).status is Status.DONE


def test_an_empty_name_an_unknown_type_and_a_name_too_long_are_refused(
    home: Path, clock: Clock
) -> None:
    workspace = open_home(home, clock)
    for unit, unit_type in (("  ", TYPE), (UNIT, "没有这种"), ("汉" * 501, TYPE)):
        with pytest.raises(UsageFault):
            workspace.set_up(unit, unit_type)
    assert not home.exists()


def test_settings_that_are_no_toml_stop_the_opening_with_a_message(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    (home / "config.toml").write_text("[unit\n", encoding="utf-8")
    with pytest.raises(BadFile, match=r"config\.toml"):
        open_home(home, clock)


@pytest.mark.parametrize("files", [1, 2])
def test_a_wrong_installation_id_is_named_and_the_places_own_or_a_new_one_taken(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str], tmp_path: Path, files: int
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    config, pc = home / "config.toml", workspace.unit.config.pc
    text = config.read_text(encoding="utf-8")
    if files == 2:
        text, *_ = text.partition("[installation.places")
    config.write_text(text.replace(f'"{pc}"', '"../../../x"'), encoding="utf-8")
    again = open_home(home, clock)
    assert any("pc" in p.message for p in again.unit.problems)
    does(again, again.edit.tick(ids[1:2]))
    assert [state(open_home(home, clock), id).status for id in ids[:2]] == [Status.DONE] * 2
    assert len({p.name for p in home.glob("ledger/*/*/*.toml")}) == files
    assert {p.name for p in tmp_path.iterdir()} == {"home"}


# --- other PCs


def test_another_pcs_ledger_is_merged_and_conflicts_are_said(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str], tmp_path: Path
) -> None:
    other = set_up_home(tmp_path / "other", clock)
    does(other, other.edit.change(ids[:1], Edit(Status.BLOCKED)))
    does(other, other.edit.note(ids[1:2], "那边写的"))
    does(workspace, workspace.edit.tick(ids[:1]))
    source = ledger_of(tmp_path / "other")
    told = workspace.merge(source)
    assert "2 条记录，新增 2 条" in told
    assert "1 处并存" in told
    assert "新增 0 条" in workspace.merge(source)
    again = open_home(home, clock)
    assert state(again, ids[0]).conflicts == ("status",)
    assert state(again, ids[1]).notes[0].by == "甲"
    does(again, again.edit.tick(ids[:1]))
    assert state(again, ids[0]).conflicts == ()
    other.merge(home / ledger_of_pc(home, again))
    assert other.unit.progress.states == again.unit.progress.states


def ledger_of_pc(home: Path, workspace: Workspace) -> Path:
    (path,) = home.glob(f"ledger/*/*/{workspace.unit.config.pc}.toml")
    return path


def test_a_lost_own_ledger_brought_back_from_a_copy_gives_no_number_twice(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str], tmp_path: Path
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    kept = tmp_path / "kept.toml"
    ledger_of(home).rename(kept)
    again = open_home(home, clock)
    again.merge(kept)
    does(again, again.edit.tick(ids[1:2]))
    entries = [e for id in ids for e in again.unit.entries_of(id)]
    assert len({(e.pc, e.n) for e in entries}) == len(entries) == 2
    assert [state(again, id).status for id in ids[:2]] == [Status.DONE] * 2


def test_another_units_ledger_is_refused(
    workspace: Workspace, clock: Clock, ids: list[str], tmp_path: Path
) -> None:
    other = open_home(tmp_path / "other", clock)
    other.set_up("别的居委会", TYPE)
    does(other, other.edit.tick(ids[:1]))
    with pytest.raises(BadFile, match="另一个单位（别的居委会）"):
        workspace.merge(ledger_of(tmp_path / "other"))
    assert workspace.unit.progress.states == {}


def test_a_ledger_from_before_the_names_correction_is_still_this_units(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str], tmp_path: Path
) -> None:
    other = set_up_home(tmp_path / "other", clock)
    does(other, other.edit.tick(ids[:1]))
    does(workspace, workspace.edit.tick(ids[1:2]))
    workspace.set_up("宝山第八村居委会", TYPE)
    workspace.merge(ledger_of(tmp_path / "other"))
    assert [state(workspace, id).status for id in ids[:2]] == [Status.DONE] * 2


# --- backups and reports


def test_the_first_act_of_a_day_keeps_a_copy_of_the_days_before(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    for day, id in zip((6, 7, 8), ids, strict=True):
        clock.set(f"2024-03-{day:02}T09:00:00+08:00")
        before = ledger_of(home).read_bytes() if day > 6 else b""
        does(workspace, workspace.edit.tick([id]))
        does(workspace, workspace.edit.note([id], "同一天"))
        copies = sorted(home.glob("backups/**/*.toml"))
        assert [p.stem[-10:] for p in copies] == [f"2024-03-{d:02}" for d in range(7, day + 1)]
        if day > 6:
            assert copies[-1].read_bytes() == before


def test_a_report_submitted_again_unchanged_is_the_same_edition(
    workspace: Workspace, home: Path, clock: Clock, ids: list[str]
) -> None:
    week = Week(2024, 10)
    does(workspace, workspace.edit.tick(ids[:1]))
    first, (path,) = workspace.reports.export(week, ["toml"])
    before = ledger_of(home).read_bytes()
    clock.set("2024-03-06T18:00:00+08:00")
    again = open_home(home, clock)
    second, _ = again.reports.export(week, ["toml"])
    assert (second.edition, second.digest) == (first.edition, first.digest)
    assert ledger_of(home).read_bytes() == before
    does(again, again.edit.tick(ids[1:2], date(2024, 3, 5)))
    third, (other,) = open_home(home, clock).reports.export(week, ["toml"])
    assert (third.edition.number, third.edition.stands_for) == (2, (first.digest,))
    assert path != other
    assert path.exists()
    undone = open_home(home, clock)
    does(undone, undone.undo.last())  # the tick, not the submission
    assert state(undone, ids[1]).status is Status.NOT_STARTED


def test_what_is_remembered_is_there_after_a_restart_and_nothing_else_moved(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    path = home / "config.toml"
    path.write_text(path.read_text(encoding="utf-8") + "# 我的备注\n", encoding="utf-8")
    before = open_home(home, clock).unit.config
    workspace.remember("reviewer", " 乙\u202e ")
    workspace.remember("formats", "toml,txt")
    again = open_home(home, clock)
    assert again.unit.config == before._replace(reviewer="乙", formats="toml,txt")
    assert again.reports.formats == ("toml", "txt")
    assert "# 我的备注" in path.read_text(encoding="utf-8")
    with pytest.raises(UsageFault, match="太长"):
        workspace.remember("clerk", "长" * 501)


def test_a_clerk_named_on_the_way_writes_the_next_entry(
    workspace: Workspace, ids: list[str]
) -> None:
    workspace.remember("clerk", "丁")
    does(workspace, workspace.edit.tick(ids[:1]))
    assert workspace.unit.entries_of(ids[0])[-1].by == "丁"


def test_files_are_written_one_a_step_each_whole(workspace: Workspace, tmp_path: Path) -> None:
    report = workspace.reports.report(Week(2024, 10))
    steps = workspace.reports.write(report, ["toml", "csv", "md"], tmp_path / "out")
    next(steps)
    assert [p.suffix for p in (tmp_path / "out").iterdir()] == [".toml"]
    steps.close()  # type: ignore[attr-defined]
    assert [p.suffix for p in (tmp_path / "out").iterdir()] == [".toml"]


def test_a_preview_of_a_week_and_of_its_month_agree_with_their_reports(
    workspace: Workspace, ids: list[str]
) -> None:
    does(workspace, workspace.edit.tick(ids[:1]))
    for period in (Week(2024, 10), Months(2024, 3, 1)):
        found = workspace.reports.preview(period)
        assert found.report == workspace.reports.report(period)
        assert [f.measure for f in found.reminders] == [ids[0], ""]


def test_the_progress_by_a_day_is_what_the_ledger_folds_to(
    workspace: Workspace, ids: list[str]
) -> None:
    does(workspace, workspace.edit.change(ids[:1], Edit(percent=30), date(2024, 3, 1)))
    does(workspace, workspace.edit.tick(ids[:2], date(2024, 3, 4)))
    for day in (date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 4), date(2024, 3, 31)):
        expected = fold(book_of(workspace).history, day).states
        found = workspace.unit.progress_by(day)
        assert all(found.state(id) == expected.get(id, UNTOUCHED) for id in ids)


def test_a_unit_type_is_known_whatever_blanks_are_typed_with_it(
    tmp_path: Path, clock: Clock
) -> None:
    workspace = open_home(tmp_path / "x", clock)
    workspace.set_up(UNIT, f"　{TYPE[:1]} {TYPE[1:]} \u200b")
    assert workspace.unit.type == TYPE
    with pytest.raises(UsageFault, match="相近的有：居委会") as caught:
        workspace.set_up(UNIT, "居委 ")
    assert "“居委”" in str(caught.value)

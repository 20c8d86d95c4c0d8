"""Where units' files come in, and what is remembered of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plancheck.domain.period import Week
from plancheck.errors import BadFile, NothingFound, NotSaved, UsageFault
from plancheck.storage.report import file as report_file
from plancheck.workspace import Workspace
from plancheck.workspace.office.inbox import Inbox, neighbour
from plancheck.workspace.office.roster import find_roster
from tests import street
from tests.support import Clock, make_pipe, open_home, set_up_home, unprivileged

WEEKS = (Week(2024, 8), Week(2024, 10))


def fill(folder: Path) -> None:
    folder.mkdir(parents=True)
    for report in street.reports(2, WEEKS):
        path = folder / f"{report_file.report_stem(report)}.toml"
        path.write_text(report_file.status_text(report), encoding="utf-8")


def read(inbox: Inbox) -> Inbox:
    for _ in inbox.read():
        pass
    return inbox


def test_a_home_without_the_folder_has_nothing_and_makes_nothing(workspace: Workspace) -> None:
    inbox = read(Inbox(workspace))
    with pytest.raises(NothingFound):
        inbox.report()
    assert inbox.folder == workspace.unit.home.inbox
    assert not workspace.unit.home.inbox.exists()


def test_a_folder_that_was_named_is_remembered_and_one_file_is_not(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    place = tmp_path / "收到的"
    fill(place)
    assert len(read(Inbox(workspace, [place])).report().figures.units) == 2
    assert Inbox(open_home(home, clock)).folder == place
    single = next(place.iterdir())
    Inbox(workspace, [single])
    assert Inbox(open_home(home, clock)).folder == place
    inbox = Inbox(workspace)
    inbox.use("")
    assert inbox.folder == workspace.unit.home.inbox
    with pytest.raises(UsageFault, match="没有这个文件夹"):
        inbox.use(str(tmp_path / "没有"))
    assert inbox.folder == workspace.unit.home.inbox


def test_the_folder_is_made_when_it_is_to_be_opened(workspace: Workspace) -> None:
    assert Inbox(workspace).ready_folder().is_dir()
    workspace.unit.home.inbox.rmdir()
    workspace.unit.home.inbox.write_text("挡住", encoding="utf-8")
    with pytest.raises(NotSaved, match="文件夹建不起来"):
        Inbox(workspace).ready_folder()


def test_weeks_are_gone_through_in_both_directions_over_gaps(workspace: Workspace) -> None:
    fill(workspace.unit.home.inbox)
    inbox = read(Inbox(workspace))
    rolled = inbox.report()
    assert rolled.period == WEEKS[1]
    assert neighbour(rolled, 1) is None
    inbox.period = neighbour(rolled, -1)
    assert inbox.period == WEEKS[0]
    again = inbox.report()
    assert again.period == WEEKS[0]
    assert neighbour(again, 1) == WEEKS[1]


def test_each_format_is_written_in_turn(workspace: Workspace) -> None:
    fill(workspace.unit.home.inbox)
    inbox = read(Inbox(workspace))
    files = inbox.write(inbox.report(), ("csv", "md"))
    assert next(files).suffix == ".csv"
    folder = workspace.unit.home.exports / "2024-W10"
    assert len(list(folder.iterdir())) == 1
    assert [path.suffix for path in files] == [".md"]


# --- what went away, or cannot be looked at


def nothing_of(inbox: Inbox) -> str:
    with pytest.raises(NothingFound) as caught:
        read(inbox).report()
    return str(caught.value)


def test_a_folder_that_was_named_and_is_gone_is_said_and_not_made_anew(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    place = tmp_path / "收到的"
    fill(place)
    now = Inbox(workspace, [place])
    shutil.rmtree(place)
    for inbox in (now, Inbox(open_home(home, clock))):
        assert inbox.folder == place
        assert "收到的：找不到文件" in nothing_of(inbox)
        with pytest.raises(NotSaved, match="不见了"):
            inbox.ready_folder()
    assert not place.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("mode", [0o300, 0o600, 0])
def test_a_folder_that_cannot_be_looked_at_is_not_an_empty_one(
    public: Path, clock: Clock, mode: int
) -> None:
    workspace = set_up_home(public / "home", clock)
    fill(public / "inbox")
    workspace.remember("rollup_folder", str(public / "inbox"))
    rolled = read(Inbox(workspace)).report()
    assert len(rolled.figures.units) == 2
    (public / "home").chmod(0o755)
    above = public / "inbox"
    above.chmod(mode)
    with unprivileged():
        assert "没有读取" in nothing_of(Inbox(workspace))
        workspace.unit.settings.config = workspace.unit.config._replace(
            rollup_folder=str(above / "deep")
        )
        if mode != 0o300:
            assert "没有读取" in nothing_of(Inbox(workspace))


@pytest.mark.skipif(os.name != "posix", reason="pipes and links are POSIX's")
@pytest.mark.parametrize("make", [Path.mkdir, make_pipe, lambda path: path.symlink_to("nowhere")])
def test_a_roster_that_cannot_be_read_is_said_and_not_taken_for_none(
    workspace: Workspace, make: Callable[[Path], object]
) -> None:
    fill(workspace.unit.home.inbox)
    make(workspace.unit.home.roster)
    inbox = read(Inbox(workspace))
    assert inbox.remarks[0].startswith("名册：roster.toml：")
    with pytest.raises(BadFile, match=r"roster\.toml"):
        find_roster(workspace.unit.home, None, workspace.unit.plan)


@pytest.mark.parametrize("unit", [True, False])
def test_an_open_program_writes_nothing_into_a_home_that_took_the_place_of_its_own(
    home: Path, clock: Clock, unit: bool
) -> None:
    home.mkdir()
    workspace = set_up_home(home, clock) if unit else open_home(home, clock)
    fill(workspace.unit.home.inbox)
    inbox = read(Inbox(workspace))
    rolled = inbox.report()
    home.rename(home.with_name("aside"))
    home.mkdir()
    for write in (
        inbox.ready_folder,
        lambda: next(inbox.write(rolled, ("md",))),
        lambda: inbox.choose(("md",)),
        lambda: workspace.set_up("宝山九村居委会", "居委会"),
    ):
        with pytest.raises(NotSaved, match="不见了"):
            write()
    assert list(home.iterdir()) == []

"""Where units' files come in, and what is remembered of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.week import Week
from plancheck.errors import NothingFound, NotSaved, UsageFault
from plancheck.storage import status_file
from plancheck.workspace import Workspace
from plancheck.workspace.receiving import Receiving, neighbour
from tests import street
from tests.support import Clock, open_home

WEEKS = (Week(2024, 8), Week(2024, 10))


def fill(folder: Path) -> None:
    folder.mkdir(parents=True)
    for report in street.reports(2, WEEKS):
        path = folder / f"{status_file.file_stem(report)}.toml"
        path.write_text(status_file.encode(report), encoding="utf-8")


def read(receiving: Receiving) -> Receiving:
    for _ in receiving.read():
        pass
    return receiving


def test_a_home_without_the_folder_has_nothing_and_makes_nothing(workspace: Workspace) -> None:
    receiving = read(Receiving(workspace))
    with pytest.raises(NothingFound):
        receiving.rolled_up()
    assert receiving.folder == workspace.home.inbox
    assert not workspace.home.inbox.exists()


def test_a_folder_that_was_named_is_remembered_and_one_file_is_not(
    workspace: Workspace, home: Path, clock: Clock, tmp_path: Path
) -> None:
    place = tmp_path / "收到的"
    fill(place)
    assert len(read(Receiving(workspace, [place])).rolled_up().figures.units) == 2
    assert Receiving(open_home(home, clock)).folder == place
    single = next(place.iterdir())
    Receiving(workspace, [single])
    assert Receiving(open_home(home, clock)).folder == place
    receiving = Receiving(workspace)
    receiving.use("")
    assert receiving.folder == workspace.home.inbox
    with pytest.raises(UsageFault, match="没有这个文件夹"):
        receiving.use(str(tmp_path / "没有"))
    assert receiving.folder == workspace.home.inbox


def test_the_folder_is_made_when_it_is_to_be_opened(workspace: Workspace) -> None:
    assert Receiving(workspace).ready_folder().is_dir()
    workspace.home.inbox.rmdir()
    workspace.home.inbox.write_text("挡住", encoding="utf-8")
    with pytest.raises(NotSaved, match="文件夹建不起来"):
        Receiving(workspace).ready_folder()


def test_weeks_are_gone_through_in_both_directions_over_gaps(workspace: Workspace) -> None:
    fill(workspace.home.inbox)
    receiving = read(Receiving(workspace))
    rolled = receiving.rolled_up()
    assert rolled.report.period == WEEKS[1]
    assert neighbour(rolled, 1) is None
    receiving.period = neighbour(rolled, -1)
    assert receiving.period == WEEKS[0]
    again = receiving.rolled_up()
    assert again.report.period == WEEKS[0]
    assert neighbour(again, 1) == WEEKS[1]


def test_each_format_is_written_in_turn(workspace: Workspace) -> None:
    fill(workspace.home.inbox)
    receiving = read(Receiving(workspace))
    files = receiving.write(receiving.rolled_up(), ("csv", "md"))
    assert next(files).suffix == ".csv"
    folder = workspace.home.exports / "2024-W10"
    assert len(list(folder.iterdir())) == 1
    assert [path.suffix for path in files] == [".md"]

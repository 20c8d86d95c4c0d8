"""A ledger that another program saves in another encoding while the program is open, and before."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.domain.progress.state import NoteKind
from plancheck.domain.progress.status import Status
from plancheck.errors import NotSaved
from plancheck.workspace import PreparedAct, Workspace
from tests.support import Clock, open_home

ENCODINGS = pytest.mark.parametrize("encoding", ["gbk", "gb18030", "utf-16", "utf-16-be"])


def resave(root: Path, encoding: str) -> Path:
    (path,) = root.glob("ledger/*/*/*.toml")
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding, "replace"))
    return path


def does(workspace: Workspace, act: PreparedAct) -> None:
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(act)


@ENCODINGS
def test_acts_go_on_over_it_and_all_that_was_saved_counts(
    workspace: Workspace, home: Path, clock: Clock, encoding: str
) -> None:
    for id in ("3.3.2", "3.3.3"):
        does(workspace, workspace.edit.tick([id]))
    path = resave(home, encoding)
    for id in ("3.3.4", "3.2.1"):
        does(workspace, workspace.edit.tick([id]))
    assert workspace.unit.problems == ()
    assert workspace.unit.ledger
    assert not workspace.unit.ledger.stale()
    assert path.read_text(encoding="utf-8")
    again = open_home(home, clock)
    assert again.unit.problems == ()
    for id in ("3.3.2", "3.3.3", "3.3.4", "3.2.1"):
        assert again.unit.progress.state(id).status is Status.DONE
    does(again, again.undo.last())
    assert again.unit.progress.state("3.2.1").status is not Status.DONE


@ENCODINGS
def test_acts_that_wait_stay_in_what_is_shown(
    workspace: Workspace, home: Path, encoding: str
) -> None:
    does(workspace, workspace.edit.tick(["3.3.2"]))
    resave(home, encoding)
    book = workspace.unit.ledger
    assert book
    first = workspace.edit.tick(["3.3.3"])
    book.apply(first)
    second = workspace.edit.tick(["3.3.4"])
    book.apply(second)
    assert book.stored(book.store(first)) is True
    assert workspace.unit.progress.state("3.3.4").status is Status.DONE
    assert book.stored(book.store(second)) is False
    assert len(book.history.by_id) == 3


def test_what_the_running_program_knows_and_the_file_has_lost_is_kept_beside_it(
    workspace: Workspace, home: Path, clock: Clock
) -> None:
    does(workspace, workspace.edit.tick(["3.3.2"]))
    does(workspace, workspace.edit.note(["3.3.2"], "完成😀", NoteKind.PROGRESS))
    does(workspace, workspace.edit.tick(["3.3.3"]))
    resave(home, "gbk")
    assert workspace.unit.ledger
    workspace.unit.ledger.reload()
    with pytest.raises(NotSaved, match="取回"):
        does(workspace, workspace.edit.tick(["3.3.4"]))
    (copy,) = home.glob("backups/*/*.toml")
    assert "😀" in copy.read_text(encoding="utf-8")
    again = open_home(home, clock)
    does(again, again.edit.tick(["3.3.4"]))

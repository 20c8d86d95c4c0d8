"""Settings that are gone or cannot be read, over a home that has records: no first start."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from plancheck.errors import NotSaved
from plancheck.workspace import Workspace
from tests.cli.conftest import Run, ids
from tests.support import CLERK, TYPE, UNIT, Clock, give_away, make_pipe, open_home, unprivileged

LOSSES: dict[str, Callable[[Path], object]] = {
    "deleted": lambda config: config.unlink(),
    "emptied": lambda config: config.write_bytes(b""),
    "without the unit": lambda config: config.write_text("[clerk]\n", encoding="utf-8"),
}


def files(home: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in home.rglob("*") if p.is_file()}


@pytest.fixture
def home(public: Path) -> Path:
    """A home that another user may come to."""
    return public / "home"


@pytest.mark.parametrize("loss", LOSSES)
def test_settings_that_are_gone_are_said_and_setting_up_again_finds_the_records(
    unit: Run, home: Path, loss: str
) -> None:
    assert unit("tick", "3.3.2").status == 0
    assert unit("setup", "--unit", "宝山九村居委会").status == 0  # the folder keeps its name
    assert unit("tick", "3.3.3").status == 0
    LOSSES[loss](home / "config.toml")
    before = files(home)
    for words, status in (
        (["list"], 3),
        ([], 3),
        (["show", "3.3.2"], 3),
        (["overview"], 3),
        (["report"], 3),
        (["export"], 3),
        (["tick", "3.3.4"], 4),
        (["undo"], 4),
    ):
        answer = unit(*words)
        assert (words, answer.status, answer.out) == (words, status, "")
        assert f"plancheck setup --unit {UNIT}" in answer.err
    answer = unit("doctor")
    assert answer.status == 1
    assert f"plancheck setup --unit {UNIT}" in answer.out
    assert files(home) == before
    assert unit("setup", "--unit", UNIT, "--type", TYPE).status == 0
    assert ids(unit("list", "--status", "已完成", "--json")) == ["3.3.2", "3.3.3"]
    assert unit("tick", "3.3.4").status == 0
    assert len(list(home.glob("ledger/*/*"))) == 1


def test_a_home_without_records_is_a_first_start(unit: Run, home: Path) -> None:
    (home / "config.toml").unlink()
    assert unit("list").status == 0
    assert unit("tick", "3.3.2").status == 2


@pytest.mark.skipif(os.name != "posix", reason="modes and links are POSIX's")
@pytest.mark.parametrize("fault", ["mode", "link", "folder", "pipe"])
def test_settings_that_cannot_be_read_are_said_and_not_written_over(
    unit: Run, home: Path, fault: str
) -> None:
    assert unit("tick", "3.3.2").status == 0
    config = home / "config.toml"
    if fault == "mode":
        config.chmod(0)
        give_away(home)
    else:
        config.unlink()
        if fault == "link":
            config.symlink_to("nowhere")
        elif fault == "folder":
            config.mkdir()
        else:
            make_pipe(config)
    commands = (["list"], ["tick", "3.3.3"], ["export"], ["setup", "--unit", "甲", "--type", TYPE])
    with unprivileged() if fault == "mode" else nullcontext():
        for words in commands:
            answer = unit(*words)
            assert (words, answer.status, answer.out) == (words, 3, "")
            assert answer.err.startswith("config.toml：")
    assert os.path.lexists(config)
    assert not (home / "nowhere").exists()


def test_a_unit_is_not_renamed_away_from_records_that_cannot_be_read(unit: Run, home: Path) -> None:
    assert unit("tick", "3.3.2").status == 0
    folder = next(home.glob("ledger/*/*"))
    folder.rename(folder.with_name("aside"))
    folder.write_text("x", encoding="utf-8")
    before = (home / "config.toml").read_bytes()
    assert unit("setup", "--unit", "宝山九村居委会").status == 4
    assert (home / "config.toml").read_bytes() == before
    assert unit("setup", "--clerk", "乙").status == 0


@pytest.fixture
def gone(workspace: Workspace, home: Path) -> Workspace:
    """A program that is open while its home goes away."""
    shutil.move(home, home.with_name("aside"))
    home.mkdir()
    return workspace


@pytest.mark.parametrize(
    "write",
    [
        lambda w: w.set_look("theme", "dark"),
        lambda w: w.remember("clerk", "乙"),
        lambda w: w.set_up(UNIT, TYPE, CLERK),
        lambda w: w.set_up("宝山九村居委会", TYPE),
        lambda w: w.edit.tick(["1.1.1"]) and w.unit.ledger.perform(w.edit.tick(["1.1.1"])),
    ],
    ids=["look", "remember", "same unit", "other unit", "act"],
)
def test_no_settings_are_made_anew_where_those_that_were_read_are_gone(
    gone: Workspace, home: Path, write: Callable[[Workspace], object]
) -> None:
    before = gone.unit.config
    with pytest.raises(NotSaved, match="不见了"):
        write(gone)
    assert list(home.iterdir()) == []
    assert gone.unit.config == before


def test_no_id_is_taken_for_a_copied_home_that_has_gone_away(
    workspace: Workspace, home: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plancheck.storage.places._host", lambda: "PC-2")
    there = open_home(home, clock)
    assert there.unit.ledger
    shutil.move(home, home.with_name("aside"))
    home.mkdir()
    with pytest.raises(NotSaved):
        there.unit.ledger.perform(there.edit.tick(["1.1.1"]))
    assert list(home.iterdir()) == []

"""A ledger that cannot be read whole: nothing is shown, recorded or reported over it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.cli.conftest import Run, ids
from tests.sampler import part_or_whole
from tests.specimens import made
from tests.storage.records import text_of
from tests.support import Clock, give_away, make_pipe, unprivileged

COMMANDS = {
    "list": 3,
    "show 3.3.2": 3,
    "history": 3,
    "overview": 3,
    "report": 3,
    "check": 3,
    "export": 3,
    "undo --list": 3,
    "settle 3.3.2": 3,
    "": 3,
    "tick 1.1.1": 4,
    "undo": 4,
    "nochange --all": 4,
}
"""Each with the exit status it ends with where something is amiss."""


def ledger_of(home: Path) -> Path:
    return next(p for p in home.glob("ledger/*/*/*.toml") if "other1" not in p.name)


@pytest.fixture
def home(public: Path) -> Path:
    """A home that another user may come to."""
    return public / "home"


@pytest.fixture
def busy(unit: Run, home: Path, clock: Clock) -> Run:
    """Two own records and one of another PC; every command has been run once."""
    for id in ("3.3.2", "3.3.3"):
        assert unit("tick", id).status == 0
    other = ledger_of(home).with_name("other1-12345678.toml")
    other.write_text(text_of([made(pc="other1", measure="1.1.2")]), encoding="utf-8")
    for words in COMMANDS:
        assert unit(*words.split()).status in (0, 1)
    give_away(home)
    shutil.rmtree(home / "exports")
    return unit


def state_of(home: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in home.rglob("*") if p.is_file() and p.suffix != ".lock"}


@contextmanager
def moded(path: Path, mode: int) -> Iterator[None]:
    before = path.stat().st_mode & 0o777
    path.chmod(mode)
    try:
        with unprivileged():
            yield
    finally:
        path.chmod(before)


@contextmanager
def replaced(path: Path, by: Callable[[Path], object]) -> Iterator[None]:
    aside = path.with_name(f"{path.name}.aside")
    path.rename(aside)
    by(path)
    try:
        yield
    finally:
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
        aside.rename(path)


@contextmanager
def failing(folder: Path, number: int) -> Iterator[None]:
    real = os.scandir

    def scandir(path: str | Path) -> object:
        if str(path) == str(folder):
            raise OSError(number, os.strerror(number))
        return real(path)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "scandir", scandir)
        yield


def a_file(path: Path) -> None:
    path.write_text("x", encoding="utf-8")


def nowhere(path: Path) -> None:
    path.symlink_to(path.parent / "nowhere")


OTHER = "other1-12345678.toml"
FAULTS: dict[str, Callable[[Path], AbstractContextManager[object]]] = {
    "folder 0300": lambda own: moded(own.parent, 0o300),
    "folder 0600": lambda own: moded(own.parent, 0o600),
    "folder 0000": lambda own: moded(own.parent, 0),
    "plan's folder 0000": lambda own: moded(own.parents[1], 0),
    "own file 0200": lambda own: moded(own, 0o200),
    "other's file 0000": lambda own: moded(own.with_name(OTHER), 0),
    "folder a file": lambda own: replaced(own.parent, a_file),
    "folder a link to nowhere": lambda own: replaced(own.parent, nowhere),
    "own file a pipe": lambda own: replaced(own, make_pipe),
    "own file a folder": lambda own: replaced(own, os.mkdir),
    "own file a link to nowhere": lambda own: replaced(own, nowhere),
    "other's file a link to nowhere": lambda own: replaced(own.with_name(OTHER), nowhere),
    "listing EIO": lambda own: failing(own.parent, errno.EIO),
    "listing ESTALE": lambda own: failing(own.parent, errno.ESTALE),
    "listing ENOTCONN": lambda own: failing(own.parent, errno.ENOTCONN),
}


@pytest.mark.skipif(os.name != "posix", reason="modes, pipes and links are POSIX's")
@pytest.mark.parametrize("share", part_or_whole(3, 1))
def test_what_cannot_be_read_is_said_and_nothing_shown_recorded_or_reported_over_it(
    busy: Run, home: Path, share: int
) -> None:
    """One fault after another in one home: each is over before the next one begins.

    In turn each has a third of the commands, among which is one that records; all under soak.
    """
    for number, (fault, lose) in enumerate(FAULTS.items()):
        before = state_of(home)
        with lose(ledger_of(home)):
            commands = [*COMMANDS][number % share :: share]
            answers = {words: busy(*words.split()) for words in commands}
        for words, answer in answers.items():
            assert (fault, words, answer.status, answer.out) == (fault, words, COMMANDS[words], "")
            assert "恢复以后接着用" in answer.err
        assert state_of(home) == before
        assert ids(busy("list", "--status", "已完成", "--json")) == ["1.1.2", "3.3.2", "3.3.3"]
        assert busy("tick", "1.1.1").status == busy("untick", "1.1.1").status == 0
        give_away(home)
    assert busy("export", "--format", "toml").status == 0


def ledgers_a_file(own: Path) -> None:
    shutil.rmtree(own.parents[2])
    a_file(own.parents[2])


LOSSES: dict[str, Callable[[Path], object]] = {
    "file deleted": lambda own: own.unlink(),
    "file emptied": lambda own: own.write_bytes(b""),
    "file cut": lambda own: own.write_bytes(own.read_bytes()[:250]),
    "folder deleted": lambda own: shutil.rmtree(own.parent),
    "folder renamed": lambda own: own.parent.rename(own.parent.with_name("elsewhere")),
    "plan's folder deleted": lambda own: shutil.rmtree(own.parents[1]),
    "all ledgers deleted": lambda own: shutil.rmtree(own.parents[2]),
    "ledgers' folder a file": ledgers_a_file,
}


@pytest.mark.parametrize("ticks", [1, 3])
@pytest.mark.parametrize("loss", LOSSES)
def test_a_ledger_that_has_less_than_was_there_is_said_and_never_made_anew(
    unit: Run, home: Path, loss: str, ticks: int
) -> None:
    for id in ("3.3.2", "3.3.3", "3.3.4")[:ticks]:
        assert unit("tick", id).status == 0
    LOSSES[loss](ledger_of(home))
    before = state_of(home)
    for words in ("list", "export", "tick 1.1.1"):
        answer = unit(*words.split())
        assert (words, answer.status, answer.out) == (words, COMMANDS[words], "")
        assert "plancheck doctor" in answer.err
    assert state_of(home) == before


def test_one_plans_ledger_lost_is_not_the_others(unit: Run, home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    text = Path("data/plan.toml").read_text(encoding="utf-8")
    other.write_text(text.replace('id = "youyilu-2024"', 'id = "youyilu-2025"'), encoding="utf-8")
    assert unit("tick", "3.3.2").status == 0
    assert unit("--plan", str(other), "tick", "3.3.3").status == 0
    assert unit("--plan", str(other), "tick", "3.3.4").status == 0
    assert {p.parent.parent.name for p in home.glob("ledger/*/*/*.toml")} == {
        "youyilu-2024",
        "youyilu-2025",
    }
    shutil.rmtree(home / "ledger" / "youyilu-2025")
    assert unit("list").status == 0
    assert unit("--plan", str(other), "list").status == 3


def test_each_plan_has_its_own_backups(unit: Run, home: Path, clock: Clock, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    text = Path("data/plan.toml").read_text(encoding="utf-8")
    other.write_text(text.replace('id = "youyilu-2024"', 'id = "youyilu-2025"'), encoding="utf-8")
    for day in ("06", "07"):
        clock.set(f"2024-03-{day}T09:14:05+08:00")
        assert unit("tick" if day == "06" else "untick", "3.3.2").status == 0
        assert unit("--plan", str(other), "tick", f"3.3.{int(day) - 3}").status == 0
    texts = [p.read_text(encoding="utf-8") for p in home.glob("backups/*/*.toml")]
    assert sorted("youyilu-2025" in text for text in texts) == [False, True]

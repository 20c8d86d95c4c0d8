"""The real program told to end while something is typed: it is recorded, or kept and offered."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from bench.terminal import Terminal
from filelock import FileLock

from plancheck.domain.progress.state import MeasureState
from plancheck.domain.progress.status import Status
from tests.program.preload import APART, plain, terminal_of, types
from tests.support import Clock, open_home, set_up_home, waiting

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
    waiting,
]

F2, F5, F6 = "\x1bOQ", "\x1b[15~", "\x1b[17~"
WITHIN = 6.0
"""Seconds that an end may take."""


def screen_of(home: Path, before: str = "") -> Terminal:
    own = {"HOME": str(home.parent), "XDG_DATA_HOME": str(home.parent / "own")}
    terminal = terminal_of("--home", str(home), before=before, env=own)
    terminal.until(lambda text: "1.1.1" in text)
    terminal.settle(APART)
    return terminal


def shows(terminal: Terminal, words: str) -> bool:
    return words in plain(terminal.text())


def hang_up(terminal: Terminal) -> None:
    terminal.hang_up()


def told(number: int) -> Callable[[Terminal], None]:
    return lambda terminal: os.kill(terminal.pid, number)


SIGHUP = getattr(signal, "SIGHUP", signal.SIGTERM)  # not under Windows, where none is run
WAYS = {
    "the window is closed": hang_up,
    "SIGHUP": told(SIGHUP),
    "SIGTERM": told(signal.SIGTERM),
}


@pytest.mark.parametrize(
    "way", ["the window is closed", pytest.param("SIGHUP", marks=pytest.mark.soak), "SIGTERM"]
)
def test_a_note_being_typed_is_recorded_once(way: str, home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    with screen_of(home) as terminal:
        types(terminal, F5, "换一类")
        types(terminal, "选址已定", "选址已定")
        WAYS[way](terminal)
        terminal.ended(WITHIN)
    workspace = open_home(home, clock)
    assert [note.text for note in workspace.unit.progress.state("1.1.1").notes] == ["选址已定"]


OTHERS: dict[str, tuple[tuple[tuple[str, str], ...], Callable[[MeasureState], object], object]] = {
    "a step": (
        ((F6, "加一步"), ("选址\t王某", "王某")),
        lambda s: [(step.title, step.owner) for step in s.steps], [("选址", "王某")],
    ),
    "a note over a field of the form": (
        (("\r", "填报 1.1.1"), ("\t50", "50%"), (F5, "换一类"), ("开", "开")),
        lambda s: (s.percent_set, [note.text for note in s.notes]), (50, ["开"]),
    ),
    "a reason": (
        ((F2, "1.1.1 的状态"), ("5", "写上原因"), ("图纸未批", "图纸未批")),
        lambda s: (s.status, s.reason), (Status.BLOCKED, "图纸未批"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", OTHERS)
def test_so_is(what: str, home: Path, clock: Clock) -> None:
    keys, recorded, expected = OTHERS[what]
    set_up_home(home, clock)
    with screen_of(home) as terminal:
        for typed, shown in keys:
            types(terminal, typed, shown)
        hang_up(terminal)
        terminal.ended(WITHIN)
    assert recorded(open_home(home, clock).unit.progress.state("1.1.1")) == expected


DEAF = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"


def test_a_terminal_that_goes_without_a_word_ends_the_program_too(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    with screen_of(home, DEAF) as terminal:
        types(terminal, F5, "换一类")
        types(terminal, "选址已定", "选址已定")
        hang_up(terminal)
        terminal.ended(WITHIN)
    notes = open_home(home, clock).unit.progress.state("1.1.1").notes
    assert [note.text for note in notes] == ["选址已定"]


def full_for(size: int) -> str:
    """What has a program run on a disk that takes files of that many bytes."""
    return (
        f"import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); "
        "sys.dont_write_bytecode = True"  # half a .pyc would stay for others
    )


def own_folder(home: Path) -> list[Path]:
    return list(home.parent.glob("own/plancheck/unsaved/*.txt"))


def long_ledger(home: Path, clock: Clock) -> int:
    """A home whose ledger is as long as files may be; how long that is."""
    workspace = set_up_home(home, clock)
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(workspace.edit.note(["3.3.2"], "已" * 500))
    (ledger,) = home.glob("ledger/*/*/*.toml")
    return ledger.stat().st_size


LOSSES = [
    *(("the window is closed", False), ("SIGTERM", True)),
    *(
        pytest.param(*loss, marks=pytest.mark.soak)
        for loss in (
            *(("the window is closed", True), ("SIGTERM", False)),
            *(("SIGHUP", True), ("SIGHUP", False)),
        )
    ),
]
"""How the program is ended, and whether the whole home takes nothing or the ledger alone."""


@pytest.mark.parametrize(("way", "everything"), LOSSES)
def test_what_the_disk_does_not_take_is_offered_at_the_next_start(
    way: str, everything: bool, home: Path, clock: Clock
) -> None:
    size = long_ledger(home, clock)
    if everything:
        (home / "unsaved").write_bytes(b"")  # no folder can be made there
    with screen_of(home, full_for(size)) as terminal:
        types(terminal, F5, "换一类")
        types(terminal, "选址已定", "选址已定")
        WAYS[way](terminal)
        assert terminal.ended(WITHIN) == 4
    assert bool(own_folder(home)) is everything
    with screen_of(home) as terminal:
        assert shows(terminal, "1.1.1的记录“选址已定”")
        types(terminal, F5, "放回来了")
        types(terminal, "\r", "已保存")
    workspace = open_home(home, clock)
    assert [note.text for note in workspace.unit.progress.state("1.1.1").notes] == ["选址已定"]
    assert not workspace.unsaved.texts()
    assert not own_folder(home)


def test_what_waits_behind_a_step_that_is_not_saved_is_kept_too(home: Path, clock: Clock) -> None:
    size = long_ledger(home, clock)
    with screen_of(home, full_for(size)) as terminal:
        types(terminal, F6, "加一步")
        types(terminal, "选址", "选址")
        types(terminal, "\r", "没有保存")
        types(terminal, "开工", "开工")
        types(terminal, "\r", "没有保存")
        types(terminal, "验收", "验收")
        hang_up(terminal)
        terminal.ended(WITHIN)
    texts = open_home(home, clock).unsaved.texts()
    assert [typed.text for typed in texts] == ["选址", "开工", "验收"]


def test_a_field_that_is_not_right_is_kept_beside_those_that_are(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    with screen_of(home) as terminal:
        types(terminal, "\r", "填报 1.1.1")
        for keys in ("\t", "一半", "\t", "王某"):
            types(terminal, keys, keys.strip())
        hang_up(terminal)
        terminal.ended(WITHIN)
    workspace = open_home(home, clock)
    assert workspace.unit.progress.state("1.1.1").owner == "王某"
    (typed,) = workspace.unsaved.texts()
    assert typed.fields == {"percent": "一半"}
    with screen_of(home) as terminal:
        types(terminal, "\r", "一半")


@pytest.mark.soak
def test_a_disk_that_hangs_costs_nothing_and_records_nothing_twice(
    home: Path, clock: Clock
) -> None:
    long_ledger(home, clock)
    (ledger,) = home.glob("ledger/*/*/*.toml")
    with screen_of(home) as terminal:
        types(terminal, F5, "换一类")
        types(terminal, "选址已定", "选址已定")
        with FileLock(ledger.with_suffix(".lock"), fallback_to_soft=False):
            os.kill(terminal.pid, signal.SIGTERM)
            os.kill(terminal.pid, SIGHUP)
            assert terminal.ended(WITHIN) == 4
    workspace = open_home(home, clock)
    assert not workspace.unit.progress.state("1.1.1").notes
    (kept,) = own_folder(home)
    with screen_of(home) as terminal:
        assert shows(terminal, "1.1.1的记录“选址已定”")
        types(terminal, "\x15", "放回来了")  # Ctrl+U
        types(terminal, "\r", "已保存")
    workspace = open_home(home, clock)
    assert [note.text for note in workspace.unit.progress.state("1.1.1").notes] == ["选址已定"]
    assert not kept.exists()


def test_a_second_signal_while_it_is_saved_changes_nothing(home: Path, clock: Clock) -> None:
    long_ledger(home, clock)
    (ledger,) = home.glob("ledger/*/*/*.toml")
    with screen_of(home) as terminal:
        types(terminal, F5, "换一类")
        types(terminal, "选址已定", "选址已定")
        with FileLock(ledger.with_suffix(".lock"), fallback_to_soft=False):
            for number in (SIGHUP, signal.SIGTERM, signal.SIGINT, SIGHUP):
                os.kill(terminal.pid, number)
                terminal.settle(APART)
        assert terminal.ended(WITHIN) == 0
    workspace = open_home(home, clock)
    assert [note.text for note in workspace.unit.progress.state("1.1.1").notes] == ["选址已定"]
    assert not workspace.unsaved.texts()


@pytest.mark.soak
def test_a_terminal_that_takes_no_more_does_not_hold_up_the_end(home: Path, clock: Clock) -> None:
    long_ledger(home, clock)
    with screen_of(home) as terminal:
        types(terminal, F5, "换一类")
        for _ in range(60):  # more than fits between the two
            terminal.send("字" * 20)
            time.sleep(0.02)
        os.kill(terminal.pid, signal.SIGTERM)
        end = time.monotonic() + WITHIN
        while terminal.status() is None:
            assert time.monotonic() < end
            time.sleep(0.05)
    workspace = open_home(home, clock)
    kept = [typed.text for typed in workspace.unsaved.texts()]
    kept += [path.read_text(encoding="utf-8") for path in own_folder(home)]
    notes = [note.text for note in workspace.unit.progress.state("1.1.1").notes]
    assert len([*kept, *notes]) == 1
    assert "字" * 20 in "".join([*kept, *notes])

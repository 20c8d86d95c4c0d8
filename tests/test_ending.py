"""The real program told to end while something is typed: it is recorded, or kept and offered."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bench.terminal import Terminal

from plancheck.domain.progress import MeasureState, Status
from tests.support import Clock, open_home, set_up_home

PROGRAM = [sys.executable, "-m", "plancheck"]
F2, F5, F6 = "\x1bOQ", "\x1b[15~", "\x1b[17~"
WITHIN = 6.0
"""Seconds that an end may take."""


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def screen_of(home: Path, *before: str) -> Terminal:
    env = {"LANG": "C.UTF-8", "HOME": str(home.parent), "XDG_DATA_HOME": str(home.parent / "own")}
    terminal = Terminal([*before, *PROGRAM, "--home", str(home)], (80, 24), env)
    terminal.until(lambda text: "1.1.1" in text)
    terminal.settle()
    return terminal


def types(terminal: Terminal, keys: str, shown: str) -> None:
    """Press keys and wait for what they bring."""
    terminal.send(keys)
    terminal.until(lambda text: plain(shown) in plain(text))
    terminal.settle()


def hang_up(terminal: Terminal) -> None:
    terminal.hang_up()


def told(number: int) -> Callable[[Terminal], None]:
    return lambda terminal: os.kill(terminal.pid, number)


WAYS = {
    "the window is closed": hang_up,
    "SIGHUP": told(signal.SIGHUP),
    "SIGTERM": told(signal.SIGTERM),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_note_being_typed_is_recorded_once(way: str, home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    with screen_of(home) as terminal:
        types(terminal, F5, "换一类")
        types(terminal, "选址已定", "选址已定")
        WAYS[way](terminal)
        terminal.ended(WITHIN)
    workspace = open_home(home, clock)
    assert [note.text for note in workspace.progress.state("1.1.1").notes] == ["选址已定"]


OTHERS: dict[str, tuple[tuple[tuple[str, str], ...], Callable[[MeasureState], object], object]] = {
    "a field of the form": (
        (("\r", "填报 1.1.1"), ("\t", "填报 1.1.1"), ("50", "50%")), lambda s: s.percent_set, 50,
    ),
    "a step": (
        ((F6, "加一步"), ("选址\t王某", "王某")),
        lambda s: [(step.title, step.owner) for step in s.steps], [("选址", "王某")],
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
    assert recorded(open_home(home, clock).progress.state("1.1.1")) == expected


DEAF = "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); "
DEAF += "os.execv(sys.executable, sys.argv[1:])"


def test_a_terminal_that_goes_without_a_word_ends_the_program_too(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    with screen_of(home, sys.executable, "-c", DEAF) as terminal:
        types(terminal, F5, "换一类")
        types(terminal, "选址已定", "选址已定")
        hang_up(terminal)
        terminal.ended(WITHIN)
    notes = open_home(home, clock).progress.state("1.1.1").notes
    assert [note.text for note in notes] == ["选址已定"]

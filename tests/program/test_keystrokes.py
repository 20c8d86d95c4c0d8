"""What a real terminal sends in one burst, in whatever pieces: keys, pastes without brackets."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bench.terminal import Terminal

from plancheck.domain.progress.status import Status
from plancheck.workspace import Workspace
from tests.program.preload import APART, plain, terminal_of, types
from tests.support import Clock, open_home, set_up_home, waiting

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
    waiting,
]

F3, F5, F6 = "\x1bOR", "\x1b[15~", "\x1b[17~"
FIRST = ("1.1.1", "1.1.2", "1.1.3", "1.2.2")
"""The first measures on the list."""
LINES = "一、选址 已定\r二、消防 已过\r三、开业🎉"
LONG = "\r".join(f"第{n}期已办好，约１０人，下周 开工。" for n in range(330))
"""20 KB: several reads."""


@pytest.fixture
def terminal(home: Path, clock: Clock) -> Iterator[Terminal]:
    set_up_home(home, clock)
    with terminal_of("--home", str(home)) as terminal:
        terminal.until(lambda text: "1.1.1" in text and "计划年度已过：" in text)
        terminal.settle(APART)
        yield terminal


@pytest.fixture
def recorded(home: Path, clock: Clock) -> Callable[[], Workspace]:
    """The home as it is now."""
    return lambda: open_home(home, clock)


def test_a_paste_without_brackets_is_one_note_in_whatever_pieces_it_comes(
    terminal: Terminal, recorded: Callable[[], Workspace]
) -> None:
    for pieces in ([*LINES], [bytes([byte]) for byte in LINES.encode()]):
        types(terminal, F5, "换一类")
        for piece in pieces:
            terminal.send(piece)
        terminal.until(lambda text: "开业" in text)
        terminal.settle(APART)
        types(terminal, "\r", "已保存")
        types(terminal, "\x1b[B", "F10退出")
    types(terminal, F5, "换一类")
    types(terminal, f"{LONG}\r", "已记进展 1.1.3")
    progress = recorded().unit.progress
    texts = [[n.text for n in progress.state(id).notes] for id in FIRST[:3]]
    assert texts == [[text.replace("\r", "\n")] for text in (LINES, LINES, LONG)]


def test_keys_are_keys_and_a_paste_does_nothing_on_the_list(
    terminal: Terminal, recorded: Callable[[], Workspace]
) -> None:
    before = terminal.text()
    for pieces in ([LINES], [f" {LINES}\r"], [LONG], [*f"{LINES}\r"]):
        for piece in pieces:  # a Space that comes alone is a key: it is not sent alone here
            terminal.send(piece)
        for key, measure in (("\x1b[B", FIRST[1]), ("\x1b[A", FIRST[0])):  # behind all of it
            terminal.send(key)
            terminal.until(lambda text, id=measure: f"── {id} ──" in text)  # type: ignore[misc]
        terminal.settle(APART)
        assert terminal.text() == before
    types(terminal, "     \x1b[B \x1b[B ", "已完成 1.1.3")
    assert "已保存" in plain(terminal.text())
    workspace = recorded()
    assert workspace.unit.ledger
    assert len(workspace.unit.ledger.history.by_id) == 7
    done = [workspace.unit.progress.state(id).status is Status.DONE for id in FIRST]
    assert done == [True, True, True, False]


def test_what_comes_behind_a_key_goes_where_the_key_leads(
    terminal: Terminal, recorded: Callable[[], Workspace]
) -> None:
    types(
        terminal, f"{F5}选址已定\x1b3", "没有“推进中”的措施"
    )  # Esc leaves, 3 is a key of the list
    types(terminal, f"0{F5}选址\x1b[1;3B ", "已完成 1.1.2")  # as tmux joins Esc with the next key
    terminal.send(F6)
    time.sleep(0.02)
    types(terminal, f"{LINES}\r", "已加步骤3")
    terminal.send(f"\x1b\x1b{F3[:1]}")
    types(
        terminal, f"{F3[1:]}加梯\x1b\r", "填报 3.2.2"
    )  # Esc clears the search, Enter opens the form
    state = recorded().unit.progress.state("1.1.1"), recorded().unit.progress.state("1.1.2")
    assert {note.text for note in state[0].notes} == {"选址已定", "选址"}
    assert [step.title for step in state[1].steps] == LINES.split("\r")


PLAIN, BRACKETS = ("", ""), ("\x1b[200~", "\x1b[201~")


@pytest.mark.parametrize(
    "ways", [(PLAIN, BRACKETS), pytest.param((BRACKETS, PLAIN), marks=pytest.mark.soak)]
)
def test_a_megabyte_is_refused_at_once(
    terminal: Terminal, ways: tuple[tuple[str, str], ...]
) -> None:
    text = "好\r".join(["一"] * 260_000)
    for key, shown, brackets in ((F5, "换一类", ways[0]), (F6, "加一步", ways[1])):
        types(terminal, key, shown)
        sent = time.perf_counter()
        terminal.send(text.join(brackets))
        refused = terminal.until(lambda text: "没有贴进来" in plain(text))
        assert refused - sent < 5  # a second where nothing else runs; a key each took minutes
        types(terminal, "\x1b", "F10退出")

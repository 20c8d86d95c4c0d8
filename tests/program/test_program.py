"""The real program in a real terminal: what is saved, what the keys do, a kill."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from bench.terminal import Terminal

from plancheck.domain.progress.status import Status
from tests.program.preload import APART, plain, terminal_of, types
from tests.support import TYPE, UNIT, Clock, open_home, set_up_home, waiting

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
    waiting,
]


def screen_of(home: Path) -> Terminal:
    return terminal_of("--home", str(home))


def test_what_the_screen_called_saved_survives_kill_9(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    with screen_of(home) as terminal:
        terminal.until(lambda text: "1.1.1" in text and "计划年度已过：" in text)
        for number, id in enumerate(("1.1.1", "1.1.2", "1.1.3"), 1):
            terminal.send(" ")
            saved = re.compile(f"已完成{id}[^已]*已保存")
            terminal.until(lambda text, s=saved: bool(s.search(plain(text))))  # type: ignore[misc]
            if number < 3:
                terminal.send("\x1b[B")
                terminal.settle(APART)
        terminal.kill()
    reopened = open_home(home, clock)
    assert not reopened.unit.problems
    for id in ("1.1.1", "1.1.2", "1.1.3"):
        assert reopened.unit.progress.state(id).status is Status.DONE


def test_full_width_keys_and_committed_text_arrive_through_a_real_terminal(
    home: Path, clock: Clock
) -> None:
    set_up_home(home, clock)
    with screen_of(home) as terminal:
        terminal.until(lambda text: "1.1.1" in text)
        terminal.send("\N{IDEOGRAPHIC SPACE}")
        terminal.until(lambda text: "已保存" in plain(text))
        terminal.send("／")
        terminal.until(lambda text: "查找：" in plain(text))
        terminal.send("助餐")
        terminal.until(lambda text: "1/38项" in plain(text))
        terminal.send("\r\x1bOS")  # Enter, F4
        terminal.until(lambda text: "看哪一类单位" in plain(text))
    reopened = open_home(home, clock)
    assert reopened.unit.progress.state("1.1.1").status is Status.DONE


def test_the_first_start_is_led_through_in_a_real_terminal(home: Path, clock: Clock) -> None:
    with screen_of(home) as terminal:
        terminal.until(lambda text: "三格填完就开始" in plain(text))
        for keys in ("\r", f"{UNIT}\r", "甲\r"):
            terminal.settle()
            terminal.send(keys)
        terminal.until(lambda text: "走到做完的一项" in plain(text))
        terminal.send("\x11")  # Ctrl+Q
        terminal.ended()
    config = open_home(home, clock).unit.config
    assert (config.unit, config.unit_type, config.clerk) == (UNIT, TYPE, "甲")


def test_what_is_typed_in_one_burst_arrives_whole_where_it_was_typed_for(
    home: Path, clock: Clock
) -> None:
    set_up_home(home, clock)
    burst = "“家门口”——第①期已办，约１０人；" * 20
    with screen_of(home) as terminal:
        terminal.until(lambda text: "1.1.1" in text)
        terminal.settle(APART)
        types(terminal, "\x1b[15~", "换一类")  # F5
        types(terminal, "选址已定，下周开工\r", "已保存")
        for before, after in (("", ""), ("\x1b[200~", "\x1b[201~")):
            types(terminal, "\x1b[15~", "换一类")
            types(terminal, f"{before}{burst}{after}", burst[-6:])
            terminal.send("\r")
            terminal.until(lambda text: "换一类" not in plain(text))
            terminal.settle(APART)
        types(terminal, "\x1b[17~", "加一步")  # F6
        types(terminal, "选址\t王某\t3-15\r", "已加步骤")
        types(terminal, "\x1b", "F10退出")
        terminal.send("\x1bOR加梯")  # F3 and two hanzi at once
        terminal.until(lambda text: "查找“加梯”" in plain(text) and "1/38项" in plain(text))
    state = open_home(home, clock).unit.progress.state("1.1.1")
    assert sorted(note.text for note in state.notes) == [burst, burst, "选址已定，下周开工"]
    (step,) = state.steps
    assert (step.title, step.owner) == ("选址", "王某")
    assert step.due

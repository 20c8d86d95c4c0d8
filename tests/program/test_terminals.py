"""The real program on terminals of both widths, also on one that answers late or never."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from bench.terminal import Terminal

from tests.program.preload import APART, terminal_of
from tests.support import Clock, set_up_home, waiting

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal"),
    waiting,
]

QUOTED = "以“老”带“新”"


def shown(text: str) -> bool:
    return QUOTED in text and "F10 退出" in text


def line_of(terminal: Terminal, part: str) -> str:
    return next(line for line in terminal.emulator.lines if part in line)


def test_a_wide_terminal_is_noticed_and_laid_out_for(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    with terminal_of("--home", str(home), ambiguous=2) as terminal:
        terminal.until(shown)
        terminal.settle(APART)
        assert terminal.emulator.cells(line_of(terminal, QUOTED)) == 80
        terminal.emulator.overruns.clear()
        terminal.send("\x1b[6~\x1b[6~")
        terminal.until(lambda text: "] 1.1.1" not in text)
        terminal.settle(APART)
        assert not terminal.emulator.overruns
        assert terminal.emulator.lines[0].startswith(" 宝山八村居委会")


def test_a_terminal_that_never_answers_shows_the_list_and_nothing_else(
    home: Path, clock: Clock
) -> None:
    set_up_home(home, clock)
    with terminal_of("--home", str(home), answers=False) as terminal:
        terminal.until(shown)
        terminal.settle(APART)
        assert terminal.emulator.lines[0].startswith(" 宝山八村居委会")
        terminal.send(" ")
        terminal.until(lambda text: "已保存" in text)


def test_an_answer_may_come_late_and_between_keys(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    with terminal_of("--home", str(home), ambiguous=2, answers=False) as terminal:
        terminal.until(shown)
        terminal.send(" \x1b[1;3R\x1b[B")
        terminal.until(lambda text: ">[未] 1.1.2" in text and "已保存" in text)
        terminal.settle(APART)
        terminal.emulator.overruns.clear()
        terminal.send("\x1b[6~\x1b[6~")
        terminal.until(lambda text: "] 1.1.1" not in text)
        terminal.send("\x1b[H")
        terminal.until(lambda text: "] 1.1.1" in text)
        terminal.settle(APART)
        assert not terminal.emulator.overruns


def test_keys_typed_before_the_screen_stands_are_not_lost(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    argv = [sys.executable, "-m", "plancheck", "--home", str(home)]
    with Terminal(argv, (80, 24), {"LANG": "C.UTF-8"}) as terminal:
        terminal.send("\x1b[B\x1b[B ")
        done = re.compile("完.+1[.]1[.]3")  # in brackets until the terminal has answered
        terminal.until(lambda text: bool(done.search(text)))


def test_plain_writes_the_list_where_a_screen_could_be_shown(home: Path, clock: Clock) -> None:
    set_up_home(home, clock)
    with terminal_of("--home", str(home), "--plain", size=(100, 70)) as terminal:
        terminal.until(lambda text: "[未] 1.1.1  认真学习" in text and "命令见" in text)
        assert not terminal.emulator.screen.mode & {1049 << 5, 47 << 5}
        assert not [c for c in terminal.text() if 0x2500 <= ord(c) < 0x2600]

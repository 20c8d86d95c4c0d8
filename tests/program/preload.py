"""The program in a terminal, by a process that has imported it: for tests of what it does there.

How it is started, with other streams and in other surroundings, is tested by `python -m plancheck`.
"""

from __future__ import annotations

import atexit
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeAlias

from bench.terminal import Process, Terminal, open_terminal

from .forks import Start, Wait

AT_IMPORT = ("PYTHON", "LC_", "TEXTUAL_", "ESCDELAY", "TERM_PROGRAM", "TZ")
"""Variables that are read before the program runs: `python -m plancheck` can be given these."""
OF_THE_TESTS = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
"""Variables with which tests may be run; the program is not."""
APART = 0.05
"""Seconds in which nothing came; what is typed then is no part of what was typed before."""
Channel: TypeAlias = "Connection[Start | Wait, int | None]"


def terminal_of(
    *arguments: str,
    size: tuple[int, int] = (80, 24),
    env: Mapping[str, str] = {},
    before: str = "",
    ambiguous: int = 1,
    answers: bool = True,
) -> Terminal:
    """`python -m plancheck` with these arguments in a terminal; `before` is run in its process."""
    if given := [name for name in env if name.startswith(AT_IMPORT)]:
        raise ValueError(f"read when the program is imported: {given}")

    def run(argv: list[str], window: bytes, env: dict[str, str]) -> tuple[Process, int]:
        if sys.platform == "win32":
            raise OSError("Windows has no pseudo-terminals")
        channel = _channel()
        terminal, other = open_terminal(window)
        channel.send(Start(os.ttyname(other), tuple(argv), env, str(Path.cwd()), before))
        pid = channel.recv()
        os.close(other)
        assert pid is not None
        return _Forked(pid, channel), terminal

    env = {"LANG": "C.UTF-8", **env}
    return Terminal(arguments, size, env, ambiguous=ambiguous, answers=answers, run=run)


def plain(text: str) -> str:
    """Without its blanks and line ends."""
    return re.sub(r"\s", "", text)


def types(terminal: Terminal, keys: str, shown: str) -> None:
    """Press keys and wait for what they bring."""
    terminal.send(keys)
    terminal.until(lambda text: plain(shown) in plain(text))
    terminal.settle(APART)


class _Forked:
    """A child of the process that has imported the program."""

    def __init__(self, pid: int, channel: Channel) -> None:
        self.pid = pid
        self._channel = channel
        self._status: int | None = None

    def status(self, *, wait: bool = False) -> int | None:
        if self._status is None:
            self._channel.send(Wait(self.pid, wait))
            self._status = self._channel.recv()
        return self._status


@cache
def _channel() -> Channel:
    """To a process that ends with this one."""
    if sys.platform == "win32":
        raise OSError("Windows forks nothing")
    here, there = Pipe()
    number = there.fileno()
    others = {k: v for k, v in os.environ.items() if k not in OF_THE_TESTS}
    process = subprocess.Popen(
        [sys.executable, "-c", f"from tests.program.forks import serve; serve({number})"],
        cwd=Path(__file__).parents[2],
        env=others | {"LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        pass_fds=(number,),
        start_new_session=True,  # Ctrl+C is not for it
    )
    there.close()

    def end() -> None:
        here.close()
        process.wait()

    atexit.register(end)
    return here

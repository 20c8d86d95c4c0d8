"""A program in a pseudo-terminal: when its screen first shows a text, and when a key changes it."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

from bench.emulator import Emulator

QUERIES = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
)
"""What a program may ask its terminal, and an ordinary terminal's answers."""


class Process(Protocol):
    """One that runs in a terminal."""

    pid: int

    def status(self, *, wait: bool = False) -> int | None:
        """Its exit status once it has ended, negative for a signal's."""


class _Child:
    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._status: int | None = None

    def status(self, *, wait: bool = False) -> int | None:
        if sys.platform == "win32":
            raise OSError("Windows has no pseudo-terminals")
        if self._status is None:
            pid, status = os.waitpid(self.pid, 0 if wait else os.WNOHANG)
            self._status = os.waitstatus_to_exitcode(status) if pid else None
        return self._status


Run = Callable[[list[str], bytes, dict[str, str]], tuple[Process, int]]
"""Starts a program in a terminal with a window of that size: its process and the terminal."""


def open_terminal(window: bytes) -> tuple[int, int]:
    """A terminal with a window of this size, and its other side, which a program is run on."""
    if sys.platform == "win32":
        raise OSError("Windows has no pseudo-terminals")
    import fcntl
    import termios

    terminal, other = os.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, window)
    return terminal, other


def _run(argv: list[str], window: bytes, env: dict[str, str]) -> tuple[Process, int]:
    """As `Run` says."""
    if sys.platform == "win32":
        raise OSError("Windows has no pseudo-terminals")
    terminal, other = open_terminal(window)
    pid = os.fork()
    if pid == 0:
        try:
            os.login_tty(other)
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a terminal has no nohup before it
            os.execvpe(argv[0], argv, env)
        finally:
            os._exit(127)
    os.close(other)
    return _Child(pid), terminal


class Terminal:
    """Runs `argv` in a terminal of `size` (columns, rows); a context manager that kills it.

    `ambiguous`: the cells that it draws characters of ambiguous width in; `answers`: whether it
    says where its cursor is; `run`: what starts it there.
    """

    def __init__(
        self,
        argv: Sequence[str],
        size: tuple[int, int],
        env: dict[str, str],
        *,
        ambiguous: int = 1,
        answers: bool = True,
        run: Run = _run,
    ) -> None:
        columns, rows = size
        self.emulator = Emulator(columns, rows, ambiguous)
        self._answers = answers
        full = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        full |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | env
        self.started = time.perf_counter()
        window = struct.pack("HHHH", rows, columns, 0, 0)
        self._process, self._fd = run(list(argv), window, full)
        self.pid = self._process.pid

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if sys.platform == "win32":
            raise OSError("Windows has no pseudo-terminals")
        if self._process.status() is None:
            os.kill(self.pid, signal.SIGKILL)
            self._process.status(wait=True)
        self.hang_up()

    def hang_up(self) -> None:
        """Take the terminal away, as closing its window does."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def status(self) -> int | None:
        """The exit status of a program that has ended, though nobody read what it said."""
        return self._process.status()

    def ended(self, limit: float = 30.0) -> int:
        """Read until the program has ended by itself; its exit status, negative for a signal's."""
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if self._fd >= 0 and select.select([self._fd], [], [], 0.02)[0]:
                with suppress(OSError):
                    self._take(os.read(self._fd, 65536))
            if (status := self.status()) is not None:
                with suppress(OSError):
                    if self._fd >= 0:
                        self.settle(0)  # what it said last
                return status
            time.sleep(0.005)
        raise TimeoutError(f"not ended within {limit} s")

    def send(self, keys: str | bytes) -> float:
        """Type; returns when."""
        now = time.perf_counter()
        data = keys.encode() if isinstance(keys, str) else keys
        while data:
            data = data[os.write(self._fd, data) :]
        return now

    def text(self) -> str:
        """The screen. A wide character takes two cells, the second of them empty."""
        return "\n".join(self.emulator.lines)

    def _take(self, data: bytes) -> None:
        for pattern, answer in QUERIES:
            for _ in pattern.finditer(data):
                os.write(self._fd, answer)
        for report in self.emulator.feed(data):
            if self._answers:
                os.write(self._fd, report)

    def until(self, done: Callable[[str], bool], limit: float = 30.0) -> float:
        """Read until the screen satisfies `done`; returns when the bytes of that screen came."""
        end = time.perf_counter() + limit
        while (left := end - time.perf_counter()) > 0:
            if not select.select([self._fd], [], [], left)[0]:
                break
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                break
            now = time.perf_counter()
            self._take(data)
            if done(self.text()):
                return now
        raise TimeoutError(f"not shown within {limit} s:\n{self.text()}")

    def settle(self, quiet: float = 0.15) -> None:
        """Read until nothing came for a while."""
        while select.select([self._fd], [], [], quiet)[0]:
            try:
                data = os.read(self._fd, 65536)
            except OSError:
                return
            self._take(data)

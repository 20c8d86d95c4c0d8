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

from bench.emulator import Emulator

QUERIES = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
)
"""What a program may ask its terminal, and an ordinary terminal's answers."""


def _run(argv: list[str], window: bytes, env: dict[str, str]) -> tuple[int, int]:
    """Start a program in a terminal with a window of this size: its process and the terminal."""
    if sys.platform == "win32":
        raise OSError("Windows has no pseudo-terminals")
    import fcntl
    import pty
    import termios

    pid, terminal = pty.fork()
    if pid == 0:
        try:
            fcntl.ioctl(0, termios.TIOCSWINSZ, window)
            signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a terminal has no nohup before it
            os.execvpe(argv[0], argv, env)
        finally:
            os._exit(127)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, window)
    return pid, terminal


class Terminal:
    """Runs `argv` in a terminal of `size` (columns, rows); a context manager that kills it.

    `ambiguous`: the cells that it draws characters of ambiguous width in; `answers`: whether it
    says where its cursor is.
    """

    def __init__(
        self,
        argv: Sequence[str],
        size: tuple[int, int],
        env: dict[str, str],
        *,
        ambiguous: int = 1,
        answers: bool = True,
    ) -> None:
        columns, rows = size
        self.emulator = Emulator(columns, rows, ambiguous)
        self._answers = answers
        full = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        full |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"} | env
        self.started = time.perf_counter()
        self.pid, self._fd = _run(list(argv), struct.pack("HHHH", rows, columns, 0, 0), full)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        if sys.platform == "win32":
            raise OSError("Windows has no pseudo-terminals")
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        self.hang_up()

    def hang_up(self) -> None:
        """Take the terminal away, as closing its window does."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def ended(self, limit: float = 30.0) -> int:
        """Read until the program has ended by itself; its exit status, negative for a signal's."""
        if sys.platform == "win32":
            raise OSError("Windows has no pseudo-terminals")
        end = time.perf_counter() + limit
        while time.perf_counter() < end:
            if self._fd >= 0 and select.select([self._fd], [], [], 0.02)[0]:
                with suppress(OSError):
                    self._take(os.read(self._fd, 65536))
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
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

"""An end that the clerk did not ask for: the window is closed, or the process is told to end.

A signal, Windows' console and a terminal that has gone all come to `Shutdown.tell`; the app is then
left as Ctrl+Q leaves it. A thread of its own watches over that, so that nothing which holds up the
screen's thread (a terminal that takes no more, a disk that hangs) costs what was typed.
"""

from __future__ import annotations

import os
import queue
import select
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

from textual.driver import Driver

from ...errors import NotSaved
from ..textual_privates import wrap_output

SECONDS = 4.5
"""How long leaving may take; Windows ends a program 5 s after its window was closed."""
LOOK_SECONDS = 1.0
"""How often it is looked whether the terminal is still there: not every end of one is a signal."""
SIGNALS = ("SIGHUP", "SIGTERM", "SIGINT", "SIGQUIT")
"""Those that ask a program to end, each with a name of its own."""


class Shutdown:
    """`leave` begins to leave the app; `rescue` keeps, on the watching thread, what is left then,
    and says whether anything was.

    Made before the app runs; `over` is called once nothing can be lost any more.
    """

    def __init__(self, leave: Callable[[], object], rescue: Callable[[], bool]) -> None:
        self._leave = leave
        self._rescue = rescue
        self._told: queue.SimpleQueue[str] = queue.SimpleQueue()  # its put may interrupt itself
        self._over = threading.Event()
        self._drivers: list[Driver] = []

    def watch(self) -> None:
        """Listen from now on."""
        threading.Thread(target=self._watch, name="ending", daemon=True).start()
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda *_: self.tell())
        if sys.platform == "win32":
            _listen_to_console(self._told_by_console)

    def tell(self) -> None:
        """Say that the program is to end; from any thread, in a signal's handler too."""
        self._told.put("end")

    def over(self) -> None:
        """Nothing can be lost any more."""
        self._over.set()
        self._told.put("over")

    def lasting(self, driver: type[Driver]) -> type[Driver]:
        """A driver that outlives its terminal, and tells when it has gone."""
        ending = self

        class Lasting(driver):  # type: ignore[misc, valid-type]
            def __init__(self, *args: Any, **named: Any) -> None:
                super().__init__(*args, **named)
                wrap_output(self, lambda file: _Outlet(_terminal(file), ending.tell))
                ending._drivers.append(self)

            def run_input_thread(self) -> None:
                try:
                    super().run_input_thread()
                except OSError:
                    ending.tell()

        return Lasting

    def _watch(self) -> None:
        while True:
            with suppress(queue.Empty):
                self._told.get(timeout=LOOK_SECONDS)
                break
            if self._hung_up():
                break
        self._hung_up()
        if self._over.is_set():
            return
        self._leave()
        if not self._over.wait(SECONDS):
            status = NotSaved.exit_status
            try:
                status = status if self._rescue() else 0
            finally:
                os._exit(status)

    def _hung_up(self) -> bool:
        """Whether the terminal has gone; its input, at an end for ever, is then read no more."""
        gone = False
        for driver in self._drivers:
            number = getattr(driver, "fileno", None)
            if isinstance(number, int) and _hung_up(number):
                driver.exit_event.set()  # type: ignore[attr-defined]  # of all that have a fileno
                gone = True
        return gone

    def _told_by_console(self) -> None:
        """The console's thread; the program is ended as soon as it returns."""
        self.tell()
        self._over.wait(SECONDS)


def _terminal(file: IO[str] | None) -> IO[str]:
    """What to draw on: standard output where standard error, which Textual takes, is elsewhere."""
    drawn_on = file if file and file.isatty() else sys.__stdout__
    if drawn_on is None:
        raise OSError("no terminal to draw on")
    return drawn_on


class _Outlet:
    """The terminal as a file that does not fail: what is written after its end goes nowhere.

    Textual's writing thread would die of the error, and the screen's thread wait for it for ever.
    """

    def __init__(self, file: IO[str], gone: Callable[[], object]) -> None:
        self._file = file
        self._gone = gone
        self._open = True

    def write(self, text: str) -> None:
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        self._try(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def isatty(self) -> bool:
        return self._file.isatty()

    def _try(self, what: Callable[[], object]) -> None:
        try:
            if self._open:
                what()
        except BlockingIOError:
            return  # a terminal that is slow; what is buffered goes with the next
        except OSError:
            self._open = False
            self._gone()


def _hung_up(number: int) -> bool:
    """Whether a terminal's other side was closed."""
    if sys.platform == "win32":
        return False
    poll = select.poll()
    poll.register(number, 0)
    return any(events & select.POLLHUP for _, events in poll.poll(0))


def _listen_to_console(closing: Callable[[], object]) -> None:
    """Have `closing` called on a thread of Windows' own when the window is closed.

    SetConsoleCtrlHandler: CTRL_CLOSE_EVENT 2, CTRL_LOGOFF_EVENT 5, CTRL_SHUTDOWN_EVENT 6. Windows
    ends the process when the handler returns, or 5 s after it was called. Written to Microsoft's
    documentation and tried against a stand-in for it, on no Windows yet.
    """
    import ctypes

    if sys.platform != "win32":
        return

    @ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_uint)  # type: ignore[misc, untyped-decorator, unreachable, unused-ignore]
    def handler(event: int) -> int:
        if event not in (2, 5, 6):
            return 0  # Ctrl+C and Ctrl+Break are keys
        closing()
        return 1

    _HANDLERS.append(handler)  # kept as long as Windows may call it
    ctypes.windll.kernel32.SetConsoleCtrlHandler(handler, 1)


_HANDLERS: list[object] = []

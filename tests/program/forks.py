"""A process that has imported the program and forks one that runs it for each `Start`.

Importing is most of what a start costs, and the same in each. What is forked is a process as
others are: in a terminal and a session of its own, with signals, an exit status, and the
interpreter's streams as they are made in a new one. tests/program/preload.py asks for them.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
import traceback
from importlib import import_module
from multiprocessing.connection import Connection
from typing import NamedTuple

BROUGHT_IN = (
    "plancheck.__main__",
    "plancheck.cli.command.screen",
    "plancheck.cli.parser",
    "plancheck.tui.program",
    "plancheck.tui.main.standing",
    "plancheck.tui.dialogs.choose",
    "plancheck.tui.dialogs.note",
    "plancheck.tui.pages.steps",
    "plancheck.tui.dialogs.note_offers",
    "plancheck.workspace.plan.offers",
    "plancheck.workspace.steps",
    "plancheck.workspace.typed_texts",
    "filelock",
    "tomlkit",
    "textual.drivers.linux_driver",
    "textual.layouts.factory",
    "textual.layouts.horizontal",
    "textual.layouts.stream",
    "textual.pilot",
)
"""What a clerk's first minutes import, beside what is loaded while nobody waits."""


class Start(NamedTuple):
    """What a process begins with; `before` is run in it before the program is."""

    terminal: str
    arguments: tuple[str, ...]
    environment: dict[str, str]
    folder: str
    before: str


class Wait(NamedTuple):
    """Asks for the status that a process ended with: None while it runs, unless one is patient."""

    pid: int
    patient: bool


def serve(number: int) -> None:
    """Answer on the connection of that number until it is closed."""
    if sys.platform == "win32":
        raise OSError("Windows forks nothing")
    channel: Connection[int | None, Start | Wait] = Connection(number)
    for module in BROUGHT_IN:
        import_module(module)
    from plancheck.tui.late_imports import load_pages

    load_pages()
    gc.collect()
    gc.freeze()
    while True:
        try:
            asked = channel.recv()
        except EOFError:
            return
        if isinstance(asked, Start):
            channel.send(_fork(asked, channel))
        else:
            pid, status = os.waitpid(asked.pid, 0 if asked.patient else os.WNOHANG)
            channel.send(os.waitstatus_to_exitcode(status) if pid else None)


def _fork(start: Start, channel: Connection[int | None, Start | Wait]) -> int:
    """A new process runs the program; its number."""
    if sys.platform == "win32":
        raise OSError("Windows forks nothing")
    terminal = os.open(start.terminal, os.O_RDWR | os.O_NOCTTY)
    if pid := os.fork():
        os.close(terminal)
        return pid
    try:
        channel.close()
        os.login_tty(terminal)
        signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a terminal has no nohup before it
        time.tzset()
        _run(start)
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        os._exit(127)


def _run(start: Start) -> None:
    import plancheck.__main__ as program

    os.chdir(start.folder)
    os.environ.clear()
    os.environ.update(start.environment)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        old = getattr(sys, name)
        mode = "w" if number else "r"
        new = open(number, mode, encoding=old.encoding, errors=old.errors, closefd=False)  # noqa: SIM115
        setattr(sys, name, new)
        setattr(sys, f"__{name}__", new)
    sys.argv = [str(program.__file__), *start.arguments]
    exec(start.before, {})
    program.main()

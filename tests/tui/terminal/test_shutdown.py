"""Watching over an end that nobody asked for: what holds it up costs nothing that was typed."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest

from plancheck.tui.terminal import shutdown as module
from plancheck.tui.terminal.shutdown import SIGNALS, Shutdown


@pytest.fixture(autouse=True)
def own_signals() -> Iterator[None]:
    """The handlers that were there stand again afterwards."""
    before = {name: signal.getsignal(getattr(signal, name)) for name in SIGNALS}
    yield
    for name, handler in before.items():
        signal.signal(getattr(signal, name), handler)


@pytest.fixture
def time_is_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is tested what comes then; elsewhere nothing takes as long."""
    monkeypatch.setattr(module, "SECONDS", 0.01)


def until_nobody_watches() -> None:
    for thread in threading.enumerate():
        if thread.name == "ending":
            thread.join(10)


@pytest.mark.usefixtures("time_is_up")
@pytest.mark.parametrize("left", [True, False])
def test_what_is_left_when_time_is_up_is_rescued_and_the_process_ended(
    left: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()
    asked: list[object] = []

    def end(status: int) -> None:
        asked.append(status)
        done.set()

    def rescue() -> bool:
        asked.append("rescue")
        return left

    monkeypatch.setattr(os, "_exit", end)
    watching = Shutdown(lambda: asked.append("leave"), rescue)
    watching.watch()
    watching.tell()
    watching.tell()
    assert done.wait(10)
    assert asked == ["leave", "rescue", 4 if left else 0]


@pytest.mark.usefixtures("time_is_up")
def test_a_fault_while_rescuing_ends_the_process_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda _: None)
    monkeypatch.setattr(os, "_exit", lambda status: done.set() if status == 4 else None)
    watching = Shutdown(lambda: None, lambda: bool(1 // 0))
    watching.watch()
    watching.tell()
    assert done.wait(10)


def test_nothing_is_rescued_where_leaving_was_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    left = threading.Event()

    def rescue() -> bool:
        asked.append("rescue")
        return True

    monkeypatch.setattr(os, "_exit", lambda _: asked.append("exit"))
    watching = Shutdown(left.set, rescue)
    watching.watch()
    watching.tell()
    assert left.wait(10)
    watching.over()
    until_nobody_watches()
    assert asked == []


@pytest.mark.parametrize("name", SIGNALS)
def test_every_signal_that_asks_for_the_end_is_heard_but_one_that_was_ignored(name: str) -> None:
    number = getattr(signal, name)
    for ignored in (False, True):
        signal.signal(number, signal.SIG_IGN if ignored else signal.SIG_DFL)
        left = threading.Event()
        watching = Shutdown(left.set, lambda: False)
        watching.watch()
        assert (signal.getsignal(number) is signal.SIG_IGN) is ignored
        os.kill(os.getpid(), number)
        assert ignored or left.wait(10)
        watching.over()
        until_nobody_watches()
        assert left.is_set() is not ignored


@pytest.mark.usefixtures("time_is_up")
def test_windows_closing_the_console_is_heard_and_held_up_until_all_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handlers: list[Callable[[int], int]] = []
    kernel = SimpleNamespace(SetConsoleCtrlHandler=lambda handler, _: handlers.append(handler))
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE, raising=False)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(os, "_exit", lambda _: None)
    left = threading.Event()
    watching = Shutdown(left.set, lambda: False)
    watching.watch()
    (handler,) = handlers
    assert [handler(event) for event in (0, 1)] == [0, 0]
    assert not left.is_set()
    begun = time.monotonic()
    assert handler(2) == 1
    assert left.wait(10)
    assert time.monotonic() - begun >= module.SECONDS  # nobody said that it was over
    watching.over()
    assert [handler(event) for event in (5, 6)] == [1, 1]
    until_nobody_watches()  # whose time was up in the same moment, it ends the process for good

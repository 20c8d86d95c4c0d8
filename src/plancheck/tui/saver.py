"""The queue that makes acts durable off the screen's thread, first in first out.

Where an act fails, what waits behind it was made on top of it: it is dropped, and that is said.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from ..domain import refusals
from ..domain.ledger.entry import Entry
from ..errors import NotSaved, PlancheckError
from ..workspace import PreparedAct, import_filelock
from .skin import SAVED

CLOSE_SECONDS = 5.0
Store = Callable[[PreparedAct], list[Entry]]


class Saved(NamedTuple):
    """An act is on disk, as `recorded`."""

    act: PreparedAct
    recorded: list[Entry]


class Failed(NamedTuple):
    """An act is not on disk. `dropped`: it was not even tried, because one before it failed."""

    act: PreparedAct
    error: PlancheckError
    dropped: bool


class Saving(NamedTuple):
    """How it stands with the disk: what the status line says of it, in which style."""

    words: str
    style: str = "plain"

    @classmethod
    def done(cls, at: datetime) -> Saving:
        """All that was done until then is on disk."""
        return cls(f"{SAVED} 已保存 {at:%H:%M}", "good")


NOTHING = Saving("")
UNDER_WAY = Saving("正在保存", "faint")
NOT_YET = Saving("还没有存", "mind")
"""Of what is typed and was not handed over yet."""
FAILED = Saving("没有保存", "alert")


class Saver:
    """One thread and its queue. `tell` is called on that thread with what became of each act."""

    def __init__(self, tell: Callable[[Saved | Failed], object]) -> None:
        self._tell = tell
        self._queue: queue.SimpleQueue[tuple[int, Store, PreparedAct] | None] = queue.SimpleQueue()
        self._round = 0
        self._good_from = 0
        self.pending = 0
        """Acts promised and not yet told of; counted on the screen's thread."""
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; once the screen is up, as its imports would delay the first paint."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
            self._thread.start()

    def promise(self) -> int:
        """Announce an act, which counts as pending from now; returns the round it belongs to."""
        self.pending += 1
        return self._round

    def put(self, made_in: int, store: Store, act: PreparedAct) -> None:
        """Have an act of a round made durable."""
        self.start()
        self._queue.put((made_in, store, act))

    def settle(self, outcome: Saved | Failed) -> None:
        """Take note of an outcome, on the screen's thread; after a failure, start afresh."""
        self.pending -= 1
        if isinstance(outcome, Failed) and not outcome.dropped:
            self._round += 1

    def close(self) -> None:
        """End the thread once the queue is empty; wait for that, as long as leaving may take."""
        self._queue.put(None)
        if self._thread:
            self._thread.join(CLOSE_SECONDS)

    def _run(self) -> None:
        import_filelock()
        while (item := self._queue.get()) is not None:
            made_in, store, act = item
            if made_in < self._good_from:
                self._tell(Failed(act, NotSaved(refusals.AFTER_ANOTHER), True))
                continue
            try:
                self._tell(Saved(act, store(act)))
            except PlancheckError as error:
                self._good_from = made_in + 1
                self._tell(Failed(act, error, False))
            except Exception as error:  # noqa: BLE001  # whatever it is, it must not look saved
                self._good_from = made_in + 1
                words = refusals.program_fault(type(error).__name__)
                self._tell(Failed(act, NotSaved(words), False))

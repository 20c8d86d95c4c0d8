"""The lock under which a ledger is appended to: filelock's real lock on a sidecar file.

Never the ledger itself (a lock on it would end with any other handle's close), never a soft lock
(a crash would leave it standing).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain import refusals
from ..errors import NotSaved
from .atomic import reason
from .presence import absent

if TYPE_CHECKING:
    from filelock import FileLock

WAIT_SECONDS = 5.0


def import_filelock() -> None:
    """Spend the 40 ms that importing filelock takes, where nobody waits for them."""
    import filelock  # noqa: F401


class Lock:
    """The lock of one file. Made once and held many times: making it is half of what it costs."""

    def __init__(self, path: Path, wait: float | None = None) -> None:
        self._path = path.with_suffix(".lock")
        self._wait = wait
        self._lock: FileLock | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold it for the length of the block; NotSaved where it cannot be had."""
        from filelock import FileLock, Timeout

        if self._lock is None:
            self._lock = FileLock(
                self._path,
                timeout=WAIT_SECONDS if self._wait is None else self._wait,
                mode=0o600,
                fallback_to_soft=False,
                thread_local=False,  # one thread at a time appends; a plain attribute is cheaper
            )
        if self._lock.is_locked:
            _let_go(self._lock)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise NotSaved(refusals.IN_USE) from error
        except RuntimeError as error:  # not implemented here, or never let go
            raise NotSaved(refusals.NO_LOCKS) from error
        except OSError as error:
            raise NotSaved(refusals.not_saved(reason(error), refusals.ELSEWHERE)) from error
        try:
            yield
        finally:
            _let_go(self._lock)


def hindrance(path: Path) -> str:
    """Why the lock of a file that was locked before cannot be had; empty where it can."""
    if absent(path.with_suffix(".lock")):
        return ""
    try:
        with Lock(path, wait=0.5).held():
            return ""
    except NotSaved as error:
        return refusals.reason_of(str(error))


def _let_go(lock: FileLock) -> None:
    """Release a lock. What was written under it stands, whether this succeeds or not.

    Tried twice, and again before the next act; what then stays held goes with the process.
    """
    for _ in range(2):
        with suppress(OSError):
            lock.release()
            return

"""What takes time, off the screen's thread; one job at a time, stopped by Esc."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import suppress
from typing import Any, TypeVar

from ..errors import PlancheckError

T = TypeVar("T")


class Job:
    """A slow job: the steps of a generator, each on a thread, stopped between two of them.

    Knows no screen. `worker` runs a coroutine for as long as the screen is there (`run_worker`).
    """

    def __init__(self, worker: Callable[[Coroutine[Any, Any, None]], object]) -> None:
        self._worker = worker
        self.busy = False
        """Whether a job is under way."""
        self.stopped = False
        """Whether it takes no further step; the one under way is finished, so that none is half."""
        self._failed = self.waited_for = False
        """How it came out; whether somebody wants to leave behind it."""

    def begin(self) -> None:
        """From now on it is under way, whether or not its steps are ready."""
        self.busy, self.stopped = True, False
        self._failed = self.waited_for = False

    def stop(self) -> None:
        """Take no further step."""
        self.stopped = True

    def end(self, *, failed: bool = False) -> None:
        """Not under way any more."""
        self.busy, self._failed = False, failed

    def keeps(self) -> bool:
        """Whether its screen stays open: until it is done; where somebody waited for that and not
        all was done, once more, for it to be read.
        """
        if self.busy:
            self.waited_for = True
            return True
        keeps = self.waited_for and (self.stopped or self._failed)
        self.waited_for = False
        return keeps

    def do(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Do what is of one piece, and cannot be stopped."""
        self._worker(self._carry_out(lambda: off_thread(work), done, failed))

    def run(
        self,
        steps: Iterator[T],
        each: Callable[[T], object],
        done: Callable[[], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Take the steps until there is none or it is stopped; then it is `done` or has `failed`.

        Both may begin the next one.
        """

        async def take() -> None:
            while not self.stopped and (step := await off_thread(next, steps, None)) is not None:
                each(step)

        self._worker(self._carry_out(take, lambda _: done(), failed))

    async def _carry_out(
        self,
        work: Callable[[], Awaitable[T]],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        try:
            outcome = await work()
        except Exception as error:  # noqa: BLE001  # of a file or a format's library: no traceback
            self.end(failed=True)
            failed(error)
        else:
            self.end()
            done(outcome)


def failure(error: Exception, undone: str) -> str:
    """Why a job failed, in the error's own words where they are for the clerk."""
    known = isinstance(error, PlancheckError)
    return str(error) if known else f"{undone}：程序出错（{type(error).__name__}）。"


async def off_thread(work: Callable[..., T], *of: object) -> T:
    """What the work comes to. Nobody waits for it where the screen, or the program, is left.

    `asyncio.to_thread` would: its threads hold up the end of the loop until they are done.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def tell(settle: Callable[[object], None], outcome: object) -> None:
        if not done.done():
            settle(outcome)

    def run() -> None:
        try:
            outcome: object = work(*of)
            settle: Callable[..., None] = done.set_result
        except BaseException as error:  # noqa: BLE001  # raised where it is waited for
            outcome, settle = error, done.set_exception
        with suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(tell, settle, outcome)

    threading.Thread(target=run, name="job", daemon=True).start()
    return await done

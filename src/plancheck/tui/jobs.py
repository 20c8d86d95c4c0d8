"""What takes time, off the screen's thread."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


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

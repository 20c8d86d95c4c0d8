"""One slow job at a time, off the screen's thread, stopped between two of its steps."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from plancheck.errors import NotSaved
from plancheck.tui.jobs import Job, failure, off_thread


class Heard:
    """A job and what was heard of it."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.errors: list[Exception] = []
        self._workers: list[Coroutine[Any, Any, None]] = []
        self.job = Job(self._workers.append)

    def run(self, steps: Iterator[str]) -> None:
        self.job.run(
            steps, self.words.append, lambda: self.words.append("done"), self.errors.append
        )

    async def finish(self) -> None:
        while self._workers:
            await self._workers.pop(0)


@pytest.fixture
def heard() -> Heard:
    found = Heard()
    found.job.begin()
    return found


async def test_each_step_is_told_and_then_the_end(heard: Heard) -> None:
    heard.run(iter("ab"))
    assert heard.job.busy
    await heard.finish()
    assert heard.words == ["a", "b", "done"]
    assert not heard.job.busy


async def test_the_steps_are_taken_on_other_threads(heard: Heard) -> None:
    heard.run(threading.current_thread().name for _ in range(2))
    await heard.finish()
    assert threading.current_thread().name not in heard.words


async def test_the_step_under_way_is_finished_where_it_is_stopped_and_no_other_is_taken(
    heard: Heard,
) -> None:
    def steps() -> Iterator[str]:
        heard.job.stop()
        yield "a"
        yield "b"

    heard.run(steps())
    await heard.finish()
    assert heard.words == ["a", "done"]


async def test_a_job_that_was_stopped_before_its_steps_takes_none(heard: Heard) -> None:
    heard.job.stop()
    heard.run(iter("ab"))
    await heard.finish()
    assert heard.words == ["done"]


async def test_what_goes_wrong_ends_it_and_is_told_once(heard: Heard) -> None:
    def steps() -> Iterator[str]:
        yield "a"
        raise NotSaved("磁盘已满。")

    heard.run(steps())
    await heard.finish()
    assert heard.words == ["a"]
    assert [str(error) for error in heard.errors] == ["磁盘已满。"]
    assert not heard.job.busy


async def test_the_next_one_may_begin_at_the_end_of_one(heard: Heard) -> None:
    def done() -> None:
        heard.words.append(f"stopped: {heard.job.stopped}")
        heard.job.begin()
        heard.run(iter("b"))

    heard.job.stop()
    heard.job.run(iter("a"), heard.words.append, done, heard.errors.append)
    await heard.finish()
    assert heard.words == ["stopped: True", "b", "done"]


async def test_work_of_one_piece_is_done_though_it_is_stopped(heard: Heard) -> None:
    heard.job.stop()
    heard.job.do(lambda: "a", heard.words.append, heard.errors.append)
    assert heard.job.busy
    await heard.finish()
    assert heard.words == ["a"]
    assert not heard.job.busy


async def test_work_of_one_piece_that_goes_wrong_is_told_once(heard: Heard) -> None:
    heard.job.do(lambda: str(1 // 0), heard.words.append, heard.errors.append)
    await heard.finish()
    assert [type(error) for error in heard.errors] == [ZeroDivisionError]
    assert not heard.words
    assert not heard.job.busy


def test_a_fault_of_the_program_is_named_and_an_error_says_itself() -> None:
    assert failure(NotSaved("磁盘已满。"), "没有写完") == "磁盘已满。"
    assert failure(ZeroDivisionError(), "没有写完") == "没有写完：程序出错（ZeroDivisionError）。"


def test_the_end_of_the_program_waits_for_no_job() -> None:
    go_on, done = threading.Event(), threading.Event()

    def slow() -> None:
        go_on.wait(20)
        done.set()

    async def left() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(off_thread(slow), 0.01)

    asyncio.run(left())
    assert not done.is_set()
    go_on.set()


async def test_what_goes_wrong_in_a_job_is_raised_where_it_is_waited_for() -> None:
    assert await off_thread(Path, "a", "b") == Path("a/b")
    with pytest.raises(ZeroDivisionError):
        await off_thread(lambda: 1 // 0)

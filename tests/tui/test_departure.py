"""Leaving while something is under way: reading is given up, what is being written is written."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest

from plancheck.domain.progress.status import Status
from plancheck.tui.app import PlancheckApp
from plancheck.tui.terminal.keyboard import Keyboard
from plancheck.workspace import Workspace
from plancheck.workspace.office.inbox import Inbox
from plancheck.workspace.office.rollup import Intake
from plancheck.workspace.reports import Reports

from .screen import Clerk, clerk_at, key_event


class Hold:
    """Something slow: it goes on when it is let go."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def before(self, steps: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        """The same steps, held before the first of them."""

        def held(*of: object) -> Iterator[Any]:
            yield from self.call(steps)(*of)

        return held

    def call(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same, held before it begins."""

        def held(*of: object) -> Any:
            self.begun.set()
            assert self.go_on.wait(60)
            return work(*of)

        return held


@pytest.fixture
def hold() -> Iterator[Hold]:
    held = Hold()
    yield held
    held.go_on.set()


async def until(so: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while not so():
            await asyncio.sleep(0.002)


@asynccontextmanager
async def under_way(clerk: Clerk, hold: Hold, *keys: str) -> AsyncIterator[None]:
    """After the keys, while it is held."""
    clerk.send(*map(key_event, keys))
    await until(hold.begun.is_set)
    yield
    hold.go_on.set()


@pytest.mark.parametrize("of, what", [(Intake, "steps"), (Inbox, "report")])
async def test_f10_leaves_at_once_while_files_are_read_and_added_up(
    workspace: Workspace, hold: Hold, monkeypatch: pytest.MonkeyPatch, of: type, what: str
) -> None:
    monkeypatch.setattr(of, what, hold.call(getattr(of, what)))
    async with clerk_at(workspace) as clerk, under_way(clerk, hold, "f9"):
        clerk.send(key_event("f10"))
        await until(lambda: clerk.app._exit)


async def test_f10_leaves_when_all_the_report_s_files_are_written(
    workspace: Workspace, hold: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.remember("formats", "toml,txt")
    monkeypatch.setattr(Reports, "write", hold.before(Reports.write))
    async with clerk_at(workspace) as clerk:
        await clerk.press("f8")
        async with under_way(clerk, hold, "f8"):
            clerk.send(key_event("f10"))
            await until(lambda: clerk.app.screen._job.waited_for)  # type: ignore[attr-defined]
            assert not clerk.app._exit
        await until(lambda: clerk.app._exit)
    assert sorted(written(workspace)) == [".toml", ".txt"]


async def test_f10_leaves_when_all_the_roll_up_s_files_are_written(
    two: Workspace,
    hold: Hold,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    two.remember("rollup_formats", "toml,md")
    monkeypatch.setattr(Inbox, "write", hold.before(Inbox.write))
    async with clerk_at(two) as clerk:
        await clerk.press("f9", "f8")
        async with under_way(clerk, hold, "enter"):
            clerk.send(key_event("f10"))
            await until(lambda: clerk.app.screen._job.waited_for)  # type: ignore[attr-defined]
            assert not clerk.app._exit
        await until(lambda: clerk.app._exit)
    assert sorted(written(two)) == [".md", ".toml"]


def written(workspace: Workspace) -> list[str]:
    return [path.suffix for path in workspace.unit.home.exports.rglob("*") if path.is_file()]


async def test_a_key_that_is_waited_for_while_the_screens_close_is_no_fault(
    workspace: Workspace,
) -> None:
    async with clerk_at(workspace) as clerk:
        await clerk.press("f1")
        screen = clerk.app.screen
        await screen.remove()  # as at the end: it is gone, and not yet off the stack
        screen._layout_required = True
        await clerk.app.keyboard._working()
        clerk.app._exit = True


async def test_a_key_that_comes_up_to_the_app_while_the_program_ends_does_nothing(
    busy: Workspace,
) -> None:
    """A screen that opened meanwhile has no widgets: q and Esc on the help asked for its field."""
    async with clerk_at(busy) as clerk:
        await clerk.press("down")
        clerk.app.exit()
        key = key_event("space")
        key._set_forwarded()
        await clerk.app.on_event(key)
        assert busy.unit.progress.state("1.1.2").status is Status.BLOCKED


async def test_nothing_is_waited_for_once_the_program_ends(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its queue is read no more: a wait until it is empty would not even let others work."""
    async with clerk_at(busy) as clerk:
        waiting = Keyboard(clerk.app, clerk.app.on_event)
        clerk.app.exit()
        with monkeypatch.context() as patched:
            patched.setattr(clerk.app, "call_later", lambda *_: False)
            patched.setattr(PlancheckApp, "message_queue_size", 1)
            assert not await waiting._working()

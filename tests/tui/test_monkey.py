"""Whatever is pressed: the program goes on, records what a key asked for, and has what it says."""

from __future__ import annotations

import asyncio
import os
from collections import deque
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import NoReturn

import pytest

from plancheck.domain.ledger.entry import Entry
from plancheck.domain.ledger.history import History
from plancheck.domain.ledger.undo import Act, acts_of
from plancheck.domain.period import Week
from plancheck.domain.plan.model import Plan
from plancheck.domain.progress.steps import StepChange
from plancheck.domain.rollup.roster.roster import RosterUnit
from plancheck.errors import NotSaved
from plancheck.storage.rollup import roster as roster_file
from plancheck.tui.saver import Failed, Saved
from plancheck.tui.terminal import keyboard
from plancheck.workspace import PreparedAct as Prepared
from plancheck.workspace import Workspace
from plancheck.workspace.ledger import UnitLedger
from tests import street
from tests.support import Clock, open_home

from .monkey import BEGINNINGS, Sent, rounds, send
from .rollup.reports import put, troubled
from .screen import Clerk, clerk_at

KEYS = 1_000
"""Of each seed under `make soak`; a fortieth of two of them in every run."""
PATIENCE = 240
"""Seconds after which a burst that is not done has held up the program."""
REMEMBERED = 80
"""How many of the last keys are told of."""


class Monkey:
    """Plays a seed in a home, and looks after every burst whether all holds."""

    def __init__(self, home: Path, clock: Clock, seed: int, keys: int) -> None:
        self._home = home
        self._clock = clock
        self._seed = seed
        self._keys = keys
        self._last: deque[str] = deque(maxlen=REMEMBERED)
        self._full = 0
        """How many of the next acts the disk does not take."""

    async def play(self) -> None:
        """All rounds; where the program was left it is started anew."""
        waiting = list(rounds(self._seed, self._keys))[::-1]
        while waiting:
            workspace = open_home(self._home, self._clock)
            async with clerk_at(workspace, (80, 24)) as clerk:
                self._watch(clerk)
                while waiting and not clerk.app._exit:
                    await self._round(clerk, workspace, *waiting.pop())
            again = entries(open_home(self._home, self._clock))
            if lost := [act for act in acts(workspace) if act.entries[0].id not in again]:
                self._fail(f"shown, and not there at the next start: {[*map(told_of, lost)]}")

    async def _round(
        self, clerk: Clerk, workspace: Workspace, beginning: str, bursts: Sequence[Sequence[Sent]]
    ) -> None:
        self._last.append(f"\n{beginning}:")
        for key in BEGINNINGS[beginning]:
            await self._burst(clerk, workspace, [Sent("key", key)])
        for burst in bursts:
            await self._burst(clerk, workspace, burst)
        await self._burst(clerk, workspace, [Sent("resize", "", (80, 24))])
        for _ in range(20):
            if clerk.app._exit or len(clerk.app.screen_stack) == 1:
                return
            await self._burst(clerk, workspace, [Sent("key", "escape")])
        self._fail("twenty Escapes leave a screen open")

    async def _burst(self, clerk: Clerk, workspace: Workspace, burst: Sequence[Sent]) -> None:
        if clerk.app._exit:
            return
        told = ((what, len([*same])) for what, same in groupby(map(str, burst)))
        self._last.append(f"[{' '.join(f'{w}×{n}' if n > 1 else w for w, n in told)}]")
        before = entries(workspace)
        for sent in burst:
            if sent.what == "other":
                self._act_in_another_window()
            self._full += sent.what == "full"
        send(clerk, burst)
        try:
            async with asyncio.timeout(PATIENCE):
                await clerk.settled()
        except (AssertionError, TimeoutError) as error:
            self._fail(f"it does not come to rest: {error}", error)
        if clerk.app._exception:
            self._fail(f"{clerk.app._exception!r}", clerk.app._exception)
        if any(sent.what == "other" for sent in burst) and not clerk.app._exit:
            clerk.app.recorder.check_disk()
            await clerk.settled()
        self._check(clerk, burst, [a for a in acts(workspace) if a.entries[0].id not in before])

    def _check(self, clerk: Clerk, burst: Sequence[Sent], made: Sequence[Act]) -> None:
        undone = sum(bool(act.undo) for act in made)
        if len(made) - undone > sum(sent.asks for sent in burst):
            self._fail(f"no key asked for one of {[told_of(act) for act in made]}")
        if undone > sum(sent.undoes for sent in burst):
            self._fail(f"no key asked to take back {[told_of(act) for act in made]}")
        if clerk.app.saver.pending:
            self._fail("an act is on its way for ever")
        if clerk.app._exit:
            if not any(sent.may_leave for sent in burst):
                self._fail("nobody left, and it ended")
        elif clerk.status.startswith("正在保存"):
            self._fail(f"nothing is on its way, and it says {clerk.status}")

    def _watch(self, clerk: Clerk) -> None:
        """What is said to be saved is looked for on the disk at that moment."""
        recorder = clerk.app.recorder
        hear: Callable[[Saved | Failed], None] = recorder.settle

        def heard(outcome: Saved | Failed) -> None:
            if isinstance(outcome, Saved):
                written = on_disk(self._home)
                missing = [e for e in outcome.recorded if f'"{e.id}"'.encode() not in written]
                if missing:
                    self._fail(f"said to be saved, and not on disk: {missing}")
            hear(outcome)

        recorder.settle = heard  # type: ignore[method-assign]

    def _act_in_another_window(self) -> None:
        window = open_home(self._home, self._clock)
        if window.unit.name and window.unit.ledger:
            measure = next(m.id for m in window.unit.plan.measures() if window.unit.owns(m))
            full, self._full = self._full, 0
            window.unit.ledger.perform(window.edit.steps.add(measure, StepChange("另一窗口的一步")))
            self._full = full

    def takes(
        self, store: Callable[[UnitLedger, Prepared], list[Entry]]
    ) -> Callable[..., list[Entry]]:
        """The disk, full now and then."""

        def stored(book: UnitLedger, act: Prepared) -> list[Entry]:
            if self._full and act.entries:
                self._full -= 1
                raise NotSaved("没有保存：磁盘满了。")
            return store(book, act)

        return stored

    def _tale(self) -> str:
        return f"MONKEY={self._seed}:{self._keys}\n{' '.join(self._last)}"

    def _fail(self, why: str, cause: BaseException | None = None) -> NoReturn:
        raise AssertionError(f"{why}\n{self._tale()}") from cause


def acts(workspace: Workspace) -> list[Act]:
    """This installation's acts, in their order; submitting is none."""
    unit = workspace.unit
    entries = unit.ledger.history.by_id.values() if unit.ledger else ()
    own = (entry for entry in entries if entry.pc == unit.config.pc)
    return [act for act in acts_of(own, workspace.unit.clock()) if act.measures != ("",)]


def told_of(act: Act) -> str:
    return f"{act.undo and 'undo '}{[(e.measure, e.field, e.value) for e in act.entries]}"


def entries(workspace: Workspace) -> set[str]:
    return set(workspace.unit.ledger.history.by_id) if workspace.unit.ledger else set()


def on_disk(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in home.glob("ledger/*/*/*.toml"))


@pytest.fixture
def office(busy: Workspace) -> Workspace:
    """A unit in the middle of its work, to which others' reports of two weeks have come."""
    plan: Plan = street.default_plan()
    units = street.units_of(3)
    for unit in units:
        for week in (Week(2024, 9), Week(2024, 10)):
            report = street.report_of(plan, unit, History(), week)
            put(busy.unit.home.inbox, report if unit is units[0] else troubled(report, unit[0]))
    roster_file.write_new(busy.unit.home.roster, [RosterUnit(*unit) for unit in units])
    busy.remember("formats", "toml,txt")  # the others take long to write
    busy.remember("rollup_formats", "toml")
    return busy


async def play(office: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch, *of: int) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if of[0] % 2:  # as on a PC that stalls: no key waits until the one before it is done
        monkeypatch.setattr(keyboard, "PATIENCE", 0)
    monkey = Monkey(office.unit.home.data, clock, *of)
    monkeypatch.setattr(UnitLedger, "store", monkey.takes(UnitLedger.store))
    await monkey.play()


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_monkey_at_the_keys(
    office: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    await play(office, clock, monkeypatch, seed, KEYS // 40)


@pytest.mark.skipif("MONKEY" not in os.environ, reason="plays one seed again: MONKEY=seed:keys")
async def test_a_monkey_does_it_again(
    office: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed, _, keys = os.environ["MONKEY"].partition(":")
    await play(office, clock, monkeypatch, int(seed), int(keys or KEYS))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100))
async def test_a_monkey_stays_at_the_keys(
    office: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    await play(office, clock, monkeypatch, seed, KEYS)

"""What was typed and could not be saved is there again where it was typed, until it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from plancheck.domain.progress import MeasureState, NoteKind, Status
from plancheck.errors import NotSaved
from plancheck.storage import paths
from plancheck.storage.ledger_file import LedgerFile
from plancheck.workspace import Workspace
from tests.support import Clock, open_home

from .screen import Clerk, clerk_at


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, where the home cannot take a text."""
    own = tmp_path / "own" / "unsaved"
    monkeypatch.setattr(paths, "spare_folders", lambda: [own])
    return own


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No ledger takes a byte meanwhile."""

    def full(*_: object) -> None:
        raise NotSaved("没有保存：磁盘已满。")

    with monkeypatch.context() as patched:
        patched.setattr(LedgerFile, "append", full)
        yield


async def types(clerk: Clerk, keys: Sequence[str]) -> None:
    """Press what is in brackets, type everything else."""
    for key in keys:
        if key.startswith("<"):
            await clerk.press(key.strip("<>"))
        else:
            await clerk.type(key)


def note(state: MeasureState) -> object:
    return [note.text for note in state.notes]


def steps(state: MeasureState) -> object:
    return [(step.title, step.owner) for step in state.steps]


CASES: dict[str, tuple[Sequence[str], Callable[[MeasureState], object], object, Sequence[str]]] = {
    # keys, what is recorded of it, once it can be; the keys that lead to it again
    "a note": (("<f5>", "选址已定", "<enter>"), note, ["选址已定"], ("<f5>", "<enter>")),
    "a note left by Esc": (("<f5>", "选址", "<escape>"), note, ["选址"], ("<f5>", "<escape>")),
    "a note of another kind and day": (
        ("<f5>", "<f5>", "缺人", "<tab>", "昨天", "<enter>"),
        lambda s: [(n.text, n.kind, n.on.day) for n in s.notes],
        [("缺人", NoteKind.PROBLEM, 5)],
        ("<f5>", "<enter>"),
    ),
    "a reason": (
        ("<f2>", "<5>", "图纸未批", "<enter>"),
        lambda s: (s.status, s.reason),
        (Status.BLOCKED, "图纸未批"),
        ("<f2>", "<5>", "<enter>"),
    ),
    "fields of the form": (
        ("<enter>", "<tab>", "50", "<tab>", "王某", "<escape>"),
        lambda s: (s.percent_set, s.owner),
        (50, "王某"),
        ("<enter>", "<escape>"),
    ),
    "evidence": (
        ("<enter>", "<tab>", "<tab>", "<tab>", "<tab>", "<tab>", "照片.jpg", "<escape>"),
        lambda s: s.evidence,
        ("照片.jpg",),
        ("<enter>", "<escape>"),
    ),
    "a step": (
        ("<f6>", "选址", "<tab>", "王某", "<enter>", "<escape>"), steps, [("选址", "王某")],
        ("<f6>", "<escape>"),
    ),
    "two steps": (
        ("<f6>", "选址", "<enter>", "开工", "<enter>", "<escape>"), steps,
        [("选址", ""), ("开工", "")], ("<f6>", "<enter>", "<escape>"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", CASES)
@pytest.mark.parametrize("restarted", [False, True])
async def test_it_is_put_back_and_recorded_once(
    what: str,
    restarted: bool,
    workspace: Workspace,
    home: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys, recorded, expected, again = CASES[what]
    async with clerk_at(workspace) as clerk:
        with full_disk(monkeypatch):
            await types(clerk, keys)
        assert workspace.unsaved.texts()
        assert recorded(open_home(home, clock).progress.state("1.1.1")) != expected
        if not restarted:
            await types(clerk, again)
    if restarted:
        async with clerk_at(open_home(home, clock)) as clerk:
            assert "1.1.1" in clerk.status
            assert "Ctrl+U" in clerk.status
            await types(clerk, again)
    after = open_home(home, clock)
    assert recorded(after.progress.state("1.1.1")) == expected
    assert after.unsaved.texts() == []

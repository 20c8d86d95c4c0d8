"""A clock that a test sets, and a real home set up for one unit."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from plancheck.storage import paths, places
from plancheck.storage.config import load_config
from plancheck.workspace import Workspace
from plancheck.workspace.act import random_id

waiting = pytest.mark.xdist_group("waiting")
"""Tests that wait for a program, a browser, or a pause between keys: in one process, from the first
moment, so that the others compute meanwhile.
"""
USERS_DATA = "WIN_PD_OVERRIDE_LOCAL_APPDATA" if sys.platform == "win32" else "XDG_DATA_HOME"
"""The variable that names the user's own data folder, on Windows to platformdirs alone."""
UNIT, TYPE, CLERK = "宝山八村居委会", "居委会", "甲"


class Clock:
    """Stands still until `now` is set."""

    def __init__(self, now: str = "2024-03-06T09:14:05+08:00") -> None:
        self.now = datetime.fromisoformat(now)

    def __call__(self) -> datetime:
        return self.now

    def set(self, now: str) -> None:
        """Let it be another moment (ISO 8601 with offset)."""
        self.now = datetime.fromisoformat(now)


def open_home(root: Path, clock: Clock, plan: Path | None = None) -> Workspace:
    """The workspace of a home, as a restart would open it."""
    return Workspace.open(paths.find_home(str(root), {}), plan, clock)


def set_up_home(root: Path, clock: Clock) -> Workspace:
    """A new home of 宝山八村居委会, as setting it up leaves it (tests/test_support.py)."""
    if sys.platform == "win32" or root.exists():
        return truly_set_up(root, clock)
    root.mkdir(mode=0o700, parents=True)
    here = places.here(paths.find_home(str(root), {}))
    text = _settings(here._replace(path="")).replace(PATH, here.path).replace(PC, random_id(6))
    settings = root / "config.toml"
    settings.touch(0o600)
    settings.write_text(text, encoding="utf-8")
    return open_home(root, clock)


def truly_set_up(root: Path, clock: Clock) -> Workspace:
    """The same by the program: 2 ms more, where the settings are written."""
    workspace = open_home(root, clock)
    workspace.set_up(UNIT, TYPE, CLERK)
    return workspace


PATH, PC = "<path>", "<pc>"


@cache
def _settings(here: places.Installation) -> str:
    """What the settings say on this PC, with marks for the home's path and for its id."""
    with tempfile.TemporaryDirectory() as name:
        home = truly_set_up(Path(name) / "home", Clock()).unit.home
        text = home.config.read_text(encoding="utf-8")
        ((pc, place),) = load_config(home.config).places.items()
    assert place._replace(path="") == here
    return text.replace(place.path, PATH).replace(pc, PC)


def home_with_odd_characters(root: Path, clock: Clock) -> Path:
    """A home with a unit and one record in characters that not every encoding has."""
    workspace = set_up_home(root, clock)
    assert workspace.unit.ledger
    workspace.unit.ledger.perform(workspace.edit.note(["3.3.2"], "😀 ✓ ¹"))
    return root


@contextmanager
def unprivileged() -> Iterator[None]:
    """Within it nobody's rights hold, where the tests run as root.

    What is imported within it must have been imported before.
    """
    import filelock  # noqa: F401  # while it may still be read

    if sys.platform == "win32":
        pytest.skip("Windows has no modes that bind")
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def make_pipe(path: Path) -> None:
    """A pipe with a name; where the system has none the test is passed over."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pipes in folders")
    os.mkfifo(path)


def make_link(path: Path, target: Path | str) -> None:
    """A link; where only an administrator may make one the test is passed over."""
    if sys.platform == "win32":
        pytest.skip("Windows lets a user make no links")
    path.symlink_to(target)


def give_away(folder: Path) -> None:
    """Let who is `unprivileged` own a folder and all in it, where the tests run as root."""
    if sys.platform != "win32" and os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, 65534, 65534)

"""Which lines and marks are drawn, by what the terminal answered; kept for the next start."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events

from plancheck.storage.config import Display, load_config
from plancheck.tui.skin import ASCII, BRACKETED, DRAWN, Skin, chosen_skin
from plancheck.tui.terminal import widths
from plancheck.tui.terminal.appearance import Appearance
from plancheck.workspace import Workspace
from tests.support import Clock, open_home

from ..screen import Clerk, clerk_at

HERE = {"TERM": "xterm-256color"}


@pytest.fixture(autouse=True)
def narrow_again() -> Iterator[None]:
    yield
    widths.measure(1)


@pytest.fixture(autouse=True)
def modern_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"TERM": "xterm-256color", "COLORTERM": "truecolor"}.items():
        monkeypatch.setenv(name, value)
    for name in ("WT_SESSION", "TERM_PROGRAM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


def looking(workspace: Workspace, **display: str) -> Workspace:
    config = workspace.unit.config._replace(display=Display(**display))
    workspace.unit.settings.config = config
    return workspace


async def answer(clerk: Clerk, cells: int) -> None:
    clerk.app.post_message(events.CursorPosition(cells, 0))
    await clerk.settled()


def skin(workspace: Workspace, probed: str = "xterm-256color:1", system: str = "truecolor") -> Skin:
    workspace.unit.settings.probed = probed
    return Appearance(workspace.unit.settings, HERE, system, coloured=True).skin


@pytest.mark.parametrize(
    ("setting", "cells", "modern", "tinted", "expected"),
    [
        ("auto", 1, True, True, DRAWN),
        ("auto", 1, True, False, BRACKETED),
        ("auto", 1, False, True, ASCII),
        ("auto", 2, True, True, ASCII),
        ("auto", None, True, True, ASCII),
        ("drawn", None, False, True, DRAWN),
        ("drawn", 1, False, False, BRACKETED),
        ("drawn", 2, True, True, ASCII),
        ("ascii", 1, True, True, ASCII),
    ],
)
def test_lines_are_drawn_only_where_the_terminal_gives_them_one_cell(
    setting: str, cells: int | None, modern: bool, tinted: bool, expected: Skin
) -> None:
    assert chosen_skin(setting, cells, modern=modern, tinted=tinted) == expected


def test_a_console_without_windows_terminal_gets_ascii(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert skin(workspace) == DRAWN
    monkeypatch.setattr(sys, "platform", "win32")
    assert skin(workspace) == ASCII
    environment = {**HERE, "WT_SESSION": "0"}
    workspace.unit.settings.probed = "WT:1"
    found = Appearance(workspace.unit.settings, environment, "truecolor", coloured=True)
    assert found.skin == DRAWN


def test_sixteen_colours_get_ascii_and_high_contrast_its_brackets(workspace: Workspace) -> None:
    assert skin(workspace, system="standard") == ASCII
    assert skin(looking(workspace, theme="contrast")) == BRACKETED


def test_terminals_are_told_apart_by_their_program_and_the_last_answers_are_kept() -> None:
    name = widths.terminal_name
    assert name({"TERM": "xterm", "TERM_PROGRAM": "vs code:1", "WT_SESSION": "x"}) == "WT"
    assert name({"TERM": "xterm", "TERM_PROGRAM": "vs code:1"}) == "vscode1"
    assert name({}) == ""
    kept = ""
    for number in range(12):
        kept = widths.remember(kept, f"t{number}", 1 + number % 2)
    assert [widths.remembered(kept, f"t{n}") for n in (3, 4, 11)] == [None, 1, 2]
    assert widths.remembered(widths.remember(kept, "t11", 1), "t11") == 1
    assert widths.remembered("nonsense t:3 :", "t") is None


@pytest.mark.parametrize("cells", [1, 2])
async def test_what_the_terminal_answered_is_known_before_the_next_first_paint(
    busy: Workspace, home: Path, clock: Clock, cells: int
) -> None:
    async with clerk_at(busy) as clerk:
        assert clerk.app.skin == ASCII
        await answer(clerk, cells)
        assert clerk.app.skin == (DRAWN if cells == 1 else ASCII)
        clerk.app.appearance.keep()
    assert load_config(home / "config.toml").probed == f"xterm-256color:{cells}"
    async with clerk_at(open_home(home, clock)) as clerk:
        assert clerk.app.appearance.cells == cells
        assert clerk.app.skin == (DRAWN if cells == 1 else ASCII)
        assert not clerk.app.appearance.learn(cells)


async def test_an_answer_makes_no_home(tmp_path: Path, clock: Clock) -> None:
    workspace = open_home(tmp_path / "new", clock)
    async with clerk_at(workspace) as clerk:
        await answer(clerk, 1)
        clerk.app.appearance.keep()
        assert not (tmp_path / "new").exists()
        workspace.set_up("宝山八村居委会", "居委会")
    assert load_config(tmp_path / "new" / "config.toml").probed == "xterm-256color:1"


async def test_the_skin_is_chosen_in_the_palette_and_kept(
    busy: Workspace, home: Path, clock: Clock
) -> None:
    async with clerk_at(busy) as clerk:
        await clerk.app.run_action("app.look('skin', 'drawn')")
        await clerk.settled()
        assert clerk.app.skin == DRAWN
        assert "─" in clerk.screen
    assert load_config(home / "config.toml").display.skin == "drawn"

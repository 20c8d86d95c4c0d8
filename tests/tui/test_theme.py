"""Colours: readable in every theme on every screen, and never the only thing that tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancheck.storage.config import CHOICES, Display
from plancheck.tui.theme import DARK, LIGHT, SIXTEEN, THEMES, chosen
from plancheck.workspace import Workspace
from tests.support import Clock, open_home

from .colours import contrast, styles_of
from .screen import clerk_at


def looking(workspace: Workspace, theme: str, marks: str = "hanzi") -> Workspace:
    workspace.unit.settings.config = workspace.unit.config._replace(
        display=Display(theme=theme, marks=marks)
    )
    return workspace


def test_a_terminal_of_sixteen_colours_gets_the_theme_made_for_it() -> None:
    assert chosen("auto", "standard") == SIXTEEN.name
    assert chosen("auto", "truecolor") == chosen("auto", "256") == DARK.name
    assert chosen("light", "standard") == LIGHT.name
    assert [theme.name for theme, _ in THEMES] == CHOICES.theme.split()[1:]


async def test_other_colours_are_kept_for_the_next_start(
    busy: Workspace, home: Path, clock: Clock
) -> None:
    async with clerk_at(busy) as clerk:
        before = styles_of(clerk)
        await clerk.app.run_action("app.look('theme', 'light')")
        await clerk.settled()
        assert styles_of(clerk) != before
        assert clerk.status == "配色已换，下次启动也用这一种。"
    async with clerk_at(open_home(home, clock)) as clerk:
        assert clerk.app.theme == "light"


async def test_without_colour_the_screen_says_the_same(
    busy: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with clerk_at(busy) as clerk:
        coloured = clerk.screen
    monkeypatch.setenv("NO_COLOR", "1")
    async with clerk_at(busy) as clerk:
        assert clerk.screen == coloured
        for _, style in styles_of(clerk):
            assert style.color and style.bgcolor
            for colour in (style.color, style.bgcolor):
                assert len(set(colour.get_truecolor())) == 1
            assert contrast(style) >= 4.5


async def test_marks_may_be_ascii_and_are_explained_as_they_look(busy: Workspace) -> None:
    async with clerk_at(looking(busy, "auto", "ascii")) as clerk:
        assert clerk.line_of(" 1.1.2 ").startswith(" [!]  1.1.2 ")
        await clerk.press("f2")
        assert "[-] 不适用" in clerk.screen
        await clerk.press("escape", "f1")
        await clerk.type("推进中")
        assert "[~] 推进中" in clerk.screen

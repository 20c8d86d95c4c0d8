"""Colours: readable in every theme on every screen, and never the only thing that tells."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import ColorSystem
from rich.color_triplet import ColorTriplet
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.theme import Theme
from textual.widget import Widget

from plancheck.storage.config import CHOICES, Display
from plancheck.tui.theme import CONTRAST, DARK, LIGHT, SIXTEEN, THEMES, chosen
from plancheck.workspace import Workspace
from tests.support import Clock, open_home

from .every_screen import through_every_screen
from .screen import Clerk, clerk_at

STANDARD = [
    *(
        (a, b, c)
        for a in (0, 170)
        for b in (0, 170)
        for c in (0, 170)
        if (a, b, c) != (170, 170, 0)
    ),
    (170, 85, 0),
    *((a, b, c) for a in (85, 255) for b in (85, 255) for c in (85, 255)),
]
"""The sixteen colours as a VGA card shows them."""


def looking(workspace: Workspace, theme: str, marks: str = "hanzi") -> Workspace:
    workspace.config = workspace.config._replace(display=Display(theme=theme, marks=marks))
    return workspace


def contrast(style: Style) -> float:
    """WCAG 2.2, "contrast ratio"."""

    def luminance(colour: ColorTriplet) -> float:
        parts = [c / 255 for c in colour]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    assert style.color and style.bgcolor
    assert not style.dim
    colours = [c.get_truecolor(DEFAULT_TERMINAL_THEME) for c in (style.color, style.bgcolor)]
    if style.reverse:
        colours.reverse()
    low, high = sorted(map(luminance, colours))
    return (high + 0.05) / (low + 0.05)


def styles_of(clerk: Clerk) -> set[tuple[str, Style]]:
    """Each style with words in it on the screen, and the first such words."""
    found: dict[Style, str] = {}
    for strip in clerk.app.screen._compositor.render_strips():
        for text, style, _ in strip:
            if style and text.strip(" -"):
                found.setdefault(style, text)
    return {(text, style) for style, text in found.items()}


@pytest.mark.parametrize("theme", [theme for theme, _ in THEMES], ids=lambda theme: theme.name)
async def test_every_text_stands_out_from_what_is_behind_it(busy: Workspace, theme: Theme) -> None:
    wanted = 7.0 if theme is CONTRAST else 4.5
    seen = 0
    async with clerk_at(looking(busy, theme.name), (120, 40)) as clerk:
        async for name in through_every_screen(clerk):
            poor = [
                (text, style, round(ratio, 2))
                for text, style in styles_of(clerk)
                if (ratio := contrast(style)) < wanted
            ]
            assert (name, poor) == (name, [])
            seen += len(styles_of(clerk))
        for widget in clerk.app.screen.walk_children(Widget):
            for component in widget._get_component_classes():
                if component.partition("--")[0] in {"list", "lines"}:
                    style = widget.get_component_rich_style(component)
                    assert (component, contrast(style) >= wanted) == (component, True)
    assert seen > 30


async def test_the_sixteen_colours_stay_what_they_are(busy: Workspace) -> None:
    async with clerk_at(looking(busy, "16"), (120, 40)) as clerk:
        async for _ in through_every_screen(clerk):
            for _, style in styles_of(clerk):
                for colour in (style.color, style.bgcolor):
                    assert colour
                    assert colour.downgrade(ColorSystem.STANDARD) is not None
                    rgb = colour.get_truecolor()
                    assert (
                        min(
                            max(abs(a - b) for a, b in zip(rgb, known, strict=True))
                            for known in STANDARD
                        )
                        <= 15
                    ), rgb  # a focused field is tinted by five per cent


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
        await clerk.app.run_action("app.look('light')")
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


async def test_marks_may_be_ascii(busy: Workspace) -> None:
    async with clerk_at(looking(busy, "auto", "ascii")) as clerk:
        assert clerk.line_of(" 1.1.2 ").startswith(" [!]  1.1.2 ")
        await clerk.press("f2")
        assert "[-] 不适用" in clerk.screen

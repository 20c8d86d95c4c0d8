"""What holds for every screen: each is opened at some looks, and everything is asked of it there.

A look is a size, how wide the terminal draws “ and —, and a theme. In every run all screens are
opened where there is least room, and half of them at one of three other looks; under `make soak` at
all looks, where every frame on the way is drawn, not only what stands there at last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pytest
from rich.color import ColorSystem
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from plancheck.storage.config import Display
from plancheck.tui.commands import EVERYWHERE, MOVES, PLACES, UNBOUND
from plancheck.tui.dialogs.palette import Palette, entries
from plancheck.tui.terminal import widths
from plancheck.tui.theme import CONTRAST, DARK, LIGHT, SIXTEEN, THEMES
from plancheck.workspace import Workspace

from .colours import contrast, is_of_the_sixteen, styles_of
from .every_screen import SCREENS, Watched, through_screens, watched_at

_NAMES = """
plancheck Word Excel Enter Esc Tab PgUp PgDn Home End Ins Insert Del Ctrl Shift toml csv md xlsx
docx txt jtz config.toml keys display status ambiguous_width wide narrow tick on
"""
NAMES = frozenset(_NAMES.split())
"""Names of keys, file formats, settings and commands: they are written so everywhere."""


class Look(NamedTuple):
    """How a terminal shows the screens: with drawn lines, where these have one cell."""

    size: tuple[int, int]
    cells: int
    theme: Theme

    def __str__(self) -> str:
        columns, rows = self.size
        return f"{columns}x{rows}-{'wide' if self.cells == 2 else 'narrow'}-{self.theme.name}"


LOOKS = [
    Look((60, 20), 2, SIXTEEN),
    Look((80, 24), 1, CONTRAST),
    Look((80, 24), 2, LIGHT),
    Look((120, 40), 1, DARK),
]
SOAKED = [
    Look((60, 20), 1, DARK),
    Look((80, 24), 1, SIXTEEN),
    Look((120, 40), 1, LIGHT),
    Look((120, 40), 2, DARK),
    Look((120, 40), 2, CONTRAST),
]
"""Under `make soak` only."""
EVERY = tuple(SCREENS)
SIXTHS = [EVERY[0::6], EVERY[2::6], EVERY[4::6]]


@pytest.fixture(autouse=True)
def narrow_again() -> Iterator[None]:
    yield
    widths.measure(1)


@pytest.mark.parametrize(
    ("look", "names", "every_frame"),
    [
        pytest.param(LOOKS[0], EVERY, False, id=f"{LOOKS[0]}"),
        *(
            pytest.param(look, sixth, False, id=f"{look}-a_sixth")
            for look, sixth in zip(LOOKS[1:], SIXTHS, strict=True)
        ),
        *(
            pytest.param(look, EVERY, True, id=f"{look}-every_frame", marks=pytest.mark.soak)
            for look in LOOKS + SOAKED
        ),
    ],
)
async def test_every_screen_holds_what_is_asked_of_all(
    busy: Workspace,
    look: Look,
    names: Sequence[str],
    every_frame: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    width = "wide" if look.cells == 2 else "narrow"
    display = Display(theme=look.theme.name, ambiguous_width=width, skin="drawn")
    busy.unit.settings.config = busy.unit.config._replace(display=display)
    told, styles = set[str](), 0
    async with watched_at(busy, look.size, monkeypatch, every_frame=every_frame) as clerk:
        async for name in through_screens(clerk, names):
            strips = stands_on_the_terminal_as_it_was_laid_out(clerk, name, look)
            every_widget_has_the_styles_it_would_be_given_now(clerk, name)
            assert (name, english("\n".join(strip.text for strip in strips))) == (name, set())
            told |= bindings_are_described_in_chinese(clerk, name)
            assert (name, actions_that_need_a_letter(clerk)) == (name, [])
            if not isinstance(clerk.app.screen, Palette):
                the_palette_has_every_command_with_its_key(clerk)
            styles += every_text_stands_out(clerk, strips, name, look.theme)
    assert names != EVERY or {"打勾", "向左选", "下一栏", "返回"} <= told
    assert styles > len(names)


def test_every_theme_and_width_is_looked_at() -> None:
    assert {name for sixth in SIXTHS for name in sixth} == set(EVERY[::2])
    assert {look.theme.name for look in LOOKS} == {theme.name for theme, _ in THEMES}
    assert len({(look.size, look.cells) for look in LOOKS}) == len(LOOKS)
    assert len({(look.size, look.cells) for look in LOOKS + SOAKED}) == 6


def stands_on_the_terminal_as_it_was_laid_out(clerk: Watched, name: str, look: Look) -> list[Strip]:
    terminal = clerk.on_terminal(look.cells)
    strips = clerk.app.screen._compositor.render_strips()
    shown = [line.rstrip() for line in terminal.lines]
    assert (name, shown) == (name, [strip.text.rstrip() for strip in strips])
    assert (name, terminal.overruns) == (name, [])
    assert {terminal.cells(strip.text) for strip in strips} == {look.size[0]}
    return strips


def every_widget_has_the_styles_it_would_be_given_now(clerk: Watched, name: str) -> None:
    """A screen that comes up is styled once (OwnScreen.on_screen_resume)."""
    screen = clerk.app.screen
    had = [(widget, widget.styles.base.get_rules()) for widget in screen.walk_children(Widget)]
    screen.update_node_styles(animate=False)
    assert (name, had) == (name, [(widget, widget.styles.base.get_rules()) for widget, _ in had])


def english(screen: str) -> set[str]:
    text = re.split("台账放在|文件夹在", screen)[0]  # below it are paths
    words = re.findall(r"[A-Za-z][A-Za-z_.]+[A-Za-z]", text)
    return {word for word in words if word not in NAMES}


def chinese(text: str) -> bool:
    return bool(re.search(r"[\u4e00-\u9fff]", text))


def bindings_are_described_in_chinese(clerk: Watched, name: str) -> set[str]:
    found = set()
    for key, active in clerk.app.screen.active_bindings.items():
        told = active.binding.description
        assert (name, key, told, chinese(told)) == (name, key, told, True)
        found.add(told)
    return found


def needs_letter(keys: str) -> bool:
    return bool(keys) and all(re.fullmatch(r"(shift\+)?[a-zA-Z]", key) for key in keys.split(","))


def test_a_letter_alone_or_shifted_is_a_need_of_letters() -> None:
    assert needs_letter("q,shift+w")
    assert not needs_letter("q,f10")


def actions_that_need_a_letter(clerk: Watched) -> list[str]:
    keys: dict[tuple[str, int], list[str]] = {}
    for key, active in clerk.app.screen.active_bindings.items():
        keys.setdefault((active.binding.action, id(active.node)), []).append(key)
    lettered = [action for (action, _), all in keys.items() if needs_letter(",".join(all))]
    return [a for a in lettered if a != "close"]  # q, beside Dialog's and Page's Esc


def the_palette_has_every_command_with_its_key(clerk: Watched) -> None:
    found = entries(clerk.app.screen)
    assert all(chinese(entry.words) for entry in found)
    unbound = {command.help for command in UNBOUND}
    keyless = {entry.words for entry in found if not entry.keys}
    assert {words for words in keyless if not words.startswith(("配色", "线条"))} <= unbound
    if clerk.app.screen is clerk.app.main:
        offered = {key for entry in found for key in entry.keys.split()}
        wanted = [c for c in (*EVERYWHERE, *PLACES[0]) if c.id not in (*MOVES, "palette")]
        assert {key for c in wanted for key in c.shown.split()} <= offered
        assert unbound <= keyless


def every_text_stands_out(clerk: Watched, strips: list[Strip], name: str, theme: Theme) -> int:
    found = styles_of(clerk, strips)
    wanted = least_contrast(theme)
    poor = [(text, style) for text, style in found if contrast(style) < wanted]
    assert (name, poor) == (name, [])
    if theme is SIXTEEN:
        for _, style in found:
            for colour in (style.color, style.bgcolor):
                assert colour
                assert colour.downgrade(ColorSystem.STANDARD) is not None
                assert is_of_the_sixteen(colour), colour
    return len(found)


def least_contrast(theme: Theme) -> float:
    """WCAG 2.2: 1.4.6 for the theme made for it, 1.4.3 for all."""
    return 7.0 if theme is CONTRAST else 4.5

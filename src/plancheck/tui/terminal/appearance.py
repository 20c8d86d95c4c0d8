"""How the screen looks here: what the settings ask for, and what this terminal can show."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress

from ...errors import PlancheckError
from ...workspace.settings import Settings
from ..palette import palette
from ..skin import Skin, chosen_skin
from ..theme import chosen
from . import widths


class Appearance:
    """Theme and skin. They are known before the first paint, but for a terminal not yet asked."""

    def __init__(
        self,
        settings: Settings,
        environment: Mapping[str, str],
        color_system: str | None,
        *,
        coloured: bool,
    ) -> None:
        self._settings = settings
        self._display = settings.config.display
        self._terminal = widths.terminal_name(environment)
        self._color_system = color_system
        self._coloured = coloured
        plain_console = sys.platform == "win32" and not environment.get("WT_SESSION")
        plain_colours = color_system in {None, "standard", "windows"} or not coloured
        self._modern = not plain_console and not plain_colours
        told = {"narrow": 1, "wide": 2}.get(self._display.ambiguous_width)
        self.asks = told is None
        """Whether the terminal is to be asked, and its answer is awaited."""
        self.cells = told or widths.remembered(settings.probed, self._terminal)
        """How many cells a character of ambiguous width has, as far as that is known."""

    @property
    def theme(self) -> str:
        """The colours."""
        return chosen(self._display.theme, self._color_system)

    @property
    def skin(self) -> Skin:
        """What lines and marks are drawn of."""
        return chosen_skin(
            self._display.skin,
            self.cells,
            modern=self._modern,
            tinted=self._coloured and palette(self.theme).tinted,
        )

    def learn(self, column: int) -> bool:
        """Take the terminal's answer, a cursor report; whether it says something new."""
        cells = widths.answer(column)
        if not self.asks or cells is None:
            return False
        self.asks = False
        known, self.cells = self.cells, cells
        return cells != known

    def keep(self) -> None:
        """Keep the answer for the first paint of the next start."""
        settings = self._settings
        with suppress(PlancheckError):  # then it is asked again
            settings.keep_probed(widths.remember(settings.probed, self._terminal, self.cells or 1))

    def change(self, part: str, choice: str) -> None:
        """Look otherwise until the program ends; `part` is a field of the settings' Display."""
        self._display = self._display._replace(**{part: choice})

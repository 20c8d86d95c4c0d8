"""What a report's desk sets once and for all: the formats, who reports, who looks it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.ledger.typed_text import Typed, TypedIn
from ...errors import PlancheckError
from ...export.formats import unwritable
from ...workspace import Workspace
from ..dialogs.ask import AskDialog
from .wording import PEOPLE

if TYPE_CHECKING:
    from .screen import ReportScreen


class ReportSettings:
    """Asks and remembers, for a screen that shows it."""

    def __init__(self, screen: ReportScreen, workspace: Workspace) -> None:
        self._screen = screen
        self._workspace = workspace

    def toggle(self, suffix: str) -> None:
        """Want a format, or not any more; one stays."""
        if why := unwritable(suffix):
            self._screen.say(f"{why}。", "alert")
            return
        chosen = self._workspace.reports.formats
        kept = [f for f in chosen if f != suffix] if suffix in chosen else [*chosen, suffix]
        if kept:
            self._remember("formats", ",".join(kept))
        else:
            self._screen.say("至少要留一种格式。", "alert")

    def ask_for(self, setting: str) -> None:
        """Ask for a name or a number that the report has."""
        unsaved, current = self._workspace.unsaved, getattr(self._workspace.unit.config, setting)
        typed = unsaved.offered(Typed(TypedIn.PERSON, fields={"setting": setting}))

        def named(value: str | None) -> None:
            if value is None or value == current or self._remember(setting, value):
                unsaved.drop(typed)
            else:
                unsaved.keep(typed._replace(fields={**typed.fields, "text": value}))

        self._screen.app.push_screen(AskDialog(PEOPLE[setting], current, typed), named)

    def _remember(self, setting: str, value: str) -> bool:
        try:
            self._workspace.remember(setting, value)
        except PlancheckError as error:
            self._screen.say(str(error), "alert")
            return False
        self._screen.show_settings()
        return True

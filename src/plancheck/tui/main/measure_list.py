"""What the edits know of the list whose measures they are about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from textual.app import App

from ...domain.progress.checklist import Item


class MeasureList(Protocol):
    """The list whose measures are edited."""

    @property
    def app(self) -> App[object]:
        """What dialogs are opened in."""

    @property
    def current(self) -> Item | None:
        """The highlighted measure."""

    @property
    def targets(self) -> list[Item]:
        """The measures that the next act is about: the marked ones, else the highlighted one."""

    @property
    def listed(self) -> Sequence[str]:
        """The numbers of the measures on the list, from top to bottom."""

    def select(self, measure_id: str) -> None:
        """Make another measure the highlighted one."""

    def unmark(self) -> bool:
        """Mark none."""

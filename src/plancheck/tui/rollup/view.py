"""The roll-up's screen as those beside it know it."""

from __future__ import annotations

from typing import Protocol

from textual.app import App


class RollupView(Protocol):
    """Something to show on, to say on, and to open dialogs from."""

    @property
    def app(self) -> App[object]:
        """What opens dialogs."""

    def show(self) -> None:
        """Show the answer, or what stands there while there is none."""

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence above the keys."""

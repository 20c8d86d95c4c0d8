"""Rows of text to go along, each of which may stand for something: the report and its desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ...domain.text import wrapped


class Row(NamedTuple):
    """A row's words, what choosing it means ("" for nothing), how it looks.

    What does not fit on its first line is indented on the next ones.
    """

    text: str
    key: str = ""
    style: str = ""
    indent: int = 0


class Rows(OptionList):
    """The rows, wrapped to the width. The place is kept when they are shown anew."""

    DEFAULT_CSS: ClassVar[str] = """
    Rows, Rows:focus {
        border: none;
        height: 1fr;
        max-height: 100%;
        padding: 0;
        background: $surface;
        background-tint: $surface 0%;
        scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-highlighted {
            color: $foreground;
            background: $panel;
            text-style: none;
        }
    }
    Rows:focus > .option-list--option-highlighted { text-style: reverse; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._rows: tuple[Row, ...] = ()
        self._wrapped_to = 0

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows."""
        chosen, at = self.chosen, self.highlighted
        self._rows = tuple(rows)
        self._fill()
        same = [i for i, row in enumerate(rows) if chosen and row.key == chosen]
        self.highlighted = same[0] if same else min(at or 0, len(rows) - 1)

    def _fill(self) -> None:
        """Wrapped here: Textual would break a line at its last blank, and hanzi have none."""
        cells = self.scrollable_content_region.width - 2
        self._wrapped_to = cells
        self.set_options(
            Option(
                Content.styled("\n".join(wrapped(row.text, cells, row.indent)), row.style)
                if cells > row.indent + 2
                else Content(row.text)
            )
            for row in self._rows
        )

    def on_resize(self) -> None:
        """Wrap anew, the place kept."""
        if self.scrollable_content_region.width - 2 != self._wrapped_to:
            at = self.highlighted
            self._fill()
            self.highlighted = at

    def begin(self) -> None:
        """Put the highlight on the first row that stands for something."""
        self.highlighted = next((i for i, row in enumerate(self._rows) if row.key), 0)

    @property
    def chosen(self) -> str:
        """What the highlighted row stands for."""
        at = self.highlighted
        return self._rows[at].key if at is not None and at < len(self._rows) else ""

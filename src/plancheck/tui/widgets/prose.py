"""A text to read, its lines broken as Chinese is: Textual would begin lines with a full stop."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.screen import Screen
from textual.widgets import Static

from ...domain.cell_widths import line_spans


def broken(text: Text, cells: int) -> Text:
    """The text in lines of at most so many cells; what is indented stays so on its next lines."""
    out: list[Text] = []
    for paragraph in text.split("\n", allow_blank=True):
        plain = paragraph.plain
        indent = len(plain) - len(plain.lstrip(" "))
        spans = line_spans(plain, cells, indent=indent, width=cell_len)
        first, *others = (paragraph[start:end] for start, end in spans)
        out += [first, *(Text.assemble(" " * indent, line) for line in others)]
    return Text("\n").join(out)


class Prose(Static):
    """Takes Rich's Text, which it breaks anew whenever its width changes."""

    def __init__(self, text: Text | None = None, *, id: str | None = None) -> None:
        self._prose = text or Text()
        self._cells = 0
        super().__init__(self._prose, id=id)

    def tell(self, text: Text | None) -> None:
        """Another text, or none."""
        self._prose = text or Text()
        self.break_anew()

    def break_anew(self) -> None:
        """Break the same text again: the width, or the terminal's measure, has changed."""
        self.update(broken(self._prose, self._cells) if self._cells else self._prose)

    def on_resize(self, event: events.Resize) -> None:
        """The lines are as long as the widget is wide."""
        if self._cells != self.content_size.width:
            self._cells = self.content_size.width
            self.break_anew()


def measure_anew(screen: Screen[object]) -> None:
    """Break and draw everything again: the terminal draws some characters wider than was known."""
    for text in screen.query(Static):
        text.update(text.content)
    for prose in screen.query(Prose):
        prose.break_anew()
    for widget in screen.walk_children(with_self=True):
        widget.notify_style_update()
        widget.refresh(layout=True)

"""The document beside its draft: the characters of the piece under the highlight stand out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from ...domain.cell_widths import line_spans
from ...domain.plan.source import Passage, PassageKind, Source, Span
from ..widgets.canvas import DrawnList
from ..widgets.plan.columns import fit

_MARGIN = 1


class SourceView(DrawnList):
    """Draws the lines of the document that the window shows; goes where the draft's cursor is."""

    can_focus = False
    DEFAULT_CSS: ClassVar[str] = """
    SourceView { overflow: hidden auto; scrollbar-size-vertical: 1; }
    """

    def __init__(self, source: Source, *, id: str) -> None:
        super().__init__(id=id)
        self._source = source
        self._lines: list[tuple[str, Span]] = []
        """What Word draws before a line, and the line's characters."""
        self._shown: tuple[Span, ...] = ()

    def show(self, spans: Sequence[Span]) -> None:
        """Have these characters stand out, and in sight."""
        self._shown = tuple(spans)
        self._reveal()
        self.refresh()

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._break_anew()

    def notify_style_update(self) -> None:
        """The terminal may draw texts wider than was known: break the lines anew."""
        super().notify_style_update()
        self._break_anew()

    def _break_anew(self) -> None:
        cells = self.size.width - 2 * _MARGIN
        self._lines = list(self._broken(cells)) if cells > 1 else []
        self.virtual_size = Size(self.size.width, len(self._lines))
        self._reveal()
        self.refresh()

    def _broken(self, cells: int) -> Iterator[tuple[str, Span]]:
        for passage in self._source.passages:
            before = lead_in(passage)
            start = passage.start
            for line in self._source.text[passage.start : passage.end].split("\n"):
                room = max(2, cells - cell_len(before))
                for first, last in line_spans(line, room, width=cell_len):
                    yield before, Span(start + first, start + last)
                    before = " " * cell_len(before)
                start += len(line) + 1

    def _reveal(self) -> None:
        """Scroll so that the first of the characters is in sight, with what stands above it."""
        if not self._shown or not self._lines or not self.size.height:
            return
        start = self._shown[0].start
        line = next((n for n, (_, span) in enumerate(self._lines) if span.end > start), 0)
        if not self._top <= line < self._top + self.size.height - 1:
            self._scroll_to_line(max(0, line - self.size.height // 3))

    def render_line(self, y: int) -> Strip:
        """One line."""
        width, line = self.size.width, self._top + y
        plain = self._style("faint", "band")
        if line >= len(self._lines):
            return Strip.blank(width, plain)
        before, span = self._lines[line]
        segments = [Segment(" " * _MARGIN + self._skin.put(before), plain)]
        segments += [
            Segment(self._source.text[start:end], self._style("plain", "cursor") if here else plain)
            for start, end, here in _pieces(span, self._shown)
        ]
        return Strip(segments).adjust_cell_length(width, plain)


def lead_in(passage: Passage) -> str:
    """What stands before a passage that is not in its text: Word's number, where it is from."""
    place = "" if passage.kind is PassageKind.BODY else fit(passage.kind.value, 9)
    return f"{place}{passage.number}{' ' if passage.number else ''}"


def _pieces(line: Span, shown: Sequence[Span]) -> Iterator[tuple[int, int, bool]]:
    """The parts of a line, each with whether it is shown."""
    at = line.start
    for start, end in shown:
        low, high = max(start, at), min(end, line.end)
        if low < high:
            if at < low:
                yield at, low, False
            yield low, high, True
            at = high
    if at < line.end:
        yield at, line.end, False

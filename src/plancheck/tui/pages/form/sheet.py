"""What the form's fields stand on: their labels, how each is understood, what is to be said of the
one that has the focus, what was changed. One widget draws all of it: a widget more costs a
millisecond, a line nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.app import ComposeResult
from textual.geometry import Offset, Region, Size, Spacing
from textual.layout import Layout, WidgetPlacement
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from ....domain.progress.status import Status
from ...skin import DOWN, FOCUS
from ...widgets.bars.bars import BarLine, Word, drawn_line
from ...widgets.bars.choices import Choices
from ...widgets.canvas import Drawn
from ...widgets.field import Field
from ...widgets.plan.columns import fit
from ...widgets.rows import Rows
from .fields import LABELS, FormValues

SPLIT_FROM = 110
"""Columns from which what is known stands beside the fields, not under them."""
LABEL, FIELD = 2, 11
"""Where labels and fields begin."""
SHORT = ((64, 24), (0, 18))
"""From so many columns of sheet on, so many cells for a short field."""
KNOWN_LEAST = 10
"""Lines that what is known must have under fields with blank lines between."""
STATUS = "status"


class SheetRow(NamedTuple):
    """A field's label, and what stands beside it. `wanted`: something has to be written there."""

    name: str
    label: str
    beside: Sequence[Word] = ()
    long: bool = False
    wanted: bool = False
    faint: bool = False


class Places(NamedTuple):
    """Where everything stands on a sheet: each row's line, the hint's, what is free below."""

    width: int
    lines: Mapping[str, int]
    hint: int
    below: range
    known: Region
    airy: bool

    @property
    def short(self) -> int:
        """Cells of a short field."""
        return next(cells for columns, cells in SHORT if self.width >= columns)

    @classmethod
    def of(cls, names: Sequence[str], size: Size) -> Places:
        """With blank lines between the fields, and what is known beside them, where it fits."""
        width, height = size
        split = bool(names) and width >= SPLIT_FROM
        airy = height >= 2 * len(names) + (4 if split else 2 + KNOWN_LEAST)
        pitch, sheet = (2, 55 * width // 100) if split else (1, width)
        pitch = 2 if airy else 1
        lines = {name: int(airy) + pitch * number for number, name in enumerate(names)}
        hint = int(airy) + pitch * len(names)
        under = hint + 1 if names else 0
        known = (
            Region(sheet + 1, 0, width - sheet - 1, height)
            if split
            else Region(0, under, width, max(0, height - under))
        )
        below = range(under + 1, height) if split else range(0)
        return cls(sheet, lines, hint, below, known, airy)

    def field(self, name: str, *, long: bool) -> Region:
        """Where a field stands."""
        if name == STATUS:
            return Region(FIELD, self.lines[name], self.width - FIELD, 1)
        width = self.width - FIELD - 3 if long else self.short
        return Region(FIELD, self.lines[name], width, 1)


class _OnSheet(Layout):
    """Each widget where the sheet has its place."""

    name = "on_sheet"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> list[WidgetPlacement]:
        assert isinstance(parent, FormSheet)  # noqa: S101  # no other widget has this layout
        regions = parent.regions(size)
        return [
            WidgetPlacement(regions[child.id or ""], Offset(0, 0), Spacing(), child)
            for child in children
            if child.id in regions
        ]


class FormSheet(Drawn):
    """Its children are the fields, and what is known."""

    DEFAULT_CSS: ClassVar[str] = """
    FormSheet {
        height: 1fr;
        overflow: hidden;
        Field.-textual-compact { padding: 0 1; }
        &.-dense Field { background: $surface; }
        &.-dense Field:focus { background: $list-cursor; }
    }
    """
    _layout = _OnSheet()

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        styles = {s.value: s.mark for s in Status if s is not Status.NOT_APPLICABLE}
        self.status = Choices([s.value for s in Status], "", id=STATUS, styles=styles)
        self.fields = {name: Field(id=name) for name in LABELS}
        self.known = Rows(id="known")
        self._rows: Sequence[SheetRow] = ()
        self._hint = Word("")
        self._below: Sequence[Word] = ()

    def compose(self) -> ComposeResult:
        """In the order in which ↓ goes through them."""
        yield self.status
        yield from self.fields.values()
        yield self.known

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields, and the status that is chosen."""
        texts = {name: field.value.strip() for name, field in self.fields.items()}
        return {STATUS: self.status.value, **texts}

    def fill(self, values: FormValues, fields: Container[str]) -> None:
        """Have these texts in the fields; show those of these names, and the status with them."""
        self.status.choose(values.status)
        self.status.display = STATUS in fields
        with self.prevent(Input.Changed):
            for name, field in self.fields.items():
                field.value = getattr(values, name)
                field.cursor_position = len(field.value)
                field.display = name in fields

    def follow(self, before: FormValues, now: FormValues) -> None:
        """Have what is recorded now in the fields that nobody wrote in."""
        if self.status.value == before.status:
            self.status.choose(now.status)
        with self.prevent(Input.Changed):
            for name, field in self.fields.items():
                if field.value == getattr(before, name):
                    field.value = getattr(now, name)

    @property
    def layout(self) -> Layout:
        """Not one of CSS: fields stand where their labels do."""
        return self._layout

    def tell(self, rows: Sequence[SheetRow], hint: Word, below: Sequence[Word]) -> None:
        """Show these rows; `hint` under them, and where there is room `below`, a word a line."""
        same = [row.name for row in rows] == [row.name for row in self._rows]
        self._rows, self._hint, self._below = rows, hint, below
        if same:
            self.refresh()
        else:
            self.refresh(layout=True)
            self.on_resize()

    def on_resize(self) -> None:
        """Fields close together have no ground of their own."""
        self.set_class(not self.places(self.size).airy, "-dense")

    def places(self, size: Size) -> Places:
        """Where everything stands."""
        return Places.of([row.name for row in self._rows], size)

    def regions(self, size: Size) -> dict[str, Region]:
        """The places of the widgets by their ids."""
        places = self.places(size)
        fields = {row.name: places.field(row.name, long=row.long) for row in self._rows}
        return {"known": places.known, **fields}

    @property
    def has_room_below(self) -> bool:
        """Whether what is said below the fields is seen there."""
        return len(self.places(self.size).below) >= KNOWN_LEAST // 2

    def render_line(self, y: int) -> Strip:
        """One line; the widgets stand on it."""
        size, put = self.size, self._skin.put
        places = self.places(size)
        line = drawn_line(
            BarLine([*self._words(y, places)]), min(size.width, places.width), self._style, put
        )
        if places.width >= size.width:
            return line
        edge = Strip([Segment(put(DOWN), self._style("line"))])
        rest = Strip.blank(size.width - places.width - 1, self._style("plain"))
        return Strip.join([line, edge, rest])

    def _words(self, y: int, places: Places) -> Iterator[Word]:
        row = next((row for row in self._rows if places.lines[row.name] == y), None)
        if row:
            yield from self._row_words(row, places)
        elif y == places.hint:
            room = places.width - LABEL - 1
            yield Word("  " + fit(self._hint.text, room).rstrip(), self._hint.style)
        elif y in places.below:
            at = y - places.below.start
            if at < len(self._below):
                word = self._below[at]
                yield Word("  " + fit(word.text, places.width - LABEL - 1), word.style)

    def _row_words(self, row: SheetRow, places: Places) -> Iterator[Word]:
        focused = self.screen.focused
        here = focused is not None and focused.id == row.name
        yield Word(f" {FOCUS}" if here else "  ", "head")
        yield Word(row.label, "strong" if here else "faint" if row.faint else "plain")
        used = LABEL + cell_len(row.label)
        if row.wanted:
            yield Word(" *", "alert")
            used += 2
        edge = not places.airy and not here and row.name != STATUS
        yield Word(" " * (FIELD - 1 - used))
        yield Word(DOWN, "line") if edge else Word(" ")
        if not row.long and row.name != STATUS:
            yield Word(" " * (places.short + 2))
            room = places.width - FIELD - places.short - 3
            for word in row.beside:
                text = fit(word.text, min(room, cell_len(word.text)))
                room = max(0, room - cell_len(text))
                yield word._replace(text=text)

"""A measure's steps, and the line in which one is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message

from ...domain.period import WEEKDAYS, days_left, short_day
from ...domain.progress.state import Step
from ...domain.text import TITLE_LIMIT
from ..commands import STEP_LIST, bindings
from .bars.bars import Bars, Word
from .field import Field, Refused
from .plan.columns import fit
from .row import Row, tick_box
from .rows import Rows

LINES_LIMIT = 100
"""So many steps are pasted at once."""


TITLE = 10
"""Where the steps' titles begin, in the list and in the line."""


class StepColumns(NamedTuple):
    """Cells for who and until when, at the right end of each step."""

    owner: int
    due: int

    @classmethod
    def of(cls, width: int) -> StepColumns:
        """As wide as a window so wide allows."""
        return cls(14, 22) if width >= 80 else cls(8, 12)

    @property
    def heads(self) -> list[Word]:
        """What stands over the columns."""
        owner, due = (
            fit(f" {name} ", cells) for name, cells in zip(("责任人", "时限"), self, strict=True)
        )
        return [Word(owner, "faint"), Word(due, "faint")]


class StepList(Rows):
    """The steps; keys act on the highlighted one only while the list has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(STEP_LIST)]
    DEFAULT_CSS: ClassVar[str] = "StepList { height: auto; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._steps: tuple[Step, ...] = ()

    @property
    def number(self) -> int:
        """The highlighted step, counted from 1; 0 where there is none."""
        return self._at + 1 if self._steps else 0

    def highlight(self, number: int) -> None:
        """Put the highlight on the step in a place."""
        self._go(number - 1)

    def tell(self, steps: tuple[Step, ...], today: date, columns: StepColumns, empty: str) -> None:
        """Show the steps anew, the highlight on the same one, or where it was; `empty`: no step."""
        self._steps = steps
        rows = [_row(step, number, today, columns) for number, step in enumerate(steps, 1)]
        self.show(rows or [Row(empty, style="faint")])


def _row(step: Step, number: int, today: date, columns: StepColumns) -> Row:
    when, late = _when(step, today, columns.due - 2)
    style = "faint" if step.done else "plain"
    return Row(
        (tick_box(ticked=step.done), Word(f"{number:>3}   ", "faint"), Word(step.title, style)),
        step.id,
        indent=TITLE - 1,
        right=(
            Word(" " + fit(step.owner, columns.owner - 1), style),
            Word(" " + fit(when, columns.due - 2), "alert" if late else "faint"),
        ),
    )


def _when(step: Step, today: date, cells: int) -> tuple[str, bool]:
    """3-15 周五 还有9天, as far as there is room; and whether it is to be done and late."""
    if step.due is None:
        return "", False
    day = short_day(step.due, today.year)
    weekday, left = f"周{WEEKDAYS[step.due.weekday()]}", days_left(step.due, today)
    parts = [day, weekday] if step.done else [day, weekday, left]
    late = not step.done and step.due < today
    if cell_len(" ".join(parts)) > cells:
        parts = [day, left] if late else [day]
    return " ".join(parts), late


def place_of(step: Step, steps: Sequence[Step]) -> int:
    """Where a step stands, counted from 1; 0 for a new one and for one that is gone."""
    return next((n for n, one in enumerate(steps, 1) if one.id == step.id), 0)


class StepTitle(Field):
    """What is to be done; several lines pasted into it are as many steps."""

    class Pasted(Message):
        """They came."""

        def __init__(self, lines: Sequence[str]) -> None:
            super().__init__()
            self.lines = lines

    def write(self, text: str) -> bool:
        """One line into the field; several are told of."""
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) < 2:
            return super().write(text)
        length = max(map(len, lines))
        if len(lines) > LINES_LIMIT or length + len(self.value) > TITLE_LIMIT:
            what = f"{len(lines)}行，最长的{length}字"
            most = f"一次最多贴{LINES_LIMIT}步，一步最多{TITLE_LIMIT}字"
            self.post_message(Refused(f"太长了：{what}；{most}，没有贴进来。"))
            return False
        self.post_message(self.Pasted(lines))
        return True


class StepLine(Horizontal):
    """Title, owner and date of a step, new or changed, under the columns of the list."""

    FIELDS: ClassVar = {"title": "#title_", "owner": "#owner", "due": "#due"}
    DEFAULT_CSS: ClassVar[str] = """
    StepLine {
        height: 1;
        #what { width: 10; }
        #title_ { width: 1fr; }
        #owner, #due { margin: 0 0 0 1; }
    }
    """

    def compose(self) -> ComposeResult:
        """What is done with the step, its fields."""
        yield Bars("what", id="what")
        yield StepTitle(placeholder="做什么", id="title_")
        yield Field(placeholder="责任人", id="owner")
        yield Field(placeholder="如 6-30", id="due")

    def field(self, name: str) -> Field:
        """One of the fields."""
        return self.query_one(self.FIELDS[name], Field)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: self.field(name).value for name in self.FIELDS}

    def fit(self, columns: StepColumns) -> None:
        """Stand under the columns."""
        self.field("owner").styles.width = columns.owner - 1
        self.field("due").styles.width = columns.due - 1

    def show(self, texts: Mapping[str, str], owner: str) -> None:
        """Have other texts in the fields; `owner` is offered."""
        for name in self.FIELDS:
            field = self.field(name)
            field.value = texts.get(name, "")
            field.cursor_position = len(field.value)
        self.field("owner").offers(owner)

    def call(self, place: int) -> None:
        """Say which step stands in it; 0 for a new one."""
        what = f" 改第{place}步" if place else " 加一步"
        self.query_one("#what", Bars).show("what", [Word(what, "head")])


def texts_of(step: Step) -> dict[str, str]:
    """What the fields say of a step."""
    due = step.due.isoformat() if step.due else ""
    return {"title": step.title, "owner": step.owner, "due": due}

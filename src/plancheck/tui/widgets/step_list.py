"""A measure's steps, and the line in which one is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Static

from ...domain.progress.description import step_line
from ...domain.progress.state import Step
from ...domain.text import TITLE_LIMIT
from ..commands import STEP_LIST, bindings
from .field import Field, Refused
from .row import Row
from .rows import Rows

LINES_LIMIT = 100
"""So many steps are pasted at once."""


class StepList(Rows):
    """The steps; keys act on the highlighted one only while the list has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(STEP_LIST)]

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

    def tell(self, steps: tuple[Step, ...]) -> None:
        """Show the steps anew, the highlight on the same one, or where it was."""
        self._steps = steps
        self.show([Row(step_line(s, n), s.id, indent=4) for n, s in enumerate(steps, 1)])


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
    """Title, owner and date of a step, new or changed."""

    FIELDS: ClassVar = {"title": "#title_", "owner": "#owner", "due": "#due"}
    DEFAULT_CSS: ClassVar[str] = """
    StepLine {
        height: 1;
        padding: 0 1;
        #what { width: 12; color: $primary; }
        #title_ { width: 1fr; }
        #owner { width: 14; margin: 0 1; }
        #due { width: 18; }
    }
    """

    def compose(self) -> ComposeResult:
        """What is done with the step, its fields."""
        yield Static("加一步", id="what", markup=False)
        yield StepTitle(placeholder="做什么", id="title_")
        yield Field(placeholder="责任人", id="owner")
        yield Field(placeholder="时限，如 6-30", id="due")

    def field(self, name: str) -> Field:
        """One of the fields."""
        return self.query_one(self.FIELDS[name], Field)

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: self.field(name).value for name in self.FIELDS}

    def show(self, texts: Mapping[str, str], owner: str) -> None:
        """Have other texts in the fields; `owner` is offered."""
        for name in self.FIELDS:
            field = self.field(name)
            field.value = texts.get(name, "")
            field.cursor_position = len(field.value)
        self.field("owner").offers(owner)

    def call(self, place: int) -> None:
        """Say which step stands in it; 0 for a new one."""
        self.query_one("#what", Static).update(f"改第{place}步" if place else "加一步")


def texts_of(step: Step) -> dict[str, str]:
    """What the fields say of a step."""
    due = step.due.isoformat() if step.due else ""
    return {"title": step.title, "owner": step.owner, "due": due}

"""Two lines about a problem: how and when it was closed; who answers for it, and by when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from ...domain.ledger.typed_text import Typed
from ..widgets.field import Field
from ..widgets.field_reading import FieldReading
from ..widgets.prose import Prose
from .dialog import PUT_BACK, Dialog


class AskedLine(NamedTuple):
    """A line that is asked for: what it is called, what stands there, how it is understood."""

    name: str
    label: str
    value: str
    placeholder: str
    read: Callable[[str], FieldReading] | None = None
    wanted: str = ""
    """What is said where it is empty and ought not to be."""


class IssueDialog(Dialog[Typed]):
    """Gives what was written; None where nothing was, or it was given up."""

    KEYS: Sequence[tuple[str, str]] = (
        ("Enter", "保存"),
        ("↑ ↓", "换一格"),
        ("Esc", "存好返回"),
    )
    DEFAULT_CSS: ClassVar[str] = """
    IssueDialog .line { height: 1; margin-bottom: 1; }
    IssueDialog .line .label { width: 12; }
    IssueDialog .line Field { width: 1fr; }
    IssueDialog .line .day { width: 14; }
    IssueDialog .line .echo { width: 1fr; padding: 0 1; color: $secondary; }
    IssueDialog #about { height: auto; max-height: 4; margin-bottom: 1; }
    """

    def __init__(self, title: str, about: str, asked: Sequence[AskedLine], typed: Typed) -> None:
        super().__init__()
        self._title, self._about = title, about
        self._asked, self._typed = asked, typed
        self._warned = False
        self.given_up = ""
        """What was written and is not kept, because it was not right and Esc was pressed again."""

    def title_text(self) -> str:
        """Which problem, and what is asked of it."""
        return self._title

    def content(self) -> ComposeResult:
        """The problem's own words, a line for each thing asked."""
        yield Prose(Text(self._about), id="about")
        for one in self._asked:
            with Horizontal(classes="line"):
                yield Static(one.label, classes="label", markup=False)
                value = self._typed.fields.get(one.name, one.value)
                classes = "day" if one.read else ""
                field = Field(value, placeholder=one.placeholder, id=one.name)
                field.set_classes(classes)
                yield field
                if one.read:
                    yield Static("", id=f"{one.name}_echo", classes="echo", markup=False)

    def on_mount(self) -> None:
        """Begin to write, or go on."""
        self._field(self._asked[0].name).focus()
        if self._typed.key:
            self.fault(PUT_BACK)

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)

    @property
    def _texts(self) -> dict[str, str]:
        return {one.name: self._field(one.name).value.strip() for one in self._asked}

    def key_down(self) -> None:
        """The next line."""
        self.focus_next(Field)

    def key_up(self) -> None:
        """The one before."""
        self.focus_previous(Field)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Echo how a day is understood."""
        event.stop()
        self._warned = False
        for one in self._asked:
            if one.read and one.name == event.input.id:
                text = event.value.strip()
                echo = one.read(text).echo if text else ""
                self.query_one(f"#{one.name}_echo", Static).update(echo)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps it; unlike Esc it leaves nothing out."""
        event.stop()
        self._warned = False
        lacking = next((o for o in self._asked if o.wanted and not self._texts[o.name]), None)
        if lacking:
            self._field(lacking.name).focus()
            self.fault(lacking.wanted)
        else:
            self.finish()

    def finish(self) -> bool:
        """Close with what was written; a day that is not understood stays and says so, once."""
        texts, typed = self._texts, self.typed()
        wrong = next(
            (o for o in self._asked if o.read and texts[o.name] and o.read(texts[o.name]).wrong),
            None,
        )
        if typed and wrong and not self._warned:
            self._warned = True
            self._field(wrong.name).focus()
            self.fault(f"{wrong.label}看不懂，还没有保存。请改正；再按一次 Esc 就不保存了。")
            return False
        if typed and wrong:
            self.given_up, typed = typed.text, None
        self.dismiss(typed)
        return True

    def typed(self) -> Typed | None:
        """What was written, to be kept; None where nothing was."""
        texts = self._texts
        if all(texts[one.name] == one.value for one in self._asked):
            return None
        if any(one.wanted and not texts[one.name] for one in self._asked):
            return None
        return self._typed._replace(fields={**self._typed.fields, **texts})

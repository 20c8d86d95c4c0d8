"""Enter: everything about a measure, to be set; of several, what can be set on all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from ...domain.ledger.unsaved import Typed, TypedIn
from ...domain.plan.ownership import not_owned
from ...domain.progress.checklist import Item
from ...domain.progress.description import roles
from ...domain.progress.edits import Edit
from ...domain.progress.state import Status
from ...workspace import Workspace
from ..commands import FORM, bindings
from ..recorder import Recorder
from ..widgets import detail
from ..widgets.choices import Choices
from ..widgets.field import Field
from ..widgets.field_reading import FieldReading
from ..widgets.header import read_only
from ..widgets.prose import Prose
from . import form_fields as fields
from .work_page import WorkPage, reading_area


class FormPage(WorkPage):
    """Keeps what is valid as one act when it is left; what is not keeps it open, once."""

    SHOWN = FORM
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FORM)]
    DEFAULT_CSS: ClassVar[str] = """
    FormPage {
        #wording { height: auto; padding: 0 1; max-height: 4; }
        .row { padding: 0 1; }
        Field, Field:focus { width: 30; max-width: 40%; }
        .long Field, .long Field:focus { width: 1fr; max-width: 100%; }
        .long .echo { width: auto; max-width: 24; }
        #whole_area { border-top: ascii $secondary; }
    }
    """

    def __init__(
        self,
        workspace: Workspace,
        recorder: Recorder,
        items: Sequence[Item],
        ways: Mapping[str, Callable[[], None]],
    ) -> None:
        super().__init__(workspace, recorder)
        self._ways = ways
        self._ids = [item.measure.id for item in items]
        self._title = detail.titled(items)
        self._one = items[0] if len(items) == 1 else None
        identity = workspace.unit.identity
        reasons = (not_owned(item.measure, identity) for item in items)
        self._not_owned = next(filter(None, reasons), "")
        self._may_set = not self._not_owned and not workspace.unit.read_only
        self._shown = fields.FormValues.of(self._one)
        self._typed = workspace.unsaved.offered(Typed(TypedIn.FORM, tuple(self._ids)))
        """What could not be saved before: it stands in its fields again."""
        self._warned = False

    def content(self) -> ComposeResult:
        """The wording, the fields, and below them all that is known."""
        if self._one:
            yield Prose(Text(self._wording()), id="wording")
        if self._may_set:
            yield from self._rows()
        yield reading_area("whole")

    def _wording(self) -> str:
        if not self._one:
            return ""
        why = detail.why_mine(self._one, self._workspace.unit.identity)
        whose = roles(self._one.measure, self._workspace.unit.plan, " ")
        return f"{self._one.measure.text}\n{whose}  {why}"

    def _rows(self) -> Iterator[Widget]:
        shown = self._shown.with_texts(self._typed.fields)
        statuses = [status.value for status in Status]
        yield Horizontal(
            Static("状态", classes="label"), Choices(statuses, shown.status, id="status"),
            classes="row",
        )  # fmt: skip
        kept = "" if self._one else "不改"
        last_owner = self._workspace.unit.last_owner()
        offer = last_owner if self._one and not shown.owner else ""
        for name, label in fields.LABELS.items():
            if name == "amount" and not (self._one and self._one.measure.target):
                continue
            value = getattr(shown, name)
            field = Field(value, placeholder=kept, id=name, offer=offer if name == "owner" else "")
            yield Horizontal(
                Static(label, classes="label"), field,
                Static("", id=f"{name}_echo", classes="echo", markup=False),
                classes="row long" if name in fields.LONG else "row",
            )  # fmt: skip

    def on_mount(self) -> None:
        """Begin with the status."""
        self.head(f"填报 {self._title}" if self._may_set else f"措施 {self._title}")
        self._show_whole()
        self._begin()
        if not self._may_set:
            self.say(read_only(self._workspace) or self._not_owned)
        if self._typed.key and self._may_set:
            self.say("上次没有保存的，放回来了；不要的一格改回去再按 Esc。", "alert")
        self._echo_all()

    def _begin(self) -> None:
        """Begin with the status; with the reason where that is what is missing."""
        if not self._may_set:
            self.query_one("#whole_area").focus()
        elif self._one and self._understood("reason").wanted:
            self.query_one("#reason").focus()
        else:
            self.query_one(Choices).focus()

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the progress anew; fields that were written in stay as they are."""
        if self._one is None:
            return
        item = self._workspace.unit.item(self._one.measure.id)
        before, self._one = self._shown, item
        self._shown = fields.FormValues.of(item)
        for field in self.query(Field):
            name = field.id or ""
            if name in fields.LABELS and field.value == getattr(before, name):
                field.value = getattr(self._shown, name)
        for choices in self.query(Choices):
            if choices.value == before.status:
                choices.choose(self._shown.status)
        self._show_whole()

    def _show_whole(self) -> None:
        if self._one:
            ledger = self._workspace.unit.ledger
            history = ledger.history if ledger else None
            text = detail.known_text(self._one, self._workspace.unit.plan, history)
        else:
            measures = self._workspace.unit.measures
            text = Text("\n".join(f"{id} {measures[id].text}" for id in self._ids))
        self.query_one("#whole", Prose).tell(text)

    # --- what is written

    def on_input_changed(self, event: Input.Changed) -> None:
        """Echo how it is understood, beside it."""
        event.stop()
        self._warned = False
        self._echo(event.input.id or "")

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """A status that needs a reason asks for it."""
        event.stop()
        self._echo("reason")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: on to the next field."""
        event.stop()
        self.focus_next()

    def _echo_all(self) -> None:
        for name in fields.LABELS:
            self._echo(name)

    def _echo(self, name: str) -> None:
        for echo in self.query(f"#{name}_echo").results(Static):
            reading = self._understood(name)
            echo.update(reading.echo)
            echo.set_class(reading.wrong, "wrong")

    def _understood(self, name: str) -> FieldReading:
        field, status = self.query_one(f"#{name}", Field), self.query_one(Choices).value
        measure = self._one.measure if self._one else None
        year, today = self._workspace.unit.plan.year, self._workspace.unit.today
        return fields.understood(name, field.value, fields.Context(today, year, measure, status))

    # --- leaving

    def finish(self) -> bool:
        """Keep what is valid; False where something has to be looked at first."""
        if self._may_set:
            wrong = self._keep()
            if wrong and not self._warned:
                self._warned = True
                self.query_one(f"#{wrong}").focus()
                return False
        self._workspace.unsaved.drop(self._typed)
        self.dismiss(None)
        return True

    def typed(self) -> Typed | None:
        """What was changed and is not recorded, to be kept; None where nothing was."""
        written = self._written() if self._may_set else {}
        return self._typed._replace(fields=written) if written else None

    @property
    def _texts(self) -> dict[str, str]:
        """What stands in the fields."""
        texts = {field.id or "": field.value.strip() for field in self.query(Field)}
        return {**texts, "status": self.query_one(Choices).value}

    def _written(self) -> dict[str, str]:
        return {n: text for n, text in self._texts.items() if text != getattr(self._shown, n)}

    def _keep(self) -> str:
        """Have what was changed and is valid recorded; the first field that is not right.

        Where nothing could be recorded, the first one that was to be.
        """
        readings = {field.id or "": self._understood(field.id or "") for field in self.query(Field)}
        texts, on = self._texts, readings["on"]
        values, wrong = fields.changed(self._shown, texts, readings)
        if on.wrong:  # nothing is recorded on a day that nobody named
            self.say(f"{self._complaint('on')}都还没有保存。", "alert")
            return "on"
        evidence = self.query_one("#evidence", Field)
        named = [evidence.value] if texts["evidence"] else []
        if not values and not named:
            if wrong:
                self.say(self._complaint(wrong), "alert")
            return wrong
        edit, ids = Edit(**values), self._ids  # type: ignore[arg-type]  # each by its field
        hint = "Ctrl+Z 撤销"
        if values.get("percent") == 100 and texts["status"] != Status.DONE.value:
            hint = "进度到 100% 了，完成了就按空格打勾　Ctrl+Z 撤销"
        hint = self._complaint(wrong) if wrong else hint
        day = on.value if isinstance(on.value, date) else None
        kept = {n: t for n, t in self._written().items() if n in values or n in fields.NOT_SET}
        typed = self._typed._replace(fields=kept)
        done = self._recorder.act(
            lambda: self._workspace.edit.change(ids, edit, day, named), hint, typed
        )
        if done:
            self._typed = self._typed._replace(key="")  # what is wrong is kept apart
            evidence.value = ""
            self._shown = self._shown._replace(**{name: texts[name] for name in values})
        return wrong if done else next(iter(values), "evidence")

    def _complaint(self, name: str) -> str:
        words = f"{fields.LABELS[name]}：{self._understood(name).echo}"
        return f"{words}再按一次 Esc 就不管它。"

    # --- from here on

    def action_note(self) -> None:
        """F5."""
        self._ways["note"]()

    def action_steps(self) -> None:
        """F6."""
        self._ways["steps"]()

"""First start: which unit this is and who fills in; typed once, never asked for again."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Input, Static

from ...domain.ledger.unsaved import Typed, TypedIn
from ...errors import PlancheckError
from ...workspace import Workspace
from ..widgets.choice_list import ChoiceList
from ..widgets.field import Field
from ..widgets.row import Row
from ..widgets.rows import Rows
from .dialog import PUT_BACK, Dialog


class SetupDialog(Dialog[str]):
    """Gives what was done, in a sentence; None where nothing was chosen."""

    TITLE_TEXT = "请选择单位"
    ADVICE = "↑ ↓ 选类型，Enter 或 Tab 到下一格；填完按 Enter 开始。Esc 先看看（只能查看）"
    DEFAULT_CSS: ClassVar[str] = """
    SetupDialog ChoiceList { max-height: 6; }
    SetupDialog #names { max-height: 10vh; display: none; }
    SetupDialog.-named #names { display: block; }
    SetupDialog .label { color: $primary; height: 1; }
    SetupDialog #told { height: auto; color: $secondary; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._types = workspace.unit.plan.type_names()
        self._names: list[str] = []
        self._typed = workspace.unsaved.offered(Typed(TypedIn.UNIT))

    def content(self) -> ComposeResult:
        """Type, name, clerk, and where the files lie."""
        config, before = self._workspace.unit.config, self._typed.fields
        yield Static("单位类型", classes="label", markup=False)
        yield ChoiceList(
            [Row(f"{t}  {self._workspace.measure_count('', t)} 项措施", t) for t in self._types],
            id="types",
        )
        yield Static("单位名称（全称）", classes="label", markup=False, id="whose")
        yield ChoiceList(id="names")
        yield Field(before.get("unit", config.unit), placeholder="如 宝山八村居委会", id="unit")
        yield Static("填报人（可以不填）", classes="label", markup=False)
        yield Field(before.get("clerk", config.clerk), id="clerk")
        yield Static("", id="told", markup=False)

    def on_mount(self) -> None:
        """Begin with the type."""
        types = self.query_one("#types", ChoiceList)
        types.select(self._typed.fields.get("type", self._workspace.unit.config.unit_type))
        types.focus()
        self._follow_type()
        if self._typed.key:
            self.fault(PUT_BACK)

    @property
    def _type(self) -> str:
        return self.query_one("#types", ChoiceList).chosen

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Another type."""
        event.stop()
        if event.rows.id == "types":
            self._follow_type()

    def _follow_type(self) -> None:
        """Say what this type has to do, where the files lie, who is on the roster."""
        self._offer(self._workspace.roster_names(self._type))
        self._tell()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the unit of this name has to do."""
        event.stop()
        if event.input.id == "unit":
            self._tell()

    def _tell(self) -> None:
        home, name = self._workspace.unit.home, self.query_one("#unit", Input).value.strip()
        self.query_one("#told", Static).update(
            f"本单位有 {self._workspace.measure_count(name, self._type)} 项措施。\n"
            f"台账放在 {home.data}\n周报放在 {home.exports}"
        )

    def _offer(self, names: list[str]) -> None:
        """The roster's names of this type; typing another one stays possible."""
        self._names = names
        self.set_class(bool(names), "-named")
        offered = self.query_one("#names", ChoiceList)
        offered.show([Row(name, name) for name in names])
        offered.begin()
        words = "单位名称（全称）"
        if self._workspace.unit.settings_gone:
            words += "：设置不见了，台账还在，请选原来的"
        elif names:
            words += "：在名册中选，或按 Tab 自己填"
        self.query_one("#whose", Static).update(words)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """On to the name; from a name that was chosen on to the clerk's."""
        event.stop()
        if event.rows.id == "names":
            self.query_one("#unit", Input).value = event.key
            self.query_one("#clerk", Input).focus()
        else:
            self.query_one("#names" if self._names else "#unit").focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """On to the next field; from the last one, done."""
        event.stop()
        if event.input.id == "unit" and event.value.strip():
            self.query_one("#clerk", Input).focus()
        else:
            self._set_up()

    def _set_up(self) -> None:
        unit = self.query_one("#unit", Input)
        clerk = self.query_one("#clerk", Input)
        try:
            sentence = self._workspace.set_up(unit.value, self._type, clerk.value)
        except PlancheckError as error:
            self.fault(str(error))
            if not unit.value.strip():
                unit.focus()
            return
        self._workspace.unsaved.drop(self._typed)
        self.dismiss(sentence)

    def finish(self) -> bool:
        """Close without a unit, or with the one there was; what was typed is there again then."""
        typed = self.typed()
        if typed:
            self._workspace.unsaved.keep(typed)
        else:
            self._workspace.unsaved.drop(self._typed)
        self.dismiss(None)
        return True

    def typed(self) -> Typed | None:
        """Names that were typed and not set, to be kept."""
        config = self._workspace.unit.config
        unit, clerk = (self.query_one(f"#{id}", Input).value.strip() for id in ("unit", "clerk"))
        if (unit or config.unit, clerk or config.clerk) == (config.unit, config.clerk):
            return None
        return self._typed._replace(fields={"unit": unit, "clerk": clerk, "type": self._type})

"""First start: which unit this is and who fills in; typed once, never asked for again."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ...errors import PlancheckError
from ...workspace import Workspace
from ..widgets.field import Field
from .dialog import Dialog


class Setup(Dialog[str]):
    """Gives what was done, in a sentence; None where nothing was chosen."""

    TITLE_TEXT = "请选择单位"
    ADVICE = "↑ ↓ 选类型，Enter 或 Tab 到下一格；填完按 Enter 开始。Esc 先看看（只能查看）"
    DEFAULT_CSS: ClassVar[str] = """
    Setup OptionList, Setup OptionList:focus {
        border: none;
        height: auto;
        max-height: 6;
        background: $surface;
    }
    Setup .label { color: $primary; height: 1; }
    Setup #told { height: auto; color: $secondary; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._types = workspace.plan.type_names()

    def content(self) -> ComposeResult:
        """Type, name, clerk, and where the files lie."""
        config = self._workspace.config
        yield Static("单位类型", classes="label", markup=False)
        yield OptionList(
            *(Option(Content(f"{t}  {self._count(t)} 项措施")) for t in self._types), markup=False
        )
        yield Static("单位名称（全称）", classes="label", markup=False)
        yield Field(config.unit, placeholder="如 宝山八村居委会", id="unit")
        yield Static("填报人（可以不填）", classes="label", markup=False)
        yield Field(config.clerk, id="clerk")
        yield Static("", id="told", markup=False)

    def on_mount(self) -> None:
        """Begin with the type."""
        options = self.query_one(OptionList)
        current = self._workspace.config.unit_type
        options.highlighted = self._types.index(current) if current in self._types else 0
        options.focus()

    def _count(self, unit_type: str) -> int:
        return sum(m.concerns(unit_type) for m in self._workspace.plan.measures())

    @property
    def _type(self) -> str:
        highlighted = self.query_one(OptionList).highlighted
        return self._types[highlighted or 0] if self._types else ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say what this type has to do, and where the files lie."""
        event.stop()
        home = self._workspace.home
        self.query_one("#told", Static).update(
            f"本单位有 {self._count(self._type)} 项措施。\n"
            f"台账放在 {home.data}\n周报放在 {home.exports}"
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """On to the name."""
        event.stop()
        self.query_one("#unit", Input).focus()

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
            told = self._workspace.set_up(unit.value, self._type, clerk.value)
        except PlancheckError as error:
            self.fault(str(error))
            if not unit.value.strip():
                unit.focus()
            return
        self.dismiss(told)

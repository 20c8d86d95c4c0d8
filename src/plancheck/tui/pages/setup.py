"""First start, and F12: which unit this is and who fills in, on a page of its own."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from ...domain.ledger.typed_text import Typed, TypedIn
from ...errors import PlancheckError
from ...workspace import Workspace
from ..commands import APP
from ..commands.setup import BACK, LOOK, NEXT, OFFICE, PLANS
from ..dialogs.dialog import PUT_BACK
from ..screen import OwnScreen
from ..skin import LINE, OFF, ON
from ..textual_privates import keymap_of
from ..widgets.bars.bars import Bars, Word
from ..widgets.bars.key_bar import show_keys
from ..widgets.bars.status_line import StatusLine
from ..widgets.choice_list import ChoiceList
from ..widgets.field import Field
from ..widgets.plan.columns import fit
from ..widgets.row import Row
from ..widgets.rows import Rows

HABITS_FROM = 30
"""Rows from which there is room for what comes after."""
_LABEL = 12
"""Cells of a fact's name."""
_AROUND, _AROUND_ROOMY = 12, 18
"""Lines beside the two lists': labels, fields, facts, what is said and the keys."""
_LEAST = 3
"""Lines that a list keeps, however low the window is."""


class SetupPage(OwnScreen[str], ModalScreen[str]):
    """Gives what was done, in a sentence; None where nothing was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "返回", show=False),
        Binding("ctrl+l", "plans", "换计划", show=False),
        Binding("f9", "rollup", "汇总", show=False),
        Binding("f2,f3,f4,f5,f6,f7,f8", "first", "先填这一页", show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    SetupPage {
        background: $background;
        align: center top;
        #sheet { width: 74; max-width: 100%; height: 1fr; padding: 0 1; }
        #types, #types:focus {
            height: auto; border: ascii $line; border-title-color: $primary;
        }
        #types:focus { border: ascii $primary; }
        #names { margin: 0 0 0 2; display: none; }
        Field, Field:focus { margin: 0 0 0 3; width: 44; max-width: 100%; }
        Field:focus { background: $list-cursor; }
        #foot { dock: bottom; }
    }
    SetupPage.-named #names { display: block; }
    """

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.wants = ""
        """What is to be opened first: another plan, or the roll-up of an office that is no unit."""
        self._types = workspace.unit.plan.type_names()
        self._names: list[str] = []
        self._room = 0
        """Lines that the two lists have."""
        self._typed = workspace.unsaved.offered(Typed(TypedIn.UNIT))
        self._head = Bars("above", "title", id="head")
        self._whose, self._who = Bars("label", id="whose"), Bars("label", id="who")
        self._told = Bars(id="told")
        self._foot = Bars("status", "keys", id="foot")
        self._status = StatusLine(self._foot)
        named = bool(workspace.unit.name)
        self._status.rest("" if named else "三格填完，按 Enter 开始；街道办公室按 F9")
        self._purpose = "换单位，或改填报人" if named else "三格填完就开始"

    def compose(self) -> ComposeResult:
        """Type, name, clerk, and where the files lie."""
        config, before = self._workspace.unit.config, self._typed.fields
        with Vertical(id="sheet"):
            yield self._head
            types = ChoiceList(id="types")
            types.border_title = "1 单位类型"
            yield types
            yield self._whose
            yield ChoiceList(id="names")
            yield Field(before.get("unit", config.unit), placeholder="如 宝山八村居委会", id="unit")
            yield self._who
            yield Field(before.get("clerk", config.clerk), placeholder="可以不填", id="clerk")
            yield self._told
        yield self._foot

    def on_mount(self) -> None:
        """Begin with the type."""
        types = self.query_one("#types", ChoiceList)
        chosen = self._typed.fields.get("type", self._workspace.unit.config.unit_type)
        types.show(self._rows(chosen))
        types.select(chosen)
        types.focus()
        self._follow_type()
        self._who.show("label", [Word(" 3 ", "head"), Word("填报人", "bold")])
        if self._typed.key:
            self._status.say(PUT_BACK, "alert")

    def on_resize(self, event: events.Resize) -> None:
        """As much as there is room for."""
        roomy = event.size.height >= HABITS_FROM
        names = ("told0", "told1", "told2", "told3")
        habits = ("", "habits", "keys") if roomy else ()
        self._head.line_up(*(["above", "above2", "title", "below"] if roomy else ["title"]))
        self._told.line_up("rule", *names, *habits)
        self.set_class(roomy, "-roomy")
        self._room = event.size.height - (_AROUND_ROOMY if roomy else _AROUND)
        self._share_room()
        leave = BACK if self._workspace.unit.name else LOOK
        keymap = keymap_of(self.app)
        show_keys(
            self._foot, (NEXT, leave, OFFICE, PLANS), event.size.width, keymap, everywhere=APP[1:]
        )
        self._tell()

    def _rows(self, chosen: str) -> list[Row]:
        """The unit types, each with what it has to do and whom it means."""
        full = {kind.name: kind.full_name for kind in self._workspace.unit.plan.unit_types}
        cells = max(map(cell_len, self._types), default=0)
        return [
            Row(
                (
                    Word(f"{ON if name == chosen else OFF} ", "head"),
                    Word(f"{fit(name, cells)}   ", "bold" if name == chosen else "plain"),
                    Word(f"{self._workspace.measure_count('', name):>3} 项措施   "),
                    Word(full.get(name, ""), "faint"),
                ),
                name,
            )
            for name in self._types
        ]

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
        self.query_one("#types", ChoiceList).show(self._rows(self._type))
        self._offer(self._workspace.roster_names(self._type))
        self._tell()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what the unit of this name has to do."""
        event.stop()
        self._status.clear()
        if event.input.id == "unit":
            self._tell()

    def _tell(self) -> None:
        home, name = self._workspace.unit.home, self.query_one("#unit", Input).value.strip()
        title = f" {self._workspace.unit.plan.title}"
        self._head.show("title", [Word(title, "strong"), Word(f"   {self._purpose}", "faint")])
        self._told.show("rule", [Word(" ")], fill=LINE)
        count = self._workspace.measure_count(name, self._type)
        for number, (label, words) in enumerate(
            (
                ("措施", f"本单位有 {count} 项措施"),
                ("台账放在", str(home.data)),
                ("周报放在", str(home.exports)),
                ("不联网", "不上传任何内容；请勿填报涉密内容"),
            )
        ):
            told = [Word(f" {fit(label, _LABEL)}", "faint"), Word(words)]
            self._told.show(f"told{number}", told)
        self._told.show("habits", [Word(" 以后每天只要三个键", "strong")])
        keys = (("空格", "做完了，打勾"), ("F5", "记一笔进展"), ("F8", "周五看周报、导出"))
        chips = [
            word
            for key, words in keys
            for word in (Word(" "), Word(f" {key} ", "chip"), Word(f"{words}  "))
        ]
        self._told.show("keys", chips)

    def _share_room(self) -> None:
        """The types have what the names leave them, and these what is left then."""
        types, names = self.query_one("#types", ChoiceList), self.query_one("#names", ChoiceList)
        least = min(len(self._names), _LEAST)
        high = max(_LEAST, min(len(self._types) + 2, self._room - least))
        types.styles.max_height = high
        names.styles.max_height = max(1, self._room - high)

    def _offer(self, names: list[str]) -> None:
        """The roster's names of this type; typing another one stays possible.

        It begins at the name that stands in the field, so that Enter leaves that as it is.
        """
        there = self.query_one("#unit", Input).value.strip()
        if names and there and there not in names:
            names = [there, *names]
        self._names = names
        self.set_class(bool(names), "-named")
        offered = self.query_one("#names", ChoiceList)
        offered.show([Row(name, name) for name in names])
        offered.begin()
        offered.select(there)
        self._share_room()
        words = ""
        if self._workspace.unit.settings_gone:
            words = "设置不见了，台账还在，请选原来的"
        elif names:
            words = "在名册中选，或按 Tab 自己填"
        label = [Word(" 2 ", "head"), Word("单位全称", "bold"), Word(f"   {words}", "faint")]
        self._whose.show("label", label)

    def action_close(self) -> None:
        """Esc."""
        self.finish()

    def action_plans(self) -> None:
        """Ctrl+L: which plan it is about."""
        self.wants = "plans"
        self.finish()

    def action_rollup(self) -> None:
        """F9: a street office need be no unit."""
        self.wants = "rollup"
        self.finish()

    def action_first(self) -> None:
        """Keys of the main screen, which comes behind this page."""
        self._status.say("先填好这一页，按 Enter 开始，这个键就能用了", "alert")

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of the key bar was clicked."""
        event.stop()
        await self.run_action(event.action)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """On to the name; from a name that was chosen on to the clerk's."""
        event.stop()
        if event.rows.id == "names":
            self.query_one("#unit", Input).value = event.key
            self.query_one("#clerk", Input).focus()
        else:
            self._offer(self._workspace.roster_names(self._type))  # the name may be another by now
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
            self._status.say(str(error), "alert")
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

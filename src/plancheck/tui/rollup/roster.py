"""名册: the units that owe a report, made on the screen of those that reported and of names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen

from ...domain.ledger.typed_text import Typed, TypedIn
from ...domain.rollup.roster.identities import UnitKey
from ...domain.rollup.roster.roster import Candidate, RosterUnit, further_candidates, units_listed
from ...errors import PlancheckError
from ...workspace.office.inbox import Inbox
from ...workspace.office.roster import RosterSheet
from ..commands import ROSTER, bindings
from ..screen import OwnScreen
from ..textual_privates import keymap_of
from ..widgets.bars.bars import Bars, Word
from ..widgets.bars.key_bar import show_keys
from ..widgets.plan.columns import fit
from ..widgets.row import Row, tick_box, title
from ..widgets.rows import Rows

_TYPE = 8


class RosterPage(OwnScreen[int], ModalScreen[int]):
    """Space ticks, F2 takes names that are typed; Enter writes. Gives how many were added."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ROSTER)]
    DEFAULT_CSS: ClassVar[str] = "RosterPage { background: $surface; }"

    def __init__(self, inbox: Inbox, sheet: RosterSheet) -> None:
        super().__init__()
        self._inbox, self._sheet = inbox, sheet
        self._offered = list(sheet.offered)
        self._chosen = {one.unit.known_as for one in sheet.offered if not one.doubtful}
        self._rows = Rows(id="units")
        self._foot = Bars("status", "keys", id="foot")

    def compose(self) -> ComposeResult:
        """Title, units, what is said, keys."""
        yield Bars("title", id="title")
        yield self._rows
        yield self._foot

    def on_mount(self) -> None:
        """Everybody who reported is ticked."""
        self._rows.focus()
        self._show()
        self._rows.begin()
        problems = self._sheet.problems
        self._say(problems[0] if problems else f"名册是文件 {self._sheet.path}，电话等可以在里面写")

    def on_resize(self) -> None:
        """As many keys as there is room for."""
        self._show()

    def _say(self, words: str, style: str = "plain") -> None:
        self._foot.show("status", [Word(f" {words}".replace("\n", " "), style)])

    def _show(self) -> None:
        known = len(self._sheet.roster.units)
        told = f"  在册 {known}，选了 {len(self._chosen)} 个加进去"
        words = [Word(" 名册 ", "head"), Word("应当报送的单位", "bold"), Word(told)]
        self.query_one("#title", Bars).show("title", words, ground="band")
        self._rows.show(tuple(self._listed()))
        show_keys(self._foot, ROSTER, self.app.size.width, keymap_of(self.app))

    def _listed(self) -> Iterator[Row]:
        yield title(f"可以加的 {len(self._offered)}")
        if not self._offered:
            yield Row(" 报过的、计划点名的都在册了。没有报过的，按 F2 写进来。", "", "faint")
        for number, one in enumerate(self._offered):
            yield self._offer(str(number), one)
        units = self._sheet.roster.units
        if units:
            counts = Counter(unit.type for unit in units)
            told = "、".join(f"{name} {count}" for name, count in counts.items())
            yield title(f"在册的 {len(units)}", Word(told, "faint"))
        for unit in units:
            contact = " ".join(filter(None, (unit.contact, unit.phone)))
            words = (Word(f"     {fit(unit.type, _TYPE)}", "faint"), Word(unit.name))
            yield Row((*words, Word(f"  {contact}", "faint")), indent=5 + _TYPE)

    def _offer(self, key: str, one: Candidate) -> Row:
        words = (
            Word(" "),
            tick_box(ticked=one.unit.known_as in self._chosen),
            Word(f" {fit(one.unit.type, _TYPE)}", "faint"),
            Word(one.unit.name),
            Word(f"  {one.whence}", "mind" if one.doubtful else "faint"),
        )
        return Row(words, key, indent=5 + _TYPE)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """A click ticks."""
        event.stop()
        self.action_tick()

    def action_tick(self) -> None:
        """Space."""
        if key := self._rows.chosen:
            self._chosen ^= {self._offered[int(key)].unit.known_as}
            self._show()

    def action_tick_all(self) -> None:
        """Ctrl+A: all; none where all are."""
        every = {one.unit.known_as for one in self._offered}
        self._chosen = set() if self._chosen == every else every
        self._show()

    # --- names that are typed

    def action_add(self) -> None:
        """F2: names, one or many."""
        from ..dialogs.ask import AskDialog

        unsaved = self._inbox.unsaved
        typed = unsaved.offered(Typed(TypedIn.ROSTER))

        def named(text: str | None) -> None:
            unsaved.drop(typed)
            units = units_listed(text or "", self._inbox.plan.type_names())
            untyped = [unit for unit in units if not unit.type]
            self._take([unit for unit in units if unit.type])
            if untyped:
                self._ask_types(untyped)

        advice = "一个或几个，用顿号、空格或换行隔开；可以从 Word、Excel 里整列贴进来。"
        ask = AskDialog("没有报过的单位，写全称", "", typed, advice, "列到单位里，返回")
        self.app.push_screen(ask, named)

    def _ask_types(self, units: list[RosterUnit], kind: str = "") -> None:
        """Of each unit by itself which type it is; begins at the one said last."""
        unit, *others = units
        left = f"（还有 {len(others)} 个要问）" if others else ""

        def chosen(named: str | None) -> None:
            if named:
                self._take([unit._replace(type=named)])
            else:
                self._say(f"没有写进“{unit.name}”。")
            if others:
                self._ask_types(others, named or kind)

        self._ask_type(f"“{unit.name}”是哪一类单位{left}", kind, chosen)

    def _ask_type(self, asked: str, kind: str, chosen: Callable[[str | None], None]) -> None:
        from ..dialogs.choose import ChooseDialog

        types = self._inbox.plan.type_names()
        dialog = ChooseDialog(asked, [(name, name) for name in types], kind or types[0])
        self.app.push_screen(dialog, chosen)

    def action_type(self) -> None:
        """F4: another type for a unit that is not on the roster yet."""
        if not self._rows.chosen:
            self._say("请先走到可以加的一个单位上。")
            return
        at = int(self._rows.chosen)
        one = self._offered[at]

        def chosen(kind: str | None) -> None:
            unit = one.unit._replace(type=kind or one.unit.type)
            if unit.known_as in {other.unit.known_as for other in self._offered}:
                return
            self._offered[at] = one._replace(unit=unit)
            if one.unit.known_as in self._chosen:
                self._chosen = self._chosen - {one.unit.known_as} | {unit.known_as}
            self._show()

        self._ask_type(f"“{one.unit.name}”是哪一类单位", one.unit.type, chosen)

    def _take(self, units: list[RosterUnit]) -> None:
        if not units:
            return
        new = further_candidates(self._sheet.roster, self._offered, units, "写进来的")
        self._offered = [*new, *self._offered]
        wanted: set[UnitKey] = {unit.known_as for unit in units}
        doubtful = {one.unit.known_as for one in new if one.doubtful}
        self._chosen |= wanted & {one.unit.known_as for one in self._offered} - doubtful
        self._show()
        there = f"，{len(units) - len(new)} 个已经有了" if len(units) > len(new) else ""
        like = f"，{len(doubtful)} 个与别的相近，没有选上，请核对" if doubtful else ""
        self._say(f"写进 {len(new)} 个{there}{like}；Enter 写进名册")

    # --- writing, leaving

    def action_write(self) -> None:
        """Enter: put those that are ticked on the roster."""
        units = [one.unit for one in self._offered if one.unit.known_as in self._chosen]
        if not units:
            self._say("还没有选：空格选上，或按 F2 写单位的名字。")
            return
        try:
            self.dismiss(self._sheet.write(units))
        except PlancheckError as error:
            self._say(str(error), "alert")

    def action_close(self) -> None:
        """Esc."""
        self.finish()

    def finish(self) -> bool:
        """Write nothing."""
        self.dismiss(0)
        return True

    async def on_bars_clicked(self, event: Bars.Clicked) -> None:
        """A word of the key bar was clicked."""
        event.stop()
        await self.run_action(event.action)

"""Enter: everything about a measure, to be set; of several, what can be set on all at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from ....domain.ledger.typed_text import Typed, TypedIn
from ....domain.plan.ownership import not_owned
from ....domain.progress.edits import Edit
from ....workspace import Workspace
from ...commands import FORM, FORM_TYPING, bindings
from ...recorder import Recorder
from ...saver import NOT_YET, Saving
from ...skin import LINE, TEE_DOWN, TEE_UP
from ...widgets.bars.bars import Bars, Word
from ...widgets.bars.choices import Choices
from ...widgets.header import read_only
from ...widgets.measure_rows import known_rows, text_rows
from ..measure_head import MeasureHead
from ..work_page import WorkPage
from . import fields
from .draft import FormDraft
from .links import FormLinks
from .sheet import STATUS, FormSheet


class FormPage(WorkPage):
    """Keeps what is valid as one act when it is left; what is not keeps it open, once."""

    SHOWN = (FORM[0], *FORM_TYPING, *FORM[1:])
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(FORM),
        *bindings(FORM_TYPING, priority=True),
    ]

    def __init__(
        self, workspace: Workspace, recorder: Recorder, ids: Sequence[str], links: FormLinks
    ) -> None:
        super().__init__(workspace, recorder)
        self._links = links
        self._sheet = FormSheet(id="sheet")
        self._begin(ids)

    def _begin(self, ids: Sequence[str]) -> None:
        """Be about other measures: what was typed for them and not saved stands there again."""
        unit = self._workspace.unit
        items = [unit.item(id) for id in ids]
        self._ids = list(ids)
        self._one = items[0] if len(items) == 1 else None
        reasons = (not_owned(item.measure, unit.identity) for item in items)
        self._not_owned = next(filter(None, reasons), "")
        self._may_set = not self._not_owned and not unit.read_only
        self._shown = fields.FormValues.of(self._one)
        self._typed = self._workspace.unsaved.offered(Typed(TypedIn.FORM, tuple(ids)))
        """What could not be saved before: it stands in its fields again."""
        self._dropped: dict[str, str] = {}
        """What was not wanted: Ctrl+Y brings it back."""
        self._warned = False
        self._lacks: list[str] = []

    def content(self) -> ComposeResult:
        """The sheet with its fields, and what is known."""
        yield self._sheet

    def on_mount(self) -> None:
        """Begin with the status; with the reason where that is what is missing."""
        self._turned()
        if not self._may_set:
            self._sheet.known.focus()
        elif self._one and self._draft.reading("reason").wanted:
            self._sheet.fields["reason"].focus()
        else:
            self._sheet.status.focus()

    def _turned(self) -> None:
        """Show the measures that it is about now, and what there is to say of them."""
        self._fill(self._shown.with_texts(self._typed.fields))
        self._show_head()
        self._show_known()
        if not self._may_set:
            self.say(read_only(self._workspace) or self._not_owned)
        elif self._typed.key:
            self.say("上次没有保存的，放回来了；不要就按 Ctrl+Z。", "alert")
        self.call_after_refresh(self._look_for_lacks)

    def _fill(self, values: fields.FormValues) -> None:
        """Have these texts in the fields, and offer what there is to offer."""
        shown = {STATUS, *fields.LABELS} if self._may_set else set[str]()
        if not (self._one and self._one.measure.target):
            shown.discard("amount")
        self._sheet.fill(values, shown)
        self._sheet.fields["owner"].offers(self._workspace.unit.last_owner() if self._one else "")
        self._show_sheet()

    # --- what is shown

    def on_resize(self) -> None:
        """Wrap the wording anew."""
        super().on_resize()
        self._show_head()

    @property
    def _number(self) -> str:
        """The measure's number; "" where it is about several."""
        return self._one.measure.id if self._one else ""

    def _show_head(self) -> None:
        width, places = self.app.size.width, self._sheet.places(self.app.size)
        split, rule = places.width < width, LINE * places.width
        MeasureHead.of(self._workspace, self._one, self._ids).show(
            self.query_one("#title", Bars),
            width,
            "填报" if self._may_set else "措施",
            [*self._links.place(self._number)],
            [Word(rule + TEE_DOWN, "line")] if split else [],
        )
        self._foot.show("edge", [Word(rule + TEE_UP, "line")], fill=LINE)
        self._foot.line_up(*(["edge"] if split else []), "status", "keys")

    def show_changed(self, touched: set[str] | None) -> None:
        """Show the progress anew; fields that were written in stay as they are."""
        if self._one is None:
            return
        before, self._one = self._shown, self._workspace.unit.item(self._number)
        self._shown = fields.FormValues.of(self._one)
        self._sheet.follow(before, self._shown)
        self._look_for_lacks()

    def _look_for_lacks(self) -> None:
        """What this week's report would remind of: after the first paint, which need not wait."""
        if self._one and self._may_set and self._workspace.unit.ledger:
            self._lacks = self._workspace.reports.lacks(self._one)
        self._show_sheet()
        self._show_known()

    def _show_known(self) -> None:
        unit = self._workspace.unit
        if self._one:
            lacks = [] if self._sheet.has_room_below else self._lacks
            history = unit.ledger.history if unit.ledger else None
            self._sheet.known.show([*known_rows(self._one, unit.plan, history, unit.today, lacks)])
        else:
            self._sheet.known.show(text_rows([unit.measures[id] for id in self._ids]))

    def _show_sheet(self) -> None:
        if not self._may_set:
            self._sheet.tell((), Word(""), ())
            return
        draft, focused = self._draft, self.focused.id if self.focused else ""
        shown = [name for name, field in self._sheet.fields.items() if field.display]
        rows, below = [*draft.rows(shown)], [*draft.below(self._lacks)]
        self._sheet.tell(rows, draft.hint(focused or ""), below)
        for name, field in self._sheet.fields.items():
            field.placeholder = draft.placeholder(name, field.offer)

    # --- what is written

    @on(Input.Changed)
    @on(Choices.Chosen)
    def follow_typing(self, event: Message) -> None:
        """Show how it is understood, and what is changed."""
        event.stop()
        self._warned = False
        self._follow()

    def _follow(self) -> None:
        self._show_sheet()
        changes = self._draft.changes
        if changes:
            self.say(f"改了 {len(changes)} 处：{'，'.join(changes)}")
        else:
            self._status.clear()
        self._status.show_saving(NOT_YET if changes else self._recorder.saving)

    def show_saving(self, saving: Saving) -> None:
        """How it stands with the disk; what is typed is not there yet."""
        super().show_saving(NOT_YET if self.is_open and self.typed() else saving)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: on to the next field."""
        event.stop()
        self.focus_next()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Its own hint for each field."""
        self._show_sheet()

    @property
    def _draft(self) -> FormDraft:
        """What stands in the fields now."""
        unit = self._workspace.unit
        texts, year = self._sheet.texts, unit.plan.year
        return FormDraft(
            item=self._one, shown=self._shown, texts=texts, today=unit.today, year=year
        )

    def action_discard(self) -> None:
        """Ctrl+Z: as it was before anything was typed here."""
        draft = self._draft
        if not draft.written:
            self.say("这里还没有改什么；要撤销前一步，先按 Esc 回清单。")
            return
        self._dropped, self._warned = draft.written, False
        self._fill(self._shown)
        self._follow()
        self.say(f"不要了：{'，'.join(draft.changes) or '记在的日期'}", hint="Ctrl+Y 再要回来")

    def action_restore(self) -> None:
        """Ctrl+Y: what was not wanted, after all."""
        if self._dropped:
            self._fill(self._shown.with_texts({**self._draft.written, **self._dropped}))
            self._dropped = {}
            self._follow()

    def finish(self) -> bool:
        """Keep what is valid; False where something has to be looked at first."""
        if not self._let_go():
            return False
        left = self._given_up()
        self.dismiss(None)
        if left:
            self._recorder.say(left, "mind")
        return True

    def action_turn(self, step: int) -> None:
        """PgUp, PgDn: keep what is valid, and be about the measure before or after."""
        following = self._links.beside(self._number, step)
        if not following:
            end = "已经是最后一项。" if step > 0 else "已经是第一项。"
            self.say(end if self._one else "这里是几项一起填，不换。")
        elif self._let_go(again="PgDn" if step > 0 else "PgUp"):
            left = self._given_up()
            self._begin([following])
            self._turned()
            self._links.follow(following)
            if left:
                self.say(left, "mind")

    def _let_go(self, again: str = "Esc") -> bool:
        """Have what is valid recorded; what is not right keeps the measure here, once."""
        wrong = self._keep(again) if self._may_set else ""
        if wrong and not self._warned:
            self._warned = True
            self.query_one(f"#{wrong}").focus()
            return False
        return True

    def _given_up(self) -> str:
        """What is left behind because it was not right, in a sentence."""
        if not self._may_set:
            return ""
        self._workspace.unsaved.drop(self._typed)
        return f"没有存：{'，'.join(left)}" if (left := self._draft.changes) else ""

    def typed(self) -> Typed | None:
        """What was changed and is not recorded, to be kept; None where nothing was."""
        written = self._draft.written if self._may_set else {}
        return self._typed._replace(fields=written) if written else None

    def _keep(self, again: str) -> str:
        """Have what is valid recorded; the first field that is not, or that could not be."""
        draft = self._draft
        values, evidence, day, wrong = draft.to_keep()
        if not values and not evidence:
            if wrong:
                self.say(draft.complaint(wrong, again), "alert")
            return wrong
        edit, ids = Edit(**values), self._ids  # type: ignore[arg-type]  # each by its field
        hint = draft.complaint(wrong, again) if wrong else draft.hint_after
        kept = {n: t for n, t in draft.written.items() if n in values or n in fields.NOT_SET}
        typed = self._typed._replace(fields=kept)
        done = self._recorder.act(
            lambda: self._workspace.edit.change(ids, edit, day, evidence), hint, typed
        )
        if done:
            self._typed = self._typed._replace(key="")  # what is wrong is kept apart
            with self.prevent(Input.Changed):
                self._sheet.fields["evidence"].value = ""
            self._shown = self._shown._replace(**{name: draft.texts[name] for name in values})
        return wrong if done else next(iter(values), "evidence")

    def action_note(self) -> None:
        """F5."""
        self._links.note(self._ids)

    def action_link(self, name: str) -> None:
        """F6, Ctrl+T, Ctrl+G: its steps, its problems, what the office said of it."""
        if self._one or name == "issues":
            self._links.open(name, self._number)

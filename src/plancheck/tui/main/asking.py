"""The acts of the main screen that ask something first: a status, a note, a step, a value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...domain.ledger.unsaved import Typed, TypedIn
from ...domain.progress import edits
from ...domain.progress.checklist import Item
from ...domain.progress.state import Status
from .acting import ActingScreen

if TYPE_CHECKING:
    from ...domain.ledger.entry import Entry
    from ..dialogs.note import NoteText


def titled(items: Sequence[Item]) -> str:
    """3.2.1, or how many."""
    return items[0].measure.id if len(items) == 1 else f"标记的 {len(items)} 项"


class AskingScreen(ActingScreen):
    """Opens what asks, and has done what was answered."""

    def action_status(self) -> None:
        """F2."""
        self.ask_status(self.targets)

    def ask_status(self, items: Sequence[Item]) -> None:
        """Ask which status the measures are to have, and why where it needs a reason."""
        ids = self.mine(items)
        if not ids:
            return
        from ..dialogs.choose import ChooseDialog

        options = [(s.value, f"{s.boxed(self.ascii_marks)} {s.value}") for s in Status]

        def chosen(value: str | None) -> None:
            if value is None:
                return
            status = Status(value)
            if status.needs_reason:
                self.ask_reason(items, status)
            else:
                self.act(lambda: self._workspace.edit.change(ids, edits.Edit(status=status)))

        def meant(text: str) -> str | None:
            from ...domain.progress.vocabulary import member_named

            status = member_named(Status, text)
            return status.value if status else None

        title = f"{titled(items)} 的状态"
        self.app.push_screen(
            ChooseDialog(title, options, items[0].state.status.value, meant), chosen
        )

    def ask_reason(self, items: Sequence[Item], status: Status, typed: Typed | None = None) -> None:
        """Why measures are to have a status; `typed` as for a note."""
        from ..dialogs.note import NoteDialog

        ids = [item.measure.id for item in items]
        asked = typed or self._offered(TypedIn.REASON, ids)
        asked = asked._replace(fields={**asked.fields, "status": status.value})

        def written(result: NoteText | None) -> None:
            if result is None:
                self._workspace.unsaved.drop(asked)
            change = edits.Edit(status=status, reason=result.text if result else None)
            self.act(
                lambda: self._workspace.edit.change(ids, change), typed=result and result.typed
            )

        self.app.push_screen(
            NoteDialog(f"{titled(items)} {status.value}：写上原因", asked), written
        )

    def _offered(self, place: TypedIn, ids: Sequence[str] = (), **fields: str) -> Typed:
        """What is written now: with what could not be saved before, if anything."""
        return self._workspace.unsaved.offered(Typed(place, tuple(ids), fields))

    def action_note(self) -> None:
        """F5."""
        self.write_note(self.targets)

    def write_note(
        self, items: Sequence[Item], *, ticked: bool = False, typed: Typed | None = None
    ) -> None:
        """A note about measures; `typed`, else what is found, could not be saved before."""
        ids = self.mine(items)
        if not ids:
            return
        from ..dialogs.note import NoteDialog
        from ..dialogs.note_offers import offers

        asked = typed or self._offered(TypedIn.NOTE, ids)

        def written(result: NoteText | None) -> None:
            if result is None:
                self._workspace.unsaved.drop(asked)
                return
            text, kind, note, on, typed = result
            if note and on is None:
                rewrite = self._workspace.edit.rewrite
                self.act(lambda: rewrite(ids[0], note, text, kind), typed=typed)
            else:
                self.act(lambda: self._workspace.edit.note(ids, text, kind, on), typed=typed)

        today = self._workspace.unit.today
        one = items[0] if len(items) == 1 else None
        found = offers(one, today, ticked) if one else ()
        notes = {note.id: note for note in one.state.notes} if one else {}
        write = NoteDialog(
            f"{titled(items)} 记录", asked, today=today, offers=found,
            note=notes.get(asked.fields.get("note", "")),
        )  # fmt: skip
        self.app.push_screen(write, written)

    def on_plan_list_opened(self) -> None:
        """A double click."""
        self.action_open()

    def action_open(self) -> None:
        """Enter: a sentence about what was just ticked, a conflict to settle, else the form."""
        items, current = self.targets, self.current
        if not items or current is None:
            return
        if items == [current] and self._just_ticked == current.measure.id:
            self._just_ticked = ""
            self.write_note(items, ticked=True)
        elif items == [current] and current.state.conflicts:
            self.action_settle()
        else:
            self.open_form(items)

    def open_form(self, items: Sequence[Item]) -> None:
        """Everything about a measure; of several, what can be set on all at once."""
        from ..pages.form import FormPage

        ids = [item.measure.id for item in items]
        items = [
            self._workspace.unit.item(id) for id in ids
        ]  # it may be long since they were looked up
        ways = {
            "note": lambda: self.write_note([self._workspace.unit.item(id) for id in ids]),
            "steps": self.action_steps,
        }
        form = FormPage(self._workspace, self._doer, items, ways)
        self.app.push_screen(form, lambda _: self.unmark())

    def action_steps(self) -> None:
        """F6."""
        item = self.current
        if item is None:
            return
        from ..pages.steps import StepsPage

        self.app.push_screen(StepsPage(self._workspace, self._doer, item.measure))

    def action_records(self) -> None:
        """What was done, and what taking it back would change."""
        from ..pages.history import HistoryPage

        self.app.push_screen(HistoryPage(self._workspace, self._doer))

    def action_settle(self) -> None:
        """Choose which of several values set at once (并存) is right; then the form."""
        item, book = self.current, self._workspace.unit.ledger
        if item is None or book is None or not self.mine([item]):
            return
        from ...domain.ledger.history import head_of
        from ...domain.ledger.wording import field_words, rival_words
        from ..dialogs.choose import ChooseDialog

        field = next(iter(item.state.conflicts), "")
        head = head_of(book.history.group(item.measure.id, field))
        if head is None or not head.rivals:
            self.say(f"{item.measure.id} 没有并存的值。")
            return
        rivals: dict[str, Entry] = {entry.id: entry for entry in head.rivals}
        options = [(id, rival_words(entry)) for id, entry in rivals.items()]

        def chosen(id: str | None) -> None:
            if id is None:
                self.open_form([item])
            else:
                self.act(lambda: self._workspace.edit.settle(rivals[id]))

        what = field_words(item.measure.id, field, book.history)
        title = f"{item.measure.id} 的{what}有 {len(rivals)} 个值，用哪一个"
        self.app.push_screen(ChooseDialog(title, options, head.entry.id), chosen)

    def action_hand_over(self) -> None:
        """Give all that one has to another."""
        if self._workspace.unit.read_only:
            self.say_state()
            return
        from ...domain.progress.persons import owners
        from ..dialogs.choose import ChooseDialog

        found = owners(self._workspace.unit.progress)
        if not found:
            self.say("还没有写过责任人。")
            return

        def chosen(former: str | None) -> None:
            if former is not None:
                self.ask_successor(former, self._offered(TypedIn.TRANSFER, former=former))

        options = [(name, f"{name}  {count} 项") for name, count in found]
        self.app.push_screen(ChooseDialog("移交谁的措施和步骤", options, found[0][0]), chosen)

    def ask_successor(self, former: str, asked: Typed) -> None:
        """Who is to have all that one had."""
        from ..dialogs.note import NoteDialog

        def written(result: NoteText | None) -> None:
            if result is None:
                self._workspace.unsaved.drop(asked)
                return
            text, typed = result.text, result.typed
            self.act(lambda: self._workspace.edit.transfer(former, text), typed=typed)

        self.app.push_screen(NoteDialog(f"{former} 的措施和步骤移交给谁", asked), written)

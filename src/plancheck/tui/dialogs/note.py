"""Writing a line or a few: a note of one of four kinds, or why a measure is blocked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from ...domain.ledger.typed_text import Typed
from ...domain.progress.state import Note, NoteKind
from ...domain.text import NOTE_LIMIT
from ..textual_text_area import SoundTextArea
from ..widgets.bars.choices import Choices
from ..widgets.field import Field, Refused
from ..widgets.field_reading import FieldReading, read_past
from .dialog import PUT_BACK, Dialog

PASTE_LIMIT = 4 * NOTE_LIMIT
"""What is too long for a note may be pasted to be made shorter; from here on it is refused."""


class Offer(NamedTuple):
    """A text that is taken over with a key while nothing is written; `note`: it is changed."""

    key: str
    shown: str
    text: str
    kind: NoteKind = NoteKind.PROGRESS
    note: Note | None = None


class NoteText(NamedTuple):
    """What was written; `kind` as chosen, for a note; `note` is the one that it is to change.

    `on` is the day that a note speaks of; None: today. `typed` is all of it, to be kept.
    """

    text: str
    kind: NoteKind
    note: Note | None
    on: date | None
    typed: Typed


class NoteArea(SoundTextArea):
    """Enter keeps the note, Ctrl+J makes a new line."""

    class Kept(Message):
        """Enter was pressed."""

    class Taken(Message):
        """What a key offers was taken over."""

        def __init__(self, offer: Offer) -> None:
            super().__init__()
            self.offer = offer

    def __init__(self, text: str, offers: Mapping[str, Offer]) -> None:
        super().__init__(text, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self._offers = offers

    async def on_paste(self, event: events.Paste) -> None:
        """As it is; what is hopelessly too long would keep the screen busy for minutes."""
        if len(event.text) > PASTE_LIMIT:
            event.stop()
            event.prevent_default()
            words = f"太长了：{len(event.text)}字，一条记录最多{NOTE_LIMIT}字，没有贴进来。"
            self.post_message(Refused(words))

    async def on_key(self, event: events.Key) -> None:
        """An offer is taken over, Enter keeps, Ctrl+J breaks the line."""
        offer = None if self.text else self._offers.get(event.key)
        if offer is None and event.key not in ("enter", "ctrl+j"):
            return
        event.stop()
        event.prevent_default()
        if offer is not None:
            self.insert(offer.text)
            self.post_message(self.Taken(offer))
        elif event.key == "enter":
            self.post_message(self.Kept())
        else:
            self.insert("\n")


class NoteDialog(Dialog[NoteText]):
    """Gives what was written, None where nothing was. Esc keeps it too."""

    KEYS: Sequence[tuple[str, str]] = (
        ("Enter", "保存"),
        ("Ctrl+J", "换行"),
        ("F5", "换一类"),
        ("Esc", "存好返回"),
    )
    ADVICE = "不想记：删空再按 Esc，什么也不记"
    WANTED = ""
    """What Enter says where a text is wanted and there is none; "": it may be empty."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "kind", "换一类", priority=True, show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    NoteDialog TextArea, NoteDialog TextArea:focus {
        border: none;
        height: auto;
        min-height: 3;
        max-height: 8;
        background: $panel;
        background-tint: $background 0%;
        padding: 0;
    }
    NoteDialog TextArea:focus { background: $list-cursor; }
    NoteDialog Choices { margin-bottom: 1; }
    NoteDialog #day { height: 1; margin-top: 1; }
    NoteDialog #day Static { width: 6; }
    NoteDialog #day Field { width: 14; }
    NoteDialog #day #day_echo { width: 1fr; padding: 0 1; color: $secondary; }
    NoteDialog #offers { height: auto; max-height: 4; color: $secondary; }
    """

    def __init__(
        self,
        title: str,
        typed: Typed,
        *,
        today: date | None = None,
        offers: Sequence[Offer] = (),
        note: Note | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._typed = typed
        """Where this is written, and what stands there at first: what was not saved before."""
        self._today = today
        """Where a note is written: it has a kind and a day."""
        kinds = {kind.value: kind for kind in NoteKind}
        self._kind = kinds.get(typed.fields.get("kind", ""), NoteKind.PROGRESS)
        self._offers = offers
        self._note = note
        self._warned = False
        self.given_up = ""
        """What was written and is not kept, because it was not right and Esc was pressed again."""

    def title_text(self) -> str:
        """What is written about."""
        return self._title

    def content(self) -> ComposeResult:
        """The kinds, the text, what may be taken over."""
        if self._today:
            kinds = [kind.value for kind in NoteKind]
            yield Choices(kinds, self._kind.value, id="kinds")
        text = self._typed.fields.get("text", "")
        yield NoteArea(text, {offer.key: offer for offer in self._offers})
        if self._today:
            with Horizontal(id="day"):
                yield Static("记在", markup=False)
                yield Field(self._typed.fields.get("on", ""), placeholder="今天", id="on")
                yield Static("", id="day_echo", markup=False)
        if self._offers:
            yield Static("\n".join(o.shown for o in self._offers), id="offers", markup=False)

    def on_mount(self) -> None:
        """Begin to write, or go on."""
        area = self.query_one(NoteArea)
        area.focus()
        area.move_cursor(area.document.end)
        if self._typed.key:
            self.fault(PUT_BACK)

    def action_kind(self) -> None:
        """The next kind."""
        if self._today:
            self.query_one(Choices).action_step(1)

    def on_choices_chosen(self, event: Choices.Chosen) -> None:
        """Another kind."""
        event.stop()
        self._kind = NoteKind(event.value)

    def on_note_area_taken(self, event: NoteArea.Taken) -> None:
        """What was offered stands there now, to be changed or kept."""
        event.stop()
        self._note = event.offer.note
        self._kind = event.offer.kind
        if self._today:
            self.query_one(Choices).choose(self._kind.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Echo how the day is understood."""
        event.stop()
        self._warned = False
        self.query_one("#day_echo", Static).update(self._day().echo)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the day's field keeps the note."""
        event.stop()
        self.on_note_area_kept()

    def _day(self) -> FieldReading:
        """How the day is understood that the note is to speak of; None for today."""
        text = self.query_one("#on", Field).value.strip() if self._today else ""
        return read_past(text, self._today) if self._today and text else FieldReading(None)

    def on_note_area_kept(self) -> None:
        """Enter; unlike Esc it never drops a text that is too long."""
        self._warned = False
        if self.WANTED and not self.query_one(NoteArea).text.strip():
            self.fault(self.WANTED)
        else:
            self.finish()

    def finish(self) -> bool:
        """Close with what was written; too long a text stays and says so."""
        text = self.query_one(NoteArea).text.strip()
        reading = self._day()
        day = reading.value if isinstance(reading.value, date) else None
        if text and reading.wrong and not self._warned:
            self._warned = True
            self.query_one("#on", Field).focus()
            self.fault("记在哪一天看不懂，还没有保存。请改正；再按一次 Esc 就不保存了。")
            return False
        if reading.wrong:
            self.given_up, text = text, ""
        if len(text) > NOTE_LIMIT and not self._warned:
            self._warned = True
            self.fault(
                f"太长了：{len(text)}字，最多{NOTE_LIMIT}字。请删短；再按一次 Esc 就不保存了。"
            )
            return False
        if len(text) > NOTE_LIMIT:
            self.given_up, text = text, ""
        typed = self.typed() if text else None
        self.dismiss(
            NoteText(text=text, kind=self._kind, note=self._note, on=day, typed=typed)
            if typed
            else None
        )
        return True

    def typed(self) -> Typed | None:
        """What stands here, to be kept; None where nothing does."""
        text = self.query_one(NoteArea).text.strip()
        if not text:
            return None
        fields = {**self._typed.fields, "text": text}
        if self._today:
            fields |= {"kind": self._kind.value, "on": self.query_one("#on", Field).value}
            fields |= {"note": self._note.id if self._note else ""}
        return self._typed._replace(fields=fields)


class ReasonDialog(NoteDialog):
    """Gives why measures are to have a status; None where that is not to be after all."""

    KEYS = (("Enter", "保存"), ("Ctrl+J", "换行"), ("Esc", "存好返回"))
    ADVICE = "不想改状态：删空再按 Esc"
    WANTED = "还没有写原因。写上再按 Enter；按 Esc 就不改状态。"

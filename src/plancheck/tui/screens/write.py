"""Writing a line or a few: a note of one of four kinds, or why a measure is blocked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static, TextArea

from ...domain.progress import Note, NoteKind
from ...domain.text import NOTE_LIMIT
from ..widgets.choices import Choices
from .dialog import Dialog


class Offer(NamedTuple):
    """A text that is taken over with a key while nothing is written; `note`: it is changed."""

    key: str
    shown: str
    text: str
    kind: NoteKind = NoteKind.PROGRESS
    note: Note | None = None


class Written(NamedTuple):
    """What was written; `kind` as chosen, for a note; `note` is the one that it is to change."""

    text: str
    kind: NoteKind
    note: Note | None = None


class NoteArea(TextArea):
    """Enter keeps the note, Ctrl+J makes a new line.

    Handled in turn with the other keys: a priority binding would overtake the text that an input
    method commits in one burst with the Enter.
    """

    class Kept(Message):
        """Enter was pressed."""

    class Taken(Message):
        """What a key offers was taken over."""

        def __init__(self, offer: Offer) -> None:
            super().__init__()
            self.offer = offer

    def __init__(self, offers: Mapping[str, Offer]) -> None:
        super().__init__(soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        self._offers = offers

    async def _on_key(self, event: events.Key) -> None:
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


class Write(Dialog[Written]):
    """Gives what was written, None where nothing was. Esc keeps it too."""

    ADVICE = "Enter 保存   Ctrl+J 换行   Esc 保存并返回（空的不保存）"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f5", "kind", "换一类", priority=True, show=False),
    ]
    DEFAULT_CSS: ClassVar[str] = """
    Write TextArea, Write TextArea:focus {
        border: none;
        height: 6;
        background: $panel;
        padding: 0;
    }
    Write #offers { height: auto; max-height: 4; color: $secondary; }
    """

    def __init__(self, title: str, *, kinds: bool, offers: Sequence[Offer] = ()) -> None:
        super().__init__()
        self._title = title
        self._kinds = kinds
        self._kind = NoteKind.PROGRESS
        self._offers = offers
        self._note: Note | None = None
        self._warned = False

    def title_text(self) -> str:
        """What is written about."""
        return self._title

    def content(self) -> ComposeResult:
        """The kinds, the text, what may be taken over."""
        if self._kinds:
            kinds = [kind.value for kind in NoteKind]
            yield Static("F5 换一类", id="kinds_label", markup=False)
            yield Choices(kinds, self._kind.value, id="kinds")
        yield NoteArea({offer.key: offer for offer in self._offers})
        if self._offers:
            yield Static("\n".join(o.shown for o in self._offers), id="offers", markup=False)

    def on_mount(self) -> None:
        """Begin to write."""
        self.query_one(NoteArea).focus()

    def action_kind(self) -> None:
        """The next kind."""
        if self._kinds:
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
        if self._kinds:
            self.query_one(Choices).choose(self._kind.value)

    def on_note_area_kept(self) -> None:
        """Enter; unlike Esc it never drops a text that is too long."""
        self._warned = False
        self.finish()

    def finish(self) -> bool:
        """Close with what was written; too long a text stays and says so."""
        text = self.query_one(NoteArea).text.strip()
        if len(text) > NOTE_LIMIT and not self._warned:
            self._warned = True
            self.fault(
                f"太长了：{len(text)}字，最多{NOTE_LIMIT}字。请删短；再按一次 Esc 就不保存了。"
            )
            return False
        if len(text) > NOTE_LIMIT:
            text = ""
        self.dismiss(Written(text, self._kind, self._note) if text else None)
        return True

"""Writing a line or a few: a note of one of four kinds, or why a measure is blocked."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import TextArea

from ...domain.progress import NoteKind
from ...domain.text import NOTE_LIMIT
from ..widgets.bars import Lines, Word
from .dialog import Dialog


class Written(NamedTuple):
    """What was written; `kind` as chosen, for a note."""

    text: str
    kind: NoteKind


class NoteArea(TextArea):
    """Enter keeps the note, Ctrl+J makes a new line.

    Handled in turn with the other keys: a priority binding would overtake the text that an input
    method commits in one burst with the Enter.
    """

    class Kept(Message):
        """Enter was pressed."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key not in ("enter", "ctrl+j"):
            return
        event.stop()
        event.prevent_default()
        if event.key == "enter":
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
    """

    def __init__(self, title: str, *, kinds: bool) -> None:
        super().__init__()
        self._title = title
        self._kinds = kinds
        self._kind = NoteKind.PROGRESS
        self._warned = False

    def title_text(self) -> str:
        """What is written about."""
        return self._title

    def content(self) -> ComposeResult:
        """The kinds, the text."""
        if self._kinds:
            yield Lines("kinds", id="kinds")
        yield NoteArea(soft_wrap=True, show_line_numbers=False, tab_behavior="focus")

    def on_mount(self) -> None:
        """Begin to write."""
        self._show_kinds()
        self.query_one(NoteArea).focus()

    def _show_kinds(self) -> None:
        if not self._kinds:
            return
        words = [
            Word(f"[{k.value}]", "strong")
            if k is self._kind
            else Word(f" {k.value} ", "faint", k.name)
            for k in NoteKind
        ]
        self.query_one("#kinds", Lines).show("kinds", [Word("F5 换一类  "), *words])

    def action_kind(self) -> None:
        """The next kind."""
        if self._kinds:
            kinds = list(NoteKind)
            self._kind = kinds[(kinds.index(self._kind) + 1) % len(kinds)]
            self._show_kinds()

    def on_lines_clicked(self, event: Lines.Clicked) -> None:
        """A kind was clicked."""
        event.stop()
        self._kind = NoteKind[event.action]
        self._show_kinds()

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
        self.dismiss(Written(text, self._kind) if text else None)
        return True

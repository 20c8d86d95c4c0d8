"""What the note dialog offers to take over: nobody types twice what stands there already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ...domain.cell_widths import clip
from ...domain.ledger.typed_text import Typed
from ...domain.period import Week
from ...domain.progress.checklist import Item
from ...domain.progress.state import Note, NoteKind
from ...domain.report.wording import short_title
from ..widgets.detail import titled
from .note import NoteDialog, Offer

_SHOWN = 60
"""Cells of an offered text that are shown."""


def note_dialog(items: Sequence[Item], asked: Typed, today: date, *, ticked: bool) -> NoteDialog:
    """A note about measures, `asked` as it stands now; about a single one with what is offered."""
    item = items[0] if len(items) == 1 else None
    notes = {note.id: note for note in item.state.notes} if item else {}
    return NoteDialog(
        f"{titled(items)} 记录",
        asked,
        today=today,
        offers=offers(item, today, ticked) if item else (),
        note=notes.get(asked.fields.get("note", "")),
    )


def offers(item: Item, today: date, ticked: bool) -> list[Offer]:
    """→ takes last week's plan, or after a tick a sentence; ↑ the last note, to be changed."""
    offered, last = [], item.state.notes[-1] if item.state.notes else None
    week = Week.of(today)
    planned = _last_plan(item, week.shifted(-1))
    if planned:
        offered.append(_offer("right", "→ 采用上周的计划", planned.text))
    elif ticked:
        offered.append(_offer("right", "→ 采用", sentence(item)))
    if last and last.on >= week.first_day:
        words = f"↑ 改上一条（{last.kind.value}）"
        offered.append(_offer("up", words, last.text, last.kind, last))
    elif last:
        offered.append(_offer("up", f"↑ 沿用上一条（{last.kind.value}）", last.text, last.kind))
    return offered


def sentence(item: Item) -> str:
    """What may be said of a measure that is done."""
    title = short_title(item.measure).partition(" ")[2]
    return f"{title}，已完成。"


def _offer(
    key: str,
    words: str,
    text: str,
    kind: NoteKind = NoteKind.PROGRESS,
    note: Note | None = None,
) -> Offer:
    shown = clip(text.replace("\n", " "), _SHOWN)
    return Offer(key=key, shown=f"{words}：{shown}", text=text, kind=kind, note=note)


def _last_plan(item: Item, week: Week) -> Note | None:
    """What a week planned for the next, where that is not told yet."""
    notes = item.state.notes
    if any(n.kind is NoteKind.PROGRESS and n.on > week.last_day for n in notes):
        return None
    planned = [n for n in notes if n.kind is NoteKind.PLAN]
    return next((n for n in reversed(planned) if week.first_day <= n.on <= week.last_day), None)

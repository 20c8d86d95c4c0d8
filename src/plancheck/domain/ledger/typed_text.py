"""What a clerk typed in a dialog and is not recorded yet: what it is, how it is told, and whether
the ledger has it after all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from ..cell_widths import clip
from ..text import clean, visible
from .entry import Entry

LIMIT = 1_000_000
"""Characters of a field that are kept; what a dialog calls too long is kept too."""
_SHOWN = 30


class TypedIn(StrEnum):
    """Where something is typed: the value is the word in the file."""

    NOTE = "note"
    REASON = "reason"
    FORM = "form"
    STEP = "step"
    ISSUE = "issue"
    TRANSFER = "transfer"
    PERSON = "person"
    FOLDER = "folder"
    UNIT = "unit"
    ROSTER = "roster"
    REMARK = "remark"
    ANSWER = "answer"


WORDS = {
    TypedIn.NOTE: "记录",
    TypedIn.REASON: "原因",
    TypedIn.FORM: "填报",
    TypedIn.STEP: "步骤",
    TypedIn.ISSUE: "问题",
    TypedIn.TRANSFER: "移交",
    TypedIn.PERSON: "填报人等",
    TypedIn.FOLDER: "收件的文件夹",
    TypedIn.UNIT: "单位",
    TypedIn.ROSTER: "名册的单位",
    TypedIn.REMARK: "反馈",
    TypedIn.ANSWER: "对反馈的答复",
}
_MAIN = ("text", "title", "evidence", "unit")
"""The fields that say most, the first one that there is."""


class Typed(NamedTuple):
    """A text being typed. `fields` are the dialog's own, each as it stands there.

    `key` names the file that it is kept in; empty where it is in none.
    """

    place: TypedIn
    measures: tuple[str, ...] = ()
    fields: Mapping[str, str] = {}
    key: str = ""

    @property
    def text(self) -> str:
        """What was typed, without what it is about."""
        main = next((self.fields[name] for name in _MAIN if self.fields.get(name)), "")
        return main or "，".join(filter(None, self.fields.values()))

    @property
    def described(self) -> str:
        """3.2.1 的记录“选址已定…”."""
        whose = self.measures[0] if self.measures else ""
        whose += f" 等 {len(self.measures)} 项" if len(self.measures) > 1 else ""
        whose += " 的" if whose else ""
        shown = clip(self.text.replace("\n", " "), _SHOWN)
        return f"{whose}{WORDS[self.place]}“{shown}”"

    def answers(self, opened: Typed) -> bool:
        """Whether it was typed where `opened` is opened, about the same."""
        same = self.place is opened.place and set(self.measures) == set(opened.measures)
        return same and opened.fields.items() <= self.fields.items()

    def recorded_in(self, entries: Iterable[Entry], at: datetime) -> bool:
        """Whether the entries of that moment or later say it already."""
        values = {
            _plain(entry.value)
            for entry in entries
            if entry.at >= at and (entry.measure in self.measures or not self.measures)
        }
        if self.place is TypedIn.FORM and "evidence" not in self.fields:
            return all(_plain(text.removesuffix("%")) in values for text in self.fields.values())
        return _plain(self.text) in values


def _plain(value: object) -> str:
    if isinstance(value, Mapping):  # a note, or how a problem was closed
        value = value.get("text") or value.get("how", "")
    return clean(visible(str(value)), LIMIT)

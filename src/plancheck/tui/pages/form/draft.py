"""What stands in the form's fields: how it is understood, what it changes of what is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from ....domain.period import short_day
from ....domain.progress.checklist import Item
from ....domain.progress.status import Status
from ...skin import AFTER
from ...widgets.bars.bars import Word
from ...widgets.bars.gauge import gauge
from ...widgets.field_reading import FieldReading
from . import fields
from .sheet import STATUS, SheetRow

BAR_CELLS = 16
BAR_STYLES = {Status.DONE.value: "good", Status.BLOCKED.value: "alert"}
NAMES = {STATUS: "状态", **fields.LABELS}


class FormAct(NamedTuple):
    """What is to be recorded: values by field, evidence, the day; `wrong` is left out."""

    values: Mapping[str, object] = MappingProxyType({})
    evidence: Sequence[str] = ()
    day: date | None = None
    wrong: str = ""


class FormDraft(NamedTuple):
    """The texts of the fields, and what the ledger has. `item`: None where several are set."""

    item: Item | None
    shown: fields.FormValues
    texts: Mapping[str, str]
    today: date
    year: int

    @property
    def status(self) -> str:
        """The status that is chosen."""
        return self.texts[STATUS]

    @property
    def context(self) -> fields.Context:
        """What understanding a field takes."""
        measure = self.item.measure if self.item else None
        return fields.Context(self.today, self.year, measure, self.status)

    def reading(self, name: str) -> FieldReading:
        """How a field is understood."""
        return fields.understood(name, self.texts[name], self.context)

    @property
    def written(self) -> dict[str, str]:
        """The texts that are others than what is recorded."""
        return {n: text for n, text in self.texts.items() if text != getattr(self.shown, n)}

    @property
    def changes(self) -> list[str]:
        """时限 4-30 → 6-30, one for each field that was changed."""
        return [self._change(name, text) for name, text in self.written.items() if name != "on"]

    def _change(self, name: str, text: str) -> str:
        if name == "evidence":
            return f"佐证 加 {text}"
        old = self._words(name, getattr(self.shown, name), FieldReading(None))
        if name == "due" and self.shown.due:
            old = short_day(date.fromisoformat(self.shown.due), self.year)
        new = self._words(name, text, FieldReading(None) if name == STATUS else self.reading(name))
        return f"{NAMES[name]} {old if self.item else '不改'} {AFTER} {new}"

    def _words(self, name: str, text: str, reading: FieldReading) -> str:
        """A text in a sentence about what was changed: 6-30, 40%, 空."""
        if isinstance(reading.value, date):
            return short_day(reading.value, self.year)
        percent = name == "percent" and isinstance(reading.value, int)
        return f"{reading.value}%" if percent else text or "空"

    def to_keep(self) -> FormAct:
        """What was changed and is right, and the first field that is not.

        Nothing is recorded on a day that nobody named.
        """
        readings = {name: self.reading(name) for name in fields.LABELS}
        if readings["on"].wrong:
            return FormAct(wrong="on")
        values, wrong = fields.changed(self.shown, self.texts, readings)
        day, evidence = readings["on"].value, self.texts["evidence"]
        return FormAct(
            values, [evidence] if evidence else [], day if isinstance(day, date) else None, wrong
        )

    def complaint(self, name: str, again: str) -> str:
        """Which key leaves a field that is not right at that; what is wrong stands beside it."""
        left = "，都还没有保存" if name == "on" else ""
        return f"{NAMES[name]}没有写对{left}：再按一次 {again} 就不管它。"

    @property
    def hint_after(self) -> str:
        """What can be done once it is recorded."""
        full = "percent" in self.written and self.reading("percent").value == 100
        if full and self.status != Status.DONE.value:
            return "进度到 100% 了，完成了就按空格打勾　Ctrl+Z 撤销"
        return "Ctrl+Z 撤销"

    # --- on the sheet

    def rows(self, names: Sequence[str]) -> Iterator[SheetRow]:
        """The status and these fields, each with what is said beside it."""
        yield SheetRow(STATUS, NAMES[STATUS])
        for name in names:
            reading = self.reading(name)
            bar = [*self._bar(reading)] if name == "percent" else []
            yield SheetRow(
                name=name,
                label=NAMES[name],
                beside=[*bar, *_beside(reading)],
                long=name in fields.LONG,
                wanted=reading.wanted,
                faint=name == "reason" and not fields.needs_reason(self.status),
            )

    def _bar(self, reading: FieldReading) -> Iterator[Word]:
        """How far it is, as it would be with what is written."""
        if reading.wrong or self.item is None:
            return
        value, beside = reading.value, ""
        if not isinstance(value, int):
            state = self.item.state._replace(percent_set=None)
            value = state.known_percent(self.item.measure)
            beside = f" {value}% 算的"
        if value is not None:
            yield from gauge(value, 100, BAR_CELLS, BAR_STYLES.get(self.status, "moving"))
            yield Word(beside, "faint")

    def placeholder(self, name: str, offer: str) -> str:
        """What stands in a field while it is empty."""
        if self.item is None and name not in fields.NOT_SET:
            return "不改"
        return f"按 → 填 {offer}" if offer else fields.placeholder(name, self.context)

    def hint(self, name: str) -> Word:
        """What is said of the field that has the focus: how to write it, or what is wrong."""
        reading = self.reading(name) if name in fields.LABELS else FieldReading(None)
        if reading.wrong:
            return Word(reading.echo, "alert")
        return Word(fields.HINTS.get(name, ""), "faint")

    def below(self, lacks: Sequence[str]) -> Iterator[Word]:
        """What is missing this week and what was changed, a word a line."""
        if lacks:
            yield Word("本周还缺", "strong")
            yield from (Word(f"! {words}   F5 写一句", "mind") for words in lacks)
            yield Word("")
        if names := [name for name in self.written if name != "on"]:
            yield Word("改过的（还没有存）", "strong")
            wrong = [name for name in names if name != STATUS and self.reading(name).wrong]
            for name, change in zip(names, self.changes, strict=True):
                if name in wrong:
                    yield Word(f"{change}   没有写对，存不了", "alert")
                else:
                    yield Word(change)
            keep = "改对了才存得了" if wrong else "Esc 存好并返回"
            yield Word(f"{keep}；Ctrl+Z 不要这次改的", "faint")


def _beside(reading: FieldReading) -> Iterator[Word]:
    """How a field is understood; of what is wrong the first sentence: the hint has all of it."""
    if reading.wrong:
        first, stop, _ = reading.echo.partition("。")
        yield Word(first + stop, "alert")
    else:
        yield from reading.words

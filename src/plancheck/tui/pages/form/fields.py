"""The fields of the form: what stands in them at first, and how what is written is understood."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from ....domain.period import WEEKDAYS, day_label, short_day
from ....domain.plan.model import Measure
from ....domain.progress.checklist import Item
from ....domain.progress.edits import CLEARED
from ....domain.progress.status import Status
from ....domain.text import visible
from ...widgets.field_reading import FieldReading, read_due, read_past

LABELS = {
    "percent": "进度",
    "amount": "完成量",
    "owner": "责任人",
    "due": "时限",
    "reason": "原因",
    "evidence": "佐证",
    "on": "记在",
}
NOT_SET = frozenset({"evidence", "on"})
"""Fields that are not the measure's: what is added, and the day that all of it speaks of."""
LONG = frozenset({"reason", "evidence"})
"""Fields that take the whole line."""
HINTS = {
    "status": "← → 选一个状态",
    "percent": "0 到 100 的整数；空着就按步骤或完成量算",
    "amount": "写数字，如 2 或 1.5",
    "owner": "写姓名；几个人用、隔开",
    "due": "日期随便写：6-30、6月底、下周五；删空就是没有时限",
    "reason": "受阻、不适用要写原因，街道会问",
    "evidence": "照片、文件名，几个用逗号隔开；只加不改",
    "on": "空着就是今天；补记写那一天：昨天、上周五、3-6",
}
"""What is said of the field that has the focus."""


class FormValues(NamedTuple):
    """The fields' texts; all empty where several measures are set at once."""

    status: str = ""
    percent: str = ""
    amount: str = ""
    owner: str = ""
    due: str = ""
    reason: str = ""
    evidence: str = ""
    on: str = ""

    @classmethod
    def of(cls, item: Item | None) -> FormValues:
        """What a measure has."""
        if item is None:
            return cls()
        state = item.state
        return cls(
            state.status.value,
            "" if state.percent_set is None else f"{state.percent_set}%",
            "" if state.amount is None else f"{state.amount:g}",
            state.owner,
            state.due.isoformat() if state.due else "",
            state.reason,
        )

    def with_texts(self, texts: Mapping[str, str]) -> FormValues:
        """The same, with what was written before; what is no field or no status is left out."""
        known = {name: text for name, text in texts.items() if name in self._fields}
        if known.get("status") not in {status.value for status in Status}:
            known.pop("status", "")
        return self._replace(**known)


class Context(NamedTuple):
    """What understanding a field takes: the day, the plan's year, the measure, the status."""

    today: date
    year: int
    measure: Measure | None
    status: str


def understood(name: str, text: str, context: Context) -> FieldReading:
    """What a field's text means; an empty one clears the value."""
    plain = unicodedata.normalize("NFKC", visible(text)).strip()
    if name == "percent":
        return _percent(plain)
    if name == "amount":
        return _amount(plain, context.measure)
    if name == "due":
        return read_due(plain, context.today, context.year) if plain else FieldReading(CLEARED)
    if name == "on":
        return read_past(plain, context.today) if plain else FieldReading(None)
    if name == "reason" and not plain and context.status in _NEED_REASON:
        return FieldReading(CLEARED, f"{context.status}要写原因。", wanted=True)
    return FieldReading(text.strip() or CLEARED)


_NEED_REASON = frozenset(status.value for status in Status if status.needs_reason)


def _percent(text: str) -> FieldReading:
    if not text:
        return FieldReading(CLEARED)
    digits = text.removesuffix("%").strip()
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 3 or int(digits) > 100:
        return FieldReading(None, "要写 0 到 100 的整数。", wrong=True)
    return FieldReading(int(digits))


def _amount(text: str, measure: Measure | None) -> FieldReading:
    target = measure.target if measure else None
    if not text:
        return FieldReading(CLEARED)
    whole, _, part = text.partition(".")
    digits = whole + part
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 15:
        return FieldReading(None, "要写数字，如 2 或 1.5。", wrong=True)
    value = float(text)
    value = int(value) if value.is_integer() else value
    if not target:
        return FieldReading(value)
    return FieldReading(value, f"{value:g}/{target.amount:g} {target.unit} {target.item}")


def placeholder(name: str, context: Context) -> str:
    """What stands in an empty field: what holds without it, or what is asked."""
    measure = context.measure
    if name == "due" and measure and measure.due:
        return f"计划的时限 {day_label(measure.due)}"
    if name == "amount" and measure and measure.target:
        return f"目标 {measure.target}"
    if name == "reason" and context.status in _NEED_REASON:
        return f"{context.status}要写原因"
    if name == "evidence":
        return "照片、文件名"
    weekday = WEEKDAYS[context.today.weekday()]
    return f"今天 {short_day(context.today, context.year)} 周{weekday}" if name == "on" else ""


def needs_reason(status: str) -> bool:
    """Whether a status's word is one of those that the street asks a reason of."""
    return status in _NEED_REASON


def changed(
    shown: FormValues, texts: Mapping[str, str], readings: Mapping[str, FieldReading]
) -> tuple[dict[str, object], str]:
    """What was changed and is valid, by field; and the first field that is not right."""
    values: dict[str, object] = {}
    wrong = ""
    if texts["status"] != shown.status:
        values["status"] = Status(texts["status"])
    for name, reading in readings.items():
        if reading.wrong or (reading.wanted and "status" in values):
            wrong = wrong or name
        elif name not in NOT_SET and texts[name] != getattr(shown, name):
            values[name] = reading.value
    return values, wrong

"""An entry told in a line: 2024-03-06 09:14 甲 状态 未启动 → 已完成."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .entry import Draft, Entry, Value
from .history import FieldValue, History, as_of_day, value_by

_FIELDS = {
    "status": "状态",
    "percent": "进度",
    "amount": "完成量",
    "owner": "责任人",
    "due": "完成时限",
    "reason": "原因",
    "note": "记录",
    "evidence": "佐证",
    "step": "步骤",
    "issue": "问题",
    "nochange": "无变化",
    "report": "报送",
    "unit": "单位",
    "plan": "计划",
    "feedback": "反馈",
    "answer": "答复反馈",
}
_PARTS = {
    "title": "",
    "owner": "责任人",
    "due": "时限",
    "done": "完成",
    "order": "次序",
    "dropped": "删去",
}
_ISSUE_PARTS = {"owner": "责任人", "due": "时限", "closed": "销号"}
_NOTHING = {"status": "未启动", "done": "否", "dropped": "否", "closed": "没有"}
"""What a field that holds nothing is said to hold."""


def entry_words(entry: Entry, history: History) -> str:
    """When, who, which field, from what to what; the day it speaks of where that is another."""
    recorded = entry.at
    day = "" if entry.on == recorded.date() else f"（记在 {entry.on}）"
    words = field_change_words(entry, history)
    return (
        f"{recorded:%Y-%m-%d %H:%M} {entry.by or entry.pc} {words}{day}{undo_words(entry, history)}"
    )


def undo_words(entry: Entry, history: History) -> str:
    """（撤销） of an entry that takes an act back, （重做） of one that does it again."""
    if not entry.undo:
        return ""
    return "（重做）" if _again(entry, history) else "（撤销）"


def _again(entry: Entry, history: History) -> bool:
    """Whether an entry that takes an act back does the first act of that chain again."""
    group = history.group(entry.measure, entry.field)
    again = False
    while entry.undo:
        taken = [e for e in group if (e.pc, e.act) == (entry.pc, entry.undo) and e.n < entry.n]
        if not taken:
            break
        entry = max(taken, key=lambda e: e.n)
        again = not again if entry.undo else again
    return again


def field_change_words(entry: Entry, history: History) -> str:
    """The field and its values, before and after; of the same value, the day it is now dated."""
    before = [history.by_id[i] for i in entry.over if i in history.by_id]
    last = max(before, key=lambda e: (e.at, e.id)) if before else None
    if last and last.value == entry.value is not None and last.on > entry.on:
        return f"{_held(entry, history)}，日期 {last.on} → {entry.on}"
    return _from_to(entry, last.value if last else None, history)


def _held(entry: Entry, history: History) -> str:
    if entry.field.startswith("note."):
        return note_words(entry.value)
    words = field_words(entry.measure, entry.field, history)
    return f"{words} {value_words(entry.field, entry.value)}"


def draft_words(draft: Draft, history: History, today: date) -> str:
    """What a draft would change: the field, what it holds and would hold; "" for nothing.

    From the draft's day on, which is named where it is another than today.
    """
    old = value_by(history.group(draft.measure, draft.field), as_of_day(draft.on, today))
    if old == draft.value:
        return ""
    day = f"（自 {draft.on} 起）" if draft.on < today else ""
    return _from_to(draft, old, history) + day


def _from_to(statement: Entry | Draft, old: Value, history: History) -> str:
    field = statement.field
    if field.startswith("note."):
        words = note_words(statement.value)
        return words if old is None else f"{note_words(old)} → {words}"
    words = field_words(statement.measure, field, history)
    return f"{words} {value_words(field, old)} → {value_words(field, statement.value)}"


def field_words(measure: str, field: str, history: History) -> str:
    """A field as the screen says it: 责任人, 步骤“选址”时限."""
    kind, _, rest = field.partition(".")
    name = _FIELDS.get(kind, kind)
    if kind == "nochange":
        return f"{rest} {name}"
    if kind == "report":
        return f"{name} {rest}"
    id, _, part = rest.partition(".")
    if kind == "issue":
        note = value_by(history.group(measure, f"note.{id}"), None)
        told = note if isinstance(note, Mapping) else {}
        called = told.get("number") or f"{name}“{told.get('text', '')}”"
        return f"{called} {_ISSUE_PARTS.get(part, part)}"
    if kind != "step":
        return name
    title = value_by(history.group(measure, f"step.{id}.title"), None)
    named = f"“{title}”" if title and part != "title" else ""
    return f"{name}{named}{_PARTS.get(part, '')}"


def rival_words(entry: Entry) -> str:
    """One of the values in 并存: what it is, who set it and when."""
    note = entry.field.startswith("note.")
    value = note_words(entry.value) if note else value_words(entry.field, entry.value)
    return f"{value}（{entry.by or entry.pc} {entry.at:%Y-%m-%d %H:%M}）"


def field_rival_words(entry: Entry, history: History) -> str:
    """The same with its field: 状态 受阻（乙 2024-03-06 10:00）."""
    words = rival_words(entry)
    if entry.field.startswith("note."):
        return words
    return f"{field_words(entry.measure, entry.field, history)} {words}"


def rivals_line(head: FieldValue) -> str:
    """The values that stand side by side, and whose: 已完成（甲 2024-03-06 09:14）/ 推进中（…）."""
    return " / ".join(map(rival_words, head.rivals))


def note_words(value: Value) -> str:
    """进展：…, or that the note was taken away."""
    if not isinstance(value, Mapping):
        return "删去一条记录"
    return f"{value.get('kind', '记录')}：{value.get('text', '')}"


def value_words(field: str, value: Value) -> str:
    """A value as the screen says it."""
    if value is None:
        return _NOTHING.get(field.rpartition(".")[2], "空")
    if value is True:
        return "是"
    if value is False:
        return "否"
    if isinstance(value, Mapping):
        if field == "unit":
            return f"{value.get('name', '?')}（{value.get('type', '?')}）"
        if field.startswith("issue."):
            return f"{value.get('how', '')}（{value.get('on', '')}）"
        if field.startswith("feedback."):
            return f"{value.get('kind', '意见')}：{value.get('text', '')}"
        if field == "plan":
            return f"第{value.get('revision', '?')}版"
        return f"第{value.get('edition', '?')}版"
    if isinstance(value, date):
        return value.isoformat()
    return f"{value}%" if field == "percent" else str(value)

"""list, show, history: reading, for people and as JSON."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date

from ..domain.checklist import Checklist, Heading, Item, Question
from ..domain.entry_text import told
from ..domain.ledger import Entry
from ..domain.progress import Status
from ..domain.signal import Signal
from ..domain.text import cell_width, clean, clip, numeral, pad
from ..domain.week import Week, day_label
from ..errors import NothingFound, UsageFault
from ..workspace import Workspace
from . import words
from .parser import ALL_TYPES


def list_measures(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck list`: NothingFound where no measure matches."""
    week = words.week(options.week, workspace.today) if options.week else None
    checklist = workspace.checklist(_question(workspace, options), week)
    if options.json:
        items = _items_json(checklist, workspace, week)
        print(json.dumps(items, ensure_ascii=False, indent=1))
    elif checklist.shown:
        print(listing(workspace, checklist, week))
    if not checklist.shown:
        raise NothingFound("没有符合条件的措施。")


def _question(workspace: Workspace, options: argparse.Namespace) -> Question:
    unit_type = options.type or workspace.unit_type
    if unit_type == ALL_TYPES:
        unit_type = None
    if unit_type is not None and unit_type not in workspace.plan.type_names():
        names = "、".join((*workspace.plan.type_names(), ALL_TYPES))
        raise UsageFault(f"没有单位类型“{clean(unit_type, 40)}”。可用的有：{names}。")
    return Question(
        unit_type,
        words.one_of(Status, options.status, "状态"),
        words.one_of(Signal, options.signal, "亮灯"),
        options.section,
        clean(options.search),
    )


def listing(workspace: Workspace, checklist: Checklist, week: Week | None = None) -> str:
    """The list as lines; cut to the terminal's width, whole where it goes into a pipe."""
    width = _terminal_width()
    lines = [header(workspace, checklist, week)]
    for row in checklist.rows:
        if isinstance(row, Heading):
            counts = checklist.tallies[row.number]
            if row.level == 1:
                lines.append(f"{numeral(int(row.number))}、{row.title}  {counts}")
            else:
                lines.append(f"  {row.number} {row.title}  {counts}")
        else:
            line = f"[{row.state.status.mark}] {pad(row.measure.id, 6)} "
            tail = _tail(row, checklist)
            text = row.measure.text.replace("\n", " ")
            if width:
                text = clip(text, max(20, width - cell_width(line) - cell_width(tail) - 1))
            lines.append(line + text + tail)
    return "\n".join(lines)


def header(workspace: Workspace, checklist: Checklist, week: Week | None) -> str:
    """Plan, unit, week, 12/38 (32%), and what the calendar has to say."""
    week = week or Week.of(workspace.today)
    tally = checklist.tally
    parts = [
        workspace.plan.title,
        workspace.unit or "（未设置单位）",
        week.label(),
        tally.with_share(),
        f"常态{tally.ongoing}" if tally.ongoing else "",
        workspace.calendar().notice,
        tally.lights(),
    ]
    return "  ".join(part for part in parts if part)


def _tail(item: Item, checklist: Checklist) -> str:
    state, percent = item.state, item.state.known_percent(item.measure)
    due = state.due_of(item.measure)
    parts = [
        f"{state.steps_done}/{len(state.steps)}" if state.steps else "",
        f"{percent}%" if percent is not None else "",
        state.owner,
        due.isoformat() if due else "",
        "" if item.signal is Signal.NORMAL else item.signal.value,
        "并存" if state.conflicts else "",
    ]
    words = "  ".join(part for part in parts if part)
    return f"  {words}" if words else ""


def _terminal_width() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if sys.stdout.isatty() else 0
    except (OSError, ValueError):
        return 0


def _items_json(
    checklist: Checklist, workspace: Workspace, week: Week | None
) -> list[dict[str, object]]:
    places = {m.id: (s, o) for s, o, m in workspace.plan.places()}
    changed = workspace.changed_in(week or Week.of(workspace.today))
    return [
        item_json(item, places[item.measure.id][0].title, places[item.measure.id][1].title)
        | {"changed": item.measure.id in changed}
        for item in checklist.items()
    ]


def item_json(item: Item, section: str, objective: str) -> dict[str, object]:
    """A measure as scripts read it; `percent` is null where no figure is known."""
    measure, state = item.measure, item.state
    target, due = measure.target, state.due_of(measure)
    return {
        "id": measure.id,
        "section": section,
        "objective": objective,
        "text": measure.text,
        "lead": list(measure.lead),
        "support": list(measure.support),
        "status": state.status.value,
        "percent": state.known_percent(measure),
        "amount": state.amount,
        "target": target._asdict() if target else None,
        "owner": state.owner,
        "due": due.isoformat() if due else None,
        "signal": item.signal.value,
        "steps_done": state.steps_done,
        "steps_total": len(state.steps),
    }


def show(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck show`: everything about one measure."""
    measure = workspace.known(options.id)
    item = workspace.checklist(Question()).item(measure.id)
    if item is None:
        raise NothingFound(f"没有找到 {measure.id}。")
    section, objective = next((s, o) for s, o, m in workspace.plan.places() if m is measure)
    entries = workspace.entries_of(measure.id)
    if options.json:
        notes = [
            {"kind": n.kind.value, "text": n.text, "on": n.on.isoformat(), "by": n.by}
            for n in item.state.notes
        ]
        content = item_json(item, section.title, objective.title)
        content |= {
            "changed": measure.id in workspace.changed_in(Week.of(workspace.today)),
            "reason": item.state.reason,
            "conflicts": list(item.state.conflicts),
            "notes": notes,
            "evidence": list(item.state.evidence),
            "terms": {t.name: t.text for t in workspace.plan.terms if t.name in measure.terms},
        }
        print(json.dumps(content, ensure_ascii=False, indent=1))
        return
    print(f"{numeral(section.number)}、{section.title} / {objective.number} {objective.title}")
    print(f"{measure.id} {measure.text}")
    proposed = "（拟定）" if workspace.plan.proposed else ""
    support = f"  配合：{'、'.join(measure.support)}" if measure.support else ""
    print(f"牵头：{'、'.join(measure.lead) or '未定'}{support}{proposed}")
    print(f"状态：{item.state.status.value}{_tail(item, workspace.checklist(Question()))}")
    if measure.target:
        print(f"目标：{measure.target}")
    if item.state.reason:
        print(f"原因：{item.state.reason}")
    for term in workspace.plan.terms:
        if term.name in measure.terms:
            print(f"名词：{term.name}：{term.text}")
    for note in item.state.notes:
        print(f"{note.kind.value} {_short(note.on)} {note.by}：{note.text}")
    if entries and workspace.book:
        print("历史：")
        for entry in entries:
            print(f"  {told(entry, workspace.book.history)}")


def _short(day: date) -> str:
    return day_label(day)


def history(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck history`: what was recorded, oldest first."""
    book = workspace.book
    entries: list[Entry] = []
    if options.id:
        entries = workspace.entries_of(options.id)
    elif book:
        entries = sorted(book.history.by_id.values(), key=lambda e: (e.at, e.pc, e.n))
    if not entries or book is None:
        raise NothingFound("还没有记录。")
    if options.json:
        rows = [
            {
                "id": e.id,
                "at": e.at.isoformat(),
                "on": e.on.isoformat(),
                "by": e.by,
                "pc": e.pc,
                "n": e.n,
                "act": e.act,
                "measure": e.measure,
                "field": e.field,
                "value": e.value,
                "undo": e.undo,
            }
            for e in entries
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
        return
    for entry in entries:
        print(f"{entry.measure or '周报'} {told(entry, book.history)}")

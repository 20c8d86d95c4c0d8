"""list, show, history: reading, for people and as JSON."""

from __future__ import annotations

import argparse
import json
import sys

from ...domain.checklist import Checklist, Item, Question
from ...domain.ledger import Entry
from ...domain.progress import Status
from ...domain.search import by_initials
from ...domain.signal import Signal
from ...domain.text import UNSAFE, clean, name_among, unknown
from ...domain.week import Week
from ...errors import NothingFound, UsageFault
from ...workspace import Workspace
from .. import arguments
from ..commands import ALL_TYPES
from .list import listing


def list_measures(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck list`: NothingFound where no measure matches."""
    week = None
    if options.week is not None:
        week = arguments.week(options.week, workspace.today, workspace.plan.year)
    question = _question(workspace, options)
    if by_initials(question.words):
        workspace.learn_letters()
    checklist = workspace.checklist(question, week)
    if options.json:
        print_json(_items_json(checklist, workspace, week))
    elif checklist.shown:
        print(listing(workspace, checklist, week))
    if not checklist.shown:
        raise NothingFound("没有符合条件的措施。")


def _question(workspace: Workspace, options: argparse.Namespace) -> Question:
    names = workspace.plan.type_names()
    known = (*names, ALL_TYPES)
    unit_type = workspace.unit_type
    if options.type is not None:
        found = name_among(options.type, known)
        if found is None:
            raise UsageFault(unknown("单位类型", options.type, known))
        unit_type = None if found == ALL_TYPES else found
    elif unit_type is not None and unit_type not in names:
        raise UsageFault(
            f"本单位的类型“{clean(unit_type, 40)}”不在这份计划中。"
            f"可以用 --type 看：{'、'.join(known)}；要改本单位的类型，运行 plancheck setup。"
        )
    return Question(
        unit_type,
        arguments.one_of(Status, options.status, "状态"),
        arguments.one_of(Signal, options.signal, "亮灯"),
        options.section,
        clean(options.search),
        arguments.view(options.view),
        workspace.person(clean(options.owner)),
        workspace.unit_type,
    )


def print_json(content: object) -> None:
    """Print JSON that survives the stream's encoding: escaped where that is not UTF-8.

    What must not reach a terminal is escaped as well: a path that has it can still be used.
    """
    escaped = sys.stdout.encoding.lower().replace("-", "") != "utf8"
    try:
        text = json.dumps(content, ensure_ascii=escaped, indent=1, default=str, allow_nan=False)
    except ValueError:  # a number that JSON has no form for, out of a ledger from elsewhere
        finite = json.loads(json.dumps(content, default=str), parse_constant=str)
        text = json.dumps(finite, ensure_ascii=escaped, indent=1)
    print(UNSAFE.sub(lambda found: json.dumps(found[0])[1:-1], text))


def _items_json(
    checklist: Checklist, workspace: Workspace, week: Week | None
) -> list[dict[str, object]]:
    places = {m.id: (s, o) for s, o, m in workspace.plan.places()}
    changed = workspace.news(week).changed
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
    if options.json:
        print_json(_whole_json(workspace, item))
        return
    from .description import told_whole

    print("\n".join(told_whole(workspace, item)))


def _whole_json(workspace: Workspace, item: Item) -> dict[str, object]:
    measure, state = item.measure, item.state
    section, objective = next((s, o) for s, o, m in workspace.plan.places() if m is measure)
    return item_json(item, section.title, objective.title) | {
        "changed": measure.id in workspace.news().changed,
        "reason": state.reason,
        "part": measure.part_of(workspace.unit_type or ""),
        "steps": [
            {
                "number": number,
                "title": step.title,
                "owner": step.owner,
                "due": step.due.isoformat() if step.due else None,
                "done": step.done,
            }
            for number, step in enumerate(state.steps, 1)
        ],
        "conflicts": [
            {"number": number, **_entry_json(entry)}
            for number, entry in enumerate(workspace.conflicts(measure.id), 1)
        ],
        "notes": [
            {"kind": n.kind.value, "text": n.text, "on": n.on.isoformat(), "by": n.by}
            for n in state.notes
        ],
        "evidence": list(state.evidence),
        "terms": {t.name: t.text for t in workspace.plan.terms if t.name in measure.terms},
    }


def history(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck history`: what was recorded, oldest first."""
    book = workspace.book
    entries: list[Entry] = []
    if options.id is not None:
        entries = workspace.entries_of(options.id)
    elif book:
        entries = sorted(book.history.by_id.values(), key=lambda e: (e.at, e.pc, e.n))
    if options.json:
        print_json([_entry_json(entry) for entry in entries])
    if not entries or book is None:
        raise NothingFound("还没有记录。")
    if options.json:
        return
    from ...domain.entry_text import told

    for entry in entries:
        print(f"{entry.measure or '本单位'} {told(entry, book.history)}")


def _entry_json(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "at": entry.at.isoformat(),
        "on": entry.on.isoformat(),
        "by": entry.by,
        "pc": entry.pc,
        "n": entry.n,
        "act": entry.act,
        "measure": entry.measure,
        "field": entry.field,
        "value": entry.value,
        "undo": entry.undo,
    }

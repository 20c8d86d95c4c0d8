"""show, history: all of a measure, and what was recorded; for people and as JSON."""

from __future__ import annotations

import argparse

from ...domain.ledger.entry import Entry
from ...domain.ledger.wording import entry_words, field_rival_words
from ...domain.period import day_label
from ...domain.plan.ownership import not_whose
from ...domain.progress.checklist import Item, Question
from ...domain.progress.description import facts_line, facts_of, roles, step_line, terms
from ...domain.progress.issues.register import followed_words
from ...domain.text import numeral
from ...errors import NothingFound
from ...workspace import Workspace
from ..terminal import print_json
from .list import item_json


def show(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck show`: everything about one measure."""
    measure = workspace.unit.known(options.id)
    item = workspace.unit.checklist(Question()).item(measure.id)
    if item is None:
        raise NothingFound(f"没有找到 {measure.id}。")
    if options.json:
        print_json(_whole_json(workspace, item))
        return
    print("\n".join(measure_page(workspace, item)))


def measure_page(workspace: Workspace, item: Item) -> list[str]:
    """The measure, who answers for it, how it facts, what was noted, and its history."""
    plan, measure, state = workspace.unit.plan, item.measure, item.state
    section, objective = plan.place(measure.id)
    facts = facts_of(item)
    lines = [
        f"{numeral(section.number)}、{section.title} / {objective.number} {objective.title}",
        f"{measure.id} {measure.text}",
        roles(measure, plan, "："),
        *_part(workspace, item),
        facts_line(
            (
                ("状态", facts.status),
                ("进度", facts.percent),
                ("亮灯", facts.signal),
                ("责任人", facts.owner),
                ("完成时限", facts.due),
            ),
            "：",
        ),
    ]
    target = facts_line((("目标", str(measure.target or "")), ("完成量", facts.amount)), "：")
    lines += [target] if target else []
    if state.reason:
        lines.append(f"原因：{state.reason}")
    if state.conflicts and workspace.unit.ledger:
        lines.append(f"并存：两台电脑记得不一样，选定一个：plancheck settle {measure.id} N")
        lines += [
            f"  {n} {field_rival_words(entry, workspace.unit.ledger.history)}"
            for n, entry in enumerate(workspace.unit.conflicts(measure.id), 1)
        ]
    lines += [f"名词：{term}" for term in terms(measure, plan)]
    lines += [f"步骤{n}：{step_line(step)}" for n, step in enumerate(state.steps, 1)]
    numbers = {one.note.id: one for one in workspace.edit.issues.of_measure(measure)}
    for note in state.notes:
        by = f" {note.by}" if note.by else ""
        number = f" {one.number}" if (one := numbers.get(note.id)) and one.number else ""
        lines.append(f"{note.kind.value}{number} {day_label(note.on)}{by}：{note.text}")
        if one and (told := followed_words(one, workspace.unit.today)):
            lines.append(f"  {told}")
    for given in workspace.feedback.on_measure(measure.id):
        lines += [given.words, *([f"  答复：{given.answer}"] if given.answer else [])]
    lines += [f"佐证：{evidence}" for evidence in state.evidence]
    entries = workspace.unit.entries_of(measure.id)
    if entries and workspace.unit.ledger:
        lines.append("历史：")
        lines += [f"  {entry_words(entry, workspace.unit.ledger.history)}" for entry in entries]
    return lines


def _part(workspace: Workspace, item: Item) -> list[str]:
    """Why the measure is the unit's, or is not."""
    identity, measure = workspace.unit.identity, item.measure
    if identity is None or measure.withdrawn:
        return []
    part = measure.part_of(identity)
    proposed = "（拟定）" if workspace.unit.plan.proposed else ""
    if not part:
        return [f"本单位：不是{not_whose(measure, identity)}的，只能看"]
    return [f"本单位：{measure.named_as(identity)}{part}{proposed}"]


def _whole_json(workspace: Workspace, item: Item) -> dict[str, object]:
    measure, state, own = item.measure, item.state, workspace.unit.identity
    numbers = {i.note.id: i.number for i in workspace.edit.issues.of_measure(measure)}
    return item_json(workspace, item) | {
        "title": measure.title,
        "leader": measure.leader,
        "part": measure.part_of(own) if own else "",
        "withdrawn": measure.withdrawn,
        "changed": measure.id in workspace.unit.week_changes().changed,
        "reason": state.reason,
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
            for number, entry in enumerate(workspace.unit.conflicts(measure.id), 1)
        ],
        "notes": [
            {
                "kind": n.kind.value,
                "text": n.text,
                "on": n.on.isoformat(),
                "by": n.by,
                "number": numbers.get(n.id, ""),
            }
            for n in state.notes
        ],
        "evidence": list(state.evidence),
        "terms": {t.name: t.text for t in workspace.unit.plan.terms if t.name in measure.terms},
    }


def history(workspace: Workspace, options: argparse.Namespace) -> None:
    """`plancheck history`: what was recorded, oldest first."""
    ledger = workspace.unit.ledger
    entries: list[Entry] = []
    if options.id is not None:
        entries = workspace.unit.entries_of(options.id)
    elif ledger:
        entries = sorted(ledger.history.by_id.values(), key=lambda e: (e.at, e.pc, e.n))
    if options.json:
        print_json([_entry_json(entry) for entry in entries])
    if not entries or ledger is None:
        raise NothingFound("还没有记录。")
    if options.json:
        return
    for entry in entries:
        print(f"{entry.measure or '本单位'} {entry_words(entry, ledger.history)}")


def _entry_json(entry: Entry) -> dict[str, object]:
    content = entry._asdict() | {"at": entry.at.isoformat()}
    return {key: value for key, value in content.items() if key not in ("over", "extra")}

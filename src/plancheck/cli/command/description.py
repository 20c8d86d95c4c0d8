"""show, for people: everything about one measure, in lines."""

from __future__ import annotations

from ...domain.checklist import Item
from ...domain.entry_text import stands, told
from ...domain.progress import Step
from ...domain.signal import Signal
from ...domain.text import numeral
from ...domain.week import day_label
from ...workspace import Workspace


def told_whole(workspace: Workspace, item: Item) -> list[str]:
    """The measure, who answers for it, how it stands, what was noted, and its history."""
    plan, measure, state = workspace.plan, item.measure, item.state
    section, objective = next((s, o) for s, o, m in plan.places() if m is measure)
    support = f"  配合：{'、'.join(measure.support)}" if measure.support else ""
    lines = [
        f"{numeral(section.number)}、{section.title} / {objective.number} {objective.title}",
        f"{measure.id} {measure.text}",
        f"牵头：{'、'.join(measure.lead) or '未定'}{support}{'（拟定）' if plan.proposed else ''}",
        *_part(workspace, item),
        _standing(item),
    ]
    if measure.target:
        amount = "" if state.amount is None else f"  完成量：{state.amount:g}{measure.target.unit}"
        lines.append(f"目标：{measure.target}{amount}")
    elif state.amount is not None:
        lines.append(f"完成量：{state.amount:g}")
    if state.reason:
        lines.append(f"原因：{state.reason}")
    if state.conflicts and workspace.book:
        lines.append(f"并存：两台电脑记得不一样，选定一个：plancheck settle {measure.id} N")
        lines += [
            f"  {n} {stands(entry, workspace.book.history)}"
            for n, entry in enumerate(workspace.conflicts(measure.id), 1)
        ]
    lines += [f"名词：{t.name}：{t.text}" for t in plan.terms if t.name in measure.terms]
    lines += [f"步骤{n}：{step_line(step)}" for n, step in enumerate(state.steps, 1)]
    for note in state.notes:
        by = f" {note.by}" if note.by else ""
        lines.append(f"{note.kind.value} {day_label(note.on)}{by}：{note.text}")
    lines += [f"佐证：{evidence}" for evidence in state.evidence]
    entries = workspace.entries_of(measure.id)
    if entries and workspace.book:
        lines.append("历史：")
        lines += [f"  {told(entry, workspace.book.history)}" for entry in entries]
    return lines


def _part(workspace: Workspace, item: Item) -> list[str]:
    """Why the measure is the unit's, or is not."""
    unit_type = workspace.unit_type
    if unit_type is None:
        return []
    part = item.measure.part_of(unit_type)
    proposed = "（拟定）" if workspace.plan.proposed else ""
    return [
        f"本单位：{unit_type}{part}{proposed}" if part else f"本单位：不是{unit_type}的，只能看"
    ]


def step_line(step: Step) -> str:
    """[x] 摸底  甲  2024-06-30 周日."""
    due = f"  {day_label(step.due)}" if step.due else ""
    owner = f"  {step.owner}" if step.owner else ""
    return f"[{'x' if step.done else ' '}] {step.title}{owner}{due}"


def _standing(item: Item) -> str:
    """Status, percent, light, owner and date: what there is of them."""
    measure, state = item.measure, item.state
    percent, due = state.known_percent(measure), state.due_of(measure)
    parts = [
        f"状态：{state.status.value}",
        f"进度：{percent}%" if percent is not None else "",
        "" if item.signal is Signal.NORMAL else f"亮灯：{item.signal.value}",
        f"责任人：{state.owner}" if state.owner else "",
        f"完成时限：{day_label(due)}" if due else "",
    ]
    return "  ".join(part for part in parts if part)

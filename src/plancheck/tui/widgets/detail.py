"""A measure told at length: three lines under the list, a pane beside it, or a whole screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from ...domain.ledger.history import History, head_of
from ...domain.ledger.wording import entry_words, field_words, rival_words
from ...domain.period import day_label
from ...domain.plan.model import Plan
from ...domain.progress.checklist import Item
from ...domain.progress.signal import Signal
from ...domain.progress.state import MeasureState, Step

HISTORY_SHOWN = 12


def roles(item: Item, plan: Plan) -> str:
    """牵头 中心  配合 居委会（拟定）."""
    measure = item.measure
    words = f"牵头 {'、'.join(measure.lead) or '未定'}"
    if measure.support:
        words += f"  配合 {'、'.join(measure.support)}"
    return words + ("（拟定）" if plan.proposed else "")


def why_mine(item: Item, unit_type: str) -> str:
    """Why a unit of this type has the measure: 本单位是配合单位; nothing where there is no unit."""
    measure = item.measure
    if not unit_type:
        return ""
    if unit_type in measure.lead:
        return f"本单位（{unit_type}）牵头"
    return f"本单位（{unit_type}）配合" if unit_type in measure.support else "不是本单位的措施"


def standing(item: Item) -> str:
    """推进中 40%  责任人 王某  2024-06-30 周日  步骤 2/3  逾期."""
    state, percent = item.state, item.state.known_percent(item.measure)
    parts = [state.status.value + (f" {percent}%" if percent is not None else "")]
    if state.owner:
        parts.append(f"责任人 {state.owner}")
    due = state.due_of(item.measure)
    if due:
        parts.append(f"时限 {day_label(due)}")
    if state.steps:
        parts.append(f"步骤 {state.steps_done}/{len(state.steps)}")
    if item.signal is not Signal.NORMAL:
        parts.append(item.signal.value)
    if state.conflicts:
        parts.append("并存")
    return "  ".join(parts)


def latest(state: MeasureState) -> str:
    """The reason, the steps and the newest notes, in a line."""
    parts = [f"原因 {state.reason}"] if state.reason and state.status.needs_reason else []
    parts += [f"[{'x' if s.done else ' '}] {s.title}" for s in state.steps]
    parts += [
        f"{n.kind.value} {n.on.month}-{n.on.day:02} {n.text}" for n in reversed(state.notes[-3:])
    ]
    return "  ".join(parts).replace("\n", " ")


def three_lines(item: Item, plan: Plan) -> list[str]:
    """The detail where there is room for three lines."""
    return [
        f" {item.measure.id}  {roles(item, plan)}  {standing(item)}",
        f" {item.measure.text}",
        f" {latest(item.state)}",
    ]


def known(item: Item, plan: Plan, history: History | None) -> Text:
    """What is known of a measure beside its wording and its fields: terms, records, history."""
    return Text("\n").join(_known(item, plan, history))


def whole(item: Item, plan: Plan, history: History | None) -> Text:
    """Everything about a measure: wording, roles, terms, target, state, notes, history."""
    return Text("\n").join(_paragraphs(item, plan, history))


def _paragraphs(item: Item, plan: Plan, history: History | None) -> Iterator[Text]:
    measure, state = item.measure, item.state
    section, objective = next((s, o) for s, o, m in plan.places() if m.id == measure.id)
    yield Text(f"{section.title} / {objective.title}")
    yield Text(f"{measure.id} {measure.text}", style="bold")
    yield Text("")
    yield Text(roles(item, plan))
    yield Text(standing(item))
    if measure.target:
        done = "" if state.amount is None else f"，已完成 {state.amount:g}{measure.target.unit}"
        yield Text(f"目标 {measure.target}{done}")
    if state.reason and state.status.needs_reason:
        yield Text(f"原因 {state.reason}")
    yield from _known(item, plan, history)


def _known(item: Item, plan: Plan, history: History | None) -> Iterator[Text]:
    measure, state = item.measure, item.state
    for term in plan.terms:
        if term.name in measure.terms:
            yield Text(f"名词 {term.name}：{term.text}")
    if history and state.conflicts:
        yield from _group("并存（按 Enter 选定）", _rivals(measure.id, state.conflicts, history))
    yield from _group("步骤", [step_line(n, s) for n, s in enumerate(state.steps, 1)])
    notes = [f"{n.kind.value} {n.on} {n.by}：{n.text}" for n in reversed(state.notes)]
    yield from _group("记录", notes)
    yield from _group("佐证", state.evidence)
    if history:
        entries = history.of_measure(measure.id)
        lines = [entry_words(entry, history) for entry in reversed(entries[-HISTORY_SHOWN:])]
        more = len(entries) - len(lines)
        yield from _group("历史", lines + ([f"更早的还有 {more} 条"] if more else []))


def step_line(number: int, step: Step) -> str:
    """[x] 1 选址  王某  2024-03-15 周五."""
    parts = [f"[{'x' if step.done else ' '}] {number} {step.title}", step.owner]
    parts.append(day_label(step.due) if step.due else "")
    return "  ".join(part for part in parts if part)


def _rivals(measure_id: str, fields: Sequence[str], history: History) -> list[str]:
    """Each value that was set at once with another, with who and when."""
    lines = []
    for field in fields:
        head = head_of(history.group(measure_id, field))
        rivals = head.rivals if head else ()
        lines += [
            f"{field_words(measure_id, field, history)} {rival_words(entry)}" for entry in rivals
        ]
    return lines


def _group(title: str, lines: Sequence[str]) -> Iterator[Text]:
    if lines:
        yield Text("")
        yield Text(title, style="bold")
        for line in lines:
            yield Text(f" {line}")

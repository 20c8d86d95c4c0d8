"""A measure told at length: three lines under the list, a pane beside it, or a whole screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from ...domain.ledger.history import History, rivals_of
from ...domain.ledger.wording import entry_words, field_words, rival_words
from ...domain.plan.model import Plan, Units
from ...domain.progress.checklist import Item
from ...domain.progress.description import step_line, terms

HISTORY_SHOWN = 12


def titled(items: Sequence[Item]) -> str:
    """3.2.1, or how many."""
    return items[0].measure.id if len(items) == 1 else f"标记的 {len(items)} 项"


def why_mine(item: Item, identity: Units | None) -> str:
    """Why the unit has the measure: 本单位（居委会）配合; nothing where there is no unit."""
    if identity is None or item.measure.withdrawn:
        return ""
    part = item.measure.part_of(identity)
    return f"本单位（{item.measure.named_as(identity)}）{part}" if part else "不是本单位的措施"


def known_text(item: Item, plan: Plan, history: History | None) -> Text:
    """What is known of a measure beside its wording and its fields: terms, records, history."""
    return Text("\n").join(_known(item, plan, history))


def _known(item: Item, plan: Plan, history: History | None) -> Iterator[Text]:
    measure, state = item.measure, item.state
    for term in terms(measure, plan):
        yield Text(f"名词 {term}")
    if history:
        rivals = rivals_of(history, measure.id, state.conflicts)
        words = [f"{field_words(e.measure, e.field, history)} {rival_words(e)}" for e in rivals]
        yield from _group("并存（按 Enter 选定）", words)
    yield from _group("步骤", [step_line(step, n) for n, step in enumerate(state.steps, 1)])
    notes = [f"{n.kind.value} {n.on} {n.by}：{n.text}" for n in reversed(state.notes)]
    yield from _group("记录", notes)
    yield from _group("佐证", state.evidence)
    if history:
        entries = history.of_measure(measure.id)
        lines = [entry_words(entry, history) for entry in reversed(entries[-HISTORY_SHOWN:])]
        more = len(entries) - len(lines)
        yield from _group("历史", lines + ([f"更早的还有 {more} 条"] if more else []))


def _group(title: str, lines: Sequence[str]) -> Iterator[Text]:
    if lines:
        yield Text("")
        yield Text(title, style="bold")
        for line in lines:
            yield Text(f" {line}")

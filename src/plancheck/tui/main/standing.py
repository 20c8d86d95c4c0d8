"""How the highlighted measure stands: in three lines under the list, or in rows beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from ...domain.ledger.history import History, rivals_of
from ...domain.ledger.wording import field_words, rival_words
from ...domain.period import WEEKDAYS, days_left, short_day
from ...domain.plan.model import Plan, Units
from ...domain.progress.checklist import Item
from ...domain.progress.description import facts_of, role_facts, terms
from ...domain.progress.signal import Calendar, Signal
from ...domain.progress.state import MeasureState
from ...domain.progress.status import Status
from ...domain.report.feedback import feedback_on
from ..skin import BOX_CLOSE, BOX_OPEN, LINE
from ..widgets.bars.bars import Word
from ..widgets.bars.gauge import gauge
from ..widgets.detail import why_mine
from ..widgets.header import cells_of
from ..widgets.measure_rows import feedback_rows, issue_rows, note_row, step_row
from ..widgets.plan.columns import OVER, fit, light_word
from ..widgets.row import Row

_LABEL, _BAR = 8, 16
"""Cells of a fact's name, and of a bar."""
Fact = Sequence[Word]


def three_lines(
    item: Item | None,
    plan: Plan,
    calendar: Calendar,
    identity: Units | None,
    history: History,
    width: int,
) -> list[Fact]:
    """A line with the number, how it stands, the wording, what stands in the way or was last."""
    if item is None:
        return [(), (), (), ()]
    measure = item.measure
    facts = [_status(item), *_percent(item), *_owner(item), *_due(item, calendar), *_steps(item)]
    facts += [(Word(f"{name} {words}", "faint"),) for name, words in role_facts(measure, plan)]
    if why := why_mine(item, identity):
        facts.append((Word(why, "faint"),))
    standing, room = [Word(" ")], width - 2
    for fact in facts:
        room -= cells_of(fact) + 2
        if room < -2:
            break
        standing += [*fact, Word("  ")]
    return [
        (Word(LINE * 2, "line"), Word(f" {measure.id} ", "strong")),
        standing,
        (Word(f" {fit(measure.text, width - 2)}", "bold"),),
        _unanswered(history, measure.id, width) or _latest(item.state, plan.year, width),
    ]


def _status(item: Item) -> Fact:
    status = item.state.status
    return (Word(f"{BOX_OPEN}{status.value}{BOX_CLOSE}", status.mark),)


def _percent(item: Item) -> Iterator[Fact]:
    percent = item.state.known_percent(item.measure)
    if percent is not None and item.state.status not in OVER:
        yield (Word(f"{percent}%", "bold"),)


def _owner(item: Item) -> Iterator[Fact]:
    if item.state.owner:
        yield (Word(item.state.owner),)


def _due(item: Item, calendar: Calendar) -> Iterator[Fact]:
    """10-31 周四, and what that means: 还有168天, 临期, 逾期16天."""
    due = item.state.due_of(item.measure)
    if due:
        yield (Word(f"{short_day(due, calendar.year)} 周{WEEKDAYS[due.weekday()]}"),)
    word = light_word(item, calendar)
    if word.text and word.style != "faint":
        told = word.text if item.signal is Signal.OVERDUE else word.text.rstrip("-0123456789")
        yield (word._replace(text=told),)
    elif due and item.state.status not in OVER:
        yield (Word(days_left(due, calendar.day), "faint"),)


def _steps(item: Item) -> Iterator[Fact]:
    if item.state.steps:
        yield (Word(f"步骤 {item.state.steps_done}/{len(item.state.steps)}", "faint"),)


def _unanswered(history: History, measure: str, width: int) -> Fact:
    """What the office said and nobody answered, with the key for it."""
    opened = [one for one in feedback_on(history, measure) if one.is_open]
    if not opened:
        return ()
    words, key = _one_line(opened[0].words), "  Ctrl+G 答复"
    room = width - 3 - cell_len(key)
    return (Word(" ! ", "mind"), Word(fit(words, room), "mind"), Word(key, "faint"))


def _latest(state: MeasureState, year: int, width: int) -> Fact:
    """Why it is blocked, else the newest record."""
    if state.reason and state.status.needs_reason:
        return (Word(" 原因 ", "mind"), Word(fit(_one_line(state.reason), width - 7)))
    if not state.notes:
        return ()
    note = state.notes[-1]
    lead = f" {short_day(note.on, year)} {note.kind.value} "
    return (Word(lead, "faint"), Word(fit(_one_line(note.text), width - cell_len(lead) - 1)))


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def pane_rows(item: Item, plan: Plan, history: History | None, calendar: Calendar) -> Iterator[Row]:
    """A measure at length, a fact a row."""
    measure, state = item.measure, item.state
    objective = plan.place(measure.id)[1]
    yield Row(f"{objective.number} {objective.title}", style="faint", indent=4)
    yield Row((Word(f"{measure.id} ", "strong"), Word(measure.text, "bold")))
    yield Row("")
    percent = state.known_percent(measure)
    style = "good" if state.status is Status.DONE else "moving"
    bar = gauge(percent, 100, _BAR, style) if percent is not None else ()
    told = () if percent is None else (Word(f" {percent}%", "bold"),)
    yield Row((*_status(item), Word(" "), *bar, *told))
    yield Row("")
    yield from _labelled(item, plan, calendar)
    yield from _rivals(item, history)
    yield from _feedback(item, history)
    yield from _issues(item, history, calendar)
    yield from _steps_rows(state, plan.year)
    yield from _records(state, plan.year)
    yield from _others(item, plan, history)


def _labelled(item: Item, plan: Plan, calendar: Calendar) -> Iterator[Row]:
    measure, state = item.measure, item.state
    facts: list[tuple[str, Fact]] = [("责任人", fact) for fact in _owner(item)]
    due = [word for fact in _due(item, calendar) for word in (*fact, Word("  "))]
    facts += [("时限", due)] if due else []
    if state.reason and state.status.needs_reason:
        facts.append(("原因", (Word(_one_line(state.reason)),)))
    facts += [(name, (Word(words),)) for name, words in role_facts(measure, plan)]
    if measure.target:
        amount = facts_of(item).amount
        told = f"{measure.target}" + (f"，已完成 {amount}" if amount else "")
        facts.append(("目标", (Word(told),)))
    for name, words in facts:
        yield Row((Word(fit(name, _LABEL), "faint"), *words), indent=_LABEL)


def _rivals(item: Item, history: History | None) -> Iterator[Row]:
    """The values that were set at once, each by whom and when."""
    if history and item.state.conflicts:
        yield from _titled("并存", "Enter 选定")
        for entry in rivals_of(history, item.measure.id, item.state.conflicts):
            name = field_words(entry.measure, entry.field, history)
            yield Row(f"{name} {rival_words(entry)}", style="mind")


def _feedback(item: Item, history: History | None) -> Iterator[Row]:
    """What the office said of it, and what was answered."""
    given = feedback_on(history, item.measure.id) if history else []
    if given:
        key = "Ctrl+G 答复" if any(one.is_open for one in given) else ""
        yield from _titled("街道反馈", key)
        for one in given:
            yield from feedback_rows(one)


def _issues(item: Item, history: History | None, calendar: Calendar) -> Iterator[Row]:
    """The problems that are followed, and those that were closed."""
    if history and (rows := [*issue_rows(item.measure, item.state, history, calendar.day)]):
        yield from _titled("问题台账", "Ctrl+T 销号")
        yield from rows


def _titled(name: str, right: str = "", beside: Sequence[Word] = ()) -> Iterator[Row]:
    yield Row("")
    yield Row((Word(f"{name} ", "strong"), *beside), right=(Word(right, "faint"),))


def _steps_rows(state: MeasureState, year: int) -> Iterator[Row]:
    if state.steps:
        done, total = state.steps_done, len(state.steps)
        yield from _titled("步骤", f"{done}/{total}", gauge(done, total, _BAR))
        yield from (step_row(step, year) for step in state.steps)


def _records(state: MeasureState, year: int) -> Iterator[Row]:
    if state.notes:
        yield from _titled("记录", f"{len(state.notes)} 条")
        yield from (note_row(note, year) for note in reversed(state.notes))


def _others(item: Item, plan: Plan, history: History | None) -> Iterator[Row]:
    """Evidence, the plan's terms, and how often something was changed."""
    for name, lines in (("佐证", item.state.evidence), ("名词", terms(item.measure, plan))):
        if lines:
            yield from _titled(name)
            yield from (Row(line) for line in lines)
    entries = history.of_measure(item.measure.id) if history else []
    if entries:
        last = entries[-1]
        told = f"历史 {len(entries)} 处改动，最近 {short_day(last.on, plan.year)} {last.by}"
        yield Row("")
        yield Row(told, style="faint")

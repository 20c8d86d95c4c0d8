"""What is known of a measure beside its fields, as rows to read: records, steps, history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ...domain.ledger.entry import Entry
from ...domain.ledger.history import History, rivals_of
from ...domain.ledger.wording import field_change_words, field_words, rival_words, undo_words
from ...domain.period import short_day
from ...domain.plan.model import Measure, Plan
from ...domain.progress.checklist import Item
from ...domain.progress.description import terms
from ...domain.progress.issues.register import followed_words, issues_of
from ...domain.progress.state import MeasureState, Note, NoteKind, Step
from ...domain.report.feedback import GivenFeedback, feedback_on
from ..skin import AFTER
from .bars.bars import Word
from .row import Row, tick_box, title

HISTORY_SHOWN = 12
KIND_STYLES = {
    NoteKind.PROGRESS: "moving",
    NoteKind.PROBLEM: "mind",
    NoteKind.COORDINATION: "mind",
    NoteKind.PLAN: "faint",
}
_DAY = 7
"""Cells of a day, a blank after it."""


def text_rows(measures: Sequence[Measure]) -> list[Row]:
    """Several measures, each with its wording."""
    return [Row(f"{measure.id} {measure.text}", indent=6) for measure in measures]


def known_rows(
    item: Item, plan: Plan, history: History | None, today: date, lacks: Sequence[str] = ()
) -> Iterator[Row]:
    """Records, steps, evidence, history, the plan's terms: each group under its title.

    `lacks` are what this week's report would remind of.
    """
    measure, state = item.measure, item.state
    if lacks:
        yield title("本周还缺", right=(Word(" F5 写一句 ", "faint"),))
        yield from (Row(f" ! {words}", "", "mind", 3) for words in lacks)
    if history:
        rivals = rivals_of(history, measure.id, state.conflicts)
        said = [f"{field_words(e.measure, e.field, history)} {rival_words(e)}" for e in rivals]
        yield from _group("并存（在清单上按 Enter 选定）", [_line(words, "mind") for words in said])
        given = feedback_on(history, measure.id)
        yield from _group("街道反馈", [row for one in given for row in feedback_rows(one)])
        followed = [*issue_rows(measure, state, history, today)]
        yield from _group("问题台账", followed, "Ctrl+T 销号")
    notes = [note_row(note, plan.year) for note in reversed(state.notes)]
    yield from _group("记录", notes or [_line("还没有。F5 写一句", "faint")], f"{len(notes)} 条")
    steps = [step_row(step, plan.year) for step in state.steps]
    counts = f"{state.steps_done}/{len(steps)}" if steps else ""
    yield from _group("步骤", steps or [_line("还没有分解。F6 一步一行地写", "faint")], counts)
    yield from _group("佐证", [_line(words) for words in state.evidence])
    if history:
        entries = [entry for entry in history.of_measure(measure.id) if not _is_note(entry)]
        lines = [
            entry_row(entry, history, plan.year) for entry in reversed(entries[-HISTORY_SHOWN:])
        ]
        more = len(entries) - len(lines)
        lines += [_line(f"更早的还有 {more} 处", "faint")] if more else []
        none = [_line("还没有改过什么", "faint")]
        yield from _group("历史", lines or none, f"{len(entries)} 处改动")
    yield from _group("名词", [_line(term) for term in terms(measure, plan)])


def _is_note(entry: Entry) -> bool:
    """Whether it is a note, or what the office said, as it was first written down: it is told."""
    return entry.field.startswith(("note.", "feedback.")) and not entry.over


def _group(name: str, rows: Sequence[Row], right: str = "") -> Iterator[Row]:
    if rows:
        yield title(name, right=(Word(f" {right} ", "faint"),) if right else ())
        yield from rows
        yield Row("")


def _line(words: str, style: str = "plain") -> Row:
    return Row(f" {words}", "", style, 1)


def note_row(note: Note, year: int) -> Row:
    """5-07  协调 请街道出面…."""
    day = f" {short_day(note.on, year):<{_DAY - 1}}"
    kind = Word(f"{note.kind.value} ", KIND_STYLES[note.kind])
    text = note.text.replace("\n", " ")
    return Row((Word(day, "faint"), kind, Word(text)), indent=_DAY + 5)


def feedback_rows(one: GivenFeedback) -> Iterator[Row]:
    """! 意见：请写明地点, what was answered under it; what is open is to be minded."""
    mark = Word(" ! " if one.is_open else "   ", "mind")
    number = Word(f"{one.item.issue} ", "faint") if one.item.issue else Word("")
    words = one.words.replace("\n", " ")
    yield Row((mark, number, Word(words, "mind" if one.is_open else "plain")), indent=3)
    if one.answer:
        yield Row((Word("   答复 ", "faint"), Word(one.answer.replace("\n", " "))), indent=8)


def issue_rows(
    measure: Measure, state: MeasureState, history: History, today: date
) -> Iterator[Row]:
    """3.2.1-问1 缺备餐间  责任人 王某，2周，没有销号."""
    for issue in issues_of(measure, state, history):
        told = f"  {followed_words(issue, today)}".replace("\n", " ")
        style = "mind" if issue.is_open else "faint"
        text = issue.note.text.replace("\n", " ")
        yield Row((Word(f" {issue.called} ", style), Word(text), Word(told, "faint")), indent=3)


def step_row(step: Step, year: int) -> Row:
    """√ 选址  王某                3-15."""
    due = (Word(f" {short_day(step.due, year)} ", "faint"),) if step.due else ()
    owner = (Word(f"  {step.owner}", "faint"),) if step.owner else ()
    return Row((tick_box(ticked=step.done), Word(step.title), *owner), indent=3, right=due)


def entry_row(entry: Entry, history: History, year: int) -> Row:
    """5-07  陈敏 状态 推进中 → 受阻; `补` where it was recorded for a day that had passed."""
    late = "补" if entry.on != entry.at.date() else ""
    day = f" {short_day(entry.on, year)}{late}"
    day += " " * max(1, _DAY - len(day) - len(late))
    words = field_change_words(entry, history).replace("→", AFTER).replace("\n", " ")
    who = Word(f"{entry.by or entry.pc} ", "faint")
    verb = Word(undo_words(entry, history), "faint")
    return Row((Word(day, "faint"), who, Word(words), verb), indent=_DAY)

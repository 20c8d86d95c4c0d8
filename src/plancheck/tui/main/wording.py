"""The words of the main screen's lines: what stands in filter bar, status line and key bar."""

from __future__ import annotations

from rich.cells import cell_len

from ...domain.ledger.unsaved import TypedIn
from ...domain.progress.checklist import Checklist, Question
from ...domain.progress.views import WEEK_VIEWS, View, count
from ...domain.text import numeral
from ...workspace import Workspace
from ..widgets.bars import Sides, Word
from ..widgets.header import read_only
from .browser import Browser

TYPES_FROM = 76
"""Columns from which the filter bar has all unit types, not the chosen one alone."""
VIEWS_FROM = (100, 26)
"""Columns and rows from which there is a line of the views with their counts."""


def filters(browser: Browser, width: int) -> Sides:
    """The unit types with their counts, the chosen one in brackets; what is asked; lights."""
    shown, asked = browser.shown, browser.shown.question
    lights = f" {browser.own.tally.lights()} "
    words = [Word(" F4 ", "faint", "screen.unit_type")]
    taken = chips(asked)
    if asked.narrows:
        taken.append(Word(f"  {shown.shown}/{shown.candidates} 项  Esc 取消", "strong"))
    chosen = browser.looked_at
    room = width - sum(cell_len(word.text) for word in (*words, *taken)) - cell_len(lights)
    room -= cell_len(f"[{chosen} {shown.tally.total}]")
    for index, name in enumerate(browser.whose):
        other = f" {name} {browser.counts[name]} "
        if name == chosen:
            words.append(Word(f"[{name} {shown.tally.total}]", "strong"))
        elif width >= TYPES_FROM and not asked.narrows and cell_len(other) <= room:
            room -= cell_len(other)
            words.append(Word(other, "faint", f"screen.show_type({index})"))
    return (*words, *taken), [Word(lights, "alert")]


def chips(asked: Question) -> list[Word]:
    """What is asked beside the unit type, each taken off by a click."""
    chosen = {
        "view": asked.view.value if asked.view else "",
        "status": asked.status.value if asked.status else "",
        "signal": asked.signal.value if asked.signal else "",
        "section": f"第{numeral(asked.section)}部分" if asked.section else "",
        "owner": asked.owner,
        "words": f"查找“{asked.words}”" if asked.words else "",
    }
    return [
        Word(f" <{words} x>", "strong", f"screen.widen('{field}')")
        for field, words in chosen.items()
        if words
    ]


def views(shown: Checklist) -> list[Word]:
    """1 我牵头 8  2 未启动 20 …; the chosen one in brackets."""
    words = [Word(" ")]
    for view in View:
        number = count(shown.views, view)
        if shown.changes is None and view in WEEK_VIEWS:
            label = f"{view.digit}{view.value}"
        else:
            label = f"{view.digit}{view.value}{number}"
        if view is shown.question.view:
            words.append(Word(f"[{label}] ", "strong"))
        elif view.digit:
            words.append(Word(f"{label} ", "faint", f"screen.view({view.digit})"))
        elif number:
            words.append(Word(f"{label} ", "alert", "screen.narrow"))
    return words


def opening(workspace: Workspace, total: int) -> Word:
    """What the status line says at first."""
    if why := read_only(workspace):
        return Word(why, "alert")
    if workspace.unit.problems:
        count, first = len(workspace.unit.problems), workspace.unit.problems[0]
        return Word(f"有 {count} 处问题，其余完好。{first}", "alert")
    if words := workspace.edit.wrong_dates():
        return Word(f"请核对电脑的日期，再按 F8 改正：{words}", "alert")
    if workspace.notice:
        return Word(workspace.notice, "strong")
    return Word(f"{workspace.unit.name}：本单位有 {total} 项措施。F1 帮助")


def unsaved(workspace: Workspace) -> str:
    """What the start says of texts that could not be saved; empty where there are none.

    A unit's name that was typed stands in the dialog that sets it, and is not said again here.
    """
    texts = [typed for typed in workspace.unsaved.texts() if typed.place is not TypedIn.UNIT]
    faults = workspace.unsaved.faults
    if not texts:
        return str(faults[0]) if faults else ""
    more = f"等 {len(texts)} 段" if len(texts) > 1 else ""
    return f"按 Ctrl+U 打开上次没有保存的：{texts[0].described}{more}"

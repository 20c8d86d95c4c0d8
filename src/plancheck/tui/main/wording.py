"""The words of the main screen's lines: header, tabs, chips, what is said where nothing is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...domain.cell_widths import clip
from ...domain.ledger.typed_text import TypedIn
from ...domain.progress.checklist import Checklist, Item, Question
from ...domain.progress.status import Status
from ...domain.progress.tally import Tally
from ...domain.progress.views import WEEK_VIEWS, View, count
from ...domain.text import numeral
from ...workspace import Workspace
from ..skin import BOX_CLOSE, BOX_OPEN, NONE
from ..widgets.bars.bars import Sides, Word
from ..widgets.header import cells_of, read_only
from .browser import ALL_TYPES, Browser

TABS = (
    None,
    View.SILENT,
    View.DUE,
    View.BEHIND,
    View.PROBLEM,
    View.CHANGED,
    View.LEADING,
    View.NOT_STARTED,
    View.IN_PROGRESS,
    View.DONE,
)
"""What is to be done first, then by status; None: everything."""


def filled(browser: Browser) -> tuple[int | None, int]:
    """Of how many of the unit's measures this week has word, of how many."""
    own = browser.own
    part = None if own.changes is None else own.candidates - count(own.views, View.SILENT)
    return part, own.candidates


def viewing(browser: Browser) -> list[Word]:
    """正在看 中心 39 项，只能看: while measures of others are shown; else nothing.

    Of those that are the unit's too it says what is true of the others.
    """
    if browser.question.units == browser.own.question.units:
        return []
    name, total = browser.looked_at, browser.whole.candidates
    may = "，不是本单位的只能看" if browser.own_among else "，只能看"
    return [
        Word(f" 正在看 {'各类单位' if name == ALL_TYPES else name} {total} 项", "bold"),
        Word(may),
        Word("   Esc 回本单位", "plain", "screen.show_own"),
    ]


def tabs(browser: Browser, width: int) -> Sides:
    """The views with their counts; what else is asked stands in their place."""
    shown = browser.shown
    asked = shown.question
    conflicts = count(browser.whole.views, View.CONFLICT)
    right = [Word(f" 并存 {conflicts} ", "mind", "screen.narrow")] if conflicts else []
    if asked.narrows and (asked.view is View.CONFLICT or asked._replace(view=None).narrows):
        told = f"  {shown.shown}/{shown.candidates} 项"
        return [Word(" "), *chips(asked), Word(told), Word("  Esc 取消", "faint")], right
    room = width - cells_of(right)
    counted = browser.own.question.units is not None  # of no unit the week is never counted
    every = {view: _tab(shown, view) for view in TABS if counted or view not in WEEK_VIEWS}
    words = list(every[asked.view])
    kept = [asked.view]
    for view, tab in every.items():
        if view is not asked.view and cells_of(words) + cells_of(tab) <= room:
            words += tab
            kept.append(view)
        elif view is not asked.view:
            break
    return [word for view, tab in every.items() if view in kept for word in tab], right


def _tab(shown: Checklist, view: View | None) -> list[Word]:
    """A view in as many cells whether it is the chosen one or not."""
    digit, name = (view.digit, view.value) if view else ("0", "全部")
    number = count(shown.views, view) if view else shown.candidates
    known = shown.changes is not None or view not in WEEK_VIEWS
    told = str(number) if known else NONE * 2
    if view is shown.question.view:
        return [Word(f"{BOX_OPEN}{digit}{name} {told}{BOX_CLOSE}", "tab")]
    action = f"screen.view({digit})"
    style = _style(view, shown.tally) if number and known else "faint"
    return [
        Word(f" {digit}", "head", action),
        Word(f"{name} ", "faint", action),
        Word(f"{told} ", style, action),
    ]


def _style(view: View | None, tally: Tally) -> str:
    """Red where something is to be done now, amber where it is to be minded."""
    if view is View.DUE:
        return "alert" if tally.overdue else "mind"
    return "mind" if view is View.BEHIND else "plain"


def chips(asked: Question) -> list[Word]:
    """What is asked beside the units, each taken off by a click."""
    chosen = {
        "view": asked.view.value if asked.view else "",
        "status": asked.status.value if asked.status else "",
        "signal": asked.signal.value if asked.signal else "",
        "section": f"第{numeral(asked.section)}部分" if asked.section else "",
        "owner": asked.owner,
        "words": f"查找“{asked.words}”" if asked.words else "",
    }
    return [
        Word(f"<{words} x> ", "strong", f"screen.widen('{field}')")
        for field, words in chosen.items()
        if words
    ]


def nothing(browser: Browser) -> Iterator[Word]:
    """What it means that the list is empty, and which key goes on."""
    asked = browser.shown.question
    if not browser.whole.candidates:
        yield Word("计划中没有这个单位的措施。", "bold")
        yield Word("F12 核对单位类型，F4 看别的类型", "faint")
    elif asked.view is View.SILENT and not asked._replace(view=None).narrows:
        yield Word("本周都填了。", "good")
        yield Word("F8 看周报，0 看全部", "faint")
    elif asked.words:
        yield Word(f"没有找到“{asked.words}”。", "bold")
        yield Word("换几个字，拼音首字母也行；Esc 清除查找", "faint")
    elif asked.view and not asked._replace(view=None).narrows:
        yield Word(f"没有“{asked.view.value}”的措施。", "bold")
        yield Word("0 看全部", "faint")
    else:
        yield Word("没有这样的措施。", "bold")
        yield Word("Esc 一个一个地取消筛选", "faint")


def opening(workspace: Workspace, browser: Browser) -> Word:
    """What the status line says while nothing else is to be said."""
    if why := read_only(workspace):
        return Word(why, "alert")
    if workspace.unit.problems:
        count, first = len(workspace.unit.problems), workspace.unit.problems[0]
        return Word(f"有 {count} 处问题，其余完好，按 Ctrl+D 检查。{first}", "alert")
    if words := workspace.edit.wrong_dates():
        return Word(f"请核对电脑日期，按 F8 改正：{words}", "alert")
    if workspace.notice:
        return Word(workspace.notice, "strong")
    own = browser.own
    if browser.question.units != own.question.units:
        return Word(f"本单位的 {browser.own_among} 项可以填报，其余只能看。F1 帮助", "faint")
    left_out = own.candidates - own.tally.total
    apart = f"，其中 {left_out} 项不适用，不计入全年" if left_out else ""
    return Word(f"本单位有 {own.candidates} 项措施{apart}。F1 帮助", "faint")


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


REASON_SHOWN = 24


def reason_missing(given_up: str, status: Status) -> str:
    """Why a status is not set: there is no reason, or one that could not be kept."""
    if given_up:
        return f"没有存：原因 {clip(given_up, REASON_SHOWN)}"
    return f"没有写原因，状态没有改成{status.value}"


def note_lost(given_up: str) -> str:
    """A note that could not be kept."""
    return f"没有存：记录 {clip(given_up, REASON_SHOWN)}"


def was_blocked(items: Sequence[Item]) -> str:
    """原为受阻：缺料: what a tick has settled with the rest; behind the keys, so that it is cut."""
    state = items[0].state
    if state.status is not Status.BLOCKED:
        return ""
    reason = clip(state.reason.replace("\n", " "), REASON_SHOWN)
    return f"　原为受阻{'：' if reason else ''}{reason}"

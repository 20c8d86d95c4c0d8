"""The words of the report's screen: its header, and its desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum

from rich.cells import cell_len

from ...domain.period import Kind, Period, head_label, kind_of
from ...domain.report.content import check_code
from ...domain.report.preview import Preview
from ...domain.report.review import Lack, Reminder
from ...domain.report.wording import REMINDER
from ...export.formats import unwritable
from ...workspace import Workspace
from ...workspace.reports import FORMATS
from ..commands import REPORT, Command
from ..dialogs.formats import REPORT_FORMATS, format_row
from ..pages.paper import paper
from ..skin import BOX_CLOSE, BOX_OPEN, LINE
from ..widgets.bars.band import band_title
from ..widgets.bars.bars import Sides, Word
from ..widgets.plan.columns import fit
from ..widgets.row import Row, title

GO, FORMAT, PERSON, DATE, ANSWER = "go:", "format:", "person:", "date:", "answer:"
"""What a row's key begins with: go to a measure, choose a format, name a person, date today, answer
the office.
"""
DESK, EDGE = 48, 3
"""Cells of the desk; beside a row of it, its margins and the scroll bar."""
PEOPLE = {"clerk": "填报人", "reviewer": "审核人", "phone": "电话"}
_MENDED_HERE = {Lack.CLERK: "clerk", Lack.REVIEWER: "reviewer"}
_BY_A_NOTE = frozenset((Lack.NOTE, Lack.WORD, Lack.NEWS))
"""What a sentence mends."""
WORDY = 76
"""Columns from which on words are said in full."""
_ONE_LINE = 70
"""Cells from which on a reminder has the measure's name beside it, not under it."""


class Stage(Enum):
    """How far the clerk is, by the digit that goes there."""

    CHECK = "检查"
    READ = "看全文"
    EXPORT = "导出"

    @property
    def digit(self) -> int:
        """1 to 3."""
        return list(Stage).index(self) + 1


def whose(preview: Preview, width: int) -> Sides:
    """Whose report of which period; the kinds of period."""
    report = preview.report
    kind = kind_of(report.period)
    label = head_label(report.period, report.generated.year)
    left = band_title(kind.report, report.head.unit, label)
    right = [Word("F4 ", "head", "screen.kind")] if width >= WORDY else []
    for one in Kind:
        name = one.report if width >= WORDY else one.value
        if one is kind:
            right.append(Word(f"{BOX_OPEN}{name}{BOX_CLOSE}", "tab"))
        else:
            right.append(Word(f" {name} ", "faint", "screen.kind"))
    return left, right


def stages(preview: Preview, stage: Stage, width: int) -> Sides:
    """1 检查 4 条提醒 ── 2 看全文 ── 3 导出; that it was handed in, or the edition it will be."""
    count = len(preview.reminders)
    words = [Word(" ")]
    for one in Stage:
        name = f"{one.digit} {one.value}"
        if one is stage:
            words.append(Word(f"{BOX_OPEN}{name}{BOX_CLOSE}", "tab"))
        else:
            words.append(Word(f" {name} ", "plain", f"screen.stage({one.digit})"))
        if one is Stage.CHECK:
            told = f" {count} 条提醒 " if count else " 没有要补的 " if width >= WORDY else " "
            words.append(Word(told, "mind" if count else "faint"))
        if one is not Stage.EXPORT:
            words.append(Word(LINE * 2, "line"))
    return words, [_edition(preview, short=width < WORDY), Word(" ")]


def is_exported(preview: Preview) -> bool:
    """Whether it is on record as it is now."""
    return (
        preview.submitted is not None and preview.submitted.number == preview.report.edition.number
    )


def _edition(preview: Preview, *, short: bool) -> Word:
    """本周还没有导出，将是第 1 版; 第 1 版 已导出 5-16 09:21."""
    report, last = preview.report, preview.submitted
    number, period = report.edition.number, report.period
    if last is None:
        if short:
            return Word(f"未导出，第 {number} 版", "mind")
        within = period.first_day <= report.generated.date() <= period.last_day
        this = kind_of(period).this if within else period.short_label().partition("(")[0]
        return Word(f"{this}还没有导出，将是第 {number} 版", "mind")
    if is_exported(preview):
        moment = "" if short else _moment(last.exported)
        return Word(f"第 {number} 版 已导出{moment}", "good")
    if short:
        return Word(f"有变化，第 {number} 版", "mind")
    return Word(f"第 {last.number} 版导出后有变化，将是第 {number} 版", "mind")


def _moment(moment: datetime | None) -> str:
    return f" {moment.month}-{moment.day:02} {moment:%H:%M}" if moment else ""


def desk(preview: Preview, workspace: Workspace, cells: int) -> Iterator[Row]:
    """What to mend, what to write, who signs, what was handed in before; so many cells wide."""
    count = len(preview.reminders)
    words = f"{count} 条提醒，不补也能导出" if count else "没有要补的"
    yield title("填报检查", Word(f" {words} ", "mind" if count else "faint"))
    texts = {measure.id: measure.title for measure in preview.plan.measures()}
    for reminder in preview.reminders:
        yield _finding(reminder, texts.get(reminder.measure, ""), cells)
    yield Row("")
    yield title("导出", Word(" 空格选，选过就记住 ", "faint"))
    chosen = workspace.reports.formats
    for suffix in FORMATS:
        told = unwritable(suffix) or REPORT_FORMATS.get(suffix, "")
        yield format_row(suffix, told, f"{FORMAT}{suffix}", chosen=suffix in chosen)
    yield Row("")
    for setting, name in PEOPLE.items():
        value = getattr(workspace.unit.config, setting)
        who = Word(value) if value else Word("没有填", "faint")
        yield Row((Word(f"  {fit(name, 8)}", "faint"), who), f"{PERSON}{setting}")
    words = f"导出文件夹里的 {preview.report.period}，F7 打开"
    yield Row((Word("  放在    ", "faint"), Word(words, "faint")), indent=10)
    if last := preview.before:
        label = preview.report.period.shifted(-1).short_label().partition("(")[0]
        code = check_code(last.digest, last.number)
        words = f"{label} 第 {last.number} 版{_moment(last.exported)} {code}"
        yield Row((Word("  上一期  ", "faint"), Word(words, "faint")), indent=10)


def _finding(reminder: Reminder, text: str, cells: int) -> Row:
    """! 3.1.4 本周完成，没有写进展  探索多元活动方式    F5 写一句."""
    person = _MENDED_HERE.get(reminder.lack)
    key, hint = f"{GO}{reminder.measure}", "Enter 去补"
    if person:
        key, hint = f"{PERSON}{person}", "Enter 填上"
    elif reminder.lack is Lack.CLOCK:
        key, hint = DATE, "Enter 改记到今天"
    elif reminder.lack is Lack.ANSWER:
        key, hint = f"{ANSWER}{reminder.feedback}", "Enter 答复"
    elif reminder.lack in _BY_A_NOTE:
        hint = "F5 写一句"
    lead = f"! {reminder.measure} ".replace("  ", " ")
    words = [Word(f" {lead[0]}", "mind"), Word(lead[1:], "faint"), Word(reminder.words)]
    right = (Word(f"  {hint} ", "faint"),)
    indent = 1 + cell_len(lead)
    if text:
        room = cells - cell_len(right[0].text)
        used = sum(cell_len(word.text) for word in words)
        if cells >= _ONE_LINE and room - used > 12:
            words.append(Word(f"  {fit(text, room - used - 2).rstrip()}", "faint"))
        elif used < room:
            words.append(Word(" " * (room - used)))
            words.append(Word(fit(text, cells - indent).rstrip(), "faint"))
    return Row(tuple(words), key, indent=indent, right=right)


def opening(period: Period, today: date) -> str:
    """The reminder; of a month that is not over, what its lights mean."""
    words, last = f"{REMINDER}。", period.last_day
    if kind_of(period) is Kind.WEEK or last <= today:
        return words
    day = f"{last.month}月{last.day}日"
    return f"{words}{period.label()}还没有过完，亮灯按最后一天（{day}）算。"


def keys(files: int, width: int) -> list[Command]:
    """The screen's commands; exporting says how many files, where there is room."""
    label = f"导出 {files} 个文件" if width >= WORDY else "导出"
    return [
        command._replace(label=label) if command.id == "report_export" else command
        for command in REPORT
    ]


def full_text(preview: Preview, cells: int) -> Iterator[Row]:
    """The report as it is printed, in so many cells; where a sentence lacks, that is said."""
    untold = {one.measure for one in preview.reminders if one.lack is Lack.NOTE}
    return paper(preview.lines, cells, go=GO, untold=untold)

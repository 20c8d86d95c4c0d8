"""The unit's year in rows and lines: what there is of each status, dates, persons, the weeks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.cells import cell_len

from ...domain.period import WEEKDAYS
from ...domain.progress.overview.chart import left_words, months_line
from ...domain.progress.overview.overview import DueDate, Overview
from ...domain.progress.status import Status
from ...domain.progress.tally import Tally
from ...domain.text import numeral
from ..skin import HERE
from ..widgets.bars.bars import Word
from ..widgets.bars.gauge import STACKED, STATUSES, columns, stacked
from ..widgets.columns import NumberColumn, heads, numbers
from ..widgets.plan.columns import due_text, fit
from ..widgets.row import Row, title

MEASURE, PERSON = "measure\t", "person\t"
"""What a row's key begins with."""
DATES = 60
"""How many dates are shown."""
_SHORT = {Status.DONE: "完成", Status.IN_PROGRESS: "推进", Status.ONGOING: "常态"}
_GAP, _EDGE = 6, 2
"""Cells between two counts, at most; at both sides of the bar of the year."""


def summary(overview: Overview, width: int) -> Iterator[list[Word]]:
    """Three lines: how many there are of each status, a bar of it, where time is."""
    counts = [overview.statuses.get(status, 0) for status in STATUSES]
    total = sum(counts)
    told: list[list[Word]] = []
    for status, count, (glyph, style) in zip(STATUSES, counts, STACKED, strict=True):
        name = status.value if width >= 76 else _SHORT.get(status, status.value)
        share = f" {count / total:.0%}" if width >= 100 and total else ""
        number = Word(str(count), "plain" if style == "line" else style)
        told.append([Word(glyph, style), Word(f" {name} ", "faint"), number, Word(share, "faint")])
    if exempt := overview.statuses.get(Status.NOT_APPLICABLE, 0):
        told.append([Word(f"不适用 {exempt}", "faint")])
    room = width - 2 * _EDGE - sum(map(_cells, told))
    gap = Word(" " * max(1, min(_GAP, room // (len(told) - 1))))
    line = [Word(" " * _EDGE)]
    for words in told:
        line += (*words, gap)
    yield line
    cells = width - 2 * _EDGE
    yield [Word(" " * _EDGE), *stacked(counts, cells)]
    yield _pace(overview, cells)


def _pace(overview: Overview, cells: int) -> list[Word]:
    """Under the bar where it would end at an even pace."""
    pace, expected = overview.calendar.pace, overview.expected
    if pace is None or expected is None:
        return [Word(f"{' ' * _EDGE}{overview.calendar.notice}", "mind")]
    at = min(cells - 1, int(cells * pace / 100))
    words = f"按时间该完成到这里：{expected} 项"
    style = "faint" if overview.tally.done >= expected else "mind"
    if at + 2 + cell_len(words) <= cells:
        return [Word(" " * (_EDGE + at)), Word(f"{HERE} {words}", style)]
    return [Word(" " * (_EDGE + at - cell_len(words) - 1)), Word(f"{words} {HERE}", style)]


def places(overview: Overview, cells: int) -> Iterator[Row]:
    """Sections and dates, each leading to a measure."""
    yield from _sections(overview, cells)
    yield title("时限")
    dates = (*overview.late, *overview.coming)
    if not dates:
        yield Row(" 没有写时限的措施和步骤。在清单上按 Enter 填。", "", "faint")
    for date in dates[:DATES]:
        yield _due(date, overview.calendar.year, cells)
    if len(dates) > DATES:
        yield Row(f" 还有 {len(dates) - DATES} 个", "", "faint")


def _sections(overview: Overview, cells: int) -> Iterator[Row]:
    sections = overview.sections
    done = [str(section.tally) for section in sections]
    shares = [str(section.tally.share) for section in sections]
    table = [
        NumberColumn("完成", max(map(len, (*done, "    "))) + 2),
        NumberColumn("", max(map(cell_len, (*shares, "  "))) + 1, "faint"),
    ]
    room = cells - sum(column.cells for column in table) - 2
    lights = [_lights(section.tally, section.statuses) for section in sections]
    if room - max(map(_cells, lights), default=0) < _TITLE + _BAR.start:
        lights = [[word._replace(text=_brief(word.text)) for word in words] for words in lights]
    beside = max(map(_cells, lights), default=0)
    bar = max(_BAR.start, min(_BAR.stop - 1, room - beside - _TITLE))
    name = max(8, min(_TITLE, room - beside - bar)) - 2
    yield heads("各部分", [*table, NumberColumn("", beside)] if beside else table)
    for section, *told, words in zip(sections, done, shares, lights, strict=True):
        counts = [section.statuses.get(status, 0) for status in STATUSES]
        title_ = fit(f"{numeral(section.number)}、{section.title}", name)
        yield Row(
            (Word(f" {title_} "), *stacked(counts, bar)),
            MEASURE + section.first,
            right=(
                *numbers(table, told)[:-1],
                *words,
                Word(" " * (beside - _cells(words) + 1)),
            ),
        )


_TITLE, _BAR = 28, range(8, 61)
"""Cells of a section's title, of its bar."""


def _cells(words: Iterable[Word]) -> int:
    return sum(cell_len(word.text) for word in words)


def _brief(light: str) -> str:
    """逾1, of 逾期1: as the matrix has it."""
    name = light.strip()
    return f" {'阻' if name.startswith('受阻') else name[0]}{name[2:]}"


def _lights(tally: Tally, statuses: Mapping[Status, int]) -> list[Word]:
    """逾期1 受阻1 临期2 滞后1, each in its colour."""
    told = (
        ("逾期", tally.overdue, "alert"),
        ("受阻", statuses.get(Status.BLOCKED, 0), "alert"),
        ("临期", tally.due_soon, "mind"),
        ("滞后", tally.behind, "mind"),
    )
    return [Word(f"  {name}{count}", style) for name, count, style in told if count]


def _due(date: DueDate, year: int, cells: int) -> Row:
    day = f"{due_text(date.day, year)} 周{WEEKDAYS[date.day.weekday()]}"
    style = "late" if date.left < 0 else "mind" if date.left <= 7 else "faint"
    left = "明天" if date.left == 1 else left_words(date.left)
    blanks = " " * (11 - cell_len(left))
    what = f"步骤：{date.step}" if date.step else date.text
    words = (
        Word(f"{' ' * (12 - cell_len(day))}{day} "),
        Word(left, style),
        Word(f"{blanks}{date.measure:<6} ", "faint"),
    )
    text = Word(fit(what.replace("\n", " "), cells - _cells(words)).rstrip())
    return Row((*words, text), MEASURE + date.measure)


def persons(overview: Overview) -> Iterator[Row]:
    """Who has how much in hand; Enter shows it."""
    table = [
        NumberColumn("在办", 6, "bold"),
        NumberColumn("逾期", 6, "alert"),
        NumberColumn("滞后", 6, "mind"),
        NumberColumn("四周没动", 10, "mind"),
    ]
    yield heads("责任人", table)
    if not overview.workloads:
        yield Row(" 还没有写责任人。在清单上按 Enter 填。", "", "faint")
    for one in overview.workloads:
        told = (one.open, one.overdue, one.behind, one.quiet)
        yield Row(f" {one.name}", PERSON + one.name, right=numbers(table, told))


def trend(overview: Overview, cells: int, *, beside: bool) -> list[list[Word]]:
    """What each week brought and what was done by its end, a column a week; the months under them.

    `beside`: what it comes to stands at the right of the columns, else over them.
    """
    weeks = overview.weeks
    if not weeks:
        return [[Word(" 计划印发以后才有。", "faint")]]
    lead, room = (_NAME, cells - _NAME - _TOLD) if beside else (1, cells - 2)
    each = 2 if 2 * len(weeks) <= room else 1
    shown = weeks[-max(1, room // each) :]
    entries, done = [week.entries for week in shown], [week.done for week in shown]
    full = max(*done, overview.expected or 0, 1)
    more = done[-1] - (weeks[-2].done if len(weeks) > 1 else 0)
    gained = f"比上周{more:+}" if more else "与上周持平"
    rows = (
        ("每周记录", columns(entries, max(entries), each, "moving"), f"本周 {entries[-1]} 条"),
        ("累计完成", columns(done, full, each, "good"), f"{done[-1]} 项，{gained}"),
    )
    months = months_line(shown, each).ljust(each * len(shown))
    lines: list[list[Word]] = []
    for name, drawn, told in rows:
        if beside:
            lines.append([Word(f" {fit(name, lead - 1)}", "faint"), *drawn, Word(f"  {told}")])
        else:
            lines += [[Word(f" {name}  ", "faint"), Word(told)], [Word(" "), *drawn], []]
    if beside:
        under = Word(f"{fit(' 月', lead)}{months}", "faint")
    else:
        under = Word(" " + months.rstrip() + "月", "faint")
    scale = Word(f"{'  ' if beside else ' '}满格 {full} 项", "faint")
    if beside:
        return [*lines, [under, scale]]
    lines[3].append(scale)
    return [*lines[:-1], [under]]


_NAME, _TOLD = 10, 18
"""Cells before the columns, and after them."""

"""The overview in lines, of ASCII and hanzi alone: bars of # and ., a chart of the weeks.

`Fit` makes a text fill exactly so many cells; the screen and the command line each have their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...period import WEEKDAYS, Week
from ...text import numeral
from ..tally import Tally
from .overview import DueDate, Overview, SectionStanding, WeekStanding

Fit = Callable[[str, int], str]
TITLE_CELLS = 28
BAR_CELLS = range(6, 41)
LABEL_CELLS = 6
"""What stands left of the chart."""
_UNITS = (("记录", 1), ("十条", 10), ("百条", 100), ("千条", 1000))


def bar(tally: Tally, cells: int) -> str:
    """`####....`: done of total."""
    full = cells * tally.done // tally.total if tally.total else 0
    return "#" * full + "." * (cells - full)


def ongoing(tally: Tally) -> str:
    """常态9, or nothing."""
    return f"常态{tally.ongoing}" if tally.ongoing else ""


def section_lines(sections: Sequence[SectionStanding], cells: int, fit: Fit) -> list[str]:
    """Title, bar, done/total and 常态 of each section."""
    counts = [section.tally.with_share() for section in sections]
    beside = [ongoing(section.tally) for section in sections]
    wide = max(map(len, counts), default=0)
    widest = max((len(words) + 2 for words in beside if words), default=0)
    room = cells - wide - 2 - (widest + 1 if widest else 0)
    length = max(BAR_CELLS.start, min(room - TITLE_CELLS - 1, BAR_CELLS.stop - 1))
    lines = []
    for section, count, words in zip(sections, counts, beside, strict=True):
        title = fit(f"{numeral(section.number)}、{section.title}", max(8, room - length - 1))
        line = f"{title} {bar(section.tally, length)}  {count:>{wide}}"
        lines.append(f"{line} {words}".rstrip())
    return lines


def due_line(date: DueDate, year: int) -> str:
    """6-30 周日  还有3天  3.2.1 措施: the text last, so that what is before it lines up."""
    day = f"{date.day.month}-{date.day.day:02} 周{WEEKDAYS[date.day.weekday()]}"
    if date.day.year != year:
        day = f"{date.day.year % 100:02}-{day}"
    left = left_words(date.left)
    blanks = " " * max(0, 11 - len(left) - sum(not c.isascii() for c in left))
    what = f"步骤 {date.step}" if date.step else date.text
    return f"{day:>10}  {left}{blanks}{date.measure} {what}".replace("\n", " ")


def left_words(days: int) -> str:
    """逾期6天, 今天到期, 还有12天."""
    if days < 0:
        return f"逾期{-days}天"
    return f"还有{days}天" if days else "今天到期"


def weeks_title(overview: Overview) -> str:
    """What the chart shows."""
    if not overview.weeks:
        return "走势：计划印发以后才有"
    last = overview.weeks[-1]
    before = overview.weeks[-2].done if len(overview.weeks) > 1 else 0
    return (
        f"走势：到第{last.week.number}周末完成 {last.done}/{last.total}"
        f"（比上周{last.done - before:+}），当周记录 {last.entries} 条"
    )


def chart(weeks: Sequence[WeekStanding], cells: int, height: int) -> list[str]:
    """A column a week, as high as done is of total; under it the months and each week's entries.

    Entries are a digit each, of tens (十条) or hundreds where a week has more than nine, rounded
    up. Where the weeks do not fit, the last ones are shown.
    """
    room = cells - LABEL_CELLS - 1  # a month of two digits may stand under the last week
    each = max(1, min(3, room // max(1, len(weeks))))
    weeks = weeks[-(room // each) :]
    columns = [-(-height * week.done // week.total) if week.total else 0 for week in weeks]
    lines = []
    for level in range(height, 0, -1):
        empty = "." if level == 1 else " "
        label = "100%" if level == height else "0%" if level == 1 else ""
        drawn = "".join(("#" if column >= level else empty) * each for column in columns)
        lines.append(f"{label:>{LABEL_CELLS - 2}} |{drawn}".rstrip())
    most = max((week.entries for week in weeks), default=0)
    label, unit = next((words, size) for words, size in _UNITS if most <= 9 * size or size == 1000)
    digits = [min(9, -(-week.entries // unit)) for week in weeks]
    marks = "".join(f"{digit or '.':<{each}}" for digit in digits)
    return [*lines, f"  月  {months_line(weeks, each)}".rstrip(), f"{label}  {marks}".rstrip()]


def months_line(weeks: Sequence[WeekStanding], each: int) -> str:
    """The month's number under the first week that ends in it."""
    line, month = "", 0
    for at, standing in enumerate(weeks):
        week: Week = standing.week
        if week.sunday.month != month and len(line) <= at * each:
            month = week.sunday.month
            line = line.ljust(at * each) + f"{month} "
    return line

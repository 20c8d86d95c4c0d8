"""领导页: the bulletin as it will be signed, who stands where, what somebody must answer for.

Where something is asked for that the bulletin knows nothing of, only what it is asked of is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...domain.period import kind_of
from ...domain.progress.signal import Signal
from ...domain.progress.tally import Share
from ...domain.report.wording import short_title
from ...domain.rollup.bulletin.bulletin import Bulletin, BulletinPart, bulletin
from ...domain.rollup.bulletin.lights import UnitLight
from ...domain.rollup.bulletin.ranking import ResultGroup, UnitResult
from ...domain.rollup.bulletin.slowest import SlowMeasure
from ...domain.rollup.lists import MARKED
from ...domain.rollup.question import RollupAnswer
from ...domain.rollup.roster.standings import Submission
from ...domain.rollup.wording import units_line
from ..pages.paper import LIGHTS
from ..widgets.bars.bars import Word
from ..widgets.columns import NumberColumn, heads, numbers
from ..widgets.row import Row, pieces, title
from .groups import MIDDLE
from .row_keys import MEASURE, MISSING, TYPE, late_key, row_key, unit_key

LIGHT_STYLES = {UnitLight.RED: "alert", UnitLight.AMBER: "mind", UnitLight.GREEN: "good"}


def leader_rows(answer: RollupAnswer, cells: int) -> Iterator[Row]:
    """The page, so many cells wide."""
    question = answer.question
    if not (question.words or question.section or question.signal):
        made = bulletin(answer.report)
        yield from _bulletin(made, answer, cells)
        yield from _ranking(made, answer, cells)
    for signal in MARKED:
        yield from _late(answer, signal)


def _bulletin(made: Bulletin, answer: RollupAnswer, cells: int) -> Iterator[Row]:
    yield title(made.title)
    yield Row(f" {made.headline}", "", "bold", 1)
    for part in made.parts:
        yield from _part(part, answer, cells)


def _part(part: BulletinPart, answer: RollupAnswer, cells: int) -> Iterator[Row]:
    table = part.table
    if table is None:
        yield title(part.title)
    elif isinstance(table.rows[0], SlowMeasure):
        yield from _slow(part.title, table.rows)
    elif isinstance(table.rows[0], ResultGroup):
        yield from _groups(part.title, table.rows, answer, cells)
    else:  # the units, which stand under it as it is
        yield title(part.title)
    if part.text:
        yield Row(f" {part.text}", "", "plain", 1)
    for note in part.notes:
        yield Row(f" {note}", "", "faint", 1)


def _columns(answer: RollupAnswer, cells: int) -> list[tuple[str, NumberColumn]]:
    """The figures of units and of types, as many as there is room for."""
    last = kind_of(answer.report.period).last
    every = [
        ("tally", NumberColumn("完成", 10)),
        ("rate", NumberColumn("完成率", 8, "faint")),
        ("change", NumberColumn(f"比{last}", 8, "good")),
        ("overdue", NumberColumn("逾期", 6, "alert")),
        ("behind", NumberColumn("滞后", 6, "mind")),
        ("blocked", NumberColumn("受阻", 6, "mind")),
    ]
    few = ("tally", "rate", "overdue")
    return every if cells >= MIDDLE else [one for one in every if one[0] in few]


def _figures(
    one: ResultGroup | UnitResult, columns: Sequence[tuple[str, NumberColumn]]
) -> list[object]:
    tally = one.tally
    told: dict[str, object] = {
        "tally": str(tally) if tally.total else "",
        "rate": str(tally.share) if tally.total else "",
        "change": f"{one.change:+}" if one.change else "",
        "overdue": tally.overdue,
        "behind": tally.behind,
        "blocked": one.blocked,
    }
    return [told[key] for key, _ in columns]


def _groups(
    heading: str, groups: Sequence[ResultGroup], answer: RollupAnswer, cells: int
) -> Iterator[Row]:
    """Types, or plans where there are several, each with how many units show which light."""
    columns = _columns(answer, cells)
    lit = [NumberColumn(light.value[0], 5, LIGHT_STYLES[light]) for light in UnitLight]
    yield heads(heading, [*(column for _, column in columns), *lit])
    types = {group.key for group in answer.report.figures.types}
    for group in groups:
        key = row_key(TYPE, group.title) if group.title in types else ""
        told = [*_figures(group, columns), *group.lights]
        right = numbers([*(column for _, column in columns), *lit], told)
        yield Row(f" {group.title}", key, right=right)


def _slow(heading: str, measures: Sequence[SlowMeasure]) -> Iterator[Row]:
    columns = (
        NumberColumn("未完成", 8),
        NumberColumn("有推进", 8, "good"),
        NumberColumn("进度", 7, "faint"),
    )
    yield heads(heading, columns)
    for one in measures:
        mean = "" if one.mean is None else str(Share(one.mean / 100))
        leader = f"　责任领导{one.measure.leader}" if one.measure.leader else ""
        words = f" {short_title(one.measure)}{leader}"
        right = numbers(columns, (one.open, one.moved, mean))
        yield Row(words, row_key(MEASURE, one.measure.id), indent=3, right=right)


def _ranking(made: Bulletin, answer: RollupAnswer, cells: int) -> Iterator[Row]:
    """Every unit, type by type; Enter opens its report."""
    columns = _columns(answer, cells)
    for group in made.groups:
        what = f"{group.title}排名" if group.ranked else group.title
        yield heads(what, [column for _, column in columns])
        for one in group.results:
            row = one.one.row
            words = (
                Word(f"{one.rank or '':>4} "),
                Word(one.light.value, LIGHT_STYLES[one.light]) if one.light else Word("    "),
                Word(f" {one.name}"),
                Word(
                    "" if one.submitted == Submission.ON_TIME.value else f"  {one.submitted}",
                    "mind",
                ),
            )
            key = unit_key(row) if row else row_key(MISSING, one.one.unit, one.one.type)
            yield Row(
                words,
                key,
                indent=10,
                right=numbers([column for _, column in columns], _figures(one, columns)),
            )


def _late(answer: RollupAnswer, signal: Signal) -> Iterator[Row]:
    """The measures that show a light, each with its units."""
    measures = answer.late[signal]
    total = sum(len(late.units) for late in measures)
    yield title(f"{signal.value} {total}")
    if not measures:
        yield Row(f" 没有{signal.value}的措施。", "", "faint")
    for late in measures:
        names = [row.received.report.head.unit for row in late.units]
        what, (count, colon, named) = short_title(late.measure), units_line(names).partition("：")
        words = (Word(f" {what}　"), Word(count, LIGHTS[signal]), Word(colon + named))
        whole = pieces("".join(word.text for word in words), "　：、", len(what) + 1)
        yield Row(words, late_key(signal, late), indent=3, whole=whole)

"""The words of the roll-up's screen: its header, its pages as rows, the matrix as a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum

from rich.cells import cell_len

from ...domain.progress.signal import Signal
from ...domain.report.wording import short_title
from ...domain.rollup.bars import bar_lines
from ...domain.rollup.figures import (
    STALLED_WEEKS,
    Figures,
    Group,
    Issue,
    PlanFigures,
    UnitRow,
    mark_of,
)
from ...domain.rollup.lists import MARKED, UnitSubmission
from ...domain.rollup.question import MatrixRow, RollupAnswer
from ...domain.rollup.roster import Submission
from ...domain.rollup.wording import counts_line, stalled_sentence, unit_line, units_line
from ...domain.text import numeral
from ..commands import APP, ROLLUP
from ..widgets.bars import Word
from ..widgets.key_bar import key_words
from ..widgets.matrix import Grid
from ..widgets.plan_columns import fit
from ..widgets.rows import Row

ALL_TYPES = "全部"
NOT_OWED = "-"
"""Stands in the matrix where the plan gives a unit's type no such measure."""
UNIT, UNITS, MISSING = "unit", "units", "missing"
SECTION, TYPE, MEASURE, PAGE = "section", "type", "measure", "page"
"""What a row's key begins with: what Enter on it opens or asks for."""


class RollupPage(Enum):
    """The pages, by the digit that shows them."""

    OVERVIEW = "总览"
    MATRIX = "矩阵"
    ISSUES = "问题"
    HANDING = "报送"
    LEADER = "领导页"

    @property
    def digit(self) -> int:
        """1 to 5."""
        return list(RollupPage).index(self) + 1


Line = tuple[list[Word], list[Word]]
"""From the left, and to the right end."""


def head(answer: RollupAnswer, whole: Figures, page: RollupPage, width: int) -> dict[str, Line]:
    """The lines above the page by their names; the lights beside the first that has room."""
    lines = {
        "title": _title(answer),
        "counts": ([Word(f" {counts_line(answer.report)}")], []),
        "tabs": _tabs(answer, page),
        "filters": _filters(answer, whole, width),
    }
    lights = f"  {answer.report.figures.whole.tally.lights()} "
    if not lights.strip():
        return lines
    free = (
        name for name in ("counts", "filters") if _cells(lines[name]) + cell_len(lights) <= width
    )
    place = next(free, "lights")
    return lines | {place: (lines.get(place, ([], []))[0], [Word(lights, "alert")])}


def _cells(line: Line) -> int:
    return sum(cell_len(word.text) for words in line for word in words)


def _title(answer: RollupAnswer) -> Line:
    """Whose roll-up of which period."""
    report = answer.report
    left = [
        Word(f" 汇总  {report.name} ", "strong"),
        Word(" <", "plain", "screen.period(-1)"),
        Word(f" {report.period.label()} ", "strong"),
        Word(">", "plain", "screen.period(1)"),
    ]
    return left, []


def _tabs(answer: RollupAnswer, page: RollupPage) -> Line:
    """[1 总览] 2 矩阵 …; of several plans which one the measures are of."""
    words = [
        Word(f" [{p.digit} {p.value}]", "strong")
        if p is page
        else Word(f"  {p.digit} {p.value} ", "faint", f"screen.page({p.digit})")
        for p in RollupPage
    ]
    plans = answer.report.figures.plans
    if len(plans) < 2 or answer.plan is None:
        return words, []
    place = plans.index(answer.plan) + 1
    return words, [Word(f"F2 计划 {place}/{len(plans)} ", "strong", "screen.plan")]


def _filters(answer: RollupAnswer, whole: Figures, width: int) -> Line:
    """The unit types with their counts, the chosen one in brackets; what else is asked for."""
    asked = answer.asked
    words = [Word(" F4 ", "faint", "screen.unit_type")]
    types = [(group.key, group.units) for group in whole.types]
    chosen = asked.unit_type or ALL_TYPES
    for name, units in [*types, (ALL_TYPES, whole.whole.units)]:
        if name == chosen:
            words.append(Word(f"[{name} {units}]", "strong"))
        elif not asked.of_cells:
            words.append(Word(f" {name} {units} ", "faint", f"screen.show_type({name!r})"))
    words += _chips(answer)
    if asked.of_cells:
        words.append(Word("  Esc 取消", "faint", "screen.back"))
    if width < sum(cell_len(word.text) for word in words):
        words = [word for word in words if word.style == "strong"]
    return words, []


def _chips(answer: RollupAnswer) -> list[Word]:
    """What is asked beside the unit type, each taken off by a click."""
    asked = answer.asked
    told = {
        "signal": asked.signal.value if asked.signal else "",
        "section": f"第{numeral(asked.section)}部分" if asked.section else "",
        "words": f"查找“{asked.words}”" if asked.words else "",
    }
    return [
        Word(f" <{words} x>", "strong", f"screen.widen('{field}')")
        for field, words in told.items()
        if words
    ]


def keys(width: int, keymap: Mapping[str, str]) -> list[Word]:
    """The keys there is room for."""
    return key_words((*ROLLUP, *APP), width, keymap)


# --- the pages


def overview(answer: RollupAnswer, cells: int) -> Iterator[Row]:
    """Who is missing, bars by section and by unit type, what stands still, the weeks."""
    asked, figures = answer.asked, answer.report.figures
    if asked.words:
        yield Row(
            "查找的文字不影响总览的数字；2 矩阵、3 问题、4 报送、5 领导页按它列出。", "", "faint"
        )
    yield from _missing(answer)
    if answer.plan is None:
        yield Row(f"没有{asked.unit_type}报的周报。")
        return
    before = answer.report.period.shifted(-1)
    beside = f"，右边是比{before.short_label()}多完成几项" if figures.whole.change else ""
    if len(figures.plans) > 1:
        yield Row(answer.plan.plan.title, "", "strong")
    yield Row(f"各部分 {answer.plan.units}个单位{beside}", "", "strong")
    for group, line in _bars(answer.bars, asked.signal, cells):
        yield Row(line, "" if asked.section else f"{SECTION}\t{group}")
    several = "（各计划合计）" if len(figures.plans) > 1 else ""
    yield Row(f"各类单位{several}", "", "strong")
    for group, line in _bars((*figures.types, figures.whole), asked.signal, cells):
        yield Row(line, f"{TYPE}\t{group}")
    yield from _still(answer.plan)
    if len(figures.trend) > 1:
        yield Row("各期", "", "strong")
        for trend in figures.trend:
            share = trend.tally.with_share()
            yield Row(f"{trend.period.label()}  {trend.units}个单位  完成{share}")


def _still(plan: PlanFigures) -> Iterator[Row]:
    """What nobody has moved for longest; Enter goes to it in the matrix."""
    found = plan.stalled.measures
    if not plan.stalled.known or not found:
        yield Row(stalled_sentence(plan), "", "plain", 2)
        return
    yield Row(f"最久没有动静：连续{STALLED_WEEKS}周没有单位推进的 {len(found)} 项", "", "strong")
    for measure, units in found:
        key = f"{MEASURE}\t{measure.id}"
        yield Row(f"{short_title(measure)}　{units}个单位未完成", key, "plain", 2)


def _bars(groups: Sequence[Group], signal: Signal | None, cells: int) -> Iterator[tuple[str, str]]:
    lines = bar_lines(groups, signal, cells, fit)
    return ((group.key, line) for group, line in zip(groups, lines, strict=True))


def _missing(answer: RollupAnswer) -> Iterator[Row]:
    report = answer.report
    if not report.by_roster:
        yield Row(
            "没有名册，不知道谁未报。命令 plancheck roster init 由收到的周报列出名册。",
            "",
            "plain",
            2,
        )
        return
    for handing in (Submission.MISSING, Submission.LATE):
        names = [s.unit for s in report.standings if s.handing is handing]
        if names:
            style = "alert" if handing is Submission.MISSING else "plain"
            yield Row(f"{handing.value} {units_line(names)}", f"{PAGE}\t4", style, 5)


def grid(answer: RollupAnswer, *, ascii_marks: bool) -> Grid:
    """The matrix; what the plan does not give a unit is `-`, what is not asked for is empty."""
    matrix = answer.matrix
    not_owed = "." if ascii_marks else NOT_OWED

    def mark(row: MatrixRow, id: str) -> str:
        measure = row.unit.measures.get(id)
        if measure is None:
            return not_owed
        if id not in row.cells:
            return ""
        if ascii_marks and measure.signal is Signal.NORMAL:
            return measure.status.boxed(ascii_only=True)[1:-1]
        return mark_of(measure)

    ids = tuple(measure.id for measure in matrix.measures)
    return Grid(
        tuple(row.unit.received.report.head.unit for row in matrix.rows),
        ids,
        tuple(tuple(mark(row, id) for id in ids) for row in matrix.rows),
    )


def unit_key(row: UnitRow, measure: str = "") -> str:
    """The key of a row that stands for a unit's report, or for a measure in it."""
    plan, issuer, unit, _ = row.received.identity
    return "\t".join((UNIT, plan, issuer, unit, measure))


def issues(answer: RollupAnswer) -> Iterator[Row]:
    """问题 and 协调, measure by measure, the words of each unit under it."""
    for kind, found in (("问题", answer.problems), ("协调", answer.coordination)):
        yield Row(f"{kind} {len(found)}", "", "strong")
        yield from _issues(found)


def _issues(found: Sequence[Issue]) -> Iterator[Row]:
    last = ""
    for issue in found:
        measure = short_title(issue.measure)
        if measure != last:
            yield Row(f"{measure}", "", "faint", 2)
            last = measure
        plan, issuer, unit, _ = issue.identity
        key = "\t".join((UNIT, plan, issuer, unit, issue.measure.id))
        light = "" if issue.signal is Signal.NORMAL else f"（{issue.signal.value}）"
        yield Row(f"  {unit}{light}：{issue.text}".replace("\n", " "), key, "plain", 4)


def handing(answer: RollupAnswer, check: Callable[[UnitSubmission], str]) -> Iterator[Row]:
    """Each unit, then the files that there is something to say of, then the sum."""
    report = answer.report
    cells = min(30, max((cell_len(h.unit) for h in answer.listed), default=0))
    yield Row(f"{counts_line(report)}", "", "strong")
    for handed in answer.listed:
        row = handed.row
        style = "alert" if handed.standing.handing is Submission.MISSING else "plain"
        line = unit_line(handed, check(handed), fit, cells)
        yield Row(line, unit_key(row) if row else f"{MISSING}\t{handed.unit}", style, 7)
    yield Row("")
    yield Row("读入的文件", "", "strong")
    yield Row(f"{report.account.sum_line()}。")
    for outcome, name, told in report.account.told():
        style = "alert" if outcome == "拒收" else "plain"
        yield Row(f"{outcome}　{name}：{told}", "", style, 6)
    for aside in report.account.asides:
        yield Row(aside, "", "plain", 6)


def leader(answer: RollupAnswer) -> Iterator[Row]:
    """Only 逾期, 滞后, 问题, 协调: what somebody has to decide about."""
    for signal in MARKED:
        found = answer.late[signal]
        total = sum(len(late.units) for late in found)
        yield Row(f"{signal.value} {total}", "", "strong")
        for late in found:
            names = [row.received.report.head.unit for row in late.units]
            key = f"{UNITS}\t{signal.name}\t{late.plan.id}\t{late.measure.id}"
            yield Row(f"{short_title(late.measure)}　{units_line(names)}", key, "plain", 2)
    yield from issues(answer)

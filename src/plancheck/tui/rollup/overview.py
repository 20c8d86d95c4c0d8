"""总览: who is missing, how far the parts are, whom to ring up, how the weeks went."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from ...domain.period import kind_of
from ...domain.progress.signal import Signal
from ...domain.report.wording import short_title
from ...domain.rollup.figures.figures import (
    STALLED_WEEKS,
    Figures,
    PlanFigures,
    RollupReport,
    UnitRow,
)
from ...domain.rollup.intake.outcomes import Outcome
from ...domain.rollup.question import RollupAnswer
from ...domain.rollup.returns import RETURNED
from ...domain.rollup.revisions import revision_sentences
from ...domain.rollup.roster.standings import LACKING, Submission
from ...domain.rollup.submissions import composed_sentence
from ...domain.rollup.wording import moment_words, movement_sentence
from ...domain.text import numeral
from ..skin import DOT, FILLED
from ..widgets.bars.bars import Word
from ..widgets.bars.gauge import DONE, STEADY, UNSTARTED, filled_cells, stacked
from ..widgets.plan.columns import fit
from ..widgets.row import Row, title
from .groups import group_rows
from .row_keys import LACK, MEASURE, PAGE, ROSTER, SECTION, TYPE, row_key, unit_key

STYLES = {
    Submission.ON_TIME: "good",
    Submission.UNTIMED: "good",
    Submission.LATE: "mind",
    Submission.MISSING: "alert",
    Submission.RESEND: "alert",
}
"""What colour repeats of how a unit reported."""
REPORTED_BAR = (DONE, (STEADY[0], "mind"), UNSTARTED)
"""What came in time, late, not at all."""
RINGS = 5
"""So many units are named that have most overdue."""
_UNITS, _EVERY_FILE = row_key(PAGE, "4"), "6"


def overview_rows(answer: RollupAnswer, cells: int) -> Iterator[Row]:
    """The page, so many cells wide."""
    question, report = answer.question, answer.report
    if question.words:
        yield Row(
            "查找的文字不影响总览的数字；2 矩阵、3 问题、4 报送、5 领导页按它列出。", "", "faint"
        )
    yield title("报送")
    yield from _submissions(report, cells)
    kind = kind_of(report.period)
    if answer.plan is None:
        yield Row(f" 没有{question.unit_type}报的{kind.report}。")
        return
    figures, last = report.figures, kind.last
    several = len(figures.plans) > 1
    section = f"各部分（{answer.plan.plan.title}）" if several else "各部分"
    yield from group_rows(
        section,
        answer.bars,
        question.signal,
        cells,
        last=last,
        key=lambda group: "" if question.section else row_key(SECTION, group.key),
    )
    yield from group_rows(
        "各类单位（各计划合计）" if several else "各类单位",
        (*figures.types, figures.whole),
        question.signal,
        cells,
        last=last,
        key=lambda group: row_key(TYPE, group.key),
    )
    yield from _late_units(figures)
    yield from _weeks(report)
    yield from _still(answer.plan)


def _submissions(report: RollupReport, cells: int) -> Iterator[Row]:
    """应报 20 按时报 17 …, a bar of it, and who lacks, with what to do about it."""
    states = (Submission.ON_TIME, Submission.UNTIMED, Submission.LATE, *LACKING)
    told = [(state.value, n, STYLES[state]) for state in states if (n := report.count(state))]
    if report.by_roster:
        told.insert(0, ("应报", report.owing, "bold"))
    told += [
        (Submission.OUTSIDE.value, report.count(Submission.OUTSIDE), "plain"),
        (Outcome.CONFLICT.value, report.account.count(Outcome.CONFLICT), "mind"),
        (Outcome.REFUSED.value, report.account.count(Outcome.REFUSED), "alert"),
    ]
    words = [
        word
        for name, count, style in told
        if count
        for word in (Word(f"  {name} ", "faint"), Word(str(count), style))
    ]
    room = cells - sum(cell_len(word.text) for word in words) - 4
    bar = []
    if report.by_roster and room >= 10:
        counts = [
            report.count(Submission.ON_TIME) + report.count(Submission.UNTIMED),
            report.count(Submission.LATE),
            sum(map(report.count, LACKING)),
        ]
        bar = stacked(counts, min(room, 60), REPORTED_BAR)
    yield Row(words, right=(*bar, Word(" ")) if bar else ())
    if not report.by_roster:
        hint = (Word("  Enter 列出名册 ", "faint"),)
        yield Row(" 没有名册，不知道谁未报。", row_key(ROSTER), "faint", 1, right=hint)
    yield from _lacking(report)
    if composed := composed_sentence(report):
        yield Row(f" {composed}", "", "faint", 1)
    for line in revision_sentences(report):
        yield Row(f" {line}", _UNITS, "mind", 1)


def _lacking(report: RollupReport) -> Iterator[Row]:
    for state in LACKING:
        if names := report.names(state):
            words = (Word(f"  {state.value}  ", STYLES[state]), Word("、".join(names)))
            hint = (Word("  F5 反馈 ", "faint"),)
            yield Row(words, row_key(LACK, state.name), indent=8, right=hint)
    if returned := [s.unit for s in report.standings if s.returned]:
        words = (Word(f"  {RETURNED}  ", "alert"), Word("、".join(returned)))
        yield Row(words, _UNITS, indent=8)
    late = [s for s in report.standings if s.submission is Submission.LATE]
    if late:
        told = "、".join(f"{one.unit} {moment_words(one.submitted).strip()}" for one in late)
        yield Row((Word("  迟报  ", "mind"), Word(told)), _UNITS, indent=8)
    refused = report.account.refused()
    if refused:
        first = refused[0]
        more = f" 等 {len(refused)} 个" if len(refused) > 1 else ""
        told = f"{first.place}{more}：{first.words.partition('：')[0]}"
        words = (Word("  拒收  ", "alert"), Word(told))
        hint = (Word(f"  {_EVERY_FILE} 看原因 ", "faint"),)
        yield Row(words, row_key(PAGE, _EVERY_FILE), indent=8, right=hint)


def _late_units(figures: Figures) -> Iterator[Row]:
    """The units with most overdue, each with its measures."""
    late = [unit for unit in figures.units if unit.tally.overdue]
    late.sort(key=lambda unit: -unit.tally.overdue)
    if not late:
        return
    yield title("逾期多的单位")
    for unit in late[:RINGS]:
        dots, ids = DOT * min(unit.tally.overdue, 9), _overdue(unit)
        words = (
            Word(f" {fit(unit.label, 27)}"),
            Word(f"{unit.tally.overdue:>3} ", "alert"),
            Word(dots + " " * (10 - len(dots)), "alert"),
            Word(" ".join(ids), "faint"),
        )
        yield Row(words, unit_key(unit), indent=42)


def _overdue(unit: UnitRow) -> list[str]:
    return [id for id, m in unit.measures.items() if m.signal is Signal.OVERDUE]


def _weeks(report: RollupReport) -> Iterator[Row]:
    """What is done by the end of each period at hand; the longest bar is of most, not of all."""
    figures, kind = report.figures, kind_of(report.period)
    yield title(f"每{kind.value}累计完成")
    yield Row(f" {movement_sentence(figures.whole.movement, kind)}", "", "plain", 1)
    if len(figures.trend) < 2:
        return
    most = max(trend.tally.done for trend in figures.trend)
    units = max(trend.units for trend in figures.trend)
    for trend in figures.trend:
        done = trend.tally.done
        label = trend.period.short_label().partition("(")[0]
        full = filled_cells(done, most, 24)
        words = (
            Word(f" {fit(label, 27)}"),
            Word(FILLED * full + " " * (24 - full), "good"),
            Word(f"{done:>6}", "bold"),
            Word(f"  {trend.tally.share!s:>4}", "faint"),
            Word(f"  {trend.units} 个单位报", "mind" if trend.units < units else "faint"),
        )
        yield Row(words)
    if figures.trend and figures.whole.units < units:
        less = units - figures.whole.units
        yield Row(f" 少 {less} 个单位：比例按已报的单位算", "", "faint")


def _still(plan: PlanFigures) -> Iterator[Row]:
    """What nobody has moved for longest; Enter goes to it in the matrix."""
    measures, weeks = plan.stalled.measures, plan.stalled.weeks
    if not weeks:  # it is said of weeks alone
        return
    yield title(f"连续{numeral(STALLED_WEEKS)}周没有单位推进的措施")
    if not plan.stalled.known:
        yield Row(f" 手头有 {weeks} 周，满{numeral(STALLED_WEEKS)}周才列", "", "faint")
    elif not measures:
        yield Row(" 没有这样的措施", "", "faint")
    for measure, units in measures:
        count = (Word(f"  {units} 个单位未完成 ", "faint"),)
        yield Row(f" {short_title(measure)}", row_key(MEASURE, measure.id), indent=2, right=count)

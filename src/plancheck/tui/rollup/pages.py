"""The pages of the roll-up's screen, but for the matrix, as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from rich.cells import cell_len

from ...domain.period import kind_of
from ...domain.progress.signal import Signal
from ...domain.report.wording import short_title
from ...domain.rollup.bars import bar_lines
from ...domain.rollup.figures import STALLED_WEEKS, Group, Issue, PlanFigures
from ...domain.rollup.lists import MARKED
from ...domain.rollup.question import RollupAnswer
from ...domain.rollup.standings import LACKING, Submission
from ...domain.rollup.submissions import composed_sentence, deadline_sentence
from ...domain.rollup.wording import (
    counts_line,
    movement_sentence,
    stalled_sentence,
    unit_line,
    units_line,
)
from ..widgets.plan_columns import fit
from ..widgets.row import Row
from .row_keys import (
    MEASURE,
    MISSING,
    PAGE,
    SECTION,
    TYPE,
    issue_key,
    late_key,
    row_key,
    unit_key,
)


class RollupPage(Enum):
    """The pages, by the digit that shows them."""

    OVERVIEW = "总览"
    MATRIX = "矩阵"
    ISSUES = "问题"
    SUBMISSIONS = "报送"
    LEADER = "领导页"

    @property
    def digit(self) -> int:
        """1 to 5."""
        return list(RollupPage).index(self) + 1


def rows(page: RollupPage, answer: RollupAnswer, cells: int) -> Iterator[Row]:
    """A page, so many cells wide."""
    if page is RollupPage.OVERVIEW:
        return _overview(answer, cells)
    if page is RollupPage.ISSUES:
        return _issues(answer)
    if page is RollupPage.SUBMISSIONS:
        return _submissions(answer)
    return _leader(answer)


def _overview(answer: RollupAnswer, cells: int) -> Iterator[Row]:
    """Who is missing, bars by section and by unit type, what stands still, the weeks."""
    question, figures = answer.question, answer.report.figures
    kind = kind_of(answer.report.period)
    if question.words:
        yield Row(
            "查找的文字不影响总览的数字；2 矩阵、3 问题、4 报送、5 领导页按它列出。", "", "faint"
        )
    yield from _missing(answer)
    if answer.plan is None:
        yield Row(f"没有{question.unit_type}报的{kind.report}。")
        return
    if composed := composed_sentence(answer.report):
        yield Row(composed, "", "plain", 2)
    yield Row(movement_sentence(figures.whole.movement, kind), "", "plain", 2)
    before = answer.report.period.shifted(-1)
    beside = f"，右边是比{before.short_label()}多完成几项" if figures.whole.change else ""
    if len(figures.plans) > 1:
        yield Row(answer.plan.plan.title, "", "strong")
    yield Row(f"各部分 {answer.plan.units}个单位{beside}", "", "strong")
    for group, line in _bars(answer.bars, question.signal, cells):
        yield Row(line, "" if question.section else row_key(SECTION, group))
    several = "（各计划合计）" if len(figures.plans) > 1 else ""
    yield Row(f"各类单位{several}", "", "strong")
    for group, line in _bars((*figures.types, figures.whole), question.signal, cells):
        yield Row(line, row_key(TYPE, group))
    yield from _still(answer.plan)
    if len(figures.trend) > 1:
        yield Row("各期", "", "strong")
        for trend in figures.trend:
            share = trend.tally.with_share()
            yield Row(f"{trend.period.label()}  {trend.units}个单位  完成{share}")


def _still(plan: PlanFigures) -> Iterator[Row]:
    """What nobody has moved for longest; Enter goes to it in the matrix."""
    measures = plan.stalled.measures
    if not measures:
        if words := stalled_sentence(plan):
            yield Row(words, "", "plain", 2)
        return
    yield Row(f"最久没有动静：连续{STALLED_WEEKS}周没有单位推进的 {len(measures)} 项", "", "strong")
    for measure, units in measures:
        key = row_key(MEASURE, measure.id)
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
    for state in (*LACKING, Submission.LATE):
        if names := report.names(state):
            style = "alert" if state in LACKING else "plain"
            yield Row(
                f"{state.value} {units_line(names)}",
                row_key(PAGE, str(RollupPage.SUBMISSIONS.digit)),
                style,
                5,
            )


def _issues(answer: RollupAnswer) -> Iterator[Row]:
    """问题 and 协调, measure by measure, the words of each unit under it."""
    for kind, listed in (("问题", answer.problems), ("协调", answer.coordination)):
        yield Row(f"{kind} {len(listed)}", "", "strong")
        yield from _issue_rows(listed)


def _issue_rows(listed: Sequence[Issue]) -> Iterator[Row]:
    last = ""
    for issue in listed:
        measure = short_title(issue.measure)
        if measure != last:
            yield Row(f"{measure}", "", "faint", 2)
            last = measure
        unit = issue.label
        light = "" if issue.signal is Signal.NORMAL else f"（{issue.signal.value}）"
        yield Row(f"  {unit}{light}：{issue.text}".replace("\n", " "), issue_key(issue), "plain", 4)


def _submissions(answer: RollupAnswer) -> Iterator[Row]:
    """Each unit, then the files that there is something to say of, then the sum."""
    report = answer.report
    cells = min(30, max((cell_len(h.label) for h in answer.listed), default=0))
    yield Row(f"{counts_line(report)}", "", "strong")
    yield Row(f"{deadline_sentence(report)}。", "", "faint", 0)
    for submission in answer.listed:
        row = submission.row
        style = "alert" if submission.standing.submission in LACKING else "plain"
        line = unit_line(submission, submission.check, fit, cells)
        key = unit_key(row) if row else row_key(MISSING, submission.unit, submission.type)
        yield Row(line, key, style, 7)
    yield Row("")
    yield Row("读入的文件", "", "strong")
    yield Row(f"{report.account.sum_line()}。")
    for outcome, name, words in report.account.lines():
        style = "alert" if outcome == "拒收" else "plain"
        yield Row(f"{outcome}　{name}：{words}", "", style, 6)
    for aside in report.account.asides:
        yield Row(aside, "", "plain", 6)


def _leader(answer: RollupAnswer) -> Iterator[Row]:
    """Only 逾期, 滞后, 问题, 协调: what somebody has to decide about."""
    for signal in MARKED:
        measures = answer.late[signal]
        total = sum(len(late.units) for late in measures)
        yield Row(f"{signal.value} {total}", "", "strong")
        for late in measures:
            names = [row.received.report.head.unit for row in late.units]
            line = f"{short_title(late.measure)}　{units_line(names)}"
            yield Row(line, late_key(signal, late), "plain", 2)
    yield from _issues(answer)

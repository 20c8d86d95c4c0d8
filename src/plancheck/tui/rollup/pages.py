"""The pages of the roll-up's screen, but for 总览 and the matrix, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from rich.cells import cell_len

from ...domain.rollup.lists import UnitSubmission
from ...domain.rollup.question import RollupAnswer
from ...domain.rollup.returns import RETURNED
from ...domain.rollup.roster.standings import LACKING, Submission
from ...domain.rollup.submissions import deadline_sentence
from ...domain.rollup.union import Via
from ...domain.rollup.wording import counts_line, moment_words
from ..widgets.bars.bars import Word
from ..widgets.columns import NumberColumn, heads, numbers
from ..widgets.plan.columns import fit
from ..widgets.row import Row, title
from .files import file_rows
from .groups import MIDDLE, WIDE
from .issue_rows import issue_rows
from .overview import STYLES, overview_rows
from .row_keys import MISSING, row_key, unit_key

_STATE = 8


class RollupPage(Enum):
    """The pages, by the digit that shows them."""

    OVERVIEW = "总览"
    MATRIX = "矩阵"
    ISSUES = "问题"
    SUBMISSIONS = "报送"
    LEADER = "领导页"
    FILES = "文件"

    @property
    def digit(self) -> int:
        """1 to 6."""
        return list(RollupPage).index(self) + 1


def rows(page: RollupPage, answer: RollupAnswer, cells: int) -> Iterator[Row]:
    """A page, so many cells wide."""
    if page is RollupPage.OVERVIEW:
        return overview_rows(answer, cells)
    if page is RollupPage.ISSUES:
        return issue_rows(answer, cells)
    if page is RollupPage.SUBMISSIONS:
        return _submissions(answer, cells)
    if page is RollupPage.FILES:
        return file_rows(answer)
    from .leader import leader_rows

    return leader_rows(answer, cells)


def _submissions(answer: RollupAnswer, cells: int) -> Iterator[Row]:
    """Each unit, those that lack first."""
    report = answer.report
    yield title("报送")
    yield Row(f" {counts_line(report)}", "", "bold", 1)
    yield Row(f" {deadline_sentence(report)}。", "", "faint", 1)
    columns = _COLUMNS if cells >= MIDDLE else _FEW_COLUMNS
    yield heads("各单位", columns)
    name = min(26, max((cell_len(h.label) for h in answer.listed), default=0))
    for submission in sorted(answer.listed, key=_gravity):
        row, state = submission.row, submission.standing.submission
        words = (
            Word(f" {fit(state.value, _STATE)}", STYLES.get(state, "plain")),
            Word(f"{fit(submission.label, name)}  "),
            *_how(submission, cells),
        )
        key = unit_key(row) if row else row_key(MISSING, submission.unit, submission.type)
        told: tuple[object, ...] = ()
        if row:
            told = (str(row.tally), str(row.tally.share), row.movement.unanswered)
            told = told if columns is _COLUMNS else (told[0], told[2])
        right = numbers(columns, told) if row else ()
        yield Row(words, key, indent=_STATE + 1, right=right)
    if not answer.listed:
        yield Row(" 没有符合的单位。", "", "faint")


_COLUMNS = (
    NumberColumn("完成", 8),
    NumberColumn("", 9, "faint"),
    NumberColumn("未填", 6, "faint"),
)
_EDITION = 6 + 2 + len("2BDA-XC6J")
"""Edition and check code; a form has neither."""
_FEW_COLUMNS = (_COLUMNS[0], _COLUMNS[2])


def _how(submission: UnitSubmission, cells: int) -> Iterator[Word]:
    """When, in which edition, by which check code; of who lacks whom to call; what to look at.

    Where there is less room, the unit's own page has the code, and then the time.
    """
    standing, row = submission.standing, submission.row
    if row is None:
        yield Word(f"{submission.type} {standing.contact}".rstrip(), "faint")
    else:
        if cells >= MIDDLE:
            yield Word(moment_words(row.received.submitted), "faint")
        if cells >= WIDE and row.received.via is Via.FILE:
            yield Word(f"  {fit(row.received.label, 6)}  {submission.check}")
        elif row.received.via is Via.FORM:
            label = row.received.label
            yield Word(f"  {fit(label, _EDITION) if cells >= WIDE else label}", "faint")
        if older := [one for one in row.editions.older if one.edition]:
            yield Word(f"  旧版{len(older)}", "faint")
        if row.editions.in_conflict:
            yield Word(f"  并存{len(row.editions.current)}份", "mind")
    if standing.returned:
        yield Word(f"  {RETURNED}：{standing.returned}", "alert")
    if standing.hint:
        yield Word(f"  {standing.hint}", "mind")


def _gravity(submission: UnitSubmission) -> int:
    """Whom to ask first: who lacks, who was late, the others."""
    grave = (*LACKING, Submission.LATE)
    state = submission.standing.submission
    return grave.index(state) if state in grave else len(grave)

"""What the office sends back to a unit: what is missing, late, refused or without a word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..period import kind_of
from ..progress.signal import Signal
from ..report.wording import short_title
from .roster.roster import RosterUnit
from .roster.standings import Submission
from .submissions import deadline_words
from .wording import moment_words

if TYPE_CHECKING:
    from ..plan.model import Measure
    from ..report.feedback import FeedbackItem
    from ..report.model import MeasureReport
    from .figures.figures import RollupReport, UnitRow
    from .lists import UnitSubmission


def feedback_of(
    report: RollupReport, submission: UnitSubmission, said: Sequence[FeedbackItem] = ()
) -> tuple[str, ...]:
    """A heading and a line for each thing, to be pasted into a chat; first what a person `said`."""
    row = submission.row
    head = f"【反馈】{submission.unit} {report.period.label()}"
    remarks = [
        *map(item_words, said),
        *_of_standing(report, submission),
        *_of_files(report, submission),
    ]
    if row:
        plan = next(p for p in report.plans if p.id == row.received.report.plan_id)
        remarks += _of_measures(row, {m.id: m for m in plan.measures()})
    if row and not remarks:
        remarks = [f"已收到{row.received.label}，没有要补的。"]
    return (head, *(f"{n}. {line}" for n, line in enumerate(remarks, 1)))


def item_words(item: FeedbackItem) -> str:
    """退回：…; 3.2.1-协1 答复：…, on one line."""
    about = f"{item.about} " if item.about else ""
    return f"{about}{item.kind.value}：{' '.join(item.text.split())}"


def _of_standing(report: RollupReport, submission: UnitSubmission) -> Iterator[str]:
    standing, row = submission
    if standing.submission is Submission.MISSING:
        yield f"还没有收到{kind_of(report.period).report}，请导出后报来。"
    elif standing.submission is Submission.RESEND:
        yield f"{standing.hint}。请重新导出后报来。"
    elif standing.submission is Submission.LATE and standing.submitted:
        moment = moment_words(standing.submitted).strip()
        due = f"期限是{deadline_words(report)}"
        yield f"迟报：{due}，你单位电脑的时钟上{moment}才报，请按时报送。"
    if row and row.editions.in_conflict:
        yield (f"收到内容不同的{row.editions.contents}，请核对后再导出一版报来。")


def _of_files(report: RollupReport, submission: UnitSubmission) -> Iterator[str]:
    """What is said of the unit's own files, and beside these of refused ones that seem to be."""
    row, unit = submission.row, RosterUnit(submission.unit, submission.type)
    current = {one.key for one in row.editions.current} if row else set()
    for note in report.account.files:
        if row and note.refused and any(claim.is_of(unit) for claim in note.claims):
            yield f"文件 {note.name} 没有收下：{note.words}。请重新导出。"
        elif note.keys & current and note.words and not (row and row.editions.in_conflict):
            yield f"{note.words}。"


def _of_measures(row: UnitRow, measures: dict[str, Measure]) -> Iterator[str]:
    for signal, please in (
        (Signal.OVERDUE, "请更新进度，或写明原因和新的时限"),
        (Signal.BEHIND, "请更新进度"),
    ):
        ids = [id for id, m in row.measures.items() if m.signal is signal]
        if ids:
            yield f"{signal.value}{len(ids)}项：{_named(ids, measures)}。{please}。"
    ids = [id for id, m in row.measures.items() if _wordless(m)]
    if ids:
        yield f"没有写原因{len(ids)}项：{_named(ids, measures)}。"


def _wordless(m: MeasureReport) -> bool:
    return m.status.needs_reason and not m.reason


def _named(ids: Iterable[str], measures: dict[str, Measure]) -> str:
    return "；".join(short_title(measures[id]) for id in ids)

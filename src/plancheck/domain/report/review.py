"""填报检查: what a clerk would be asked about a report, before it is submitted.

None of these reminders keeps a report from being submitted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ..period import Period, kind_of
from ..progress.issues.standing import IssueState
from ..progress.overview.quiet import QUIET_DAYS, is_quiet
from ..progress.signal import Signal, Thresholds, report_calendar
from ..progress.status import Status
from ..progress.views import OVER
from ..progress.wrong_dates import misdated, misdated_words
from .feedback import given_feedback

if TYPE_CHECKING:
    from ..ledger.history import History
    from ..plan.model import Plan
    from .model import MeasureReport, StatusReport


class Lack(Enum):
    """What is missing, by what to do about it."""

    NOTE = "写一条进展，说明做到什么程度"
    REASON = "写上原因"
    WORD = "写一条问题或进展，说明为什么没按时完成"
    NEWS = "写一条进展，或者改状态"
    STEPS = "核对进度和步骤"
    ISSUE = "已经解决就销号，没有解决就写清楚还要做什么"
    CLOCK = "核对电脑的日期，再改记到今天（屏幕上按 Enter，命令行 plancheck redate）"
    STATUS = "核对状态"
    ANSWER = "答复街道（屏幕上按 Enter，命令行 plancheck answer）"
    CLERK = "填上填报人"
    REVIEWER = "填上审核人"


class Reminder(NamedTuple):
    """A reminder: about a measure, or about the report's head where `measure` is empty."""

    measure: str
    lack: Lack
    words: str
    feedback: str = ""
    """The id of what is to be answered."""

    @property
    def advice(self) -> str:
        """What to do about it."""
        return self.lack.value

    def __str__(self) -> str:
        return f"{self.measure} {self.words}：{self.advice}。".lstrip()


def review(report: StatusReport, plan: Plan, history: History) -> tuple[Reminder, ...]:
    """The reminders, in the plan's order, those about the head last."""
    reminders = [
        Reminder(measure.id, lack, words)
        for measure in report.measures
        for lack, words in (
            *lacks_of(measure, report.period, report.generated.date(), plan, history),
            *((Lack.ISSUE, words) for words in _left_open(measure, report)),
        )
    ]
    reminders += [
        Reminder(one.item.about, Lack.ANSWER, one.words, one.item.id)
        for one in given_feedback(history)
        if one.is_open
    ]
    wrong = misdated_words(misdated(history, report.generated, plan.issued))
    if wrong:
        reminders.append(Reminder("", Lack.CLOCK, wrong))
    if not report.head.prepared_by:
        reminders.append(Reminder("", Lack.CLERK, "没有填报人"))
    if not report.head.reviewer:
        reminders.append(Reminder("", Lack.REVIEWER, "没有审核人"))
    return tuple(reminders)


def lacks_of(
    measure: MeasureReport, period: Period, today: date, plan: Plan, history: History
) -> Iterator[tuple[Lack, str]]:
    """What one measure lacks in a report of a period, made today."""
    status = measure.status
    this = kind_of(period).this
    if measure.completed and not measure.progress:
        yield Lack.NOTE, f"{this}完成，没有写进展"
    if status.needs_reason and not measure.reason:
        yield Lack.REASON, f"{status.value}，没有写原因"
    if status is Status.NOT_STARTED and measure.progress:
        yield Lack.STATUS, f"{this}写了进展，状态还是未启动"
    late = _days_late(measure, period, today, plan)
    if late > 0 and not _has_notes(measure):
        yield Lack.WORD, f"逾期{late}天，{this}没有说明"
    day = min(period.last_day, today)
    if status is Status.IN_PROGRESS and is_quiet(history, measure.id, day, today):
        yield Lack.NEWS, f"推进中，{QUIET_DAYS // 7}周没有任何记录"
    contradiction = _contradiction(measure)
    if contradiction:
        yield Lack.STEPS, contradiction


def _left_open(measure: MeasureReport, report: StatusReport) -> Iterator[str]:
    """The problems of a measure that is over, or whose day has passed, and that nobody closed."""
    day = min(report.period.last_day, report.generated.date())
    for issue in report.issues:
        if issue.measure != measure.id or issue.state is IssueState.CLOSED:
            continue
        if measure.status in OVER:
            yield f"{measure.status.value}，{issue.number} 还没有销号"
        elif issue.due and issue.due < day:
            yield f"{issue.number} 时限{issue.due.month}月{issue.due.day}日已过，还没有销号"


def _days_late(measure: MeasureReport, period: Period, today: date, plan: Plan) -> int:
    """How late it is at the period's end; in a period that runs, today: lights look further."""
    if measure.signal is not Signal.OVERDUE or measure.due is None:
        return 0
    day = report_calendar(period.last_day, plan.year, Thresholds()).day
    return (min(day, today) - measure.due).days


def _has_notes(measure: MeasureReport) -> bool:
    return bool(measure.progress or measure.problems or measure.coordination or measure.next)


def _contradiction(measure: MeasureReport) -> str:
    """Where percent and steps cannot both be so: one says all or nothing, the other does not."""
    done, total, percent = measure.steps_done, measure.steps_total, measure.percent
    if not total or percent is None:
        return ""
    if percent == 100 and done < total:
        words = "已完成" if measure.status is Status.DONE else "进度100%"
        return f"{words}，步骤才做了{done}/{total}"
    if done == total and percent < 100:
        return f"步骤{done}/{total}全做了，进度才{percent}%"
    return f"步骤做了{done}/{total}，进度还是0%" if done and not percent else ""

"""A report as it will be printed, line by line, with what is new in it marked and what is amiss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from ..period import kind_of
from ..progress.signal import Signal
from .builder import status_report
from .editions import SubmittedEdition, editions, since_submission
from .review import Reminder, review
from .wording import report_parts, report_subtitle, report_title, signature_of

if TYPE_CHECKING:
    from ..ledger.history import History
    from ..period import Period
    from ..plan.model import Plan
    from ..progress.signal import Thresholds
    from .model import MeasureReport, StatusReport

NEW = "+"
"""Marks a line that the last submission of the period did not have."""
CHANGED = "*"
"""Marks a measure whose state the period changed."""


class Line(NamedTuple):
    """A line: its words, the measure they are about, its mark, whether it is a heading."""

    text: str
    measure: str = ""
    mark: str = ""
    heading: bool = False

    def __str__(self) -> str:
        return f"{self.mark or ' '} {self.text}".rstrip()


class Preview(NamedTuple):
    """A report before it is submitted."""

    report: StatusReport
    plan: Plan
    """The revision that it is by."""
    lines: tuple[Line, ...]
    reminders: tuple[Reminder, ...]
    submitted: SubmittedEdition | None
    """The period's latest edition on record."""
    before: SubmittedEdition | None
    """That of the period before."""


def preview(
    report: StatusReport,
    plan: Plan,
    history: History,
    thresholds: Thresholds,
    former: Sequence[Plan] = (),
) -> Preview:
    """The report's lines and reminders; marks tell it from its last edition on record."""
    lines = tuple(preview_lines(report, plan))
    touched, known = since_submission(history, report.period)
    if touched:
        before = status_report(
            plan=plan,
            history=known,
            head=report.head,
            period=report.period,
            generated=report.generated,
            thresholds=thresholds,
            former=former,
        )
        old = {(line.measure, _unnumbered(line)) for line in preview_lines(before, plan)}
        lines = tuple(
            line._replace(mark=NEW)
            if line.measure in touched and (line.measure, _unnumbered(line)) not in old
            else line
            for line in lines
        )
    return Preview(
        report=report,
        plan=plan,
        lines=lines,
        reminders=review(report, plan, history),
        submitted=_latest(history, report.period),
        before=_latest(history, report.period.shifted(-1)),
    )


def _latest(history: History, period: Period) -> SubmittedEdition | None:
    return max(editions(history, period), key=lambda one: one.number, default=None)


def _unnumbered(line: Line) -> str:
    return line.text.partition("）")[2] if line.text.startswith("（") else line.text


def preview_lines(report: StatusReport, plan: Plan) -> Iterator[Line]:
    """The report as it is printed, what the period changed marked."""
    yield Line(report_title(report, plan), heading=True)
    yield Line(report_subtitle(report))
    for part in report_parts(report, plan):
        yield Line(part.title, heading=True)
        for text, about in zip_longest(part.lines, part.measures, fillvalue=""):
            yield Line(text, about)
    this = kind_of(report.period).this
    yield Line(f"附：措施一览（{CHANGED} {this}有变化，{NEW} 上次导出后有变化）", heading=True)
    texts = {m.id: m.text for m in plan.measures()}
    for measure in report.measures:
        mark = CHANGED if measure.changed else ""
        yield Line(_row(measure, texts.get(measure.id, "")), measure.id, mark)
    yield Line("　".join(signature_of(report)))


def _row(measure: MeasureReport, text: str) -> str:
    """[推] 3.2.1 推进社区食堂建设　40%　责任人 王某　6-30　临期."""
    due = measure.due
    parts = (
        f"[{measure.status.mark}] {measure.id} {text}",
        f"{measure.percent}%" if measure.percent else "",
        f"步骤{measure.steps_done}/{measure.steps_total}" if measure.steps_total else "",
        measure.owners,
        f"{due.year}-{due.month}-{due.day}" if due else "",
        "" if measure.signal is Signal.NORMAL else measure.signal.value,
    )
    return "　".join(part.replace("\n", " ") for part in parts if part)

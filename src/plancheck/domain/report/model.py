"""周报 (月报, 季报, 年报): a unit's state at a period's end; every format comes from this value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from ..ledger.unit_names import UnitName
from ..period import Period
from ..plan.model import Units
from ..progress.issues.standing import IssueState
from ..progress.signal import Signal
from ..progress.state import NoteKind
from ..progress.status import Status
from ..progress.tally import NO_FIGURE, Tally
from ..progress.views import OVER
from .content import as_it_stands, check_code, digest_of, report_content
from .editions import Edition
from .feedback import AnsweredFeedback


class Latest(NamedTuple):
    """The latest word of progress on a measure by the period's end, and the day it speaks of."""

    on: date
    text: str


class MeasureReport(NamedTuple):
    """One measure at the period's end; `due` is the unit's date or the plan's.

    `percent` is 0-100, None where no figure means anything. `owner` are the persons named, each as
    it was written. `changed`: its state is not what it was at the period's beginning; `completed`:
    已完成, and was not then; `uncompleted`: was 已完成 then, and is not; `answered`: the clerk said
    something of it in the period, 无变化 too; `advanced`: it is 推进中 and got further in it.
    `since` is the day of its status.
    """

    id: str
    status: Status = Status.NOT_STARTED
    percent: int | None = None
    amount: int | float | None = None
    owner: tuple[str, ...] = ()
    due: date | None = None
    signal: Signal = Signal.NORMAL
    changed: bool = False
    completed: bool = False
    uncompleted: bool = False
    answered: bool = False
    advanced: bool = False
    since: date | None = None
    reason: str = ""
    progress: tuple[str, ...] = ()
    latest: Latest | None = None
    problems: tuple[str, ...] = ()
    coordination: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    steps_done: int = 0
    steps_total: int = 0

    @property
    def owners(self) -> str:
        """王某（书记）、李某."""
        return "、".join(self.owner)

    @property
    def percent_words(self) -> str:
        """40%, or — where no figure means anything."""
        return NO_FIGURE if self.percent is None else f"{self.percent}%"

    @property
    def blocked_words(self) -> str:
        """自3月5日起受阻：缺备餐间; "" where it is not 受阻."""
        if self.status is not Status.BLOCKED:
            return ""
        since = f"自{self.since.month}月{self.since.day}日起" if self.since else ""
        return f"{since}受阻{f'：{self.reason}' if self.reason else ''}"

    @property
    def unanswered(self) -> bool:
        """Whether the unit owes a word on it in this period; done and 不适用 need none."""
        return not self.answered and self.status not in OVER


class IssueReport(NamedTuple):
    """A numbered problem (3.2.1-问1) or matter to be settled by others (3.2.1-协1)."""

    number: str
    measure: str
    kind: NoteKind
    text: str
    raised: date
    owner: tuple[str, ...] = ()
    due: date | None = None
    state: IssueState = IssueState.OPEN
    closed: date | None = None
    how: str = ""
    answer: str = ""


class Letterhead(NamedTuple):
    """Who reports to whom, and who signs; `former` is what the unit was called before."""

    unit: str
    unit_type: str
    issuer: str
    prepared_by: str = ""
    reviewer: str = ""
    phone: str = ""
    former: tuple[UnitName, ...] = ()

    @property
    def identity(self) -> Units:
        """The unit by its type and names, as a plan asks for it."""
        return Units(self.unit_type, (self.unit, *(unit.name for unit in self.former)))


class StatusReport(NamedTuple):
    """The report. Counts are over the unit type's measures, by `Tally`'s definition.

    `withdrawn` are measures that are the unit's no more and on which something is recorded: they
    count for nothing. `feedback` is what the office said and the unit answered in the period.
    `as_of` is the day that it is judged by. `as_read` is the content of the file
    that it was read from, where this version would write another: it has keys not known here.
    """

    head: Letterhead
    period: Period
    as_of: date
    edition: Edition
    generated: datetime
    plan_id: str
    plan_revision: int
    plan_digest: str
    tally: Tally
    measures: tuple[MeasureReport, ...]
    issues: tuple[IssueReport, ...] = ()
    withdrawn: tuple[MeasureReport, ...] = ()
    feedback: tuple[AnsweredFeedback, ...] = ()
    as_read: Mapping[str, object] | None = None

    @property
    def first_day(self) -> date:
        """The period's first day."""
        return self.period.first_day

    @property
    def last_day(self) -> date:
        """The period's last day."""
        return self.period.last_day

    @property
    def answered(self) -> int:
        """How many measures the clerk said something of in the period."""
        return sum(measure.answered for measure in self.measures)

    @property
    def unanswered(self) -> int:
        """未填: how many measures the unit owes a word on."""
        return sum(measure.unanswered for measure in self.measures)

    @property
    def content(self) -> Mapping[str, object]:
        """The status file's content, without its seal."""
        return report_content(self) if self.as_read is None else as_it_stands(self, self.as_read)

    @property
    def digest(self) -> str:
        """What tells one content of a period from another, whenever and however often exported."""
        return digest_of(self.content)

    def standing_for(self, digests: tuple[str, ...]) -> StatusReport:
        """The same report, standing for these earlier editions."""
        if digests == self.edition.stands_for:
            return self
        as_read = self.as_read
        if as_read is not None and isinstance(head := as_read["report"], Mapping):
            as_read = {**as_read, "report": {**head, "stands_for": list(digests)}}
        return self._replace(edition=self.edition._replace(stands_for=digests), as_read=as_read)

    @property
    def check_code(self) -> str:
        """校验码, which every format of the report shows."""
        return check_code(self.digest, self.edition.number)

"""The office's side: what it said to each unit of a period, kept in its home, and the files of it.

One file a unit and period holds all that was said; the one in the home is the record, the ones in
the folder of the period go to the unit, with a text for a chat group beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.report.feedback import Feedback, FeedbackItem, FeedbackKind
from ...domain.rollup.returns import Return, returns_of
from ...domain.rollup.wording import issued_by
from ...domain.text import NOTE_LIMIT, typed_text
from ...errors import BadFile, NewerFormat, NothingFound, UsageFault
from ...storage import atomic
from ...storage.feedback import file as feedback_file
from ...storage.file_names import numbered, unit_folder
from ...storage.presence import absent
from ...storage.text_file import LIMIT, read_bytes
from ..act import random_id

if TYPE_CHECKING:
    from ...domain.period import Period
    from ...domain.rollup.figures.figures import RollupReport
    from ...domain.rollup.lists import UnitSubmission
    from ..ledger import Clock
    from ..settings import Settings

_RETURN = FeedbackKind.RETURN.value.encode()
_UNREAD = "有一份留底的反馈读不出来，里面的退回没有标出："


class WrittenFeedback(NamedTuple):
    """What was said to a unit so far, and the files that go to it."""

    feedback: Feedback
    files: tuple[Path, ...]


class KeptReturns(NamedTuple):
    """What was sent back, and the files of which nobody can tell, each with why."""

    returns: frozenset[Return]
    faults: tuple[str, ...] = ()


class Outbox:
    """What an office says to the units of a roll-up."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings = settings
        self._home = settings.home
        self._clock = clock

    def said(self, report: RollupReport, submission: UnitSubmission) -> Feedback:
        """All that was said to a unit of the roll-up's period; BadFile where that is not readable.

        Without items where nothing was.
        """
        fresh = self._addressed(report, submission)
        path = self._place(fresh)
        if absent(path):
            return fresh
        kept = feedback_file.load_feedback(path)
        return fresh._replace(items=kept.items, generated=kept.generated)

    def say(
        self,
        report: RollupReport,
        submission: UnitSubmission,
        text: str,
        about: str = "",
        *,
        send_back: bool = False,
    ) -> WrittenFeedback:
        """Say one thing more, of all, a measure or a numbered matter; or send the report back.

        It is kept first, then written for the unit. UsageFault, NotSaved, BadFile.
        """
        text = typed_text(text, NOTE_LIMIT, lines=True)
        if not text:
            raise UsageFault("没有写内容，什么也没有记下。")
        said = self.said(report, submission)
        item = _item(submission, text, about, send_back=send_back)
        return self._keep(report, submission, said._replace(items=(*said.items, item)))

    def take_back(
        self, report: RollupReport, submission: UnitSubmission, id: str
    ) -> WrittenFeedback:
        """Say one thing no more; a unit that has it on record already keeps it there."""
        said = self.said(report, submission)
        items = tuple(item for item in said.items if item.id != id)
        if len(items) == len(said.items):
            raise NothingFound("没有这一条反馈。")
        return self._keep(report, submission, said._replace(items=items))

    def write(self, report: RollupReport, submission: UnitSubmission) -> WrittenFeedback:
        """Write the files for the unit again: they may be gone. None where nothing was said."""
        self._settings.require_home()
        said = self.said(report, submission)
        files = self._written(report, submission, said) if said.items else ()
        return WrittenFeedback(said, tuple(files))

    def returns(self, periods: Iterable[Period]) -> KeptReturns:
        """What was sent back of these periods."""
        found: set[Return] = set()
        faults = []
        for path in chain.from_iterable(map(self._kept, periods)):
            try:
                if _RETURN in read_bytes(path, LIMIT):
                    found |= returns_of(feedback_file.load_feedback(path))
            except BadFile as error:
                faults.append(f"{_UNREAD}{error}")
        return KeptReturns(frozenset(found), tuple(faults))

    # --- inner

    def _kept(self, period: Period) -> Sequence[Path]:
        folder = self._home.feedback / str(period)
        return [] if absent(folder) else sorted(folder.glob("*.toml"))

    def _place(self, feedback: Feedback) -> Path:
        whose = f"{feedback.unit} {feedback.unit_type} {feedback.plan}"
        return self._home.feedback / str(feedback.period) / f"{unit_folder(whose)}.toml"

    def _addressed(self, report: RollupReport, submission: UnitSubmission) -> Feedback:
        """Nothing said yet to a unit, under all names that the office has for it."""
        row, standing = submission.row, submission.standing
        plan = row.received.report.plan_id if row else report.plans[0].id
        borne = row.received.report.head.identity.names if row else ()
        names = dict.fromkeys((standing.unit, *standing.names, *borne))
        names.pop(submission.unit, None)
        return Feedback(
            sender=issued_by(report),
            plan=plan,
            unit=submission.unit,
            unit_type=submission.type,
            period=row.received.report.period if row else report.period,
            generated=self._clock(),
            names=tuple(names),
        )

    def _keep(
        self, report: RollupReport, submission: UnitSubmission, said: Feedback
    ) -> WrittenFeedback:
        self._settings.require_home()
        said = said._replace(generated=self._clock())
        atomic.write(self._place(said), feedback_file.feedback_text(said).encode())
        return WrittenFeedback(said, tuple(self._written(report, submission, said)))

    def _written(
        self, report: RollupReport, submission: UnitSubmission, said: Feedback
    ) -> Iterator[Path]:
        folder = self._home.period_folder(said.period)
        stem = _free(folder, feedback_file.feedback_stem(said), said)
        if said.items or not absent(folder / f"{stem}.toml"):
            data = feedback_file.feedback_text(said).encode()
            yield atomic.write_beside(folder / f"{stem}.toml", data)
        from ...domain.rollup.feedback import feedback_of

        lines = feedback_of(report, submission, said.items)
        text = "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")
        yield atomic.write_beside(folder / f"{stem}.txt", text)


def _item(submission: UnitSubmission, text: str, about: str, *, send_back: bool) -> FeedbackItem:
    """What is said as an item; UsageFault where the unit has no such measure, matter or report."""
    row, id = submission.row, random_id(16)
    if send_back:
        if row is None:
            raise UsageFault(f"还没有收到{submission.unit}的报告，没有可以退回的。")
        return FeedbackItem(id, FeedbackKind.RETURN, text, digest=row.received.digest)
    if not about:
        return FeedbackItem(id, FeedbackKind.REMARK, text)
    issues = row.received.report.issues if row else ()
    issue = next((one for one in issues if one.number == about), None)
    if issue:
        asked = issue.kind.value == "协调"
        kind = FeedbackKind.ANSWER if asked else FeedbackKind.REMARK
        return FeedbackItem(id, kind, text, measure=issue.measure, issue=issue.number)
    if row and about not in {one.id for one in row.received.report.measures}:
        raise UsageFault(f"{submission.unit}的报告里没有 {about}。")
    return FeedbackItem(id, FeedbackKind.REMARK, text, measure=about)


def _free(folder: Path, stem: str, said: Feedback) -> str:
    """The name, or 「name(2)」… where what is said to a namesake has it."""
    places = numbered(folder / f"{stem}.toml")
    return next(path.stem for path in places if not _is_anothers(path, said))


def _is_anothers(path: Path, said: Feedback) -> bool:
    if absent(path):
        return False
    try:
        found = feedback_file.load_feedback(path)
    except NewerFormat:
        return True
    except BadFile:
        return False
    return (found.unit, found.unit_type, found.plan) != (said.unit, said.unit_type, said.plan)

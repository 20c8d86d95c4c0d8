"""Every act a clerk can do on measures: prepared here, performed by the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from ..domain import refusals
from ..domain.period import Week
from ..domain.progress import edits
from ..domain.progress.edits import Edit
from ..domain.progress.issues.numbers import MARKS, number_for, number_in
from ..domain.progress.issues.standing import open_issues
from ..domain.progress.persons import person_keys
from ..domain.progress.state import NoteKind
from ..domain.progress.status import Status
from ..domain.progress.views import OVER
from ..domain.text import NOTE_LIMIT, TITLE_LIMIT, typed_text
from ..errors import NothingFound, UsageFault
from .act import NAMED, PreparedAct, random_id
from .unit import Unit

if TYPE_CHECKING:
    from ..domain.ledger.entry import Entry
    from ..domain.progress.state import Note
    from ..domain.progress.wrong_dates import Misdated
    from .issues import IssueEdits
    from .steps import StepEdits


class Edits:
    """The acts of a unit. Each gives entries that fit what is known now."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit

    @cached_property
    def steps(self) -> StepEdits:
        """The acts on a measure's steps."""
        from .steps import StepEdits

        return StepEdits(self._unit)

    @cached_property
    def issues(self) -> IssueEdits:
        """The problems that are followed, and the acts on them."""
        from .issues import IssueEdits

        return IssueEdits(self._unit)

    def tick(self, measure_ids: Iterable[str], on: date | None = None) -> PreparedAct:
        """Say that the unit's part of these measures is done."""
        ledger, days, drafts = self._unit.writable_ledger(), self._unit.act_days(on), []
        for measure in self._unit.own(measure_ids):
            status = edits.status_by(ledger.history, measure.id, *days)
            if status in (Status.ONGOING, Status.NOT_APPLICABLE):
                raise UsageFault(
                    f"{measure.id} 现为“{status.value}”，不能直接打勾；"
                    "请先改状态（屏幕上按 F2，命令行用 set --status）。"
                )
            drafts += edits.tick(ledger.history, measure.id, *days)
        return self._telling_of_issues(ledger.prepare(drafts, "已完成"))

    def untick(self, measure_ids: Iterable[str], on: date | None = None) -> PreparedAct:
        """Bring back the status from before these measures were done."""
        ledger, days, drafts = self._unit.writable_ledger(), self._unit.act_days(on), []
        for measure in self._unit.own(measure_ids):
            if edits.status_by(ledger.history, measure.id, *days) is not Status.DONE:
                raise UsageFault(f"{measure.id} 还不是已完成，没有可取消的勾。")
            drafts += edits.untick(ledger.history, measure.id, *days)
        return ledger.prepare(drafts, "已取消完成")

    def change(
        self,
        measure_ids: Iterable[str],
        what: Edit,
        on: date | None = None,
        evidence: Sequence[str] = (),
    ) -> PreparedAct:
        """Set fields of measures and name files that show the work, all as one act."""
        if isinstance(what.percent, int) and not 0 <= what.percent <= 100:
            raise UsageFault("进度应当是 0 到 100 的整数。")
        if isinstance(what.amount, int | float) and not 0 <= what.amount < 1e15:
            raise UsageFault("完成量应当是不小于 0 的数。")
        named = [text for text in (typed_text(text, NOTE_LIMIT) for text in evidence) if text]
        what = what._replace(
            owner=None if what.owner is None else typed_text(what.owner, TITLE_LIMIT),
            reason=None if what.reason is None else typed_text(what.reason, NOTE_LIMIT),
        )
        ledger, days, drafts = self._unit.writable_ledger(), self._unit.act_days(on), []
        for measure in self._unit.own(measure_ids):
            drafts += edits.change(ledger.history, measure.id, what._replace(owner=None), *days)
            if what.owner is not None:
                state = self._unit.progress.state(measure.id)
                owners = (None, what.owner)
                drafts += edits.transfer(ledger.history, measure.id, state, owners, *days)
            for text in named:
                drafts += edits.evidence(measure.id, random_id(8), text, days[0])
        told = "已改为" + what.status.value if what.status else "已更新"
        act = ledger.prepare(drafts, "已记佐证" if named and what == Edit() else told)
        return self._telling_of_issues(act) if what.status in OVER else act

    def _telling_of_issues(self, act: PreparedAct) -> PreparedAct:
        """The act that ends measures, with how many of their problems stay open."""
        states = (self._unit.progress.state(id) for id in act.measures)
        left = sum(1 for state in states for note in open_issues(state) if note.number)
        if not left:
            return act
        return act._replace(message=f"{act.message}，还有 {left} 个问题没有销号")

    def transfer(self, former: str, owner: str, on: date | None = None) -> PreparedAct:
        """Give all that someone has, measures and open steps, to another: one act.

        Who shared something with him keeps his part, and that is told.
        """
        from ..domain.progress import edits

        former, owner = (
            self._unit.person(typed_text(former, TITLE_LIMIT)),
            typed_text(owner, TITLE_LIMIT),
        )
        if not person_keys(former) or not person_keys(owner):
            raise UsageFault(refusals.NO_PERSONS)
        if person_keys(former) == person_keys(owner):
            raise UsageFault(f"原责任人和新责任人都是“{owner}”，没有要移交的。")
        ledger, days, drafts = self._unit.writable_ledger(), self._unit.act_days(on), []
        for measure in filter(self._unit.owns, self._unit.measures.values()):
            state = self._unit.progress.state(measure.id)
            drafts += edits.transfer(ledger.history, measure.id, state, (former, owner), *days)
        if not drafts:
            raise NothingFound(f"“{former}”名下没有措施，也没有未完成的步骤。")
        act = ledger.prepare(drafts, f"由 {former} 移交 {owner}")
        shared = [d for d in drafts if person_keys(owner) < person_keys(str(d.value or ""))]
        told = "，".join(dict.fromkeys(f"{d.measure} 现由 {d.value} 负责" for d in shared[:NAMED]))
        more = f"等 {len(shared)} 处" if len(shared) > NAMED else ""
        return act._replace(message=f"{act.message}，其中 {told}{more}") if told else act

    def note(
        self,
        measure_ids: Iterable[str],
        text: str,
        kind: NoteKind = NoteKind.PROGRESS,
        on: date | None = None,
    ) -> PreparedAct:
        """Write a note about measures."""
        text = typed_text(text, NOTE_LIMIT, lines=True)
        if not text:
            raise UsageFault(refusals.EMPTY_NOTE)
        ledger, days, drafts = self._unit.writable_ledger(), self._unit.act_days(on), []
        for measure in self._unit.own(measure_ids):
            fields, id = ledger.history.fields.get(measure.id, {}), random_id(8)
            number = number_for(fields, measure.id, id, kind)
            drafts += edits.note(measure.id, id, kind, text, days[0], number)
        act = ledger.prepare(drafts, f"已记{kind.value}")
        numbers = [number_in(draft.value) for draft in drafts]
        if len(numbers) == 1 and numbers[0]:
            return act._replace(message=f"已记{kind.value} {numbers[0]}")
        return act

    def rewrite(self, measure_id: str, note: Note, text: str, kind: NoteKind) -> PreparedAct:
        """Put a note in other words; it goes on speaking of its day."""
        text = typed_text(text, NOTE_LIMIT, lines=True)
        if not text:
            raise UsageFault("记录是空的，没有改动。")
        ledger, (today, _) = self._unit.writable_ledger(), self._unit.act_days(None)
        (measure,) = self._unit.own([measure_id])
        drafts = edits.rewrite_note(ledger.history, measure.id, note, kind, text, today)
        act = ledger.prepare(drafts, f"已改{kind.value}")
        if note.number and kind not in MARKS:
            told = f"已改{kind.value}，{note.number} 不再列入问题台账"
            return act._replace(message=told)
        return act

    def evidence(
        self, measure_ids: Iterable[str], texts: Sequence[str], on: date | None = None
    ) -> PreparedAct:
        """Name files that show the work."""
        if not any(text.strip() for text in texts):
            raise UsageFault(refusals.NO_EVIDENCE)
        return self.change(measure_ids, Edit(), on, texts)

    def no_change(self, measure_ids: Iterable[str], week: Week | None = None) -> PreparedAct:
        """Answer 本周无变化 for a week, by default today's."""
        ledger, (today, _) = self._unit.writable_ledger(), self._unit.act_days(None)
        week = week or Week.of(today)
        if week.first_day > today:
            raise UsageFault(f"{week.label()} 还没有到。")
        drafts = [
            draft
            for measure in self._unit.own(measure_ids)
            for draft in edits.no_change(ledger.history, measure.id, week, today)
        ]
        name = "本周" if week == Week.of(today) else f"{week.year}年第{week.number}周"
        return ledger.prepare(drafts, f"{name}无变化")

    def wrong_dates(self) -> str:
        """What a wrong clock has dated, in a sentence; empty where it has nothing."""
        from ..domain.progress.wrong_dates import misdated_words

        return misdated_words(self._misdated())

    def _misdated(self) -> list[Misdated]:
        from ..domain.progress.wrong_dates import misdated

        ledger, unit = self._unit.ledger, self._unit
        return misdated(ledger.history, unit.clock(), unit.plan.issued) if ledger else []

    def date_today(self) -> PreparedAct:
        """Say again today what a wrong clock has dated, all as one act."""
        from ..domain.progress.wrong_dates import dating_drafts

        ledger = self._unit.writable_ledger()
        drafts = dating_drafts(ledger.history, self._misdated(), self._unit.today)
        return ledger.prepare(drafts, "日期已改记到今天")

    def settle(self, chosen: Entry) -> PreparedAct:
        """Settle a conflict (并存) on one of the values it has."""
        ledger, (today, _) = self._unit.writable_ledger(), self._unit.act_days(None)
        self._unit.own([chosen.measure])
        return ledger.prepare(edits.settle(ledger.history, chosen, today), "已选定")

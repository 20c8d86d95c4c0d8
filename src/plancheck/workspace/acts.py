"""Every act a clerk can do on measures: prepared here, performed by the book."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ..domain.progress import NoteKind, Status
from ..domain.text import NOTE_LIMIT, TITLE_LIMIT, clean
from ..errors import NothingFound, UsageFault
from .book import Act, random_id
from .desk import Desk

if TYPE_CHECKING:
    from ..domain import acts
    from ..domain import undo as undoing

# What only an act needs is imported where it is made: `list` does without.


class Acts(Desk):
    """The acts. Each gives entries that fit what is known now; none writes."""

    def tick(self, measure_ids: Iterable[str], on: date | None = None) -> Act:
        """Say that the unit's part of these measures is done."""
        from ..domain import acts

        book, days, drafts = self._writable(), self._days(on), []
        for measure in self.own(measure_ids):
            status = acts.status_by(book.history, measure.id, *days)
            if status in (Status.ONGOING, Status.NOT_APPLICABLE):
                raise UsageFault(
                    f"{measure.id} 现为“{status.value}”，不能直接打勾；"
                    "请先改状态（屏幕上按 F2，命令行用 set --status）。"
                )
            drafts += acts.tick(book.history, measure.id, *days)
        return book.prepare(drafts, "已完成")

    def untick(self, measure_ids: Iterable[str], on: date | None = None) -> Act:
        """Bring back the status from before these measures were done."""
        from ..domain import acts

        book, days, drafts = self._writable(), self._days(on), []
        for measure in self.own(measure_ids):
            if acts.status_by(book.history, measure.id, *days) is not Status.DONE:
                raise UsageFault(f"{measure.id} 还不是已完成，没有可取消的勾。")
            drafts += acts.untick(book.history, measure.id, *days)
        return book.prepare(drafts, "已取消完成")

    def change(self, measure_ids: Iterable[str], what: acts.Change, on: date | None = None) -> Act:
        """Set fields of measures, all as one act."""
        from ..domain import acts

        if what.percent is not None and not 0 <= what.percent <= 100:
            raise UsageFault("进度应当是 0 到 100 的整数。")
        if what.amount is not None and not 0 <= what.amount < 1e15:
            raise UsageFault("完成量应当是不小于 0 的数。")
        what = what._replace(
            owner=None if what.owner is None else typed(what.owner, TITLE_LIMIT),
            reason=None if what.reason is None else typed(what.reason, NOTE_LIMIT),
        )
        book, days, drafts = self._writable(), self._days(on), []
        for measure in self.own(measure_ids):
            drafts += acts.change(book.history, measure.id, what, *days)
        return book.prepare(drafts, "已改为" + what.status.value if what.status else "已更新")

    def note(
        self,
        measure_ids: Iterable[str],
        text: str,
        kind: NoteKind = NoteKind.PROGRESS,
        on: date | None = None,
    ) -> Act:
        """Write a note about measures."""
        from ..domain import acts

        text = typed(text, NOTE_LIMIT, lines=True)
        if not text:
            raise UsageFault("记录是空的，没有保存。请写上内容。")
        book, days, drafts = self._writable(), self._days(on), []
        for measure in self.own(measure_ids):
            drafts += acts.note(measure.id, random_id(8), kind, text, days[0])
        return book.prepare(drafts, f"已记{kind.value}")

    def undo(self) -> Act:
        """Take back this installation's last act; NothingFound where there is none."""
        return self._taken_back(self._writable().stacks().undo, "撤销")

    def redo(self) -> Act:
        """Do again what was taken back last."""
        return self._taken_back(self._writable().stacks().redo, "重做")

    def _taken_back(self, stack: Sequence[undoing.Act], verb: str) -> Act:
        from ..domain import undo as undoing

        book = self._writable()
        if not stack:
            raise NothingFound(f"没有可以{verb}的操作。")
        act = stack[-1]
        names = "、".join(act.measures)
        later = undoing.overtaken_by(book.history, act)
        if later:
            raise NothingFound(
                f"不能{verb} {names}：{later.by or '别的电脑'}在 {later.on} 又改过，保持现状。"
            )
        return book.prepare(undoing.taken_back(book.history, act), f"已{verb}")

    def _days(self, on: date | None) -> tuple[date, date]:
        """The day an act speaks of, and today."""
        today = self.today
        if on is not None and on > today:
            raise UsageFault(f"{on} 还没有到，不能记在将来的日期上。")
        return on or today, today


def typed(text: str, limit: int, *, lines: bool = False) -> str:
    """Text a person typed, cleaned; UsageFault where it is too long, so that nothing is cut off."""
    cleaned = clean(text, len(text) * 4 + 1, lines=lines)
    if len(cleaned) > limit:
        raise UsageFault(f"文字太长（{len(cleaned)}字），最多 {limit} 字；没有保存。")
    return cleaned

"""What an office does beside reading: forms for units without the program, the roster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...domain.period import Week
from ...domain.rollup.roster.identities import UnitKey
from ...domain.rollup.roster.roster import RosterUnit
from ...domain.rollup.roster.standings import LACKING
from ...workspace.office.inbox import Inbox
from ...workspace.office.outputs import CHASE_FORMATS
from ..jobs import Job, failure
from .browser import RollupBrowser
from .export import RollupExport
from .intake import RollupIntake
from .row_keys import submission_of
from .view import RollupView

if TYPE_CHECKING:
    from ...workspace.office.form import Forms


class RollupOffice:
    """Asks what is to be done, and for whom."""

    def __init__(
        self,
        screen: RollupView,
        browser: RollupBrowser,
        inbox: Inbox,
        job: Job,
        export: RollupExport,
        intake: RollupIntake,
    ) -> None:
        self._screen = screen
        self._browser = browser
        self._inbox = inbox
        self._job = job
        self._export = export
        self._intake = intake

    def choose(self, key: str) -> None:
        """What is to be done; `key` is that of the row where the cursor is."""
        if self._export.is_busy():
            return
        from ..dialogs.choose import ChooseDialog

        acts: dict[str, tuple[str, Callable[[str], None]]] = {
            "forms": ("填报表：给不装程序的单位填的 Excel 表", self._look_for_forms),
            "chase": ("催报名单：未报、待重报、退回、迟报，带电话", lambda _: self._chase()),
            "roster": (
                "名册：应当报送的单位，由报过的列出",
                lambda _: self._intake.open_roster(),
            ),
        }

        def chosen(act: str | None) -> None:
            if act:
                acts[act][1](key)

        options = [(act, words) for act, (words, _) in acts.items()]
        self._screen.app.push_screen(ChooseDialog("办理", options, ""), chosen)

    def _chase(self) -> None:
        """Write the list of those who are rung up, and have it on the clipboard."""
        whole = self._browser.whole
        if whole is None:
            self._screen.say("还没有汇总，不知道要催谁。")
            return
        from ...domain.rollup.chase import chase_lines, chased

        units = chased(whole)
        self._screen.app.copy_to_clipboard("\n".join(chase_lines(whole, units)))

        def told(_: Sequence[Path]) -> str:
            return f"催报名单（{len(units)} 个单位，文字已送往剪贴板）"

        self._export.write(self._inbox.write_chase(whole), len(CHASE_FORMATS), told)

    def _look_for_forms(self, key: str) -> None:
        """Of the week that is shown, of this week and the next."""
        this = Week.of(self._inbox.today)
        weeks = sorted({self._shown or this, this, this.shifted(1)})

        def found(forms: list[Forms]) -> None:
            self._screen.say("")
            self._choose_forms(forms, key, this)

        def failed(error: Exception) -> None:
            self._screen.say(failure(error, "没有写填报表"), "alert")

        self._job.begin()
        self._screen.say("正在查各单位上一次报的……")
        self._job.do(lambda: self._inbox.forms(*weeks), found, failed)

    def _choose_forms(self, found: Sequence[Forms], key: str, this: Week) -> None:
        """Of which week, for which units."""
        from ..dialogs.choose import ChooseDialog

        shown = self._shown or this
        for_whom: list[tuple[Forms, Sequence[RosterUnit], str]] = []
        for forms in found:
            if forms.units:
                for_whom.append((forms, forms.units, f"全部 {len(forms.units)} 个单位"))
            if forms.week != shown:
                continue
            if lacking := self._lacking(forms):
                for_whom.append((forms, lacking, f"还没有报的 {len(lacking)} 个"))
            if one := self._unit_of(key, forms):
                for_whom.append((forms, (one,), f"只给 {one.name}"))
        if not for_whom:
            self._screen.say("还没有名册，收件里也没有周报，不知道有哪些单位。先做名册。", "alert")
            return
        options = [
            (str(n), f"{_named(forms.week, this)}　{whom}")
            for n, (forms, _, whom) in enumerate(for_whom)
        ]

        def chosen(number: str | None) -> None:
            if number:
                forms, units, _ = for_whom[int(number)]
                self._write(forms, units)

        self._screen.app.push_screen(ChooseDialog("填报表", options, "0"), chosen)

    @property
    def _shown(self) -> Week | None:
        """The week whose roll-up is shown."""
        period = self._browser.whole and self._browser.whole.period
        return period if isinstance(period, Week) else None

    def _lacking(self, forms: Forms) -> tuple[RosterUnit, ...]:
        """Those of whom nothing counts yet, in the week that is shown."""
        whole = self._browser.whole
        if whole is None or whole.period != forms.week:
            return ()
        lacking = {
            UnitKey.of(one.unit, one.type) for one in whole.standings if one.submission in LACKING
        }
        return tuple(unit for unit in forms.units if unit.known_as in lacking)

    def _unit_of(self, key: str, forms: Forms) -> RosterUnit | None:
        answer = self._browser.answer
        submission = submission_of(answer, key) if answer else None
        if submission is None:
            return None
        own = UnitKey.of(submission.standing.unit, submission.standing.type)
        found = (unit for unit in forms.units if unit.known_as == own)
        return next(found, RosterUnit(submission.unit, submission.type))

    def _write(self, forms: Forms, units: Sequence[RosterUnit]) -> None:
        idle = forms.idle(units)

        def told(written: Sequence[Path]) -> str:
            without = f"（计划里没有 {'、'.join(idle[:3])} 的措施）" if idle else ""
            return f"{len(written)} 份填报表{without}"

        self._export.write(self._inbox.write_forms(forms, units), len(units) - len(idle), told)


def _named(week: Week, this: Week) -> str:
    """第10周（上周）."""
    near = {this.shifted(-1): "上周", this: "本周", this.shifted(1): "下周"}.get(week)
    return f"第{week.number}周{f'（{near}）' if near else ''}"

"""What the roll-up's screen asks for: unit type, section, light, words, plan; one at a time off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import ModalScreen

from ...domain.progress.signal import Signal
from ...domain.rollup.compute import of_type
from ...domain.rollup.figures import RollupReport
from ...domain.rollup.question import RollupAnswer, RollupQuestion, rollup_answer
from ...domain.text import numeral
from ..screen import OwnScreen
from ..widgets.bars import Lines
from ..widgets.search import Search
from .pages import ALL_TYPES

if TYPE_CHECKING:
    from textual.widgets import Input

_NOTHING = "还没有可看的汇总。"


class RollupAsking(OwnScreen[None], ModalScreen[None]):
    """Asks the roll-up and shows the answer; how it looks is the subclass's."""

    head: Lines

    def __init__(self) -> None:
        super().__init__()
        self._asked = RollupQuestion()
        self._rolled: RollupReport | None = None
        self._answer: RollupAnswer | None = None
        self._of_type: dict[str, RollupReport] = {}
        """The figures of each unit type that was asked for."""
        self._search = Search(
            self,
            "#head",
            seek=self._seek,
            answer=lambda: self.ask(self._asked),
            back=self.focus_page,
            placeholder="查找：单位、措施、责任人、记录……",
        )

    def show_answer(self) -> None:
        """Show what is asked for."""
        raise NotImplementedError

    def say(self, words: str, style: str = "plain") -> None:
        """One sentence on the status line."""
        raise NotImplementedError

    def focus_page(self) -> None:
        """Give the keys to what is shown."""
        raise NotImplementedError

    # --- asking

    def take(self, rolled: RollupReport | None) -> None:
        """Another roll-up, asked the same."""
        self._rolled = rolled
        self._of_type = {"": rolled} if rolled else {}
        self.ask(self._asked)

    def ask(self, asked: RollupQuestion) -> None:
        """Show the answer to another question."""
        self._asked = asked
        self._answer = None
        if self._rolled:
            if asked.unit_type not in self._of_type:
                self._of_type[asked.unit_type] = of_type(self._rolled, asked.unit_type)
            self._answer = rollup_answer(self._of_type[asked.unit_type], asked)
        self.show_answer()

    def action_unit_type(self) -> None:
        """F4."""
        if self._rolled is None:
            self.say(_NOTHING)
            return
        from ..dialogs.choose import ChooseDialog

        whole = self._rolled.figures
        options = [(g.key, f"{g.key} {g.units} 个单位") for g in whole.types]
        options.append((ALL_TYPES, f"{ALL_TYPES} {whole.whole.units} 个单位"))

        def chosen(name: str | None) -> None:
            if name is not None:
                self.action_show_type(name)

        current = self._asked.unit_type or ALL_TYPES
        self.app.push_screen(ChooseDialog("只看哪一类单位", options, current), chosen)

    def action_show_type(self, name: str) -> None:
        """The units of one type, or all."""
        self.ask(self._asked._replace(unit_type="" if name == ALL_TYPES else name))

    def action_plan(self) -> None:
        """F2: which plan's measures are shown."""
        found = self._answer
        if found is None or len(found.report.figures.plans) < 2:
            self.say("这些周报都是按一份计划填的。" if found else _NOTHING)
            return
        from ..dialogs.choose import ChooseDialog

        plans = found.report.figures.plans
        options = [(p.plan.id, f"{p.plan.title}  {p.units} 个单位") for p in plans]

        def chosen(plan: str | None) -> None:
            if plan is not None:
                self.ask(self._asked._replace(plan=plan, section=0))

        current = found.plan.plan.id if found.plan else ""
        self.app.push_screen(ChooseDialog("看哪一份计划的措施", options, current), chosen)

    def action_narrow(self) -> None:
        """F7: the sections and the lights with their counts."""
        found = self._answer
        if found is None:
            self.say(_NOTHING)
            return
        from ..dialogs.choose import ChooseDialog

        whole = found.report.figures.whole.tally
        choices: dict[str, tuple[str, RollupQuestion]] = {}
        for signal, count in (
            (Signal.OVERDUE, whole.overdue),
            (Signal.DUE_SOON, whole.due_soon),
            (Signal.BEHIND, whole.behind),
        ):
            words = f"{signal.value}  {count} 项"
            choices[signal.name] = words, self._asked._replace(signal=signal)
        for section in found.plan.sections if found.plan else ():
            number = int(section.key)
            words = f"{numeral(number)}、{section.title}  {section.tally.with_share()}"
            choices[section.key] = words, self._asked._replace(section=number)

        def chosen(key: str | None) -> None:
            if key is not None:
                self.ask(choices[key][1])

        asked = self._asked
        current = str(asked.section) if asked.section else ""
        options = [(key, words) for key, (words, _) in choices.items()]
        self.app.push_screen(
            ChooseDialog("只看哪些", options, asked.signal.name if asked.signal else current),
            chosen,
        )

    def action_widen(self, field: str) -> None:
        """Take one filter off."""
        if field == "words":
            self._search.close()
        default: object = getattr(RollupQuestion(), field)
        self.ask(self._asked._replace(**{field: default}))  # type: ignore[arg-type]  # its own default

    def widened(self) -> bool:
        """Take the last thing asked for off; False where nothing was."""
        if self._search.is_open and not self._asked.words:
            self._search.close()
            return True
        for field in ("words", "signal", "section", "unit_type"):
            if getattr(self._asked, field):
                self.action_widen(field)
                return True
        return False

    # --- words

    async def action_find(self) -> None:
        """F3: a field above the page; every key narrows it."""
        await self._search.open(self._asked.words)

    def _seek(self, words: str) -> None:
        self._asked = self._asked._replace(words=words)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: back to the page, which stays narrowed."""
        event.stop()
        self._search.close()

"""What narrows the roll-up: the lists of F2, F4 and F7, and the way back from each filter."""

from __future__ import annotations

from collections.abc import Mapping

from ...domain.progress.signal import Signal
from ...domain.rollup.question import RollupQuestion
from ...domain.text import numeral
from .browser import RollupBrowser
from .view import RollupView

ALL_TYPES = "全部"
_NOTHING = "还没有可看的汇总。"


class RollupFilters:
    """Asks which, and asks the roll-up for that."""

    def __init__(self, screen: RollupView, browser: RollupBrowser) -> None:
        self._screen = screen
        self._browser = browser

    async def ask(self, question: RollupQuestion) -> None:
        """Show the answer to another question."""
        await self._browser.ask(question)
        self._screen.show()

    def choose_type(self) -> None:
        """F4: the unit types with their counts, and all."""
        whole, question = self._browser.whole, self._browser.question
        if whole is None:
            self._screen.say(_NOTHING)
            return
        types = {group.key: group.units for group in whole.figures.types}
        types[ALL_TYPES] = whole.figures.whole.units
        choices = {
            name: (f"{name} {units} 个单位", _of_type(question, name))
            for name, units in types.items()
        }
        self._choose("只看哪一类单位", choices, question.unit_type or ALL_TYPES)

    def choose_plan(self) -> None:
        """F2: the plans with their counts of units."""
        answer, question = self._browser.answer, self._browser.question
        if answer is None:
            self._screen.say(_NOTHING)
            return
        plans = answer.report.figures.plans
        if len(plans) < 2:
            self._screen.say("这些报告都是按一份计划填的。")
            return
        choices = {
            p.plan.id: (
                f"{p.plan.title}  {p.units} 个单位",
                question._replace(plan=p.plan.id, section=0),
            )
            for p in plans
        }
        self._choose("看哪一份计划的措施", choices, answer.plan.plan.id if answer.plan else "")

    def choose_part(self) -> None:
        """F7: the lights and the sections with their counts."""
        answer, question = self._browser.answer, self._browser.question
        if answer is None:
            self._screen.say(_NOTHING)
            return
        whole = answer.report.figures.whole.tally
        choices = {
            signal.name: (f"{signal.value}  {count} 项", question._replace(signal=signal))
            for signal, count in (
                (Signal.OVERDUE, whole.overdue),
                (Signal.DUE_SOON, whole.due_soon),
                (Signal.BEHIND, whole.behind),
            )
        }
        for section in answer.plan.sections if answer.plan else ():
            number = int(section.key)
            words = f"{numeral(number)}、{section.title}  {section.tally.with_share()}"
            choices[section.key] = words, question._replace(section=number)
        current = str(question.section) if question.section else ""
        self._choose("只看哪些", choices, question.signal.name if question.signal else current)

    def _choose(
        self, title: str, choices: Mapping[str, tuple[str, RollupQuestion]], current: str
    ) -> None:
        """Have one chosen of several questions, each with its words."""
        from ..dialogs.choose import ChooseDialog

        async def chosen(key: str | None) -> None:
            if key is not None:
                await self.ask(choices[key][1])

        options = [(key, words) for key, (words, _) in choices.items()]
        self._screen.app.push_screen(ChooseDialog(title, options, current), chosen)

    async def show_type(self, name: str) -> None:
        """Only one unit type, or all."""
        await self.ask(_of_type(self._browser.question, name))

    async def show_section(self, number: int) -> None:
        """Only one section."""
        await self.ask(self._browser.question._replace(section=number))

    @property
    def last(self) -> str:
        """The filter that Esc takes off next; "" where nothing narrows."""
        fields = ("words", "signal", "section", "unit_type")
        return next((field for field in fields if getattr(self._browser.question, field)), "")

    async def take_off(self, field: str) -> None:
        """Widen the question by one filter."""
        default: object = getattr(RollupQuestion(), field)
        question = self._browser.question._replace(**{field: default})  # type: ignore[arg-type]  # its own default
        await self.ask(question)


def _of_type(question: RollupQuestion, name: str) -> RollupQuestion:
    return question._replace(unit_type="" if name == ALL_TYPES else name)

"""The filters that are chosen in a dialog: F4 and F7."""

from __future__ import annotations

from typing import Protocol

from textual.app import App

from ...domain.progress.checklist import Question
from ...domain.progress.tally import Tally
from ...domain.progress.views import View, count
from ...domain.text import numeral
from ...workspace import Workspace
from .browser import OWN, Browser

Choices = dict[str, tuple[str, Question]]
"""By key: what a choice says, and what it asks for."""


class QuestionScreen(Protocol):
    """The screen that shows what is asked for."""

    @property
    def app(self) -> App[object]:
        """What dialogs are opened in."""

    def ask(self, question: Question) -> None:
        """Show the answer to another question."""


class Filters:
    """Has the clerk choose, and the screen ask for that."""

    def __init__(self, workspace: Workspace, browser: Browser, screen: QuestionScreen) -> None:
        self._workspace = workspace
        self._browser = browser
        self._screen = screen

    def choose_type(self) -> None:
        """F4: the measures of which unit type."""
        self._push("看哪一类单位的措施", self.unit_types(), self._browser.looked_at)

    def choose(self) -> None:
        """F7: only those in a view, of a section, in someone's hands."""
        view = self._browser.question.view
        self._push("只看哪些", self.filters(), f"view {view.name}" if view else "")

    def _push(self, title: str, choices: Choices, current: str) -> None:
        from ..dialogs.choose import ChooseDialog

        def chosen(key: str | None) -> None:
            if key is not None:
                self._screen.ask(choices[key][1])

        options = [(key, words) for key, (words, _) in choices.items()]
        self._screen.app.push_screen(ChooseDialog(title, options, current), chosen)

    def unit_types(self) -> Choices:
        """The unit types, each with how many measures concern its units."""
        browser = self._browser
        own = browser.own.question.units
        return {
            name: (
                f"{name} {browser.counts[name]} 项"
                + ("（本单位）" if units and units == own and name != OWN else ""),
                browser.of(name),
            )
            for name, units in browser.whose.items()
        }

    def filters(self) -> Choices:
        """The views with their counts, the sections, those who have something to do."""
        whole, asked = self._browser.whole, self._browser.question
        choices: Choices = {
            f"view {v.name}": (f"{v.value}  {count(whole.views, v)}", asked._replace(view=v))
            for v in View
        }
        for section in whole.plan.sections:
            number, tally = section.number, whole.tallies.get(str(section.number), Tally())
            if tally.total:
                words = f"{numeral(number)}、{section.title}  {tally}"
                choices[f"section {number}"] = words, asked._replace(section=number)
        for name, measures in self._workspace.unit.owners():
            words = f"责任人 {name}  {measures}"
            choices[f"owner {name}"] = words, asked._replace(owner=name)
        return choices

"""A roll-up, what is asked of it, and the answer; known without a screen."""

from __future__ import annotations

from ...domain.rollup.figures.compute import of_type
from ...domain.rollup.figures.figures import RollupReport
from ...domain.rollup.question import RollupAnswer, RollupQuestion, rollup_answer
from ..jobs import off_thread


class RollupBrowser:
    """Keeps the question while roll-ups come and go."""

    def __init__(self) -> None:
        self.question = RollupQuestion()
        self.answer: RollupAnswer | None = None
        self._by_type: dict[str, RollupReport] = {}
        """The roll-up of each unit type asked for, "" for all; each takes long to work out."""

    @property
    def whole(self) -> RollupReport | None:
        """The roll-up of all unit types."""
        return self._by_type.get("")

    def take(self, by_type: dict[str, RollupReport]) -> None:
        """Another roll-up, whole and of the type that is asked for, or none; asked the same."""
        self._by_type = by_type
        self.answer_question()

    async def ask(self, question: RollupQuestion) -> None:
        """Answer another question; another unit type's roll-up is worked out off the thread."""
        self.question = question
        by_type, unit_type = self._by_type, question.unit_type
        if by_type and unit_type not in by_type:
            by_type[unit_type] = await off_thread(of_type, by_type[""], unit_type)
        self.answer_question()

    def seek(self, words: str) -> None:
        """Ask for other words; the answer comes when it is asked for, of many keys once."""
        self.question = self.question._replace(words=words)

    def answer_question(self) -> None:
        """Answer what is asked now."""
        self.answer = None
        if whole := self.whole:
            unit_type = self.question.unit_type
            if unit_type not in self._by_type:  # it is another roll-up by now
                self._by_type[unit_type] = of_type(whole, unit_type)
            self.answer = rollup_answer(self._by_type[unit_type], self.question)

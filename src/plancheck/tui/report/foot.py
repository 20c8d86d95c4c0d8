"""What is said under the report, in as many lines as it takes, and the keys."""

from __future__ import annotations

from rich.cells import cell_len

from ...domain.cell_widths import line_spans
from ..saver import Saving
from ..widgets.bars.bars import Bars, Word
from ..widgets.row import pieces

MOST_SAID = 6
"""Lines that what was said may take."""


class ReportFoot:
    """Says sentences; at the end of their first line stands how it is with the disk."""

    def __init__(self, saving: Saving) -> None:
        self.bars = Bars("keys", id="foot")
        self._said = Word("")
        self._saving = saving

    def say(self, words: str, style: str) -> None:
        """A sentence or a few."""
        self._said = Word(words, style)
        self.show_said()

    def show_saving(self, saving: Saving) -> None:
        """How it stands with the disk."""
        self._saving = saving
        self.show_said()

    def show_said(self) -> None:
        """Break what was said anew: the width may be another."""
        width, (words, style, _) = self.bars.app.size.width, self._said
        saving = [Word(f"  {self._saving.words} ", self._saving.style)]
        beside, lines = cell_len(saving[0].text), []
        for number, text in enumerate(words.split("\n")):
            taken = 0 if number else beside  # by what stands on the first line of all
            spans = line_spans(
                text,
                width - 2 - taken,
                indent=-taken,
                width=cell_len,
                whole=pieces(text, "　。"),
            )
            lines += [text[start:end] for start, end in spans]
        lines = lines[:MOST_SAID]
        names = [f"said{number}" for number in range(len(lines))]
        for number, line in enumerate(lines):
            self.bars.show(names[number], [Word(f" {line}", style)], () if number else saving)
        self.bars.line_up(*names, "keys")

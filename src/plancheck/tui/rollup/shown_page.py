"""What stands on the roll-up's screen: the head, the matrix or the rows of a page, the foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.screen import Screen
from textual.widget import Widget

from ..commands import APP, ROLLUP, ROLLUP_EMPTY
from ..textual_privates import keymap_of
from ..widgets.bars.bars import RULE, Bars, Sides, Word
from ..widgets.bars.key_bar import show_keys
from ..widgets.row import empty
from ..widgets.rows import Rows
from . import head, pages
from .browser import RollupBrowser
from .matrix import RollupMatrix
from .pages import RollupPage

FOOT = ("status", "legend", "keys")
"""The lines under the matrix."""
_EDGE = 3
"""Cells beside a row: its mark, the blank after it, the scroll bar."""


class ShownPage:
    """One page of the answer at a time; its screen's classes say which of the two is seen."""

    def __init__(self, screen: Screen[None], browser: RollupBrowser, *, ascii_marks: bool) -> None:
        self._screen = screen
        self._browser = browser
        self.page = RollupPage.OVERVIEW
        self._rows_of: RollupPage | None = None
        """The page that the rows are of: another one begins at its top."""
        self.head = Bars("title", id="head")
        self.rows = Rows(id="rows")
        self.matrix = RollupMatrix(id="matrix", ascii_marks=ascii_marks)
        self.foot = Bars("status", "keys", id="foot")

    @property
    def widgets(self) -> Sequence[Widget]:
        """From top to bottom."""
        return self.head, self.rows, self.matrix, self.foot

    @property
    def chosen(self) -> str:
        """The key of what is highlighted."""
        return self.matrix.key if self.page is RollupPage.MATRIX else self.rows.chosen

    def focus(self) -> None:
        """The matrix or the rows."""
        (self.matrix if self.page is RollupPage.MATRIX else self.rows).focus()

    def say(self, words: str, style: str, *, busy: bool) -> None:
        """One sentence above the keys; beside it when the files were read."""
        said, whole = f" {words}".replace("\n", " "), self._browser.whole
        read = f"  {whole.generated:%H:%M} 读的，Ctrl+R 再读 " if whole and not busy else ""
        room = self._screen.app.size.width - cell_len(said) >= cell_len(read)
        self.foot.show("status", [Word(said, style)], [Word(read, "faint")] if room else [])

    def show(self, nothing: Sequence[Word], *, searching: bool) -> None:
        """The page, by what is asked for; `nothing` stands there while there is no answer."""
        answer, whole, size = self._browser.answer, self._browser.whole, self._screen.app.size
        matrix = self.page is RollupPage.MATRIX
        commands = ROLLUP if whole else ROLLUP_EMPTY
        show_keys(self.foot, commands, size.width, keymap_of(self._screen.app), everywhere=APP)
        if answer is None or whole is None:
            self._show_head({"title": ([Word(" 汇总 ", "head"), Word("各单位的周报", "bold")], ())})
            self.rows.show(empty(nothing, size))
            self._turn(RollupPage.OVERVIEW, searching=searching)
            return
        self._show_head(head.lines(answer, whole.figures, self.page, size.width))
        without = matrix and not answer.matrix.rows
        self._turn(RollupPage.OVERVIEW if without else self.page, searching=searching)
        self.foot.line_up(*(FOOT if matrix else ("status", "keys")))
        if matrix:
            self.matrix.show_answer(answer)
            self._tell()
            if without:
                self.rows.show(empty(self.matrix.sentence, size))
            return
        self.rows.show(tuple(pages.rows(self.page, answer, size.width - _EDGE)))
        if self._rows_of is not self.page:
            self.rows.begin()
        self._rows_of = self.page

    def tell_of_cell(self) -> None:
        """Another cell of the matrix is highlighted."""
        if self._browser.answer and self.page is RollupPage.MATRIX and self.matrix.keep_place():
            self._tell()

    def _tell(self) -> None:
        self.foot.show("status", self.matrix.sentence)
        self.foot.show("legend", *self.matrix.legend(self._screen.app.size.width))

    def _show_head(self, lines: Mapping[str, Sides]) -> None:
        for name, (left, right) in lines.items():
            self.head.show(name, left, right, ground="band")
        rule = (RULE,) if self.page is RollupPage.MATRIX else ()
        self.head.line_up(*lines, *rule)

    def _turn(self, page: RollupPage, *, searching: bool) -> None:
        matrix = page is RollupPage.MATRIX
        if self._screen.has_class("-matrix") is not matrix:
            self._screen.set_class(matrix, "-matrix")
            self._screen.set_class(not matrix, "-rows")
            if not searching:
                (self.matrix if matrix else self.rows).focus()

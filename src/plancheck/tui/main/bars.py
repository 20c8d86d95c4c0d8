"""The lines above and below the main screen's list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.geometry import Size

from ...workspace import Workspace
from ..commands import APP, LIST, MAIN
from ..widgets.bars import RULE, Bars, Word
from ..widgets.header import header
from ..widgets.key_bar import show_keys
from ..widgets.status_line import StatusLine
from . import wording
from .browser import Browser

DETAIL = ("detail0", "detail1", "detail2")


class MainBars:
    """Header, filter bar and views above; detail, what is said and the keys below."""

    def __init__(self, workspace: Workspace, browser: Browser) -> None:
        self._workspace = workspace
        self._browser = browser
        self._width = 0
        self.above = Bars("header", "filters", RULE, id="top")
        self.below = Bars("status", "keys", id="bottom")
        self.status = StatusLine(self.below)

    def fit(self, size: Size, keymap: Mapping[str, str], *, detail: bool) -> None:
        """Choose what there is room for."""
        self._width = size.width
        has_views = size.width >= wording.VIEWS_FROM[0] and size.height >= wording.VIEWS_FROM[1]
        self.above.line_up("header", "filters", *(["views"] if has_views else []), RULE)
        self.below.line_up(*((RULE, *DETAIL) if detail else ()), "status", "keys")
        self.show_counts()
        show_keys(self.below, (*LIST, *MAIN), size.width, keymap, everywhere=APP)

    def show_counts(self) -> None:
        """The header, the filter bar and the views."""
        browser, width = self._browser, self._width
        self.above.show("header", *header(self._workspace, browser.own.tally, width))
        self.above.show("filters", *wording.filters(browser, width))
        self.above.show("views", wording.views(browser.shown))

    def show_detail(self, lines: Sequence[str]) -> None:
        """What is told of the highlighted measure."""
        for name, line in zip(DETAIL, lines, strict=True):
            self.below.show(name, [Word(line)])

    def say_state(self) -> None:
        """What there is to say where nothing was done."""
        word = wording.opening(self._workspace, self._browser.own.tally.total)
        self.status.rest(word.text, word.style)
        self.status.clear()

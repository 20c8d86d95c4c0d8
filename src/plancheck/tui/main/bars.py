"""The lines above and below the main screen's list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.geometry import Size

from ...domain.progress.checklist import Item
from ...workspace import Workspace
from ..commands import APP, LIST, MAIN
from ..skin import LINE, TEE_DOWN
from ..widgets.bars.bars import Bars, Word
from ..widgets.bars.key_bar import show_keys
from ..widgets.bars.status_line import StatusLine
from ..widgets.header import header
from ..widgets.plan.columns import Columns, heads
from ..widgets.plan.list import SCROLL_BAR
from . import wording
from .browser import Browser

_UNITLESS = {
    "unit": ("设置单位", 1),
    "rollup": ("汇总", 2),
    "types": ("类型", 3),
    "find": ("查找", 4),
}
WITHOUT_UNIT = tuple(
    command._replace(label=label, rank=rank)
    for command in MAIN
    for label, rank in (_UNITLESS.get(command.id, ("", 0)),)
)
"""What there is to do where no unit was set."""
_OTHERS = {"tick": 0, "status": 0, "note": 0, "no_change": 0}
OF_OTHERS = tuple(
    command._replace(
        label="看全文" if command.id == "open" else command.label,
        rank=_OTHERS.get(command.id, command.rank),
    )
    for command in (*LIST, *MAIN)
)
"""What there is to do with a measure that is not the unit's."""
DETAIL = ("detail0", "detail1", "detail2", "detail3")


class MainBars:
    """Header, tabs and the columns' names above; detail, what is said and the keys below."""

    def __init__(self, workspace: Workspace, browser: Browser) -> None:
        self._workspace = workspace
        self._browser = browser
        self._width = 0
        self._keymap: Mapping[str, str] = {}
        self.above = Bars("header", "tabs", "heads", id="top")
        self.below = Bars("status", "keys", id="bottom")
        self.status = StatusLine(self.below)

    def fit(
        self, size: Size, keymap: Mapping[str, str], *, detail: bool, pane: int, number: int
    ) -> None:
        """Choose what there is room for; `pane`: the cells beside the list, `number`: of one."""
        self._width, self._keymap = size.width, keymap
        self.below.line_up(*(DETAIL if detail else ()), "status", "keys")
        words = heads(Columns.of(size.width - pane - SCROLL_BAR, number))
        edge = [Word(LINE + (TEE_DOWN if pane else ""), "line")]
        self.above.show("heads", [*words, *edge], fill=LINE)
        self.show_counts()

    def show_keys(self, item: Item | None) -> None:
        """The keys, of which there are fewer on a measure that is not the unit's."""
        unit, commands = self._workspace.unit, (*LIST, *MAIN)
        if not unit.name:
            commands = WITHOUT_UNIT
        elif item and not unit.owns(item.measure):
            commands = OF_OTHERS
        show_keys(self.below, commands, self._width, self._keymap, everywhere=APP)

    def show_counts(self) -> None:
        """The header and the tabs."""
        browser, width = self._browser, self._width
        filled = wording.filled(browser) if self._workspace.unit.name else None
        unit, figures = header(self._workspace, browser.own.tally, width, filled)
        viewing = wording.viewing(browser)
        ground = "viewing" if viewing else "band"
        self.above.show("header", viewing or unit, () if viewing else figures, ground=ground)
        self.above.show("tabs", *wording.tabs(browser, width), ground="band")

    def show_detail(self, lines: Sequence[Sequence[Word]]) -> None:
        """What is told of the highlighted measure, under a line with its number."""
        for name, line in zip(DETAIL, lines, strict=True):
            self.below.show(name, line, fill=LINE if line and name == DETAIL[0] else " ")

    def say_state(self) -> None:
        """What there is to say where nothing was done."""
        word = wording.opening(self._workspace, self._browser)
        self.status.rest(word.text, word.style)
        self.status.clear()

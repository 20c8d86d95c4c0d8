"""Over a page about a measure: which one it is, its wording, whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from ...domain.cell_widths import line_spans
from ...domain.progress.checklist import Item
from ...domain.progress.description import roles
from ...workspace import Workspace
from ..skin import LINE
from ..widgets import detail
from ..widgets.bars.bars import Bars, Word

WORDING_LINES = 3


class MeasureHead(NamedTuple):
    """What is said of one measure, or of several by their numbers."""

    title: str
    text: str
    whose: str = ""

    @classmethod
    def of(cls, workspace: Workspace, item: Item | None, ids: Sequence[str]) -> MeasureHead:
        """`item`: the one that it is about, if it is one."""
        if item is None:
            return cls(f"标记的 {len(ids)} 项", " ".join(ids))
        why = detail.why_mine(item, workspace.unit.identity)
        whose = f"{roles(item.measure, workspace.unit.plan, ' ')}  {why}"
        return cls(item.measure.id, item.measure.text, whose)

    def show(
        self, bars: Bars, width: int, verb: str, right: Sequence[Word], edge: Sequence[Word]
    ) -> None:
        """On some bars: `right` ends the first line, `edge` begins the last one, a rule."""
        left = [Word(f" {verb} ", "head"), Word(self.title, "strong")]
        bars.show("title", left, right, ground="band")
        spans = line_spans(self.text, width - 2, width=cell_len)[:WORDING_LINES]
        names = [f"wording{number}" for number in range(len(spans))]
        for name, (start, end) in zip(names, spans, strict=True):
            bars.show(name, [Word(f" {self.text[start:end]}", "bold")])
        bars.show("whose", [Word(f" {self.whose}", "faint")])
        bars.show("edge", edge, fill=LINE)
        bars.line_up("title", *names, *(["whose"] if self.whose else []), "edge")

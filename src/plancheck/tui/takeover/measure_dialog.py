"""Which measure a row of an old table is about: found by its number or words of its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...domain.plan.model import Measure
from ..dialogs.find import FindDialog, FindOption


class MeasureDialog(FindDialog[str]):
    """Gives a measure's number; "" where the row is about none."""

    KEYS = (("↑ ↓", "选"), ("Enter", "归它"), ("Esc", "返回"))
    PLACEHOLDER = "编号，或措施里的几个字，如 3.2.1、加梯"
    NONE_FOUND = "本单位没有这样的措施，换几个字试试。"

    def __init__(self, about: str, first: Sequence[Measure], others: Iterable[Measure]) -> None:
        measures = {one.id: one for one in (*first, *others)}
        super().__init__(
            [
                *(
                    FindOption(f"{id} {one.title}", "", id, f"{id} {one.text} {one.title}")
                    for id, one in measures.items()
                ),
                FindOption("不录这一行", "", "", "不录这一行"),
            ]
        )
        self._about = about

    def title_text(self) -> str:
        """Of which row it is asked."""
        return self._about

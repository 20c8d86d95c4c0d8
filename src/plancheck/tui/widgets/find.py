"""The search field."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from .field import Field


class Find(Field):
    """↑ ↓ and Enter go back to the list, which stays narrowed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("down,up", "submit", "回清单", show=False)]

    def __init__(
        self, value: str, *, id: str, placeholder: str = "查找：文字、编号、责任人、拼音首字母……"
    ) -> None:
        super().__init__(value, placeholder=placeholder, id=id)

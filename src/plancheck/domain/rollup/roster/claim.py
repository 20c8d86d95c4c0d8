"""待重报: whose a file seems to be that was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...name_order import NameOrder, name_order
from ...startup import lazy
from ...text import folded_name
from .roster import RosterUnit

if TYPE_CHECKING:
    from ...period import Period

_NO_LETTER = lazy(r"[\W_]")


class Claim(NamedTuple):
    """Whose a file seems to be that was refused; `period` None where it does not say."""

    unit: str
    type: str
    period: Period | None
    file: str
    why: str

    def is_of(self, unit: RosterUnit) -> bool:
        """Whether it seems to be this unit's; a file's name has letters alone."""
        types = {"", folded_name(unit.type)}
        names = {letters(name) for name in unit.names}
        return letters(self.unit) in names and folded_name(self.type) in types

    @property
    def place(self) -> tuple[NameOrder, str, str, str]:
        """By what claims are put in order."""
        return name_order(self.unit), self.type, self.file, self.why

    @property
    def words(self) -> str:
        """文件“x.toml”没有采用：校验不符."""
        return f"文件“{self.file}”没有采用：{self.why}"


def letters(name: str) -> str:
    """A name's letters and hanzi alone, folded: what is left of it in the name of a file."""
    return _NO_LETTER.sub("", folded_name(name))

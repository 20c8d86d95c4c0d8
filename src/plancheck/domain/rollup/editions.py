"""All reports that a unit made on a period, the one that counts first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from .roster.identities import Identity
    from .union import Received


class Editions(NamedTuple):
    """All reports that a unit made on a period: those that nothing stands for, the counted first,
    and those of which they are later editions.
    """

    identity: Identity
    """Under the name that the office knows the unit by."""
    current: tuple[Received, ...]
    older: tuple[Received, ...] = ()
    returned: str = ""
    """Why the report that counts was sent back; "" where it was not."""

    @property
    def counted(self) -> Received:
        """The report that counts."""
        return self.current[0]

    @property
    def edition(self) -> int:
        """The number of the edition that counts."""
        return self.counted.edition

    @property
    def contents(self) -> str:
        """2份第1版, 2份（第1版、第2版）: those of which none stands for the other."""
        labels = sorted({one.label for one in self.current})
        named = labels[0] if len(labels) == 1 else f"（{'、'.join(labels)}）"
        return f"{len(self.current)}份{named}"

    @property
    def counting_rule(self) -> str:
        """Which of several counts, in words."""
        sealed = sum(bool(one.edition) for one in self.current)
        if sealed:
            return "周报文件" if sealed == 1 else "生成较晚的一份"
        out = any(one.is_out_of_week for one in self.current)
        return f"填报日期较晚的一份{'（不在这一周和下一周的不算）' if out else ''}"

    @property
    def submitted(self) -> list[datetime]:
        """When its reports first came, as far as that is known."""
        return [moment for one in (*self.current, *self.older) if (moment := one.submitted)]

    @property
    def in_conflict(self) -> bool:
        """Whether there are contents of which none stands for the other."""
        return len(self.current) > 1

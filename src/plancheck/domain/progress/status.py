"""状态: what a unit may say of its part of a measure, and the marks by which lists show it."""

from enum import Enum


class Status(Enum):
    """What a unit says of its own part of a measure."""

    NOT_STARTED = "未启动"
    IN_PROGRESS = "推进中"
    DONE = "已完成"
    ONGOING = "常态推进"
    BLOCKED = "受阻"
    NOT_APPLICABLE = "不适用"

    __hash__ = object.__hash__  # figures count by it, a million times for a city

    @property
    def mark(self) -> str:
        """One hanzi for the list."""
        return _MARKS[self]

    def boxed(self, ascii_only: bool = False) -> str:
        """[推], or [~] where hanzi make poor marks."""
        return f"[{_ASCII_MARKS[self] if ascii_only else self.mark}]"

    @property
    def needs_reason(self) -> bool:
        """Whether the street will ask why."""
        return self in (Status.BLOCKED, Status.NOT_APPLICABLE)


_MARKS = dict(zip(Status, "未推完常阻免", strict=True))
_ASCII_MARKS = dict(zip(Status, " ~x=!-", strict=True))
FIGURELESS = frozenset((Status.ONGOING, Status.NOT_APPLICABLE))
"""Statuses of which no percentage means anything."""

"""What an office says to a unit, made small, for tests."""

from __future__ import annotations

from plancheck.domain.period import Period, Week
from plancheck.domain.report.feedback import Feedback, FeedbackItem, FeedbackKind

from .specimens import moment
from .support import TYPE, UNIT

WEEK = Week(2024, 10)
REMARK = FeedbackItem("b2", FeedbackKind.REMARK, "请写明地点", "3.2.1")


def said(
    *items: FeedbackItem,
    unit: str = UNIT,
    unit_type: str = TYPE,
    names: tuple[str, ...] = (),
    plan: str = "youyilu-2024",
    period: Period = WEEK,
) -> Feedback:
    """To the tests' unit, of the tests' week."""
    return Feedback(
        sender="某街道",
        plan=plan,
        unit=unit,
        unit_type=unit_type,
        period=period,
        generated=moment(),
        items=items or (REMARK,),
        names=names,
    )


def sent_back(digest: str, text: str = "合计不对", id: str = "r1") -> FeedbackItem:
    """A report that is sent back."""
    return FeedbackItem(id, FeedbackKind.RETURN, text, digest=digest)

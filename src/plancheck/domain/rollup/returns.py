"""退回: the reports that an office has sent back, part of a roll-up's value.

A report is named by its content (its digest), so a mark lasts until another edition counts and can
be joined in any order: marks are a set, and whether one shows is worked out of the report that
counts. Its figures count meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..report.feedback import FeedbackKind

if TYPE_CHECKING:
    from ..period import Period
    from ..report.feedback import Feedback

RETURNED = "已退回"
"""What is said of a unit whose report shows the mark."""


class Return(NamedTuple):
    """One office's word that a content is sent back, and why."""

    digest: str
    period: Period
    sender: str
    text: str


def returns_of(feedback: Feedback) -> frozenset[Return]:
    """What a feedback file sends back."""
    return frozenset(
        Return(item.digest, feedback.period, feedback.sender, item.text)
        for item in feedback.items
        if item.kind is FeedbackKind.RETURN
    )


def reasons(returns: Iterable[Return]) -> Mapping[str, str]:
    """By the digest of a report that was sent back, why, in one order whatever order they came."""
    found: dict[str, list[str]] = {}
    for one in sorted(returns, key=lambda one: (one.digest, one.sender, one.text)):
        found.setdefault(one.digest, []).append(one.text.replace("\n", " "))
    return {digest: "；".join(dict.fromkeys(texts)) for digest, texts in found.items()}

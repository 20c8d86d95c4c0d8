"""Text as HTML shows it, and the few elements that several chapters have."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from ....domain.progress.signal import Signal
from ....domain.progress.status import Status
from ....domain.rollup.bulletin.lights import UnitLight
from ....domain.rollup.roster.standings import Submission
from ...plain import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

STATUS_LOOKS = dict(
    zip(Status, ("todo", "moving", "good", "steady", "alert", "exempt"), strict=True)
)
"""The class of a status, named by what its colour says (tui.palette)."""
LIGHT_LOOKS = {Signal.OVERDUE: "late", Signal.BEHIND: "behind", Signal.DUE_SOON: "soon"}
_SUBMISSION_LOOKS = {
    **{Submission.ON_TIME: "good", Submission.UNTIMED: "good", Submission.LATE: "soon"},
    **{Submission.MISSING: "late", Submission.RESEND: "behind"},
}
LOOKS = {one.value: look for one, look in (*STATUS_LOOKS.items(), *LIGHT_LOOKS.items())}
LOOKS |= {one.value: look for one, look in _SUBMISSION_LOOKS.items()}
LOOKS |= {one.value: look for one, look in zip(UnitLight, ("late", "soon", "good"), strict=True)}
"""The class of a word that stands for itself."""


def text(words: str) -> str:
    """Text as it is, in an element or between the quotation marks of an attribute.

    Letters, hanzi and digits alone have nothing in them to be escaped.
    """
    return words if words.isalnum() else escape(printable(words))


def chip(word: str) -> str:
    """A status, a light or how a unit reported, on its colour."""
    look = LOOKS.get(word)
    return f'<b class="{look}">{text(word)}</b>' if look else text(word)


def paragraphs(lines: Iterable[str]) -> str:
    """A paragraph a line."""
    return "".join(f"<p>{text(line)}</p>" for line in lines)

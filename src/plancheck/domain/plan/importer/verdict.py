"""Whether what was read is a plan at all, and what it is taken for if not."""

from __future__ import annotations

from collections.abc import Sequence

from ..draft import Piece, Role
from .text.clauses import ClauseKind, kind_of
from .words import Words

_NO_TASK = "没有读到要做的事，不像一份计划。"
_OTHER = "标题写着“{}”，也没有读到计划的部分，不像一份计划。"
_LEAST = 0.4
"""The share of measures that say what is to be done: of a plan's nearly all do."""


def refusal(pieces: Sequence[Piece], words: Words, *, parted: bool) -> str:
    """Why it is no plan, in a sentence; "" where it is one. `parted`: a part of it is the plan."""
    measures = [piece.text for piece in pieces if piece.role is Role.MEASURE]
    if not measures:
        return _NO_TASK
    titles = "".join(piece.text for piece in pieces if piece.role is Role.TITLE)
    if parted or any(word in titles for word in words.plan_titles):
        return ""
    other = max((word for word in words.other_titles if word in titles), key=len, default="")
    if other:
        return _OTHER.format(other)
    doing = sum(_says_what(text, words) for text in measures)
    return "" if doing >= _LEAST * len(measures) else _NO_TASK


def _says_what(text: str, words: Words) -> bool:
    kinds = [kind_of(clause, words) for clause in text.split("，")]
    return any(kind in (ClauseKind.ACTION, ClauseKind.FIGURE) for kind in kinds)

"""A measure's first clause, for a heading where the plan gives no short title of its own."""

from __future__ import annotations

_PAIRS = dict(zip("“‘「『（(〔［[【〈《{｛", "”’」』）)〕］]】〉》}｝", strict=True))
_ALIKE = '"＂'
"""Quotation marks that end what they begin."""
_ENDS = "，,。；;：:！!？?"
_LEAST = 4
"""Characters: what is shorter says too little, and is taken with the clause after it."""


def first_clause(text: str) -> str:
    """The text up to its first comma or stop; brackets and quotation marks are not cut open.

    A mark that is never closed, or never opened, is taken for any other character; so is a comma,
    or a colon, between two digits.
    """
    at = 0
    while at < len(text):
        char = text[at]
        if char in _PAIRS or char in _ALIKE:
            at = max(at, _closing(text, at))
        elif char in _ENDS and at >= _LEAST and not _in_number(text, at):
            return text[:at].strip()
        at += 1
    return text.rstrip(_ENDS + " ")


def _closing(text: str, start: int) -> int:
    """Where what opens at `start` is closed; -1 where it never is."""
    mark = text[start]
    if mark in _ALIKE:
        return text.find(mark, start + 1)
    opened = 0
    for at in range(start, len(text)):
        opened += (text[at] == mark) - (text[at] == _PAIRS[mark])
        if not opened:
            return at
    return -1


def _in_number(text: str, at: int) -> bool:
    return (
        text[at] in ",:：" and text[at - 1 : at].isdecimal() and text[at + 1 : at + 2].isdecimal()
    )

"""Finding in the program's own words: its commands, its help."""

from __future__ import annotations

from ..domain.text import folded


def matches(words: str, text: str) -> bool:
    """Whether each of the words is in the text as searching compares it; no words match all."""
    hay = folded(text)
    return all(word in hay for word in folded(words).split())

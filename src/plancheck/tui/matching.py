"""Finding in the program's own words: its commands, its help."""

from __future__ import annotations

import unicodedata


def matches(words: str, text: str) -> bool:
    """Whether each of the words is in the text, in any width and case; no words match all."""
    folded = _folded(text)
    return all(word in folded for word in _folded(words).split())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()

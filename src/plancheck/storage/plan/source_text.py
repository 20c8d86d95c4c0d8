"""Text as it enters a source: harmless, rid of what nobody sees, its tabs kept as evidence."""

from __future__ import annotations

import re
import unicodedata

from ...domain.text import MARK, UNSAFE, visible


def source_text(text: str) -> str:
    """What is shown of a text; all line ends are "\\n"."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return visible(text)
    return unicodedata.normalize("NFC", UNSAFE.sub(_harmless, visible(text)))


def _harmless(match: re.Match[str]) -> str:
    return "\t" if match[0] == "\t" else MARK

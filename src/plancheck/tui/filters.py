"""What goes over every line before it reaches the terminal."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from ..domain.text import MARK, UNSAFE


class ControlFilter(LineFilter):
    """Replaces control characters: Textual's widgets pass an OSC 52 sequence on as it is.

    Texts are cleaned where they enter; this is for the one that some day is not.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, but for the characters a terminal would act on."""
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            Segment(UNSAFE.sub(MARK, text), style, control) for text, style, control in segments
        ]

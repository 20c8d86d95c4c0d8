"""The list as a text to paste; UTF-8 with BOM and CRLF for Notepad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...domain.rollup.chase import chase_lines, chased
from ..plain import printable

if TYPE_CHECKING:
    from ...domain.rollup.figures.figures import RollupReport


def render(report: RollupReport) -> bytes:
    """The file's bytes."""
    lines = chase_lines(report, chased(report))
    return "".join(f"{printable(line)}\r\n" for line in lines).encode("utf-8-sig")

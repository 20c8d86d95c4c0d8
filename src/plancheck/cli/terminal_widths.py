"""How many cells the terminal gives a character, asked of the terminal itself, for doctor.

The screen asks by way of Textual (tui/terminal/widths); here there is no Textual, and the answer is
waited for: draw the character at the line's start, ask where the cursor is (DSR 6, ECMA-48).
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Mapping, Sequence

CHARACTERS = ("“", "─", "✓", "汉")
"""A quotation mark and a rule, both of ambiguous width, a mark that GBK has not, and a hanzi."""
WAIT_SECONDS = 0.5


def cell_widths(kind: str, characters: Sequence[str] = CHARACTERS) -> Mapping[str, int] | None:
    """Cells by character; None where the terminal cannot be asked or gives no answer.

    A character that the console's encoding does not have is left out.
    """
    both = all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout))
    if kind in ("", "dumb") or not both or sys.platform == "win32":
        return None
    import termios
    import tty

    encoding = sys.stdout.encoding
    drawn = {c: data for c in characters if (data := c.encode(encoding, "ignore"))}
    question = b"".join(b"\r" + data + b"\x1b[6n" for data in drawn.values()) + b"\r\x1b[K"
    sys.stdout.flush()
    source, target = sys.stdin.fileno(), sys.stdout.fileno()
    before = termios.tcgetattr(source)
    try:
        tty.setcbreak(source, termios.TCSADRAIN)
        os.write(target, question)
        columns = _answers(source, len(drawn))
    finally:
        termios.tcsetattr(source, termios.TCSAFLUSH, before)  # an answer that comes late goes
    if columns is None:
        return None
    return {char: column - 1 for char, column in zip(drawn, columns, strict=True)}


def _answers(source: int, count: int) -> list[int] | None:
    """The columns of so many cursor reports, from 1; None where they do not all come in time."""
    import select

    until = time.monotonic() + WAIT_SECONDS
    got = b""
    while (left := until - time.monotonic()) > 0:
        if not select.select([source], [], [], left)[0]:
            return None
        got += os.read(source, 1024)
        columns = [int(column) for column in re.findall(rb"\x1b\[[0-9]+;([0-9]+)R", got)]
        if len(columns) >= count:
            return columns[:count]
    return None

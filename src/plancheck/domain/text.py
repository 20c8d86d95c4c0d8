"""Text as clerks write it and terminals show it: cleaning, cell widths, Chinese numerals.

Everything that comes from a file or a keyboard goes through `clean` once, where it enters.
Widths are in terminal cells by Unicode's East Asian Width (UAX #11): W and F are two cells;
A (ambiguous) is one unless the caller says the terminal draws it wide.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from .patterns import lazy

TITLE_LIMIT = 500
NOTE_LIMIT = 8_000
MARK = "\N{REPLACEMENT CHARACTER}"
"""What stands where a character was that must not reach a screen or a file."""

UNSAFE = lazy(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 without newline, DEL, C1
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, bidirectional controls, zero-width and tag characters, lone surrogates,
and the two noncharacters that XML has no place for."""

DIGITS = "〇一二三四五六七八九"


def clean(text: str, limit: int = TITLE_LIMIT, *, lines: bool = False) -> str:
    """Text made harmless: NFC, no control characters, at most `limit` characters.

    Tabs become spaces and line ends become "\\n"; without `lines` a line end becomes a space.
    What is removed leaves `MARK`, so that nobody is fooled about what was there.
    """
    if not text.isprintable():
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        if not lines:
            text = text.replace("\n", " ")
        text = UNSAFE.sub(MARK, text)
    text = unicodedata.normalize("NFC", text).strip()
    return text if len(text) <= limit else text[: limit - 1] + "…"


def is_clean(text: str) -> bool:
    """Whether `clean` would leave every line of this text as it is, but for its length."""
    if text.isprintable():  # then nothing of UNSAFE is in it: all that is Cc, Cf, Cs, Zl or Zp
        return text.isascii() or unicodedata.is_normalized("NFC", text)
    return not UNSAFE.search(text) and unicodedata.is_normalized("NFC", text)


def cell_width(text: str, *, ambiguous: int = 1) -> int:
    """How many terminal cells the text takes; `ambiguous` is the width of class A characters."""
    return len(text) if text.isascii() else sum(map(_CELLS[ambiguous].__getitem__, text))


class _Cells(dict[str, int]):
    """Cells by character, each looked up once."""

    def __init__(self, ambiguous: int) -> None:
        self._ambiguous = ambiguous

    def __missing__(self, char: str) -> int:
        kind = unicodedata.east_asian_width(char)
        if kind in "WF":
            cells = 2
        elif unicodedata.combining(char):
            cells = 0
        else:
            cells = self._ambiguous if kind == "A" else 1
        self[char] = cells
        return cells


_CELLS = {ambiguous: _Cells(ambiguous) for ambiguous in (1, 2)}


def clip(text: str, cells: int, *, ambiguous: int = 1) -> str:
    """The text cut to at most `cells` cells, ending in `..` where something was cut."""
    if cell_width(text, ambiguous=ambiguous) <= cells:
        return text
    kept, width = [], 0
    for char in text:
        step = cell_width(char, ambiguous=ambiguous)
        if width + step > cells - 2:
            break
        kept.append(char)
        width += step
    return "".join(kept) + ".." if cells >= 2 else "." * cells


def pad(text: str, cells: int, *, ambiguous: int = 1) -> str:
    """The text clipped or filled with spaces to exactly `cells` cells."""
    text = clip(text, cells, ambiguous=ambiguous)
    return text + " " * (cells - cell_width(text, ambiguous=ambiguous))


def numeral(number: int) -> str:
    """1–99 as Chinese counts them: 一, 十, 十二, 二十, 三十五; other numbers in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return head + (DIGITS[ones] if ones else "")


_NOT_FIRST = frozenset("，。；：！？、）》」”…,.;:!?)%")
"""What does not begin a line (GB/T 15834-2011, 5.1)."""


def wrapped(
    text: str, cells: int, indent: int = 0, width_of: Callable[[str], int] = cell_width
) -> list[str]:
    """The text in lines of at most `cells` cells, those after the first indented.

    Broken between hanzi, between words of letters and digits, and not before closing marks.
    """
    lines, line, width = [], "", 0
    for char in text:
        step = width_of(char)
        if width + step > cells and line.strip():
            at = _break_in(line, char, cells - indent - step, width_of)
            lines.append(line[:at].rstrip())
            line = " " * indent + line[at:].lstrip()
            width = width_of(line)
        line += char
        width += step
    return [*lines, line]


def _break_in(line: str, following: str, room: int, width_of: Callable[[str], int]) -> int:
    """Where to break before a character that does not fit; the line's end where nothing is better.

    What is moved down must leave room on the next line, so that a long word is broken after all.
    """
    for at in range(len(line), 1, -1):
        before, after = line[at - 1], line[at] if at < len(line) else following
        if width_of(line[at:]) > room or not line[:at].strip():
            break
        if after not in _NOT_FIRST and not (_in_word(before) and _in_word(after)):
            return at
    return len(line)


def _in_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in ".-/")

"""Text as clerks write it: cleaning, Chinese numerals.

Everything that comes from a file or a keyboard goes through `clean` once, where it enters.
"""

from __future__ import annotations

import unicodedata

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


def numeral(number: int) -> str:
    """1–99 as Chinese counts them: 一, 十, 十二, 二十, 三十五; other numbers in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return head + (DIGITS[ones] if ones else "")

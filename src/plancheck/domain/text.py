"""Text as clerks write it: made harmless, rid of what nobody sees, Chinese numerals.

Everything that comes from a file or a keyboard goes through `clean` once, where it enters; what a
person types or pastes goes through `visible` before. Names and words to look for are compared
`folded`, so that what nobody sees plays no part wherever it came from.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence

from ..errors import UsageFault
from .refusals import too_long
from .startup import lazy

TITLE_LIMIT = 500
NOTE_LIMIT = 8_000
MARK = "\N{REPLACEMENT CHARACTER}"
"""What stands where a character was that must not reach a screen or a file."""

UNSAFE = lazy(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 without newline, DEL, C1
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef"
    "\ud800-\udfff\U000e0000-\U000e007f"
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe\U0003ffff\U0004fffe\U0004ffff]"
)
"""Controls, bidirectional controls, zero-width and tag characters, lone surrogates,
the two noncharacters that XML has no place for, and those that stand for the glyphs of the screen's
lines (`tui/skin.py`)."""

_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
)
INVISIBLE = lazy(f"[{_UNSEEN}]")
"""What is drawn as nothing and says nothing: Unicode's Default_Ignorable_Code_Point, and the marks
of interlinear annotation.

The joiners (U+200C, U+200D) are among them. Scripts that spell with them are not typed here, no
terminal shapes these, and terminals do not agree how wide what is joined is; while a name with one
in it would be another person than the same name without.
"""
_BLANK = lazy("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800]")
"""Blanks of other widths than the two that are typed, and the Braille pattern without a dot."""
_DOTS = "\u00b7\u0387\u16eb\u2022\u2024\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65"
_NO_PART = f"{_UNSEEN}{MARK}\u2800{_DOTS}"
_SKIPPED = lazy(f"(?<=[\u3400-\u9fff])[{_NO_PART}.．﹒]+|[{_NO_PART}]+")
"""What plays no part where texts are compared, among it the dots in a name, whichever they are."""
_SEEN_SKIPPED = frozenset(
    f"{MARK}\u2800{_DOTS}.．﹒\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
).union(map(chr, range(0xFE00, 0xFE10)), map(chr, range(0xE0100, 0xE01F0)))
"""What of it Python takes for printable: a text without any needs no pattern of 2 ms to compile."""
_ORDINARY = {ord("\n"): None, 0x3000: None}
"""What stands in ordinary texts and Python does not take for printable: of those others, `UNSAFE`
has to be compiled."""
_DASH = lazy("[\u2010-\u2015\u2212]")
_LINE_END = lazy("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

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
        if not text.translate(_ORDINARY).isprintable():
            text = UNSAFE.sub(MARK, text)
    text = unicodedata.normalize("NFC", text).strip()
    return text if len(text) <= limit else text[: limit - 1] + "…"


def typed_text(text: str, limit: int, *, lines: bool = False) -> str:
    """Text a person typed, cleaned; UsageFault where it is too long, so that nothing is cut off."""
    cleaned = clean(visible(text), len(text) * 4 + 1, lines=lines)
    if len(cleaned) > limit:
        raise UsageFault(too_long(len(cleaned), limit))
    return cleaned


def visible(text: str) -> str:
    """What was typed or pasted, without what nobody sees; line ends and blanks of one kind."""
    if text.isprintable() and (text.isascii() or _SEEN_SKIPPED.isdisjoint(text)):
        return text
    return _LINE_END.sub("\n", _BLANK.sub(" ", INVISIBLE.sub("", text)))


def folded(text: str) -> str:
    """Text as it is compared: widths and case made one, without what plays no part in it."""
    if text.isascii():
        return text.lower()
    one = alike(text)
    if one.isprintable() and _SEEN_SKIPPED.isdisjoint(one):
        return one
    one = _SKIPPED.sub("", one)
    return one if unicodedata.is_normalized("NFKC", one) else unicodedata.normalize("NFKC", one)


_BRACKETS = str.maketrans("[{〔【〖〘〚〈《⟨⟪⦅]}〕】〗〙〛〉》⟩⟫⦆", "(" * 12 + ")" * 12)
_QUOTES = lazy("[\"'`′‘-‟‹›«»「-』〝-〟]+")


def folded_name(name: str) -> str:
    """A name as it is compared: `folded`, blanks left out, brackets and quotation marks alike."""
    one = folded("".join(name.split()))
    joined = unicodedata.normalize("NFC", "".join(one.split()))  # U+00AF folds to a blank and more
    if joined.isalnum():  # as most names are: neither quotation marks nor brackets
        return joined
    return _QUOTES.sub('"', joined).translate(_BRACKETS)


_SPELLED_OUT = (("居民委员会", "居委会"), ("村民委员会", "村委会"))
_NO_LETTER = lazy(r"\W")


def as_said(name: str) -> str:
    """A name with 居民委员会 and 村民委员会 as they are said: 居委会, 村委会."""
    for full, short in _SPELLED_OUT:
        name = name.replace(full, short)
    return name


def resembling_name(name: str) -> str:
    """What two names have in common that may be one unit's, which only the office can say: a hint.

    Without the 街道 in front, 居民委员会 and 村民委员会 as they are said, and letters alone.
    """
    loose = as_said(folded_name(name)).replace("街道办事处", "街道")
    return _NO_LETTER.sub("", loose.rpartition("街道")[2] or loose) or loose


def name_among(word: str, known: Iterable[str]) -> str | None:
    """Which of the known names a word is, compared `folded_name`; None where it is none."""
    wanted = folded_name(word)
    return next((name for name in known if folded_name(name) == wanted), None)


_NAMED = 20
"""How many known names a sentence lists."""


def unknown(what: str, word: str, known: Sequence[str]) -> str:
    """What is said of a word that is none of the known names: what is like it, what there is."""
    from difflib import get_close_matches

    near = get_close_matches(folded_name(word), known)
    hint = f"相近的有：{'、'.join(near)}。" if near else ""
    named = "、".join(known[:_NAMED]) + (f" 等{len(known)}个" if len(known) > _NAMED else "")
    return f"没有{what}“{clean(visible(word), 40)}”。{hint}可用的有：{named}。"


def alike(text: str) -> str:
    """Text with compatibility forms (full-width digits) and case made one."""
    one = unicodedata.normalize("NFKC", text).casefold()
    return one if unicodedata.is_normalized("NFKC", one) else unicodedata.normalize("NFKC", one)


def normalized(text: str) -> str:
    """What was typed, to be understood: rid of what nobody sees, widths, case, dashes made one."""
    return _DASH.sub("-", alike(visible(text)))


def compared(text: str) -> list[int]:
    """Where in the text the characters stand that play a part where it is compared."""
    if text.isprintable() and _SEEN_SKIPPED.isdisjoint(text):
        return list(range(len(text)))
    skipped = {at for match in _SKIPPED.finditer(text) for at in range(*match.span())}
    return [at for at in range(len(text)) if at not in skipped]


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


_NUMERALS = lazy(f"[{DIGITS}零○两十廿卅]+")


def in_digits(text: str) -> str:
    """The text with its Chinese numerals below 100 as digits: 三十一 31, 二〇二四 2024."""
    return _NUMERALS.sub(lambda match: _digits(match[0]), text)


def _digits(numerals: str) -> str:
    plain = numerals.replace("两", "二").replace("廿", "二十").replace("卅", "三十")
    plain = plain.replace("零", "〇").replace("○", "〇")
    if "十" not in plain:
        return "".join(str(DIGITS.index(char)) for char in plain)
    tens, _, ones = plain.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return numerals
    return str(DIGITS.index(tens or "一") * 10 + DIGITS.index(ones or "〇"))

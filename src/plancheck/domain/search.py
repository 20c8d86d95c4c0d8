"""Finding measures by words, and by the initials of a hanzi's readings: jtzb finds 加梯专班.

A word is found where it stands in a measure's text as it is. One of ASCII characters with a letter
among them is also found by initials: each letter stands for itself or for a hanzi one of whose
readings begins with it, so that 长滩 is found by ct and by zt.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from .plan import Measure
from .progress import MeasureState

Span = tuple[int, int]
"""Where something stands in a text: from the first character to before the last."""

_FIRST_SIGN = 0xD800
_SIGNS = 0x800
"""Lone surrogates stand for a choice of initials: no text has them (`domain.text.clean`)."""


class Letters:
    """Spells texts by initials, a character for a character, worked out as characters come.

    `initials` gives the letters a character's readings begin with, "" where it has no reading.
    """

    def __init__(self, initials: Callable[[str], str]) -> None:
        self._initials = initials
        self._table = _Table(self._sign)
        self._signs: dict[str, str] = {}
        self._spelt: dict[str, str] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def spelt(self, text: str) -> str:
        """The text with each hanzi as its initial, or as the sign for a choice of initials."""
        found = self._spelt.get(text)
        if found is None:
            if len(self._spelt) >= _KEPT:
                self._spelt.clear()
            found = self._spelt[text] = text.translate(self._table)
        return found

    def pattern(self, word: str) -> re.Pattern[str]:
        """What a word looks like in spelt texts; to be asked for after the text was spelt."""
        found = self._patterns.get(word)
        if found is None:
            found = self._patterns[word] = re.compile("".join(map(self._class_of, word)))
        return found

    def _class_of(self, letter: str) -> str:
        signs = [sign for choice, sign in self._signs.items() if letter in choice]
        return f"[{re.escape(letter)}{''.join(signs)}]"

    def _sign(self, character: str) -> str:
        initials = "" if character.isascii() else self._initials(character)
        if len(initials) < 2:
            return initials or character
        sign = self._signs.get(initials)
        if sign is None:
            if len(self._signs) == _SIGNS:
                return initials[0]
            sign = self._signs[initials] = chr(_FIRST_SIGN + len(self._signs))
            self._patterns.clear()  # they do not know the sign
        return sign


class _Table(dict[int, str]):
    """What `str.translate` asks; a character is looked up once."""

    def __init__(self, sign: Callable[[str], str]) -> None:
        super().__init__()
        self._sign = sign

    def __missing__(self, code: int) -> str:
        sign = self[code] = self._sign(chr(code))
        return sign


_KEPT = 65_536
"""How many texts are remembered folded, or spelt."""


def folded(text: str) -> str:
    """Text as searching compares it: compatibility forms (full-width digits) and case made one."""
    return text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def words_of(text: str) -> list[str]:
    """What was typed as the words that must all be found."""
    return folded(text).split()


def by_initials(text: str) -> bool:
    """Whether one of the words typed may be meant as initials."""
    return any(map(_may_spell, words_of(text)))


def _may_spell(word: str) -> bool:
    return word.isascii() and any(map(str.isalpha, word))


def matcher(text: str, letters: Letters | None) -> Callable[[Measure, MeasureState], bool]:
    """Whether all words typed are found of a measure; by initials too where there are `letters`."""
    words = [(word, letters if _may_spell(word) else None) for word in words_of(text)]

    def found(measure: Measure, state: MeasureState) -> bool:
        hay = _hay(measure, state)
        for word, spelling in words:
            if word in hay:
                continue
            if spelling is None:
                return False
            spelt = spelling.spelt(hay)
            if not spelling.pattern(word).search(spelt):
                return False
        return True

    return found


_hays: dict[str, tuple[Measure, MeasureState, str]] = {}


def _hay(measure: Measure, state: MeasureState) -> str:
    """All that can be found of a measure, folded; once for each state of it.

    The last state of each number is remembered by identity: comparing states would cost more.
    """
    known = _hays.get(measure.id)
    if known is not None and known[1] is state and known[0] is measure:
        return known[2]
    parts = [measure.id, measure.text, state.owner, state.reason]
    parts += [note.text for note in state.notes]
    for step in state.steps:
        parts += (step.title, step.owner)
    hay = folded("\n".join(parts))
    if len(_hays) >= _KEPT:
        _hays.clear()
    _hays[measure.id] = (measure, state, hay)
    return hay


def spans(text: str, words: Sequence[str], letters: Letters | None) -> list[Span]:
    """Where the words stand in a text, in its own characters, in order and apart."""
    hay, starts = _mapped(text)
    found: list[Span] = []
    for word in words:
        here = [(m.start(), m.end()) for m in re.finditer(re.escape(word), hay)]
        if not here and letters and _may_spell(word):
            spelt = letters.spelt(hay)
            here = [(m.start(), m.end()) for m in letters.pattern(word).finditer(spelt)]
        found += ((starts[first], _end(starts, last)) for first, last in here)
    apart: list[Span] = []
    for start, end in sorted(found):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _end(starts: Sequence[int], last: int) -> int:
    """Before which character of the text the folded characters before `last` end."""
    inner = starts[last - 1]
    while starts[last] == inner:
        last += 1
    return starts[last]


@lru_cache(maxsize=1024)
def _mapped(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its characters (and its end) where it comes from."""
    hay = folded(text)
    if len(hay) == len(text) and text.isascii():
        return hay, range(len(text) + 1)
    pieces = [folded(character) for character in text]
    starts = [at for at, piece in enumerate(pieces) for _ in piece]
    if "".join(pieces) != hay:  # characters that become one, as ｶ and ﾞ
        cuts = [at for at in range(len(text)) if folded(text[:at]) + folded(text[at:]) == hay]
        starts = []
        for at, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
            starts += [at] * (len(folded(text[:following])) - len(starts))
    return hay, (*starts, len(text))

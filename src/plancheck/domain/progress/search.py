"""Finding measures by words, and by the initials of a hanzi's readings: jtzb finds 加梯专班.

A word is found where it stands in a measure's text as it is. One of ASCII characters with a letter
among them is also found by initials: each letter stands for itself or for a hanzi one of whose
readings begins with it, so that 长滩 is found by ct and by zt.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from ...errors import UsageFault
from ..plan.model import Measure
from ..text import alike, compared, folded, folded_name
from .persons import person_keys, spread_names
from .state import MeasureState

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
        spelling = self._spelt.get(text)
        if spelling is None:
            if len(self._spelt) >= _KEPT:
                self._spelt.clear()
            spelling = self._spelt[text] = text.translate(self._table)
        return spelling

    def pattern(self, word: str) -> re.Pattern[str]:
        """What a word looks like in spelt texts; to be asked for after the text was spelt."""
        pattern = self._patterns.get(word)
        if pattern is None:
            pattern = self._patterns[word] = re.compile("".join(map(self._class_of, word)))
        return pattern

    def spells(self, word: str, name: str) -> bool:
        """Whether a word is a whole name by its initials; both folded."""
        spelt = self.spelt(name)
        return self.pattern(word).fullmatch(spelt) is not None

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


def words_of(text: str) -> list[str]:
    """What was typed as the words that must all be found."""
    return folded(text).split()


def by_initials(text: str) -> bool:
    """Whether one of the words typed may be meant as initials."""
    return any(map(may_be_initials, words_of(text)))


def may_be_initials(word: str) -> bool:
    """Whether a word may stand for hanzi by their initials."""
    return word.isascii() and any(map(str.isalpha, word))


def matcher(text: str, letters: Letters | None) -> Callable[[Measure, MeasureState], bool]:
    """Whether all words typed are found of a measure; by initials too where there are `letters`."""
    words = [(word, letters if may_be_initials(word) else None) for word in words_of(text)]

    def has_all(measure: Measure, state: MeasureState) -> bool:
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

    return has_all


_hays: dict[str, tuple[Measure, MeasureState, str]] = {}


def _hay(measure: Measure, state: MeasureState) -> str:
    """All that can be found of a measure, folded; once for each state of it.

    The last state of each number is remembered by identity: comparing states would cost more.
    """
    known = _hays.get(measure.id)
    if known is not None and known[1] is state and known[0] is measure:
        return known[2]
    parts = [measure.id, measure.text, state.owner, state.reason]
    for note in state.notes:
        parts += (note.text, note.number, note.owner)
    for step in state.steps:
        parts += (step.title, step.owner)
    of_issues = (note.owner for note in state.notes)
    parts += spread_names((state.owner, *(step.owner for step in state.steps), *of_issues))
    hay = folded("\n".join(parts))
    if len(_hays) >= _KEPT:
        _hays.clear()
    _hays[measure.id] = (measure, state, hay)
    return hay


def matches(words: str, text: str) -> bool:
    """Whether each of the words is in a text as searching compares it; no words match all."""
    hay = folded(text)
    return all(word in hay for word in words_of(words))


def spans(text: str, words: Sequence[str], letters: Letters | None) -> list[Span]:
    """Where the words stand in a text, in its own characters, in order and apart."""
    hay, starts, kept = _mapped(text)
    everywhere: list[Span] = []
    for word in words:
        here = [(m.start(), m.end()) for m in re.finditer(re.escape(word), hay)]
        if not here and letters and may_be_initials(word):
            spelt = letters.spelt(hay)
            here = [(m.start(), m.end()) for m in letters.pattern(word).finditer(spelt)]
        everywhere += ((kept[starts[a]], kept[_end(starts, b) - 1] + 1) for a, b in here)
    apart: list[Span] = []
    for start, end in sorted(everywhere):
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
def _mapped(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """The folded text; where in what is kept of the text each of its characters (and its end)
    comes from; and where in the text what is kept of it stands."""
    hay = folded(text)
    if text.isascii():
        return hay, range(len(text) + 1), range(len(text))
    kept = compared(text)
    text = "".join(text[at] for at in kept)
    pieces = [alike(character) for character in text]
    starts = [at for at, piece in enumerate(pieces) for _ in piece]
    if "".join(pieces) != hay:  # characters that become one, as ｶ and ﾞ
        cuts = [at for at in range(len(text)) if alike(text[:at]) + alike(text[at:]) == hay]
        starts = []
        for at, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
            starts += [at] * (len(alike(text[:following])) - len(starts))
    return hay, (*starts, len(text)), kept


def person_meant(word: str, known: Sequence[str], learn: Callable[[], Letters]) -> str:
    """Which of the known persons a word names, by initials too; else the word as it is.

    UsageFault where the initials are those of several.
    """
    if any(person_keys(word) & person_keys(name) for name in known):
        return word
    letters, spelt = learn(), folded_name(word)
    names = [name for name in known if letters.spells(spelt, folded_name(name))]
    if len(names) > 1:
        raise UsageFault(f"“{word}”可能是 {'、'.join(names)}，请写全名。")
    return names[0] if names else word

"""A monkey at the terminal: bursts of keys, clicks, pastes and resizes out of a seed, what is asked
for by each, and what must hold whatever was pressed.

What is sent depends on the seed alone, never on what the program makes of it: a seed that failed is
played again with `MONKEY=seed:keys pytest -n 0 -k does_it_again`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from random import Random
from typing import NamedTuple

from textual import events
from textual.geometry import Size

from .every_screen import SCREENS
from .screen import Clerk, key_event

SIZES = ((60, 20), (80, 24), (100, 30), (120, 34), (79, 21), (40, 10))
"""Windows; one of them is too small."""
ROLL_UP = {
    "roll-up": ("f9",),
    "matrix": ("f9", "2"),
    "issues": ("f9", "3"),
    "submissions": ("f9", "4"),
    "leader's page": ("f9", "5"),
    "a unit": ("f9", "4", "down", "down", "enter"),
    "feedback": ("f9", "4", "down", "down", "f5"),
    "formats": ("f9", "f8"),
    "folder": ("f9", "f6"),
    "reason": ("f2", "5"),
    "hand over": ("ctrl+p", "移", "交", "enter"),
    "note from the form": ("enter", "f5"),
    "steps from the form": ("enter", "f6"),
    "another measure's form": ("enter", "pagedown", "down"),
    "person of the report": ("f8", "end", "enter"),
    "help over a note": ("f5", "记", "f1"),
    "kept texts": ("ctrl+u",),
}
"""What cannot be opened with one key, or needs reports; where to begin."""
BEGINNINGS = {**SCREENS, **ROLL_UP}

MOVES = (
    *("up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
    *("tab", "shift+tab", "shift+down", "shift+up", "ctrl+a", "ctrl+left", "ctrl+right"),
)
"""Keys that go somewhere."""
OPENING = (
    *("f1", "f3", "f5", "f7", "f9", "f11", "f12", "ctrl+p", "ctrl+r", "ctrl+o", "ctrl+u"),
    *("slash", "question_mark", "助", "d", "q"),
)
"""Keys that open something or are a letter. None of them asks for anything to be recorded."""
UNDOING = ("ctrl+z", "ctrl+y")
ASKING = (
    *("enter", "enter", "enter", "escape", "escape", "space", "space", "ideographic_space"),
    *("f2", "f4", "f6", "f8", "insert", "delete", "backspace", "ctrl+n", "pageup", "pagedown"),
    *("0", "1", "2", "3", "4", "5", "6", "9", "３", "ctrl+j"),
)
"""Keys each of which may ask for something to be recorded, on one screen or another."""
LEAVING = ("f10", "ctrl+q")
TEXTS = (
    *(
        "选址已定",
        "６月底",
        "3-6",
        "100%",
        "王某、李某",
        "[/]坏[red]",
        "\x1b[31m\u200b阿依古丽·买买提",
    ),
    *("一、选址\r\n二、消防\n三、开业\n", "a\tb\tc\n", "￥" * 300, "\n", " ", "x" * 3000),
)
"""What is pasted."""
SAFE_TO_CLICK = frozenset(
    {"records", "help", "overview", "roll-up", "matrix", "a unit", "feedback"}
)
"""Beginnings on whose page no click asks for anything to be recorded; on the bars one may."""


class Sent(NamedTuple):
    """One thing that the monkey does. `what`: key, paste, click, wheel, resize, other, full.

    `at`: a place and for a click how often, or a size.
    """

    what: str
    text: str = ""
    at: tuple[int, ...] = ()

    def __str__(self) -> str:
        return f"{self.what}:{self.text[:30]!r}" if self.text else f"{self.what}{list(self.at)}"

    @property
    def asks(self) -> int:
        """How many acts it may lead to, taking back several in the records apart."""
        if self.what == "paste":  # a step a line, and the one that was being written
            return self.text.count("\n") + int("\n" in self.text)
        asks = int(self.what in ("click", "other") or self.text in (*ASKING, *LEAVING))
        return asks + int(self.text in ("enter", "ctrl+j"))  # among text: the line behind it, too

    @property
    def undoes(self) -> float:
        """How many acts it may take back or do again: Enter in the records any number."""
        return inf if self.text == "enter" else int(self.what == "click" or self.text in UNDOING)

    @property
    def may_leave(self) -> bool:
        """Whether it may end the program: in the palette Enter may."""
        return self.what == "click" or self.text in (*LEAVING, "enter") or "\n" in self.text

    def events(self) -> Iterator[events.Event]:
        """What comes from the terminal."""
        if self.what == "key":
            yield key_event(self.text)
        elif self.what == "paste":
            yield events.Paste(self.text)
        elif self.what == "resize":
            yield events.Resize(Size(*self.at), Size(*self.at))
        elif self.at:
            x, y, times = self.at
            for kind in MOUSE[self.what] * times:
                yield kind(None, x, y, 0, 0, 1, False, False, False, x, y)


MOUSE: dict[str, tuple[type[events.MouseEvent], ...]] = {
    "click": (events.MouseMove, events.MouseDown, events.MouseUp),
    "wheel": (events.MouseScrollDown,),
}


class Round(NamedTuple):
    """A beginning and bursts on it. `safe`: nothing in it asks for anything to be recorded."""

    beginning: str
    bursts: tuple[tuple[Sent, ...], ...]

    @property
    def keys(self) -> int:
        """How much is sent, the keys that open the beginning too."""
        return len(BEGINNINGS[self.beginning]) + sum(map(len, self.bursts))


def rounds(seed: int, keys: int) -> Iterator[Round]:
    """Rounds out of a seed, until so many keys are sent."""
    chance = Random(seed)
    while keys > 0:
        beginning = chance.choice(tuple(BEGINNINGS))
        bursts: list[tuple[Sent, ...]] = []
        for _ in range(chance.randint(1, 4)):
            burst = _burst(chance, beginning)
            one_by_one = chance.random() < 0.2
            bursts += [(sent,) for sent in burst[:8]] if one_by_one else [burst]
        yield (made := Round(beginning, tuple(bursts)))
        keys -= made.keys


def _burst(chance: Random, beginning: str) -> tuple[Sent, ...]:
    kind = chance.choice(("moves", "opening", "anything", "anything", "anything"))
    length = chance.choice((1, 2, 3, 5, 8, 13, 21, 34, 55))
    if kind == "moves":
        clicks = beginning in SAFE_TO_CLICK
        return tuple(_move(chance, clicks=clicks) for _ in range(length))
    if kind == "opening":
        keys = (*MOVES, *OPENING * 2)
        return tuple(_key_or_window(chance, keys) for _ in range(length))
    if chance.random() < 0.3:  # the same key again and again, as one holds it or waits for a stall
        return (Sent("key", chance.choice((*ASKING, *OPENING, *UNDOING))),) * length
    return tuple(_anything(chance) for _ in range(length))


def _move(chance: Random, *, clicks: bool) -> Sent:
    if clicks and chance.random() < 0.5:
        return Sent(
            "click", "", (chance.randrange(60), chance.randrange(4, 14), chance.randint(1, 2))
        )
    return _key_or_window(chance, MOVES)


def _key_or_window(chance: Random, keys: Sequence[str]) -> Sent:
    draw = chance.random()
    if draw < 0.05:
        return Sent("resize", "", chance.choice(SIZES))
    if draw < 0.1:
        return Sent("wheel", "", (chance.randrange(60), chance.randrange(20), 1))
    return Sent("key", chance.choice(keys))


def _anything(chance: Random) -> Sent:
    draw = chance.random()
    if draw < 0.08:
        return Sent(
            "click", "", (chance.randrange(120), chance.randrange(40), chance.randint(1, 2))
        )
    if draw < 0.14:
        return Sent("paste", chance.choice(TEXTS))
    if draw < 0.15:
        return Sent("other")
    if draw < 0.16:
        return Sent("full")
    if draw < 0.165:
        return Sent("key", chance.choice(LEAVING))
    keys = chance.choice((MOVES, OPENING, ASKING, ASKING, UNDOING))
    return _key_or_window(chance, keys)


def send(clerk: Clerk, burst: Sequence[Sent]) -> None:
    """All of a burst, before any of it is looked at."""
    for sent in burst:
        for event in sent.events():
            if isinstance(event, events.Resize):
                clerk.app._driver._size = event.size  # type: ignore[union-attr]
            clerk.send(event)

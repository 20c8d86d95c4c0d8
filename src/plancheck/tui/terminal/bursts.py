"""What a terminal sends, one read at a time: runs of text, keys, pastes.

Stands in the place of Textual's XTermParser in its drivers, and leaves to it what a single key or a
complete sequence means. A run of text is taken whole, where Textual makes a key of every character
(1 MB of which takes a minute). ESC before anything but a sequence is the Esc key, whatever came in
the same read: terminals and tmux join it with the next key, which Textual takes for Alt.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Generator, Iterator

from textual import constants, events
from textual.keys import Keys
from textual.message import Message

from ..commands import FULL_WIDTH
from ..textual_privates import (
    ANSI_SEQUENCES_KEYS,
    BRACKETED_PASTE_END,
    BRACKETED_PASTE_START,
    XTermParser,
    await_no_more,
    get_time,
    keys_of_sequence,
)

ESC = "\x1b"
KEYS = frozenset(" \N{IDEOGRAPHIC SPACE}\t\r\n").union(FULL_WIDTH, FULL_WIDTH.values())
"""Characters that are keys where nothing else comes with them, however fast: Space, digits, Enter,
Tab. Among other text they are text."""
PASTE_LENGTH = 500
"""So many characters at once are a paste, whatever they are."""

_TEXT = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_SEQUENCE = re.compile(
    r"\x1b(?:O[A-Za-z]|\[(?:\[[A-E]|M[^\x00-\x1f]{3}|\d\d?\$(?!y)|[0-?\-]{0,24}[ -/]?[@-~]))"
)
_BEGUN = re.compile(r"\x1b(?:O|\[(?:\[|M[^\x00-\x1f]{0,2}|[0-?\-]{0,24}[ -/]?)?)?")
"""What may become a sequence when more comes."""
_HELD = re.compile(r"\x1b\[(\d{1,5});(\d{1,3})([~uA-HPQS])")
"""A key with others held: its number, one more than the sum of what is held, its letter. Not R: so
a terminal says where its cursor is."""
_ALT = 0b10
"""Alt among what is held."""


def only_keys(text: str) -> bool:
    """Whether a text that came at once is keys, not text."""
    return KEYS.issuperset(text) and len(text) < PASTE_LENGTH


class Burst(events.Event, bubble=False):
    """Text that came at once: committed by an input method, or pasted without brackets."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class BurstParser(XTermParser):
    """Takes what was read and gives messages; what is cut off at the end of a read waits."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._rest = ""
        self._due = 0.0
        """When the rest is as much as there will be."""
        self._pasted: list[str] | None = None
        """What a bracketed paste has brought so far."""

    def feed(self, data: str) -> Iterator[Message]:
        """What was read; nothing at the end."""
        if data:
            data, self._rest = self._rest + data, ""
            yield from self._read(data, last=False)
        else:
            yield from super().feed("")

    def tick(self) -> Iterator[Message]:
        """Called ten times a second: what has waited long enough."""
        if self._rest and self._pasted is None and get_time() >= self._due:
            rest, self._rest = self._rest, ""
            yield from self._read(rest, last=True)

    def _read(self, data: str, *, last: bool) -> Iterator[Message]:
        at = 0
        while at < len(data):
            if self._pasted is not None:
                at = yield from self._paste(data, at, self._pasted)
            elif text := _TEXT.match(data, at):
                at = text.end()
                yield from self._typed(text[0])
            elif data[at] != ESC:
                yield from self._keys(data[at])
                at += 1
            elif not last and _BEGUN.fullmatch(data, at):
                self._rest, self._due = data[at:], get_time() + constants.ESCAPE_DELAY
                return
            elif (sequence := _SEQUENCE.match(data, at)) and (
                data[at + 1] == "[" or sequence[0] in ANSI_SEQUENCES_KEYS
            ):
                at = sequence.end()
                yield from self._sequence(sequence[0])
            else:
                yield from self._keys(ESC)
                at += 1

    def _paste(self, data: str, at: int, pasted: list[str]) -> Generator[Message, None, int]:
        """Up to the closing bracket, which may be cut in two."""
        end = data.find(BRACKETED_PASTE_END, at)
        if end >= 0:
            self._pasted = None
            text = "".join((*pasted, data[at:end]))
            yield events.Paste(text.replace("\0", ""))
            return end + len(BRACKETED_PASTE_END)
        begun = data.rfind(ESC, max(at, len(data) - len(BRACKETED_PASTE_END) + 1))
        if begun >= 0 and BRACKETED_PASTE_END.startswith(data[begun:]):
            self._rest = data[begun:]
        pasted.append(data[at : len(data) - len(self._rest)])
        return len(data)

    def _typed(self, text: str) -> Iterator[Message]:
        if len(text) > 1 and not only_keys(text):
            yield Burst(text)
            return
        for char in text:
            yield from self._keys(char)

    def _keys(self, sequence: str) -> Iterator[Message]:
        for key in keys_of_sequence(self, sequence):
            if key.key != Keys.Ignore:
                yield key

    def _sequence(self, sequence: str) -> Iterator[Message]:
        if sequence == BRACKETED_PASTE_START:
            self._pasted = []
            return
        held = _HELD.fullmatch(sequence)
        if held and sequence not in ANSI_SEQUENCES_KEYS:
            number, others, letter = int(held[1]), int(held[2]) - 1, held[3]
            if others > 0 and others & _ALT:
                yield from self._keys(ESC)
                others &= ~_ALT
                plain = {"~": f"{ESC}[{number}~", "u": chr(number)}.get(letter, f"{ESC}O{letter}")
                sequence = f"{ESC}[{number};{others + 1}{letter}" if others else plain
        yield from super().feed(sequence)
        await_no_more(self)


def read_by_bursts() -> None:
    """Have Textual's drivers read so. They are imported by then."""
    for name in ("linux_driver", "win32"):
        driver = sys.modules.get(f"textual.drivers.{name}")
        if driver:
            driver.XTermParser = BurstParser  # type: ignore[attr-defined]

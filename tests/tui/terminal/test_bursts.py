"""What a terminal sends, in whatever pieces it is read."""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterable, Iterator
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import constants, events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

from plancheck.tui.terminal import bursts
from plancheck.tui.terminal.bursts import Burst, BurstParser, read_by_bursts

Sent = tuple[str, str]
"""A key and its character, or the kind of another message and what it says."""

ALT = [key for key, told in ANSI_SEQUENCES_KEYS.items() if isinstance(told, tuple) and told[1:]]
"""Sequences of a key with Alt held: Textual gives two keys for them, the first of them Esc."""
ALT_HELD = re.compile(r";(?:3|4|7|8|11|12|15|16)[~A-Zu]")
SEQUENCES = [
    key
    for key in ANSI_SEQUENCES_KEYS
    if key.startswith(("\x1b[", "\x1bO")) and key not in ALT and not ALT_HELD.search(key)
]
MOUSE = ["\x1b[<0;10;5M", "\x1b[<35;-3;7m", "\x1b[35;4;5M"]
ANSWERS = ["\x1b[I", "\x1b[O", "\x1b[3;7R", "\x1b[?2026;2$y"]
PASTE = "\x1b[200~甲\r\n\x1b乙\x1b[20\x1b[201~"
TEXT = st.text(st.sampled_from("a1 \u3000\r\n\t选，“🎉é~[O"), min_size=1, max_size=6)
PIECES = st.one_of(TEXT, st.sampled_from([*SEQUENCES, *MOUSE, *ANSWERS, PASTE, "\x7f", "\x1a"]))


@pytest.fixture(autouse=True, scope="module")
def _as_in_the_program() -> Iterator[None]:
    """Its first import turns Kitty's protocol off, which Textual reads when it is imported."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(constants, "DISABLE_KITTY_KEY", True)
        yield


def said(messages: Iterable[Message]) -> list[Sent]:
    """Messages as values; of a burst each character, as the key it would be alone."""
    found: list[Sent] = []
    for message in messages:
        if isinstance(message, Burst):
            found += said(key for char in message.text for key in XTermParser().feed(char))
        elif isinstance(message, events.Key):
            found.append((message.key, message.character or ""))
        elif isinstance(message, events.Paste):
            found.append(("paste", message.text))
        elif isinstance(message, events.MouseEvent):
            found.append((type(message).__name__, f"{message.x} {message.y}"))
        else:
            found.append((type(message).__name__, ""))
    return found


def read(*reads: str, late: bool = True) -> list[Message]:
    """What comes of some reads, one close behind the other; then the terminal is quiet."""
    reader = BurstParser()
    found = [message for data in reads for message in (*reader.feed(data), *reader.tick())]
    if late:
        reader._due = 0.0
        found += reader.tick()
    return found


def keys(*reads: str) -> list[str]:
    return [key for key, _ in said(read(*reads))]


@given(st.lists(PIECES, max_size=6).map("".join), st.lists(st.integers(0, 60), max_size=6))
def test_it_is_all_one_where_the_reads_end(data: str, ends: list[int]) -> None:
    cuts = sorted({min(end, len(data)) for end in ends} | {0, len(data)})
    pieces = [data[a:b] for a, b in itertools.pairwise(cuts)]
    assert said(read(*pieces)) == said(read(data))


@given(st.lists(st.one_of(TEXT, st.sampled_from([*SEQUENCES, *MOUSE, *ANSWERS, "\x1a"]))))
def test_what_is_no_esc_means_what_it_means_to_textual(pieces: list[str]) -> None:
    theirs = XTermParser()
    assert said(read("".join(pieces))) == said(m for piece in pieces for m in theirs.feed(piece))


def test_esc_is_esc_whatever_key_came_in_the_same_read() -> None:
    for char in "3xX[O]é选🎉“ \u3000\r\n\t\x7f\x1a\x11":
        (alone,) = said(XTermParser().feed(char))
        assert said(read(f"\x1b{char}")) == [("escape", "\x1b"), alone]
        assert said(read("\x1b", char)) == [("escape", "\x1b"), alone]


def test_esc_is_esc_before_text_and_before_what_only_looks_like_a_sequence() -> None:
    for text in ("选址已定", "[完成]", "[", "[1", "Oz", "O选"):
        assert said(read(f"甲\x1b{text}乙"))[1] == ("escape", "\x1b"), text
    assert keys("\x1b[完]") == ["escape", "left_square_bracket", "完", "right_square_bracket"]


@pytest.mark.parametrize(
    ("sequence", "key"),
    [
        ("\x1b\x1b[A", "up"),
        ("\x1b[1;3A", "up"),
        ("\x1b[1;9B", "down"),
        ("\x1b[1;7D", "ctrl+left"),
        ("\x1b[1;4B", "shift+down"),
        ("\x1b[15;3~", "f5"),
        ("\x1b\x1b[15~", "f5"),
        ("\x1b[1;3P", "f1"),
        ("\x1b\x1bOQ", "f2"),
        ("\x1b[24;3~", "f12"),
        ("\x1b[51;3u", "3"),
        ("\x1b[6;3~", "pagedown"),
        ("\x1b\x1b", "escape"),
    ],
)
def test_esc_is_esc_before_a_key_that_is_a_sequence(sequence: str, key: str) -> None:
    assert keys(sequence) == ["escape", key]


def test_no_key_with_alt_is_without_its_esc() -> None:
    for sequence in ALT:
        first, *others = keys(sequence)
        assert (sequence, first, len(others)) == (sequence, "escape", 1)


def test_an_esc_waits_for_the_rest_of_a_sequence_and_not_for_ever() -> None:
    assert said(read("\x1b", late=False)) == []
    assert keys("\x1b", "[15", "~") == ["f5"]
    assert keys("\x1b") == ["escape"]
    assert keys("\x1b[") == ["escape", "left_square_bracket"]


def test_a_sequence_that_nobody_knows_takes_nothing_with_it() -> None:
    assert keys("\x1b[99;97X甲乙") == ["甲", "乙"]
    assert keys("\x1b[?62;22c甲") == ["甲"]


@given(st.text(st.sampled_from("\x1b[O0123459;?<M~uA$R- 甲"), max_size=60))
def test_nothing_that_comes_stops_the_reading(data: str) -> None:
    assert keys(data, "\x1a", "选")[-2:] in (["ctrl+z", "选"], ["选"])  # a mouse's three bytes


def test_text_is_one_burst_and_keys_are_keys() -> None:
    (burst,) = read("选址 1\r\n已定\t好")
    assert isinstance(burst, Burst)
    assert burst.text == "选址 1\r\n已定\t好"
    assert not any(isinstance(m, Burst) for m in read("  \u3000 12\r３\t\r"))
    assert not any(isinstance(m, Burst) for m in read("选\x1b[A址\x1b[B"))


def test_so_many_keys_are_a_paste() -> None:
    (burst,) = read("1 " * bursts.PASTE_LENGTH)
    assert isinstance(burst, Burst)


def test_a_paste_is_whole_although_its_brackets_are_cut() -> None:
    data = "甲\x1b[200~一、选址\r二、\x1b[A消防\0\x1b[201~\r"
    for at in range(len(data)):
        found = read(data[:at], data[at:])
        assert said(found) == [("甲", "甲"), ("paste", "一、选址\r二、\x1b[A消防"), ("enter", "\r")]


def test_textuals_drivers_read_so(monkeypatch: pytest.MonkeyPatch) -> None:
    linux, windows = (ModuleType(f"textual.drivers.{n}") for n in ("linux_driver", "win32"))
    for driver in (linux, windows):
        monkeypatch.setitem(sys.modules, driver.__name__, driver)
    read_by_bursts()
    assert [driver.XTermParser for driver in (linux, windows)] == [BurstParser, BurstParser]

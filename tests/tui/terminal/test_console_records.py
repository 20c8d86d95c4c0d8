"""Key records of a Windows console: each character once, as tried with structures of our own."""

from __future__ import annotations

import ast
import ctypes
import hashlib
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancheck.tui.terminal.console_records import (
    ALT,
    KEY_EVENT,
    NAMES,
    OTHER_HALF,
    read_whole,
)


class Char(ctypes.Structure):
    _fields_ = (("UnicodeChar", ctypes.c_wchar),)


class Key(ctypes.Structure):
    _fields_ = (
        ("bKeyDown", ctypes.c_int),
        ("wVirtualKeyCode", ctypes.c_ushort),
        ("uChar", Char),
        ("dwControlKeyState", ctypes.c_uint),
    )


class Event(ctypes.Union):
    _fields_ = (("KeyEvent", Key), ("MenuEvent", ctypes.c_uint))


class Record(ctypes.Structure):
    _fields_ = (("EventType", ctypes.c_ushort), ("Event", Event))


Typed = tuple[int, int, str, int]
"""Down, virtual key, unit, state."""
Way = Callable[[str], list[Typed]]
NUMLOCK, SHIFT = 0x20, 0x10
MENU_EVENT = 8


def units(text: str) -> list[str]:
    data = text.encode("utf-16-le", "surrogatepass")
    return [chr(data[i] | data[i + 1] << 8) for i in range(0, len(data), 2)]


def typed(unit: str) -> list[Typed]:
    return [(1, 0x41, unit, 0), (0, 0x41, unit, 0)]


def pasted(unit: str) -> list[Typed]:
    return [(1, 0, unit, 0)]


def pasted_with_numlock(unit: str) -> list[Typed]:
    return [(1, 0, unit, NUMLOCK)]


def by_alt_and_digits(unit: str) -> list[Typed]:
    return [(1, ALT, "\0", 2), (1, 0x61, "\0", 2), (0, 0x61, "\0", 2), (0, ALT, unit, 0)]


WAYS: tuple[Way, ...] = (typed, pasted, pasted_with_numlock, by_alt_and_digits)


def heard(queue: Sequence[Typed | None], room: int = 64) -> str:
    """What Textual's monitor makes of the records, read by read: its own rules, word for word."""
    waiting = list(queue)
    text = ""

    def read(handle: Any, records: Any, most: int, count: Any) -> int:
        start = ctypes.cast(records, ctypes.POINTER(Record))
        taken, waiting[:] = waiting[:most], waiting[most:]
        for place, one in enumerate(taken):
            if one is None:
                start[place].EventType = MENU_EVENT
                continue
            start[place].EventType = KEY_EVENT
            key = start[place].Event.KeyEvent
            key.bKeyDown, key.wVirtualKeyCode, key.uChar.UnicodeChar, key.dwControlKeyState = one
        ctypes.cast(count, ctypes.POINTER(ctypes.c_uint32)).contents.value = len(taken)
        return 1 if taken else 0

    while waiting:
        array, count = (Record * room)(), ctypes.c_uint(0)
        read_whole(read, Record, None, ctypes.byref(array), room, ctypes.byref(count))
        keys: list[str] = []
        for record in array[: count.value]:
            if record.EventType == KEY_EVENT:
                key = record.Event.KeyEvent
                if key.bKeyDown:
                    if key.dwControlKeyState and key.wVirtualKeyCode == 0:
                        continue
                    keys.append(key.uChar.UnicodeChar)
        text += "".join(keys).encode("utf-16", "surrogatepass").decode("utf-16")
    return text


def test_what_comes_with_the_release_of_alt_is_read() -> None:
    queue = [record for unit in "甲“一老”乙—…①" for record in by_alt_and_digits(unit)]
    assert heard([*queue]) == "甲“一老”乙—…①"


def test_a_key_that_is_held_with_another_is_no_character() -> None:
    assert heard([(1, 0x10, "\0", SHIFT), (1, 0x41, "A", SHIFT), (0, 0x10, "\0", 0)]) == "A"


def test_half_a_pair_alone_is_left_out_and_what_follows_is_read() -> None:
    queue = [record for unit in "甲\ud83d乙\ude00丙" for record in pasted(unit)]
    assert heard([*queue]) == "甲乙丙"


@pytest.mark.parametrize("way", WAYS)
def test_a_pair_is_read_whole_wherever_in_it_a_read_ends(way: Way) -> None:
    pair = [record for unit in units("😀甲") for record in way(unit)]
    one_read = OTHER_HALF + len(pair)
    for before in range(len(pair) + 1):
        assert heard([(0, 0x10, "\0", 0)] * before + pair, one_read) == "😀甲"


characters = st.characters(exclude_characters="\0", exclude_categories=["Cs"])


@given(st.lists(st.tuples(characters, st.sampled_from(WAYS)), max_size=40), st.integers(17, 40))
def test_every_character_is_read_once_in_whichever_way_it_comes(
    text: list[tuple[str, Any]], room: int
) -> None:
    queue: list[Typed | None] = []
    for character, way in text:
        for unit in units(character):
            queue += way(unit)
        queue.append(None)
    assert heard(queue, room) == "".join(character for character, _ in text)


@pytest.fixture(scope="module")
def driver() -> str:
    spec = find_spec("textual.drivers.win32")
    assert spec is not None and spec.origin is not None
    return Path(spec.origin).read_text(encoding="utf-8")


def test_textuals_driver_still_has_what_this_stands_on(driver: str) -> None:
    assert [name for name in NAMES if name not in driver] == []


def test_textuals_monitor_reads_records_as_it_did_when_this_was_written(driver: str) -> None:
    monitor = next(
        node
        for node in ast.walk(ast.parse(driver))
        if isinstance(node, ast.ClassDef) and node.name == "EventMonitor"
    )
    run = next(n for n in monitor.body if isinstance(n, ast.FunctionDef) and n.name == "run")
    assert hashlib.sha256(ast.unparse(run).encode()).hexdigest()[:12] == "8b7265ab9176"

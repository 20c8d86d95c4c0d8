"""What a Windows console hands over as key records, before Textual makes text of it.

Textual's monitor takes key-downs alone and drops those without a virtual key while any state bit is
set. Windows' console host, though, sends what no key of the layout gives (“ ” — … ① of a Chinese
input method or a paste) as Alt and digits, and the character with the *release* of Alt; and other
text with NumLock's bit set. Half a surrogate pair at the end of a read ends the monitor's thread,
and with it all input. So the records are put right where they are read (docs/upstream.md).

Written to Microsoft's terminal sources (EventSynthesis, terminalInput) and tried under wine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

KEY_EVENT = 0x0001
ALT = 0x12
"""VK_MENU."""
CHORD = 0x001F
"""Either Alt, either Ctrl, Shift; what is left of a state are locks and where the key lies."""
OTHER_HALF = 16
"""Records that the second half of a pair may take: Alt, five digits, each down and up."""
NAMES = ("KERNEL32", "EventMonitor", "INPUT_RECORD", "ReadConsoleInputW", "UnicodeChar")
"""What of textual.drivers.win32 this stands on; tests/tui/terminal/test_console_records.py says so
where one of them goes.
"""


class Char(Protocol):
    """One UTF-16 unit; "\\0" for none."""

    UnicodeChar: str


class KeyRecord(Protocol):
    """KEY_EVENT_RECORD, as Textual declares it."""

    bKeyDown: int  # noqa: N815
    wVirtualKeyCode: int  # noqa: N815
    dwControlKeyState: int  # noqa: N815
    uChar: Char  # noqa: N815


def brings_a_character(key: KeyRecord) -> bool:
    """Whether a record has one to be read: a press, or the release of Alt."""
    if key.uChar.UnicodeChar == "\0":  # a key that is held with another
        return False
    return bool(key.bKeyDown) != (key.wVirtualKeyCode == ALT)


def put_right(keys: Iterable[KeyRecord]) -> None:
    """Change records so that each that brings a character counts, once, and no other does.

    Half a surrogate pair without its other half is left out.
    """
    first: KeyRecord | None = None
    for key in keys:
        key.bKeyDown = brings_a_character(key)
        if not key.bKeyDown:
            continue
        if not key.wVirtualKeyCode and not key.dwControlKeyState & CHORD:
            key.dwControlKeyState = 0
        unit = key.uChar.UnicodeChar
        ends = "\udc00" <= unit <= "\udfff"
        if ends and first is None:
            key.bKeyDown = False
        elif not ends and first is not None:
            first.bKeyDown = False
        first = key if _begins_a_pair(key) else None
    if first is not None:
        first.bKeyDown = False


def _begins_a_pair(key: KeyRecord) -> bool:
    return "\ud800" <= key.uChar.UnicodeChar <= "\udbff"


def _is_cut(keys: Sequence[KeyRecord]) -> bool:
    """Whether the last character is the first half of a pair."""
    last = next(filter(brings_a_character, reversed(keys)), None)
    return last is not None and _begins_a_pair(last)


class _Console:
    """kernel32, but for the function that reads records."""

    def __init__(self, kernel: Any, record: type[Any]) -> None:
        self._kernel = kernel
        self._record = record

    def __getattr__(self, name: str) -> Any:
        return getattr(self._kernel, name)

    def ReadConsoleInputW(self, handle: Any, records: Any, room: int, count: Any) -> int:  # noqa: N802
        """As Windows' own, whose arguments it has; a pair that is cut in two is read to its end."""
        read = self._kernel.ReadConsoleInputW
        return read_whole(read, self._record, handle, records, room, count)


def read_whole(
    read: Callable[[Any, Any, int, Any], int],
    record: type[Any],
    handle: Any,
    records: Any,
    room: int,
    count: Any,
) -> int:
    """Read records of a type and put them right; `records` and `count` are ctypes references."""
    import ctypes

    first = ctypes.cast(records, ctypes.POINTER(record))
    counted = ctypes.cast(count, ctypes.POINTER(ctypes.c_uint32)).contents

    def keys() -> list[KeyRecord]:
        return [one.Event.KeyEvent for one in first[:total] if one.EventType == KEY_EVENT]

    done = read(handle, records, room - OTHER_HALF, count)
    total = counted.value
    while done and total < room and _is_cut(keys()):
        done = read(handle, ctypes.byref(first[total]), 1, count)
        total += counted.value
    counted.value = total
    put_right(keys())
    return done


def read_every_character() -> None:
    """Have Textual's monitor read so, on Windows; its driver is imported by then."""
    driver = sys.modules.get("textual.drivers.win32")
    if driver:
        driver.KERNEL32 = _Console(driver.KERNEL32, driver.INPUT_RECORD)  # type: ignore[attr-defined]

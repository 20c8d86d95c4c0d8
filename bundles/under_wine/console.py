r"""The program on a Windows console that is typed into by records: console.py FOLDER ARGUMENTS...

Wine's console draws no VT sequences: what the program writes goes into FOLDER\screen. What is typed
comes as lines of FOLDER\keys, in conhost's ways: `vt` one record a UTF-16 unit, as for a terminal's
own sequences; `alt` with Alt and digits, for a character that no key has, which bring it with the
release of Alt; `lock` with NumLock's bit; `cut` behind as many key-ups as let a read end within its
first pair, once for Textual's reads and once for the program's own. `close` runs what Windows runs
when the window is closed, on a thread of its own (CtrlRoutine): wine tells a program nothing of a
terminal that went away.
"""

import ctypes
import sys
import threading
import time
from ctypes import wintypes
from pathlib import Path

SHIFT, ALT, NUMLOCK, ALT_HELD, CLOSED = 0x10, 0x12, 0x20, 2, 2
READS = (1024, 1008)
"""How many records are read at once: by Textual, and by console_records.py where none is cut."""


class Key(ctypes.Structure):
    """KEY_EVENT_RECORD."""

    _fields_ = (
        ("down", wintypes.BOOL),
        ("repeat", wintypes.WORD),
        ("virtual", wintypes.WORD),
        ("scan", wintypes.WORD),
        ("unit", wintypes.WCHAR),
        ("state", wintypes.DWORD),
    )


class Record(ctypes.Structure):
    """INPUT_RECORD of a key."""

    _fields_ = (("type", wintypes.WORD), ("key", Key))


kernel = ctypes.CDLL("kernel32")
kernel.CreateFileW.restype = wintypes.HANDLE
INPUT = wintypes.HANDLE(kernel.CreateFileW("CONIN$", 0xC0000000, 3, None, 3, 0, None))


def units(text: str) -> list[str]:
    """UTF-16 units, halves of pairs each by itself."""
    data = text.encode("utf-16-le")
    return [chr(data[at] | data[at + 1] << 8) for at in range(0, len(data), 2)]


def write(keys: list[tuple[int, int, str, int]]) -> None:
    """Put records into the console's input: down, virtual key, unit, state."""
    records = (Record * len(keys))()
    for record, (down, virtual, unit, state) in zip(records, keys, strict=True):
        record.type, record.key = 1, Key(down, 1, virtual, 0, unit, state)
    written = wintypes.DWORD()
    kernel.WriteConsoleInputW(INPUT, records, len(keys), ctypes.byref(written))


def by_alt(text: str) -> list[tuple[int, int, str, int]]:
    """SynthesizeNumpadEvents: Alt down, the digits of its code, the release that brings it."""
    keys = []
    for unit in units(text):
        code = int.from_bytes(unit.encode("gbk", "replace"), "big")
        keys.append((1, ALT, "\0", ALT_HELD))
        for digit in str(code):
            keys += [(down, 0x60 + int(digit), "\0", ALT_HELD | NUMLOCK) for down in (1, 0)]
        keys.append((0, ALT, unit, NUMLOCK))
    return keys


def type_line(line: str) -> None:
    """One line of what is typed."""
    way, _, text = line.partition(":")
    if way == "close":
        ctypes.CDLL("kernelbase").CtrlRoutine(CLOSED)
        return
    if way == "alt":
        write(by_alt(text))
        return
    if way == "cut":
        for size in READS:
            write([(0, SHIFT, "\0", 0)] * (size - 1) + [(1, 0, unit, 0) for unit in units(text)])
            time.sleep(1)
        return
    text = text.encode("ascii", "backslashreplace").decode("unicode_escape")
    state = NUMLOCK if way == "lock" else 0
    write([(1, 0, unit, state) for unit in units(text)])


def listen(folder: Path) -> None:
    """Type the lines as they come."""
    done = 0
    while True:
        try:
            lines = (folder / "keys").read_text(encoding="utf-8").split("\n")[:-1]
        except OSError:
            lines = []
        for line in lines[done:]:
            type_line(line)
            done += 1
        time.sleep(0.02)


class Screen:
    """Standard output: a console's number, and a file for what is written."""

    encoding, errors, mode, closed = "utf-8", "replace", "w", False

    def __init__(self, path: Path, number: int) -> None:
        self.buffer = path.open("wb", 0)
        self._number = number

    def write(self, text: str) -> int:
        """Into the file."""
        self.buffer.write(text.encode("utf-8", "replace"))
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""

    def fileno(self) -> int:
        """The console's."""
        return self._number

    def isatty(self) -> bool:
        """As the console it stands for."""
        return True


def main(folder: Path, arguments: list[str]) -> None:
    """Run the program, which ends the process."""
    sys.stdout = sys.__stdout__ = Screen(folder / "screen", 1)  # type: ignore[assignment,misc]
    threading.Thread(target=listen, args=(folder,), daemon=True).start()
    from plancheck.__main__ import main as run

    sys.argv = ["plancheck", *arguments]
    run()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

"""What `make windows` tries beside the main job: windows side by side, held files, the screen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from . import wine
from .windows_console import Console

_HOLDER = Path(__file__).with_name("under_wine") / "holder.py"
_READ, _READ_WRITE = 0x80000000, 0xC0000000
_NOBODY, _READERS = 0, 1
_HELD = "文件正被另一个程序打开"
_TYPED = "“一老一小”—①"
_PASTED = f"{_TYPED}走访了12户😀“"
_WHOLE = f"{_PASTED}😀甲😀甲"


class Trial(NamedTuple):
    """What was tried, whether it went well, what was seen."""

    name: str
    well: bool
    seen: str


def at_once(folder: Path) -> Iterator[Trial]:
    """Two processes on one home, twenty notes between them."""
    before = _notes(folder)
    begun = [
        wine.begin(["cmd", "/c", "plancheck.bat", "note", "3.3.2", f"同时{way}{number}"], folder)
        for number in range(10)
        for way in "甲乙"
    ]
    told = [one.communicate(b"")[1].decode("utf-8", "replace") for one in begun]
    statuses = [one.returncode for one in begun]
    kept = _notes(folder) - before
    saved = statuses.count(0)
    yield Trial("twenty processes at once", kept == saved > 0, f"{saved} saved, {kept} kept")
    said = all("台账正被另一个窗口" in told[at] for at in range(20) if statuses[at])
    yield Trial("who was not saved was told so", said, f"{20 - saved}")


def held(folder: Path) -> Iterator[Trial]:
    """Ledger, settings and exports that another program has open without sharing."""
    data = folder / "data"
    (ledger,) = data.glob("ledger/*/*/*.toml")
    whole, settings = ledger.read_bytes(), (data / "config.toml").read_bytes()
    with _Holder(folder, ledger, _READ, _NOBODY, 2):
        yield _told(folder, "tick, ledger held for 2 s", 0, "已完成", "tick", "4.1.1")
    grew = ledger.read_bytes().startswith(whole) and len(ledger.read_bytes()) > len(whole)
    yield Trial("the ledger has all that it had, and more", grew, f"{len(whole)} bytes before")
    whole = ledger.read_bytes()
    with _Holder(folder, ledger, _READ, _NOBODY):
        yield _told(folder, "tick, ledger held", 4, _HELD, "tick", "4.1.2")
        yield _told(folder, "list, ledger held", 3, _HELD, "list")
        yield _told(folder, "export, ledger held", 3, _HELD, "export")
        yield _told(folder, "doctor, ledger held", 1, _HELD, "doctor")
    yield Trial("the ledger is as it was", ledger.read_bytes() == whole, f"{len(whole)} bytes")
    with _Holder(folder, data / "config.toml", _READ, _NOBODY):
        yield _told(folder, "list, settings held", 3, _HELD, "list")
        yield _told(folder, "setup, settings held", 3, _HELD, "setup", "--clerk", "乙")
    same = (data / "config.toml").read_bytes() == settings
    yield Trial("the settings are as they were", same, f"{len(settings)} bytes")
    wine.run(["cmd", "/c", "plancheck.bat", "export", "--format", "xlsx"], folder)
    export = max(data.glob("exports/*/*.xlsx"), key=lambda path: path.stat().st_mtime)
    with _Holder(folder, export, _READ_WRITE, _READERS):
        words = ("export", "--format", "xlsx")
        yield _told(folder, "export, held as Excel does", 0, "(2).xlsx", *words)
    yield _told(folder, "doctor afterwards", 0, "没有发现问题", "doctor")


def screen(folder: Path, place: Path) -> Iterator[Trial]:
    """The screen, typed into by console records; closed with a note begun."""
    exports = set((folder / "data").glob("exports/*/*"))
    with Console(folder, [], place / "first") as console:
        yield Trial("first paint", True, f"{console.until('3.3.2'):.2f} s")
        console.type("vt", " ")
        yield _shown(console, "a tick", "已完成1.1.1")
        console.type("vt", "\\x1b[15~")
        console.until("Enter保存")
        console.type("alt", _TYPED)
        console.type("lock", "走访了12户😀“")
        yield _shown(console, "a pasted text, whole", _PASTED)
        console.type("cut", "😀甲")
        yield _shown(console, "pairs that a read ends within, whole", _WHOLE)
        console.type("vt", "\\r")
        yield _shown(console, "the note is saved", "已记进展1.1.1")
        console.type("vt", "\\x1b[19~")
        console.until("周报")
        console.type("vt", "\\x1b[19~")
        yield _shown(console, "F8 F8 exports", "已导出")
        console.type("vt", "\\x11")
        yield Trial("Ctrl+Q ends it", console.ended() == 0, "status 0")
    made = set((folder / "data").glob("exports/*/*")) - exports
    yield Trial("the report's files are there", bool(made), f"{len(made)} new")
    with Console(folder, [], place / "second") as console:
        console.until("3.3.2")
        console.type("vt", "\\x1b[15~")
        console.until("Enter保存")
        console.type("alt", "关窗以前“没存”")
        console.until("“没存”")
        console.type("close", "")
        yield Trial("closing the window ends it", console.ended() == 0, "status 0")
    yield _told(folder, "the note in history", 0, _WHOLE, "history")
    yield _told(folder, "what was typed when it was closed", 0, "关窗以前“没存”", "history")


class _Holder:
    """Another program that has a file open; a context manager."""

    def __init__(
        self, folder: Path, path: Path, access: int, share: int, seconds: int = 90
    ) -> None:
        command = [str(folder / "python" / "python.exe"), wine.windows_path(_HOLDER)]
        command += [wine.windows_path(path), str(access), str(share), str(seconds)]
        self._process = wine.begin(command, folder)

    def __enter__(self) -> None:
        assert self._process.stdout
        said = self._process.stdout.readline().strip()
        if said != b"held":
            raise RuntimeError(f"the holder could not hold it: {said!r}")

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()


def _told(folder: Path, name: str, status: int, words: str, *arguments: str) -> Trial:
    began = time.monotonic()
    got, told = wine.run(["cmd", "/c", "plancheck.bat", *arguments], folder)
    well = got == status and words in told
    took = f"{time.monotonic() - began:.2f} s, status {got}"
    return Trial(name, well, took if well else f"{took}\n{told}")


def _shown(console: Console, name: str, words: str) -> Trial:
    try:
        return Trial(name, True, f"{console.until(words):.2f} s after the start")
    except TimeoutError as error:
        return Trial(name, False, str(error))


def _notes(folder: Path) -> int:
    return wine.run(["cmd", "/c", "plancheck.bat", "history"], folder)[1].count("同时")

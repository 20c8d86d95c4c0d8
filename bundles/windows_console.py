"""A Windows console under wine, its screen read by pyte, typed into by records."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pyte
from bench.terminal import Terminal

from . import wine

COLUMNS, ROWS = 120, 36
_INSIDE = Path(__file__).with_name("under_wine") / "console.py"
_LIMIT = 60.0


class Console:
    """A program of `folder` in a console of its own; a context manager that ends it.

    Wine's console stands on a pseudo-terminal; what the program draws it writes into `place`.
    """

    def __init__(self, folder: Path, arguments: Sequence[str], place: Path) -> None:
        place.mkdir(parents=True)
        self.place = place
        environment = wine.environment() | {"PLANCHECK_HOME": wine.windows_path(folder / "data")}
        command = ["wine", str(folder / "python" / "python.exe"), "-X", "utf8"]
        command += [wine.windows_path(_INSIDE), wine.windows_path(place), *arguments]
        self._started = time.monotonic()
        self._terminal = Terminal(command, (COLUMNS, ROWS), environment)

    def __enter__(self) -> Console:
        return self

    def __exit__(self, *_: object) -> None:
        self._terminal.kill()

    def text(self) -> str:
        """The screen as a clerk sees it."""
        screen = pyte.Screen(COLUMNS, ROWS)
        path = self.place / "screen"
        pyte.ByteStream(screen).feed(path.read_bytes() if path.exists() else b"")
        return "\n".join(line.rstrip() for line in screen.display)

    def until(self, words: str) -> float:
        """Wait for words, blanks aside; how many seconds after the start they stood there."""
        end = time.monotonic() + _LIMIT
        while words not in "".join(self.text().split()):
            if time.monotonic() > end:
                raise TimeoutError(f"no “{words}”:\n{self.text()}")
            self._terminal.settle(0.05)
        return time.monotonic() - self._started

    def type(self, way: str, text: str) -> None:
        """Type, in one of the ways of under_wine/console.py."""
        with (self.place / "keys").open("a", encoding="utf-8") as keys:
            keys.write(f"{way}:{text}\n")

    def ended(self) -> int:
        """Wait until the program has ended by itself; its exit status."""
        return self._terminal.ended(_LIMIT)

"""plancheck.pyz: one file that any Python from 3.11 on runs; Word files only where lxml is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import files, own, wheels
from .bytecode import compiled

_START = Path(__file__).with_name("shipped") / "pyz_main.py"
_SHEBANG = b"#!/usr/bin/env python3\n"


def build() -> None:
    """Make it: sources, and beside them bytecode of the Python that builds it.

    Another Python passes that over and compiles the sources at each start, which takes several
    times as long.
    """
    packed = files.zip_bytes(sorted(_contents()))
    files.hand_out(f"plancheck-{wheels.version()}.pyz", _SHEBANG + packed)


def _contents() -> Iterator[tuple[str, bytes]]:
    yield "__main__.py", _START.read_bytes()
    found = list(wheels.contents([*wheels.fetched(wheels.PURE), own.wheel()]))
    yield from found
    yield from compiled(one for one in found if one[0].endswith(".py"))

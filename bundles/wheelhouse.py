"""Wheelhouses: all wheels for a kind of PC that has Python, and a script that installs them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import files, licences, manual, own, wheels

PYTHONS = ("311", "312", "313")
_SHIPPED = Path(__file__).with_name("shipped")


def build() -> None:
    """One for 64-bit Windows, one for each kind of Linux."""
    for name, platforms, script in (
        ("win64", [wheels.windows(python) for python in PYTHONS], "bat"),
        ("linux-x86_64", [wheels.linux("x86_64", python) for python in PYTHONS], "sh"),
        ("linux-aarch64", [wheels.linux("aarch64", python) for python in PYTHONS], "sh"),
    ):
        top = f"plancheck-{wheels.version()}-wheels-{name}"
        packed = files.zip_bytes(sorted(_contents(platforms, script, top)))
        files.hand_out(f"{top}.zip", packed)


def _contents(
    platforms: list[wheels.Platform], script: str, top: str
) -> Iterator[tuple[str, bytes]]:
    found = {w.name: w for one in platforms for w in wheels.fetched(one, installer=True)}
    mine = own.wheel()
    for name, path in (found | {mine.name: mine}).items():
        yield f"{top}/wheels/{name}", path.read_bytes()
    data = (_SHIPPED / f"install.{script}").read_bytes()
    yield f"{top}/安装.{script}", data.replace(b"\n", b"\r\n") if script == "bat" else data
    yield f"{top}/install.py", (_SHIPPED / "install.py").read_bytes()
    yield f"{top}/{manual.NAME}", manual.manual()
    yield f"{top}/THIRD_PARTY.txt", licences.text(found.values()).encode("utf-8")

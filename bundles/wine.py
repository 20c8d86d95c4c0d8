"""Debian's wine as a Chinese Windows: code page 936, a prefix of its own, pipes for streams."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from . import files

_WORK = files.BUILD / "wine"


@cache
def environment() -> dict[str, str]:
    """What wine is run with; the locale and the prefix are made where they are not there yet.

    The server and Windows' services are started here and stay: one that a later command started
    would hold that command's pipes open for ever.
    """
    locale = _WORK / "locale"
    own = {
        "WINEPREFIX": str(_WORK / "prefix"),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
        "LOCPATH": str(locale),
        "LANG": "zh_CN.UTF-8",
        "LC_ALL": "zh_CN.UTF-8",
    }
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    found = kept | own
    if not locale.exists():
        locale.mkdir(parents=True)
        command = ["localedef", "-i", "zh_CN", "-f", "UTF-8", str(locale / "zh_CN.UTF-8")]
        subprocess.run(command, check=True)
    is_new = not (_WORK / "prefix").exists()
    start = [["/usr/lib/wine/wineserver", "-p"], ["wine", "wineboot", "--init"]]
    for command in [*start, *([["wine", "winecfg", "-v", "win10"]] if is_new else [])]:
        quiet = subprocess.DEVNULL
        subprocess.run(command, env=found, stdin=quiet, stdout=quiet, stderr=quiet, check=False)
    return found


def run(
    command: Sequence[str],
    folder: Path,
    extra: dict[str, str] | None = None,
    limit: float = 180.0,
) -> tuple[int, str]:
    """Run a Windows command in a folder: its status and what it said.

    Its streams are pipes: a file or /dev/null ends in wine's own fault before Python starts.
    """
    done = subprocess.run(
        ["wine", *command],
        input=b"",
        capture_output=True,
        cwd=folder,
        env=environment() | (extra or {}),
        check=False,
        timeout=limit,
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def begin(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    """Start a Windows command in a folder, its streams pipes."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        ["wine", *command], stdin=pipe, stdout=pipe, stderr=pipe, cwd=folder, env=environment()
    )


def windows_path(path: Path) -> str:
    """A path of this system as Windows programs under wine name it."""
    return "Z:" + str(path).replace("/", "\\")

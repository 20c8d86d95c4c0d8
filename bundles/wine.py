"""Debian's wine as a Chinese Windows: code page 936, a prefix of its own, pipes for streams."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from . import files, linux_python

_WORK = files.BUILD / "wine"
_PREFIX = _WORK / "prefix"
_SERVER = "/usr/lib/wine/wineserver"
_STAND_IN = Path(__file__).with_name("under_wine") / "bcryptprimitives.c"


@cache
def environment() -> dict[str, str]:
    """What wine is run with; locale, prefix and what wine lacks are made where they are not there.

    The server and Windows' services are started here and stay: one that a later command started
    would hold that command's pipes open for ever.
    """
    locale = _WORK / "locale"
    own = {
        "WINEPREFIX": str(_PREFIX),
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
    is_new = not _PREFIX.exists()
    _PREFIX.mkdir(exist_ok=True)  # else the server would not start
    start = [[_SERVER, "-p"], ["wine", "wineboot", "--init"]]
    for command in [*start, *([["wine", "winecfg", "-v", "win10"]] if is_new else [])]:
        quiet = subprocess.DEVNULL
        subprocess.run(command, env=found, stdin=quiet, stdout=quiet, stderr=quiet, check=False)
    library = _PREFIX / "drive_c" / "windows" / "system32" / _STAND_IN.with_suffix(".dll").name
    if not library.exists():
        words = ("-target", "x86_64-windows-gnu", "-shared", "-nostdlib", "-s", "-o", str(library))
        linux_python.compile_by_zig(*words, str(_STAND_IN), "-ladvapi32")
        library.with_suffix(".lib").unlink(missing_ok=True)
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


def stop() -> None:
    """End all that runs in the prefix, its server and Windows' services with it."""
    subprocess.run([_SERVER, "-k"], env=environment(), check=False)


def windows_path(path: Path) -> str:
    """A path of this system as Windows programs under wine name it."""
    return "Z:" + str(path).replace("/", "\\")

"""The tests under the Windows Python of the folder: what passed, failed and was passed over."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from . import files, wheels, windows, wine
from .windows_trials import Trial

FOLDERS = ("domain", "storage", "workspace", "cli")
_TOOLS = ("pytest", "pytest-asyncio", "pytest-xdist", "hypothesis", "pyte", "openpyxl", "colorama")
_HOUR = 3600.0
_OPTIONS = (
    *("-q", "-p", "no:cacheprovider", "-p", "bundles.under_wine.faults"),
    *("--tb=short", "-rfEsx", "-o", "faulthandler_timeout=300"),
)
_SURROUNDINGS = {"PYTHONUTF8": "1", "COLUMNS": "240"}
_COUNTS = re.compile(r"\d (passed|failed|skipped|error).* in \d")
"""pytest's own last line; a warning may come behind it."""
_PASSED_OVER = re.compile(r"SKIPPED \[(\d+)\] \S+: (.*)")


def run() -> Iterator[Trial]:
    """A folder at a time, each in as many processes as here."""
    python = str(_python())
    for name in FOLDERS:
        command = [python, "-m", "pytest", *_OPTIONS, f"tests/{name}"]
        status, told = wine.run(command, files.ROOT, _SURROUNDINGS, _HOUR)
        lines = [line.strip() for line in told.splitlines() if line.strip()]
        yield Trial(f"tests/{name}", status == 0, "\n     ".join(_seen(lines)))


def _seen(lines: list[str]) -> Iterator[str]:
    """How many did what, what failed, and why how many were passed over."""
    yield next(filter(_COUNTS.search, reversed(lines)), "nothing said")
    yield from (line for line in lines if line.startswith(("FAILED", "ERROR", "XFAIL")))
    reasons = Counter[str]()
    for line in lines:
        if found := _PASSED_OVER.fullmatch(line):
            reasons[found[2]] += int(found[1])
    yield from (f"passed over: {number} × {reason}" for reason, number in reasons.most_common())


def _python() -> Path:
    """The folder's Python with what the tests import, and the program as it stands here.

    In site-packages of its own, so that processes which tests begin without any variable have it.
    """
    constraints = files.ROOT / ".ci" / "constraints.txt"
    digest = files.sha256(constraints.read_bytes() + wheels.LOCK.read_bytes())
    folder = files.BUILD / "windows" / f"tests-{digest[:8]}"
    if not folder.exists():
        fetched = files.BUILD / "wheels" / f"win64-{folder.name}"
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary", ":all:"]
        command += ["--platform", "win_amd64", "--python-version", windows.PYTHON]
        command += ["--constraint", str(constraints)]
        subprocess.run([*command, "--dest", str(fetched), *_TOOLS], check=True)
        unfinished = folder.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        left_out = shutil.ignore_patterns("site-packages")
        shutil.copytree(windows.unpacked(), unfinished, ignore=left_out)
        packages = unfinished / "Lib" / "site-packages"
        program = wheels.fetched(wheels.windows(windows.PYTHON))
        for wheel in (*fetched.glob("*.whl"), *program):
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(packages)
        source = wine.windows_path(files.ROOT / "src")
        (packages / "plancheck.pth").write_text(f"{source}\n", encoding="utf-8")
        unfinished.rename(folder)
    return folder / "python.exe"

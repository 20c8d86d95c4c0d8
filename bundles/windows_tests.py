"""The tests under the Windows Python of the folder: what passed, failed and was passed over."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from . import files, wheels, windows, wine
from .windows_trials import Trial

FOLDERS = ("domain", "storage", "workspace", "cli")
_TOOLS = ("pytest", "pytest-asyncio", "pytest-xdist", "hypothesis", "pyte", "openpyxl", "colorama")
_HOUR = 3600.0
_RUN = """
import sys
sys.path[:0] = {paths!r}
import pytest
options = ["-q", "-n", "0", "-p", "no:cacheprovider", "--tb=short", "-rfE"]
sys.exit(pytest.main([*options, "-o", "faulthandler_timeout=120", {folder!r}]))
"""


def run() -> Iterator[Trial]:
    """A folder at a time, in one process: wine is slow to start."""
    paths = [files.ROOT / "src", _site(), files.ROOT]
    python = str(windows.unpacked() / "python.exe")
    for name in FOLDERS:
        code = _RUN.format(paths=list(map(wine.windows_path, paths)), folder=f"tests/{name}")
        command = [python, "-X", "utf8", "-c", code]
        status, told = wine.run(command, files.ROOT, limit=_HOUR)
        lines = [line for line in told.splitlines() if line.strip()]
        failed = [line for line in lines if line.startswith(("FAILED", "ERROR"))]
        seen = "\n     ".join([lines[-1] if lines else "nothing said", *failed])
        yield Trial(f"tests/{name}", status == 0, seen)


def _site() -> Path:
    """What the program and its tests import, laid out from wheels for Windows."""
    folder = files.BUILD / "windows" / "tests"
    fetched = files.BUILD / "wheels" / "win64-tests"
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary", ":all:"]
    command += ["--platform", "win_amd64", "--python-version", windows.PYTHON]
    command += ["--constraint", str(files.ROOT / ".ci" / "constraints.txt")]
    subprocess.run([*command, "--dest", str(fetched), *_TOOLS], check=True)
    for wheel in [*sorted(fetched.glob("*.whl")), *wheels.fetched(wheels.windows(windows.PYTHON))]:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
    return folder

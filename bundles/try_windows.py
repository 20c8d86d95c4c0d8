"""The Windows folder tried under wine: `make windows`; needs Debian's wine, as any user.

From a folder with blanks and hanzi, at code page 936, by plancheck.bat: docs/windows.md.
"""

from __future__ import annotations

import shutil
import sys
import time
import zipfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from . import files, wheels, windows_tests, windows_trials, wine
from .job import JOB, NOISE
from .windows_trials import Trial


def main() -> int:
    """How many of the trials went wrong."""
    began = time.monotonic()
    place = files.BUILD / "wine" / "用 户" / "我的 文件夹 (1)"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    with zipfile.ZipFile(files.DIST / f"plancheck-{wheels.version()}-win64.zip") as archive:
        archive.extractall(place)
    folder = next(place.iterdir())
    done = bad = 0
    trials = (
        _job(folder),
        windows_trials.at_once(folder),
        windows_trials.held(folder),
        windows_trials.screen(folder, place / "consoles"),
        windows_tests.run(),
    )
    for trial in chain(*trials):
        done, bad = done + 1, bad + (not trial.well)
        print(f"{'ok ' if trial.well else 'BAD'} {trial.name}: {trial.seen}", flush=True)
    minutes = (time.monotonic() - began) / 60
    print(f"{done} trials in {minutes:.0f} minutes, {bad} went wrong")
    wine.stop()
    return bad


def _job(folder: Path) -> Iterator[Trial]:
    for step in JOB:
        began = time.monotonic()
        words = [part.replace("HERE", wine.windows_path(folder)) for part in step.arguments]
        status, told = wine.run(["cmd", "/c", "plancheck.bat", *words], folder)
        took = f"{time.monotonic() - began:.2f} s, status {status}"
        well = status == step.status and step.says in told
        well = well and not any(words in told for words in NOISE)
        yield Trial(" ".join(step.arguments), well, took if well else f"{took}\n{told}")


if __name__ == "__main__":
    sys.exit(main())

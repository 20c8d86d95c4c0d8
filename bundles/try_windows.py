"""The Windows folder tried under wine: `make windows`; needs Debian's wine, as any user.

From a folder with blanks and hanzi, at code page 936, by plancheck.bat.
"""

from __future__ import annotations

import shutil
import sys
import time
import zipfile

from . import files, wheels, wine
from .job import JOB, NOISE


def main() -> int:
    """How many of the steps went wrong."""
    place = files.BUILD / "wine" / "用 户" / "我的 文件夹 (1)"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    with zipfile.ZipFile(files.DIST / f"plancheck-{wheels.version()}-win64.zip") as archive:
        archive.extractall(place)
    folder = next(place.iterdir())
    bad = 0
    for step in JOB:
        began = time.monotonic()
        words = [part.replace("HERE", wine.windows_path(folder)) for part in step.arguments]
        status, told = wine.run(["cmd", "/c", "plancheck.bat", *words], folder)
        took = time.monotonic() - began
        well = status == step.status and step.says in told
        well = well and not any(words in told for words in NOISE)
        print(f"{'ok  ' if well else 'BAD '} {took:5.2f} s  {status}  {' '.join(step.arguments)}")
        if not well:
            bad += 1
            print(told)
    return bad


if __name__ == "__main__":
    sys.exit(main())

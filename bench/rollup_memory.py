"""Time and memory of rolling up many files: `python -m bench.rollup_memory 20000`.

Takes minutes, most of them to make the files; so it is no row of the table. `--keep DIR` leaves the
files for another run.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

from bench import data
from plancheck.storage.plan.file import load_plan
from plancheck.workspace import wall_clock
from plancheck.workspace.office import outputs
from plancheck.workspace.office import rollup as office_rollup


def main() -> None:
    """Make the files unless they are there, roll them up and write every format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=int)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    if sys.platform == "win32":
        raise OSError("not under Windows")
    with tempfile.TemporaryDirectory() as temporary:
        root = options.keep or Path(temporary)
        if not (root / "street").exists():
            data.street(root / "street", options.files)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        plan, _ = load_plan(root / "street" / "plan.toml")
        begun = time.perf_counter()
        rolled = office_rollup.roll_up((plan,), [root / "street" / "files"], wall_clock)
        read = time.perf_counter()
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print(f"{rolled.figures.whole.units} units, {rolled.figures.whole.tally}")
        took = read - begun
        print(f"read and worked out: {took:.1f} s, {before / 1024:.0f} to {after / 1024:.0f} MB")
        for suffix in outputs.FORMATS:
            begun = time.perf_counter()
            paths = outputs.write_rollup(rolled, [suffix], root / "out", english=True)
            size = sum(path.stat().st_size for path in paths) / 2**20
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            took = time.perf_counter() - begun
            print(f"{suffix}: {len(paths)} files, {size:.0f} MB, {took:.1f} s, peak {peak:.0f} MB")


if __name__ == "__main__":
    main()

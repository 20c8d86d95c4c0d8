"""A process that appends until it is killed: `python -m tests.storage.appender FILE SEED`.

Says the id of each entry on a line of its own once the entry is reported saved. Being killed from
outside hardly ever tears a record, so every other writer takes small bites and now and then is
killed between two of them.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from random import Random

from plancheck.domain.ledger.entry import Entry
from plancheck.errors import NotSaved
from plancheck.storage.ledger.file import LedgerFile
from tests.specimens import PLAN, UNIT, made

BITE = 11


def main(path: Path, seed: int) -> None:
    """Append acts of one to three entries, each over the one before."""
    random = Random(seed)
    whole_write = os.write

    def small_write(descriptor: int, data: memoryview) -> int:
        if sys.platform != "win32" and random.random() < 1 / 300:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole_write(descriptor, data[:BITE])

    if seed % 2:
        os.write = small_write  # type: ignore[assignment]
    file = LedgerFile(path, PLAN, UNIT)
    last: list[Entry] = []
    number = 0
    while True:
        act: list[Entry] = []
        for _ in range(random.randint(1, 3)):
            number += 1
            over = act[-1:] or last
            act.append(made(f"第{number}次", n=number, over=over, by=str(seed), act=f"{number:04}"))
        try:
            recorded = file.append(act)
        except NotSaved:
            continue  # the lock was busy for too long
        last, number = act[-1:], recorded[-1].n
        whole_write(1, "".join(f"{e.id}\n" for e in recorded).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

"""The ledgers as doctor reads them: each unit's folder with its files, damage and daily copies."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ...domain.ledger.entry import MAJOR, Entry
from ...domain.plan.model import Plan
from ...errors import BadFile, Problem
from ...storage import paths, text_file
from ...storage.config import Config
from ...storage.file_names import slug, unit_folder
from ...storage.ledger import backup
from ...storage.ledger.bytes import OWN_LIMIT, read_ledger
from ...storage.ledger.folder import LedgerFolder
from ...storage.ledger.note import Lost, note_of
from ..ledger import Clock


class Ledger(NamedTuple):
    """One unit's folder as read: entries by file, damage, what was set aside."""

    path: Path
    own: tuple[Path, ...]
    """The files of this installation, one an id that it has had; first the one in use."""
    files: dict[Path, list[Entry]]
    newer: frozenset[Path]
    problems: tuple[Problem, ...]
    resaved: frozenset[str]
    """Names of files that another program saved in another encoding, with no other harm."""
    lost: tuple[Lost, ...]
    note: Path | None
    torn: tuple[tuple[str, int], ...]
    originals: tuple[str, ...]
    unread: str
    """Why not all that is there could be read; empty where it could."""
    odd: dict[str, str]
    """Names that end as a ledger's does and are no file: what they are."""
    shelf: backup.Shelf
    ahead: tuple[backup.FullerCopy, ...]
    """The newest copies, of those that have records which are in no file of the folder."""

    @property
    def entries(self) -> list[Entry]:
        """Every entry once."""
        return list({e.id: e for entries in self.files.values() for e in entries}.values())

    @property
    def repairable(self) -> list[Path]:
        """The own files that are damaged, and of a format that this version may write."""
        damaged = {problem.source for problem in self.problems}
        own = (path for path in self.own if path in self.files and path not in self.newer)
        return [path for path in own if path.name in damaged]


def read_ledgers(
    home: paths.Home, plan: Plan | None, settings: Config | None, clock: Clock
) -> list[Ledger]:
    """The unit's folder on this plan; where either is not known, all that could be meant."""
    root = home.data / "ledger"
    folder = ""
    if settings and settings.unit:
        folder = slug(settings.folder or unit_folder(settings.unit))
    if plan and folder:
        return [_read(root / slug(plan.id) / folder, settings, home, clock)]
    if not root.exists():
        return []
    plans = [root / slug(plan.id)] if plan else sorted(p for p in root.iterdir() if p.is_dir())
    ledgers = []
    for above in plans:
        if folder:
            units = [above / folder]
        else:
            units = sorted(p for p in above.iterdir() if p.is_dir()) if above.exists() else []
        ledgers += [_read(path, settings, home, clock) for path in units if path.exists()]
    return ledgers


def _read(path: Path, settings: Config | None, home: paths.Home, clock: Clock) -> Ledger:
    names: list[str] = []
    with suppress(OSError):  # the folder says itself why
        names = sorted(file.name for file in path.iterdir())
    note = note_of(home.notes, path) if home.notes else None
    pc, ids = (settings.pc, settings.ids) if settings else ("", ())
    folder = LedgerFolder(path, pc, "", "", None, ids, note)
    union = folder.read()
    readings = folder.readings()
    originals = tuple(n for n in names if re.search(r"\.damaged-[0-9-]+$", n))
    shelf, known = backup.Shelf(home.backups, path, clock), {e.id for e in union.entries}
    copies: list[backup.FullerCopy | None] = []
    with suppress(OSError):  # what is wrong with the shelf is said of the backups
        copies = [shelf.ahead(stem, -1, known) for stem in shelf.stems()]
        damaged = union.damaged.union(*(_damaged_in(path / name) for name in originals)) - known
        if damaged and not any(copies):
            copies = [shelf.holding(damaged)]
    return Ledger(
        path=path,
        own=tuple(dict.fromkeys([folder.own.path, *folder.own_files])),
        files={file: reading.entries for file, reading in readings.items()},
        newer=frozenset(f for f, reading in readings.items() if reading.header.major > MAJOR),
        problems=union.problems,
        resaved=frozenset(f.name for f, r in readings.items() if r.encodings and not r.problems),
        lost=union.lost,
        note=note,
        torn=tuple((n, (path / n).stat().st_size) for n in names if n.endswith(".torn")),
        originals=originals,
        unread=union.unread,
        odd=folder.odd,
        shelf=shelf,
        ahead=() if union.unread else tuple(copy for copy in copies if copy),
    )


def _damaged_in(original: Path) -> frozenset[str]:
    """The ids that damaged records name in a file that was repaired."""
    with suppress(BadFile):
        data = text_file.read_bytes(original, OWN_LIMIT)
        return read_ledger(data, original.name).lost
    return frozenset()

"""Texts that were typed and are not recorded yet: kept until they are, offered again meanwhile.

Each is a file in the home; where that cannot be written, in the user's own folders; where nothing
can, it stays in memory and that is said. The files are the truth: another window may have taken
one up.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.ledger.typed_text import Typed, TypedIn
from ..errors import BadFile, NotSaved
from ..storage import paths
from ..storage.file_names import unit_folder
from ..storage.ledger.typed_texts import KeptText, keep_text, kept_texts, remove_text

if TYPE_CHECKING:
    from .unit import Unit

_SETTINGS = frozenset((TypedIn.PERSON, TypedIn.FOLDER, TypedIn.UNIT, TypedIn.ROSTER))
"""Of no unit's plan: what goes into the settings."""


class Unsaved:
    """The texts of one unit. `keep` may be called from any thread."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._spares: Sequence[Path] | None = None
        self._memory: dict[str, KeptText] = {}
        self._taken: set[str] = set()
        """Keys of texts that are on their way to the disk, or were saved or given up."""
        self._lock = threading.Lock()
        self.faults: tuple[BadFile, ...] = ()
        """What could not be read when the texts were last looked at."""

    # --- what is kept

    def texts(self) -> list[Typed]:
        """All of this unit on this plan, the oldest first; what was recorded after all goes."""
        found = {kept.typed.key: kept for kept in self._own()} | self._memory
        for kept in found.values():
            if self._recorded(kept):
                self.drop(kept.typed)
        left = sorted(found.values(), key=lambda kept: (kept.at, kept.typed.key))
        return [kept.typed for kept in left if kept.typed.key not in self._taken]

    def offered(self, asked: Typed) -> Typed:
        """What was typed where `asked` is opened and not saved; `asked` itself where nothing."""
        return next((typed for typed in self.texts() if typed.answers(asked)), asked)

    @property
    def in_memory(self) -> list[Typed]:
        """Those that no disk could take."""
        return [kept.typed for kept in self._memory.values()]

    # --- what becomes of it

    def keep(self, typed: Typed, at: datetime | None = None, *, spare: bool = False) -> str:
        """Keep a text, of an act made `at` that moment; returns what the clerk is told of it.

        `spare`: not in the home, whose disk holds everything up.
        """
        with self._lock:
            key = typed.key or f"{time.time_ns():x}"
            self._taken.discard(key)
            kept = KeptText(typed._replace(key=key), at or self._unit.clock(), *self._whose)
            folders = self._folders
            for folder in (*folders[1:], *folders[:1]) if spare else folders:
                try:
                    keep_text(folder, kept)
                except NotSaved as error:
                    if not error.unknown:
                        continue
                self._memory.pop(key, None)
                return "写的没有丢，再打开就在那里。"
            self._memory[key] = kept
            return "写的还在，可是哪里都存不进去：退出以前请抄下来。"

    def take(self, typed: Typed) -> None:
        """It is on its way to the disk: it is not offered until it is kept again."""
        if typed.key:
            self._taken.add(typed.key)

    def drop(self, typed: Typed) -> None:
        """It was saved, or the clerk does not want it any more."""
        if typed.key:
            self._taken.add(typed.key)
            self._memory.pop(typed.key, None)
            for folder in self._folders:
                remove_text(folder, typed.key)

    # --- inner

    @property
    def _whose(self) -> tuple[str, str]:
        unit = self._unit
        folder = unit.config.folder or (unit_folder(unit.name) if unit.name else "")
        return unit.plan.id, folder

    @property
    def _folders(self) -> list[Path]:
        """The home first, unless it has gone: it is not made anew for this."""
        home = self._unit.home
        if self._spares is None:
            own = home.notes or home.portable  # else nothing is left on this machine
            self._spares = paths.spare_folders() if own else []
        folders = (home.unsaved, *self._spares)
        return list(dict.fromkeys(folders if home.is_there or not self._unit.name else folders[1:]))

    def _own(self) -> Iterator[KeptText]:
        """What lies in the folders and is this unit's."""
        plan, unit = self._whose
        faults = []
        for folder in self._folders:
            for kept in kept_texts(folder):
                if isinstance(kept, BadFile):
                    faults.append(kept)
                elif (kept.unit == unit or kept.typed.place is TypedIn.UNIT) and (
                    kept.plan == plan or kept.typed.place in _SETTINGS
                ):
                    yield kept
        self.faults = tuple(faults)

    def _recorded(self, kept: KeptText) -> bool:
        """Whether it was saved after all, as where the program was ended just then."""
        typed, config = kept.typed, self._unit.config
        if typed.place is TypedIn.UNIT:
            return typed.text == config.unit and typed.fields.get("clerk") == config.clerk
        if typed.place in _SETTINGS:
            return False
        ledger = self._unit.ledger
        return bool(ledger and typed.recorded_in(ledger.history.by_id.values(), kept.at))

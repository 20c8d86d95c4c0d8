"""An act on its way: what it comes to, what the clerk is told, what became of its ids."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..domain.ledger.entry import BASE32, Entry

NAMED = 3
"""How many measures a message names."""


class PreparedAct(NamedTuple):
    """A prepared act: the entries that say it, and what the clerk is told when it is done."""

    entries: tuple[Entry, ...]
    message: str

    @property
    def measures(self) -> set[str]:
        """The measures that it changes."""
        return {e.measure for e in self.entries}


def random_id(length: int) -> str:
    """A random id of base32 letters and digits, lower case."""
    return "".join(BASE32[byte & 31] for byte in os.urandom(length))


def measure_names(measures: Iterable[str]) -> str:
    """3.2.1、3.2.2; of many the first and how many."""
    names = list(dict.fromkeys(measure for measure in measures if measure))
    return "、".join(names) if len(names) <= NAMED else f"{names[0]} 等 {len(names)} 项"


def acts_without(acts: Iterable[PreparedAct], entries: Iterable[Entry]) -> list[PreparedAct]:
    """The acts that the entries are not of, whatever numbers these have been given."""
    recorded = {(entry.act, entry.at) for entry in entries}
    return [act for act in acts if (act.entries[0].act, act.entries[0].at) not in recorded]


def recorded_ids(acts: Iterable[PreparedAct], recorded: Sequence[Entry]) -> dict[str, str]:
    """What the ids of a prepared act have become in its recorded entries."""
    for act in acts:
        if not acts_without([act], recorded):
            return {old.id: new.id for old, new in zip(act.entries, recorded, strict=True)}
    return {}

"""The words that decide; they stand in data/import_words.toml, where an office can add its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple


class Words(NamedTuple):
    """Each field is a list of the data file, which says what it is for."""

    actions: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    doing: tuple[str, ...] = ()
    completions: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    guiding: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    plan_times: tuple[str, ...] = ()
    plan_nouns: tuple[str, ...] = ()
    salutation: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    web: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    leader: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    plan_titles: tuple[str, ...] = ()
    other_titles: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    number_columns: tuple[str, ...] = ()
    heading_columns: tuple[str, ...] = ()
    task_columns: tuple[str, ...] = ()
    measure_columns: tuple[str, ...] = ()
    remark_columns: tuple[str, ...] = ()
    review_columns: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Cheap, as patterns are looked up by it for every clause: tuples do not keep theirs."""
        return hash(tuple(map(len, self)))

    @classmethod
    def of(cls, *tables: Mapping[str, Iterable[str]]) -> Words:
        """The lists of one or more files, the later ones' words added to the first's."""
        found = {
            field: tuple(dict.fromkeys(word for table in tables for word in table.get(field, ())))
            for field in cls._fields
        }
        return cls(**found)


@lru_cache(maxsize=128)
def any_of(words: tuple[str, ...]) -> str:
    """A pattern's group that matches any of the words, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


def begins(text: str, words: Iterable[str]) -> str:
    """The longest of the words that a text begins with; "" for none."""
    return max((word for word in words if text.startswith(word)), key=len, default="")

"""责任人: the persons that an owner's text names.

The text stays one text in ledger and files, as it was written: 王某（书记）、李某. Who is meant is
worked out of it here. 、 ， ; / part persons; a blank does only where names stand on both sides
(王　某 is one, spread to the width of three); what stands in brackets is no part of a name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..ledger.entry import Entry
from ..startup import lazy
from ..text import folded_name
from .issues.standing import open_issues
from .state import MeasureState

_OPEN, _CLOSE = frozenset("（(【[〔［〖｛{〈<《"), frozenset("）)】]〕］〗｝}〉>》")
_BARE = "\0"
"""Stands for each character of a bracket and what is in it, while names are looked for."""
_STRETCH = lazy(r"[^、､﹑，,﹐；;﹔/／|｜]+")
_TOKEN = lazy(rf"[^\s{_BARE}]+{_BARE}*|{_BARE}+")
_HANZI = lazy("[〇々\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class Person(NamedTuple):
    """A person in an owner's text: from `start` to before `end`, what is in brackets included.

    Two of one `key` are the same person, however the name is written.
    """

    name: str
    key: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def persons(owner: str) -> tuple[Person, ...]:
    """Those whom an owner's text names, in its order."""
    bare = _without_brackets(owner)
    named = []
    for stretch in _STRETCH.finditer(bare):
        for start, end in _parted(bare, *stretch.span()):
            name = _name(bare[start:end])
            if key := folded_name(name):
                named.append(Person(name, key, start, end))
    return tuple(named)


def persons_of(owner: str) -> tuple[str, ...]:
    """The persons of an owner's text, each as it was written; else the text itself."""
    return tuple(owner[p.start : p.end] for p in persons(owner)) or ((owner,) if owner else ())


def person_keys(owner: str) -> frozenset[str]:
    """The same as a set of keys: two texts of equal keys name the same persons."""
    return frozenset(person.key for person in persons(owner))


def replace_persons(owner: str, leaving: Iterable[str], coming: str) -> str:
    """The text with those of the keys `leaving` replaced by the persons of another text.

    Nobody then stands there twice; the others stay as they were written.
    """
    there, gone = persons(owner), frozenset(leaving)
    staying = {person.key for person in there} - gone
    new = {p.key: coming[p.start : p.end] for p in persons(coming) if p.key not in staying}
    text, end, kept = "", 0, list[str]()
    for person in there:
        words = [owner[person.start : person.end]]
        if person.key in gone:
            words, new = [*new.values()], {}
        if words:
            text += owner[end : person.start] if kept or not end else ""
            text += "、".join(words)
            kept += words
        end = person.end
    text += owner[end:]
    return text if person_keys(text) == staying | person_keys(coming) else "、".join(kept)


def spread_names(owners: Iterable[str]) -> list[str]:
    """The keys of those whose names are spread by a blank: 王　某 is looked for as 王某 too."""
    return [p.key for owner in owners for p in persons(owner) if " " in p.name]


def owner_texts(state: MeasureState) -> dict[str, str]:
    """What is written of who has a measure, its steps not done, its open problems; by field."""
    steps = {f"step.{step.id}.owner": step.owner for step in state.steps if not step.done}
    issues = {f"issue.{note.id}.owner": note.owner for note in open_issues(state) if note.owner}
    return {"owner": state.owner} | steps | issues


def is_owned_by(state: MeasureState, owner: str) -> bool:
    """Whether someone (or some, together) has the measure, an open step or problem of it."""
    wanted = person_keys(owner)
    return bool(wanted) and any(wanted <= person_keys(text) for text in owner_texts(state).values())


def owners(states: Iterable[MeasureState]) -> list[tuple[str, int]]:
    """Who has measures or open steps, with how many measures, the most first.

    A person who is written in several ways is named as it was met first.
    """
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for state in states:
        here = {p.key: p.name for text in owner_texts(state).values() for p in persons(text)}
        counts.update(here.keys())
        names = here | names
    counted = [(names[key], number) for key, number in counts.items()]
    return sorted(counted, key=lambda pair: (-pair[1], pair[0]))


def _parted(bare: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch in parts at those blanks that part persons."""
    tokens = [match.span() for match in _TOKEN.finditer(bare, start, end)]
    if not tokens:
        return
    counts = [len(_HANZI.findall(bare, *token)) for token in tokens]
    first, before = tokens[0][0], 0
    for at, (token, following) in enumerate(pairwise(tokens)):
        before += counts[at]
        spread = counts[at + 1 : at + 3] == [1, 1]
        if before >= 2 and (counts[at + 1] >= 2 or spread):
            yield first, token[1]
            first, before = following[0], 0
    yield first, tokens[-1][1]


def _without_brackets(owner: str) -> str:
    """The text with `_BARE` for each character of a bracket and what is in it."""
    opened: list[int] = []
    closed: list[tuple[int, int]] = []
    for at, char in enumerate(owner):
        if char in _OPEN:
            opened.append(at)
        elif char in _CLOSE and opened:
            start = opened.pop()
            while closed and closed[-1][0] > start:  # those inside
                closed.pop()
            closed.append((start, at + 1))
    bare, end = "", 0
    for start, after in closed:
        bare += owner[end:start] + _BARE * (after - start)
        end = after
    return bare + owner[end:]


def _name(bare: str) -> str:
    """The name itself; a bracket that is never closed goes to the end."""
    bare = bare.replace(_BARE, " ")
    cut = next((at for at, char in enumerate(bare) if at and char in _OPEN), len(bare))
    return " ".join(bare[:cut].strip("".join((*_OPEN, *_CLOSE, " \u3000"))).split())


def last_owner(entries: Iterable[Entry]) -> str:
    """The owner that was set last, of a measure or a step; empty where none was."""
    named = (e for e in entries if e.field.endswith("owner") and isinstance(e.value, str))
    last = max(named, key=lambda e: (e.at, e.pc, e.n), default=None)
    return str(last.value) if last else ""

"""The importer on documents of shapes that it was not made for.

`python -m tests.domain.plan.test_shapes [-v] [NAME…]` prints how far it gets; -v says where not.
"""

from __future__ import annotations

import sys
from functools import cache

import pytest

from plancheck.domain.plan.importer import draft_of
from plancheck.storage.plan.import_words import import_words_path, load_import_words

from .figures import COLUMNS, Kept, Score, figures, table, total
from .score import score
from .shape import NAMES, shape

FLOORS = {
    "认出": 1.0,
    "字P": 0.97,
    "字R": 0.98,
    "切分": 0.82,
    "部分": 0.96,
    "任务": 0.94,
    "层级": 0.98,
    "单位": 0.97,
    "数量": 0.93,
}
"""A little below what is reached over all of them; raised whenever more is. 认出: plan or none."""


@cache
def scored(name: str) -> Score:
    """How far the importer gets with a document."""
    one = shape(name)
    return score(one, draft_of(one.source, load_import_words(import_words_path())))


@pytest.mark.parametrize("name", NAMES)
def test_no_character_is_lost_or_stands_twice_or_is_invented(name: str) -> None:
    assert scored(name).kept == Kept()


def test_over_all_shapes_no_figure_falls() -> None:
    reached = dict(zip(COLUMNS, figures(total(map(scored, NAMES))), strict=True))
    assert {name: reached[name] for name, floor in FLOORS.items() if reached[name] < floor} == {}


def main() -> None:
    """The table of some documents, or of all."""
    names = [word for word in sys.argv[1:] if word != "-v"] or NAMES
    print(table({name: scored(name) for name in names}))
    for name in names if "-v" in sys.argv else ():
        print(f"\n{name}", *scored(name).faults, sep="\n  ")


if __name__ == "__main__":
    main()

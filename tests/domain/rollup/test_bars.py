"""A roll-up's groups as bars."""

from __future__ import annotations

import pytest

from plancheck.domain.cells import cell_width, pad
from plancheck.domain.progress.signal import Signal
from plancheck.domain.progress.tally import Tally
from plancheck.domain.rollup.bars import bar_lines
from plancheck.domain.rollup.figures import Group
from plancheck.domain.rollup.movement import Movement
from tests.domain.rollup.test_compute import A, B, C, rolled


def test_bars_are_of_done_and_with_a_light_of_what_shows_it() -> None:
    group = Group("1", "部分", 2, Tally(10, 5, overdue=1), {}, Movement(), None)
    (line,) = bar_lines([group], None, 60, pad)
    assert cell_width(line) <= 60
    assert line.startswith("一、部分")
    bar = line.split()[2]
    assert bar.count("#") == len(bar) // 2
    assert set(bar) == {"#", "."}
    assert line.endswith("5/10 (50%)")
    (lit,) = bar_lines([group], Signal.OVERDUE, 60, pad)
    assert lit.endswith("1/10 (10%)")
    assert " 逾 " in lit


@pytest.mark.parametrize("cells", [57, 77, 117])
def test_bars_of_many_groups_line_up(cells: int) -> None:
    found = rolled(A, B, C).figures
    lines = bar_lines((*found.plans[0].sections, found.whole), None, cells, pad)
    assert len({cell_width(line.partition("%)")[0]) for line in lines}) == 1
    assert max(map(cell_width, lines)) <= cells

"""How wide a table's columns are: as their texts need, so that the table is low."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..domain.cells import cell_width


class Need(NamedTuple):
    """What a column asks for: the least width, and its texts where it takes a share of the rest."""

    least: float
    texts: Sequence[str] = ()


def shared_widths(needs: Iterable[Need], room: float) -> list[float]:
    """The columns' widths, the room filled where any takes a share.

    Shares make the sum of the cells' lines, each to the third power, least: the highest cells
    count, for they make their rows high.
    """
    needs = list(needs)
    weights = [sum(cell_width(t, ambiguous=2) ** 3 for t in one.texts) ** 0.25 for one in needs]
    widths = [one.least for one in needs]
    sharing = {n for n, weight in enumerate(weights) if weight}
    while sharing:
        rest = room - sum(one.least for n, one in enumerate(needs) if n not in sharing)
        whole = sum(weights[n] for n in sharing)
        low = {n for n in sharing if rest * weights[n] / whole < needs[n].least}
        if not low:
            for n in sharing:
                widths[n] = round(rest * weights[n] / whole, 2)
            break
        sharing -= low
    return widths

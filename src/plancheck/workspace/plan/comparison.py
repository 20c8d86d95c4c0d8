"""The comparison of two plans as a file for the meeting."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from ... import export
from ...storage import atomic

if TYPE_CHECKING:
    from datetime import datetime

    from ...domain.plan.comparison import Comparison


def write_comparison(found: Comparison, path: Path, made: datetime) -> Path:
    """Write it as a Word file; one that is there is never written over. Returns where it is."""
    data = export.render_comparison(found, made)
    places = (path if n == 1 else path.with_stem(f"{path.stem}({n})") for n in count(1))
    return atomic.write_beside(next(place for place in places if not place.exists()), data)

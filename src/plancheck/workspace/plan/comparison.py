"""The comparison of two plans as a file for the meeting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ... import export
from ...storage import atomic
from ...storage.file_names import numbered

if TYPE_CHECKING:
    from datetime import datetime

    from ...domain.plan.comparison import Comparison


def write_comparison(found: Comparison, path: Path, made: datetime) -> Path:
    """Write it as a Word file; one that is there is never written over. Returns where it is."""
    data = export.render_comparison(found, made)
    free = next(place for place in numbered(path) if not place.exists())
    return atomic.write_beside(free, data)

"""The one thing that screen and command line share: a plan, a unit's ledger, and its acts."""

from .book import Act, Book, Clock
from .handing_in import FORMATS, formats_of
from .main import NO_UNIT, Workspace, typed, wall_clock

__all__ = [
    "FORMATS",
    "NO_UNIT",
    "Act",
    "Book",
    "Clock",
    "Workspace",
    "formats_of",
    "typed",
    "wall_clock",
]

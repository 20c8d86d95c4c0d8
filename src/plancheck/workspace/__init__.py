"""The one thing that screen and command line share: a plan, a unit's ledger, and its acts."""

from .acts import typed
from .book import Act, Book, Clock
from .desk import NO_UNIT
from .handing_in import FORMATS, formats_of
from .main import Workspace, wall_clock

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

"""The one thing that screen and command line share: a plan, a unit's ledger, and its acts."""

from .book import Act, Book, Clock
from .desk import NO_UNIT, typed
from .handing_in import FORMATS, formats_of
from .main import Workspace, wall_clock
from .taking_back import Record

__all__ = [
    "FORMATS",
    "NO_UNIT",
    "Act",
    "Book",
    "Clock",
    "Record",
    "Workspace",
    "formats_of",
    "typed",
    "wall_clock",
]

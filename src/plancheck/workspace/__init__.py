"""The one thing that screen and command line share: a plan, a unit's ledger, and its acts."""

from .ledger import Act, Book, Clock
from .reports import FORMATS, formats_of
from .undo import Record
from .unit import NO_UNIT, typed
from .workspace import Workspace, wall_clock

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

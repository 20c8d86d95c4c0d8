"""The one thing that screen and command line share: a plan, a unit's ledger, and its acts."""

from .ledger import Clock, PreparedAct, UnitLedger
from .reports import FORMATS, formats_of
from .undo import ActRecord
from .unit import NO_UNIT, typed
from .workspace import Workspace, wall_clock

__all__ = [
    "FORMATS",
    "NO_UNIT",
    "ActRecord",
    "Clock",
    "PreparedAct",
    "UnitLedger",
    "Workspace",
    "formats_of",
    "typed",
    "wall_clock",
]

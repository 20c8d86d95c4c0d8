"""The one thing that screen and command line share: a plan, a unit's ledger, and its acts.

What both need of the disk before there is a workspace is offered here too: they know no storage.
"""

from ..storage.atomic import durable, reason
from ..storage.locks import import_filelock
from ..storage.paths import absent, find_home
from ..storage.plan.file import default_path as default_plan
from ..storage.plan.file import load as load_plan
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
    "absent",
    "default_plan",
    "durable",
    "find_home",
    "formats_of",
    "import_filelock",
    "load_plan",
    "reason",
    "typed",
    "wall_clock",
]

"""The one thing that screen and command line share: a plan, a unit's ledger, and its acts.

What both need of the disk before there is a workspace is offered here too: they know no storage.
"""

from ..storage.atomic import durable, reason
from ..storage.locks import import_filelock
from ..storage.paths import find_home
from ..storage.plan.file import default_plan_path, load_plan
from ..storage.presence import absent
from .act import PreparedAct
from .ledger import Clock, UnitLedger
from .unit import NO_UNIT, Unit
from .workspace import Workspace, wall_clock

__all__ = [
    "NO_UNIT",
    "Clock",
    "PreparedAct",
    "Unit",
    "UnitLedger",
    "Workspace",
    "absent",
    "default_plan_path",
    "durable",
    "find_home",
    "import_filelock",
    "load_plan",
    "reason",
    "wall_clock",
]

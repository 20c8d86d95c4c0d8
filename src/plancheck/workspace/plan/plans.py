"""Which plan a home opens: the one that was named, else the adopted one of the current year.

`plans/` has what was adopted or published here; what comes with the program is opened where there
is nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from itertools import groupby
from pathlib import Path

from ...domain.ledger.adoption import Adopted, adoption_in_force
from ...domain.plan.model import Plan, Seal
from ...domain.startup import lazy
from ...domain.text import folded_name
from ...errors import BadFile
from ...storage import paths
from ...storage.config import Config
from ...storage.file_names import slug, unit_folder
from ...storage.plan.file import default_plan_path
from ...storage.plan.folder import KeptPlan, kept_plans
from ...storage.presence import absent
from ..ledger import Clock
from ..unit import Unit
from .revisions import ReadPlan, Revisions, read_kept, read_plan

_KEPT_NAME = lazy(r"[a-z0-9-]{1,40}")
_YEAR = lazy(r"20[0-9]{2}")


def open_unit(home: paths.Home, named: str, config: Config, clock: Clock) -> Unit:
    """The unit on its plan; BadFile where the plan, or the folder of plans, cannot be read.

    `named` is a plan's file, or the id or year of a plan that is kept; "" for the adopted one.
    """
    today = clock().date()
    if named.strip():
        found = _found_as(home, named, today)
        read = found or read_plan(Path(named))
        return Unit(home, Revisions(home.plans, read, named=not found), config, clock)
    for _, of_year in groupby(_by_plan(home, today), key=lambda kept: _turn(kept[0].year, today)):
        units = [unit for kept in of_year if (unit := _adopted(home, kept, config, clock))]
        if units:
            return max(units, key=_since)
    return Unit(home, Revisions(home.plans, read_plan(default_plan_path())), config, clock)


def known_plans(unit: Unit) -> list[Plan]:
    """The plans that can be opened by their ids, this year's first, each in its latest revision.

    The one that comes with the program is among them where it has records. BadFile.
    """
    plans, today = _kept_latest(unit), unit.today
    default = _programs(unit)
    recorded = not absent(unit.home.ledgers / slug(default.id))
    if recorded and default.id not in {plan.id for plan in plans}:
        plans.append(default)
    return sorted(plans, key=lambda plan: _turn(plan.year, today))


def adopted_on(unit: Unit, plan: Plan) -> Adopted | None:
    """Which revision of another plan the unit has adopted; None where none."""
    folder = unit.config.folder or unit_folder(unit.name)
    if not unit.name or absent(unit.home.ledger(plan.id, folder)):
        return None
    return Unit(
        unit.home, Revisions(unit.home.plans, ReadPlan.of(plan)), unit.config, unit.clock
    ).adopted


def lost_plans(unit: Unit, known: Iterable[Plan]) -> list[str]:
    """The ids of plans that the unit has records on, and whose files are not among the known."""
    home, folder = unit.home, unit.config.folder or unit_folder(unit.name)
    here = {slug(plan.id) for plan in known} | {slug(unit.plan.id)}
    with suppress(OSError):  # what cannot be read is said where the ledger is opened
        found = sorted(one.name for one in home.ledgers.iterdir() if one.name not in here)
        return [
            name for name in found if unit.name and not absent(home.ledgers / name / slug(folder))
        ]
    return []


def plans_at_hand(unit: Unit) -> list[Plan]:
    """What a roll-up goes by: the unit's plan, and of each that is kept the latest revision.

    The plan that comes with the program too, where it is of the same office: last year's, say.
    """
    default = _programs(unit)
    ours = folded_name(default.issuer) == folded_name(unit.plan.issuer)
    return [unit.plan, *_kept_latest(unit), *([default] if ours else [])]


def _kept_latest(unit: Unit) -> list[Plan]:
    """Of each plan that is kept, the latest revision that can be read."""
    opened = unit.revisions.opened
    tried = ((read_kept(one, opened) for one in kept) for kept in _by_plan(unit.home, unit.today))
    return [read.plan for one in tried if (read := next(filter(None, one), None))]


def _programs(unit: Unit) -> Plan:
    """The plan that comes with the program; where it is the one that was opened, as it was read."""
    opened, path = unit.revisions.opened, default_plan_path()
    return (opened if opened.path == path else read_plan(path)).plan


def _by_plan(home: paths.Home, today: date) -> list[list[KeptPlan]]:
    """What is kept, by plan: the plans of the current year first, of each the latest revision."""
    found: dict[str, list[KeptPlan]] = {}
    for kept in sorted(kept_plans(home.plans), key=lambda kept: -kept.revision):
        found.setdefault(kept.id, []).append(kept)
    return sorted(found.values(), key=lambda of_plan: _turn(of_plan[0].year, today))


def _turn(year: int, today: date) -> tuple[int, int]:
    """Which year's plan is opened before another's: this year's, else the last, else the next."""
    return (0, 0) if year == today.year else (1, -year) if year < today.year else (2, year)


def _found_as(home: paths.Home, named: str, today: date) -> ReadPlan | None:
    """The plan of an id or a year, kept or the program's; None where a file's path is named.

    BadFile where no plan is of that id or year.
    """
    if not _KEPT_NAME.fullmatch(named) or not absent(Path(named)):
        return None
    for kept in _by_plan(home, today):
        if named in (kept[0].id, str(kept[0].year)):
            return _latest(kept)
    default = read_plan(default_plan_path())
    if named in (default.plan.id, str(default.plan.year)):
        return default
    what = f"{named}年的计划" if _YEAR.fullmatch(named) else f"编号是“{named}”的计划或文件"
    raise BadFile(named, f"本机没有{what}：有哪些，用 plancheck plan list 看。")


def _latest(kept: Sequence[KeptPlan]) -> ReadPlan:
    """The latest revision of a plan that can be read; BadFile where none can."""
    found = next(filter(None, map(read_kept, kept)), None)
    if found is None:
        words = "本机保存的计划文件已损坏：请把计划文件重新拷来，运行 plancheck plan adopt 文件。"
        raise BadFile(kept[0].path.name, words)
    return found


def _adopted(
    home: paths.Home, kept: Sequence[KeptPlan], config: Config, clock: Clock
) -> Unit | None:
    """The unit on a plan that it has adopted, as far as is known; None on any other.

    So is a plan that it worked by before any was published: it is kept without a seal. Where there
    is no unit yet, a plan that was taken over is opened to choose one.
    """
    if config.unit and absent(home.ledger(kept[0].id, config.folder or unit_folder(config.unit))):
        return None
    unit = Unit(home, Revisions(home.plans, _latest(kept)), config, clock)
    ledger = unit.ledger
    if ledger is None or unit.adopted or ledger.amiss:
        return unit
    read = filter(None, map(read_kept, kept)) if ledger.history.by_id else ()
    worked_by = next((one for one in read if one.plan.seal is Seal.NONE), None)
    return worked_by and Unit(home, Revisions(home.plans, worked_by), config, clock)


def _since(unit: Unit) -> tuple[date, datetime] | tuple[()]:
    """Since when a unit has worked by its plan: of several of a year, the last adopted opens."""
    entry = adoption_in_force(unit.history)
    return (entry.on, entry.at) if entry else ()

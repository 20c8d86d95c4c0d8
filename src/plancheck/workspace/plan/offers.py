"""What there is to do about the plan: a newer revision in the home's 收件, a year that is over."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ...domain.ledger.adoption import adoptions
from ...domain.plan.model import Plan, Seal
from ...domain.startup import lazy
from ...domain.text import clean, folded_name
from ...errors import BadFile, NothingFound, PlancheckError
from ...storage import text_file
from ...storage.file_names import slug
from ...storage.plan.draft_file import SUFFIX
from ...storage.plan.file import load_plan
from ...storage.plan.folder import KeptPlan, kept_plans
from .plans import adopted_on, known_plans, lost_plans
from .revisions import revision_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..unit import Unit

LOOKED_AT = 200
"""Files of the folder that are looked into: a street's inbox has units' reports beside plans."""
_PEEK = 8_000
_REPORTS = ("周报_", "月报_", "季报_", "年报_", "汇总_")
_SUFFIXES = (".toml", ".txt", ".bin", ".dat", "")
"""What a plan's file has, the mail's own among them; what it is its beginning tells."""
_PLAN = lazy(r"^[ \t]*\[plan\][ \t]*(?:#.*)?\r?$", re.MULTILINE)


class PlanOffer(NamedTuple):
    """A plan in the home's 收件, or kept, that the unit may adopt."""

    path: Path
    plan: Plan
    is_kept: bool = False
    """Whether it is on this PC already: it was published here, or taken over and that undone."""

    @property
    def words(self) -> str:
        """《…》第2版."""
        return f"《{clean(self.plan.title)}》第{self.plan.revision}版"


def offers(unit: Unit) -> list[PlanOffer]:
    """The newer revisions of the unit's plan, and later plans of its street, that lie in 收件.

    Those too that were published on this PC. The latest first, each once. Whether one can be
    adopted, reading it for that says. May run on a thread.
    """
    found: dict[str, PlanOffer] = {}
    undone, kept = _is_undone(unit), kept_plans(unit.home.plans)
    for path in (*_plan_files(unit.home.inbox), *_published_here(unit, kept, undone=undone)):
        if not undone and _is_in_use(path, unit):  # what was taken over mostly goes on lying there
            continue
        with suppress(BadFile):  # it is said where somebody adopts it
            plan, _ = load_plan(path)
            if plan.seal is Seal.SOUND and _is_newer(plan, unit, undone=undone):
                own = (one for one in kept if one.id == slug(plan.id))
                is_kept = any(one.is_of(revision_of(plan)) for one in own)
                if unit.name or not is_kept:  # an office that is no unit has nothing to adopt
                    found.setdefault(plan.digest, PlanOffer(path, plan, is_kept))
    latest = sorted(found.values(), key=lambda one: (one.plan.year, one.plan.revision))
    return latest[::-1]


def refused(unit: Unit, offered: Iterable[PlanOffer]) -> list[tuple[Path, str]]:
    """The plan files in 收件 that are not `offered` and cannot be adopted, each with why."""
    from .adoption import Adoptions

    wanted, found = {one.path for one in offered}, []
    for path in _plan_files(unit.home.inbox):
        if path in wanted or _is_in_use(path, unit) or path.name.endswith(SUFFIX):
            continue
        try:
            Adoptions(unit).read(path)
        except NothingFound:
            continue  # it is adopted
        except PlancheckError as error:
            found.append((path, str(error)))
    return found


def _is_undone(unit: Unit) -> bool:
    """Whether the plan that is open was adopted, and that was undone: it is offered again."""
    return not unit.adopted and adoptions(unit.history)[:1] == [revision_of(unit.plan)]


def _published_here(unit: Unit, kept: Iterable[KeptPlan], *, undone: bool) -> list[Path]:
    """The files of plans that are kept, and by their names are later than the one in use."""
    own = unit.plan
    if not unit.name:
        return []
    least = own.revision if undone else own.revision + 1
    return [
        one.path
        for one in kept
        if (one.revision >= least if one.id == slug(own.id) else one.year > own.year)
    ]


def _is_in_use(path: Path, unit: Unit) -> bool:
    """Whether a file is, byte by byte, that of the plan in use: then it need not be understood."""
    used = unit.plan_read.path
    if used is None:
        return False
    with suppress(OSError):
        alike = used.stat().st_size == path.stat().st_size
        return alike and used.read_bytes() == path.read_bytes()
    return False


def _is_newer(plan: Plan, unit: Unit, *, undone: bool) -> bool:
    own = unit.plan
    if unit.type and unit.type not in plan.type_names():
        return False
    if undone and revision_of(plan) == revision_of(own):
        return True
    if plan.id == own.id:
        return plan.revision > (unit.adopted.revision if unit.adopted else own.revision)
    if plan.year <= own.year or folded_name(plan.issuer) != folded_name(own.issuer):
        return False
    adopted = adopted_on(unit, plan)
    return adopted is None or plan.revision > adopted.revision


def _plan_files(folder: Path) -> list[Path]:
    """The files of a folder that look like plans; none where there is no such folder."""
    with suppress(OSError):
        named = [
            path
            for path in sorted(folder.iterdir())
            if path.suffix.lower() in _SUFFIXES and not path.name.startswith(_REPORTS)
        ]
        return [path for path in named[:LOOKED_AT] if _looks_like_a_plan(path)]
    return []


def _looks_like_a_plan(path: Path) -> bool:
    head = text_file.peek(path)[:_PEEK]
    return bool(_PLAN.search(head.decode("utf-8", "replace")))


def plan_advice(unit: Unit, *, on_screen: bool = False) -> str:
    """What to do about the plan, in a sentence; empty where it is this year's and the latest.

    `on_screen` names the key for it, else the commands.
    """
    year, over = unit.today.year, unit.plan.year < unit.today.year
    if found := offers(unit):
        how = "按 Ctrl+L 接收" if on_screen else "可以接收：plancheck plan adopt"
        where = "本机有" if found[0].is_kept else "收件里有"
        return f"{'计划年度已过；' if over else ''}{where}{found[0].words}，{how}"
    if not over:
        return ""
    known = known_plans(unit)
    if lost := lost_plans(unit, known):
        words = f"计划 {'、'.join(lost)} 有本单位的记录，计划文件却不在本机"
        return f"{words}：请把它拷来，运行 plancheck plan adopt 文件"
    this = next((plan for plan in known if plan.year == year), None)
    if this:
        how = "按 Ctrl+L 打开它" if on_screen else "不写 --plan 就打开它"
        return f"打开的是{unit.plan.year}年的计划；今年的是《{clean(this.title)}》，{how}"
    if on_screen:
        return f"计划年度已过：按 Ctrl+L 接收或录入{year}年的计划；原来的记录都在，照样查看、出报告"
    return (
        f"计划年度已过：{year}年的计划下发以后，把文件放进 {unit.home.inbox}，或运行 "
        "plancheck plan adopt 文件；由本单位录入的，先运行 plancheck plan import 文件.docx。"
        "原来的记录都在，照样可以查看、出报告"
    )
